"""The work of partners."""

from datetime import timedelta

from accounts.models import User
from dashboards.selectors.work.piece import Work, count
from lib import clock
from lib.moments import moment_in_words
from priorities.selectors.my_rounds import waiting_for
from reflection.selectors import open_one

SOON = timedelta(days=2)  # a round that closes within this is shown first


def stars(user: User) -> Work:
    """Rounds that wait for the stars of this person's organisation."""
    waits = waiting_for(user)
    words = count(waits.number, "round waits for your stars.", "rounds wait for your stars.", "No round waits for you.")
    if waits.closes_at:
        first = "It" if waits.number == 1 else "The first"
        words = f"{words} {first} closes on {moment_in_words(waits.closes_at)}."
    soon = waits.closes_at is not None and waits.closes_at - clock.now() < SOON
    return Work("Give the stars of your organisation", "/rounds/mine/", words, urgent=soon)


def reflection(user: User) -> Work:
    """The look at one's own setting."""
    is_open = open_one(user) is not None
    words = "You have begun. Go on when you like." if is_open else "Look at your own setting, for yourselves alone."
    return Work("How we are doing", "/reflection/", words)


def hours(_user: User) -> Work:
    """The hours that a volunteer gives."""
    return Work("Your hours", "/account/hours/", "Only you can read them.")


def thanks(_user: User) -> Work:
    """A thank-you to a volunteer, by whoever leads the forum."""
    return Work("Thank a volunteer", "/account/thanks/", "And write down what was paid or given.")


def agreement(_user: User) -> Work:
    """What the organisation agrees with."""
    words = "Put its mark beside words that partners said, and answer open questions."
    return Work("What your organisation agrees with", "/agreement/", words)
