import base64
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib import clock, sealed

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(st.characters(categories=None)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(JSON)
def test_seal_gives_back_any_json(value):
    assert sealed.unseal(sealed.seal(value, key="k"), key="k") == value


def test_seal_hides_the_words():
    assert b"bus" not in base64.urlsafe_b64decode(sealed.seal({"story": "the bus never came"}, key="k"))


def test_seal_does_not_say_when_it_was_sealed():
    data = base64.urlsafe_b64decode(sealed.seal("x", key="k"))
    assert data[1:9] == bytes(8)


def test_seal_refuses_what_is_not_json():
    with pytest.raises(TypeError):
        sealed.seal(object(), key="k")


def test_unseal_takes_a_memoryview_as_postgresql_gives_it():
    assert sealed.unseal(memoryview(sealed.seal([1], key="k")), key="k") == [1]


def test_unseal_refuses_another_key():
    with pytest.raises(sealed.SealBroken):
        sealed.unseal(sealed.seal("x", key="mine"), key="yours")


def test_unseal_refuses_another_portal(settings):
    data = sealed.seal("x", key="mine")
    settings.CODES_KEY = "another key altogether, for this test"
    with pytest.raises(sealed.SealBroken):
        sealed.unseal(data, key="mine")


@pytest.mark.parametrize("data", [b"", b"junk", b"\xff\x00", b"gAAAAA=="])
def test_unseal_refuses_junk(data):
    with pytest.raises(sealed.SealBroken):
        sealed.unseal(data, key="k")


def test_unseal_refuses_a_changed_byte():
    data = bytearray(sealed.seal("x", key="k"))
    data[40] = ord("A") if data[40] != ord("A") else ord("B")
    with pytest.raises(sealed.SealBroken):
        sealed.unseal(bytes(data), key="k")


def test_unseal_text_gives_the_text_back_until_its_age():
    with clock.set_to(NOON):
        data = sealed.seal_text("naïve café", key="cookie")
    with clock.set_to(NOON + timedelta(seconds=60)):
        assert sealed.unseal_text(data, key="cookie", max_age=60) == "naïve café"


def test_unseal_text_refuses_what_is_too_old():
    with clock.set_to(NOON):
        data = sealed.seal_text("x", key="cookie")
    with clock.set_to(NOON + timedelta(seconds=61)), pytest.raises(sealed.SealBroken):
        sealed.unseal_text(data, key="cookie", max_age=60)


@pytest.mark.parametrize("data", ["", "junk", "é", "\ud800"])
def test_unseal_text_refuses_junk(data):
    with pytest.raises(sealed.SealBroken):
        sealed.unseal_text(data, key="cookie", max_age=60)
