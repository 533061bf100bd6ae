"""Whose each step is, as PostgreSQL keeps it: built from the table of roles, so that the two never differ.

Decisions about what people told us have their own table (`decision_rules`). These are the other steps of the desk:
safeguarding, a writer's challenge, “this says something about me”, answers and small wins.
"""

from accounts.enums import Permission, Role
from accounts.roles import PERMISSIONS_OF_ROLE
from feedback.enums import ChallengeKind, Readers


def holds(person: str, permission: Permission) -> str:
    """Return the condition that `person` (a column) works here and has a role that gives `permission` now."""
    roles = ", ".join(sorted(f"'{role}'" for role in Role if permission in PERMISSIONS_OF_ROLE[role]))
    return f"""EXISTS (
    SELECT 1 FROM accounts_rolegrant held JOIN accounts_user person ON person.id = held.user_id
    WHERE held.user_id = {person} AND held.ended_at IS NULL AND person.is_active AND held.role IN ({roles}))"""  # noqa: S608


def at_desk(person: str, submission: str) -> str:
    """Return the condition that `person` moderates what the desk of `submission` (a column) may read."""
    return f"""(CASE (SELECT readers FROM feedback_submission WHERE id = {submission})
    WHEN '{Readers.FORUM_AND_COUNCIL}' THEN {holds(person, Permission.MODERATE_FORUM_ITEMS)}
    ELSE {holds(person, Permission.MODERATE_COUNCIL_ITEMS)} END)"""  # noqa: S608


NOT_THEIRS = "RAISE EXCEPTION 'this step is not theirs to take' USING ERRCODE = 'check_violation';"

# Somebody says that a person is not safe: from then on only safeguarding leads act, one step of the table at a time.
ONLY_LEADS_HANDLE_IT = f"""
IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'open' OR NEW.picked_up_by_id IS NOT NULL OR NEW.closed_by_id IS NOT NULL THEN
        RAISE EXCEPTION 'a concern begins open' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END IF;
IF NEW.state = OLD.state THEN
    IF ROW(NEW.picked_up_by_id, NEW.closed_by_id, NEW.handed_to_id, NEW.outcome_kind) IS DISTINCT FROM
       ROW(OLD.picked_up_by_id, OLD.closed_by_id, OLD.handed_to_id, OLD.outcome_kind) THEN
        {NOT_THEIRS}
    END IF;
    RETURN NEW;
END IF;
who := CASE NEW.state
    WHEN 'picked-up' THEN NEW.picked_up_by_id WHEN 'closed' THEN NEW.closed_by_id ELSE NEW.handed_to_id END;
IF NOT {holds("who", Permission.HANDLE_CONCERNS)} THEN
    {NOT_THEIRS}
END IF;
RETURN NEW;
"""
ONLY_LEADS_WRITE_NOTES = f"""
IF NOT {holds("NEW.by_id", Permission.HANDLE_CONCERNS)} THEN
    {NOT_THEIRS}
END IF;
RETURN NEW;
"""

# What was taken out is looked at by the item's desk, why something is not published by the council's officers (LA-05).
ONLY_THOSE_WHO_LOOK = f"""
IF NOT (CASE NEW.kind
    WHEN '{ChallengeKind.WITHHOLDING}' THEN {holds("NEW.decided_by_id", Permission.DECIDE_WITHHOLDING)}
    ELSE {at_desk("NEW.decided_by_id", "NEW.submission_id")} END) THEN
    {NOT_THEIRS}
END IF;
RETURN NEW;
"""

# PR-12: a report about an experience belongs to its desk, one about a theme to the forum's, one about an answer or a
# small win to the council's; never in a conflict of interest, and while somebody may not be safe to nobody.
ONLY_ITS_DESK_LOOKS = f"""
IF NEW.state = OLD.state THEN
    RETURN NEW;
END IF;
IF NOT (CASE WHEN NEW.submission_id IS NOT NULL THEN {at_desk("NEW.looked_at_by_id", "NEW.submission_id")}
    WHEN NEW.theme_id IS NOT NULL THEN {holds("NEW.looked_at_by_id", Permission.MODERATE_FORUM_ITEMS)}
    ELSE {holds("NEW.looked_at_by_id", Permission.MODERATE_COUNCIL_ITEMS)} END) OR EXISTS (
    SELECT 1 FROM feedback_conflict WHERE submission_id = NEW.submission_id AND user_id = NEW.looked_at_by_id
) THEN
    {NOT_THEIRS}
END IF;
IF EXISTS (
    SELECT 1 FROM feedback_safeguardingconcern WHERE submission_id = NEW.submission_id AND state <> 'closed'
) THEN
    RAISE EXCEPTION 'a safeguarding concern is open' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""  # noqa: S608  our own enums only

# What the council says in public is published, corrected and taken back by those who answer.
ONLY_THOSE_WHO_ANSWER = f"""
who := CASE WHEN NEW.edition <> OLD.edition THEN NEW.corrected_by_id
    WHEN NEW.state <> OLD.state AND NEW.state = 'published' THEN NEW.published_by_id END;
IF (NEW.edition <> OLD.edition OR (NEW.state <> OLD.state AND NEW.state = 'published'))
   AND NOT {holds("who", Permission.RESPOND)} THEN
    {NOT_THEIRS}
END IF;
RETURN NEW;
"""
ONLY_THOSE_WHO_TELL_SMALL_WINS = f"""
who := CASE NEW.state WHEN 'published' THEN NEW.published_by_id ELSE NEW.taken_back_by_id END;
IF NEW.state <> OLD.state AND NOT {holds("who", Permission.RESPOND)} THEN
    {NOT_THEIRS}
END IF;
RETURN NEW;
"""
