"""A version carries files: which are taken, what is said of them, and that nobody changes them once it is published.

Who sees them and when they go holds for each kind that is written in steps: tests/contracts/test_written.py.
"""

import pytest
from django.db import IntegrityError, connection, transaction

from kith.capabilities.attachments.models import File
from kith.capabilities.versions.actions.drafting import draft, throw_away
from kith.capabilities.versions.actions.publishing import publish
from kith.capabilities.versions.models import CarriedFile, Version
from tests.cast import Cast
from tests.entries import add_file, begin, photo, text_of, written


@pytest.fixture
def version(cast: Cast) -> Version:
    return written(cast.client("maria"))


def _publish(cast: Cast, version: Version) -> Version:
    return publish(version, by=cast.place("maria", cast.commons))


@pytest.mark.parametrize("data", [b"PK\x03\x04 is no PDF", b"<html>%PDF-1.7</html>", b"Only words", b""])
def test_what_is_not_what_it_claims_is_refused_with_the_reason(
    cast: Cast, version: Version, data: bytes
) -> None:
    status, page = add_file(cast.client("maria"), version, data=data)
    assert status == 422
    assert 'aria-invalid="true"' in page
    assert not File.objects.exists()


def test_a_version_carries_no_more_than_the_setting_says(
    cast: Cast, version: Version, settings: object
) -> None:
    settings.UPLOADS_PER_POST = 1  # type: ignore[attr-defined]
    maria = cast.client("maria")
    assert [add_file(maria, version)[0] for _again in range(2)] == [302, 302]  # the same form, sent twice
    assert File.objects.count() == 1
    status, page = add_file(maria, version, "other.pdf")
    assert status == 422
    assert "One version carries at most 1 files." in page


def test_what_a_picture_shows_is_asked_and_told(cast: Cast, version: Version) -> None:
    maria, address = cast.client("maria"), f"/items/{version.item_id}/files/"
    add_file(maria, version, "cup.jpg", photo())
    assert "What does this picture show?" in text_of(maria, address)
    maria.post(f"{address}pictures/", {f"{File.objects.get().key}-alt": "A cup of tea"})
    item = _publish(cast, version).item
    assert 'alt="A cup of tea"' in text_of(cast.client(None), item.get_absolute_url())


def test_words_for_a_picture_that_are_too_long_come_back_with_the_reason(
    cast: Cast, version: Version
) -> None:
    maria, address = cast.client("maria"), f"/items/{version.item_id}/files/"
    for name in ("cup.jpg", "pot.jpg"):
        add_file(maria, version, name, photo())
    cup, pot = File.objects.order_by("pk")
    long = "A cup of tea, " * 40
    answer = maria.post(f"{address}pictures/", {f"{cup.key}-alt": long, f"{pot.key}-alt": "A pot"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "at most 500 characters" in page
    assert page.count('aria-invalid="true"') == 1
    assert long.strip() in page
    assert ">\nA pot</textarea>" in page
    assert f'action="{address}"' in page, "more files can be added from here too"
    assert set(File.objects.values_list("alt", flat=True)) == {""}
    maria.post(f"{address}pictures/", {f"{pot.key}-alt": "A pot"})
    assert File.objects.get(pk=pot.pk).alt == "A pot"


def test_a_draft_that_was_never_published_takes_its_files_along(cast: Cast) -> None:
    begun = begin(cast.client("maria"), title="Not yet")
    add_file(cast.client("maria"), begun)
    throw_away(begun, by=cast["maria"])
    assert not File.objects.exists()


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO versions_carriedfile (version_id, file_id) VALUES (%(first)s, %(new)s)",
        "UPDATE versions_carriedfile SET file_id = %(new)s WHERE version_id = %(first)s",
        "UPDATE versions_carriedfile SET version_id = %(second)s WHERE version_id = %(first)s",
        "UPDATE versions_carriedfile SET version_id = %(first)s WHERE file_id = %(new)s",
    ],
)
def test_no_statement_changes_what_a_published_version_carries(
    cast: Cast, version: Version, statement: str
) -> None:
    maria = cast.client("maria")
    add_file(maria, version)
    first = _publish(cast, version)
    second = draft(first.item, by=cast.place("maria", cast.commons))
    add_file(maria, second, "new.pdf")
    keys = {"first": first.pk, "second": second.pk, "new": File.objects.get(name="new.pdf").pk}
    before = list(CarriedFile.objects.values())
    with (
        pytest.raises(IntegrityError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, keys)
    assert list(CarriedFile.objects.values()) == before
