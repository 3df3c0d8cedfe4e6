"""A space goes out whole: what was said, what was shown beside it, and where words come from."""

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.management import call_command

from kith.capabilities.attachments.actions import attach, checked
from kith.capabilities.conversations.actions import writing
from kith.capabilities.conversations.models import PostOrigin
from kith.capabilities.items.models import Collection, Item, Origin
from kith.foundation.spaces.actions.opening import write_guidelines
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.kept_secret import picture


@pytest.fixture
def item(cast: Cast) -> Item:
    return MAKERS["discussion"](
        cast.place("maria", cast.commons), title="Winter roads", source="We carry blankets."
    )


def _exported(folder: Path) -> tuple[dict[str, Any], str, dict[str, bytes]]:
    """The only conversation of the commons as data and as words, with all that is in the archive."""
    call_command("export", "commons", str(folder / "commons.zip"))
    with ZipFile(folder / "commons.zip") as archive:
        within = {name: archive.read(name) for name in archive.namelist()}
    (data,) = [
        words
        for name, words in within.items()
        if name.startswith("conversations/") and name.endswith(".json")
    ]
    (text,) = [
        words for name, words in within.items() if name.startswith("conversations/") and name.endswith(".md")
    ]
    return json.loads(data), text.decode(), within


def test_each_post_names_its_files_and_what_its_pictures_show(cast: Cast, item: Item, tmp_path: Path) -> None:
    place = cast.place("noor", cast.commons)
    post = writing.reply(item, author=place, source="As on the picture.")
    names = {"road.png": picture(), "list.txt": b"Blankets, tea"}
    files = [attach(checked(name, data), to=item, by=place) for name, data in names.items()]
    files[0].alt = "A road under snow"
    files[0].save()
    writing.show_files(post, files=files)
    data, text, within = _exported(tmp_path)
    opening, reply = data["posts"]
    assert opening["files"] == []
    assert [(file["name"], file["shows"]) for file in reply["files"]] == [
        (files[0].name, "A road under snow"), ("list.txt", ""),
    ]  # fmt: skip
    assert within[reply["files"][1]["path"]] == b"Blankets, tea"
    assert f"![A road under snow](../files/{files[0].key}/road.png)" in text
    assert f"\n[list.txt](../files/{files[1].key}/list.txt)" in text


def test_a_post_that_was_taken_back_leaves_neither_words_nor_files(
    cast: Cast, item: Item, tmp_path: Path
) -> None:
    place = cast.place("noor", cast.commons)
    post = writing.reply(item, author=place, source="Never mind.")
    writing.show_files(post, files=[attach(checked("list.txt", b"Tea"), to=item, by=place)])
    writing.take_back(post, by=cast["noor"])
    data, text, within = _exported(tmp_path)
    assert len(data["posts"]) == 1
    assert "Never mind" not in text
    assert not [name for name in within if name.startswith("files/")]


def test_words_that_were_brought_in_take_their_licence_and_credit_along(
    cast: Cast, item: Item, tmp_path: Path
) -> None:
    site = Collection.objects.create(space=cast.commons, source="stackexchange", name="roads.example.org")
    Origin.objects.create(
        item=item, collection=site, identifier="7", url="https://roads.example.org/q/7", licence="CC BY-SA 3.0",
        credit="Ann, roads.example.org",
    )  # fmt: skip
    data, text, _within = _exported(tmp_path)
    assert data["origin"] == {
        "source": "stackexchange",
        "name": "roads.example.org",
        "licence": "CC BY-SA 3.0",
        "licence_address": "https://creativecommons.org/licenses/by-sa/3.0/",
        "credit": "Ann, roads.example.org",
        "original": "https://roads.example.org/q/7",
    }
    assert text.startswith(
        "# Winter roads\n\nCC BY-SA 3.0, Ann, roads.example.org, https://roads.example.org/q/7\n"
    )


def test_a_reply_that_was_brought_in_takes_its_own_along(cast: Cast, item: Item, tmp_path: Path) -> None:
    site = Collection.objects.create(space=cast.commons, source="stackexchange", name="roads.example.org")
    post = writing.reply(item, author=cast.place("noor", cast.commons), source="And tea.")
    PostOrigin.objects.create(
        post=post, collection=site, identifier="8", licence="CC BY-SA 4.0", credit="Ben, roads.example.org"
    )
    data, text, _within = _exported(tmp_path)
    assert [said["origin"] and said["origin"]["credit"] for said in data["posts"]] == [
        None,
        "Ben, roads.example.org",
    ]
    assert text.endswith("And tea.\n\nCC BY-SA 4.0, Ben, roads.example.org\n")


def test_guidelines_go_along_as_they_were_and_as_they_are(cast: Cast, item: Item, tmp_path: Path) -> None:
    write_guidelines(cast.commons, source="- New words.", by=cast["tomasz"])
    _data, _text, within = _exported(tmp_path)
    assert within["guidelines/2.md"] == b"- New words.\n"
    assert b"own experience" in within["guidelines/1.md"]


def test_words_of_our_own_name_no_origin(item: Item, tmp_path: Path) -> None:
    data, text, _within = _exported(tmp_path)
    assert data["origin"] is None
    assert text.startswith("# Winter roads\n\n## Maria Delgado, ")
