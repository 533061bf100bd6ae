"""Search over what is published: only what anybody may read at this moment is ever found."""

from feedback.selectors.search.asked import LONGEST, Asked, ask
from feedback.selectors.search.everywhere import KINDS, Everywhere, find_everywhere
from feedback.selectors.search.excerpts import Excerpt, Voice
from feedback.selectors.search.find import Found, find_answers, find_experiences
from feedback.selectors.search.matching import words_in_answers, words_in_experiences

__all__ = [
    "KINDS",
    "LONGEST",
    "Asked",
    "Everywhere",
    "Excerpt",
    "Found",
    "Voice",
    "ask",
    "find_answers",
    "find_everywhere",
    "find_experiences",
    "words_in_answers",
    "words_in_experiences",
]
