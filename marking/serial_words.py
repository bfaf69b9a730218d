"""What papers write in place of a serial or beside it, in Portuguese and Spanish: each word and what it says."""

from __future__ import annotations

import enum
import re
import unicodedata


class Says(enum.Enum):
    """What one word contributes to a serial field."""

    ERASED = enum.auto()
    ALTERED = enum.auto()
    NEVER = enum.auto()
    ILLEGIBLE = enum.auto()
    #: What a denial turns into «looked for and not found».
    FOUND = enum.auto()
    UNDETERMINED = enum.auto()
    RECORDED = enum.auto()
    HAS = enum.auto()
    APPLIES = enum.auto()
    LEGIBLE = enum.auto()
    ORIGINAL = enum.auto()
    REVEALED = enum.auto()
    PARTLY = enum.auto()
    SEE = enum.auto()
    NOT = enum.auto()
    NUMBER = enum.auto()
    OF_THIS_TYPE = enum.auto()
    #: Connectives, manners and places: they change nothing.
    NOTHING = enum.auto()


#: Beginnings of words, longest first where one begins another; papers misspell the ends.
_BEGINNINGS = {
    Says.ERASED: "remov elim suprim rasp rasur oblit extraid retirad subtra apagad devast borrad limad esmeril destrui",
    Says.ALTERED: "adulter remarcad regravad regrabad alterad",
    Says.NEVER: "inexist desprovid carece ausente",
    Says.ILLEGIBLE: "ilegiv ilegib inintelig danificad",
    Says.FOUND: "aparent identific localiz encontrad observad observav observab visiv visib visualiz mostra constat"
                " possiv hallad ubicad aparece determinad",
    Says.UNDETERMINED: "indetermin indefinid desconhecid desconocid ignorad",
    Says.RECORDED: "consta registra registrad informad anotad",
    Says.HAS: "possui posee tiene tem ha hay",
    Says.APPLIES: "aplica aplicav aplicab",
    Says.LEGIBLE: "legiv legib intelig",
    Says.ORIGINAL: "original",
    Says.REVEALED: "revel restaurad acido quimic recuperad",
    Says.PARTLY: "parcial incomplet",
    Says.SEE: "vide ver veja vease observac observat obs",
    Says.NUMBER: "numer nro serie serial seriais seriales caracter marca marcac indicac gravac",
    Says.OF_THIS_TYPE: "tipo",
    Says.NOTHING: "acao accion mecanic intencional abras abrasiv raspagem abaixo campo forma humana totalmente profunda"
                  " medio meio instrumento apos despues tras face lado direit derech esquerd izquierd anterior inferior"
                  " superior base placa empunhad empunadura sob bajo junto articulac junca entre oculto oculta encobert"
                  " caixa ostenta alfanumeric originalmente estampad punca puncion lixament pintura niquelad nova"
                  " poliment seguid atraves furac desgast fisico provavelmente tempo presenca arma neste nesta este"
                  " esta dos das los las del",
}
#: Whole words, too short to be beginnings.
_WHOLE = {
    Says.NOT: "nao nâo sem sin n",
    Says.NOTHING: "por de do da no na nos nas en el la ao a e y o os as se foi fue ser um uma un una com con em",
}
#: Parts by the beginnings of their names; the codes are those of the vocabulary ``part``.
PARTS = {
    "armac": "frame", "armazon": "frame", "chassi": "frame", "chasis": "frame", "ferrolh": "bolt", "cerrojo": "bolt",
    "corredera": "slide", "cano": "barrel", "canon": "barrel", "tambor": "cylinder", "nuez": "cylinder",
    "mecanismo": "receiver", "receptor": "receiver", "carregador": "magazine", "cargador": "magazine",
    "culatra": "other", "tampa": "other", "tapa": "other",
}
_ORDERED = sorted(((word, says) for says, words in _BEGINNINGS.items() for word in words.split()),
                  key=lambda pair: -len(pair[0]))
_BY_WORD = {word: says for says, words in _WHOLE.items() for word in words.split()}
_PARTS = sorted(PARTS, key=len, reverse=True)
#: The part named after one of these is where the number stands, and not what it is of.
BESIDE = frozenset({"junto", "entre", "articulacao", "articulacion", "juncao", "union", "perto", "cerca"})
#: Whole cells that are abbreviations.
ABBREVIATED = {"n/a": "no aplica", "n.a.": "no aplica", "s/n": "sin numero", "s.n.": "sin numero", "s/s": "sin serial"}
#: «no» is «in the» in Portuguese and a denial in Spanish: before these it denies.
DENIABLE = frozenset({Says.FOUND, Says.RECORDED, Says.HAS, Says.APPLIES, Says.LEGIBLE, Says.ORIGINAL, Says.REVEALED})


def plain_word(word: str) -> str:
    """`word` in lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def part_named(word: str) -> str | None:
    """The code of the part `word` names, or None; «mecanicamente» names none."""
    plain = plain_word(word)
    if plain.startswith("mecanismo"):
        return "receiver"
    found = next((begin for begin in _PARTS if re.fullmatch(rf"{begin}\w{{0,3}}", plain)), None)
    return PARTS[found] if found else None


def said_by(word: str) -> Says | None:
    """What `word` says, or None when it is no word known to these papers."""
    plain = plain_word(word)
    if plain in _BY_WORD:
        return _BY_WORD[plain]
    return next((says for begin, says in _ORDERED if _begins(plain, begin)), None)


def _begins(plain: str, begin: str) -> bool:
    # Short beginnings are whole words, or an initial would be taken for one.
    return plain == begin if len(begin) < 4 else plain.startswith(begin)
