"""Which drawing function makes which document, and of what: a weapon as a whole, or one act."""

from collections.abc import Callable

from registry.issuing import Drawn
from registry.papers import baseline_record, custody_chain, hand_records, registration_file, transfer_record
from registry.papers.frame import Drawing
from registry.queries.acts import ActFile
from registry.queries.weapons import WeaponFile

#: Document kind → drawing function, for documents about one weapon.
OF_WEAPON: dict[str, Callable[[Drawing, WeaponFile], Drawn]] = {
    "custody_chain": custody_chain.draw,
    "registration_file": registration_file.draw,
}
#: Operation of an act → document kind and its drawing function.
OF_ACT: dict[str, tuple[str, Callable[[Drawing, ActFile], Drawn]]] = {
    "issue": ("issue_record", hand_records.draw_issue),
    "take_back": ("reception_record", hand_records.draw_reception),
    "transfer": ("transfer_record", transfer_record.draw),
    "close_baseline": ("baseline_record", baseline_record.draw),
}
