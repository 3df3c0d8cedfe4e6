"""Short ways to something that is written for the library page by page, for tests."""

import re
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from kith.capabilities.versions.models import Version
from kith.capabilities.versions.reading_through import print_of

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
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


def hidden(page: str, field: str) -> str:
    """What a hidden field brings back, by its name or by its key on the page."""
    found = re.search(rf'<input type="hidden"[^>]* (?:name|id)="{re.escape(field)}"[^>]*>', page)
    assert found, field
    value = re.search(r' value="([^"]*)"', found.group())
    return value.group(1) if value else ""


def send_out(client: Client, item: int, **words: str) -> Any:
    """Publish what is written by now, as one who has just read it."""
    newest = Version.objects.select_related("item").filter(item=item).latest("number")
    return client.post(f"/items/{item}/publication/", {"seen": print_of(newest)} | words)


def add_file(client: Client, version: Version, name: str = "guide.pdf", data: bytes = PDF) -> tuple[int, str]:
    """The status of the answer, and its words."""
    attached = {"attached": SimpleUploadedFile(name, data), "rights": "own"}
    answer = client.post(f"/items/{version.item_id}/files/", attached)
    return answer.status_code, answer.content.decode()


def photo() -> bytes:
    """A picture that says in its hidden data where it was taken."""
    image, out = Image.new("RGB", (400, 300), "teal"), BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "taken at a secret place"
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()
