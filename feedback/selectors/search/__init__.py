"""Search over what is published: only what anybody may read at this moment is ever found."""

from feedback.selectors.search.asked import LONGEST, Asked, ask
from feedback.selectors.search.excerpts import Excerpt
from feedback.selectors.search.find import Found, find_answers, find_experiences, words_in_answers, words_in_experiences

__all__ = [
    "LONGEST",
    "Asked",
    "Excerpt",
    "Found",
    "ask",
    "find_answers",
    "find_experiences",
    "words_in_answers",
    "words_in_experiences",
]
