import pytest

from accounts.models import Reading
from feedback.forms.desk import QUESTIONS
from feedback.models import PublishedVersion, Redaction
from feedback.services.moderation import claim
from tests.feedback.desk import publish
from tests.feedback.factories import raise_concern, received

STORY = "Mrs Example said Sam is late. Call Sam on 01392 383000."
pytestmark = pytest.mark.django_db
YES = dict.fromkeys(QUESTIONS, "yes") | {"names_small_place": "no"}
STEPS = ["take-out", "put-back", "undo", "leave-in", "edit", "preview", "publish"]


def page(response):
    return response.content.decode()


@pytest.fixture
def item(moderator):
    return claim(submission=received(original=STORY), by=moderator)


@pytest.fixture
def post(item, moderator, signed_in):
    """Return a function that posts one step of the page."""
    client = signed_in(moderator)

    def post_step(step, **fields):
        typed = {"seen_version": item.version, "marks": "", "reason": "name", "phrase": "", "selected": ""}
        return client.post(f"/moderation/{item.reference}/{step}/", typed | fields)

    return post_step


def test_take_out_finds_every_place_of_a_phrase(post):
    answer = post("take-out", phrase="sam")
    assert answer.context["marks"] == "needs_change:17:20:name needs_change:35:38:name"
    assert "We took out 2 places." in page(answer)


def test_take_out_keeps_all_else_that_was_typed(post):
    answer = post("take-out", phrase="sam", note="Thank you.", singling_out="yes", statutory_class="content-gap")
    initial = answer.context["form"].initial
    kept = [initial[name] for name in ("note", "singling_out", "statutory_class")]
    assert kept == ["Thank you.", "yes", "content-gap"]
    assert "Error:" not in page(answer)


def test_take_out_takes_ticked_hints_with_their_own_reason(post):
    offered = dict(post("edit").context["take_out"].fields["hints"].choices)
    phone = next(code for code, words in offered.items() if "01392" in words)
    assert post("take-out", hints=[phone]).context["marks"] == phone
    assert phone.endswith(":contact")


def test_take_out_takes_what_was_selected(post):
    assert post("take-out", selected="needs_change:0:11", reason="staff").context["marks"] == "needs_change:0:11:staff"


def test_take_out_says_when_nothing_was_found(post):
    assert "We could not find “Robin” in the story." in page(post("take-out", phrase="Robin"))
    assert "Tick, type or select the words to take out first." in page(post("take-out"))


@pytest.mark.parametrize(
    "selected", ["needs_change:0:9999", "valued:0:1", "x", "needs_change:5:2", "needs_change:a:b", ":::"]
)
def test_take_out_refuses_a_damaged_selection_and_keeps_the_marks(selected, post):
    answer = post("take-out", selected=selected, marks="needs_change:17:20:name")
    assert (answer.status_code, answer.context["marks"]) == (200, "needs_change:17:20:name")


def test_put_back_leaves_the_words_in(post):
    answer = post("put-back", marks="needs_change:17:20:name needs_change:35:38:name", mark="needs_change:17:20:name")
    assert answer.context["marks"] == "needs_change:35:38:name"


def carried(answer):
    return dict(answer.context["trail"].fields) | {"marks": answer.context["marks"]}


def test_undo_goes_back_step_by_step(post):
    first = post("take-out", phrase="sam")
    second = post("take-out", phrase="Mrs Example", **carried(first))
    third = post("put-back", mark="needs_change:17:20:name", **carried(second))
    marks = []
    answer = third
    for _ in range(3):
        answer = post("undo", **carried(answer))
        marks.append(answer.context["marks"])
    assert marks == [second.context["marks"], first.context["marks"], ""]
    assert "We undid your last step." in page(answer)
    assert "There is nothing to undo." in page(post("undo", **carried(answer)))


def test_a_step_that_did_nothing_is_not_undone(post):
    first = post("take-out", phrase="sam")
    again = post("take-out", phrase="Robin", **carried(first))
    assert post("undo", **carried(again)).context["marks"] == ""


def test_hints_that_are_fine_are_left_in_and_shown_once_more_at_the_end(post):
    offered = dict(post("edit").context["take_out"].fields["hints"].choices)
    phone = next(code for code, words in offered.items() if "01392" in words)
    answer = post("leave-in", hints=[phone])
    still = (
        dict(answer.context["take_out"].fields["hints"].choices) if "hints" in answer.context["take_out"].fields else {}
    )
    assert (set(offered) - set(still), answer.context["marks"]) == ({phone}, "")
    preview = post("preview", **YES, **carried(answer))
    assert "<mark>01392 383000</mark>" in page(preview)
    back = post("edit", **dict(preview.context["carried"]))
    assert back.context["trail"].left == (phone,)


@pytest.mark.parametrize("damaged", ["|||", "needs_change:0:999999:name", "\0", "<b>", "9" * 30_000, "💔|-"])
def test_a_damaged_trail_never_touches_the_marks(damaged, post):
    answer = post("undo", marks="needs_change:17:20:name", steps=damaged, left=damaged)
    assert answer.status_code in (200, 400)
    if answer.status_code == 200:
        assert answer.context["marks"] in ("needs_change:17:20:name", "")


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(
    "marks", ["x", "needs_change:0:99999:name", "needs_change:0:3:because", "valued:0:1:name", "9" * 9999]
)
def test_damaged_marks_are_said_and_never_published(step, marks, post):
    answer = post(step, **YES, marks=marks)
    assert (answer.status_code, PublishedVersion.objects.count()) == (400, 0)


def test_preview_shows_what_families_will_see_and_publishes_nothing(post):
    answer = post("preview", **YES, marks="needs_change:0:11:staff", note="Thank you.")
    assert "[a member of staff] said Sam is late." in page(answer)
    assert "Edited to protect privacy." in page(answer)
    assert PublishedVersion.objects.count() == 0


def test_preview_needs_every_answer(post):
    answer = post("preview", **(YES | {"linking": ""}))
    assert answer.context["form"].errors == {"linking": [f"Answer “{QUESTIONS['linking']}”"]}
    assert "<title>Error: Read DEV-" in page(answer)


def test_preview_stops_at_a_no(post):
    assert list(post("preview", **(YES | {"small_place": "no"})).context["form"].errors) == ["small_place"]


def test_publish_publishes_what_the_preview_showed(post, item):
    preview = post("preview", **YES, marks="needs_change:0:11:staff", note="Thank you.", statutory_class="content-gap")
    answer = post("publish", **dict(preview.context["carried"]))
    version = PublishedVersion.objects.get()
    assert answer.url == "/moderation/"
    assert version.needs_change == "[a member of staff] said Sam is late. Call Sam on 01392 383000."
    assert (version.decision.note, Redaction.objects.get().reason) == ("Thank you.", "staff")


def test_publish_of_everything_taken_out_is_refused(post):
    answer = post("publish", **YES, marks=f"needs_change:0:{len(STORY)}:abuse")
    assert "Nothing would be left to read." in page(answer)
    assert PublishedVersion.objects.count() == 0


def test_publish_after_another_decided_says_who_and_keeps_the_note(post, item, moderator, second_moderator):
    item.claimed_by = item.claimed_until = None
    item.save()
    made = publish(item, second_moderator)
    answer = post("publish", **YES, note="My typed note")
    assert answer.status_code == 409
    assert [
        word
        for word in ("Sam Second has decided", "My typed note", f"{made.published_at:%Y}")
        if word not in page(answer)
    ] == []
    assert STORY not in page(answer)


def test_publish_after_another_took_it_over_says_who_and_keeps_the_note(post, item, second_moderator):
    type(item).objects.update(claimed_by=second_moderator)
    answer = post("publish", **YES, note="My typed note")
    assert answer.status_code == 409
    assert [
        word for word in (f"Sam Second has {item.reference} until", "My typed note") if word not in page(answer)
    ] == []
    assert PublishedVersion.objects.count() == 0


def test_publish_of_a_flagged_item_is_404(post, item):
    raise_concern(item)
    assert (post("publish", **YES).status_code, PublishedVersion.objects.count()) == (404, 0)


def test_steps_of_one_page_note_one_reading(post):
    post("take-out", phrase="sam")
    post("preview", **YES)
    assert Reading.objects.count() == 1


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("typed", ["\0", "x" * 10_000, "<b>&amp;", "\u202e" * 50, "💔"])
def test_odd_input_is_never_a_fault(step, typed, post):
    answer = post(step, phrase=typed, note=typed, reason=typed, mark=typed, hints=[typed], statutory_class=typed)
    assert answer.status_code in (200, 400)


def test_story_with_markup_is_shown_as_it_was_typed(moderator, signed_in):
    item = claim(submission=received(original='<script>alert("x")</script> & Sam 💔'), by=moderator)
    shown = page(signed_in(moderator).get(f"/moderation/{item.reference}/"))
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; " in shown


def test_preview_takes_out_first_what_was_ticked_and_typed(post):
    ticked = [code for code, _words in post("edit").context["take_out"].fields["hints"].choices]
    answer = post("preview", **YES, hints=ticked, phrase="is late")
    shown = answer.context["experience"]["needs_change"]
    assert ("01392" in shown, "is late" in shown, "Mrs Example" in shown) == (False, False, False)
    assert "You had marked these words, so we took them out before we show you this." in page(answer)


def test_preview_of_marked_words_can_be_undone(post):
    answer = post("preview", **YES, phrase="sam")
    back = post("undo", **dict(answer.context["carried"]))
    assert (answer.context["experience"]["needs_change"].count("Sam"), back.context["marks"]) == (0, "")


def test_preview_stops_where_typed_words_are_not_in_the_story(post):
    answer = post("preview", **YES, phrase="Tarquin Quill", note="Thank you.")
    assert "What families will see" not in page(answer)
    assert "We could not find “Tarquin Quill” in the story." in page(answer)
    assert "they are not taken out yet" in page(answer)
    form, take_out = answer.context["form"], answer.context["take_out"]
    assert (form.initial["note"], take_out.initial["phrase"]) == ("Thank you.", "Tarquin Quill")


def test_preview_takes_out_the_ticked_and_stops_for_the_typed(post):
    phone = next(code for code, words in post("edit").context["take_out"].fields["hints"].choices if "01392" in words)
    answer = post("preview", **YES, hints=[phone], phrase="Tarquin Quill")
    assert "What families will see" not in page(answer)
    assert (answer.context["marks"], answer.context["take_out"].initial["phrase"]) == (phone, "Tarquin Quill")


@pytest.mark.parametrize("fields", [{"hints": ["needs_change:0:9999:name"]}, {"phrase": "x" * 501}])
def test_preview_stops_for_marks_that_it_cannot_read(fields, post):
    answer = post("preview", **YES, **fields)
    assert ("What families will see" in page(answer), "not taken out yet" in page(answer)) == (False, True)


def test_preview_with_an_answer_missing_takes_out_first_too(post):
    answer = post("preview", phrase="sam")
    assert answer.context["marks"] == "needs_change:17:20:name needs_change:35:38:name"
    assert answer.context["take_out"].initial["phrase"] == ""


@pytest.mark.parametrize("step", ["put-back", "undo", "edit"])
def test_another_step_keeps_what_is_ticked_and_typed(step, post):
    phone = next(code for code, words in post("edit").context["take_out"].fields["hints"].choices if "01392" in words)
    answer = post(step, hints=[phone], phrase="sam", reason="staff")
    typed = answer.context["take_out"].initial
    assert (typed["hints"], typed["phrase"], typed["reason"]) == ((phone,), "sam", "staff")
    assert page(answer).count(" checked") == 1


@pytest.fixture
def unread(signed_in, second_moderator):
    """Return a function that posts a step as a colleague who has not taken the item, and counts what they read."""

    def post_step(item, step):
        typed = {"seen_version": item.version, "marks": "", "reason": "name", "note": "My own note.", "phrase": "Sam"}
        answer = signed_in(second_moderator).post(f"/moderation/{item.reference}/{step}/", YES | typed)
        return answer, Reading.objects.filter(by=second_moderator).count()

    return post_step


@pytest.mark.parametrize("step", STEPS)
def test_no_step_shows_the_words_while_a_colleague_reads_them(step, unread, item, moderator):
    answer, readings = unread(item, step)
    assert (answer.status_code, "01392" in page(answer), readings) == (409, False, 0)
    assert (moderator.name in page(answer), "My own note." in page(answer)) == (True, True)


@pytest.mark.parametrize("step", STEPS)
def test_no_step_shows_the_words_of_what_nobody_took(step, unread):
    answer, readings = unread(received(original=STORY), step)
    assert (answer.status_code, "01392" in page(answer), readings) == (409, False, 0)
    assert ("You have not taken this one" in page(answer), "My own note." in page(answer)) == (True, True)


def test_a_step_goes_on_when_the_time_ran_out_and_nobody_else_took_it(post, item):
    item.claimed_until = item.claimed_until.replace(year=2020)
    item.save(update_fields=("claimed_until",))
    assert post("edit").status_code == 200
