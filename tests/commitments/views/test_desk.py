"""The desk of actions: the council writes them down and moves them on; a partner lead only their own."""

from datetime import timedelta

import pytest

from commitments.enums import Delivery
from commitments.models import Action, ExceptionsNote, NoteWanted
from commitments.services import updates
from lib import clock
from tests.commitments import factories as make
from tests.feedback import factories as told
from tests.reports.said import published_report

pytestmark = pytest.mark.django_db
DESK = "/commitments/desk/"


def words(response):
    return " ".join(response.content.decode().split())


def day(name, found):
    return {f"{name}_day": found.day, f"{name}_month": found.month, f"{name}_year": found.year}


@pytest.fixture
def officer():
    return make.officer()


@pytest.fixture
def desk(officer, signed_in):
    return signed_in(officer)


def filled(who, **changes):
    soon = clock.today() + timedelta(days=30)
    said = {
        "title": "Answer every call",
        "cornerstone": told.cornerstone().slug,
        "lead": "council",
        "lead_role": "Head of casework",
        "officer": str(who.pk),
        **day("due_on", soon),
        "success": "Nine in ten calls.",
        "commitment": make.commitment().slug,
        "token": "t",
    }
    return said | changes


def late(**fields):
    with clock.set_to(clock.now() - timedelta(days=40)):
        return make.action(Delivery.UNDER_WAY, **fields)


def test_an_action_is_written_down_and_public_at_once(desk, officer, client):
    for _twice in range(2):
        sent = desk.post(f"{DESK}new/", filled(officer))
    made = Action.objects.get()
    assert sent.headers["Location"] == f"{DESK}{made.slug}/"
    assert "Answer every call" in words(client.get("/commitments/"))
    assert desk.get(sent.headers["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"commitment": ""}, "Choose what the action is part of, or what it answers"),
        ({"answer": "DEV-NONE-0000"}, "There is no public promise with the reference DEV-NONE-0000"),
        ({"due_on_year": "2020"}, "Enter a day that is still to come"),
        ({"due_on_year": "2300"}, "Enter a day within 10 years"),
        ({"officer": "9223372036854775808"}, "Error:"),
        ({"title": "x" * 201}, "Error:"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(desk, officer, changes, said):
    page = words(desk.post(f"{DESK}new/", filled(officer, **changes)))
    assert said in page
    assert "Nine in ten calls." in page
    assert not Action.objects.exists()


def test_an_answer_is_named_by_its_reference(desk, officer):
    promise = told.answered()
    desk.post(f"{DESK}new/", filled(officer, commitment="", answer=promise.reference.lower()))
    assert Action.objects.get().response == promise


def test_words_are_changed_and_somebody_quicker_is_named(desk, officer):
    made = make.action()
    changed = filled(officer, title="Answer the phone", seen=made.version)
    desk.post(f"{DESK}{made.slug}/change/", changed)
    page = words(desk.post(f"{DESK}{made.slug}/change/", changed | {"title": "Mine"}))
    assert "Ola Officer changed this" in page
    assert 'value="Mine"' in page
    assert 'name="seen" value="2"' in page
    desk.post(f"{DESK}{made.slug}/change/", changed | {"title": "Mine", "seen": "2"})
    made.refresh_from_db()
    assert (made.title, made.editions.count(), made.due_on == made.first_due) == ("Mine", 3, True)


def test_an_update_is_posted(desk, client):
    made = make.action()
    page = words(desk.get(f"{DESK}{made.slug}/update/"))
    assert "In trouble" in page
    assert ">Done<" not in page
    said = {"words": "We began.", "delivery": "under-way", "seen": made.version}
    desk.post(f"{DESK}{made.slug}/update/", said | {"evidence_link": "http://example.org"})
    made.refresh_from_db()
    assert made.delivery == "not-started"
    desk.post(f"{DESK}{made.slug}/update/", said)
    assert "We began." in words(client.get(f"/commitments/actions/{made.slug}/"))


def test_the_note_is_its_officers_alone(desk, signed_in):
    made = late()
    assert "Wants the note of its officer" in words(desk.get(DESK))
    told_now = {"why": "No room.", "doing": "We rent.", **day("new_day", clock.today()), "seen": made.version}
    other = signed_in(make.officer("Another One"))
    assert other.post(f"{DESK}{made.slug}/note/", told_now).status_code == 403
    assert "Say why it takes longer" not in words(other.get(f"{DESK}{made.slug}/"))
    desk.post(f"{DESK}{made.slug}/note/", told_now)
    assert ExceptionsNote.objects.get().why == "No room."
    assert "Wants the note of its officer" not in words(desk.get(DESK))


def test_what_is_done_is_explained_without_a_new_day_while_a_report_waits(desk, officer):
    made = late()
    make.update(made, "done")
    page = f"{DESK}{made.slug}/"
    assert "Say why it takes longer" not in words(desk.get(page))
    NoteWanted.objects.create(action=made, officer=officer, period_end=clock.today())
    assert "A progress report waits for the note of Ola Officer" in words(desk.get(page))
    assert "Wants the note of its officer" in words(desk.get(DESK))
    form = words(desk.get(f"{page}note/"))
    assert "Why was it late or in trouble?" in form
    assert "By when will it be done?" not in form
    desk.post(f"{page}note/", {"why": "No room.", "doing": "We rented.", "seen": made.version})
    assert ExceptionsNote.objects.get().new_day == made.due_on
    assert "Wants the note of its officer" not in words(desk.get(DESK))


def test_steps_and_figures(desk, client):
    made = make.action()
    here = f"{DESK}{made.slug}/"
    today = clock.today()
    desk.post(f"{here}steps/new/", {"title": "A phone line", **day("due_on", today)})
    step = made.milestones.get()
    desk.post(f"{here}steps/{step.pk}/reached/", day("on", today))
    desk.post(f"{here}figures/new/", {"title": "Calls", "unit": "of 100", "aim": "up", "target": "90", "source": "Log"})
    measure = made.measures.get()
    desk.post(f"{here}figures/{measure.pk}/", {**day("on", today), "value": "72.5"})
    page = words(client.get(f"/commitments/actions/{made.slug}/"))
    for said in ("Reached in time", "at least 90 of 100", "72.5 of 100"):
        assert said in page
    assert desk.get(f"{here}steps/0/reached/").status_code == 404
    assert desk.get(f"{here}figures/{2**63}/").status_code == 404
    assert "Enter a figure" in words(desk.post(f"{here}figures/{measure.pk}/", {**day("on", today), "value": "NaN"}))


def test_better_without_a_reason_is_refused_on_the_form(desk):
    made = make.action(Delivery.DONE)
    page = words(desk.post(f"{DESK}{made.slug}/helped/", {"impact": "better", "seen": made.version}))
    assert "Without that we cannot say that it is better for families." in page
    assert "In which report" not in page


def test_families_words_come_from_a_published_report_with_its_base(desk, client):
    published_report("2026-04-to-2026-06", helped=30, not_helped=12)
    published_report("2026-01-to-2026-03", helped=4, not_helped=3)
    made = make.action(Delivery.DONE)
    page = words(desk.get(f"{DESK}{made.slug}/helped/"))
    assert ("2026-04-to-2026-06" in page, "2026-01-to-2026-03" in page) == (True, False)
    said = {"impact": "better", "report": "2026-04-to-2026-06", "seen": made.version}
    desk.post(f"{DESK}{made.slug}/helped/", said)
    assert made.checks.get().base == 40
    page = words(client.get(f"/commitments/actions/{made.slug}/"))
    for shown in ("April to June 2026", "about 30", "/reports/2026-04-to-2026-06/", "Better for families"):
        assert shown in page


def test_a_partner_lead_finds_and_moves_only_their_own(signed_in):
    ours, theirs, council = make.action(lead=make.trust()), make.action(lead=make.trust("Other")), make.action()
    step = updates.set_milestone(action=theirs, by=theirs.officer, title="S", due_on=clock.today())
    lead = signed_in(make.lead_of(make.trust()))
    page = words(lead.get(DESK))
    assert [one.title in page for one in (ours, theirs, council)] == [True, False, False]
    assert "Wants to be accepted" in page
    for other in (theirs, council):
        for path in ("", "update/", f"steps/{step.pk}/reached/"):
            assert lead.get(f"{DESK}{other.slug}/{path}").status_code == 404
        assert lead.post(f"{DESK}{other.slug}/update/", {"words": "W", "delivery": "under-way"}).status_code == 404
        assert lead.post(f"{DESK}{other.slug}/accept/").status_code == 404
    lead.post(f"{DESK}{ours.slug}/accept/")
    ours.refresh_from_db()
    lead.post(f"{DESK}{ours.slug}/update/", {"words": "We began.", "delivery": "under-way", "seen": ours.version})
    ours.refresh_from_db()
    assert (ours.accepted_at is not None, ours.delivery) == (True, "under-way")
    for path in ("change/", "note/", "steps/new/", "figures/new/", "helped/"):
        assert lead.get(f"{DESK}{ours.slug}/{path}").status_code == 403


@pytest.mark.parametrize("who", ["moderator", "partner", "report_editor", "administrator"])
def test_others_have_no_desk_of_actions(who, request, signed_in):
    client = signed_in(request.getfixturevalue(who))
    made = make.action()
    assert [client.get(f"{DESK}{path}").status_code for path in ("", "new/", f"{made.slug}/")] == [403] * 3


@pytest.mark.parametrize("number", [1, 3])
def test_the_questions_to_the_database_do_not_grow(desk, django_assert_num_queries, number):
    for _each in range(number):
        late()
    with django_assert_num_queries(13):
        desk.get(DESK)


def test_a_figure_is_changed_on_the_desk_and_told_in_public(desk, client):
    made = make.action()
    figure = updates.add_measure(action=made, by=made.officer, title="Panels that pay", unit="panels", aim="up",
                                 target=27, source="Our list")  # fmt: skip
    page = f"{DESK}{made.slug}/figures/{figure.pk}/change/"
    assert page in words(desk.get(f"{DESK}{made.slug}/"))
    assert 'value="27"' in words(desk.get(page))
    said = {"unit": "panels", "aim": "up", "target": "72", "source": "Our list"}
    assert "Enter an answer to “Why is it changed?”" in words(desk.post(page, said))
    desk.post(page, said | {"why": "A slip."})
    public = words(client.get(f"/commitments/actions/{made.slug}/"))
    assert "at least 72 panels" in public
    assert "Before, it said: at least 27 panels" in public
    assert desk.get(f"{DESK}{made.slug}/figures/0/change/").status_code == 404


def test_a_step_is_no_longer_planned_and_everybody_reads_why(desk, client):
    made = make.action()
    step = updates.set_milestone(action=made, by=made.officer, title="Begin", due_on=clock.today())
    page = f"{DESK}{made.slug}/steps/{step.pk}/dropped/"
    assert page in words(desk.get(f"{DESK}{made.slug}/"))
    assert "Error: " in words(desk.post(page, {"why": " "}))
    desk.post(page, {"why": "The school closed."})
    public = words(client.get(f"/commitments/actions/{made.slug}/"))
    assert "No longer planned" in public
    assert "Why: The school closed." in public
    assert page not in words(desk.get(f"{DESK}{made.slug}/"))
