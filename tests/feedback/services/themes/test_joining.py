"""Joining and parting: nothing is lost, chains hold, and PostgreSQL itself refuses a circle."""

import threading

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, ProgrammingError, connection, transaction

from feedback.models import InTheme, Theme
from feedback.selectors.themes.groups import group
from feedback.services.themes import ThemeChanged, ThemeRefused, join, part
from tests.feedback import factories as make

pytestmark = pytest.mark.django_db
JOIN = "UPDATE feedback_theme SET state = 'merged', merged_into_id = %s WHERE id = %s"


def joined(theme, into, by):
    return join(theme=theme, into=into, by=by, seen_version=Theme.objects.get(pk=theme.pk).version)


def in_sql(theme, into):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(JOIN, [into, theme])


def test_join_keeps_every_experience_in_its_own_theme(moderator):
    late, slow = make.theme(dissent="Some like post."), make.theme(title="Slow post", dissent="Some are quick.")
    joined(late, slow, moderator)
    found = group("letters-that-come-late")
    assert (found.theme, [one.dissent for one in found.themes]) == (slow, ["Some are quick.", "Some like post."])
    assert len(found.members) == 2
    assert set(InTheme.objects.values_list("theme", flat=True)) == {late.pk, slow.pk}


def test_join_twice_is_once(moderator):
    late, slow = make.theme(), make.theme(title="Slow post")
    assert joined(late, slow, moderator).version == join(theme=late, into=slow, by=moderator, seen_version=1).version


def test_chain_of_three_is_one_group_and_parts_in_the_middle(moderator):
    first, second, third = (make.theme(title=title) for title in ("A", "B", "C"))
    joined(first, second, moderator)
    joined(second, third, moderator)
    assert {len(group(slug).members) for slug in "abc"} == {3}
    part(theme=second, by=moderator)
    assert [(group(slug).theme.slug, len(group(slug).members)) for slug in "abc"] == [("b", 2), ("b", 2), ("c", 1)]


def test_part_gives_back_all_that_was_there_and_twice_is_once(moderator):
    late, slow = make.theme(), make.theme(title="Slow post")
    joined(late, slow, moderator)
    assert part(theme=late, by=moderator).state == "open"
    assert part(theme=late, by=moderator).version == 3
    assert [len(group(one.slug).members) for one in (late, slow)] == [1, 1]


def test_join_of_what_somebody_changed_meanwhile_tells_who(moderator, second_moderator):
    late, slow = make.theme(), make.theme(title="Slow post")
    Theme.objects.filter(pk=late.pk).update(version=2, changed_by=second_moderator, changed_at=late.made_at)
    with pytest.raises(ThemeChanged, match="Sam Second changed this theme"):
        join(theme=late, into=slow, by=moderator, seen_version=1)


def test_join_with_itself_or_with_what_is_joined_is_refused(moderator):
    first, second, third = (make.theme(title=title) for title in ("A", "B", "C"))
    joined(first, second, moderator)
    with pytest.raises(ThemeRefused, match="Choose another theme"):
        joined(second, second, moderator)
    with pytest.raises(ThemeRefused, match="joined with “B”"):
        joined(second, first, moderator)
    with pytest.raises(ThemeRefused, match="joined with “B”"):
        joined(first, third, moderator)


@pytest.mark.parametrize("who", ["responder", "partner", "administrator"])
def test_join_and_part_are_for_those_who_sort(request, who):
    late, slow, by = make.theme(), make.theme(title="Slow post"), request.getfixturevalue(who)
    for step in (lambda: joined(late, slow, by), lambda: part(theme=late, by=by)):
        with pytest.raises(PermissionDenied):
            step()


def test_postgresql_refuses_circles_of_any_length():
    first, second, third = (make.theme(title=title).pk for title in ("A", "B", "C"))
    with pytest.raises(IntegrityError, match=r"not_into_itself|part of itself"):
        in_sql(first, first)
    in_sql(first, second)
    with pytest.raises(IntegrityError, match="a theme cannot be part of itself"):
        in_sql(second, first)
    in_sql(second, third)
    with pytest.raises(IntegrityError, match="a theme cannot be part of itself"):
        in_sql(third, first)


def test_postgresql_refuses_half_a_join_and_deleting_a_theme():
    theme = make.theme()
    with pytest.raises(IntegrityError, match="merged_into_another"), transaction.atomic():
        Theme.objects.filter(pk=theme.pk).update(state="merged")
    with pytest.raises(ProgrammingError, match="Cannot delete"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM feedback_theme WHERE id = %s", [theme.pk])


@pytest.mark.django_db(transaction=True)
def test_two_who_join_crosswise_at_once_never_close_a_circle():
    """Straight in SQL, past the services: each would not see the other's half without the lock in the trigger."""
    one, other = make.theme(title="A").pk, make.theme(title="B").pk
    begin, refused = threading.Barrier(2), []

    def attempt(theme, into):
        try:
            begin.wait(timeout=10)
            in_sql(theme, into)
        except IntegrityError as error:
            refused.append(str(error).splitlines()[0])
        finally:
            connection.close()

    threads = [threading.Thread(target=attempt, args=pair) for pair in ((one, other), (other, one))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert refused == ["a theme cannot be part of itself"]
    assert Theme.objects.filter(state="merged").count() == 1
