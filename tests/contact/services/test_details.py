import threading

import pytest
from django.db import IntegrityError, connection, transaction

from contact.enums import Format, Purpose, Way
from contact.models import ContactDetails
from contact.reach import CannotReach
from contact.selectors.details import held, stop_href, stop_word
from contact.services import details as services
from contact.services.news import tell
from tests.contact.hearing import TO, keep, messages, wanted

pytestmark = pytest.mark.django_db
OTHER_FIELDS = {
    Way.EMAIL: ("phone", "address", "name"),
    Way.TEXT: ("email", "address", "name"),
    Way.PHONE: ("email", "address"),
    Way.LETTER: ("email", "phone"),
}


@pytest.mark.parametrize("way", Way)
def test_keep_details_keeps_only_what_belongs_to_the_way(way):
    for before in Way:
        keep(way=before)
    keep(way=way)
    kept = ContactDetails.objects.get()
    assert [getattr(kept, name) for name in OTHER_FIELDS[way]] == [""] * len(OTHER_FIELDS[way])
    assert held("link").way == way


def test_keep_details_twice_keeps_one_row_and_the_last_words():
    keep()
    keep(to="other@example.org", purposes=frozenset({Purpose.NEWS}))
    assert (held("link").to, held("link").purposes) == ("other@example.org", {Purpose.NEWS})
    assert ContactDetails.objects.count() == 1


@pytest.mark.parametrize(
    ("way", "to"), [(Way.EMAIL, "a"), (Way.TEXT, "01392 380434"), (Way.PHONE, ""), (Way.LETTER, "x")]
)
def test_keep_details_refuses_what_reaches_nobody(way, to):
    with pytest.raises(CannotReach):
        keep(way=way, to=to)
    assert held("link") is None


def test_keep_details_needs_a_purpose():
    with pytest.raises(services.NoPurpose):
        keep(purposes=frozenset())


def test_details_without_a_purpose_are_refused_in_sql():
    keep()
    flags = dict.fromkeys(("for_reply", "for_follow_up", "for_news", "for_taking_part"), False)
    with pytest.raises(IntegrityError), transaction.atomic():
        ContactDetails.objects.update(**flags)


def test_language_is_kept_only_where_it_was_asked_for():
    keep(language="Polish")
    assert held("link").language == ""
    keep(copy_format=Format.OTHER_LANGUAGE, language="Polish")
    assert held("link").language == "Polish"


def test_details_are_unreadable_in_the_database():
    for number, way in enumerate(Way):
        keep(f"link {number}", way)
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(t::text, ' ') FROM contact_contactdetails t")
        raw = cursor.fetchone()[0]
        cursor.execute("SELECT name, email, phone, address FROM contact_contactdetails")
        raw += " ".join(bytes(value).decode("latin-1") for row in cursor.fetchall() for value in row)
    found = [word for word in ("CANARY", "example.org", "900123", "960124", "Example Town", "EX1") if word in raw]
    assert found == []
    assert ContactDetails.objects.filter(pk__isnull=False).count() == 4


def test_sealed_value_of_one_person_does_not_look_like_that_of_another():
    keep("one")
    keep("two")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT email) FROM contact_contactdetails")
        assert cursor.fetchone()[0] == 2


def test_change_details_changes_what_is_there_and_refuses_where_nothing_is():
    with pytest.raises(services.NothingKept):
        services.change_details(link="link", wanted=wanted())
    keep()
    services.change_details(link="link", wanted=wanted(Way.TEXT))
    assert held("link").to == "+447700900123"


def test_stop_deletes_everything_at_once_and_is_the_same_when_repeated():
    keep()
    keep("other")
    tell(links=["link", "other"], event="answer 1")
    for _twice in range(2):
        services.stop(word=stop_word("link"))
    assert (held("link"), held("other") is None) == (None, False)
    left = sorted((message.state, message.to) for message in messages())
    assert left == [("stopped", ""), ("waiting", TO[Way.EMAIL])]


def test_stop_with_an_unknown_word_changes_nothing():
    keep()
    services.stop(word="0" * 20)
    assert held("link") is not None


def test_word_that_stops_is_nowhere_in_the_details():
    keep()
    kept = ContactDetails.objects.get()
    word = stop_word("link")
    assert word in stop_href("link")
    assert [name for name, value in vars(kept).items() if word in str(value)] == []


def test_stop_one_purpose_leaves_the_others_and_deletes_with_the_last():
    keep(purposes=frozenset({Purpose.REPLY, Purpose.NEWS}))
    services.stop_one_purpose(link="link", purpose=Purpose.REPLY)
    assert held("link").purposes == {Purpose.NEWS}
    assert tell(links=["link"], event="answer 1") == 0
    services.stop_one_purpose(link="link", purpose=Purpose.NEWS)
    services.stop_one_purpose(link="link", purpose=Purpose.NEWS)
    assert held("link") is None


def test_forget_deletes_and_is_the_same_when_repeated():
    keep()
    services.forget(link="link")
    services.forget(link="link")
    assert ContactDetails.objects.count() == 0


def test_new_address_stops_what_waits_for_the_old_one():
    keep(way=Way.LETTER)
    tell(links=["link"], event="answer 1")
    keep(way=Way.LETTER, to="2 New Road\nEX2 2BB")
    assert [message.state for message in messages()] == ["stopped"]


def test_same_address_with_another_tick_stops_nothing():
    keep()
    tell(links=["link"], event="answer 1")
    keep(purposes=frozenset({Purpose.REPLY}))
    assert [message.state for message in messages()] == ["waiting"]


@pytest.mark.django_db(transaction=True)
def test_eight_saves_at_once_keep_one_row():
    together = threading.Barrier(8)

    def work(number):
        together.wait()
        keep(to=f"somebody{number}@example.org")
        connection.close()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ContactDetails.objects.count() == 1
