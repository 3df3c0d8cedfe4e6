"""A form that several people change, sent back as its page shows it."""

from typing import Any

from django.test import Client

from tests.entries import hidden, text_of


def change(client: Client, address: str, fields: dict[str, str]) -> Any:
    return client.post(address, {"seen": hidden(text_of(client, address), "seen")} | fields)
