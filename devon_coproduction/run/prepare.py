"""Everything the data need before the portal starts, in one process: loading Django takes longer than most of it."""

import os
import sys
from io import StringIO
from pathlib import Path

import django
from django.core.management import call_command

from devon_coproduction.collect import collect_if_changed
from devon_coproduction.run.steps import step


def main(*, trial: bool, sign_ins: Path) -> None:
    """Migrate, collect, load; and write who may sign in to a trial into the file `sign_ins`."""
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
    sign_ins.write_text(_said("show_trial_sign_ins") if trial else "")


def _load(sentence: str, command: str) -> None:
    with step(sentence):
        _said(command)


def _said(command: str) -> str:
    out = StringIO()
    call_command(command, stdout=out)
    return out.getvalue()


def trial_wanted() -> bool:
    """Tell whether trial people and experiences are wanted: always, unless TRIAL=0."""
    return os.environ.get("TRIAL", "1") != "0"


if __name__ == "__main__":
    try:
        main(trial=trial_wanted(), sign_ins=Path(sys.argv[1]))
    except KeyboardInterrupt:
        sys.exit(130)
