"""The made-up stories that came by phone, on paper or at an event: who wrote them down, and in which pile."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from accounts.models import User
from demo.stories import Story
from feedback.answers import Answers, HelperFacts
from feedback.enums import Channel, Consent, Helper, Voice, WordsAre
from feedback.models import Batch
from feedback.services import entering
from feedback.services.sending import Receipt, needs_a_helper, send
from lib import codes

TITLES: Mapping[Channel, tuple[str, int]] = {
    Channel.PAPER: ("Paper forms of the coffee morning in Barnstaple", 12),
    Channel.PHONE: ("Phone calls of this half-year", 8),
    Channel.EVENT: ("Listening afternoon in Exeter", 6),
}


@dataclass
class Piles:
    """One pile for each way that is not the web; it is started with its first story."""

    by: User
    started: dict[Channel, Batch] = field(default_factory=dict)

    def take(self, story: Story, answers: Answers) -> Receipt:
        """Keep a story as it came: on the web by its writer, else by a helper from a pile."""
        token = codes.new_token()
        if not needs_a_helper(answers):
            return send(answers=answers, token=token)
        whole = replace(answers, helper=_facts(story, answers))
        if answers.channel is Channel.WEB:
            return send(answers=whole, token=token)
        return entering.enter(batch=self._pile(answers.channel), by=self.by, answers=whole, token=token)

    def _pile(self, channel: Channel) -> Batch:
        if channel not in self.started:
            title, expected = TITLES[channel]
            self.started[channel] = entering.start_batch(
                by=self.by, title=title, channel=channel, heard_on=None, expected=expected, token=codes.new_token()
            )
        return self.started[channel]


def _facts(story: Story, answers: Answers) -> HelperFacts:
    on_paper = answers.channel is Channel.PAPER
    return HelperFacts(
        helper=Helper.FORUM if answers.channel is not Channel.WEB else Helper.ADVOCATE,
        heard_on=story.at().date(),
        words_are=WordsAre.NOTE if answers.channel is Channel.EVENT else WordsAre.AS_SAID,
        read_back=not on_paper,
        consent=Consent.EVERYBODY if answers.voice is Voice.GROUP else Consent.PERSON,
        paper_reference=codes.new_reference("P") if on_paper else "",
    )
