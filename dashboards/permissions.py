"""Who sees the council's dashboard."""

from accounts.enums import Permission

SEES_THE_COUNCIL = (Permission.RESPOND, Permission.EDIT_REPORTS, Permission.ADMINISTER)
