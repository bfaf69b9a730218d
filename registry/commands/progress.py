"""How far a command is, on the terminal of who waits for it and nowhere else."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error; tell what it yields how many are done, and of how many."""
    with click.progressbar(length=0, label=label, show_pos=True, file=sys.stderr,
                           hidden=not sys.stderr.isatty()) as bar:

        def tell(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield tell
