"""What the web sees: feeds, marks for machines, and validators."""

import json
import re

import pytest
from defusedxml import ElementTree
from django.test import Client
from django.urls import reverse

from kith.capabilities.conversations.actions import writing
from kith.domains.talk.actions import accept
from tests.cast import Cast
from tests.contracts.makers import MAKERS

ATOM = "{http://www.w3.org/2005/Atom}"


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
    page = Client().get(item.get_absolute_url()).content.decode()
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])  # type: ignore[index]
    assert data["@type"] == "QAPage"
    assert data["mainEntity"]["acceptedAnswer"][0]["text"].strip() == "Leek"
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{item.get_absolute_url()}"' in page


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
