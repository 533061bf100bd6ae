"""Everything the data need before the portal starts, in one process: loading Django takes longer than most of it."""

import os
import sys
from io import StringIO

import django
from django.core.management import call_command

from devon_coproduction.collect import collect_if_changed
from devon_coproduction.run.steps import step


def main(*, trial: bool) -> None:
    """Migrate, collect, load; and say who may sign in to a trial."""
    with step("Loading the portal"):
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "devon_coproduction.settings")
        django.setup()
    with step("Bringing the database up to date"):
        call_command("migrate", interactive=False, verbosity=0)
    with step("Collecting style sheet, fonts and scripts"):
        collect_if_changed()
    _load("Loading Devon's priorities and the Four Cornerstones", "load_starting_data")
    if trial:
        _load("Loading trial people and experiences", "load_trial_data")


def _load(sentence: str, command: str) -> None:
    with step(sentence):
        call_command(command, stdout=StringIO())


def trial_wanted() -> bool:
    """Tell whether trial people and experiences are wanted: always, unless TRIAL=0."""
    return os.environ.get("TRIAL", "1") != "0"


if __name__ == "__main__":
    try:
        main(trial=trial_wanted())
    except KeyboardInterrupt:
        sys.exit(130)
