"""Short words that several people write: who comes later reads what the other wrote, and nothing is lost."""

from typing import Any

import pytest
from django.test import Client

from kith.capabilities.attachments.models import File
from kith.capabilities.items.models import Item
from kith.capabilities.lineage.actions import tie
from kith.capabilities.lineage.models import Link
from kith.capabilities.versions.actions.drafting import draft, keep
from kith.capabilities.versions.actions.publishing import publish
from kith.capabilities.versions.models import Contributor
from kith.domains.library.actions import gather, say_about
from kith.domains.library.models import Collected
from kith.foundation.activity.models import Event
from kith.infrastructure.database.meanwhile import ChangedMeanwhile, edition_of
from tests.at_once import meanwhile
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.entries import add_file, hidden, photo, text_of, written

SAYS = "Someone else changed this while you wrote"


def _also_by_noor(cast: Cast, item: Item) -> Item:
    Contributor.objects.create(item=item, member=cast.place("noor", cast.commons), state="agreed")
    return item


def _page_of(answer: Any) -> str:
    return str(answer.content.decode())


@pytest.fixture
def tea(cast: Cast) -> Item:
    return MAKERS["practice"](cast.place("maria", cast.commons), title="Tea first")


@pytest.fixture
def link(cast: Cast, tea: Item) -> Link:
    """What Maria and Noor say of their adaptation."""
    coffee = _also_by_noor(cast, MAKERS["practice"](cast.place("maria", cast.commons), title="Coffee first"))
    return tie(coffee, to=tea, sort="adapts", version=1, changed="Coffee", core="kept")


def test_what_is_said_of_an_adaptation(cast: Cast, link: Link) -> None:
    address, seen = f"/library/links/{link.pk}/", link.edition
    noors = {"changed": "Coffee, and a smaller cup", "core": "partly", "seen": seen}
    assert cast.client("noor").post(address, noors).status_code == 302
    maria, marias = cast.client("maria"), {"changed": "Coffee, and no biscuits", "core": "kept"}
    late = maria.post(address, marias | {"seen": seen})
    page = _page_of(late)
    assert late.status_code == 409
    for words in (
        SAYS,
        "a smaller cup",
        "Its core was partly changed",
        ">\nCoffee, and no biscuits</textarea>",
    ):
        assert words in page, words
    link.refresh_from_db()
    assert (link.changed, link.core) == ("Coffee, and a smaller cup", "partly")
    both = marias | {"changed": "Coffee, a smaller cup, no biscuits", "seen": hidden(page, "seen")}
    assert [maria.post(address, both).status_code for _sending in range(2)] == [302, 302]
    link.refresh_from_db()
    assert (link.changed, link.core) == ("Coffee, a smaller cup, no biscuits", "kept")


def test_which_version_it_follows_is_not_taken_back_by_who_changes_words(
    cast: Cast, tea: Item, link: Link
) -> None:
    place = cast.place("maria", cast.commons)
    publish(keep(draft(tea, by=place), words={"purpose": "Rest"}, seen=1, by=place), by=place, why="Rest")
    address, seen = f"/library/links/{link.pk}/", link.edition
    follows = {"changed": "Coffee", "core": "kept", "follows": "on", "seen": seen}
    assert cast.client("noor").post(address, follows).status_code == 302
    late = cast.client("maria").post(address, {"changed": "Coffee, hot", "core": "kept", "seen": seen})
    assert late.status_code == 409
    assert "It follows version 2." in _page_of(late)
    link.refresh_from_db()
    assert (link.changed, link.version, link.owed) == ("Coffee", 2, 2)


@pytest.fixture
def collected(cast: Cast, tea: Item) -> Collected:
    """An entry in a collection of Maria and Noor."""
    shelf = _also_by_noor(cast, MAKERS["collection"](cast.place("maria", cast.commons), title="First weeks"))
    return gather(tea, into=shelf, by=cast["maria"], words="It calms")


def test_what_is_said_of_an_entry_in_a_collection(cast: Cast, collected: Collected) -> None:
    at = f"/library/{collected.collection_id}/entries/"
    address, field = f"{at}{collected.entry_id}/", f"words-{collected.entry_id}-seen"
    maria, noor = cast.client("maria"), cast.client("noor")
    seen = hidden(text_of(maria, at), field)
    assert noor.post(address, {"source": "It calms both", "seen": seen}).status_code == 302
    told = Event.objects.filter(type="collection.rearranged").count()
    late = maria.post(address, {"source": "It calms me", "seen": seen})
    page = _page_of(late)
    assert late.status_code == 409
    assert all(words in page for words in (SAYS, ">It calms both</p>", ">\nIt calms me</textarea>"))
    collected.refresh_from_db()
    assert collected.words == "It calms both"
    assert Event.objects.filter(type="collection.rearranged").count() == told, "nothing has changed"
    again = {"source": "It calms both, me too", "seen": hidden(page, field)}
    assert [maria.post(address, again).status_code for _sending in range(2)] == [302, 302]
    collected.refresh_from_db()
    assert collected.words == "It calms both, me too"
    assert Event.objects.filter(type="collection.rearranged").count() == told + 1


def test_who_took_the_words_away_is_heard_too(cast: Cast, collected: Collected) -> None:
    at = f"/library/{collected.collection_id}/entries/"
    seen = hidden(text_of(cast.client("maria"), at), f"words-{collected.entry_id}-seen")
    nothing = {"source": "", "seen": seen}
    assert cast.client("noor").post(f"{at}{collected.entry_id}/", nothing).status_code == 302
    late = cast.client("maria").post(f"{at}{collected.entry_id}/", {"source": "It calms me", "seen": seen})
    assert late.status_code == 409
    assert "Nothing any more." in _page_of(late)


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment_do_not_write_over_each_other(cast: Cast, collected: Collected) -> None:
    from_noor, from_maria = (Collected.objects.get(pk=collected.pk) for _each in range(2))
    seen = edition_of(collected.words)
    late = meanwhile(
        lambda: say_about(from_noor, words="It calms both", seen=seen, by=cast["noor"]),
        lambda: say_about(from_maria, words="It calms me", seen=seen, by=cast["maria"]),
    )
    assert isinstance(late.exception(), ChangedMeanwhile)
    collected.refresh_from_db()
    assert (collected.words, from_maria.words) == ("It calms both", "It calms both")


@pytest.fixture
def pictures(cast: Cast) -> tuple[File, File]:
    """A cup and a pot, in a draft of Maria and Noor."""
    maria = cast.client("maria")
    version = written(maria)
    _also_by_noor(cast, version.item)
    for name in ("cup.jpg", "pot.jpg"):
        add_file(maria, version, name, photo())
    cup, pot = File.objects.order_by("pk")
    return cup, pot


def _seen(client: Client, pictures: tuple[File, File]) -> dict[str, str]:
    """The form with the words of all pictures, as the page shows it."""
    page = text_of(client, f"/items/{pictures[0].item_id}/files/")
    alts = {f"{each.key}-alt": File.objects.get(pk=each.pk).alt for each in pictures}
    return alts | {f"{each.key}-seen": hidden(page, f"{each.key}-seen") for each in pictures}


def test_who_says_what_one_picture_shows_leaves_the_words_of_the_others(
    cast: Cast, pictures: tuple[File, File]
) -> None:
    cup, pot = pictures
    maria, noor, address = cast.client("maria"), cast.client("noor"), f"/items/{cup.item_id}/files/pictures/"
    marias, noors = _seen(maria, pictures), _seen(noor, pictures)
    assert noor.post(address, noors | {f"{pot.key}-alt": "A pot"}).status_code == 302
    assert maria.post(address, marias | {f"{cup.key}-alt": "A cup"}).status_code == 302
    assert [each.alt for each in File.objects.order_by("pk")] == ["A cup", "A pot"]


def test_what_a_picture_shows_said_by_two(cast: Cast, pictures: tuple[File, File]) -> None:
    """What else the later one says is kept meanwhile."""
    cup, pot = pictures
    maria, noor, address = cast.client("maria"), cast.client("noor"), f"/items/{cup.item_id}/files/pictures/"
    marias, noors = _seen(maria, pictures), _seen(noor, pictures)
    assert noor.post(address, noors | {f"{pot.key}-alt": "A brown pot"}).status_code == 302
    late = maria.post(address, marias | {f"{pot.key}-alt": "A warm pot", f"{cup.key}-alt": "A cup"})
    page = _page_of(late)
    assert late.status_code == 409
    assert page.count(SAYS) == 1
    assert all(
        words in page for words in (">A brown pot</p>", ">\nA warm pot</textarea>", ">\nA cup</textarea>")
    )
    assert [each.alt for each in File.objects.order_by("pk")] == ["A cup", "A brown pot"]
    again = {f"{pot.key}-alt": "A warm, brown pot", f"{pot.key}-seen": hidden(page, f"{pot.key}-seen")}
    assert maria.post(address, again).status_code == 302
    assert [each.alt for each in File.objects.order_by("pk")] == ["A cup", "A warm, brown pot"]
