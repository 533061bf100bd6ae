"""One small world with something of everything in it: every state of every record, and canaries in every text.

Each text that somebody may not see begins with CANARY and says what it is, so that a leak names itself.
"""

from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from io import StringIO

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from accounts.enums import Role
from accounts.models import PartnerOrganisation, User
from commitments.enums import Delivery
from commitments.services import updates
from commitments.services.hours import log_hours
from contact.enums import Purpose, Way
from contact.selectors.details import Wanted, link_of
from contact.services.details import keep_details
from cornerstones.models import Cornerstone
from duty.services import rota
from feedback.answers import Answers, HelperFacts
from feedback.enums import AboutOneChild, Channel, Consent, Helper, Readers, Speaker, Voice, WordsAre
from feedback.models import Response, Submission
from feedback.services import drafting, entering, moderation, safeguarding, sending
from feedback.services.additions import AdditionWords, keep_addition
from feedback.services.challenging import challenge
from feedback.services.equality import keep_equality_answers
from feedback.services.reports_about_me import report_answer, report_experience
from feedback.services.small_wins import SmallWinWords, draft_small_win, publish_small_win
from feedback.services.themes import join
from lib import clock, codes
from outbox import emails
from outbox.models import Message
from outreach.services import finish as finish_outreach
from outreach.services import plan
from priorities.models import Priority
from priorities.services.families import make_codes
from priorities.services.rounds import close_round
from reflection.models import SelfStatement
from reflection.services import Heard, finish, say
from reflection.services import begin as begin_reflection
from reports.builder import build
from reports.enums import ReportState
from reports.models import Report
from reports.services import send_for_comment
from statements import services as statement_services
from statements.builder import freeze as freeze_statement
from tests.commitments import factories as doing
from tests.conftest import CAST, make_user
from tests.contact import people as asking
from tests.feedback import desk, factories
from tests.feedback.answering import corrected, drafted_correction
from tests.feedback.factories import answered, draft
from tests.priorities import factories as rounds_made
from tests.priorities import held, proposed
from tests.priorities.factories import opened
from tests.reports.factories import publish_report
from tests.walls.understanding import shared_understanding

FATES = (
    "waiting", "claimed", "council", "published", "other", "recommended", "withheld", "unsafe", "picked", "gone",
    "proposed", "agreed", "about_me", "aside",
)  # fmt: skip
OF_YOUNG_PEOPLE = ("proposed", "agreed")
QUARTER = timedelta(days=100)
HEARING_BACK = (
    ("published", Way.LETTER, "CANARY-CONTACT-ADDRESS\nEX1 1AA"),
    ("other", Way.EMAIL, "CANARY-CONTACT-EMAIL@example.org"),
    ("waiting", Way.TEXT, "07700 900123"),
    ("gone", Way.EMAIL, "CANARY-GONE-EMAIL@example.org"),
)


@dataclass(frozen=True)
class World:
    """`people` and their `sessions` by the cast's names; `names` fill gaps of addresses: {waiting}, {concern}, …"""

    people: dict[str, User]
    sessions: dict[str, str]
    names: dict[str, str]
    code: str
    draft: str


# Long enough that taking out the canaries is not an edit for two people.
WENT_ON = "every day, come rain or shine, and always says hello to us both."
NOBODY_RANG = "We rang for weeks and weeks, and nobody ever rang us back at home."


def canary(*parts: str) -> str:
    """Return a text that nobody may see by accident."""
    return "-".join(("CANARY", *(part.upper() for part in parts)))


def build_world() -> World:
    """Load the starting data, invite the cast, and bring one submission to each fate through the services."""
    call_command("load_starting_data", stdout=StringIO())
    people = {
        key: make_user(name, role, email=f"{key.replace('_', '-')}@example.org") for key, (name, role) in CAST.items()
    }
    told, code = {}, ""
    with clock.set_to(clock.now() - QUARTER):
        told["reported"], _code = _tell("reported")
        _publish(told["reported"], people)
    for fate in FATES:
        told[fate], given = _tell(fate)
        code = given if fate == "gone" else code
    names = {fate: submission.reference for fate, submission in told.items()}
    for fate, way, to in HEARING_BACK:
        _hear_back(told[fate], way=way, to=to)
    names |= _decide(told, people) | _answer(told, people) | _letter() | _report(people)
    names |= _statements(people) | _outreach(people)
    names |= _contact(people) | _pile(people) | _rota(people) | _themes(told, people)
    names["challenge"] = _challenge(told["other"])
    names |= _reflections(people["partner"])
    names |= shared_understanding(people)
    _who_answered()
    names |= _vote(people)
    names |= {"cornerstone": "communicate", "priority": Priority.objects.order_by("pk")[0].slug}
    names |= _rounds() | _proposals()
    names["published_round"] = _published_round()
    names |= _actions(people["responder"])
    given = log_hours(by=people["moderator"], on=clock.today(), quarters=6, task="event", token="wall")
    names["hours"] = str(given.pk)
    names["focus_priority"] = Priority.objects.get(round__slug=names["published_round"], stars=3).slug
    return World(people, {key: _sign_in(user) for key, user in people.items()}, names, code, _begin())


def _rounds() -> dict[str, str]:
    """A round in each state in which somebody works with it."""
    draft, opened = rounds_made.draft(name="Wall draft"), rounds_made.opened(name="Wall open")
    closed = close_round(star_round=rounds_made.opened(name="Wall closed"), by=None)
    ours = rounds_made.opened(name="Wall ours", organisations=("Example Academy",))
    return {
        "our_round": ours.slug,
        "draft_round": draft.slug,
        "open_round": opened.slug,
        "closed_round": closed.slug,
        "draft_priority": draft.priorities.order_by("pk")[0].slug,
        "open_priority": opened.priorities.order_by("pk")[0].slug,
        "open_seat": str(opened.seats.get().pk),
    }


def _actions(officer: User) -> dict[str, str]:
    """A commitment with an action in trouble, a step and a figure of it."""
    action = doing.action(Delivery.IN_TROUBLE, officer=officer)
    step = updates.set_milestone(action=action, by=officer, title="A phone line", due_on=clock.today())
    told = {"title": "Calls", "unit": "of 100", "aim": "up", "target": Decimal(90), "source": "Log"}
    measure = updates.add_measure(action=action, by=officer, **told)
    slugs = {"commitment": doing.commitment().slug, "action": action.slug}
    return {**slugs, "milestone": str(step.pk), "measure": str(measure.pk)}


def _proposals() -> dict[str, str]:
    """A proposal that waits, one on the list, and a statement on the list."""
    waiting = proposed.proposed(proposed.priority_words(f"{canary('proposal')} knows my child"))
    return {
        "waiting_proposal": waiting.reference,
        "listed_proposal": proposed.listed().reference,
        "listed_statement": proposed.listed(proposed.statement_words()).reference,
    }


def _sign_in(user: User) -> str:
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _tell(fate: str) -> tuple[Submission, str]:
    answers = Answers(
        valued=f"{canary(fate, 'valued')} the bus driver waits for us {WENT_ON}",
        needs_change=f"{canary(fate, 'change')} ring Mrs Example on 01392 380434. {NOBODY_RANG}",
        readers=Readers.COUNCIL_ONLY if fate == "council" else Readers.FORUM_AND_COUNCIL,
        speaker=Speaker.YOUNG_PERSON if fate in OF_YOUNG_PEOPLE else Speaker.PARENT_CARER,
        about_one_child=AboutOneChild.NO,
        may_quote=True,
    )
    receipt = sending.send(answers=answers, token=codes.new_token())
    return Submission.objects.get(reference=receipt.reference), receipt.code


def _hear_back(submission: Submission, *, way: Way, to: str) -> None:
    wanted = Wanted(way=way, to=to, purposes=frozenset(Purpose), name=canary("contact", "name"))
    keep_details(link=link_of(submission.receipt_code.code_hash), wanted=wanted)


def _vote(people: dict[str, User]) -> dict[str, str]:
    """An open round with codes for families."""
    star_round = opened(name="Vote")
    wanted = {"voice": "parent-carers", "how": "printed", "number": 2}
    batch, _codes = make_codes(star_round=star_round, by=people["moderator"], **wanted)
    return {"vote_round": star_round.slug, "code_batch": str(batch.pk)}


def _who_answered() -> None:
    """Answers to the equality questions: nobody at all meets them."""
    keep_equality_answers(
        token=codes.new_token(),
        speaker=Speaker.PARENT_CARER,
        said={"ethnic_group": "other"},
        own_words={"any": canary("equality", "own", "words")},
    )


def _published_round() -> str:
    """A round in which one organisation gave its stars, and its result is public."""
    return str(held.published(held.opened({"Tide School": {"p-1": 3}})).slug)


def _pile(people: dict[str, User]) -> dict[str, str]:
    """A pile with one entry, and half of another put aside."""
    by = people["helper"]
    pile = entering.start_batch(
        by=by, title="Coffee morning", channel=Channel.PHONE, heard_on=None, expected=3, token=codes.new_token()
    )
    told = Answers(
        valued=f"{canary('told', 'valued')} they listened.",
        channel=Channel.PHONE,
        voice=Voice.SUPPORTED,
        helper=HelperFacts(
            helper=Helper.COUNCIL,
            heard_on=clock.today(),
            words_are=WordsAre.AS_SAID,
            read_back=True,
            consent=Consent.PERSON,
        ),
    )
    entering.enter(batch=pile, by=by, answers=told, token=codes.new_token())
    half = {"valued": [canary("put", "aside")]}
    entering.put_aside(batch=pile, by=by, token=codes.new_token(), sheet="parent-carer", typed=half)
    return {"pile": pile.reference}


def _rota(people: dict[str, User]) -> dict[str, str]:
    """A shift, days away and a number of the lead."""
    lead = people["safeguarding_lead"]
    hours = {"weekday": 0, "begins": time(9), "ends": time(17), "turn": "first"}
    shift = rota.add_shift(by=lead, person=lead, **hours)
    absence = rota.add_absence(by=lead, person=lead, first_day=clock.today(), last_day=clock.today())
    rota.keep_number(by=lead, number="+447700900456")
    return {"shift": str(shift.pk), "absence": str(absence.pk)}


def _letter() -> dict[str, str]:
    """The letters that say there is an answer, left for the contact team."""
    for number in list(Message.objects.filter(channel="letter").values_list("pk", flat=True)):
        emails.send(number)
    return {"letter": str(Message.objects.by_hand().filter(channel="letter").order_by("pk")[0].pk)}


def _publish(submission: Submission, people: dict[str, User]) -> None:
    """Publish it with every canary taken out."""
    marks = [
        desk.mark(0, len(text.split()[0]), field=field)
        for field in ("valued", "needs_change")
        if (text := getattr(submission.original_words.get(), field))
    ]
    desk.publish(submission, people["moderator"], *marks, note=canary("publish", "note"))
    submission.refresh_from_db()


def _decide(told: dict[str, Submission], people: dict[str, User]) -> dict[str, str]:
    moderator, lead = people["moderator"], people["safeguarding_lead"]
    moderation.claim(submission=told["claimed"], by=moderator)
    for fate in ("published", "other", "proposed", "agreed", "about_me"):
        _publish(told[fate], people)
    desk.agree(told["agreed"], people["second_moderator"])
    for fate in ("recommended", "withheld"):
        desk.recommend(told[fate], moderator, note=canary(fate, "note"))
        told[fate].refresh_from_db()
    seen = {"seen_version": told["withheld"].version, "ground": "individual-service"}
    note = canary("withhold", "note")
    moderation.withhold(submission=told["withheld"], by=people["council_moderator"], note=note, **seen)
    desk.set_aside(told["aside"], by=moderator, note=canary("aside", "note"))
    factories.move(told["gone"], "withdrawn")
    raised = safeguarding.raise_concern(submission=told["unsafe"], by=moderator, worry=canary("open", "worry"))
    picked = safeguarding.raise_concern(submission=told["picked"], by=moderator, worry=canary("picked", "worry"))
    safeguarding.pick_up(concern=picked, by=lead)
    closed = safeguarding.raise_concern(submission=told["other"], by=moderator, worry=canary("closed", "worry"))
    safeguarding.pick_up(concern=closed, by=lead)
    safeguarding.close(
        concern=closed, by=lead, outcome=canary("concern", "outcome"), referral_reference="CANARY-REFERRAL"
    )
    return {"concern": str(raised.pk), "picked_concern": str(picked.pk), "closed_concern": str(closed.pk)}


def _answer(told: dict[str, Submission], people: dict[str, User]) -> dict[str, str]:
    by = people["responder"]
    wrong = answered(told["other"], by=by)
    return {
        **_about_me(told["about_me"], corrected(answered(told["agreed"], by=by), by)),
        **_to_add(answered(told["published"], by=by), by),
        "draft_answer": draft(told["other"], by=by).reference,
        "corrected": corrected(wrong, by).reference,
        "correction": drafted_correction(wrong, by, answer=canary("correction")).reference,
        "win": _win(told["published"], by, publish=True),
        "draft_win": _win(told["published"], by, publish=False),
    }


def _to_add(answer: Response, by: User) -> dict[str, str]:
    """A published answer, and an update to it that nobody has published yet."""
    words = AdditionWords(canary("addition"), "under-way")
    addition = keep_addition(response=answer, by=by, words=words, key=codes.new_token())
    return {"answer": answer.reference, "addition": addition.reference}


def _themes(told: dict[str, Submission], people: dict[str, User]) -> dict[str, str]:
    """A theme with another that was joined with it, and one whose only experience is hidden by a concern."""
    by = people["moderator"]
    theme = factories.theme(told["published"], by=by, summary="Letters take weeks.", dissent="Some do not.")
    joined = factories.theme(told["reported"], title="Slow post", by=by)
    join(theme=joined, into=theme, by=by, seen_version=joined.version)
    unsafe = factories.published(needs_change=canary("theme", "unsafe"))
    hidden = factories.theme(unsafe, title=canary("theme", "title"), by=by)
    factories.raise_concern(unsafe)
    return {"theme": theme.slug, "joined_theme": joined.slug, "hidden_theme": hidden.slug}


def _win(submission: Submission, by: User, *, publish: bool) -> str:
    text = "The quiet room has a lamp now." if publish else canary("small", "win")
    words = SmallWinWords("win", text, Cornerstone.objects.all()[0], [submission])
    win = draft_small_win(by=by, words=words, key=codes.new_token())
    return publish_small_win(win=win, by=by, seen_version=1).reference if publish else win.reference


def _contact(people: dict[str, User]) -> dict[str, str]:
    """Three call-backs (one taken, one finished, one of another colleague) and an order."""
    person = {"name": canary("contact", "name"), "good_time": canary("contact", "time"), "needs": canary("contact")}
    colleague = make_user("Chris Colleague", Role.CONTACT_TEAM)
    asking.taken(colleague, **person)
    return {
        "call_back": asking.taken(people["contact_team"], **person).reference,
        "call_back_done": asking.finished(people["contact_team"], summary=canary("contact", "summary")).reference,
        "order": asking.paper_order(name=canary("contact", "order"), address=canary("contact", "address")).reference,
    }


def _challenge(submission: Submission) -> str:
    """Let a writer ask a second person to look at what the moderator took out."""
    asked = challenge(code_hash=submission.receipt_code.code_hash, why=canary("challenge", "why"))
    return str(asked.pk)


def _about_me(submission: Submission, response: Response) -> dict[str, str]:
    """Let somebody say that an experience and an answer are about them: both are hidden now."""
    experience = report_experience(reference=submission.reference, key=codes.new_token())
    answer = report_answer(reference=response.reference, key=codes.new_token())
    return {"about_experience": str(experience.pk), "about_answer": str(answer.pk), "hidden_answer": response.reference}


def _reflections(partner: User) -> dict[str, str]:
    """Two finished ones and an open one of the partner's organisation, and one of another that they never meet."""
    home, other = (
        PartnerOrganisation.objects.create(name=name, slug=slug, sector="education")
        for name, slug in (("Example Academy", "example-academy"), ("Other Academy", "other-academy"))
    )
    partner.organisation = home
    partner.save()
    stranger = make_user("Ollie Other", Role.PARTNER, organisation=other)
    made = [_looked_at_itself(by, evidence) for by, evidence in (
        (partner, "We asked."), (partner, "We asked again."), (stranger, canary("reflection", "elsewhere")),
    )]  # fmt: skip
    return dict(zip(("reflected", "reflected_later", "reflected_elsewhere"), made, strict=True)) | {
        "reflection": str(begin_reflection(by=partner).pk)
    }


def _looked_at_itself(by: User, evidence: str) -> str:
    found = begin_reflection(by=by)
    heard = {each.pk: Heard("mostly", evidence) for each in SelfStatement.objects.all()}
    return str(finish(reflection=say(reflection=found, by=by, heard=heard, seen_version=0), by=by).pk)


def _report(people: dict[str, User]) -> dict[str, str]:
    """Four reports: the last quarter's is published, those before are built, have failed, and are out for comment."""
    made = {}
    for name, (start, end) in _quarters().items():
        report = Report.objects.create(slug=f"{start:%Y-%m}-to-{end:%Y-%m}", period_start=start, period_end=end)
        if name == "failed":
            Report.objects.filter(pk=report.pk).update(state=ReportState.BUILDING)
            Report.objects.filter(pk=report.pk).update(state=ReportState.FAILED, failure="It took too long.")
        else:
            assert build(report.pk)
        made[name] = report.slug
    send_for_comment(report=Report.objects.get(slug=made["commenting"]), by=people["report_editor"])
    report = Report.objects.get(slug=made["report"])
    publish_report(report, by=people["report_editor"])
    return made


def _statements(people: dict[str, User]) -> dict[str, str]:
    """The first annual statement is published; a draft of the next one waits to be checked."""
    editor, made = people["report_editor"], {}
    for name, days_ago in (("annual", 20), ("annual_draft", 0)):
        with clock.set_to(clock.now() - timedelta(days=days_ago)):
            edition = statement_services.ask(by=editor)
            assert freeze_statement(edition.pk)
            edition.refresh_from_db()
            if name == "annual":
                statement_services.say_it_is_right(edition=edition, by=editor, seen=edition.digest)
                statement_services.publish(edition=edition, by=editor, seen=edition.digest)
        made[name] = edition.statement.slug
    return made


def _outreach(people: dict[str, User]) -> dict[str, str]:
    """A task to do and one that is done."""
    told = {"group": "Families in Torridge", "what": "Visit.", "who": "Participation officer", "due_on": clock.today()}
    to_do, done = (plan(**told, by=people["report_editor"], key=codes.new_token()) for _ in range(2))
    finish_outreach(task=done, outcome="Nobody came.", by=people["administrator"])
    return {"outreach": str(to_do.pk), "outreach_done": str(done.pk)}


def _quarters() -> dict[str, tuple[date, date]]:
    today = clock.today()
    first = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    quarters = {}
    for name in ("report", "built", "failed", "free", "free too", "commenting"):
        last = first - timedelta(days=1)
        first = date(last.year, last.month - 2, 1)
        quarters[name] = (first, last)
    return {name: days for name, days in quarters.items() if not name.startswith("free")}


def _begin() -> str:
    changes = {"valued": canary("draft", "valued"), "needs_change": canary("draft", "change"), "readers": "forum"}
    token, _progress = drafting.keep_answer(token="", step="what-needs-to-change", changes=changes)
    return token
