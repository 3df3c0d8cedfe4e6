"""Those who write something name its sources before it is published; nobody else learns of them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kith.capabilities.versions.actions.drafting import draft
from kith.capabilities.versions.actions.publishing import publish
from kith.capabilities.versions.models import Version
from kith.foundation.activity.models import Event
from tests.cast import Cast
from tests.entries import text_of, written

CUP = {"source_title": "A cup of tea", "authors": "Hill, Sam", "year": "2019"}
RIS = b"TY  - JOUR\nTI  - Tea and talk\nAU  - Hill, Sam\nPY  - 2019\nER  - \n"


@pytest.fixture
def version(cast: Cast) -> Version:
    return written(cast.client("maria"))


def test_a_draft_gets_sources_one_by_one_and_by_a_file(cast: Cast, version: Version) -> None:
    maria, address = cast.client("maria"), f"/items/{version.item_id}/sources/"
    assert f'href="{address}new/"' in text_of(maria, f"/items/{version.item_id}/writing/")
    assert maria.post(f"{address}new/", CUP).status_code == 302
    assert maria.post(f"{address}files/", {"file": SimpleUploadedFile("a.ris", RIS)}).status_code == 200
    assert "Tea and talk" in text_of(maria, address)
    assert maria.post(f"{address}1/withdrawal/").status_code == 302
    assert [each.number for each in version.item.references.all()] == [2]


def test_nobody_else_sees_or_hears_of_them(cast: Cast, version: Version) -> None:
    address = f"/items/{version.item_id}/sources/"
    cast.client("maria").post(f"{address}new/", CUP)
    for who in ("tomasz", None):
        for part in ("", "new/", "files/", "export/ris/", "1/withdrawal/"):
            assert cast.client(who).get(f"{address}{part}").status_code == 404
    assert not Event.objects.filter(type="item.cited").exists()


def test_they_are_there_when_it_is_published_and_while_it_is_changed(cast: Cast, version: Version) -> None:
    maria, place = cast.client("maria"), cast.place("maria", cast.commons)
    maria.post(f"/items/{version.item_id}/sources/new/", CUP)
    item = publish(version, by=place).item
    assert "A cup of tea" in text_of(cast.client(None), item.get_absolute_url())
    draft(item, by=place)
    overview = text_of(maria, f"/items/{item.pk}/writing/")
    assert "What you add or take away changes all versions at once." in overview
