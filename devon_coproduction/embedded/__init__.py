"""PostgreSQL and Redis beside the portal, for a trial and for tests: nothing to install, no port, no leftovers.

Run as `python -m devon_coproduction.embedded -- COMMAND [-- COMMAND …]`. Only the programs inside the wheels
are used, never the wheels' own Python classes: those change the system or outlive their owner.
"""
