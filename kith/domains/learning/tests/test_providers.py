"""Two organisations hold gatherings in one house: on a certificate stand the numbers of whoever offered it, and of nobody else."""

import json
from datetime import date
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.test.utils import CaptureQueriesContext
from openbadgeslib.ob3 import OB3LdpVerifier
from pypdf import PdfReader

from kith.domains.learning.actions.certifying import certify, write_anew
from kith.domains.learning.actions.providing import add_approval, add_provider, change_provider, the_house
from kith.domains.learning.issuers import our_did
from kith.domains.learning.models import Approval, Certificate, Provider
from kith.domains.learning.providers import providers_for
from kith.domains.learning.tests.certified import by_the_house, certificates, other
from kith.foundation.activity.models import Event
from kith.foundation.house.choices import house
from kith.infrastructure.database.private import keeping
from tests.cast import Cast
from tests.entries import text_of
from tests.walls import sql

PAGE = "/steward/certificates/"


@pytest.fixture
def school(cast: Cast) -> Provider:
    """It has a number of its own, as the house has."""
    made = add_provider(name="Night school", space=cast.rural, by=cast["ruth"])
    add_approval(board="NAADAC", number="4711", provider=made, by=cast["ruth"])
    add_approval(board="NAADAC", number="House-1", by=cast["ruth"])
    return made


def _given(cast: Cast, programme: Any) -> Certificate:
    certify(cast["maria"], programme, by=cast["tomasz"])
    return certificates(cast["maria"])[-1]


def _by(school: Provider, **changes: Any) -> Any:
    return other(provider=school.called, offered_by=school.pk, **changes)


def test_the_numbers_are_those_of_whoever_offered_it(cast: Cast, school: Provider) -> None:
    by_school, by_house = _given(cast, _by(school)), _given(cast, by_the_house(key="g-2"))
    by_others = _given(cast, other(key="g-3", provider="Night school"))
    numbers = [each.approvals for each in (by_school, by_house, by_others)]
    assert numbers == [[["NAADAC", "4711"]], [["NAADAC", "House-1"]], []], "words alone borrow no number"


def test_they_hold_per_board_on_the_days_on_which_it_was(cast: Cast, school: Provider) -> None:
    add_approval(board="PCB", number="old", provider=school, ends_on=date(2026, 11, 24), by=cast["ruth"])
    add_approval(board="PCB", number="new", provider=school, begins_on=date(2026, 11, 25), by=cast["ruth"])
    assert _given(cast, _by(school)).approvals == [["NAADAC", "4711"], ["PCB", "new"]]


def test_the_house_gives_it_and_the_badge_keeps_the_two_apart(cast: Cast, school: Provider) -> None:
    said = json.loads(_given(cast, _by(school)).document)
    assert (said["issuer"]["id"], said["issuer"]["name"]) == (our_did(), house().name)
    assert "otherIdentifier" not in said["issuer"]
    source = said["credentialSubject"]["source"]
    assert (source["id"], source["name"]) == (school.uid.urn, "Night school")
    assert [each["identifier"] for each in source["otherIdentifier"]] == ["NAADAC: 4711"]


def test_pages_and_paper_name_whom_a_board_knows_so(cast: Cast, school: Provider) -> None:
    given = _given(cast, _by(school))
    assert "Night school (NAADAC: 4711)" in text_of(cast.client(None), f"/check/{given.uid}/")
    maria = cast.client("maria")
    assert "Boards know Night school as:" in text_of(maria, given.get_absolute_url())
    paper = PdfReader(BytesIO(maria.get(f"{given.get_absolute_url()}pdf/").content))
    assert "Boards know Night school as" in paper.pages[0].extract_text()
    by_house = _given(cast, by_the_house(key="g-2", provider="The commons"))
    assert f"Boards know {house().name} as:" in text_of(maria, by_house.get_absolute_url())


def test_another_program_finds_it_right(cast: Cast, school: Provider) -> None:
    def download(address: str) -> bytes:
        return bytes(cast.client(None).get(urlsplit(address).path).content)

    found = OB3LdpVerifier.for_issuer_did(our_did()).verify(
        _given(cast, _by(school)).document, download=download, check_status=True, verify_status_list=False
    )
    assert found.issuer.id == our_did()


def test_what_was_given_keeps_its_words_and_what_is_written_anew_has_those_of_now(
    cast: Cast, school: Provider
) -> None:
    given = _given(cast, _by(school))
    change_provider(school, name="Night college", space=None, for_all_hosts=False, by=cast["ruth"])
    assert "Boards know Night school as:" in text_of(cast.client("maria"), given.get_absolute_url())
    anew = write_anew(given, name="María", by=cast["maria"])
    assert anew is not None
    assert [*map(list, anew.approvals)] == [["NAADAC", "4711"]]
    assert json.loads(anew.document)["credentialSubject"]["source"]["name"] == "Night college"


def test_who_may_name_them(cast: Cast, school: Provider) -> None:
    """Tomasz hosts the space of the school, and Ruth is a steward."""

    def may(name: str) -> list[str]:
        return [each.called for each in providers_for(cast[name])]

    assert (may("tomasz"), may("maria")) == (["Night school"], [])
    assert may("ruth") == [house().name, "Night school"]
    change_provider(the_house(), name="", space=None, for_all_hosts=True, by=cast["ruth"])
    assert (may("tomasz"), may("maria")) == ([house().name, "Night school"], [])


def test_a_steward_writes_them_down_with_a_number_of_their_own(cast: Cast) -> None:
    ruth, told = cast.client("ruth"), {"name": " Night  school ", "space": cast.commons.pk}
    assert ruth.post(f"{PAGE}providers/new/", told).status_code == 302
    made = Provider.objects.get(is_house=False)
    assert (made.name, made.space) == ("Night school", cast.commons)
    number = {"board": "NAADAC", "number": "4711"}
    for provider in (made, the_house()):
        assert ruth.post(PAGE, number | {"provider": provider.pk}).status_code == 302
    assert Approval.objects.count() == 2, "a board may give the same number to two"
    page = text_of(ruth, PAGE)
    assert "The hosts of “The commons” may name them, and stewards." in page
    assert page.count("4711") == 2
    events = set(Event.objects.filter(actor=cast["ruth"]).values_list("type", flat=True))
    assert {"learning.provider_added", "learning.approval_added"} <= events
    assert "wrote down who offers gatherings here: Night school." in text_of(ruth, "/steward/trail/")


@pytest.mark.parametrize("name", ["", "night SCHOOL"])
def test_a_name_is_needed_once(cast: Cast, school: Provider, name: str) -> None:
    assert cast.client("ruth").post(f"{PAGE}providers/new/", {"name": name}).status_code == 422
    assert Provider.objects.filter(is_house=False).get() == school


def test_a_steward_changes_who_may_name_them_and_what_they_are_called(cast: Cast, school: Provider) -> None:
    ruth, address = cast.client("ruth"), f"{PAGE}providers/{school.pk}/"
    assert 'value="Night school"' in ruth.get(address).text
    assert ruth.post(address, {"name": "Night school", "for_all_hosts": "on"}).status_code == 302
    school.refresh_from_db()
    assert (school.space, school.for_all_hosts) == (None, True)
    assert "Whoever hosts a space here may name them." in text_of(ruth, PAGE)
    assert ruth.post(f"{PAGE}providers/{the_house().pk}/", {"space": cast.commons.pk}).status_code == 302
    assert (the_house().called, the_house().space) == (house().name, cast.commons)


def test_a_space_that_a_steward_does_not_see_is_not_told_and_stays(cast: Cast, school: Provider) -> None:
    change_provider(school, name="Night school", space=cast.circle, for_all_hosts=False, by=cast["tomasz"])
    ruth, address = cast.client("ruth"), f"{PAGE}providers/{school.pk}/"
    assert "The hosts of a space that you do not see" in text_of(ruth, PAGE)
    for page in (PAGE, address):
        assert "Tuesday circle" not in text_of(ruth, page)
    assert ruth.post(address, {"name": "Night college"}).status_code == 302
    school.refresh_from_db()
    assert (school.name, school.space) == ("Night college", cast.circle)


def test_there_is_one_house_and_all_others_have_names(cast: Cast) -> None:
    the_house()
    for wrong in ({"is_house": True}, {"name": ""}, {"is_house": True, "name": "Another"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Provider.objects.create(**wrong)


def test_the_page_costs_the_same_for_few_and_for_many(cast: Cast, school: Provider) -> None:
    def cost() -> int:
        client = cast.client("ruth")
        client.get(PAGE)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(PAGE).status_code == 200
        return len(asked)

    few = cost()
    for number in range(20):
        made = add_provider(name=f"School {number}", space=cast.rural, by=cast["ruth"])
        add_approval(board="NAADAC", number=str(number), provider=made, by=cast["ruth"])
    assert cost() == few


def test_numbers_of_before_become_those_of_the_house(cast: Cast) -> None:
    """What stood on a certificate stands there when it is written anew, whoever offered it then."""
    add_approval(board="NAADAC", number="4711", by=cast["ruth"])
    given = _given(cast, by_the_house())
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    with keeping():
        for state in ("0007_who_offered_and_led", "0008_providers_and_achievements"):
            MigrationExecutor(connection).migrate([("learning", state)])
    house_now = Provider.objects.get()
    assert (house_now.is_house, Approval.objects.get().provider) == (True, house_now)
    (kept,) = certificates(cast["maria"])
    assert (kept.pk, kept.offered_by, kept.approvals) == (given.pk, house_now, [["NAADAC", "4711"]])
