"""The files of entries: taken along beside what they belong to, without a name if it has none, gone with its words."""

import json
import zipfile
from io import BytesIO
from typing import Any

import pytest
from django.core.files.storage import default_storage

from kith.capabilities.attachments.models import File
from kith.capabilities.versions.actions.drafting import draft
from kith.capabilities.versions.actions.naming import answer_naming, ask_to_name
from kith.capabilities.versions.actions.publishing import publish
from kith.capabilities.versions.models import Version
from kith.doors.leaving.actions import disown, leave_for_good
from kith.doors.leaving.archive import write_archive
from kith.doors.leaving.forms import KEEP, REMOVE
from tests.cast import Cast
from tests.entries import add_file, photo, written


@pytest.fixture
def version(cast: Cast) -> Version:
    """Maria and Noor write together; each adds a picture, and then it is published."""
    begun, place = written(cast.client("maria")), cast.place("maria", cast.commons)
    noor = cast.place("noor", cast.commons)
    answer_naming(ask_to_name(begun.item, member=noor, role="author", by=cast["maria"]), agrees=True)
    add_file(cast.client("maria"), begun, "cup.jpg", photo())
    add_file(cast.client("noor"), begun, "pot.jpg", photo())
    for file in File.objects.all():
        words = {f"{file.key}-alt": f"What {file.by.shown_name} sees"}
        cast.client("maria").post(f"/items/{begun.item_id}/files/pictures/", words)
    return publish(begun, by=place)


def _archive(cast: Cast, name: str) -> tuple[list[str], dict[str, list[Any]]]:
    """The names of the files in it, and what it says of them: beside the opening post, and beside what was written together."""
    out = BytesIO()
    write_archive(cast[name], out)
    with zipfile.ZipFile(out) as opened:
        said = [json.loads(opened.read(each)) for each in opened.namelist() if each.endswith("-1.json")]
        together = json.loads(opened.read("what-you-wrote-together.json"))
        names = [each for each in opened.namelist() if each.startswith("files/")]
    told = {"words": said, "together": together}
    return names, {part: [file for each in rows for file in each["files"]] for part, rows in told.items()}


def test_each_takes_their_own_files_along_beside_the_entry(cast: Cast, version: Version) -> None:
    draft(version.item, by=cast.place("maria", cast.commons))
    cup, pot = File.objects.order_by("pk")
    names, told = _archive(cast, "maria")
    shown = {"file": cup.key, "shows": "What Maria Delgado sees"}
    assert names == [f"files/{cup.key}/cup.jpg"]
    assert told == {"words": [shown], "together": [shown | {"versions": [1, 2]}]}
    names, told = _archive(cast, "noor")
    shown = {"file": pot.key, "shows": "What Noor sees"}
    assert names == [f"files/{pot.key}/pot.jpg"]
    assert told == {"words": [], "together": [shown | {"versions": [1, 2]}]}


def test_files_of_an_entry_without_a_name_have_none_either(cast: Cast, version: Version) -> None:
    disown(version.item.posts.get(number=1), by=cast["maria"])
    cup, pot = File.objects.select_related("by__person").order_by("pk")
    assert (cup.by.shown_name, pot.by.shown_name) == ("Former member", "Noor")
    assert cast.client(None).get(cup.get_absolute_url()).status_code == 200
    assert _archive(cast, "maria") == ([], {"words": [], "together": []})


@pytest.mark.parametrize("words", [KEEP, REMOVE])
def test_files_of_what_others_wrote_too_stay_with_them(cast: Cast, version: Version, words: str) -> None:
    leave_for_good(cast["maria"], words=words)
    files = File.objects.select_related("by__person").order_by("pk")
    assert [(file.name, file.by.shown_name) for file in files] == [
        ("cup.jpg", "Former member"),
        ("pot.jpg", "Noor"),
    ]
    assert [cast.client(None).get(file.get_absolute_url()).status_code for file in files] == [200, 200]


@pytest.mark.parametrize(("words", "left"), [(KEEP, ["guide.pdf"]), (REMOVE, [])])
def test_files_of_what_one_wrote_alone_go_with_its_words(
    cast: Cast, words: str, left: list[str], django_capture_on_commit_callbacks: Any
) -> None:
    begun = written(cast.client("maria"))
    add_file(cast.client("maria"), begun)
    publish(begun, by=cast.place("maria", cast.commons))
    (file,) = File.objects.all()
    with django_capture_on_commit_callbacks(execute=True):
        leave_for_good(cast["maria"], words=words)
    assert [file.name for file in File.objects.all()] == left
    assert cast.client(None).get(file.get_absolute_url()).status_code == (200 if left else 404)
    assert default_storage.exists(str(file.stored.name)) is bool(left)


def test_a_draft_that_one_alone_wrote_goes_with_the_account_and_its_files_too(cast: Cast) -> None:
    begun = written(cast.client("maria"))
    add_file(cast.client("maria"), begun)
    leave_for_good(cast["maria"], words=KEEP)
    assert not File.objects.exists()
