"""What a provider may answer besides yes."""


class Refused(Exception):
    """The provider will never take this message as it is: a person has to look."""
