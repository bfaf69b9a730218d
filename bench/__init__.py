"""What an act, a page and a verification cost, measured on the machine at hand: ``python -m bench``."""
