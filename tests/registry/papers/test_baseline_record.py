"""Why rows were refused, on paper: whole when all say the same, with examples where they do not."""

from registry.papers.baseline_record import told_together

SERIAL = "El serial «%(value)s»: %(form)s."


def test_a_reason_that_all_rows_have_alike_is_told_whole() -> None:
    rows = [{"value": "no se lee", "form": "es una frase"}] * 2
    assert told_together(SERIAL, rows) == "El serial «no se lee»: es una frase."


def test_what_differs_among_rows_is_told_by_up_to_three_examples() -> None:
    rows = [{"value": text, "form": "es una frase"} for text in ("a y b", "a y b", "c", "d", "e")]
    assert told_together(SERIAL, rows) == "El serial «…»: es una frase. Por ejemplo: «a y b», «c», «d»."
