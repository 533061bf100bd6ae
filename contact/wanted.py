"""What somebody wants of a person: to be rung, or something on paper. Forms fill it in, services keep it."""

from dataclasses import dataclass

from contact.enums import CallBy, Format, Ordered, Way
from outbox.enums import Channel

# How a summary in writing travels: the ways that somebody is offered.
CHANNELS: dict[str, Channel] = {Way.EMAIL: Channel.EMAIL, Way.TEXT: Channel.TEXT, Way.LETTER: Channel.LETTER}


@dataclass(frozen=True, slots=True)
class CallWanted:
    """What somebody who wants to be rung told us. Only the name and the number are necessary."""

    name: str
    number: str
    call_by: CallBy = CallBy.PHONE
    good_time: str = ""
    needs: str = ""
    young: bool = False
    summary_way: Way | str = ""
    summary_to: str = ""


@dataclass(frozen=True, slots=True)
class PaperWanted:
    """What somebody wants on paper, and where to."""

    what: Ordered
    name: str
    address: str
    copies: int = 1
    copy_format: Format = Format.STANDARD
    language: str = ""
