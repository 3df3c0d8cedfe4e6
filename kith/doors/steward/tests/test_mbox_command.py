"""A mailing list comes in by the command as a steward types it, with all that real lists do wrong. All invented."""

import base64
import io
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from kith.capabilities.attachments.models import File
from kith.capabilities.conversations.actions.importing import bring_opening
from kith.capabilities.conversations.models import Post, PostOrigin
from kith.capabilities.items.models import ImportedAuthor, Item
from kith.doors.steward import importing
from kith.foundation.people.models import Person
from kith.lib.archives.tests.mails import mail
from tests.cast import Cast

NOTES = b"Bring tea.\nCome by bus.\n"
PROGRAM = b"MZ\x90\x00\x03"
ENCLOSING = (
    "--edge\nContent-Type: text/plain\n\nThe notes are with this mail.\n"
    '--edge\nContent-Type: text/plain\nContent-Disposition: attachment; filename="notes.txt"\n'
    f"Content-Transfer-Encoding: base64\n\n{base64.b64encode(NOTES).decode()}\n"
    '--edge\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename="run.exe"\n'
    f"Content-Transfer-Encoding: base64\n\n{base64.b64encode(PROGRAM).decode()}\n--edge--\n"
)
BUSES = mail("Is there a bus?", subject="Buses", name="<buses@example.org>")
ANSWER = mail(
    "There is, at nine.", subject="Re: Buses", name="<nine@example.org>", sender="ben at example.org (Ben Okoye)",
    date="Mon, 3 Mar 2014 23:30:00 -0800", headers="In-Reply-To: <buses@example.org>\n",
)  # fmt: skip
NAMELESS = mail("Who has a key?", subject="The key", name="", date="Tue, 4 Mar 2014 09:00:00 +0530")
ARCHIVE = (
    BUSES,
    ANSWER,
    ANSWER,
    mail("Quite another matter.", subject="Lamps", name="<buses@example.org>", sender="ben@example.org"),
    NAMELESS,
    NAMELESS,
    mail("Yes, we did.", subject="Re: Old news", name="<lost1@example.org>",
         headers="In-Reply-To: <never@example.org>\n"),
    mail("We did it twice.", subject="Re: Older news", name="<lost2@example.org>",
         date="Wed, 5 Mar 2014 10:00:00 +0000", headers="References: <never@example.org>\n"),
    mail("Über die Brücke, über den Fluß.", subject="Brücke", name="<lies@example.org>",
         headers="Content-Type: text/plain; charset=us-ascii\n"),
    mail("She wrote:\n\nFrom here it is an hour on foot.\n\nSo I came.", subject="Walking", name="<walk@example.org>"),
    mail("<p>Come to the <b>big</b> hall</p><script>alert(1)</script>", subject="Hall", name="<hall@example.org>",
         headers="Content-Type: text/html; charset=utf-8\n"),
    mail(ENCLOSING, subject="Notes", name="<notes@example.org>",
         headers="Content-Type: multipart/mixed; boundary=edge\n"),
    mail("No day at all.", subject="Undated", name="<undated@example.org>", date="soon",
         separator="From ann  Mon Foo 99 10:00:00 2014"),
)  # fmt: skip
TITLES = {
    "Buses", "Lamps", "The key", "Old news", "Brücke", "Walking", "Hall", "Notes", "Undated",
}  # fmt: skip


class Stops(io.StringIO):
    """Someone watches the lines of progress, and presses Ctrl-C at this one."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.left = at

    def write(self, line: str) -> int:
        self.left -= 1
        if self.left < 0:
            return super().write(line)
        if self.left == 0:
            raise KeyboardInterrupt
        return super().write(line)


@pytest.fixture
def archive(tmp_path: Path, settings: Any) -> Path:
    settings.DATA = tmp_path
    file = tmp_path / "peers.mbox"
    file.write_bytes(b"".join(ARCHIVE))
    return file


def _import(archive: Path, stderr: io.StringIO | None = None) -> str:
    out = io.StringIO()
    call_command(
        "import", "mbox", str(archive), "--space", "commons", stdout=out, stderr=stderr or io.StringIO()
    )
    return out.getvalue()


def _left_out(said: str) -> list[str]:
    file = re.search(r"Each of them with its place: (.+)", said)
    assert file
    return Path(file[1]).read_text().splitlines()


def _all() -> dict[str, Any]:
    """All that an import can leave behind, to be compared."""
    return {
        "items": sorted(Item.objects.values_list("title", "created_at", "last_activity_at")),
        "posts": sorted(
            (
                post.item.title,
                post.number,
                post.source,
                post.author.person.name,
                post.written_at,
                post.files.count(),
            )
            for post in Post.objects.select_related("item", "author__person")
        ),
        "answers": sorted(Post.objects.exclude(reply_to=None).values_list("source", "reply_to__source")),
        "people": Person.objects.count(),
        "authors": ImportedAuthor.objects.count(),
        "files": File.objects.count(),
        "identifiers": sorted(PostOrigin.objects.values_list("identifier", flat=True)),
    }


def _words(title: str, number: int = 1) -> str:
    return Post.objects.get(item__title=title, number=number).source


def test_the_whole_list_comes_in_as_conversations(cast: Cast, archive: Path) -> None:
    said = _import(archive)
    assert "Came in: 9 conversations, 2 replies, 2 new people." in said
    assert set(Item.objects.values_list("title", flat=True)) == TITLES
    assert _words("Buses", 2) == "There is, at nine."
    assert _words("Old news", 2) == "We did it twice."
    assert _words("Brücke") == "Über die Brücke, über den Fluß."
    assert _words("Hall") == "Come to the **big** hall"
    assert "From here it is an hour on foot." in _words("Walking")
    assert Item.objects.get(title="The key").created_at == datetime(2014, 3, 4, 3, 30, tzinfo=UTC)
    assert Item.objects.get(title="Buses").last_activity_at == datetime(2014, 3, 4, 7, 30, tzinfo=UTC)


def test_its_pages_show_the_words_and_no_address(cast: Cast, archive: Path) -> None:
    _import(archive)
    pages = [cast.client(None).get(item.get_absolute_url()).content.decode() for item in Item.objects.all()]
    assert all("example.org" not in page.replace("http://testserver", "") for page in pages)
    assert any("über den Fluß" in page for page in pages)
    found = cast.client(None).get("/search/", {"q": "Fluß"}).content.decode()
    assert "Brücke" in found


def test_one_writer_under_a_hidden_and_a_plain_address_is_one_person(cast: Cast, archive: Path) -> None:
    _import(archive)
    reply = Post.objects.get(item__title="Buses", number=2)
    assert reply.author.person.name == "Ben Okoye"
    assert Item.objects.get(title="Lamps").author == reply.author


def test_its_files_come_in_and_those_we_do_not_keep_are_told(cast: Cast, archive: Path) -> None:
    _import(archive)
    file = File.objects.get()
    with file.stored.open("rb") as stored:
        assert (file.name, stored.read()) == ("notes.txt", NOTES)
    assert list(Post.objects.get(item__title="Notes").files.values_list("name", flat=True)) == ["notes.txt"]


def test_what_was_left_out_is_told_with_its_place(cast: Cast, archive: Path) -> None:
    said = _import(archive)
    told = _left_out(said)
    starts = [b"".join(ARCHIVE[: number + 1]).rindex(b"\nFrom: ") + 1 for number in range(len(ARCHIVE))]
    assert f"Notes and things left out: {len(told)}." in said
    assert len(told) == 4
    for number, reason in (
        (3, "left out: the same message again"),
        (6, "left out: the same message again"),
        (12, "A file was left out: “run.exe” cannot be added."),
        (13, "has no date that can be read"),
    ):
        place = f"message {number} at byte {starts[number - 1]}: "
        assert any(line.startswith(place + reason) for line in told), place


def test_a_second_run_adds_nothing(cast: Cast, archive: Path) -> None:
    _import(archive)
    before = _all()
    said = _import(archive)
    assert "Came in: 0 conversations, 0 replies, 0 new people." in said
    assert "Here already: 11." in said
    assert _all() == before


def test_a_list_that_has_grown_brings_in_what_is_new(cast: Cast, archive: Path) -> None:
    archive.write_bytes(b"".join(ARCHIVE[:1]))
    _import(archive)
    archive.write_bytes(b"".join(ARCHIVE))
    assert "Came in: 8 conversations, 2 replies, 1 new people." in _import(archive)
    assert Post.objects.get(item__title="Buses", number=2).written_at.year == 2014


def test_stopped_between_two_batches_it_goes_on_where_it_was(
    cast: Cast, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BATCH", 3)
    stopping = Stops(at=3)
    said = _import(archive, stderr=stopping)
    assert "Reading first" in stopping.getvalue().splitlines()[0]
    assert "run the same command again to go on" in stopping.getvalue()
    assert f"Came in: {Item.objects.count()} conversations" in said
    assert Post.objects.count() == 6
    assert "Here already: 6." in _import(archive)
    _is_as_if_never_stopped(archive)


@pytest.mark.parametrize("trouble", [KeyboardInterrupt, OSError])
def test_stopped_amid_a_batch_nothing_of_that_batch_stays(
    cast: Cast, archive: Path, monkeypatch: pytest.MonkeyPatch, trouble: type[BaseException]
) -> None:
    monkeypatch.setattr(importing, "BATCH", 4)
    brought = []

    def runs_out(item: Item, **words: Any) -> Post:
        brought.append(item.title)
        if len(brought) == 6:
            raise trouble("the disk is full")
        return bring_opening(item, **words)

    with monkeypatch.context() as during:
        during.setattr("kith.doors.steward.importing.bring_opening", runs_out)
        try:
            said = _import(archive)
        except OSError:
            said = ""
    assert Post.objects.count() == 4
    assert not said or f"Came in: {Item.objects.count()} conversations, " in said
    assert "Here already: 4." in _import(archive)
    _is_as_if_never_stopped(archive)


def _is_as_if_never_stopped(archive: Path) -> None:
    """What is here is just what one run without a stop brings in."""
    stopped = _all()
    assert "Came in: 0 conversations, 0 replies" in _import(archive)
    assert _all() == stopped
    assert len(stopped["posts"]) == 11
    assert len(stopped["answers"]) == 2
    assert {title for title, *_rest in stopped["items"]} == TITLES
    assert stopped["files"] == 1
