"""What happened after the trial's answers: a version for children, a correction, a wish to look again, a small win."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from accounts.models import User
from cornerstones.models import Cornerstone
from demo.stories import moment
from feedback.enums import Difference
from feedback.models import Response, Submission
from feedback.services import editions, responding, small_wins, updates
from feedback.services.impact import say_difference
from feedback.services.reopening import ask_to_look_again
from lib import clock, codes, starting_data

FILE = Path(__file__).with_name("afterwards.toml")


def go_on(answers: Mapping[str, Response], told: Mapping[str, Submission], by: User) -> None:
    """Let it all happen, each on its day; `by` is who answers for the made-up council."""
    rows = starting_data.read(FILE)
    for row in rows["child_version"]:
        with clock.set_to(moment(row["quarter"], row["day"])):
            updates.add_child_version(response=answers[row["answer"]], by=by, text=row["words"])
    for row in rows["correction"]:
        with clock.set_to(moment(row["quarter"], row["day"])):
            _correct(answers[row["answer"]], by, row)
    for row in rows["reopening"]:
        with clock.set_to(moment(row["quarter"], row["day"])):
            _open_again(answers[row["answer"]], told[row["story"]])
    for row in rows["small_win"]:
        with clock.set_to(moment(row["quarter"], row["day"])):
            _small_win([told[key] for key in row["stories"]], by, row)


def _correct(answer: Response, by: User, row: Mapping[str, Any]) -> None:
    draft = editions.begin_correction(response=answer, by=by)
    words = replace(responding.words_of(draft), answer=row["text"], correction_reason=row["reason"])
    experiences = list(draft.experiences.all())
    changed = responding.change_response(
        response=draft, by=by, seen_version=draft.version, words=words, experiences=experiences
    )
    editions.publish_correction(draft=changed, by=by, seen_version=changed.version)


def _open_again(answer: Response, story: Submission) -> None:
    asked = {"code_hash": story.receipt_code.code_hash, "response_reference": answer.reference}
    say_difference(**asked, difference=Difference.NO)
    ask_to_look_again(**asked)


def _small_win(experiences: list[Submission], by: User, row: Mapping[str, Any]) -> None:
    stone = Cornerstone.objects.get(slug=row["cornerstone"])
    words = small_wins.SmallWinWords(row["kind"], row["text"], stone, experiences)
    win = small_wins.draft_small_win(by=by, words=words, key=codes.new_token())
    small_wins.publish_small_win(win=win, by=by, seen_version=win.version)
