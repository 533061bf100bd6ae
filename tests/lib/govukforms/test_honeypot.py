from datetime import timedelta

import pytest

from lib import clock
from lib.govukforms import GovukForm
from lib.govukforms.honeypot import ONCE_MORE, HoneypotMixin


class AForm(HoneypotMixin, GovukForm):
    """A form with nothing else in it."""


def opened():
    return AForm().initial["opened"]


@pytest.fixture(autouse=True)
def two_seconds(settings):
    settings.FASTEST_SEND_SECONDS = 2


@pytest.mark.parametrize(("seconds", "errors"), [(0, [ONCE_MORE]), (1.9, [ONCE_MORE]), (2, []), (3600 * 20, [])])
def test_form_is_asked_once_more_when_it_was_sent_at_once(seconds, errors):
    stamp = opened()
    with clock.set_to(clock.now() + timedelta(seconds=seconds)):
        assert AForm({"opened": stamp}).non_field_errors() == errors


def test_form_that_a_machine_filled_in_is_asked_once_more():
    assert AForm({"homepage": "https://spam.example"}).non_field_errors() == [ONCE_MORE]


@pytest.mark.parametrize("stamp", ["", "rubbish", "gAAAAA", "\x00"])
def test_form_without_a_time_of_ours_is_believed(stamp):
    assert AForm({"opened": stamp}).errors.get("__all__", []) == []


def test_second_press_is_accepted_and_the_trap_is_empty_again():
    stamp = opened()
    caught = AForm({"homepage": "filled by the browser", "opened": stamp})
    assert caught.is_valid() is False
    assert "filled by the browser" not in str(caught["homepage"])
    with clock.set_to(clock.now() + timedelta(seconds=5)):
        assert AForm({"homepage": "", "opened": stamp}).is_valid() is True
