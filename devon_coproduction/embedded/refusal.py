"""The one error of this package: a sentence for the person at the keyboard."""


class CannotStart(Exception):
    """Something that must run cannot; the message is a whole sentence that says what to do."""
