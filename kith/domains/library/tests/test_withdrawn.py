"""What was withdrawn can lead to what people should read instead: whoever may see that, and nobody else."""

from typing import Any

import pytest
from django.conf import settings

from kith.capabilities.conversations.models import Post
from kith.capabilities.items.actions import close, reopen
from kith.capabilities.items.models import Item
from kith.capabilities.lineage.actions import tie
from kith.capabilities.versions.actions.drafting import draft, keep
from kith.capabilities.versions.actions.retiring import bring_back, retire
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import DISCUSSION
from kith.foundation.activity.models import Event
from kith.foundation.spaces.actions.boundaries import keep_away
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.entries import send_out

SAYS = "Read this instead"


@pytest.fixture
def tea(cast: Cast) -> Item:
    return MAKERS["practice"](cast.place("maria", cast.commons), title="Tea first")


@pytest.fixture
def coffee(cast: Cast) -> Item:
    return MAKERS["resource"](cast.place("sam", cast.commons), title="Coffee first")


def _withdraw(cast: Cast, item: Item, *, instead: str, who: str = "maria") -> Any:
    words = {"reason": "It did harm", "instead": instead}
    return cast.client(who).post(f"/items/{item.pk}/retirement/", words)


def _page(cast: Cast, who: str | None, address: str) -> str:
    answer = cast.client(who).get(address)
    assert answer.status_code == 410
    return str(answer.content.decode())


@pytest.mark.parametrize(
    "named",
    [
        "Coffee first", " coffee FIRST ", "{page}", "{site}{page}", "{page}?page=2#talk", "/library/{pk}/", "/items/{pk}/",
        "/items/{pk}/versions/1/",
    ],
)  # fmt: skip
def test_it_is_named_by_its_title_or_by_an_address_of_its_page(
    cast: Cast, tea: Item, coffee: Item, named: str
) -> None:
    page = coffee.get_absolute_url()
    typed = named.format(site=settings.SITE_URL, page=page, pk=coffee.pk)
    assert _withdraw(cast, tea, instead=typed).status_code == 302
    for address in (tea.get_absolute_url(), f"/items/{tea.pk}/versions/1/"):
        said = _page(cast, None, address)
        assert SAYS in said
        assert f'href="{page}"' in said


@pytest.mark.parametrize(
    ("named", "says"),
    [
        ("Cocoa first", "We find nothing here"),
        ("Tea first", "We find nothing here"),
        ("/library/{tea}/", "We find nothing here"),
        ("/posts/{pk}/", "We find nothing here"),
        ("/library/trials/{pk}/", "We find nothing here"),
        ("https://elsewhere.example.org{page}", "We find nothing here"),
        ("https://[{page}", "We find nothing here"),
        ("Secret soup", "We find nothing here"),
        ("How we greet", "We find nothing here"),
        ("Twice there", "More than one thing here has this title"),
    ],
)
def test_what_nobody_means_is_not_taken_and_what_was_typed_stays(
    cast: Cast, coffee: Item, named: str, says: str
) -> None:
    noor, sam = cast.place("noor", cast.commons), cast.place("sam", cast.commons)
    tea = MAKERS["practice"](noor, title="Tea first")
    MAKERS["practice"](cast.place("anneke", cast.circle), title="Secret soup", visibility="space")
    open_topic(DISCUSSION, by=noor, title="How we greet", source="Hello all")
    for by in (sam, noor):
        MAKERS["insight"](by, title="Twice there")
    typed = named.format(page=coffee.get_absolute_url(), pk=coffee.pk, tea=tea.pk)
    refused = _withdraw(cast, tea, instead=typed, who="noor")
    assert refused.status_code == 422
    assert says in refused.content.decode()
    assert typed in refused.content.decode()
    assert Item.objects.visible_to(None).filter(pk=tea.pk).exists()


def test_whoever_may_not_see_it_learns_nothing_of_it(cast: Cast, tea: Item) -> None:
    soup = MAKERS["practice"](cast.place("anneke", cast.circle), title="Secret soup", visibility="space")
    assert _withdraw(cast, tea, instead="Secret soup").status_code == 302
    assert "Secret soup" in _page(cast, "maria", tea.get_absolute_url())
    for who in (None, "noor"):
        said = _page(cast, who, tea.get_absolute_url())
        assert SAYS not in said
        assert str(soup.title) not in said


def test_nor_does_who_is_kept_away_from_its_author(cast: Cast, tea: Item, coffee: Item) -> None:
    _withdraw(cast, tea, instead="Coffee first")
    keep_away(cast["sam"], by=cast["noor"], sort="block")
    assert SAYS not in _page(cast, "noor", tea.get_absolute_url())
    assert SAYS in _page(cast, "dana", tea.get_absolute_url())


def test_nothing_leads_to_what_is_gone_as_well(cast: Cast, tea: Item, coffee: Item) -> None:
    _withdraw(cast, tea, instead="Coffee first")
    sam = cast.place("sam", cast.commons)
    retire(coffee, reason="Cold", by=sam)
    assert SAYS not in _page(cast, None, tea.get_absolute_url())
    bring_back(coffee, by=sam.person)
    assert SAYS in _page(cast, None, tea.get_absolute_url())
    coffee.posts.filter(number=1).update(state=Post.State.HIDDEN)
    assert SAYS not in _page(cast, None, tea.get_absolute_url())


def test_what_the_page_says_can_be_changed_and_nobody_is_told_again(
    cast: Cast, tea: Item, coffee: Item
) -> None:
    _withdraw(cast, tea, instead="")
    told = Event.objects.count()
    assert SAYS not in _page(cast, None, tea.get_absolute_url())
    form = cast.client("maria").get(f"/items/{tea.pk}/retirement/").content.decode()
    assert "It did harm" in form
    words = {"reason": "There is a better way", "instead": "Coffee first"}
    assert cast.client("noor").post(f"/items/{tea.pk}/retirement/", words).status_code == 403
    assert cast.client("maria").post(f"/items/{tea.pk}/retirement/", words).status_code == 302
    said = _page(cast, None, tea.get_absolute_url())
    assert ("It did harm" in said, "There is a better way" in said, SAYS in said) == (False, True, True)
    assert (
        coffee.get_absolute_url() in cast.client("maria").get(f"/items/{tea.pk}/retirement/").content.decode()
    )
    assert Event.objects.count() == told


def _says(cast: Cast, item: Item, reason: str, *, seen: int, who: str = "maria") -> Any:
    words = {"reason": reason, "seen": seen}
    return cast.client(who).post(f"/items/{item.pk}/retirement/", words)


def test_of_two_who_change_it_at_once_the_later_reads_what_the_other_said(cast: Cast, tea: Item) -> None:
    assert _says(cast, tea, "It did harm", seen=0).status_code == 302
    assert (
        'name="seen" value="1"' in cast.client("maria").get(f"/items/{tea.pk}/retirement/").content.decode()
    )
    assert _says(cast, tea, "It scalds", seen=1, who="tomasz").status_code == 302
    overtaken = _says(cast, tea, "It is too hot", seen=1)
    page = overtaken.content.decode()
    assert overtaken.status_code == 409
    for words in ("Someone else changed this", "It scalds", "It is too hot", 'name="seen" value="2"'):
        assert words in page, words
    assert "It scalds" in _page(cast, None, tea.get_absolute_url())
    assert _says(cast, tea, "It is hot and scalds", seen=2).status_code == 302
    assert "It is hot and scalds" in _page(cast, None, tea.get_absolute_url())


def test_of_two_who_withdraw_it_at_once_too(cast: Cast, tea: Item) -> None:
    assert [_says(cast, tea, "It did harm", seen=0).status_code for _press in range(2)] == [302, 302]
    overtaken = _says(cast, tea, "It is out of date", seen=0, who="tomasz")
    assert overtaken.status_code == 409
    assert "It did harm" in overtaken.content.decode()


def test_who_changes_it_while_it_comes_back_withdraws_it_only_when_they_say_so_again(
    cast: Cast, tea: Item
) -> None:
    _says(cast, tea, "It did harm", seen=0)
    bring_back(tea, by=cast["maria"])
    overtaken = _says(cast, tea, "It scalds", seen=1, who="tomasz")
    assert overtaken.status_code == 409
    assert "It was brought back." in overtaken.content.decode()
    assert cast.client(None).get(tea.get_absolute_url()).status_code == 200


def test_what_comes_back_forgets_why_it_was_gone(cast: Cast, tea: Item, coffee: Item) -> None:
    _withdraw(cast, tea, instead="Coffee first")
    bring_back(tea, by=cast["maria"])
    retire(tea, reason="Once more", by=cast.place("maria", cast.commons))
    assert SAYS not in _page(cast, None, tea.get_absolute_url())


def test_a_closed_conversation_comes_back_closed(cast: Cast, tea: Item) -> None:
    close(tea, by=cast["tomasz"])
    for _again in range(2):
        retire(tea, reason="It did harm", by=cast.place("maria", cast.commons))
        bring_back(tea, by=cast["maria"])
        tea.refresh_from_db()
        assert tea.is_closed
    reopen(tea, by=cast["tomasz"])
    retire(tea, reason="It did harm", by=cast.place("maria", cast.commons))
    bring_back(tea, by=cast["maria"])
    tea.refresh_from_db()
    assert tea.state == Item.State.PUBLISHED


def test_a_post_below_it_says_so_too(cast: Cast, tea: Item) -> None:
    noor = cast.client("noor")
    noor.post(f"/items/{tea.pk}/reply/", {"source": "It helped me", "send_key": "k"})
    post = tea.posts.get(number=2)
    retire(tea, reason="It did harm", by=cast.place("maria", cast.commons))
    assert "It did harm" in _page(cast, "sam", f"/posts/{post.pk}/")
    keep_away(cast["noor"], by=cast["sam"], sort="block")
    assert cast.client("sam").get(f"/posts/{post.pk}/").status_code == 404


def test_a_new_version_waits_until_what_was_withdrawn_is_there_again(cast: Cast, tea: Item) -> None:
    maria, place = cast.client("maria"), cast.place("maria", cast.commons)
    begun = keep(draft(tea, by=place), words={"purpose": "Milk first"}, seen=1, by=place)
    retire(tea, reason="It did harm", by=place)
    address = f"/items/{tea.pk}/publication/"
    assert "Bring it back before" in maria.get(address).content.decode()
    assert send_out(maria, tea.pk, why="It is safe now").status_code == 422
    begun.refresh_from_db()
    assert begun.is_draft
    bring_back(tea, by=cast["maria"])
    assert send_out(maria, tea.pk, why="It is safe now").status_code == 302
    assert "Milk first" in cast.client(None).get(tea.get_absolute_url()).content.decode()


def test_what_is_said_of_an_adaptation_can_be_mended_after_its_parent_is_gone(cast: Cast, tea: Item) -> None:
    child = MAKERS["practice"](cast.place("noor", cast.commons), title="Cocoa first")
    link = tie(child, to=tea, sort="adapts", version=1, changed="Sweeter", core="kept")
    retire(tea, reason="It did harm", by=cast.place("maria", cast.commons))
    noor, address = cast.client("noor"), f"/library/links/{link.pk}/"
    told = {"changed": "Sweeter, and safe", "core": "kept", "seen": link.edition}
    assert noor.post(address, told).status_code == 302
    assert "Sweeter, and safe" in noor.get(child.get_absolute_url()).content.decode()
    assert "It did harm" in _page(cast, "noor", f"{address}difference/")
