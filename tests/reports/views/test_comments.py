"""The pages on which the forum and young people speak about a report, and on which an editor corrects one."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from reports import builder, services
from reports.models import Correction, Note, Report
from tests.reports.factories import PERIOD, a_summer, answer, publish_report

pytestmark = pytest.mark.django_db
TO_COMMENT = "/reports/comment/"
FORUM = f"/reports/comment/{PERIOD.slug}/forum/"
CORRECT = f"/reports/desk/{PERIOD.slug}/correct/"
SignedIn = Callable[[User], Client]


@pytest.fixture
def out(waiting: Report, report_editor: User) -> Report:
    builder.build(waiting.pk)
    return services.send_for_comment(report=waiting, by=report_editor)


def test_forum_reads_the_draft_and_writes_its_note(signed_in: SignedIn, moderator: User, out: Report) -> None:
    browser = signed_in(moderator)
    assert "July to September 2026" in browser.get(TO_COMMENT).content.decode()
    assert "This is a draft." in browser.get(f"/reports/{PERIOD.slug}/").content.decode()
    response = browser.post(FORUM, {"words": "It is fair.", "signed": "The forum"}, follow=True)
    assert "It is fair." in response.content.decode()
    assert Note.objects.get().words == "It is fair."


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"signed": "The forum"}, "Write your note, or tick"),
        ({"words": "We agree."}, "Enter who says this"),
        ({"words": "We agree.", "says_nothing": "on", "signed": "The forum"}, "Take this tick away"),
        ({"words": "x" * 3001, "signed": "The forum"}, "3000 characters"),
    ],
)
def test_note_that_cannot_be_says_what_to_do_and_keeps_the_words(
    signed_in: SignedIn, moderator: User, out: Report, sent: dict[str, str], says: str
) -> None:
    html = signed_in(moderator).post(FORUM, sent).content.decode()
    assert "Error: " in html
    assert says in html
    assert sent.get("words", "") in html
    assert Note.objects.count() == 0


def test_note_after_publication_is_told_and_its_words_are_not_lost(
    signed_in: SignedIn, moderator: User, report_editor: User, waiting: Report
) -> None:
    builder.build(waiting.pk)
    publish_report(waiting, by=report_editor)
    html = signed_in(moderator).post(FORUM, {"words": "Too late.", "signed": "The forum"}).content.decode()
    assert "not out for comment any more" in html
    assert "Too late." in html


def test_desk_sends_for_comment_and_says_who_is_waited_for(
    signed_in: SignedIn, report_editor: User, waiting: Report
) -> None:
    builder.build(waiting.pk)
    browser = signed_in(report_editor)
    html = browser.post(f"/reports/desk/{PERIOD.slug}/send/", follow=True).content.decode()
    assert "The forum can read it now." in html
    assert "Still missing: Parent Carer Forum and Young people’s group." in html
    assert "Publish July to September 2026" not in html


def test_both_notes_are_printed_with_every_version(client: Client, waiting: Report, report_editor: User) -> None:
    builder.build(waiting.pk)
    publish_report(waiting, by=report_editor)
    for path in (f"/reports/{PERIOD.slug}/", f"/reports/{PERIOD.slug}/partners/"):
        html = client.get(path).content.decode()
        assert "Read by forum." in html
        assert "Read by young-people." in html


def test_editor_corrects_a_text_and_everybody_sees_what_changed(
    client: Client, signed_in: SignedIn, report_editor: User, moderator: User, waiting: Report
) -> None:
    answer(a_summer(by=moderator)[0], by=moderator)
    builder.build(waiting.pk)
    publish_report(waiting, by=report_editor)
    browser = signed_in(report_editor)
    listed = browser.get(CORRECT).content.decode()
    reference = Report.objects.get().snapshot.content["answers"][0]["reference"]
    path = f"{CORRECT}answers/{reference}/answer/"
    assert path in listed
    assert "Enter why it is corrected" in browser.post(path, {"after": "New", "edition": "1"}).content.decode()
    made = browser.post(path, {"after": "We hired two people.", "why": "A wrong number.", "edition": "1"})
    assert made["Location"] == f"/reports/{PERIOD.slug}/"
    html = client.get(made["Location"]).content.decode()
    assert "We hired two people." in html
    assert "A wrong number." in html
    assert "Edition 2" in html
    earlier = client.get(f"/reports/{PERIOD.slug}/edition-1/").content.decode()
    assert "This is an earlier edition." in earlier
    assert "We hired two people." not in earlier


def test_second_of_two_people_is_told_and_keeps_the_words(
    signed_in: SignedIn, report_editor: User, moderator: User, waiting: Report
) -> None:
    answer(a_summer(by=moderator)[0], by=moderator)
    builder.build(waiting.pk)
    publish_report(waiting, by=report_editor)
    reference = Report.objects.get().snapshot.content["answers"][0]["reference"]
    browser, path = signed_in(report_editor), f"{CORRECT}answers/{reference}/answer/"
    for words in ("Mine.", "Yours."):
        html = browser.post(path, {"after": words, "why": "Wrong.", "edition": "1"}, follow=True).content.decode()
    assert "Somebody else made edition 2 meanwhile." in html
    assert "Yours." in html
    assert Correction.objects.count() == 1


def test_second_note_of_a_group_is_not_put_over_the_first_unseen(
    signed_in: SignedIn, moderator: User, second_moderator: User, out: Report
) -> None:
    first, second = signed_in(moderator), signed_in(second_moderator)
    second.get(FORUM)
    first.post(FORUM, {"words": "It is fair.", "signed": "The forum"})
    late = second.post(FORUM, {"words": "It is unfair.", "signed": "Us", "seen": ""}).content.decode()
    assert "Mo Moderator wrote a note on Monday 5 October 2026, after you opened this page." in late
    assert "The note that stands now" in late
    assert "It is fair." in late
    assert "It is unfair." in late
    assert [note.words for note in Note.objects.all()] == ["It is fair."]
    seen = f'name="seen" value="{Note.objects.get().pk}"'
    assert seen in late
    shown = first.get(FORUM).content.decode()
    assert seen in shown
    assert "It is fair.</textarea>" in shown
    second.post(FORUM, {"words": "It is unfair.", "signed": "Us", "seen": str(Note.objects.get().pk)})
    assert Note.objects.standing().get().words == "It is unfair."


@pytest.mark.parametrize("odd", ["x", "-1", "9" * 20, "²"])
def test_an_odd_note_that_was_seen_is_none(signed_in: SignedIn, moderator: User, out: Report, odd: str) -> None:
    signed_in(moderator).post(FORUM, {"words": "It is fair.", "signed": "The forum"})
    html = signed_in(moderator).post(FORUM, {"words": "More.", "signed": "The forum", "seen": odd}).content.decode()
    assert "The note that stands now" in html
