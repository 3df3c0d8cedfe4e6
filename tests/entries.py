"""Short ways to something that is written for the library page by page, for tests."""

from typing import Any

from django.test import Client

from kith.capabilities.versions.models import Version

ANSWERS: dict[str, dict[str, Any]] = {
    "what": {"title": "Tea before talk", "purpose": "It makes a *beginning* easier.", "purposes": ["meeting", "hope"]},
    "how": {"how": "- Put the kettle on\n- Sit down", "minutes": "30", "settings": [":clinic"]},
    "care": {"watch": "Ask first.", "licence": "CC-BY-4.0"},
}  # fmt: skip


def begin(client: Client, *, title: str = "Tea first", kind: str = "practice") -> Version:
    answer = client.post(
        f"/spaces/commons/writing/{kind}/",
        {"title": title, "language": "en", "visibility": "public", "send_key": "k"},
    )
    assert answer.status_code == 302, answer.content.decode()
    return Version.objects.latest("pk")


def fill(client: Client, version: Version, step: str, **words: Any) -> Any:
    version.refresh_from_db()
    form = {"seen": version.edition} | words
    return client.post(f"/items/{version.item_id}/writing/{step}/", form)


def written(client: Client) -> Version:
    version = begin(client)
    for step, words in ANSWERS.items():
        assert fill(client, version, step, **words).status_code == 302
    return version


def text_of(client: Client, address: str) -> str:
    return str(client.get(address, follow=True).content.decode())
