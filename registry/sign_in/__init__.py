"""Signing in: name and password first, then the second factor; each step under a new session id."""

from registry.sign_in.first_time import choose_password, confirm_authenticator, take_printed_codes
from registry.sign_in.keys import Gate, Keys
from registry.sign_in.refusals import Ended, NotRecognised, TooMany, WrongCode
from registry.sign_in.steps import SignedIn, Step, give_second_factor, sign_in, step_left
from registry.sign_in.unlocking import unlock

__all__ = [
    "Ended", "Gate", "Keys", "NotRecognised", "SignedIn", "Step", "TooMany", "WrongCode", "choose_password",
    "confirm_authenticator", "give_second_factor", "sign_in", "step_left", "take_printed_codes", "unlock",
]
