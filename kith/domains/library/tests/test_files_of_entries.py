"""A version carries files: seen by its writers while it is a draft, fixed when it is published, gone when it is withdrawn."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from kith.capabilities.attachments.models import File
from kith.capabilities.conversations.actions.hosting import move
from kith.capabilities.items.kinds import kinds
from kith.capabilities.versions.actions import draft, erase, publish, retire, throw_away
from kith.capabilities.versions.models import Version
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.entries import begin, text_of, written

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
WRITTEN = [kind.name for kind in kinds() if kind.steps]


def _photo() -> bytes:
    image, out = Image.new("RGB", (400, 300), "teal"), BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "taken at a secret place"
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


def _add(client: Client, version: Version, name: str = "guide.pdf", data: bytes = PDF) -> tuple[int, str]:
    attached = {"attached": SimpleUploadedFile(name, data)}
    answer = client.post(f"/items/{version.item_id}/files/", attached)
    return answer.status_code, answer.content.decode()


@pytest.fixture
def version(cast: Cast) -> Version:
    return written(cast.client("maria"))


def _publish(cast: Cast, version: Version) -> Version:
    return publish(version, by=cast.place("maria", cast.commons))


@pytest.mark.parametrize("kind", WRITTEN)
def test_whatever_is_written_in_steps_carries_files(cast: Cast, kind: str) -> None:
    maria, place = cast.client("maria"), cast.place("maria", cast.commons)
    item = MAKERS[kind](place)
    assert _add(maria, draft(item, by=place))[0] == 302
    file = File.objects.get()
    assert cast.client(None).get(file.get_absolute_url()).status_code == 404
    publish(draft(item, by=place), by=place)
    assert file.get_absolute_url() in text_of(cast.client(None), item.get_absolute_url())


def test_a_file_of_a_draft_is_seen_by_its_writers_only(cast: Cast, version: Version) -> None:
    assert _add(cast.client("maria"), version, "cup.jpg", _photo())[0] == 302
    file = File.objects.get()
    for who, status in (("maria", 200), ("tomasz", 404), (None, 404)):
        for address in (file.get_absolute_url(), file.get_preview_url()):
            assert cast.client(who).get(address).status_code == status
        assert cast.client(who).get(f"/items/{version.item_id}/files/").status_code != (
            404 if status == 200 else 200
        )
    answer = cast.client("maria").get(file.get_absolute_url())
    assert answer["Cache-Control"] == "private, no-store"
    assert b"secret place" not in b"".join(answer)


@pytest.mark.parametrize("data", [b"PK\x03\x04 is no PDF", b"<html>%PDF-1.7</html>", b"Only words", b""])
def test_what_is_not_what_it_claims_is_refused_with_the_reason(
    cast: Cast, version: Version, data: bytes
) -> None:
    status, page = _add(cast.client("maria"), version, data=data)
    assert status == 422
    assert 'aria-invalid="true"' in page
    assert not File.objects.exists()


def test_a_version_carries_no_more_than_the_setting_says(
    cast: Cast, version: Version, settings: object
) -> None:
    settings.UPLOADS_PER_POST = 1  # type: ignore[attr-defined]
    maria = cast.client("maria")
    assert [_add(maria, version)[0], _add(maria, version)[0]] == [302, 302]  # the same form, sent twice
    assert File.objects.count() == 1
    status, page = _add(maria, version, "other.pdf")
    assert status == 422
    assert "One version carries at most 1 files." in page


def test_what_a_picture_shows_is_asked_and_told(cast: Cast, version: Version) -> None:
    maria, address = cast.client("maria"), f"/items/{version.item_id}/files/"
    _add(maria, version, "cup.jpg", _photo())
    assert "What does this picture show?" in text_of(maria, address)
    maria.post(f"{address}pictures/", {f"{File.objects.get().key}-alt": "A cup of tea"})
    item = _publish(cast, version).item
    assert 'alt="A cup of tea"' in text_of(cast.client(None), item.get_absolute_url())


def test_a_published_version_keeps_what_it_had(cast: Cast, version: Version) -> None:
    maria, place = cast.client("maria"), cast.place("maria", cast.commons)
    _add(maria, version)
    first = _publish(cast, version)
    kept = File.objects.get()
    second = draft(first.item, by=place)
    maria.post(f"/items/{first.item_id}/files/withdrawal/", {"file": kept.key})
    _add(maria, second, "new.pdf")
    new = File.objects.get(name="new.pdf")
    before = text_of(cast.client(None), first.item.get_absolute_url())
    assert (kept.key in before, new.key in before) == (True, False)
    publish(second, by=place)
    after = text_of(cast.client(None), first.item.get_absolute_url())
    assert (kept.key in after, new.key in after) == (False, True)
    assert kept.key in text_of(cast.client(None), first.get_absolute_url())
    assert cast.client(None).get(kept.get_absolute_url()).status_code == 200


def test_a_draft_that_is_thrown_away_takes_only_its_own_files(cast: Cast, version: Version) -> None:
    maria, place = cast.client("maria"), cast.place("maria", cast.commons)
    _add(maria, version)
    item = _publish(cast, version).item
    second = draft(item, by=place)
    _add(maria, second, "new.pdf")
    throw_away(second, by=cast["maria"])
    assert [file.name for file in File.objects.all()] == ["guide.pdf"]


def test_files_go_where_their_entry_goes(cast: Cast, version: Version) -> None:
    _add(cast.client("maria"), version)
    item = _publish(cast, version).item
    address = File.objects.get().get_absolute_url()
    move(item, to=cast.circle, by=cast["tomasz"])
    assert cast.client("noor").get(address).status_code == 404
    assert cast.client("tomasz").get(address).status_code == 200


def test_what_was_withdrawn_or_hidden_shows_no_file(cast: Cast, version: Version) -> None:
    _add(cast.client("maria"), version)
    item = _publish(cast, version).item
    address = File.objects.get().get_absolute_url()
    item.posts.filter(number=1).update(state="hidden")
    assert cast.client("tomasz").get(address).status_code == 404
    item.posts.filter(number=1).update(state="shown")
    assert cast.client("tomasz").get(address).status_code == 200
    retire(item, reason="Out of date", by=cast.place("maria", cast.commons))
    assert cast.client("tomasz").get(address).status_code == 404


def test_erasing_the_words_erases_the_files(cast: Cast, version: Version) -> None:
    _add(cast.client("maria"), version)
    erase(_publish(cast, version).item)
    assert not File.objects.exists()


def test_a_draft_that_was_never_published_takes_its_files_along(cast: Cast) -> None:
    begun = begin(cast.client("maria"), title="Not yet")
    _add(cast.client("maria"), begun)
    throw_away(begun, by=cast["maria"])
    assert not File.objects.exists()
