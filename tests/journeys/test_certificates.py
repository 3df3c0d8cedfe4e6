"""Certificates that do not hold any more: their key was lost, or something on them was not right; another is given, with the reason."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions import attending
from kith.domains.gatherings.actions.certifying import certify_all
from kith.domains.gatherings.models import Occasion
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.domains.learning.actions.certifying import certify
from kith.domains.learning.certificates import achievement_address
from kith.domains.learning.envelopes import shared_uid
from kith.domains.learning.jobs import sign_all_anew
from kith.domains.learning.models import Provider
from kith.domains.learning.tests.certified import ETHICS, other
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.journeys.conftest import Enter, Visitor


def _says(visitor: Visitor) -> str:
    """What the page says; it fits the screen."""
    size = visitor.page.viewport_size
    assert size is not None
    return visitor.page.inner_text("main")


def _newest(owner: Visitor, title: str) -> str:
    """Where others check the newest that its owner holds."""
    owner.go("/learning/certificates/")
    page = owner.press(title, role="link")
    assert _says(owner)
    return page.get_by_role("link", name=re.compile(r"^http")).inner_text().removeprefix(owner.home)


@pytest.mark.parametrize("script", [True, False])
def test_what_a_lost_key_signed_is_given_again(enter: Enter, cast: Cast, script: bool) -> None:
    certify(cast["noor"], ETHICS, by=cast["tomasz"])
    ruth, noor, board = (enter(who, width=360, script=script) for who in ("ruth", "noor", None))
    before = _newest(noor, ETHICS.title)
    ruth.go("/steward/")
    ruth.press("Certificates of the house", role="link")
    assert "it signs now" in _says(ruth)
    ruth.press("It fell into other hands", role="link")
    assert "This cannot be undone." in _says(ruth)
    ruth.press("Take this key out of use")
    assert "it fell into other hands, and is out of use" in _says(ruth)
    board.go(before)
    assert "This certificate holds" in _says(board), "until another is given"

    ruth.press("Give again what it signed", role="link")
    assert "You do not learn who they are." in _says(ruth)
    ruth.press("Give them again")
    assert "They are given again one after the other" in ruth.page.inner_text("body")
    job = ProcrastinateJob.objects.filter(task_name="learning.sign_all_anew").latest("id")
    sign_all_anew(**job.args)
    board.go(before)
    assert "The key with which it was signed can no longer be trusted" in _says(board)
    assert "Another one was given in its place." in _says(board)
    board.go(_newest(noor, ETHICS.title))
    assert "This certificate holds" in _says(board)


def _held(cast: Cast) -> Item:
    """Something of Maria's, an hour and a half long, which is over."""
    item = MAKERS["gathering"](cast.place("maria", cast.commons), title="Tea")
    ended = timezone.now() - timedelta(hours=1)
    Occasion.objects.update(begins_at=ended - timedelta(minutes=90), ends_at=ended)
    return reach_gathering(cast["maria"], item.pk)


def _noor_was_there(cast: Cast, item: Item, *, minutes: int) -> None:
    occasion = item.gathering.occasions.get()
    span = {"came": occasion.begins_at, "left": occasion.begins_at + timedelta(minutes=minutes)}
    attending.set_right(occasion, item=item, person=cast["noor"], how="host", by=cast["maria"], **span)


@pytest.mark.parametrize("script", [True, False])
def test_another_is_given_in_the_place_of_one_that_was_not_right(
    enter: Enter, cast: Cast, script: bool
) -> None:
    item = _held(cast)
    occasion = item.gathering.occasions.get()
    _noor_was_there(cast, item, minutes=45)
    certify_all(occasion, item=item, by=cast["maria"])
    _noor_was_there(cast, item, minutes=90)
    maria, noor, board = (enter(who, width=360, script=script) for who in ("maria", "noor", None))
    before = _newest(noor, "Tea")
    maria.go(f"/gatherings/{item.pk}/dates/{occasion.pk}/certificates/")
    page = maria.press("Noor", role="link")
    assert "Whoever checks it reads that it was taken back, and why." in _says(maria)
    page.get_by_label("Give another in its place").check()
    page.get_by_label("Something on it was not right").check()
    maria.press("Do it")
    assert "Whoever had a certificate of it is told." in maria.page.inner_text("body")
    board.go(before)
    assert "Something on it was not right" in _says(board)
    assert "Another one was given in its place." in _says(board)
    board.go(_newest(noor, "Tea"))
    assert "This certificate holds" in _says(board)
    assert "1.5 hours" in _says(board)


@pytest.mark.parametrize("script", [True, False])
def test_an_organisation_has_its_own_number_on_what_it_offered(
    enter: Enter, cast: Cast, script: bool
) -> None:
    ruth, noor, board = (enter(who, width=360, script=script) for who in ("ruth", "noor", None))
    ruth.go("/steward/certificates/")
    page = ruth.press("Add an organisation", role="link")
    page.get_by_label("Name", exact=True).fill("Night school")
    page = ruth.press("Add them")
    page.get_by_label("Whose number it is").select_option("Night school")
    page.get_by_label("Which board").fill("NAADAC")
    page.get_by_label("The number that it gave").fill("4711")
    ruth.press("Add this number")
    assert "Only stewards may name them." in _says(ruth)
    school = Provider.objects.get(is_house=False)
    certify(cast["noor"], other(provider="Night school", offered_by=school.pk), by=cast["tomasz"])
    address = _newest(noor, ETHICS.title)
    assert "Boards know Night school as:" in _says(noor)
    board.go(address)
    assert "Night school (NAADAC: 4711)" in _says(board)
    board.go(urlsplit(achievement_address(shared_uid(ETHICS.key))).path)
    assert "It names none of them." in _says(board)
