"""What a person is proposed when deciding about a file: which column could be which fact, what a value could mean."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

import pycountry
from babel import Locale

from models.vocabulary import VOCABULARY
from registry.importing.fields import CODED, DECIDED, REFUSE
from registry.importing.mapping import Mapping, value_key
from registry.importing.paper import OWNER
from registry.importing.table import Table
from registry.operations.identity import folded
from registry.queries.recognised import Recogniser

#: Different values of a column that are offered for deciding; a column with more is not of words.
MOST_VALUES = 2_000
_HEADERS = {
    "serial": "serial nserial nroserial numeroserial numerodeserie numeroserie noserie nserie serie serialdelarma",
    "weapon_type": "tipo tipodearma tipoarma especie tipodearmadefuego", "make": "marca marcas marcadelarma",
    "model": "modelo modelos", "calibre": "calibre cal calibres", "action": "mecanismo accion",
    "year": "ano anofabricacion anodefabricacion anofab", "manufacturer": "fabricante", "importer": "importador",
    "country": "pais paisdefabricacion paisdeorigen origendelarma", "record_kind": "classe claseitem",
    "condition": "condicion estadodelarma condiciondelarma", "weapon_class": "clase clasificacion clasificaciondelarma",
    "unit": "unidad unidade dependencia coordinacion", "place": "estante lugar armario", "folio": "folio",
    "owner": " ".join(sorted(OWNER)), "remarks": "observaciones observacion obs notas",
    "quantity": "cantidad quantidade cant", "ballistic_number": "constanciabalistica registrobalistico",
}  # fmt: skip
_UNKNOWN = ("indeterminado indeterminada naoidentificado naoidentificada noidentificado noidentificada outros outro"
            " otros otro ignorado ignorada desconhecido desconhecida desconocido desconocida sempais sinmarca semmarca")
#: How lists say that there is nothing to say, where nobody decides value by value.
SAID_ABSENT = {word: answer for answer, words in {
    "not_recorded": "noconsta sindato sindatos nodice sd nd nc", "illegible": "ilegible noselee",
    "unknown": "desconocido desconocida ignorado ignorada nosesabe", "not_applicable": "noaplica na",
}.items() for word in words.split()}
_TYPES = {
    "fuzil": "rifle", "fusil": "rifle", "rifle": "rifle", "espingarda": "shotgun", "escopeta": "shotgun",
    "carabina": "carbine", "submetralhadora": "submachine_gun", "subfusil": "submachine_gun",
    "metralhadora": "machine_gun", "garrucha": "other", "garruchao": "other", "armadefabricacaocaseira": "other",
    "armadefabricacioncasera": "other", "pistola": "pistol", "revolver": "revolver",
}  # fmt: skip
_CLASSES = {"guerra": "war", "organica": "organic", "organico": "organic", "deportiva": "sporting",
            "deportivo": "sporting", "coleccion": "collection", "caceria": "hunting", "caza": "hunting"}
#: Field → how lists write its values when not as we do.
_SHORTER = {"weapon_type": _TYPES, "weapon_class": _CLASSES}
_KINDS = {"armadefogo": "weapon", "armadefuego": "weapon", "arma": "weapon", "armas": "weapon", "municao": REFUSE,
          "municion": REFUSE, "municiones": REFUSE, "cartucho": REFUSE, "cartuchos": REFUSE}
_COUNTRIES = {"eua": "US", "eeuu": "US", "usa": "US", "reptcheca": "CZ", "republicatcheca": "CZ", "inglaterra": "GB",
              "russia": "RU", "rusia": "RU"}


def proposed_columns(columns: tuple[str, ...]) -> dict[str, str]:
    """Column → field, each field once, by how lists usually call them."""
    found: dict[str, str] = {}
    for column in columns:
        name = next((f for f, words in _HEADERS.items() if folded(column) in words.split()), None)
        if name is not None and name not in found.values():
            found[column] = name
    return found


def read_otherwise(mapping: Mapping, table: Table, encoding: str) -> Mapping:
    """What was decided, with the columns of `table`, which is the file read in the codec `encoding`: the names that
    changed are proposed."""
    kept = {name: f for name, f in mapping.columns.items() if name in table.columns}
    found = {name: f for name, f in proposed_columns(table.columns).items()
             if name not in kept and f not in kept.values()}
    return Mapping(kept | found, mapping.values, mapping.constants | {"encoding": encoding})


def values_of(table: Table, mapping: Mapping) -> dict[str, Counter[str]]:
    """Field that is decided value by value → how many rows have each of its values, blanks left out."""
    places = {f: table.columns.index(name) for name, f in mapping.columns.items()
              if f in DECIDED and name in table.columns}
    counts: dict[str, Counter[str]] = {f: Counter() for f in places}
    for row in table.rows():
        for f, place in places.items():
            if row.cells[place] and (len(counts[f]) < MOST_VALUES or row.cells[place] in counts[f]):
                counts[f][row.cells[place]] += 1
    return counts


@dataclass(frozen=True)
class Proposing:
    """Proposes what values mean; nothing of it is taken until a person says so."""

    recogniser: Recogniser
    #: Code or name of a unit, folded → its number.
    units: dict[str, int]

    def meaning(self, field_name: str, text: str) -> str | None:
        """What `text` probably means, or None."""
        key = value_key(text)
        if field_name == "record_kind":
            return _KINDS.get(key)
        if field_name == "unit":
            return str(self.units[key]) if key in self.units else None
        if key in _UNKNOWN.split():
            return "unknown"
        if field_name == "country":
            return _COUNTRIES.get(key) or _territories().get(key)
        return self._coded(field_name, text, key) if field_name in CODED else None

    def _coded(self, field_name: str, text: str, key: str) -> str | None:
        known = self.recogniser.recognised("weapon_type", text).code if field_name == "weapon_type" else None
        worded = {folded(word): code for code, word in VOCABULARY[CODED[field_name]].items()}
        return known or worded.get(key) or _SHORTER.get(field_name, {}).get(key)

    def decided(self, counts: dict[str, Counter[str]], mapping: Mapping) -> dict[str, dict[str, str]]:
        """The values of `mapping` with what is proposed for those nobody decided."""
        values = {f: dict(words) for f, words in mapping.values.items()}
        for f, counted in counts.items():
            for text in counted:
                meaning = self.meaning(f, text)
                if meaning is not None:
                    values.setdefault(f, {}).setdefault(value_key(text), meaning)
        return values


@cache
def _territories() -> dict[str, str]:
    """Names of countries in Spanish, Portuguese and English, folded → ISO 3166-1 alpha-2."""
    codes = {country.alpha_2 for country in pycountry.countries}
    return {folded(name): code for language in ("en", "pt", "es")
            for code, name in Locale(language).territories.items() if code in codes}
