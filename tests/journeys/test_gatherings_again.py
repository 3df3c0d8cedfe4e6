"""A draft of a gathering, the other way of coming, and the days of a space, in a real browser."""

from typing import Any

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions.announcing import announce
from kith.domains.gatherings.actions.seating import come
from kith.domains.gatherings.tests.conftest import plan
from tests.cast import Cast
from tests.journeys.conftest import Enter


def _announced(cast: Cast, *, as_draft: bool = False, **other: Any) -> Item:
    by, words = cast.place("maria", cast.commons), {"title": "Listening", "source": "We practise."}
    return announce(by=by, plan=plan(**other), as_draft=as_draft, **words)


def test_a_draft_is_changed_and_thrown_away(enter: Enter, cast: Cast) -> None:
    draft = _announced(cast, as_draft=True)
    maria = enter("maria", width=360)
    maria.go(f"/gatherings/{draft.pk}/")
    page = maria.press("Change title, tags or audience", role="link")
    page.get_by_label("Title").fill("Listening by day")
    page = maria.press("Keep the change")
    assert "Listening by day" in page.inner_text("h1")
    maria.press("Throw this draft away", role="link")
    page = maria.press("Throw this draft away")
    assert "The draft is gone." in page.inner_text("body")


def test_who_comes_changes_the_way(enter: Enter, cast: Cast) -> None:
    item = _announced(cast, way="both", place="Casa Azul")
    come(item, way="here", by=cast["noor"])
    noor = enter("noor", width=360)
    for way in ("online", "in person"):
        noor.go(item.get_absolute_url())
        page = noor.press(f"Come {way} instead")
        assert f"You come {way}." in page.inner_text("main")


def test_a_space_shows_what_comes_up_by_its_days(enter: Enter, cast: Cast) -> None:
    _announced(cast, rule="FREQ=WEEKLY;BYDAY=TU")
    noor = enter("noor", width=360)
    page = noor.go(f"/spaces/{cast.commons.slug}/gatherings/")
    assert "Listening" in page.inner_text("main")
    page = noor.press("See it as a month", role="link")
    assert "/gatherings/months/" in page.url
