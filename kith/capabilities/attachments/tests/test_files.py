"""A file is seen by exactly those who see its item, and is what it claims to be."""

import os
import re
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from kith.capabilities.attachments.actions import describe
from kith.capabilities.attachments.jobs import sweep
from kith.capabilities.attachments.models import File
from tests.cast import Cast
from tests.contracts.makers import MAKERS


def _photo() -> bytes:
    """A picture with the place where it was taken hidden in it."""
    image, out = Image.new("RGB", (1200, 800), "teal"), BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "taken at a secret place"
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


def _reply(cast: Cast, space: str, name: str, data: bytes) -> tuple[int, str]:
    item = MAKERS["discussion"](cast.place("maria", getattr(cast, space)))
    words = {"source": "Look", "attached": SimpleUploadedFile(name, data)}
    answer = cast.client("maria").post(reverse("conversations:reply", args=[item.pk]), words)
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize(
    ("space", "who", "status"),
    [
        ("rural", "tomasz", 200),
        ("rural", "noor", 404),
        ("rural", None, 404),
        ("commons", None, 200),
        ("circle", "ruth", 404),
    ],
)
def test_a_file_is_seen_by_those_who_see_its_item(
    cast: Cast, space: str, who: str | None, status: int
) -> None:
    assert _reply(cast, space, "car.jpg", _photo())[0] == 302
    file = File.objects.get()
    assert cast.client(who).get(file.get_absolute_url()).status_code == status
    assert cast.client(who).get(file.get_preview_url()).status_code == status


def test_what_is_hidden_in_a_picture_is_gone_and_nothing_of_it_can_act(cast: Cast) -> None:
    _reply(cast, "commons", "car.jpg", _photo())
    answer = cast.client(None).get(File.objects.get().get_absolute_url())
    assert b"secret place" not in b"".join(answer)
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("photo.jpg", b"<html><script>alert(1)</script>"),
        ("notes.exe", b"MZ\x90\x00"),
        ("empty.png", b""),
        ("guide.pdf", b"PK\x03\x04 is no PDF"),
        ("guide.pdf", b"<html>%PDF-1.7</html>"),
        ("guide.pdf", b"Only words"),
    ],
)
def test_what_is_not_what_it_claims_is_refused_and_the_words_stay(cast: Cast, name: str, data: bytes) -> None:
    status, page = _reply(cast, "commons", name, data)
    assert status == 422
    assert "Look</textarea>" in page
    assert File.objects.count() == 0


def test_what_each_picture_shows_is_asked_and_told(cast: Cast) -> None:
    _reply(cast, "commons", "car.jpg", _photo())
    file = File.objects.get()
    post = file.posts.get()
    address = reverse("conversations:pictures", args=[post.pk])
    assert "What does this picture show?" in cast.client("maria").get(address).content.decode()
    cast.client("maria").post(address, {f"{file.key}-alt": "A car in deep snow"})
    assert 'alt="A car in deep snow"' in cast.client(None).get(post.item.get_absolute_url()).content.decode()


def test_a_picture_that_nobody_described_is_a_link_with_the_name_of_its_file(cast: Cast) -> None:
    _reply(cast, "commons", "car.jpg", _photo())
    file = File.objects.get()
    page = cast.client(None).get(file.item.get_absolute_url()).content.decode()
    assert _links_to(file, page) == [file.name]
    describe(file, alt="A car in deep snow")
    page = cast.client(None).get(file.item.get_absolute_url()).content.decode()
    assert _links_to(file, page) == ["A car in deep snow"]


def _links_to(file: File, page: str) -> list[str]:
    """By what name each link to a file is read aloud: the words in it, and what its picture shows."""
    links = re.findall(rf'<a href="{re.escape(file.get_absolute_url())}">(.*?)</a>', page)
    return ["".join([*re.findall(r'alt="([^"]*)"', link), re.sub(r"<[^>]+>", "", link)]) for link in links]


def test_a_file_moves_with_its_item_into_what_others_cannot_see(cast: Cast) -> None:
    from kith.capabilities.conversations.actions.hosting import move

    _reply(cast, "commons", "car.jpg", _photo())
    file = File.objects.get()
    move(file.item, to=cast.circle, by=cast["tomasz"])
    assert cast.client("noor").get(file.get_absolute_url()).status_code == 404


def test_what_belongs_to_no_file_is_swept_away_a_day_later(cast: Cast) -> None:
    _reply(cast, "commons", "photo.jpg", _photo())
    (kept,) = File.objects.all()
    lost = default_storage.save("ab/lost", ContentFile(b"left by a failed transaction"))
    fresh = default_storage.save("ab/fresh", ContentFile(b"its transaction may be under way"))
    ours = [str(kept.stored.name), str(kept.preview.name)]
    for name in (*ours, lost):
        os.utime(default_storage.path(name), (0, 0))
    sweep(0)
    assert not default_storage.exists(lost)
    assert all(map(default_storage.exists, (fresh, *ours)))
    default_storage.delete(fresh)
