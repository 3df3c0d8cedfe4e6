"""Entries as someone takes them along."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

from django.test import Client

from kith.capabilities.items.models import Item
from kith.foundation.spaces.models import Membership
from tests.contracts.makers import MAKERS


def practice(by: Membership, **details: Any) -> Item:
    return MAKERS["practice"](by, **({"title": "Tea before talk", "source": "Put the *kettle* on"} | details))


def paper(client: Client, item: Item, number: int = 1) -> bytes:
    answer = client.get(f"/library/{item.pk}/versions/{number}.pdf")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    return b"".join(answer)


def book(client: Client, item: Item, number: int = 1) -> str:
    """The words of the only chapter."""
    answer = client.get(f"/library/{item.pk}/versions/{number}.epub")
    assert answer["Content-Type"] == "application/epub+zip"
    with ZipFile(BytesIO(b"".join(answer))) as archive:
        return archive.read("EPUB/chapter-1.xhtml").decode()
