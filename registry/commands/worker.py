"""`worker`: the process that signs the head each minute and does slow work."""

import signal
from threading import Event, Thread

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from registry.installation import signer_of
from registry.jobs import Jobs
from registry.worker import Worker


def register(app: Flask) -> None:
    """Add the command."""
    app.cli.add_command(worker)


@click.command("worker", help="Hace firmar la cabeza del libro cada minuto mientras crece.")
@with_appcontext
def worker() -> None:
    """Work until SIGTERM or SIGINT; what is under way is finished first."""
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stop.set())
    settings, engine = current_app.config["SETTINGS"], current_app.extensions["engine"]
    jobs = Thread(target=Jobs(engine, settings.data_dir, stop).run, name="jobs")
    jobs.start()
    Worker(engine, signer_of(settings), settings.data_dir, stop).run()
    jobs.join()
