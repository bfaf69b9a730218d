"""Which state (word, shape and colour are one) each code of the field is shown in."""

from markupsafe import Markup, escape

from registry.wording import code

STATES: dict[str, dict[str, str]] = {
    "status": {
        "active": "is-ok", "in_store": "is-ok", "issued_out": "is-move", "to_be_located": "is-warn",
        "not_located": "is-warn", "lost": "is-stop", "stolen": "is-stop", "withdrawn": "is-end",
    },
    "condition": {
        "operative": "is-ok", "inoperative": "is-warn", "deactivated": "is-end", "incomplete": "is-warn",
    },
    "standing": {
        "seen": "is-ok", "as_booked": "is-book", "declared": "is-none", "contradicted": "is-warn", "unknown": "is-none",
        "illegible": "is-none", "not_recorded": "is-none", "not_applicable": "is-none",
    },
    "legibility": {
        "legible": "is-ok", "partial": "is-warn", "illegible": "is-warn", "obliterated": "is-stop",
        "restored": "is-ok",
    },
    "request_state": {
        "open": "is-warn", "executed": "is-ok", "refused": "is-stop", "withdrawn": "is-end", "lapsed": "is-end",
    },
}  # fmt: skip

#: Characters of a serial that stay on one line of a table.
LONGEST_UNBROKEN = 24
SHAPE = Markup('<span class="tz-shape" aria-hidden="true"></span>')


def state_of(vocabulary: str, value: str) -> str:
    """The class of a code; KeyError for a vocabulary without states."""
    return STATES[vocabulary].get(value, "is-none")


def capital(text: str) -> str:
    """`text` with its first letter in capitals: words of the vocabulary stand in the middle of sentences too."""
    return text[:1].upper() + text[1:]


def fact(word: str, state: str) -> Markup:
    """A standing or the result of a check: shape and word, no box."""
    return Markup('<span class="tz-fact {}">{}<span>{}</span></span>').format(state, SHAPE, word)


def tag(word: str, state: str) -> Markup:
    """The state of a thing, boxed."""
    return Markup('<span class="tz-tag {}">{}<span>{}</span></span>').format(state, SHAPE, word)


def plain_tag(word: str) -> Markup:
    """What is not a state: boxed, without shape."""
    return Markup('<span class="tz-tag">{}</span>').format(word)


def fact_of(vocabulary: str, value: str) -> Markup:
    """The fact a code is shown as."""
    return fact(capital(code(vocabulary, value)), state_of(vocabulary, value))


def tag_of(vocabulary: str, value: str) -> Markup:
    """The tag a code is shown as."""
    return tag(capital(code(vocabulary, value)), state_of(vocabulary, value))


def serial(text: str) -> Markup:
    """A serial or code, verbatim and monospace; a line of text, as some marks are, goes on to the next line."""
    kind = "tz-serial is-long" if len(text) > LONGEST_UNBROKEN else "tz-serial"
    return Markup('<span class="{}">{}</span>').format(kind, text)


def linked(address: str | None, words: str | Markup) -> Markup:
    """`words`, linked when there is somewhere to go."""
    return Markup('<a href="{}">{}</a>').format(address, words) if address else escape(words)
