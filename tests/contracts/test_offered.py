"""What the page of an item offers those who host its space can be done: no way on it ends at “you may not”."""

from html.parser import HTMLParser

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from kith.capabilities.conversations.actions import writing
from kith.foundation.spaces.actions.opening import archive
from tests.cast import Cast
from tests.contracts.makers import Maker


class _Ways(HTMLParser):
    """The addresses to which a page leads, and those to which its forms are sent."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.forms: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        kept = {"a": self.links, "form": self.forms if given.get("method") == "post" else self.links}
        address = given.get("href") or given.get("action") or ""
        if tag in kept and address.startswith("/"):
            kept[tag].add(address)


def _refused(client: Client, page: str) -> list[str]:
    """Every way of a page that is closed to its reader."""
    ways = _Ways(page.partition("<main")[2].partition("</main>")[0])
    links = [address for address in sorted(ways.links) if client.get(address).status_code == 403]
    return links + [address for address in sorted(ways.forms) if _sent(client, address) == 403]


def _sent(client: Client, address: str) -> int:
    """What the answer would be; it is undone at once, so that the other forms can still be sent."""
    with transaction.atomic():
        status = client.post(address).status_code
        transaction.set_rollback(True)
    return status


@pytest.mark.parametrize("is_archived", [False, True])
def test_no_way_that_a_host_is_offered_is_closed_to_them(cast: Cast, make: Maker, is_archived: bool) -> None:
    item = make(cast.place("maria", cast.commons))
    writing.reply(item, author=cast.place("noor", cast.commons), source="A reply")
    if is_archived:
        archive(cast.commons, by=cast["tomasz"])
    host = cast.client("tomasz")
    page = host.get(item.get_absolute_url()).content.decode()
    assert reverse("conversations:removal-of-item", args=[item.pk]) in page
    assert _refused(host, page) == []


def test_only_what_is_talk_and_nothing_more_is_merged_away(cast: Cast, make: Maker) -> None:
    item, host = make(cast.place("maria", cast.commons)), cast.client("tomasz")
    address = reverse("conversations:merge", args=[item.pk])
    may_be_merged = item.kind_of.may_be_merged
    assert (address in host.get(item.get_absolute_url()).content.decode()) is may_be_merged
    assert host.get(address).status_code == (200 if may_be_merged else 403)
