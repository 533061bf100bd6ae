"""The one error of this package."""


class EventNotesError(ValueError):
    """The write-up cannot be read. Its text is a sentence that says what to do, fit to be shown to a person."""
