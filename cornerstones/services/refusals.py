"""Why a write to the shared understanding is refused. The text of each is a sentence that says what to do."""


class Refused(Exception):
    """It cannot be written as it is. `str(error)` can be shown to the person who tried."""


class WordsNotThere(Refused):
    """The words do not stand in the statement, or not just once, or share a part with others."""


class ChangedMeanwhile(Refused):
    """A colleague changed it since this person read it."""


class SaidAlready(Refused):
    """The same stands there already."""


class StillNeeded(Refused):
    """Organisations agreed with it or answered it, so it stays."""


class QuestionSettled(Refused):
    """A settled question takes no answers, and is not settled twice."""


class AnotherIsBegun(Refused):
    """The organisation has an edition that is not decided yet."""
