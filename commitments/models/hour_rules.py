"""Rules of volunteers' hours that PostgreSQL itself keeps, in its own language."""

from accounts.enums import Permission
from feedback.models.role_rules import holds

MONTH_IS_CLOSED = "this month is closed"
CLOSING = "hashtext('commitments_closedmonth')"  # the lock that closing takes alone, and writers share
_CLOSED = "EXISTS (SELECT 1 FROM commitments_closedmonth WHERE last_day >= {day})"
_CLEARED = "EXISTS (SELECT 1 FROM commitments_closedmonth WHERE last_day >= {day} AND cleared_on IS NOT NULL)"
_TAKEN_BACK = 'EXISTS (SELECT 1 FROM commitments_hourstakenback t WHERE t.of_id = OLD.by_id AND t."on" >= OLD."on")'
_REFUSE = f"RAISE EXCEPTION '{MONTH_IS_CLOSED}' USING ERRCODE = 'check_violation';"
_OLD = {"day": 'OLD."on"'}

# Closing waits for everybody who writes hours now.
CLOSES_ALONE = f"PERFORM pg_advisory_xact_lock({CLOSING}); RETURN NEW;"

# Whoever looks at the database as it once was does not see that a month has been closed since: they write nothing.
OPEN_MONTHS_ONLY = f"""
IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'hours are written by who sees which months are closed' USING ERRCODE = 'check_violation';
END IF;
PERFORM pg_advisory_xact_lock_shared({CLOSING});
IF TG_OP = 'DELETE' THEN
    IF {_CLOSED.format(**_OLD)} AND NOT {_CLEARED.format(**_OLD)} AND NOT {_TAKEN_BACK} THEN
        {_REFUSE}
    END IF;
    RETURN OLD;
END IF;
IF {_CLOSED.format(day='NEW."on"')} THEN
    {_REFUSE}
END IF;
IF TG_OP = 'UPDATE' THEN
    IF {_CLOSED.format(**_OLD)} THEN
        {_REFUSE}
    END IF;
END IF;
RETURN NEW;
"""

# What is kept for two years is deleted after a row says that its month is over.
THANKS_GO_WITH_THEIR_MONTH = TAKEN_BACK_GOES_WITH_ITS_MONTH = f"""
IF NOT {_CLEARED.format(**_OLD)} THEN
    RAISE EXCEPTION 'this is kept for two years' USING ERRCODE = 'check_violation';
END IF;
RETURN OLD;
"""

# One's own hours, or those of somebody who asked an administrator.
OWN_OR_FOR_SOMEBODY = f"""
IF NEW.by_id <> NEW.of_id AND NOT {holds("NEW.by_id", Permission.ADMINISTER)} THEN
    RAISE EXCEPTION 'hours are taken back by who gave them' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
