"""The table of decisions as PostgreSQL keeps it: built from `enums.decisions`, so that the two never differ."""

from collections.abc import Iterable

from accounts.enums import Permission, Role
from accounts.roles import PERMISSIONS_OF_ROLE
from feedback.enums import BECOMES, BY_ANOTHER_OFFICER, COMES_FROM, FOR_SAFETY, OF_THE_COUNCIL, OF_THE_DESK, Readers


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in sorted(words))


def _roles_with(permission: Permission) -> str:
    return _listed([role for role in Role if permission in PERMISSIONS_OF_ROLE[role]])


def _steps() -> str:
    pairs = [(before, verdict) for verdict, states in COMES_FROM.items() for before in states]
    return ", ".join(f"('{before}', '{verdict}')" for before, verdict in pairs)


def _moves() -> str:
    moves = [(before, verdict, BECOMES[verdict]) for verdict, states in COMES_FROM.items() for before in states]
    return ", ".join(f"('{before}', '{verdict}', '{after}')" for before, verdict, after in moves)


HOLDS = """EXISTS (
    SELECT 1 FROM accounts_rolegrant held JOIN accounts_user person ON person.id = held.user_id
    WHERE held.user_id = NEW.by_id AND held.ended_at IS NULL AND person.is_active AND held.role IN ({roles}))"""

# Who may decide what from which state: role, action and state in one place, whoever writes the row.
DECISION_FITS = f"""
SELECT * INTO item FROM feedback_submission WHERE id = NEW.submission_id;
IF ((item.state, NEW.verdict) IN ({_steps()})) IS NOT TRUE THEN
    RAISE EXCEPTION 'this decision does not follow from the state' USING ERRCODE = 'check_violation';
END IF;
IF NEW.verdict NOT IN ({_listed(FOR_SAFETY)}) AND EXISTS (
    SELECT 1 FROM feedback_safeguardingconcern WHERE submission_id = NEW.submission_id AND state <> 'closed'
) THEN
    RAISE EXCEPTION 'a safeguarding concern is open' USING ERRCODE = 'check_violation';
END IF;
at_desk := CASE item.readers
    WHEN '{Readers.FORUM_AND_COUNCIL}' THEN {HOLDS.format(roles=_roles_with(Permission.MODERATE_FORUM_ITEMS))}
    ELSE {HOLDS.format(roles=_roles_with(Permission.MODERATE_COUNCIL_ITEMS))} END;
officer := {HOLDS.format(roles=_roles_with(Permission.DECIDE_WITHHOLDING))};
lead := {HOLDS.format(roles=_roles_with(Permission.HANDLE_CONCERNS))};
may := CASE
    WHEN NEW.verdict IN ({_listed(FOR_SAFETY)}) THEN at_desk OR lead
    WHEN NEW.verdict IN ({_listed(OF_THE_DESK)}) THEN at_desk
    WHEN NEW.verdict IN ({_listed(OF_THE_COUNCIL)}) THEN officer
    WHEN item.state = 'published' THEN at_desk
    ELSE officer END;
IF NOT may THEN
    RAISE EXCEPTION 'this decision is not theirs to make' USING ERRCODE = 'check_violation';
END IF;
first := CASE
    WHEN NEW.verdict = 'agree' OR (NEW.verdict = 'read-again' AND NOT lead) THEN 'propose'
    WHEN item.state = 'second-officer' AND NEW.verdict IN ({_listed(BY_ANOTHER_OFFICER)})
        THEN 'propose-withholding' END;
IF EXISTS (
    SELECT 1 FROM feedback_decision earlier WHERE earlier.id IN (
        SELECT max(id) FROM feedback_decision WHERE submission_id = NEW.submission_id AND verdict = first
        UNION SELECT max(id) FROM feedback_decision WHERE submission_id = NEW.submission_id
            AND verdict = 'recommend-withholding' AND NEW.verdict IN ({_listed(BY_ANOTHER_OFFICER)})
    ) AND earlier.by_id = NEW.by_id
) THEN
    RAISE EXCEPTION 'another person has to decide' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""  # noqa: S608  our own enums only

# No state is reached without the decision that leads there: the newest, and the one that the table names. Only a writer
# needs none: what was set aside goes back to be read when they say that they wrote it, once for each time (AD-14).
A_DECISION_STANDS_BEHIND = f"""
IF OLD.state = 'set-aside' AND NEW.state = 'received' AND EXISTS (
    SELECT 1 FROM feedback_challenge WHERE submission_id = NEW.id AND kind = 'set-aside' AND state = 'put-back'
    AND decision_id = (SELECT max(id) FROM feedback_decision WHERE submission_id = NEW.id)
) THEN
    RETURN NEW;
END IF;
IF ((OLD.state, (
    SELECT verdict FROM feedback_decision WHERE submission_id = NEW.id ORDER BY id DESC LIMIT 1
), NEW.state) IN ({_moves()})) IS NOT TRUE THEN
    RAISE EXCEPTION 'no decision stands behind this' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""  # noqa: S608  our own enums only
