"""What the tests of answers begin with: corrections, second readers, wishes to look again."""

from authority.models import Settings
from feedback.models import Response
from feedback.services.editions import begin_correction, publish_correction
from feedback.services.responding import ResponseWords, change_response, words_of
from feedback.services.second_reading import say_of_draft
from lib.codes import new_token


def second_reader_is_needed() -> None:
    """Let the council ask for a second reader."""
    Settings.objects.update_or_create(only=True, defaults={"answers_need_second_reader": True})


def read(draft, by, verdict="agree", note="", **changes):
    wanted = {"seen_version": draft.version, "key": new_token()} | changes
    return say_of_draft(draft=draft, by=by, verdict=verdict, note=note, **wanted)


def drafted_correction(
    answer: Response, by, /, *experiences, reason="We wrote the wrong month.", why=None, **changes
) -> Response:
    """Return a draft of the next edition of `answer` with these changes; `why` is why we cannot, or disagree."""
    draft = begin_correction(response=answer, by=by)
    words = {name: getattr(words_of(draft), name) for name in words_of(draft).__dataclass_fields__}
    changes |= {} if why is None else {"reason": why}
    return change_response(
        response=draft,
        by=by,
        seen_version=draft.version,
        words=ResponseWords(**{**words, "correction_reason": reason, **changes}),
        experiences=list(experiences or draft.experiences.all()),
    )


def corrected(answer: Response, by, /, *experiences, **changes) -> Response:
    """Return `answer` after a published correction with these changes."""
    draft = drafted_correction(answer, by, *experiences, **(changes or {"answer": "We will send it within ten days."}))
    return publish_correction(draft=draft, by=by, seen_version=draft.version)
