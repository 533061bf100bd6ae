import pytest

from cornerstones.models import Cornerstone
from cornerstones.services import load_starting_data as load_cornerstones
from cornerstones.services.marking import agree
from priorities.services import load_starting_data
from tests.cornerstones import factories as make

pytestmark = pytest.mark.django_db

LISTS = (
    "/admin/cornerstones/cornerstone/",
    "/admin/cornerstones/areaofweakness/",
    "/admin/cornerstones/event/",
    "/admin/cornerstones/statement/",
    "/admin/cornerstones/openquestion/",
    "/admin/priorities/priority/",
    "/admin/priorities/starround/",
)


@pytest.fixture(autouse=True)
def _loaded(db):
    load_cornerstones()
    load_starting_data()


@pytest.mark.parametrize("address", LISTS)
def test_administrators_may_open_the_records(signed_in, administrator, address):
    assert signed_in(administrator).get(address).status_code == 200


@pytest.mark.parametrize("address", LISTS)
def test_nobody_else_may(signed_in, report_editor, client, address):
    assert signed_in(report_editor).get(address).status_code in {302, 403}
    assert client.get(address).status_code == 302


def test_record_opens_with_what_belongs_to_it(signed_in, administrator):
    stone = Cornerstone.objects.get(slug="communicate")
    page = signed_in(administrator).get(f"/admin/cornerstones/cornerstone/{stone.pk}/change/").content.decode()
    assert page.count("People ask what you think.") >= 1


def test_words_that_organisations_agree_with_or_answered_are_not_changed_here(signed_in, administrator):
    statement, question = make.statement(), make.question()
    records = (("statement", statement), ("openquestion", question))
    pages = [f"/admin/cornerstones/{kind}/{record.pk}/change/" for kind, record in records]
    client = signed_in(administrator)
    box = '<textarea name="text"'
    assert [box in client.get(page).content.decode() for page in pages] == [True, True]
    pat = make.partner()
    agree(statement=statement, phrase=make.FIRST, by=pat)
    make.draft(question, pat)
    assert [box in client.get(page).content.decode() for page in pages] == [False, False]
