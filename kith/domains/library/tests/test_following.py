"""Who translates or adapts sees the other one beside their own words, and what changed in it since."""

from kith.capabilities.items.models import Item
from kith.capabilities.versions.actions.drafting import draft, keep
from kith.capabilities.versions.actions.publishing import publish
from kith.capabilities.versions.models import Version
from kith.foundation.spaces.actions.boundaries import keep_away
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.entries import text_of


def _followed(cast: Cast, sort: str) -> tuple[Item, Version]:
    item = MAKERS["practice"](cast.place("maria", cast.commons), title="Tea first", source="Warm words")
    told = {"sort": sort, "space": "commons", "changed": "Other words", "core": "kept", "language": "es",
            "visibility": "public"}  # fmt: skip
    assert cast.client("noor").post(f"/library/{item.pk}/adaptations/", told).status_code == 302
    return item, Version.objects.select_related("item").latest("pk")


def _renew(cast: Cast, item: Item, purpose: str) -> None:
    maria = cast.place("maria", cast.commons)
    publish(keep(draft(item, by=maria), words={"purpose": purpose}, seen=1, by=maria), by=maria, why="Better")


def test_a_translator_sees_the_words_and_then_what_changed_in_them(cast: Cast) -> None:
    item, version = _followed(cast, "translates")
    noor, step = cast.client("noor"), f"/items/{version.item_id}/writing/what/"
    page = text_of(noor, step)
    assert "Beside your words stands what “Tea first” says in version 1." in page
    assert page.count('class="beside"') == 2, (
        "the title and the purpose; what has no words has nothing beside it"
    )
    for purpose in ("Cold words", "Hot words"):
        _renew(cast, item, purpose)
    page = text_of(noor, step)
    assert "<del>Warm</del>" in page
    assert "<ins>Hot</ins>" in page
    assert "Yours follows version 1." in page
    link = version.item.grew_from.get()
    assert f'<a href="/library/links/{link.pk}/">I follow version 3 now</a>' in page
    told = {"changed": "Nothing", "core": "kept", "follows": "on", "seen": link.edition}
    assert noor.post(f"/library/links/{link.pk}/", told).status_code == 302
    assert "<del>" not in text_of(noor, step)


def test_an_adaptation_stands_alone_until_the_other_one_is_newer(cast: Cast) -> None:
    item, version = _followed(cast, "adapts")
    step = f"/items/{version.item_id}/writing/what/"
    assert 'class="beside"' not in text_of(cast.client("noor"), step)
    _renew(cast, item, "Hot words")
    assert "<ins>Hot</ins>" in text_of(cast.client("noor"), step)


def test_what_its_writer_may_no_longer_see_stands_beside_nothing(cast: Cast) -> None:
    item, version = _followed(cast, "translates")
    _renew(cast, item, "Hot words")
    keep_away(cast["noor"], by=cast["maria"], sort="block")
    page = text_of(cast.client("noor"), f"/items/{version.item_id}/writing/what/")
    assert "Tea first" not in page.partition('class="beside"')[2]
    assert 'class="beside"' not in page
    assert "Hot" not in page
