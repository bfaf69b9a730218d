"""A serial cell cut into clauses: each a number with the parts it is of, or words about numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise, takewhile

from marking.serial import UNREAD
from marking.serial_grouping import Token, tied
from marking.serial_words import BESIDE, DENIABLE, Says, part_named, plain_word, said_by

#: Parts whose number is the weapon's own (essential part, ITI para. 10; MOSAIC 05.30).
MAIN_PARTS = frozenset({"frame", "receiver"})
#: A character nobody could read, as papers write it.
_UNREAD_SIGNS = re.compile(r"\(\s*\?\s*\)|(?<=[\w)])\(ileg[ií](?:vel|ble)\)|\(ileg[ií](?:vel|ble)\)(?=[\w(])", re.I)
#: «(* não identificados)», «(? - ilegível)»: what the sign stands for, and no number.
_LEGEND = re.compile(r"\(\s*(?:[*?]{1,3}\s*-?\s*(?=[^\W\d_]{3,}[\s)])|[*?]{2,3}\)\s*(?=[^\W\d_]{4}))")
_LABEL = re.compile(r"\bn(?:[º°o]\.?|ro\.?|úmero:?)\s*(?=[\w?]*\d)", re.I)
#: A sign stuck to the front of the first number stays with it: nobody can say that it was not marked.
_SIGN = r"(?:^(?:[+@]|'(?!.*'))(?=[\w?*.\-/]*[\d?*]|(?:[A-Z]{1,5} )+[\w?*.\-/]*\d))?"
#: A number runs on over spaces and these; anything else ends it.
_TOKEN = re.compile(_SIGN + r"[\w?*](?:[\w?*.\-/]*[\w?*])?|[(),;:]|\.(?=\s|$)|\s-+\s|/+")
_WORD = re.compile(r"[^\W\d_]+")
#: «9002/cañón», «cañón-77123»: the name of a part is no piece of a number.
_GLUED = re.compile(r"(?<=\w)[/.-](?=([^\W\d_]{4,})\b)|(?<![\w])([^\W\d_]{4,})[/.-](?=\w)")
_AND = frozenset({"e", "y"})
#: Longest group of capitals that is the beginning of a number and no word.
LONGEST_PREFIX = 5


@dataclass(frozen=True)
class Clause:
    """A number, verbatim but for unread characters, or None; the parts named with it; what its words say."""

    number: str | None
    parts: frozenset[str]
    says: frozenset[Says]


def clauses_of(text: str) -> list[Clause] | None:
    """The clauses of a cell (single spaces, NFC), or None when a word is not known."""
    text = _GLUED.sub(_apart, _LABEL.sub("", _LEGEND.sub("(", _UNREAD_SIGNS.sub(UNREAD, text))))
    tokens = _joined(_tokens(text), text)
    if any(token.kind in {"unknown", "prefix"} for token in tokens):
        return None
    return _gathered(tokens)


def _apart(glued: re.Match[str]) -> str:
    named = glued[1] or glued[2]
    return f"{glued[2] or ''} / " if part_named(named) else glued[0]


def _tokens(text: str) -> list[Token]:
    found = []
    for match in _TOKEN.finditer(text):
        piece = match.group()
        if _WORD.fullmatch(piece.replace("/", "").replace(".", "").replace("-", "")) and re.search(r"[./-]", piece):
            found += _word_pieces(piece, match.start())
        else:
            found.append(_token(piece, match.start()))
    return found


def _word_pieces(piece: str, start: int) -> list[Token]:
    """«AUSENTE/NÃO» is two words; «CHO-PY» is none."""
    words = [_token(word.group(), start + word.start()) for word in _WORD.finditer(piece)]
    return words if all(word.kind in {"word", "part"} for word in words) else [_token(piece, start)]


def _token(piece: str, start: int) -> Token:
    end = start + len(piece)
    if not re.search(r"[\w?*]", piece):
        return Token("break", start, end, piece)
    if re.search(r"[\d?*]", piece):
        return Token("number", start, end, piece)
    if piece in _AND:
        return Token("and", start, end, piece)
    if part_named(piece):
        return Token("part", start, end, piece)
    says = said_by(piece)
    is_capitals = piece.isupper() and len(piece) <= LONGEST_PREFIX
    if is_capitals and (says is None or len(piece) == 1):
        return Token("prefix", start, end, piece, says)
    return Token("word" if says else "unknown", start, end, piece, says)


def _joined(tokens: list[Token], text: str) -> list[Token]:
    """Neighbours divided by a space alone, at least one of them with a figure, are one number."""
    joined: list[Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        is_next = last and text[last.end:token.start].strip() == "" and {last.kind, token.kind} <= {"number", "prefix"}
        if last and is_next:
            kind = "number" if "number" in {last.kind, token.kind} else "prefix"
            joined[-1] = Token(kind, last.start, token.end, text[last.start:token.end])
        else:
            joined.append(token)
    # A lone capital that is also a word («E», «A») was that word.
    return [Token("and", t.start, t.end, t.text) if t.kind == "prefix" and t.text.lower() in _AND
            else Token("word", t.start, t.end, t.text, t.says) if t.kind == "prefix" and t.says else t for t in joined]


def _gathered(tokens: list[Token]) -> list[Clause]:
    kinds = {token.kind for token in tokens}
    if {"number", "part"} <= kinds:
        return [_clause(clause) for clause in tied(tokens)]
    clauses: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind == "number" and any(each.kind == "number" for each in clauses[-1]):
            clauses.append([])
        if token.kind not in {"break", "and"}:
            clauses[-1].append(token)
    return [_clause(clause) for clause in clauses if clause]


def _clause(tokens: list[Token]) -> Clause:
    number = next((token.text for token in tokens if token.kind == "number"), None)
    named = takewhile(lambda token: plain_word(token.text) not in BESIDE, tokens)
    parts = frozenset(part for token in named if token.kind == "part" and (part := part_named(token.text)))
    says = {token.says for token in tokens if token.kind == "word" and token.says}
    telling = [token for token in tokens if token.says is not Says.NOTHING or token.text.lower() == "no"]
    if any(token.text.lower() == "no" and after.says in DENIABLE for token, after in pairwise(telling)):
        says.add(Says.NOT)
    return Clause(_unread(number), parts, frozenset(says - {Says.NOTHING}))


def _unread(number: str | None) -> str | None:
    return None if number is None else number.strip("-./_ ").replace("*", UNREAD)
