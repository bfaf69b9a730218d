"""What the macros write: state by word and shape, serials verbatim, tables that stack, acts that are permitted."""

from __future__ import annotations

from types import SimpleNamespace

from tests.registry.templates.drawing import drawn


def part(file: str, call: str, **values: object) -> str:
    """What one macro writes."""
    name = call.partition("(")[0]
    return drawn(f'{{% from "macros/{file}.html" import {name} %}}{{{{ {call} }}}}', **values)


def test_a_tag_has_its_word_beside_a_shape_hidden_from_screen_readers() -> None:
    written = part("state", "tag('Por localizar', 'is-warn')")
    assert '<span class="tz-tag is-warn"><span class="tz-shape" aria-hidden="true"></span>' in written
    assert "<span>Por localizar</span>" in written


def test_a_tag_that_is_no_state_has_no_shape() -> None:
    assert "tz-shape" not in part("state", "plain_tag('Arma deportiva')")


def test_a_serial_keeps_every_space_and_is_escaped() -> None:
    assert part("plate", "serial(text)", text="P  48<b> 2O17 ") == '<span class="tz-serial">P  48&lt;b&gt; 2O17 </span>'


def test_a_plate_says_where_a_character_could_mislead() -> None:
    written = part("plate", "serial_plate('QVX 2O8', ['6.º carácter: letra O, no cifra'])")
    assert '<p class="tz-plate">QVX 2O8</p>' in written
    assert "6.º carácter: letra O, no cifra" in written


def test_a_cell_carries_its_label_for_small_screens() -> None:
    written = part("table", "data_table('Colas', ['Cola', ('Abiertas', 'num'), ('Detiene', 'plain')], [['A', 0, 'B']])")
    assert '<th scope="row">A</th>' in written
    assert '<td class="num" data-l="Abiertas">0</td>' in written
    assert "<td>B</td>" in written


def test_a_row_that_needs_attention_is_marked() -> None:
    row = SimpleNamespace(cells=["Año"], state="is-warn")
    assert '<tr class="is-warn is-marked">' in part("table", "data_table('F', ['Dato'], [row])", row=row)


def test_a_correction_shows_what_was_and_what_is() -> None:
    told = {"lead": "Se corrigió", "rest": "el modelo:", "deleted": "17L", "inserted": "17", "when": "hoy"}
    item = SimpleNamespace(number=1268220, **told)
    written = part("history", "history([item])", item=item)
    assert "<del>17L</del> <ins>17</ins>" in written
    assert "1268220" in written


def test_a_late_entry_says_so() -> None:
    item = SimpleNamespace(number=1, lead="Se recibió", rest="", when="ayer", late="asentado 14 horas después")
    assert "<b>asentado 14 horas después</b>" in part("history", "history([item])", item=item)


def test_grave_acts_come_last_and_refused_ones_say_why() -> None:
    grave = SimpleNamespace(label="Declarar no localizada", url="/x", grave=True)
    acts = [grave, SimpleNamespace(label="Corregir", url="/y")]
    refused = [SimpleNamespace(label=label, reason="Está entregada.") for label in ("Transferir", "Destruir")]
    written = part("actions", "action_box('Acciones', acts, refused)", acts=acts, refused=refused)
    assert written.index("Corregir") < written.index('class="tz-grave"') < written.index("Declarar no localizada")
    assert "2 acciones no se pueden ahora" in written
    assert "<details>" in written
    assert "Está entregada." in written


def test_an_act_that_is_a_post_carries_its_token() -> None:
    act = SimpleNamespace(label="Emitir", url="/emitir", post=True)
    written = part("actions", "action_box('Acciones', [act])", act=act)
    assert '<form method="post" action="/emitir">' in written
    assert 'name="csrf_token" value="' in written


def test_the_last_step_of_a_path_is_the_page_itself() -> None:
    written = part("page", "breadcrumbs([('Armas', '/weapons'), ('Ficha', None)])")
    assert '<a href="/weapons">Armas</a>' in written
    assert '<span aria-current="page">Ficha</span>' in written


def test_a_pager_with_nowhere_to_go_is_not_written() -> None:
    assert part("pager", "pager()").strip() == ""


def test_counter_lines_are_told_apart_by_word_and_shape() -> None:
    line = SimpleNamespace(number=5, state="is-stop", word="No se entrega", serial="QVX 311", reason="Retenida")
    written = part("counter", "lines([line])", line=line)
    assert '<li class="is-stop">' in written
    assert "tz-shape" in written
    assert "<b>No se entrega</b>" in written
