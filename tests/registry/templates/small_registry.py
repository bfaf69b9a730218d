"""One form and one counter on the frame of every page, and a note of what reached the server."""

from __future__ import annotations

from flask import Flask, jsonify, redirect, render_template_string, request
from flask_wtf import FlaskForm
from wtforms import SelectField, StringField
from wtforms.fields.choices import SelectChoice

from registry.pages import back_to
from tests.registry.templates.drawing import application

FORM = """
{% extends "base.html" %}
{% from "macros/page.html" import page_title %}
{% from "macros/form.html" import post_form, row, row_pair, actions %}
{% block head %}{{ page_title('Registrar') }}{% endblock %}
{% block body %}{% call post_form(form) %}
<span hidden data-usual="/usual"></span>
{{ row(form.kind, standing=form.known, previous='Pistola') }}
{{ row_pair(form.make, form.model, suggest_a='/makes') }}
{{ actions('Revisar', ('Guardar', 'draft', '1')) }}
{% endcall %}{% endblock %}
"""
COUNTER = """
{% extends "base.html" %}
{% from "macros/page.html" import page_title %}
{% from "macros/counter.html" import counter, scan, tally, counter_bar %}
{% block head %}{{ page_title('Entrega') }}{% endblock %}
{% block body %}{% call counter() %}
{{ scan('Lea la etiqueta', '/counter') }}{{ tally(read | length ~ ' lecturas', [(read | length, 'listas', 'is-ok')]) }}
{{ counter_bar('Entregar ' ~ read | length ~ ' armas', url='/issued') }}
{% endcall %}{% endblock %}
"""
SEARCHER = {
    "acting": {"name": "Yelitza Marcano", "role_words": "Operadora", "office_name": "Central", "lock_url": "/lock",
               "switch_url": None},
    "navigation": [], "search_url": "/search", "search_text": "", "footer": None, "footer_links": [],
    "lang": "es", "other_language": None,
    "practice_band": None, "demo_band": "Datos ficticios.", "print_head": "Impreso por Yelitza Marcano",
    "scan_pause": 5000,  # a busy machine types slower than a scanner
}  # fmt: skip


class Sheet(FlaskForm):
    """A short form."""

    kind = StringField("Tipo")
    known = SelectField("Respaldo", choices=[SelectChoice("book", "según libro"), SelectChoice("seen", "visto")])
    make = StringField("Marca")
    model = StringField("Modelo")


def pages(asked: list[str]) -> Flask:
    """An application with one form and one counter that notes what was sent to it in `asked`."""
    app = application()
    app.context_processor(lambda: SEARCHER | {"back_to": back_to()})

    @app.route("/form", methods=["GET", "POST"])
    def form() -> str:
        if request.method == "POST":
            asked.append("form")
        return render_template_string(FORM, form=Sheet())

    @app.route("/counter", methods=["GET", "POST"])
    def counter() -> object:
        if request.method == "POST":
            asked.append(request.form["reading"])
            return redirect("/counter")
        return render_template_string(COUNTER, read=asked)

    app.add_url_rule("/issued", "issued", lambda: asked.append("issued") or "", methods=["POST"])
    app.add_url_rule("/search", "search", lambda: asked.append(f"search {request.args['q']}") or "")
    usual = {"kind": {"value": "Escopeta", "words": "F4: Escopeta, como en otras"}}
    app.add_url_rule("/usual", "usual", lambda: jsonify(usual if request.args["model"] == "590" else {}))
    app.add_url_rule("/makes", "makes", lambda: jsonify(["Mossberg"]))
    return app
