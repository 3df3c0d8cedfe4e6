"""A space that holds so many people and no more is a closed circle, and stays one."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from kith.foundation.activity.models import Event
from kith.foundation.spaces.actions.opening import change, close
from kith.foundation.spaces.models import Space
from tests.cast import Cast

LOOSE = {"sort": "project", "visibility": "listed", "joining": "request"}


@pytest.fixture
def closed(cast: Cast) -> Space:
    change(cast.circle, by=cast["tomasz"], sort="coalition", joining="request")
    close(cast.circle, most=6, by=cast["tomasz"])
    return Space.objects.get(pk=cast.circle.pk)


def test_whatever_it_was_it_is_a_hidden_circle_from_then_on(closed: Space) -> None:
    assert (closed.sort, closed.visibility, closed.joining) == ("circle", "hidden", "invitation")
    assert closed.is_closed


def test_its_settings_offer_nothing_that_would_open_it_and_take_nothing_of_the_kind(
    cast: Cast, closed: Space
) -> None:
    tomasz, settings = cast.client("tomasz"), "/spaces/tuesday/settings/"
    page = tomasz.get(settings).text
    assert "It stays hidden, and people come in by invitation." in page
    assert all(f'name="{name}"' not in page for name in LOOSE)
    told = {"name": "Wednesday circle", "purpose": "As before.", "language": "en"}
    assert tomasz.post(settings, told | LOOSE).status_code == 302
    now = Space.objects.get(pk=closed.pk)
    assert (now.name, now.sort, now.visibility, now.joining) == (
        "Wednesday circle", "circle", "hidden", "invitation",
    )  # fmt: skip
    assert cast.client("eleni").get(closed.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("loose", [*({name: value} for name, value in LOOSE.items()), {"most": None}])
def test_nobody_opens_it(cast: Cast, closed: Space, loose: dict[str, str | None]) -> None:
    before = Event.objects.count()
    with pytest.raises(ValidationError):
        change(closed, by=cast["tomasz"], **loose)
    assert Event.objects.count() == before


def test_it_can_hold_more_or_fewer(cast: Cast, closed: Space) -> None:
    close(closed, most=8, by=cast["tomasz"])
    assert Space.objects.get(pk=closed.pk).most == 8


@pytest.mark.parametrize("name", LOOSE)
def test_the_database_holds_it_too(closed: Space, name: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Space.objects.filter(pk=closed.pk).update(**{name: LOOSE[name]})
