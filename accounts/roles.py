"""What each role allows: the one table. Closed by default; a role gives only what stands here."""

from collections.abc import Iterable

from accounts.enums import Permission as P
from accounts.enums import Role

PERMISSIONS_OF_ROLE: dict[Role, tuple[P, ...]] = {
    Role.PARTNER: (P.VOTE, P.REFLECT, P.RAISE_CONCERN),
    Role.PARTNER_LEAD: (P.VOTE, P.CONFIRM_VOTE, P.REFLECT, P.ACCEPT_ACTION, P.RAISE_CONCERN),
    Role.FORUM_MODERATOR: (
        P.MODERATE_FORUM_ITEMS,
        P.HAND_OUT_CODES,
        P.ENTER_PAPER_STARS,
        P.COMMENT_ON_REPORTS,
        P.LOG_HOURS,
        P.RAISE_CONCERN,
    ),
    Role.COUNCIL_MODERATOR: (P.MODERATE_COUNCIL_ITEMS, P.DECIDE_WITHHOLDING, P.RAISE_CONCERN),
    Role.RESPONDER: (P.RESPOND, P.EDIT_ACTIONS, P.RAISE_CONCERN),
    Role.CONTACT_TEAM: (P.ANSWER_CONTACT_REQUESTS, P.ENTER_FOR_OTHERS, P.RAISE_CONCERN),
    Role.HELPER: (P.ENTER_FOR_OTHERS, P.ENTER_PAPER_STARS, P.LOG_HOURS, P.RAISE_CONCERN),
    Role.SAFEGUARDING_LEAD: (P.HANDLE_CONCERNS, P.RAISE_CONCERN),
    Role.REPORT_EDITOR: (P.EDIT_REPORTS, P.RUN_ROUNDS, P.ENTER_PAPER_STARS, P.RAISE_CONCERN),
    Role.ADMINISTRATOR: (P.ADMINISTER,),
    Role.AUDITOR: (P.READ_AUDIT,),
}


def permissions_of(roles: Iterable[Role]) -> frozenset[P]:
    """Return every permission that `roles` give together."""
    return frozenset(permission for role in roles for permission in PERMISSIONS_OF_ROLE[role])
