"""Forms: the summary counts and links the faults, the sentence sits beside its field, nothing typed is lost."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import BooleanField, FieldList, Form, FormField, HiddenField, RadioField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, ValidationError

from tests.registry.templates.drawing import application, drawn, filled

CAUSES = [SelectChoice("sale", "Venta"), SelectChoice("gift", "Donación")]


class Piece(Form):
    """A part with a serial of its own."""

    serial = StringField("Serial de la parte", [DataRequired("Escriba el serial de la parte.")])


class Sheet(FlaskForm):
    """One field of each sort."""

    year = StringField("Año")
    standing = SelectField("Respaldo", choices=[SelectChoice("book", "según libro")], default="book")
    lawful = RadioField("Causa", [DataRequired("Elija una causa.")], choices=CAUSES)
    parts = FieldList(FormField(Piece), min_entries=1)
    seen = BooleanField("La tengo a la vista")
    previous = HiddenField()

    def validate_year(self, field: StringField) -> None:
        """A year of four digits."""
        if field.data != "2009":
            raise ValidationError("Escriba cuatro cifras.")

    def validate_previous(self, field: HiddenField) -> None:
        """A page that is not stale."""
        if field.data == "old":
            raise ValidationError("La ficha cambió.")


def part(call: str, **sent: object) -> str:
    """What one macro writes for a sheet that was sent."""
    with application().test_request_context():
        form = filled(Sheet, **sent)
    name = call.partition("(")[0]
    return drawn(f'{{% from "macros/form.html" import {name} %}}{{{{ {call} }}}}', form=form)


def test_the_summary_counts_the_faults_and_takes_the_focus() -> None:
    written = part("error_summary(form)", year="2062")
    assert "Hay 3 datos que corregir" in written
    assert 'tabindex="-1" autofocus' in written


def test_one_fault_is_told_in_the_singular() -> None:
    written = part("error_summary(form)", year="2062", lawful="sale", parts=[{"serial": "QVX"}])
    assert "Hay 1 dato que corregir" in written


def test_each_fault_links_to_the_control_itself() -> None:
    written = part("error_summary(form)", year="2062")
    assert '<a href="#year">Año: Escriba cuatro cifras.</a>' in written
    assert '<a href="#lawful-0">Causa: Elija una causa.</a>' in written
    assert '<a href="#parts-0-serial">Serial de la parte: Escriba el serial de la parte.</a>' in written


def test_a_fault_of_a_hidden_field_is_told_without_a_link() -> None:
    written = part("error_summary(form)", year="2009", lawful="sale", parts=[{"serial": "QVX"}], previous="old")
    assert "<li>La ficha cambió.</li>" in written


def test_what_is_of_no_field_is_no_datum_to_correct() -> None:
    written = part("error_summary(form)", year="2009", lawful="sale", parts=[{"serial": "QVX"}], previous="old")
    assert "<h2>No se puede continuar así</h2>" in written


def test_a_form_without_faults_has_no_summary() -> None:
    assert part("error_summary(form)", year="2009", lawful="sale", parts=[{"serial": "QVX"}]).strip() == ""


def test_a_wrong_field_keeps_what_was_typed_and_names_its_sentence() -> None:
    written = part("row(form.year, width='short')", year="<2062")
    assert 'value="&lt;2062"' in written
    assert 'aria-invalid="true"' in written
    assert 'aria-describedby="year-error"' in written
    assert '<p id="year-error">Escriba cuatro cifras.</p>' in written


def test_a_field_that_is_right_says_nothing_about_faults() -> None:
    written = part("row(form.year)", year="2009")
    assert "aria-invalid" not in written
    assert "aria-describedby" not in written
    assert "has-error" not in written


def test_a_standing_is_named_after_its_field() -> None:
    assert 'aria-label="Respaldo: Año"' in part("row(form.year, standing=form.standing)", year="2009")


def test_a_serial_field_is_not_corrected_by_the_browser() -> None:
    written = part("row(form.year, mono=True)", year="2009")
    assert 'spellcheck="false"' in written
    assert 'autocomplete="off"' in written


def test_suggestions_come_from_an_address_into_a_native_list() -> None:
    written = part("row(form.year, suggest_url='/years')", year="2009")
    assert 'list="year-list"' in written
    assert 'data-suggest="/years"' in written
    assert '<datalist id="year-list"></datalist>' in written


def test_choices_stand_in_a_named_group() -> None:
    written = part("choice(form.lawful)", year="2009")
    assert "<legend>Causa</legend>" in written
    assert '<label for="lawful-1">Donación</label>' in written


def test_a_single_box_is_labelled_by_its_own_words() -> None:
    assert '<label for="seen">La tengo a la vista</label>' in part("choice(form.seen)", year="2009")


def test_a_form_carries_its_hidden_fields_and_leaves_checking_to_the_server() -> None:
    source = '{% from "macros/form.html" import post_form %}{% call post_form(form) %}x{% endcall %}'
    with application().test_request_context():
        form = filled(Sheet, previous="12")
    written = drawn(source, form=form)
    assert '<form method="post" novalidate data-keys data-keep>' in written
    assert 'name="previous" type="hidden" value="12"' in written
    assert written.count('name="csrf_token"') == 1
