"""Collections: begun beside an entry, put in order, said something about, shared; and what each reader sees of one."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kith.capabilities.items.models import Item
from kith.capabilities.versions.actions.drafting import begin, keep
from kith.capabilities.versions.actions.publishing import publish
from kith.capabilities.versions.actions.retiring import retire
from kith.domains.library.actions import Full, gather
from kith.domains.library.gathering import MOST, entries_of
from kith.domains.library.kinds import COLLECTION
from kith.domains.library.models import Collected
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions.boundaries import keep_away
from kith.foundation.spaces.models import Membership
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.entries import hidden, text_of


def _collection(cast: Cast, *entries: Item, who: str = "maria") -> Item:
    collection = MAKERS["collection"](cast.place(who, cast.commons), title="For the first weeks")
    for entry in entries:
        gather(entry, into=collection, words=f"About {entry.title}", by=cast[who])
    return collection


def _insight(place: Membership, title: str) -> Item:
    return MAKERS["insight"](place, title=title, source=f"Words of {title}")


def _seen(client: Client, collection: Item, entry: Item) -> str:
    return hidden(text_of(client, f"/library/{collection.pk}/entries/"), f"words-{entry.pk}-seen")


def _titles(collection: Item, reader: Person | None) -> list[str]:
    return [entry.title for entry in entries_of(collection, reader=reader)]


def test_one_is_begun_beside_an_entry_and_shared(cast: Cast) -> None:
    entry = _insight(cast.place("noor", cast.commons), "Tea first")
    maria = cast.client("maria")
    assert f"/library/{entry.pk}/collections/" in text_of(maria, entry.get_absolute_url())
    form = {
        "begin": "", "title": "For the first weeks", "space": "commons", "visibility": "public",
        "source": "It calms both", "send_key": "k",
    }  # fmt: skip
    for _sent in (1, 2):
        answer = maria.post(f"/library/{entry.pk}/collections/", form)
        assert answer.status_code == 302
    collection = Item.objects.get(kind="collection")
    assert answer.headers["Location"] == f"/library/{collection.pk}/entries/"
    assert "It calms both" in text_of(maria, f"/library/{collection.pk}/entries/")
    assert "For the first weeks" not in text_of(cast.client("noor"), entry.get_absolute_url())
    version = collection.versions.get()
    kept = keep(version, words={"gathers": "Gentle ways", "licence": "CC0-1.0"}, seen=1, by=version.by)
    publish(kept, by=version.by)
    page = text_of(cast.client(None), collection.get_absolute_url())
    for words in ("Gentle ways", "Tea first", "It calms both", '"@type": "Collection"', '"position": 1'):
        assert words in page, words
    assert "For the first weeks" in text_of(cast.client(None), entry.get_absolute_url())


def test_nobody_else_sees_or_changes_one_that_is_kept(cast: Cast) -> None:
    entry = _insight(cast.place("noor", cast.commons), "Tea first")
    kept = begin(COLLECTION, by=cast.place("maria", cast.commons), title="For me").item
    gather(entry, into=kept, by=cast["maria"])
    addresses = ("", f"{entry.pk}/", f"{entry.pk}/place/", f"{entry.pk}/removal/")
    for name in ("noor", "tomasz", "eleni"):
        for address in addresses:
            answer = cast.client(name).post(f"/library/{kept.pk}/entries/{address}", {"down": ""})
            assert answer.status_code == 404, (name, address)
    assert "For me" not in text_of(cast.client("noor"), entry.get_absolute_url())
    assert Collected.objects.count() == 1
    assert not Event.objects.filter(type="collection.rearranged").exists()


def test_an_entry_is_put_into_one_that_is_there_already(cast: Cast) -> None:
    first, second = (_insight(cast.place("noor", cast.commons), title) for title in ("First", "Second"))
    collection, other = _collection(cast, first), _collection(cast, who="noor")
    maria, address = cast.client("maria"), f"/library/{second.pk}/collections/"
    page = text_of(maria, address)
    assert f'value="{collection.pk}"' in page
    assert f'value="{other.pk}"' not in page
    assert maria.post(address, {"collection": other.pk}).status_code == 422
    put = {"collection": collection.pk, "source": "It goes on here"}
    assert maria.post(address, put).status_code == 302
    assert f'value="{collection.pk}"' not in text_of(maria, address)
    assert _titles(collection, None) == ["First", "Second"]
    assert Event.objects.filter(type="collection.rearranged").count() == 2


def test_its_order_and_its_words_are_changed_without_a_new_version(cast: Cast) -> None:
    entries = [_insight(cast.place("noor", cast.commons), title) for title in ("First", "Second", "Third")]
    collection, maria = _collection(cast, *entries), cast.client("maria")
    at = f"/library/{collection.pk}/entries"
    answer = maria.post(f"{at}/{entries[2].pk}/place/", {"up": ""})
    assert answer.headers["Location"] == f"{at}/#entry-{entries[2].pk}"
    assert _titles(collection, None) == ["First", "Third", "Second"]
    maria.post(f"{at}/{entries[0].pk}/place/", {"up": ""})
    maria.post(f"{at}/{entries[0].pk}/place/", {"down": ""})
    assert _titles(collection, None) == ["Third", "First", "Second"]
    words = {"source": "Read it twice", "seen": _seen(maria, collection, entries[0])}
    assert maria.post(f"{at}/{entries[0].pk}/", words).status_code == 302
    assert "Read it twice" in text_of(cast.client(None), collection.get_absolute_url())
    assert maria.post(f"{at}/{entries[1].pk}/removal/").status_code == 302
    assert _titles(collection, None) == ["Third", "First"]
    assert "Words of Second" in text_of(maria, entries[1].get_absolute_url())
    assert collection.versions.count() == 1


def test_words_that_could_lead_to_a_person_are_asked_about(cast: Cast) -> None:
    entry = _insight(cast.place("noor", cast.commons), "First")
    collection, maria = _collection(cast, entry), cast.client("maria")
    address = f"/library/{collection.pk}/entries/{entry.pk}/"
    words = {"source": "Call 555-867-5309", "seen": _seen(maria, collection, entry)}
    refused = maria.post(address, words)
    assert refused.status_code == 422
    assert "Call 555-867-5309" in refused.content.decode()
    assert maria.post(address, words | {"looked_over": "on"}).status_code == 302
    assert "Call 555-867-5309" in text_of(maria, collection.get_absolute_url())


def test_a_reader_sees_and_counts_only_what_they_see_elsewhere(cast: Cast) -> None:
    """What is in a hidden circle stands in a public collection for those alone who belong to the circle."""
    open_one = _insight(cast.place("noor", cast.commons), "Open one")
    hidden = _insight(cast.place("maria", cast.circle), "Quilt")
    last = _insight(cast.place("noor", cast.commons), "Last")
    collection = _collection(cast, open_one, hidden, last)
    assert "Quilt" in text_of(cast.client("tomasz"), collection.get_absolute_url())
    for name in ("noor", "eleni", None):
        page = text_of(cast.client(name), collection.get_absolute_url())
        assert "Quilt" not in page
        assert "Tuesday" not in page
        assert page.count("<li><article") == 2
    assert '"position": 2, "name": "Last"' in text_of(cast.client(None), collection.get_absolute_url())


def test_who_writes_one_moves_entries_past_those_they_do_not_see(cast: Cast) -> None:
    entries = [_insight(cast.place("noor", cast.commons), title) for title in ("First", "Last")]
    hidden = _insight(cast.place("anneke", cast.circle), "Quilt")
    collection = _collection(cast, entries[0], hidden, entries[1])
    keep_away(cast["anneke"], by=cast["maria"], sort="block")
    at = f"/library/{collection.pk}/entries"
    maria = cast.client("maria")
    assert "Quilt" not in text_of(maria, f"{at}/")
    assert maria.post(f"{at}/{hidden.pk}/removal/").status_code == 404
    maria.post(f"{at}/{entries[1].pk}/place/", {"up": ""})
    assert _titles(collection, cast["tomasz"]) == ["Last", "Quilt", "First"]


def test_of_what_was_withdrawn_a_line_stays_for_those_who_saw_it(cast: Cast) -> None:
    host = cast.place("noor", cast.commons)
    open_one, hidden = _insight(host, "Open one"), _insight(cast.place("maria", cast.circle), "Quilt")
    collection = _collection(cast, open_one, hidden)
    for item in (open_one, hidden):
        retire(item, reason="It did harm", by=item.author)
    page = text_of(cast.client(None), collection.get_absolute_url())
    assert "“Open one” was withdrawn." in page
    assert "Quilt" not in page
    for words in ("About Open one", "Words of Open one", '"name": "Open one"'):
        assert words not in page, words


def test_what_a_decision_hides_shows_none_of_it(cast: Cast) -> None:
    entry = _insight(cast.place("noor", cast.commons), "First")
    collection = _collection(cast, entry)
    cast.client("tomasz").post(f"/posts/{collection.posts.get(number=1).pk}/removal/")
    page = text_of(cast.client("noor"), collection.get_absolute_url())
    assert "About First" not in page
    assert "Hello all" not in page


@pytest.mark.parametrize("address", ["trials/", "adaptations/", "collections/"])
def test_what_is_done_with_an_entry_is_not_done_with_a_collection(cast: Cast, address: str) -> None:
    collection = _collection(cast)
    assert cast.client("maria").get(f"/library/{collection.pk}/{address}").status_code == 404


def test_what_is_talk_is_not_put_into_one(cast: Cast) -> None:
    question = MAKERS["question"](cast.place("noor", cast.commons))
    assert cast.client("maria").get(f"/library/{question.pk}/collections/").status_code == 404


def test_one_that_is_full_says_so_and_keeps_the_words(cast: Cast) -> None:
    collection = _collection(cast)
    Collected.objects.bulk_create(
        Collected(collection=collection, entry=entry, number=number)
        for number, entry in enumerate(_many(cast, MOST), 1)
    )
    entry = _insight(cast.place("noor", cast.commons), "One more")
    with pytest.raises(Full):
        gather(entry, into=collection, by=cast["maria"])
    put = {"collection": collection.pk, "source": "It fits so well"}
    refused = cast.client("maria").post(f"/library/{entry.pk}/collections/", put)
    assert refused.status_code == 422
    assert "It fits so well" in refused.content.decode()


def _many(cast: Cast, number: int) -> list[Item]:
    author = cast.place("noor", cast.commons)
    rows = (
        Item(kind="insight", space=cast.commons, author=author, title=f"Soup {each}", visibility="public")
        for each in range(number)
    )
    return Item.objects.bulk_create(rows)


def _cost(cast: Cast, who: str | None, address: str) -> int:
    client = cast.client(who)
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_it_costs_the_same_for_one_entry_and_for_fifty(cast: Cast) -> None:
    first = _insight(cast.place("noor", cast.commons), "First")
    collection = _collection(cast, first)
    pages = [
        (who, address)
        for who in ("maria", "noor", None)
        for address in (collection.get_absolute_url(), first.get_absolute_url())
    ]
    pages += [("maria", f"/library/{collection.pk}/entries/"), ("maria", f"/library/{first.pk}/collections/")]
    few = [_cost(cast, *page) for page in pages]
    for entry in _many(cast, 49):
        gather(entry, into=collection, by=cast["maria"])
    for _each in range(4):
        _collection(cast, first)
        _collection(cast)
    assert [_cost(cast, *page) for page in pages] == few


def test_it_is_read_in_its_order_from_entry_to_entry(cast: Cast) -> None:
    """What is in a hidden circle is a step for those alone who see it; nobody else is led to it, or told of it."""
    first, last = (_insight(cast.place("noor", cast.commons), title) for title in ("First", "Last"))
    hidden = _insight(cast.place("maria", cast.circle), "Quilt")
    collection = _collection(cast, first, hidden, last)
    order = f"?in={collection.pk}"
    for name, then in (("tomasz", hidden), ("noor", last), (None, last)):
        reader = cast.client(name)
        assert f'{first.get_absolute_url()}{order}"' in text_of(reader, collection.get_absolute_url())
        page = text_of(reader, first.get_absolute_url() + order)
        assert f'rel="next" href="{then.get_absolute_url()}{order}"' in page, name
        assert 'rel="prev"' not in page
        back = text_of(reader, last.get_absolute_url() + order)
        assert (
            f'rel="prev" href="{(hidden if name == "tomasz" else first).get_absolute_url()}{order}"' in back
        )
        assert ("Quilt" in page + back) == (name == "tomasz")


def test_no_order_leads_from_or_to_a_collection_that_its_reader_does_not_see(cast: Cast) -> None:
    first, last, other = (
        _insight(cast.place("noor", cast.commons), title) for title in ("First", "Last", "Other")
    )
    kept = begin(COLLECTION, by=cast.place("maria", cast.commons), title="For me").item
    for entry in (first, last):
        gather(entry, into=kept, by=cast["maria"])
    shared = _collection(cast, first, last)
    for at, which in ((first, kept.pk), (other, shared.pk), (first, last.pk), (first, "x"), (first, 10**8)):
        page = text_of(cast.client("noor"), f"{at.get_absolute_url()}?in={which}")
        assert "You read the collection" not in page, which
    opening = shared.posts.get(number=1)
    opening.state = "hidden"
    opening.save(update_fields=["state"])
    page = text_of(cast.client("noor"), f"{first.get_absolute_url()}?in={shared.pk}")
    assert "You read the collection" not in page, "what a decision hid says nothing of its order"


def test_an_address_of_an_older_title_keeps_the_order_in_which_one_reads(cast: Cast) -> None:
    first, last = (_insight(cast.place("noor", cast.commons), title) for title in ("First", "Last"))
    order = f"?in={_collection(cast, first, last).pk}&style=apa"
    answer = cast.client(None).get(f"/library/{first.pk}/an-older-title/{order}", follow=True)
    assert answer.redirect_chain == [(first.get_absolute_url() + order, 301)]
    assert "You read the collection" in answer.content.decode()
