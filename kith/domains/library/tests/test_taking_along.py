"""What an adaptation begins with beside the words: files and sources of the other one, unless they are left out."""

from typing import Any

import pytest

from kith.capabilities.attachments.actions import describe
from kith.capabilities.attachments.models import File
from kith.capabilities.citations.models import Reference
from kith.capabilities.items.models import Item
from kith.capabilities.versions.actions.drafting import draft
from kith.capabilities.versions.actions.erasing import erase
from kith.capabilities.versions.actions.publishing import publish
from kith.capabilities.versions.models import Version
from tests.appraising import cited
from tests.cast import Cast
from tests.entries import PDF, add_file, photo, text_of, written

TOLD = {"sort": "adapts", "space": "commons", "changed": "Coffee fits better here", "core": "kept", "language": "en",
        "visibility": "public", "send_key": "k"}  # fmt: skip


@pytest.fixture
def parent(cast: Cast) -> Item:
    """By Maria, with a guide, a picture and two sources."""
    maria = cast.client("maria")
    begun = written(maria)
    add_file(maria, begun, "guide.pdf")
    add_file(maria, begun, "cup.jpg", photo())
    File.objects.filter(name="guide.pdf").update(rights="allowed")
    describe(File.objects.get(name="cup.jpg"), alt="A cup of tea")
    item = publish(begun, by=cast.place("maria", cast.commons)).item
    cited(cast, item, "A trial of tea", "Tea and talk")
    Reference.objects.filter(item=item, number=2).update(note="It began there")
    return item


def _adapted(cast: Cast, parent: Item, **told: Any) -> Version:
    answer = cast.client("noor").post(f"/library/{parent.pk}/adaptations/", TOLD | told)
    assert answer.status_code == 302, answer.content.decode()
    return Version.objects.filter(item__grew_from__parent=parent).latest("pk")


def _keys(parent: Item) -> list[str]:
    return list(parent.files.order_by("pk").values_list("key", flat=True))


def test_both_are_offered_and_ticked(cast: Cast, parent: Item) -> None:
    page = text_of(cast.client("noor"), f"/library/{parent.pk}/adaptations/")
    form = page.partition("Files to take along")[2]
    for name in ("guide.pdf", "cup.jpg"):
        assert name in form
    assert page.count(" checked") >= 3 + 2, "sources and two files, beside what is chosen already"


def test_what_is_not_there_is_not_asked_for(cast: Cast, item: Item) -> None:
    page = text_of(cast.client("noor"), f"/library/{item.pk}/adaptations/")
    assert "Files to take along" not in page
    assert "Take its sources along" not in page


def test_files_come_with_what_they_show_and_belong_to_the_new_one(cast: Cast, parent: Item) -> None:
    begun = _adapted(cast, parent, files=_keys(parent))
    copies = list(begun.item.files.select_related("by").order_by("pk"))
    told = [(file.name, file.alt, file.rights) for file in copies]
    assert told == [("guide.pdf", "", "allowed"), ("cup.jpg", "A cup of tea", "")]
    assert {file.by for file in copies} == {cast.place("noor", cast.commons)}
    answer = cast.client("noor").get(copies[0].get_absolute_url())
    assert b"".join(answer) == PDF
    assert cast.client("maria").get(copies[0].get_absolute_url()).status_code == 404, (
        "it is a draft of Noor's"
    )


def test_what_the_other_one_loses_stays_here(
    cast: Cast, parent: Item, django_capture_on_commit_callbacks: Any
) -> None:
    begun = _adapted(cast, parent, files=_keys(parent))
    published = publish(begun, by=cast.place("noor", cast.commons))
    with django_capture_on_commit_callbacks(execute=True):
        erase(parent)
    for file in published.item.files.all():
        assert cast.client(None).get(file.get_absolute_url()).status_code == 200
        assert cast.client(None).get(file.get_preview_url()).status_code == 200


def test_what_is_left_out_does_not_come(cast: Cast, parent: Item) -> None:
    begun = _adapted(cast, parent, files=_keys(parent)[:1])
    assert [file.name for file in begun.item.files.all()] == ["guide.pdf"]
    assert not begun.item.references.exists()


def test_a_file_of_something_else_is_not_taken_along(cast: Cast, parent: Item) -> None:
    other = draft(parent, by=cast.place("maria", cast.commons))
    add_file(cast.client("maria"), other, "secret.pdf")
    keys = [File.objects.get(name="secret.pdf").key]
    answer = cast.client("noor").post(f"/library/{parent.pk}/adaptations/", TOLD | {"files": keys})
    assert answer.status_code == 422


def test_sources_come_in_their_order_and_can_be_taken_away(cast: Cast, parent: Item) -> None:
    begun = _adapted(cast, parent, sources="on")
    rows = list(begun.item.references.values_list("number", "work__title", "note"))
    assert rows == [(1, "A trial of tea", ""), (2, "Tea and talk", "It began there")]
    assert cast.client("noor").post(f"/items/{begun.item_id}/sources/1/withdrawal/").status_code == 302
    assert begun.item.references.count() == 1
    assert parent.references.count() == 2


def test_the_same_form_sent_twice_takes_nothing_along_twice(cast: Cast, parent: Item) -> None:
    begun = [_adapted(cast, parent, files=_keys(parent), sources="on") for _again in range(2)]
    assert begun[0] == begun[1]
    assert (begun[0].item.files.count(), begun[0].item.references.count()) == (2, 2)
