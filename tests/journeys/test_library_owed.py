"""What an adaptation owes, in a browser: it is compared and cited, and names what it comes from after that is withdrawn."""

from kith.capabilities.lineage.actions import tie
from kith.capabilities.versions.actions.drafting import draft, keep
from kith.capabilities.versions.actions.publishing import publish
from kith.capabilities.versions.actions.retiring import retire
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.journeys.conftest import Enter


def test_an_adaptation_is_compared_cited_and_outlives_what_it_comes_from(enter: Enter, cast: Cast) -> None:
    maria, noor = (cast.place(name, cast.commons) for name in ("maria", "noor"))
    item = MAKERS["practice"](maria, title="Tea first", source="Warm words first")
    publish(
        keep(draft(item, by=maria), words={"core": "Nobody is hurried"}, seen=1, by=maria),
        by=maria,
        why="Core",
    )
    child = MAKERS["practice"](noor, title="Coffee first", source="Hot words first")
    tie(child, to=item, sort="adapts", version=2, changed="Stronger", core="kept")
    visitor = enter(None, width=360)
    visitor.go(child.get_absolute_url())
    page = visitor.press("See what is different", role="link")
    assert page.locator("ins", has_text="Hot").count()
    visitor.go(child.get_absolute_url())
    page = visitor.press("How to cite this version", role="link")
    assert page.get_by_role("heading", name="APA").is_visible()
    retire(item, reason="It did harm", by=maria)
    page = visitor.go(child.get_absolute_url())
    assert "Maria Delgado" in page.locator("section", has=page.locator("#family")).inner_text()
    for below in (f"/items/{item.pk}/versions/1/", f"/library/{item.pk}/family/"):
        assert "It did harm" in visitor.go(below).inner_text("main")
    assert "Coffee first" in visitor.press("See what else there is", role="link").inner_text("main")
    other = enter("noor", width=360)
    other.go(f"/library/{child.pk}/adaptations/")
    other.press("Begin")
