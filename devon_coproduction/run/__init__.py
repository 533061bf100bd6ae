"""`make run`: the whole portal on this machine, for a trial."""
