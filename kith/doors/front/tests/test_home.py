"""What home shows first, and that a monitor learns whether the house is well."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from kith.capabilities.conversations.actions import writing
from kith.capabilities.conversations.cards import PAGE
from kith.capabilities.items.models import Item
from kith.capabilities.items.reading import follow, see, unread_again
from kith.foundation.spaces.models import Membership
from tests.cast import Cast
from tests.contracts.makers import MAKERS

NOW = timezone.now()


def _topic(cast: Cast, title: str, *, days_ago: int) -> Item:
    return MAKERS["discussion"](
        cast.place("maria", cast.commons), title=title, at=NOW - timedelta(days=days_ago)
    )


def _shown(cast: Cast, who: str | None, page: int = 1) -> list[str]:
    """The titles on home, from top to bottom."""
    html = cast.client(who).get("/", {"page": page}).content.decode()
    return re.findall(r"<h\d[^>]*><a [^>]*>(Talk \d+)</a>", html)


@pytest.mark.parametrize("page", [2, 99])
def test_a_page_beyond_the_last_leads_back_and_does_not_say_that_nobody_spoke(
    cast: Cast, talks: list[Item], page: int
) -> None:
    html = cast.client("noor").get("/", {"page": page}).content.decode()
    assert "Nothing has been said" not in html
    assert "There is nothing on this page." in html
    assert 'href="/">Back to the newest</a>' in html


@pytest.fixture
def talks(cast: Cast) -> list[Item]:
    """Five conversations, the last the newest, all begun after Noor came."""
    came = NOW - timedelta(days=30)
    Membership.objects.filter(person=cast["noor"], space=cast.commons).update(since=came)
    return [_topic(cast, f"Talk {number}", days_ago=20 - number) for number in range(5)]


def test_what_was_never_opened_is_there_with_the_newest_first(cast: Cast, talks: list[Item]) -> None:
    assert _shown(cast, "noor") == ["Talk 4", "Talk 3", "Talk 2", "Talk 1", "Talk 0"]


def test_what_is_read_comes_after_all_that_is_not(cast: Cast, talks: list[Item]) -> None:
    for item in (talks[4], talks[2]):
        see(item, up_to=1, by=cast["noor"])
    assert _shown(cast, "noor") == ["Talk 3", "Talk 1", "Talk 0", "Talk 4", "Talk 2"]


def test_a_new_reply_brings_a_read_conversation_to_the_top(cast: Cast, talks: list[Item]) -> None:
    for item in talks:
        see(item, up_to=1, by=cast["noor"])
    writing.reply(talks[1], author=cast.place("maria", cast.commons), source="And?")
    assert _shown(cast, "noor")[:2] == ["Talk 1", "Talk 4"]
    cast.client("noor").get(talks[1].get_absolute_url())
    writing.reply(talks[0], author=cast.place("noor", cast.commons), source="Mine")
    assert _shown(cast, "noor")[:3] == ["Talk 0", "Talk 1", "Talk 4"]


def test_what_is_muted_is_never_new_and_what_is_marked_as_unread_is(cast: Cast, talks: list[Item]) -> None:
    follow(talks[4], level="muted", by=cast["noor"])
    see(talks[0], up_to=1, by=cast["noor"])
    unread_again(talks[0], before=1, by=cast["noor"])
    assert _shown(cast, "noor") == ["Talk 3", "Talk 2", "Talk 1", "Talk 0", "Talk 4"]


def test_what_was_said_before_one_came_is_not_new(cast: Cast, talks: list[Item]) -> None:
    came = NOW - timedelta(days=17, hours=12)
    Membership.objects.filter(person=cast["noor"], space=cast.commons).update(since=came)
    see(talks[4], up_to=1, by=cast["noor"])
    assert _shown(cast, "noor") == ["Talk 3", "Talk 4", "Talk 2", "Talk 1", "Talk 0"]


def test_home_comes_in_pages_and_ends(cast: Cast, talks: list[Item]) -> None:
    for number in range(5, PAGE + 3):
        _topic(cast, f"Talk {number}", days_ago=-number)
    first, second = _shown(cast, "noor"), _shown(cast, "noor", page=2)
    assert len(first) == PAGE
    assert second == ["Talk 2", "Talk 1", "Talk 0"]
    assert _shown(cast, "noor", page=3) == []


def test_home_brings_nothing_of_spaces_one_does_not_belong_to(cast: Cast, talks: list[Item]) -> None:
    assert _shown(cast, "eleni") == []
    assert _shown(cast, None) == ["Talk 4", "Talk 3", "Talk 2", "Talk 1", "Talk 0"]


def test_a_monitor_learns_that_all_is_well_and_nothing_else(db: None) -> None:
    answer = Client().get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "well"}
    assert answer["Cache-Control"] == "no-store"


def test_a_monitor_learns_when_the_database_is_away(db: None) -> None:
    def away(*_query: object) -> None:
        raise OperationalError("the connection is lost")

    with connection.execute_wrapper(away):
        answer = Client(raise_request_exception=False).get("/healthz")
    assert answer.status_code >= 500
    assert b"connection" not in answer.content


def test_a_list_says_quietly_that_something_came_since_it_was_made(cast: Cast, talks: list[Item]) -> None:
    noor, made_at = cast.client("noor"), str(int(NOW.timestamp()))
    for page in ("/", "/spaces/commons/"):
        assert noor.get(page, {"part": "news", "after": made_at}).content.strip() == b""
    writing.reply(talks[0], author=cast.place("maria", cast.commons), source="So")
    writing.reply(talks[1], author=cast.place("noor", cast.commons), source="So")
    for page in ("/", "/spaces/commons/"):
        line = noor.get(page, {"part": "news", "after": made_at}).content.decode()
        assert "1 conversation has something new" in line
        assert "<html" not in line
    follow(talks[0], level="muted", by=cast["noor"])
    assert noor.get("/", {"part": "news", "after": made_at}).content.strip() == b""
    assert cast.client("eleni").get("/", {"part": "news", "after": "x"}).content.strip() == b""
    assert cast.client("eleni").get("/spaces/tuesday/", {"part": "news"}).status_code == 404


def test_a_page_of_lists_listens_only_for_those_who_belong(cast: Cast, settings: Any) -> None:
    settings.LIVE, settings.SITE_URL = "/live/", "http://testserver"
    assert (
        'data-live="/spaces/commons/?part=news'
        in cast.client("noor").get("/spaces/commons/").content.decode()
    )
    for who in ("eleni", None):
        assert "part=news" not in cast.client(who).get("/spaces/commons/").content.decode()
