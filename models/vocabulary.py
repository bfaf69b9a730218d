"""The words of the field: every code an entry or a row may carry, with its Spanish msgid.

Words are those of the glossary; the English ones live in the translation catalogue.
"""

from marking.mark import WORDS, Flaw


def N_(text: str) -> str:
    """Mark `text` for the translation catalogue without translating it here."""
    return text


VOCABULARY: dict[str, dict[str, str]] = {
    "weapon_class": {
        "war": N_("arma de guerra"), "organic": N_("arma orgánica"), "sporting": N_("arma deportiva"),
        "collection": N_("arma de colección"), "hunting": N_("arma de cacería"),
        "non_industrial": N_("arma no industrializada"),
    },
    "weapon_type": {
        "pistol": N_("pistola"), "revolver": N_("revólver"), "shotgun": N_("escopeta"), "rifle": N_("fusil o rifle"),
        "carbine": N_("carabina"), "submachine_gun": N_("subametralladora"), "machine_gun": N_("ametralladora"),
        "other": N_("otro tipo"),
    },
    "action": {
        "semi_automatic": N_("semiautomática"), "automatic": N_("automática"), "bolt": N_("de cerrojo"),
        "pump": N_("de bombeo"), "lever": N_("de palanca"), "single_shot": N_("de un tiro"),
        "double_action": N_("de doble acción"), "single_action": N_("de acción simple"), "break_open": N_("basculante"),
    },
    "condition": {
        "operative": N_("operativa"), "inoperative": N_("inoperativa"), "deactivated": N_("inutilizada"),
        "incomplete": N_("incompleta"), "not_assessed": N_("sin evaluar"),
    },
    "serial_status": {
        "legible": N_("legible"), "partial": N_("parcial"), "obliterated": N_("devastado"),
        "restored": N_("restaurado"), "none": N_("sin serial"), "illegible": N_("ilegible"),
        "not_found": N_("se buscó y no se halló"), "not_recorded": N_("no consta"),
        "not_applicable": N_("no aplica"),
    },
    "status": {
        "active": N_("activa"), "in_store": N_("en el parque"), "issued_out": N_("entregada a funcionario"),
        "to_be_located": N_("por localizar"), "not_located": N_("no localizada"), "lost": N_("extraviada"),
        "stolen": N_("hurtada o robada"), "withdrawn": N_("dada de baja"),
    },
    "standing": {
        "as_booked": N_("según libro"), "seen": N_("visto"), "contradicted": N_("contradictorio"),
        "declared": N_("declarado"), "unknown": N_("desconocido"), "illegible": N_("ilegible"),
        "not_recorded": N_("no consta"), "not_applicable": N_("no aplica"),
    },
    "fact": {
        "weapon_type": N_("tipo"), "action": N_("mecanismo de disparo"), "make": N_("marca"), "model": N_("modelo"),
        "calibre": N_("calibre"), "year": N_("año de fabricación"), "manufacturer": N_("fabricante"),
        "country": N_("país de fabricación"), "importer": N_("importador"),
        "serial": N_("serial (tal como está marcado)"), "weapon_class": N_("clasificación"),
        "condition": N_("condición"), "ballistic_number": N_("constancia de registro balístico"),
        "ballistic_on": N_("fecha de la constancia balística"), "ballistic_laboratory": N_("laboratorio balístico"),
        "organisation": N_("unidad"),
    },
    "part": {
        "frame": N_("armazón"), "receiver": N_("cajón de los mecanismos"), "barrel": N_("cañón"),
        "slide": N_("conjunto móvil"), "bolt": N_("cerrojo"), "cylinder": N_("nuez"), "magazine": N_("cargador"),
        "other": N_("otra parte"),
    },
    "face": {
        "left": N_("lado izquierdo"), "right": N_("lado derecho"), "top": N_("cara superior"),
        "bottom": N_("cara inferior"), "front": N_("cara frontal"), "rear": N_("cara posterior"),
        "inside": N_("interior"),
    },
    "mark_kind": {
        "manufacture": N_("marcaje de fábrica"), "import": N_("marcaje de importación"),
        "state_stock": N_("marcaje de arma del Estado"),
        "transfer_to_civilian": N_("marcaje por transferencia a uso civil"),
        "confiscation": N_("marcaje por decomiso"), "deactivation": N_("marcaje de inutilización"),
        "security": N_("marcaje de seguridad (oculto)"), "registry": N_("marcaje del registro"),
        "proof": N_("marcaje de banco de pruebas"), "restored": N_("marcaje restaurado"),
    },
    "mark_method": {
        "engraved": N_("grabado"), "stamped": N_("estampado"), "cast": N_("fundido"), "laser": N_("láser"),
        "dot_peen": N_("micropercusión"), "plate": N_("placa"), "unknown": N_("desconocido"),
    },
    "legibility": {
        "legible": N_("legible"), "partial": N_("parcial"), "illegible": N_("ilegible"),
        "obliterated": N_("devastado"), "restored": N_("restaurado"),
    },
    "mark_fault": {flaw.value: WORDS[flaw] for flaw in Flaw},
    "doubt": {
        "before_cartridges": N_("el arma se fabricó antes de 1840, cuando no había cartuchos metálicos"),
        "before_self_loading": N_("el arma es automática o semiautomática y se fabricó antes de 1884"),
        "old_not_collection": N_("el arma se fabricó antes de 1900 y no es de colección"),
        "long_ago": N_("el hecho ocurrió hace más de un año"),
        "mark_before_weapon": N_("el marcaje indica un año anterior al de fabricación del arma"),
        "fewer_magazines": N_("vuelven menos cargadores de los que salieron"),
        "odd_serial": N_("el serial lleva letras o signos poco comunes en un arma, y así está marcado"),
        "alike": N_("el arma es otra que las de serial parecido"),
    },
    "transfer_cause": {
        "sale": N_("venta"), "donation": N_("donación"), "assignment": N_("cesión"),
        "return_to_owner": N_("devolución"), "inheritance": N_("transmisión a herederos"),
        "written_renunciation": N_("manifestación escrita de no conservar el arma"),
    },
    "theft_manner": {"theft": N_("hurto"), "robbery": N_("robo")},
    "hold_authority": {"prosecution_service": N_("Ministerio Público"), "court": N_("tribunal")},
    "withdrawal_cause": {
        "exported": N_("exportada"), "registered_twice": N_("registrada dos veces"),
        "destroyed_by_order": N_("destruida por orden anterior al registro"), "not_a_weapon": N_("no es un arma"),
    },
    "party_kind": {"natural": N_("natural"), "legal": N_("jurídica")},
    "identity_cause": {
        "correction": N_("corrección"), "name_change": N_("cambio de nombre"),
        "document_change": N_("cambio de documento"), "post_change": N_("cambio de jerarquía, cargo o credencial"),
    },
    "document_kind_of_party": {
        "identity_card": N_("cédula de identidad"), "tax_id": N_("RIF"), "passport": N_("pasaporte"),
        "foreign_document": N_("documento extranjero"),
    },
    "organisation_kind": {
        "authority": N_("órgano competente"), "force": N_("organismo"), "unit": N_("unidad"),
        "dealer": N_("comercializador autorizado"), "carrier": N_("empresa de transporte"),
        "municipality": N_("municipio"), "court": N_("tribunal"),
    },
    "catalogue_kind": {
        "make": N_("marca"), "model": N_("modelo"), "calibre": N_("calibre"), "weapon_type": N_("tipo"),
    },
    "catalogue_list": {
        "nvdrs_firearm_models": N_("la lista NVDRS de marcas y modelos (HL7 fhir-vdor, CC0 1.0)"),
        "ncic_gun_make": N_("la lista NCIC de marcas (FBI, NIEM 2.1)"),
        "ncic_gun_calibre": N_("la lista NCIC de calibres (FBI, NIEM 2.1)"),
        "ncic_gun_type": N_("la lista NCIC de tipos (FBI, NIEM 2.1)"),
        "cartridges": N_("la lista CIP y SAAMI de cartuchos (ammolytics/cartridges, MIT)"),
    },
    "source_kind": {"book": N_("libro"), "list": N_("lista en papel"), "file": N_("archivo")},
    "import_state": {
        "draft": N_("por decidir"), "waiting": N_("en espera"), "running": N_("en marcha"), "done": N_("terminada"),
        "stopped": N_("detenida"),
    },
    "import_verdict": {
        "accepted": N_("inscrita"), "contradicts": N_("contradice"), "already": N_("ya estaba"),
        "refused": N_("rechazada"),
    },
    "conflict_side": {
        "registered": N_("lo que constaba"), "claimed": N_("lo que dice el otro papel"), "seen": N_("lo que se vio"),
    },
    "near_how": {
        "same": N_("el mismo número"), "spacing": N_("solo difieren espacios, signos o mayúsculas"),
        "alphabet": N_("letras de otro alfabeto"), "look_alike": N_("caracteres que se confunden, como O y 0"),
        "dropped": N_("a uno le falta un carácter"), "swapped": N_("dos caracteres vecinos cambiados de sitio"),
    },
    "certainty": {
        "read": N_("leído en la norma"), "read_in_part": N_("leído en parte"),
        "secondary": N_("fuente secundaria"), "unverified": N_("sin verificar"),
    },
    "legal_parameter": {
        "age_of_majority": N_("mayoría de edad (años)"),
        "mark_depth_um": N_("profundidad mínima del marcaje (µm)"),
        "mark_height_um": N_("altura mínima del carácter del marcaje (µm)"),
        "late_entry_minutes": N_("minutos tras los que un asiento es tardío"),
        "request_hours": N_("horas que una solicitud espera a otra persona"),
        "import_rows_alone": N_("filas que una persona puede importar sin otra"),
        "draft_days": N_("días que se guarda un borrador, o una lista sin inscribir, que nadie toca"),
    },
    "document_kind": {
        "registration_file": N_("ficha de registro"), "issue_record": N_("acta de entrega de armamento"),
        "reception_record": N_("acta de recepción"), "transfer_record": N_("acta de transferencia"),
        "custody_chain": N_("documento de cadena de custodia"), "baseline_record": N_("acta de línea base"),
    },
    "request_state": {
        "open": N_("en espera de otra persona"), "executed": N_("aprobada y asentada"), "refused": N_("rechazada"),
        "withdrawn": N_("retirada"), "lapsed": N_("vencida"),
    },
    "role": {
        # The words of the glossary, for women and men.
        "clerk": N_("operador/a de registro"), "approver": N_("aprobador/a"), "armourer": N_("parquero/a"),
        "handover_officer": N_("funcionario/a de recolección"),
        "destruction_officer": N_("funcionario/a de destrucción"), "inspector": N_("inspector/a"),
        "tracer": N_("analista de rastreo"), "administrator": N_("administrador/a"), "auditor": N_("auditor/a"),
        "municipality_user": N_("usuario/a municipal"), "dealer_user": N_("usuario/a de comercio"),
    },
    "operation": {
        "register_series": N_("inscripción de una serie"),
        "register_source": N_("registro de una fuente"), "import_weapons": N_("inscripción desde una lista"),
        "open_registry": N_("apertura del registro"), "restore_registry": N_("restauración del registro"),
        "register_organisation": N_("registro de organismo"),
        "rename_organisation": N_("cambio de nombre de organismo"),
        "merge_organisation": N_("unión de organismo"), "carry_over": N_("traspaso por unión"),
        "dissolve_organisation": N_("disolución de organismo"),
        "intervene_organisation": N_("intervención de organismo"),
        "end_intervention": N_("fin de la intervención"), "close_baseline": N_("cierre de la carga inicial"),
        "move_organisation": N_("traslado de organismo"), "register_party": N_("registro de persona"),
        "correct_party": N_("corrección de identidad"), "assign_party": N_("asignación a unidad"),
        "merge_parties": N_("unión de fichas de una persona"), "separate_party": N_("separación de fichas"),
        "record_death": N_("asiento de fallecimiento"), "suspend_party": N_("suspensión de persona"),
        "correct_death": N_("corrección de fallecimiento o disolución"),
        "reinstate_party": N_("levantamiento de suspensión"), "register_user": N_("creación de cuenta"),
        "grant_role": N_("otorgamiento de rol"), "revoke_role": N_("retiro de rol"),
        "disable_user": N_("inhabilitación de cuenta"), "enable_user": N_("habilitación de cuenta"),
        "reset_enrolment": N_("nuevo primer inicio de sesión"), "register": N_("inscripción en el registro"),
        "contradict": N_("anotación de otro papel"), "decide_conflicts": N_("decisión de contradicciones"),
        "tell_apart": N_("distinción de armas parecidas"), "join_records": N_("unión de fichas de un arma"),
        "mark": N_("acto de marcaje"), "correct": N_("corrección"), "correct_mark": N_("corrección de marcaje"),
        "correct_part": N_("corrección de parte"), "transfer": N_("transferencia"),
        "store": N_("entrada al parque"), "issue": N_("entrega a funcionario"),
        "take_back": N_("devolución al parque"), "report_not_located": N_("declaración de no localizada"),
        "report_lost": N_("declaración de extravío"), "report_stolen": N_("declaración de hurto o robo"),
        "report_found": N_("hallazgo"), "hold": N_("retención por orden fiscal o judicial"),
        "release": N_("liberación de la retención"), "withdraw": N_("baja del registro"),
        "photograph": N_("fotografías"), "photograph_source": N_("fotografías de una fuente"),
        "issue_document": N_("emisión de documento"),
        "reprint_document": N_("reimpresión de documento"), "issue_label": N_("emisión de etiqueta"),
        "register_catalogue_items": N_("ampliación del catálogo"),
        "decide_catalogue_words": N_("palabras reconocidas en el catálogo"),
        "remove_synonym": N_("retiro de un sinónimo del catálogo"),
        "rename_catalogue_item": N_("cambio de nombre en el catálogo"),
        "merge_catalogue_items": N_("unión en el catálogo"),
        "withdraw_catalogue_item": N_("retiro del catálogo"),
        "reinstate_catalogue_item": N_("restitución al catálogo"),
        "set_legal_parameter": N_("fijación de parámetro legal"), "make_request": N_("solicitud a otra persona"),
        "execute_request": N_("aprobación de solicitud"), "refuse_request": N_("rechazo de solicitud"),
        "withdraw_request": N_("retiro de solicitud"), "lapse_requests": N_("vencimiento de solicitudes"),
    },
}

#: What may be said of a single fact: declared is only what a whole list shares and none of its lines tells.
VOCABULARY["standing_given"] = {code: word for code, word in VOCABULARY["standing"].items() if code != "declared"}


def codes(vocabulary: str) -> tuple[str, ...]:
    """The codes of a vocabulary, in the order a form lists them."""
    return tuple(VOCABULARY[vocabulary])


def msgid(vocabulary: str, code: str) -> str:
    """The Spanish msgid of a code; KeyError for a code the vocabulary does not have."""
    return VOCABULARY[vocabulary][code]
