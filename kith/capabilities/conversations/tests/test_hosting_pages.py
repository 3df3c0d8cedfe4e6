"""The pages on which hosts (and authors) look after a whole conversation, by their addresses."""

import pytest
from django.urls import reverse

from kith.capabilities.conversations.actions import writing
from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item
from kith.capabilities.search.index import index_items
from kith.capabilities.search.queries import search
from kith.domains.talk.actions import accept
from kith.foundation.activity.models import Event
from kith.lib.search_syntax import parse
from tests.cast import Cast
from tests.contracts.makers import MAKERS

SWITCHES = {
    "pin": ("unpin", "is_pinned", ""),
    "lock": ("unlock", "is_locked", "A host locked this conversation."),
    "close": ("reopen", "is_closed", "This conversation was closed."),
}
ASKS = {
    "removal-of-item": ("Remove this whole conversation?", "Remove the conversation"),
    "split": ("Split this conversation", "Split the conversation"),
    "merge": ("Merge with another conversation", "Merge them"),
    "move": ("Move to another space", "Move the conversation"),
}


def at(name: str, item: Item) -> str:
    return reverse(f"conversations:{name}", args=[item.pk])


@pytest.fixture
def item(cast: Cast) -> Item:
    """Maria's question, with an answer of Noor and one of Sam; Tomasz hosts the space."""
    item = MAKERS["question"](cast.place("maria", cast.commons), title="What calms you?")
    writing.reply(item, author=cast.place("noor", cast.commons), source="I count to ten.")
    writing.reply(item, author=cast.place("sam", cast.commons), source="Where is the bus stop?")
    return item


@pytest.fixture
def other(cast: Cast) -> Item:
    return MAKERS["discussion"](cast.place("sam", cast.commons), title="Buses")


def _page(cast: Cast, who: str | None, item: Item) -> str:
    return cast.client(who).get(item.get_absolute_url()).content.decode()


@pytest.mark.parametrize("name", SWITCHES)
def test_a_switch_is_turned_once_and_turned_back_once(cast: Cast, item: Item, name: str) -> None:
    back, state, sentence = SWITCHES[name]
    host, before = cast.client("tomasz"), Event.objects.count()
    for turn, is_on, done in ((name, True, 1), (back, False, 2)):
        for _press in range(2):
            assert host.post(at(turn, item)).headers["Location"] == item.get_absolute_url()
        item.refresh_from_db()
        assert getattr(item, state) is is_on
        assert Event.objects.count() == before + done
    assert _page(cast, "noor", item).count(sentence) == 1 or not sentence


@pytest.mark.parametrize("name", [*SWITCHES, "unpin", "unlock", "reopen"])
def test_a_switch_is_no_link_and_not_for_everyone(cast: Cast, item: Item, name: str) -> None:
    before = Event.objects.count()
    assert cast.client("tomasz").get(at(name, item)).status_code == 405
    for who in ("noor", "dana", "eleni"):
        assert cast.client(who).post(at(name, item)).status_code == 403
    assert Event.objects.count() == before


def test_the_author_closes_and_opens_again_and_no_more_than_that(cast: Cast, item: Item) -> None:
    maria = cast.client("maria")
    assert maria.post(at("close", item)).status_code == 302
    assert maria.post(at("reopen", item)).status_code == 302
    for name in ("pin", "lock", *ASKS):
        assert maria.post(at(name, item)).status_code == 403
    item.refresh_from_db()
    assert item.state == "published"


@pytest.mark.parametrize("name", ASKS)
def test_each_page_says_what_it_does_and_has_its_button(
    cast: Cast, item: Item, other: Item, name: str
) -> None:
    title, button = ASKS[name]
    answer = cast.client("tomasz").get(at(name, item))
    assert answer.status_code == 200
    assert f"<h1>{title}</h1>" in answer.content.decode()
    assert f">{button}</button>" in answer.content.decode()


@pytest.mark.parametrize("name", ASKS)
def test_only_hosts_of_the_space_do_it(cast: Cast, item: Item, name: str) -> None:
    for who in ("noor", "dana", "eleni"):
        assert cast.client(who).get(at(name, item)).status_code == 403
        assert cast.client(who).post(at(name, item)).status_code == 403
    hidden = MAKERS["question"](cast.place("maria", cast.circle))
    for outsider in ("noor", "ruth", None):
        assert cast.client(outsider).get(at(name, hidden)).status_code == 404


def test_a_removed_conversation_is_gone_for_all_and_the_log_says_so(cast: Cast, item: Item) -> None:
    host = cast.client("tomasz")
    assert host.post(at("removal-of-item", item)).headers["Location"] == "/spaces/commons/"
    assert host.post(at("removal-of-item", item)).status_code == 404
    for who in ("tomasz", "maria", None):
        assert cast.client(who).get(item.get_absolute_url()).status_code == 404
    assert "removed" in host.get("/spaces/commons/log/").content.decode()


def test_replies_that_are_split_off_get_a_conversation_of_their_own(cast: Cast, item: Item) -> None:
    host, aside = cast.client("tomasz"), item.posts.get(number=3)
    page = host.get(at("split", item)).content.decode()
    assert "3. Sam Rivera: Where is the bus stop?" in page
    assert "1. Maria" not in page
    words = {"title": "The bus stop", "posts": [aside.pk]}
    answer = host.post(at("split", item), words)
    aside.refresh_from_db()
    assert answer.headers["Location"] == aside.item.get_absolute_url()
    assert (aside.item.title, aside.item.kind, aside.number) == ("The bus stop", "discussion", 1)
    assert "bus stop?" not in _page(cast, "noor", item)
    assert "A host moved some posts from here" in _page(cast, "noor", item)
    assert "A host moved these posts here" in _page(cast, "noor", aside.item)
    assert host.post(at("split", item), words).status_code == 422
    assert Item.objects.filter(title="The bus stop").count() == 1


def test_thousands_of_replies_can_be_chosen_and_none_is_lost(cast: Cast, item: Item) -> None:
    """As in a thread of two thousand, of which the page sends each that was chosen before."""
    words = {
        "posts": [*range(10**9, 10**9 + 2000), item.posts.get(number=3).pk],
        "title": "Buses",
        "turn": "",
    }
    answer = cast.client("tomasz").post(at("split", item), words)
    assert answer.status_code == 200
    assert "checked" in answer.content.decode()


@pytest.mark.parametrize("missing", ["title", "posts"])
def test_a_split_that_is_half_said_is_asked_again_and_keeps_the_other_half(
    cast: Cast, item: Item, missing: str
) -> None:
    words = {"title": "The bus stop", "posts": str(item.posts.get(number=3).pk)}
    kept = {"title": "checked", "posts": 'value="The bus stop"'}[missing]
    answer = cast.client("tomasz").post(at("split", item), words | {missing: ""})
    assert answer.status_code == 422
    assert kept in answer.content.decode()
    assert item.posts.count() == 3


def test_two_conversations_become_one(cast: Cast, item: Item, other: Item) -> None:
    host = cast.client("tomasz")
    assert "Buses" in host.get(at("merge", item)).content.decode()
    for _press in range(2):
        host.post(at("merge", item), {"into": other.pk})
    page = _page(cast, "noor", other)
    assert "I count to ten." in page
    assert "Where is the bus stop?" in page
    assert page.count("A host merged another conversation into this one.") == 1
    assert _page(cast, "noor", item).count("A host merged this conversation into another one.") == 1
    item.refresh_from_db()
    assert item.is_closed
    assert item.summary == ""


def test_what_was_merged_away_is_not_opened_again(cast: Cast, item: Item, other: Item) -> None:
    """It would be a conversation of traces, and its words go on elsewhere."""
    host, maria = cast.client("tomasz"), cast.client("maria")
    host.post(at("merge", item), {"into": other.pk})
    for client in (host, maria):
        assert at("reopen", item) not in client.get(item.get_absolute_url()).content.decode()
        refusal = client.post(at("reopen", item))
        assert refusal.status_code == 403
        assert "It was not merged into another one." in refusal.content.decode()
    item.refresh_from_db()
    assert item.is_closed


def test_an_old_conversation_is_found_by_words_of_its_title_and_merged_into(
    cast: Cast, item: Item, other: Item, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kith.capabilities.conversations.views.hosting.OFFERED", 1)
    MAKERS["discussion"](cast.place("maria", cast.commons), title="Something newer")
    host = cast.client("tomasz")
    assert "Buses" not in host.get(at("merge", item)).content.decode()
    page = host.get(at("merge", item), {"about": "buses"}).content.decode()
    assert "Buses" in page
    assert "Something newer" not in page
    host.post(f"{at('merge', item)}?about=buses", {"into": other.pk})
    assert "I count to ten." in _page(cast, "noor", other)


def test_a_conversation_merges_into_one_of_its_space_that_nobody_else_sees(cast: Cast, item: Item) -> None:
    host = cast.client("tomasz")
    quiet = MAKERS["discussion"](cast.place("sam", cast.commons), title="Among us", visibility="space")
    elsewhere = MAKERS["discussion"](cast.place("maria", cast.rural), title="Far out")
    for source, into in ((quiet, item), (item, elsewhere), (item, item)):
        answer = host.post(at("merge", source), {"into": into.pk})
        assert answer.status_code == 422
    assert item.posts.count() == 3
    assert "Far out" not in host.get(at("merge", item)).content.decode()


def test_a_conversation_moves_where_its_host_is_a_host_too(cast: Cast, item: Item) -> None:
    host = cast.client("tomasz")
    page = host.get(at("move", item)).content.decode()
    assert "Rural and remote" in page
    for _press in range(2):
        host.post(at("move", item), {"space": cast.rural.pk})
    item.refresh_from_db()
    assert (item.space, item.visibility) == (cast.rural, "space")
    assert cast.client("noor").get(item.get_absolute_url()).status_code == 404
    assert _page(cast, "maria", item).count("A host moved this conversation here from another space.") == 1


def test_nothing_moves_to_a_space_of_others(cast: Cast, item: Item) -> None:
    from kith.foundation.spaces.actions.opening import open_space

    foreign = open_space(by=cast["maria"], name="Choir", sort="circle", purpose="Song.", guidelines="Sing.",
                         visibility="public", joining="open")  # fmt: skip
    answer = cast.client("tomasz").post(at("move", item), {"space": foreign.pk})
    assert answer.status_code == 422
    item.refresh_from_db()
    assert item.space == cast.commons


@pytest.fixture
def helpful(cast: Cast, item: Item) -> Post:
    """Noor's answer, of which Maria said that it helped."""
    answer = item.posts.get(number=2)
    accept(answer, by=cast.place("maria", cast.commons))
    assert 'class="kind helped"' in _page(cast, "noor", item)
    assert _with_answer(cast) == {item.pk}
    return answer


def _with_answer(cast: Cast) -> set[int]:
    index_items([*Item.objects.values_list("pk", flat=True)])
    found = search(parse("has:answer"), reader=cast["noor"], language="en")
    return {entry.item_id for entry in found.entries}


@pytest.mark.parametrize("into", ["split", "merge"])
def test_an_answer_that_helped_says_so_in_no_discussion_that_a_host_brings_it_to(
    cast: Cast, item: Item, other: Item, helpful: Post, into: str
) -> None:
    words = {"split": {"title": "Counting", "posts": [helpful.pk]}, "merge": {"into": other.pk}}
    cast.client("tomasz").post(at(into, item), words[into])
    helpful.refresh_from_db()
    assert helpful.item.kind == "discussion"
    page = _page(cast, "noor", helpful.item)
    assert "I count to ten." in page
    assert 'class="kind helped"' not in page
    assert "Answers that helped" not in page
    assert _with_answer(cast) == set()


def test_brought_to_another_question_it_helped_there_too(cast: Cast, item: Item, helpful: Post) -> None:
    again = MAKERS["question"](cast.place("sam", cast.commons), title="What calms you down?")
    cast.client("tomasz").post(at("merge", item), {"into": again.pk})
    assert 'class="kind helped"' in _page(cast, "noor", again)
