"""Runs a module as if at another moment: `python -m tests.plugins.another_day 2026-08-10T10:00+01:00 gunicorn …`."""

import runpy
import sys
from datetime import datetime

import time_machine

if __name__ == "__main__":
    time_machine.travel(datetime.fromisoformat(sys.argv[1]), tick=True).start()
    sys.argv = sys.argv[2:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
