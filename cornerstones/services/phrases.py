"""The words of a statement that somebody agrees with."""

from cornerstones.services.refusals import WordsNotThere
from lib.phrases import words_in


def phrase_of(text: str, typed: str) -> str:
    """Return the typed words as they stand in the text; all of it where none are typed.

    Raises WordsNotThere, with a sentence, unless they stand there once.
    """
    found = words_in(text, typed) if typed.strip() else (text,)
    if not found:
        raise WordsNotThere("These words do not stand in the statement. Copy them from it, word for word")
    if len(found) > 1:
        raise WordsNotThere("These words stand there more than once. Add the words before or after them")
    return found[0]
