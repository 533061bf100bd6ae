"""The shared understanding of the walls' world: a statement with marks, and questions with answers."""

from accounts.enums import Role
from accounts.models import PartnerOrganisation, User
from cornerstones.models import AgreementMark
from cornerstones.services.marking import agree
from cornerstones.services.questions import settle
from lib import clock
from tests.conftest import make_user
from tests.cornerstones import factories as make


def shared_understanding(people: dict[str, User]) -> dict[str, str]:
    """Return what stands in the gaps of its addresses. The partner has an organisation already."""
    editor, partner = people["report_editor"], people["partner"]
    other = PartnerOrganisation.objects.create(name="Third Academy", slug="third-academy", sector="education")
    stranger = make_user("Tilly Third", Role.PARTNER, organisation=other)
    said, asked, settled = make.statement(), make.question(), make.question("Who rows?", 2)
    settle(question=settled, words="All of us.", settled_on=clock.today(), by=editor)
    public = make.published(asked, stranger, editor, "A third of it.")
    return {
        "said_event": said.event.slug,
        "statement": str(said.pk),
        "event_mark": str(AgreementMark.objects.create(statement=said, phrase=make.FIRST, count=2).pk),
        "own_mark": str(agree(statement=said, phrase=make.FIRST, by=partner).pk),
        "mark_elsewhere": str(agree(statement=said, phrase=make.SECOND, by=stranger).pk),
        "question": str(asked.pk),
        "settled_question": str(settled.pk),
        "answer_public": str(public.pk),
        "answer_waits": str(make.waiting(asked, stranger, "A canary of the third academy waits.").pk),
        "answer_draft": str(make.draft(asked, partner, "A draft that only its organisation sees.").pk),
    }
