"""Loading the starting data, all rooms together."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command

from authority.models import District, Settings
from cornerstones.models import AgreementMark, AreaOfWeakness, Cornerstone, OpenQuestion, Statement
from pages.models import ContactPoint
from priorities.models import DevelopmentPoint, Priority

pytestmark = pytest.mark.django_db
ROOMS = ("authority", "cornerstones", "priorities", "pages")


def load() -> str:
    said = StringIO()
    call_command("load_starting_data", stdout=said)
    return said.getvalue()


def everything() -> dict[str, list]:
    models = [model for room in ROOMS for model in apps.get_app_config(room).get_models()]
    return {model._meta.label: list(model.objects.order_by("pk").values()) for model in models}


def test_starting_data_is_what_devon_published():
    load()
    counts = {model.__name__: model.objects.count() for model in (
        Cornerstone, Priority, DevelopmentPoint, Statement, OpenQuestion, AreaOfWeakness, District, Settings
    )}  # fmt: skip
    assert counts == {
        "Cornerstone": 4, "Priority": 13, "DevelopmentPoint": 15, "Statement": 25, "OpenQuestion": 4,
        "AreaOfWeakness": 4, "District": 8, "Settings": 1,
    }  # fmt: skip
    marks = list(AgreementMark.objects.values_list("count", flat=True))
    assert (sum(marks), len(marks), max(marks)) == (40, 16, 11)


def test_loading_twice_changes_nothing():
    load()
    before = everything()
    said = load()
    assert everything() == before
    assert [line.split(": ")[1] for line in said.splitlines()] == ["0 added"] * 5


def test_loading_again_leaves_what_an_administrator_changed():
    load()
    points = ContactPoint.objects.filter(block="talk-to-a-person")
    points.update(phone="01392 111111")
    Settings.objects.update(moderated_within_days=3)
    load()
    assert set(ContactPoint.objects.filter(block="talk-to-a-person").values_list("phone", flat=True)) == {
        "01392 111111"
    }
    assert Settings.objects.get().moderated_within_days == 3
