"""What an adaptation changed is seen answer by answer, and what is said of it can be mended while it is written."""

from typing import Any

import pytest

from kith.capabilities.items.models import Item
from kith.capabilities.lineage.models import Link
from kith.capabilities.versions.actions.drafting import draft, keep
from kith.capabilities.versions.actions.publishing import publish
from kith.capabilities.versions.models import Version
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.entries import fill, send_out, text_of

BEGUN = {"sort": "adapts", "space": "commons", "changed": "Stronger", "core": "kept", "language": "en", "visibility": "public"}  # fmt: skip


@pytest.fixture
def tea(cast: Cast) -> Item:
    maria = cast.place("maria", cast.commons)
    item = MAKERS["practice"](maria, title="Tea first", source="Warm words first")
    words = {"core": "Nobody is hurried", "free": "The drink"}
    publish(keep(draft(item, by=maria), words=words, seen=1, by=maria), by=maria, why="Its core")
    return item


def _begin(cast: Cast, item: Item, **answers: Any) -> Any:
    return cast.client("noor").post(f"/library/{item.pk}/adaptations/", BEGUN | answers)


def test_who_adapts_reads_first_what_should_stay_as_it_is(cast: Cast, tea: Item) -> None:
    page = text_of(cast.client("noor"), f"/library/{tea.pk}/adaptations/")
    assert all(words in page for words in ("Nobody is hurried", "The drink"))


def test_what_is_said_of_it_can_be_mended_while_it_is_a_draft(cast: Cast, tea: Item) -> None:
    assert _begin(cast, tea).status_code == 302
    noor, link = cast.client("noor"), Link.objects.get()
    overview, address = f"/items/{link.child_id}/writing/", f"/library/links/{link.pk}/"
    for page in (overview, f"/items/{link.child_id}/publication/"):
        assert address in text_of(noor, page), page
    answer = noor.post(address, {"changed": "Stronger, and shorter", "core": "partly", "seen": link.edition})
    assert (answer.status_code, answer.headers["Location"]) == (302, overview)
    assert "Stronger, and shorter" in text_of(noor, overview)


def test_what_is_different_is_shown_to_whoever_sees_both(cast: Cast, tea: Item) -> None:
    _begin(cast, tea)
    noor, version, link = cast.client("noor"), Version.objects.latest("pk"), Link.objects.get()
    fill(noor, version, "what", title="Coffee first", purpose="Hot words first")
    address = f"/library/links/{link.pk}/difference/"
    assert "<ins>Hot</ins>" in text_of(noor, address), "those who write it see it before"
    assert cast.client(None).get(address).status_code == 404
    send_out(noor, version.item_id)
    page = text_of(cast.client(None), address)
    for words in ("<del>Warm</del>", "<ins>Hot</ins>", "Tea first", "Coffee first", "Stronger", "Nobody is hurried"):  # fmt: skip
        assert words in page, words
    assert address in text_of(cast.client(None), f"/library/{version.item_id}/")
    Item.objects.filter(pk=tea.pk).update(visibility="space")
    assert cast.client("eleni").get(address).status_code == 404


def test_an_adaptation_says_what_it_changes_and_a_translation_need_not(cast: Cast, tea: Item) -> None:
    nothing = {"changed": "", "core": ""}
    assert _begin(cast, tea, **nothing).status_code == 422
    assert _begin(cast, tea, sort="translates", language="es", **nothing).status_code == 302
    link = Link.objects.get()
    assert (link.sort, link.changed, link.core) == ("translates", "", "kept")
    assert (
        cast.client("noor").post(f"/library/links/{link.pk}/", nothing | {"seen": link.edition}).status_code
        == 302
    )


def test_a_translation_is_into_another_language(cast: Cast, tea: Item) -> None:
    refused = _begin(cast, tea, sort="translates")
    assert refused.status_code == 422
    assert "in this language already" in refused.content.decode()
    assert not Link.objects.exists()
