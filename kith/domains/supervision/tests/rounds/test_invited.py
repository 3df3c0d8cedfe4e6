"""Whoever is invited into a circle comes in by the rules of rounds, as far as people have said what they look for."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.exceptions import ValidationError
from django.utils import timezone

from kith.domains.supervision.models import Circle, Knock, Round
from kith.domains.supervision.tests.circles import circle, found, held
from kith.domains.supervision.tests.rounds.people import ended, round_of, wanting
from kith.foundation.activity.models import Event
from kith.foundation.spaces.actions.belonging import NO_CIRCLE_TOGETHER, NO_PLACE
from kith.foundation.spaces.actions.inviting import accept, invite
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast

SATURDAYS = {"times": ("5-morning",)}
SPANISH = {"languages": ("es",)}
UNASKED = "So nobody could look whether this circle suits you"
CANNOT = "As long as this stands, you cannot come in."


def _next_tuesday() -> date:
    soon = timezone.localdate() + timedelta(days=3)
    return soon + timedelta(days=(1 - soon.weekday()) % 7)


@pytest.fixture
def of(cast: Cast) -> Circle:
    """Maria, Sam and Anneke meet on Tuesdays at six, and speak English."""
    return found(circle(cast, "maria", "sam", "anneke", first=_next_tuesday()))


def _said(cast: Cast, *names: str, **wishes: Any) -> Round:
    """What these look for, in a round that is open: English, and Tuesday evening, where nothing else is said."""
    return wanting(round_of(cast), dict.fromkeys(names, wishes), cast)


def _invited(cast: Cast, of: Circle) -> tuple[str, str]:
    """The page that Noor reads, and the one that she comes to when she presses the button."""
    _made, token = invite(to=of.space, by=cast["maria"], days=3)
    noor, typed = cast.client("noor"), {"version": of.space.guidelines_version, "display_name": ""}
    page = noor.get(f"/invitation/{token}/").text
    return page, noor.post(f"/invitation/{token}/", typed, follow=True).text


def _is_in(cast: Cast, of: Circle) -> bool:
    return of.space.memberships.active().filter(person=cast["noor"]).exists()


def test_who_has_said_nothing_reads_what_could_not_be_asked(cast: Cast, of: Circle) -> None:
    page, _after = _invited(cast, of)
    assert UNASKED in page
    assert "People speak English." in page
    assert "Europe/Madrid" in page
    assert _is_in(cast, of)


def test_whom_it_suits_reads_nothing_more(cast: Cast, of: Circle) -> None:
    _said(cast, "noor")
    page, _after = _invited(cast, of)
    assert UNASKED not in page
    assert "By what you said" not in page
    assert _is_in(cast, of)


@pytest.mark.parametrize(("wish", "says"), [
    (SPANISH, "you do not speak its language: English"),
    (SATURDAYS, "you have no time when it meets"),
])  # fmt: skip
def test_what_they_said_of_themselves_holds_until_they_say_it_anew(
    cast: Cast, of: Circle, wish: dict[str, Any], says: str
) -> None:
    round_ = _said(cast, "noor", **wish)
    page, after = _invited(cast, of)
    assert says in page
    assert CANNOT in page
    assert f"/circles/rounds/{round_.pk}/" in page
    assert str(NO_PLACE) in after
    assert not _is_in(cast, of)
    wanting(round_, {"noor": {}}, cast)
    _invited(cast, of)
    assert _is_in(cast, of)


def test_when_the_round_is_over_they_decide_themselves(cast: Cast, of: Circle) -> None:
    ended(_said(cast, "noor", **SATURDAYS))
    page, _after = _invited(cast, of)
    assert "you have no time when it meets" in page
    assert "If that has changed, come in." in page
    assert _is_in(cast, of)


def test_where_people_write_over_days_no_time_is_asked(cast: Cast) -> None:
    writing = found(circle(cast, "maria", "sam", way="days", first=_next_tuesday()))
    _said(cast, "noor", **SATURDAYS)
    page, _after = _invited(cast, writing)
    assert "By what you said" not in page
    assert _is_in(cast, writing)


def test_without_the_key_it_is_as_if_nothing_was_said(cast: Cast, of: Circle, settings: LazySettings) -> None:
    _said(cast, "noor", **SPANISH)
    settings.SAFE_KEY = "the secret of another installation"
    page, _after = _invited(cast, of)
    assert UNASKED in page
    assert _is_in(cast, of)


class TestBetweenTwo:
    """Whoever said it, and whatever it was, the answer is one sentence."""

    @pytest.fixture(
        params=[
            {"sam": {"avoids": ("noor",)}},
            {"noor": {"avoids": ("Sam Rivera",)}},
            {"sam": {"reports_to": ("Ines Vogel",)}, "noor": {"reports_to": ("ines vogel",)}},
            {"anneke": {"leads": ("Noor",)}},
            {"noor": {"reports_to": ("anneke",)}},
        ]
    )
    def kept(self, cast: Cast, of: Circle, request: pytest.FixtureRequest) -> Circle:
        wanting(round_of(cast), request.param, cast)
        return of

    def test_they_do_not_come_together(self, cast: Cast, kept: Circle) -> None:
        page, after = _invited(cast, kept)
        assert "By what you said" not in page
        assert str(NO_PLACE) in after
        assert not _is_in(cast, kept)

    def test_whoever_invited_learns_nothing_and_nobody_is_asked_in_vain(
        self, cast: Cast, kept: Circle
    ) -> None:
        held(kept, 1)
        invitation, _token = invite(to=kept.space, by=cast["maria"], days=3)
        before, page = Event.objects.count(), f"/spaces/{kept.space.slug}/invitations/"
        shown = cast.client("maria").get(page).text
        with pytest.raises(ValidationError, match=str(NO_CIRCLE_TOGETHER)):
            accept(invitation, by=cast["noor"])
        invitation.refresh_from_db()
        assert invitation.uses_left == 1
        assert Event.objects.count() == before
        assert _without_keys(cast.client("maria").get(page).text) == _without_keys(shown)
        with seen_as(cast["noor"]):
            assert not Knock.objects.exists()


def _without_keys(page: str) -> str:
    """Every form has other keys each time it is shown."""
    lines = page.splitlines()
    return "\n".join(line for line in lines if "csrfmiddlewaretoken" not in line and "send_key" not in line)


def test_what_others_said_of_third_people_keeps_nobody_away(cast: Cast, of: Circle) -> None:
    wanting(round_of(cast), {"sam": {"avoids": ("tomasz",), "reports_to": ("Ines Vogel",)}, "noor": {}}, cast)
    _invited(cast, of)
    assert _is_in(cast, of)
