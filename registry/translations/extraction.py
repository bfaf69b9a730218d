"""Finds the Spanish msgids of our Python source for Babel: wrapped in a call, or named by where they stand.

Rules, events and forms say their sentences as plain strings, because none of them knows about gettext.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from typing import IO, Any, NamedTuple

#: Calls whose first argument is a msgid.
WRAPPERS = frozenset({"_", "_l", "gettext", "lazy_gettext", "N_", "msgid", "t", "worded"})
PLURALS = frozenset({"ngettext", "lazy_ngettext"})
#: Calls any argument of which may be a sentence: fields of forms, refusals, pages of errors.
SPEAKING = re.compile(r".*_field|optional_code|required|RuleBroken|Refused|Unreadable|NothingNew|_?refuse.*|_words"
                      r"|plain|page")
#: What holds a msgid when a sentence is assigned to it or is its default: these names, and public constants.
HOLDERS = re.compile(r"msgid|sentence|label|need|[A-Z][A-Z0-9_]*")
#: A sentence or a label begins with a capital; a code, an address or a name in camel case does not read like one.
WORDING = re.compile(r"[«¿*]*(?:%\(|[A-ZÁÉÍÓÚÑ][a-záéíóúñ]*(?:[^\w/]|$))")


class Text(NamedTuple):
    """A string literal and the line it stands on."""

    line: int
    said: str


Found = tuple[int, str | None, str | tuple[str, str], list[str]]


def extract(source: IO[bytes], keywords: Any, comment_tags: Any, options: Any) -> Iterator[Found]:
    """Babel's extraction method: line, function (for plurals alone), msgid or (one, many), no comments."""
    for node in ast.walk(ast.parse(source.read())):
        if isinstance(node, ast.Call) and _name(node.func) in PLURALS:
            one, many = (next(_strings([argument])) for argument in node.args[:2])
            yield node.lineno, "ngettext", (one.said, many.said), []
        else:
            yield from ((text.line, None, text.said, []) for text in _texts(node) if text.said)


def _texts(node: ast.AST) -> Iterator[Text]:
    """The msgids that stand in `node` itself."""
    if isinstance(node, ast.Call):
        yield from _spoken(node)
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        yield from _worded(_strings(_assigned(node)))
    elif isinstance(node, ast.FunctionDef):
        yield from _worded(_strings(_defaults(node.args)))
        if node.name == "worded":
            yield from _strings(inner.value for inner in ast.walk(node) if isinstance(inner, ast.Return))


def _spoken(call: ast.Call) -> Iterator[Text]:
    name = _name(call.func)
    if name in WRAPPERS:
        yield from _strings(call.args[:1])
    elif SPEAKING.fullmatch(name):
        yield from _worded(_strings([*call.args, *(given.value for given in call.keywords)]))


def _strings(values: Iterable[ast.expr | None]) -> Iterator[Text]:
    """String literals in `values`: bare, as alternatives, or in tuples, lists, and values of dicts."""
    for value in values:
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield Text(value.lineno, value.value)
        elif isinstance(value, ast.IfExp):
            yield from _strings([value.body, value.orelse])
        elif isinstance(value, ast.Tuple | ast.List):
            yield from _strings(value.elts)
        elif isinstance(value, ast.Dict):
            yield from _strings(value.values)


def _worded(texts: Iterable[Text]) -> Iterator[Text]:
    return (text for text in texts if WORDING.match(text.said))


def _assigned(line: ast.Assign | ast.AnnAssign) -> list[ast.expr | None]:
    targets = line.targets if isinstance(line, ast.Assign) else [line.target]
    return [line.value] if any(HOLDERS.fullmatch(_name(target)) for target in targets) else []


def _defaults(arguments: ast.arguments) -> Iterator[ast.expr | None]:
    last = arguments.args[len(arguments.args) - len(arguments.defaults):]
    named = [*zip(last, arguments.defaults, strict=True),
             *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)]
    return (value for argument, value in named if HOLDERS.fullmatch(argument.arg))


def _name(called: ast.expr) -> str:
    return called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
