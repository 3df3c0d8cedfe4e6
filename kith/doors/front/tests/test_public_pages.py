"""What the web sees: feeds, marks for machines, and validators."""

import json
import re
from typing import Any

import pytest
from defusedxml import ElementTree
from django.conf import LazySettings, settings
from django.test import Client
from django.urls import reverse
from django.utils.feedgenerator import rfc3339_date

from kith.capabilities.conversations.actions import writing
from kith.capabilities.conversations.cards import PAGE as CARDS_ON_A_PAGE
from kith.capabilities.conversations.models.post import PAGE as POSTS_ON_A_PAGE
from kith.domains.talk.actions import accept
from kith.doors.front.views.house import YEAR
from tests.cast import Cast
from tests.contracts.makers import MAKERS

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize(
    ("address", "chosen", "cookie"),
    [
        ("/crisis/country/", {"country": "ES"}, "country"),
        ("/appearance/", {"appearance": "calm"}, "appearance"),
        ("/language/", {"language": "es"}, settings.LANGUAGE_COOKIE_NAME),
    ],
)
def test_what_a_visitor_chose_is_kept_in_their_browser_alone_and_for_a_year(
    db: None, address: str, chosen: dict[str, str], cookie: str, settings: LazySettings
) -> None:
    settings.SESSION_COOKIE_SECURE = True
    visitor = Client()
    visitor.post(address, chosen)
    kept = visitor.cookies[cookie]
    assert (kept.value, kept["max-age"], kept["samesite"]) == (*chosen.values(), YEAR, "Lax")
    assert kept["secure"]


def test_a_public_space_and_item_have_feeds_and_others_have_none(cast: Cast) -> None:
    item = MAKERS["question"](cast.place("maria", cast.commons), title="Soup & bread?")
    hidden = MAKERS["question"](cast.place("maria", cast.rural))
    feed = ElementTree.fromstring(Client().get(reverse("front:space-feed", args=["commons"])).content)
    assert [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")] == ["Soup & bread?"]
    assert (
        ElementTree.fromstring(Client().get(reverse("front:item-feed", args=[item.pk])).content).tag
        == f"{ATOM}feed"
    )
    assert Client().get(reverse("front:item-feed", args=[hidden.pk])).status_code == 404
    assert cast.client("maria").get(reverse("front:space-feed", args=["rural"])).status_code == 404


def test_machines_are_told_what_a_question_and_its_answers_are(cast: Cast) -> None:
    item = MAKERS["question"](cast.place("maria", cast.commons), source="Any </script><b>soup</b>?")
    accept(writing.reply(item, author=cast.place("noor", cast.commons), source="Leek"), by=item.author)
    data = _told_to_machines(Client(), item.get_absolute_url())
    page = Client().get(item.get_absolute_url()).content.decode()
    assert data["@type"] == "QAPage"
    assert data["mainEntity"]["acceptedAnswer"][0]["text"].strip() == "Leek"
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{item.get_absolute_url()}"' in page


def test_machines_are_told_it_once_where_the_whole_begins(cast: Cast) -> None:
    item = MAKERS["question"](cast.place("maria", cast.commons))
    for number in range(POSTS_ON_A_PAGE):
        writing.reply(item, author=cast.place("noor", cast.commons), source=f"Leek {number}")
    address = item.get_absolute_url()
    asked = _told_to_machines(Client(), address)["mainEntity"]
    assert asked["answerCount"] == POSTS_ON_A_PAGE, "those of later pages are answers too"
    assert len(asked["suggestedAnswer"]) == POSTS_ON_A_PAGE - 1
    assert "ld+json" not in Client().get(f"{address}?page=2").content.decode()


def test_machines_are_told_what_a_space_is(cast: Cast) -> None:
    address = cast.commons.get_absolute_url()
    data = _told_to_machines(Client(), address)
    assert (data["@type"], data["name"], data["description"]) == (
        "CollectionPage",
        "The commons",
        "A place for peers.",
    )
    assert "ld+json" not in cast.client("maria").get(cast.rural.get_absolute_url()).content.decode()


def test_each_page_of_a_space_has_an_address_of_its_own(cast: Cast) -> None:
    for number in range(CARDS_ON_A_PAGE + 1):
        MAKERS["question"](cast.place("maria", cast.commons), title=f"Soup {number}")
    address = cast.commons.get_absolute_url()
    for query in ("", "?page=2"):
        page = Client().get(f"{address}{query}").content.decode()
        assert f'<link rel="canonical" href="http://127.0.0.1:8000{address}{query}">' in page


@pytest.mark.parametrize("kind", ["discussion", "practice", "collection", "course", "gathering"])
def test_machines_are_told_of_whatever_anyone_may_read(cast: Cast, kind: str) -> None:
    item = MAKERS[kind](cast.place("maria", cast.commons), title="Soup")
    data = _told_to_machines(Client(), item.get_absolute_url())
    told = json.dumps(data)
    assert f'"http://127.0.0.1:8000{item.get_absolute_url()}"' in told
    assert "Soup" in told


def test_a_feed_says_when_a_post_was_changed(cast: Cast) -> None:
    item = MAKERS["question"](cast.place("maria", cast.commons))
    post = writing.reply(item, author=cast.place("noor", cast.commons), source="Leek")
    writing.edit(post, source="Leek, and bread", content_note="", by=cast["noor"])
    feed = ElementTree.fromstring(Client().get(reverse("front:item-feed", args=[item.pk])).content)
    changed, began = (entry.findtext(f"{ATOM}updated") for entry in feed.iter(f"{ATOM}entry"))
    assert post.edited_at
    assert changed == rfc3339_date(post.edited_at)
    assert began == rfc3339_date(item.created_at)


def test_machines_are_told_what_a_discussion_is_and_what_was_said_in_it(cast: Cast) -> None:
    maria = cast.place("maria", cast.commons)
    item = MAKERS["discussion"](maria, title="Soup & bread", source="We cook on Fridays.")
    writing.reply(item, author=cast.place("noor", cast.commons), source="I bring leek.")
    taken = writing.reply(item, author=cast.place("sam", cast.commons), source="I changed my mind.")
    writing.take_back(taken, by=cast["sam"])
    data = _told_to_machines(Client(), item.get_absolute_url())
    assert data["@type"] == "DiscussionForumPosting"
    assert (data["headline"], data["text"].strip()) == ("Soup & bread", "We cook on Fridays.")
    assert data["author"] == {"@type": "Person", "name": "Maria Delgado"}
    assert data["url"] == f"{settings.SITE_URL}{item.get_absolute_url()}"
    assert [said["text"].strip() for said in data["comment"]] == ["I bring leek."]


@pytest.mark.parametrize("kind", ["discussion", "question"])
def test_what_began_a_topic_and_was_taken_back_is_not_told_nor_is_a_reply_in_its_place(
    cast: Cast, kind: str
) -> None:
    item = MAKERS[kind](cast.place("maria", cast.commons), source="We cook on Fridays.")
    writing.reply(item, author=cast.place("noor", cast.commons), source="I bring leek.")
    writing.take_back(item.posts.get(number=1), by=cast["maria"])
    data = _told_to_machines(Client(), item.get_absolute_url())
    topic = data.get("mainEntity", data)
    assert "author" not in topic
    assert "text" not in topic
    assert json.dumps(data).count("I bring leek.") == 1


def test_machines_are_told_nothing_of_what_is_not_public(cast: Cast) -> None:
    item = MAKERS["discussion"](cast.place("maria", cast.rural))
    page = cast.client("maria").get(item.get_absolute_url()).content.decode()
    assert "ld+json" not in page


def _told_to_machines(client: Client, address: str) -> Any:
    page = client.get(address).content.decode()
    (told,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    return json.loads(told)


def test_what_is_not_public_says_noindex(cast: Cast) -> None:
    item = MAKERS["question"](cast.place("maria", cast.rural))
    for address in (item.get_absolute_url(), "/spaces/rural/"):
        assert b'name="robots" content="noindex"' in cast.client("maria").get(address).content


@pytest.mark.parametrize(
    "address", ["/inbox/", "/people/", "/me/account/", "/messages/", "/spaces/commons/log/"]
)
def test_pages_for_those_who_are_signed_in_are_not_for_robots(cast: Cast, address: str) -> None:
    answer = cast.client("tomasz").get(address)
    assert answer.status_code == 200
    assert answer.headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("address", ["/", "/spaces/", "/spaces/commons/"])
def test_pages_for_everyone_are_for_robots_too(cast: Cast, address: str) -> None:
    answer = Client().get(address)
    assert "X-Robots-Tag" not in answer.headers
    assert b"noindex" not in answer.content


def test_a_visitor_with_the_page_is_told_that_nothing_changed_until_it_does(cast: Cast) -> None:
    item = MAKERS["question"](cast.place("maria", cast.commons))
    first = Client().get(item.get_absolute_url())
    again = Client().get(item.get_absolute_url(), headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    for header in ("Cookie", "Accept-Language"):
        assert header in first["Vary"]


def test_who_is_signed_in_never_gets_an_answer_made_for_visitors(cast: Cast) -> None:
    item = MAKERS["question"](cast.place("maria", cast.commons))
    first = Client().get(item.get_absolute_url())
    own = cast.client("maria").get(item.get_absolute_url(), headers={"If-None-Match": first["ETag"]})
    assert own.status_code == 200
    assert "private" in own["Cache-Control"]


def test_every_page_leads_to_someone_to_talk_to_in_one_step(cast: Cast) -> None:
    for address in ("/", "/account/login/", "/nothing/"):
        assert b'href="/crisis/"' in Client().get(address).content
    page = Client().get("/crisis/").content.decode()
    assert "988" in page
    assert "116 123" in page
