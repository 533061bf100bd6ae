"""Rules of actions that PostgreSQL itself keeps, in its own language."""

from accounts.enums import Permission
from feedback.models.role_rules import holds

# Where an action is, is what its last update said; what it changed, is what its last check said.
AS_LAST_SAID = """
IF NEW.delivery <> OLD.delivery AND NEW.delivery IS DISTINCT FROM
   (SELECT delivery FROM commitments_actionupdate WHERE action_id = NEW.id ORDER BY id DESC LIMIT 1) THEN
    RAISE EXCEPTION 'an update says how far an action is' USING ERRCODE = 'check_violation';
END IF;
IF NEW.impact <> OLD.impact AND NEW.impact IS DISTINCT FROM
   (SELECT impact FROM commitments_impactcheck WHERE action_id = NEW.id ORDER BY id DESC LIMIT 1) THEN
    RAISE EXCEPTION 'a check says what an action changed' USING ERRCODE = 'check_violation';
END IF;
IF NEW.due_on <> OLD.due_on AND NEW.due_on IS DISTINCT FROM
   (SELECT new_day FROM commitments_exceptionsnote WHERE action_id = NEW.id ORDER BY id DESC LIMIT 1) THEN
    RAISE EXCEPTION 'a day moves with a note that says why' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
NOT_THEIRS = "RAISE EXCEPTION 'this is not theirs to say' USING ERRCODE = 'check_violation';"

# The officer who answers for an action holds the role when they are named.
OFFICER_MAY_ANSWER = f"""
IF NOT {holds("NEW.officer_id", Permission.EDIT_ACTIONS)} THEN
    RAISE EXCEPTION 'an officer of the council answers for an action' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""

# The council says how far an action is; a partner lead says it of their own organisation's actions only (PP-14).
UPDATED_BY_ITS_OWN = f"""
IF NOT {holds("NEW.by_id", Permission.EDIT_ACTIONS)} AND NOT ({holds("NEW.by_id", Permission.ACCEPT_ACTION)}
   AND EXISTS (SELECT 1 FROM commitments_action a JOIN accounts_user u ON u.organisation_id = a.lead_id
               WHERE a.id = NEW.action_id AND u.id = NEW.by_id)) THEN
    {NOT_THEIRS}
END IF;
RETURN NEW;
"""  # noqa: S608  built from the table of roles

NOTE_BY_ITS_OFFICER = f"""
IF NOT EXISTS (SELECT 1 FROM commitments_action WHERE id = NEW.action_id AND officer_id = NEW.by_id) THEN
    {NOT_THEIRS}
END IF;
RETURN NEW;
"""  # noqa: S608  built from the table of roles
