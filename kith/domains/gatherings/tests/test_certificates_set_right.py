"""A certificate that is not right: hosts take it back or give another, and only its owner learns of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions import attending
from kith.domains.gatherings.models import Stay
from kith.domains.gatherings.tests.conftest import is_over
from kith.domains.learning.models import Certificate
from kith.domains.learning.tests.certified import certificates
from kith.foundation.activity.models import Event
from tests.cast import Cast


@pytest.fixture
def stay(cast: Cast, now: Item) -> Stay:
    """Noor was there for all of it, it is over, and certificates that hold for a while were given."""
    is_over(now)
    now.gathering.refresh_from_db()
    stay = _was_there(cast, now, minutes=90)
    until = timezone.localdate() + timedelta(days=400)
    cast.client("maria").post(_address(stay), {"holds_until": str(until)})
    return stay


def _was_there(cast: Cast, item: Item, *, minutes: int) -> Stay:
    occasion = item.gathering.occasions.get()
    span = {"came": occasion.begins_at, "left": occasion.begins_at + timedelta(minutes=minutes)}
    return attending.set_right(occasion, item=item, person=cast["noor"], how="host", by=cast["maria"], **span)


def _address(stay: Stay, end: str = "") -> str:
    return f"/gatherings/{stay.occasion.gathering_id}/dates/{stay.occasion_id}/certificates/{end}"


def _own(cast: Cast) -> list[Certificate]:
    return certificates(cast["noor"])


def test_a_host_finds_those_who_were_there_and_takes_one_back(cast: Cast, stay: Stay) -> None:
    maria, page = cast.client("maria"), _address(stay, f"{stay.pk}/")
    assert page in maria.get(_address(stay)).text
    assert "Noor" in maria.get(page).text
    assert maria.post(page, {"does": "back"}).status_code == 422, "there is no taking back without a reason"
    assert maria.post(page, {"does": "back", "reason": "mistake"}).status_code == 302
    (given,) = _own(cast)
    assert given.issued.reason == "mistake"
    assert "It was given by mistake" in cast.client(None).get(f"/check/{given.uid}/").text
    assert Event.objects.filter(type="learning.certificate_taken_back").exists()


def test_another_is_given_with_what_is_written_down_now(cast: Cast, stay: Stay) -> None:
    right = _was_there(cast, stay.occasion.gathering.item, minutes=60)
    cast.client("maria").post(_address(stay, f"{right.pk}/"), {"does": "again", "reason": "wrong"})
    before, new = _own(cast)
    assert (before.minutes, before.issued.reason, before.issued.replaced_by_id) == (
        90,
        "wrong",
        new.issued_id,
    )
    assert (new.minutes, new.issued.revoked_at, new.holds_until) == (60, None, before.holds_until)


def test_of_nothing_that_is_written_down_none_is_given(cast: Cast, stay: Stay) -> None:
    nothing = _was_there(cast, stay.occasion.gathering.item, minutes=0)
    cast.client("maria").post(_address(stay, f"{nothing.pk}/"), {"does": "again", "reason": "wrong"})
    (given,) = _own(cast)
    assert given.issued.revoked_at is not None


def test_a_host_does_not_learn_who_has_one(cast: Cast, stay: Stay) -> None:
    maria, page = cast.client("maria"), _address(stay, f"{stay.pk}/")
    said = [maria.post(page, {"does": "back", "reason": "wrong"}, follow=True).text for _again in range(2)]
    assert all("Whoever had a certificate of it is told." in each for each in said)


@pytest.mark.parametrize(("who", "status"), [("noor", 403), ("sam", 403)])
def test_only_those_who_held_it(cast: Cast, stay: Stay, who: str, status: int) -> None:
    answer = cast.client(who).post(_address(stay, f"{stay.pk}/"), {"does": "back", "reason": "wrong"})
    assert answer.status_code == status
    assert _own(cast)[0].issued.revoked_at is None


def test_what_is_set_aside_leads_nowhere(cast: Cast, stay: Stay) -> None:
    _was_there(cast, stay.occasion.gathering.item, minutes=60)
    assert cast.client("maria").get(_address(stay, f"{stay.pk}/")).status_code == 404
