"""A wrong setting for texts and letters stops the start with a sentence that says what to do."""

import pytest

from devon_coproduction import environment

KEY = "devon-8ab4f1d0-0000-4000-8000-000000000001-8ab4f1d0-0000-4000-8000-000000000002"


def test_without_settings_people_do_it_by_hand():
    setup = environment.texts_and_letters(production=True)
    assert (setup["folder"], setup["notify_key"]) == ("", "")


def test_whole_key_of_notify_is_taken(monkeypatch):
    monkeypatch.setenv("NOTIFY_API_KEY", KEY)
    assert environment.texts_and_letters(production=True)["notify_key"] == KEY


def test_half_a_key_of_notify_stops_the_start(monkeypatch):
    monkeypatch.setenv("NOTIFY_API_KEY", KEY[:-1])
    with pytest.raises(SystemExit, match="Set NOTIFY_API_KEY to the whole key"):
        environment.texts_and_letters(production=True)


def test_folder_is_refused_in_production(monkeypatch):
    monkeypatch.setenv("MESSAGES_FOLDER", "/somewhere")
    with pytest.raises(SystemExit, match="Texts and letters would reach nobody"):
        environment.texts_and_letters(production=True)
    assert environment.texts_and_letters(production=False)["folder"] == "/somewhere"
