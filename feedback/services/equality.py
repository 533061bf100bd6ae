"""Who answers, in totals: kept so that nobody can join it to a story (PC-17)."""

import json
from collections.abc import Mapping

from feedback.enums import Speaker
from feedback.models import EqualityAnswers
from lib import clock, codes

ASKED = ("age", "sex", "ethnic_group", "disability", "religion", "sexual_orientation", "main_language")


def keep_equality_answers(
    *, token: str, speaker: Speaker | str, said: Mapping[str, str], own_words: Mapping[str, str]
) -> bool:
    """Keep what somebody said about themselves, once for each token; return whether this call kept it.

    `said` is by the names in ASKED, `own_words` what they wrote where no choice fitted. The month is kept, no day.
    """
    answers = {name: said.get(name, "") for name in ASKED}
    words = {name: text for name, text in own_words.items() if text}
    _row, made = EqualityAnswers.objects.get_or_create(
        once=codes.keyed_hash(token, purpose="equality answers"),
        defaults={
            "speaker": speaker,
            "month": clock.today().replace(day=1),
            "own_words": json.dumps(words) if words else "",
            **answers,
        },
    )
    return made
