"""The made-up people of the trial: one for each role, and their organisations."""

from dataclasses import dataclass

from accounts.enums import Role, Sector

PASSWORD = "a-trial-of-kindness"  # nosec B105  # noqa: S105 - printed for everybody who tries the portal; refused in production


@dataclass(frozen=True)
class TrialPerson:
    """Somebody who can sign in to the trial."""

    key: str
    name: str
    roles: tuple[Role, ...]
    organisation: str = ""

    @property
    def email(self) -> str:
        """The address to sign in with; nothing sent to it leaves this machine's own mail server."""
        return f"{self.key}@trial.example"


ORGANISATIONS: dict[str, tuple[str, Sector]] = {
    "trial-forum": ("Trial Parent Carer Forum", Sector.FAMILIES),
    "trial-council": ("Trial Council", Sector.COUNCIL),
    "tor-view": ("Tor View School (made up)", Sector.EDUCATION),
    "moorland-health": ("Moorland Health Trust (made up)", Sector.HEALTH),
}

PEOPLE = (
    TrialPerson("moderator", "Morwenna Moderator", (Role.FORUM_MODERATOR,), "trial-forum"),
    TrialPerson("second-moderator", "Samir Second", (Role.FORUM_MODERATOR,), "trial-forum"),
    TrialPerson("third-moderator", "Tamsin Third", (Role.FORUM_MODERATOR,), "trial-forum"),
    TrialPerson("council-moderator", "Carol Council", (Role.COUNCIL_MODERATOR,), "trial-council"),
    TrialPerson("second-council", "Cerys Council", (Role.COUNCIL_MODERATOR,), "trial-council"),
    TrialPerson("third-council", "Corin Council", (Role.COUNCIL_MODERATOR,), "trial-council"),
    TrialPerson("responder", "Ravi Responder", (Role.RESPONDER,), "trial-council"),
    TrialPerson("safeguarding", "Seren Safeguarding", (Role.SAFEGUARDING_LEAD,), "trial-council"),
    TrialPerson("second-safeguarding", "Steffan Safeguarding", (Role.SAFEGUARDING_LEAD,), "trial-council"),
    TrialPerson("deputy-safeguarding", "Delyth Deputy", (Role.SAFEGUARDING_LEAD,), "trial-council"),
    TrialPerson("report-editor", "Eve Editor", (Role.REPORT_EDITOR,), "trial-council"),
    TrialPerson("contact-team", "Conrad Contact", (Role.CONTACT_TEAM,), "trial-council"),
    TrialPerson("helper", "Hazel Helper", (Role.HELPER,), "trial-forum"),
    TrialPerson("partner", "Priya Partner", (Role.PARTNER,), "tor-view"),
    TrialPerson("partner-lead", "Lowen Lead", (Role.PARTNER_LEAD,), "moorland-health"),
    TrialPerson("forum-lead", "Fern Lead", (Role.PARTNER_LEAD,), "trial-forum"),
    TrialPerson("administrator", "Ada Administrator", (Role.ADMINISTRATOR,), "trial-council"),
    TrialPerson("auditor", "Aled Auditor", (Role.AUDITOR,)),
)
