"""Those who decide: an offer after a hard case, once; a pause; a colleague to talk with."""

from collections.abc import Callable

import pytest

from kith.capabilities.moderation.actions.resting import rest
from kith.capabilities.moderation.models import Case, Debrief, Rest
from kith.capabilities.notifications.models import Notice
from kith.foundation.spaces.actions.belonging import admit
from tests.cast import Cast
from tests.moderating import decided, said, told

Deliver = Callable[[], None]


def _news(cast: Cast, name: str, what: str) -> int:
    return Notice.objects.filter(person=cast[name], event__type=what, read_at=None).count()


@pytest.mark.parametrize(("category", "offers"), [("danger", 1), ("respect", 1), ("spam", 0)])
def test_after_a_hard_case_whoever_decided_gets_an_offer(
    cast: Cast, deliver: Deliver, category: str, offers: int
) -> None:
    case = told(cast, Case(post=said(cast)), category=category).case
    decided(cast, case, "note", category=category, goes_on=True)
    assert not Debrief.objects.exists()
    decided(cast, case, category=category)
    deliver()
    assert _news(cast, "tomasz", "debrief.offered") == offers
    page = cast.client("tomasz").get("/spaces/commons/desk/").content.decode()
    assert ("You decided a hard case" in page) is bool(offers)


def test_the_offer_is_made_once_and_goes_when_put_aside(cast: Cast, deliver: Deliver) -> None:
    decided(cast, told(cast, Case(post=said(cast))).case)
    offered = Debrief.objects.get()
    deliver()
    page = cast.client("tomasz").get(offered.get_absolute_url()).content.decode()
    assert "After a hard case" in page
    cast.client("tomasz").post(f"/desk/debriefs/{offered.pk}/thanks/")
    deliver()
    assert _news(cast, "tomasz", "debrief.offered") == 0
    assert (
        "You decided a hard case" not in cast.client("tomasz").get("/spaces/commons/desk/").content.decode()
    )


def test_a_colleague_learns_of_it_only_when_asked(cast: Cast, deliver: Deliver) -> None:
    admit(cast["anneke"], to=cast.commons, by=None, role="host")
    decided(cast, told(cast, Case(post=said(cast))).case)
    offered = Debrief.objects.get()
    address = offered.get_absolute_url()
    assert cast.client("anneke").get(address).status_code == 404
    cast.client("tomasz").post(f"{address}asking/")
    deliver()
    assert _news(cast, "anneke", "debrief.asked") == 1
    page = cast.client("anneke").get(address).content.decode()
    assert "Tomasz Wilk decided a hard case" in page
    assert 'href="/people/tomasz/"' in page
    for name in ("maria", "noor", "ruth", None):
        assert cast.client(name).get(address).status_code in (302, 404)


def test_who_pauses_is_told_of_no_report_and_lays_down_what_they_carried(
    cast: Cast, deliver: Deliver
) -> None:
    admit(cast["anneke"], to=cast.commons, by=None, role="host")
    case = told(cast, Case(post=said(cast))).case
    cast.client("tomasz").post(f"/desk/{case.pk}/taking/", {"version": case.version})
    case.refresh_from_db()
    assert case.assignee == cast["tomasz"]
    cast.client("tomasz").post("/desk/rest/", {"days": "7"})
    case.refresh_from_db()
    assert case.assignee is None
    told(cast, Case(post=said(cast)))
    deliver()
    assert _news(cast, "anneke", "case.reported") == 2
    assert _news(cast, "tomasz", "case.reported") == 0
    cast.client("tomasz").post("/desk/rest/withdrawal/")
    assert not Rest.objects.exists()


def test_when_all_pause_nobody_is_left_untold(cast: Cast, deliver: Deliver) -> None:
    rest(days=7, by=cast["tomasz"])
    told(cast, Case(post=said(cast)))
    deliver()
    assert _news(cast, "tomasz", "case.reported") == 1


def test_what_one_worked_on_is_no_news_any_more(cast: Cast, deliver: Deliver) -> None:
    case = told(cast, Case(post=said(cast))).case
    deliver()
    assert _news(cast, "tomasz", "case.reported") == 1
    decided(cast, case)
    deliver()
    assert _news(cast, "tomasz", "case.reported") == 0
