"""Several numbers in one cell that names parts: which number is of which part, or that the cell does not tell."""

from __future__ import annotations

from dataclasses import dataclass

from marking.serial_words import Says


@dataclass(frozen=True)
class Token:
    """``number``, ``prefix``, ``word``, ``part``, ``and``, ``break`` or ``unknown``, and where it stands."""

    kind: str
    start: int
    end: int
    text: str
    says: Says | None = None


#: Said of a part, it has no number to be tied to it.
_LACKING = frozenset({Says.ERASED, Says.NEVER, Says.NOT})
#: What lies between two breaks, and the breaks before it.
_Piece = tuple[str, list[Token]]


def tied(tokens: list[Token]) -> list[list[Token]]:
    """The tokens of each number with those of its parts. Where more than one reading holds every number stands
    alone: nobody said of which part it is."""
    pairs = [pair for piece in _pieces(tokens) for pair in _paired(piece)]
    found = _settled(_joined_words(pairs))
    return found or [[token] for token in tokens if token.kind == "number"]


def _pieces(tokens: list[Token]) -> list[_Piece]:
    pieces: list[_Piece] = [("", [])]
    for place, token in enumerate(tokens):
        if _divides(tokens, place):
            before, held = pieces[-1]
            sign = token.text.strip() if token.kind == "break" else "," if token.kind == "and" else ";"
            pieces = [*pieces, (sign, [])] if held else [*pieces[:-1], (before + sign, [])]
        if token.kind not in {"break", "and"}:
            pieces[-1][1].append(token)
    return [piece for piece in pieces if piece[1]]


def _divides(tokens: list[Token], place: int) -> bool:
    token, after = tokens[place], tokens[place + 1:]
    kinds = [each.kind for each in tokens[:place] if each.kind in {"number", "part"}]
    if token.kind == "and":
        # «cano e ferrolho» is one thing said of one number.
        return kinds[-1:] != ["part"] or _next_kind(after) != "part"
    if token.kind == "part":
        # «9002 cañón: 77123»: the colon ties the part to what follows.
        return kinds[-1:] == ["number"] and bool(after) and after[0].text.strip() == ":"
    return token.kind == "break" and token.text.strip() != ":"


def _next_kind(tokens: list[Token]) -> str:
    return next((each.kind for each in tokens if each.kind in {"number", "part"} or each.says in _LACKING), "")


def _paired(piece: _Piece) -> list[_Piece]:
    """«armazón 9002 cañón 77123» is two pairs, «9002 cañón 77123» is none: the piece stays whole."""
    before, tokens = piece
    kinds = [token.kind for token in tokens if token.kind in {"number", "part"}]
    runs = [kind for place, kind in enumerate(kinds) if place == 0 or kinds[place - 1] != kind]
    if kinds.count("number") < 2 or len(runs) % 2:
        return [piece]
    pairs: list[list[Token]] = [[]]
    for token in tokens:
        has_ended = any(each.kind == runs[1] for each in pairs[-1])
        if token.kind == runs[0] and has_ended:
            pairs.append([])
        pairs[-1].append(token)
    return [(before if place == 0 else ";", pair) for place, pair in enumerate(pairs)]


def _joined_words(pieces: list[_Piece]) -> list[_Piece]:
    """Pieces of words alone belong to what stands before them."""
    joined: list[_Piece] = []
    for before, tokens in pieces:
        if joined and all(token.kind == "word" for token in tokens):
            joined[-1] = (joined[-1][0], joined[-1][1] + tokens)
        else:
            joined.append((before, tokens))
    return joined


def _settled(pieces: list[_Piece]) -> list[list[Token]] | None:
    """The clauses, when each piece that only names parts can be of one number and no other."""
    if any(_count(tokens, "number") > 1 or _is_between(tokens) for _before, tokens in pieces):
        return None
    backward, forward = _bound(pieces, -1), _bound(pieces, 1)
    if backward and forward and backward != forward:
        return backward if all(_is_closed(pieces, place) for place in _loose(pieces)) else None
    return backward or forward


def _is_between(tokens: list[Token]) -> bool:
    """A number with parts on both sides of it."""
    kinds = [token.kind for token in tokens if token.kind in {"number", "part"}]
    return "number" in kinds and kinds[0] == kinds[-1] == "part"


def _loose(pieces: list[_Piece]) -> list[int]:
    """The places that only name parts and do not say that these were erased."""
    return [place for place, (_before, tokens) in enumerate(pieces)
            if _count(tokens, "part") and not _count(tokens, "number")
            and not any(token.says in _LACKING for token in tokens)]


def _bound(pieces: list[_Piece], step: int) -> list[list[Token]] | None:
    """The clauses when what only names parts goes with the number one step away; None where there is none."""
    clauses = {place: list(tokens) for place, (_before, tokens) in enumerate(pieces)}
    for place in _loose(pieces):
        number = clauses.get(place + step, [])
        if not _count(number, "number") or _count(number, "part"):
            return None
        number += clauses.pop(place)
    return list(clauses.values())


def _is_closed(pieces: list[_Piece], place: int) -> bool:
    """«9002 (cañón), 77123»: within parentheses that open at the number, and divided from what follows."""
    after = pieces[place + 1][0] if place + 1 < len(pieces) else "."
    return pieces[place][0] == "(" and after not in {")", ")("}


def _count(tokens: list[Token], kind: str) -> int:
    return sum(token.kind == kind for token in tokens)
