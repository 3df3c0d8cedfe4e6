"""An archive comes in whole, once, as it was; what cannot come in is told."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from kith.capabilities.conversations.models import Mention, Post
from kith.capabilities.items.models import Collection, Item
from kith.doors.steward.importing import BATCH_BYTES, Importing, _batches
from kith.doors.steward.report import MOST_REASONS, Report
from kith.foundation.people.models import Person
from kith.lib.archives.shapes import Author, Enclosure, Message, Problem
from tests.cast import Cast

REAL = Path(__file__).parents[5] / "shared" / "data" / "stackexchange"
LONG_AGO = datetime(2014, 3, 4, 5, 6, tzinfo=UTC)


def _message(number: int, *, answers: int | None = None, source: str = "Hello", **details: Any) -> Message:
    thread = str(answers or number)
    author = Author(f"a{number % 2}", f"Author {number % 2}", f"author{number % 2}@example.org")
    return Message(
        str(number), str(answers) if answers else None, thread, f"Title {number}", source, author, LONG_AGO, "",
        f"row {number}", licence="CC BY-SA 3.0", credit="Someone", **details,
    )  # fmt: skip


def _run(cast: Cast, tmp_path: Path, found: list[Message | Problem]) -> Report:
    collection, _made = Collection.objects.get_or_create(space=cast.commons, source="mbox", name="old list")
    report = Report(tmp_path / "report.txt")
    Importing(collection, report).run(found, by=None, tell=lambda _line: None)
    return report


ARCHIVE: list[Message | Problem] = [
    _message(1, source="Dear @maria", is_question=True, tags=("first weeks",)),
    _message(2, answers=1, is_accepted=True),
    Problem("row 3", "left out: it has no text"),
    _message(4, answers=99),
    _message(5, closed=True),
]


def test_everything_comes_in_as_it_was(cast: Cast, tmp_path: Path) -> None:
    report = _run(cast, tmp_path, ARCHIVE)
    item = Item.objects.get(title="Title 1")
    assert (report.conversations, report.replies, report.left_out) == (2, 1, 2)
    assert item.created_at == item.posts.get(number=2).written_at == LONG_AGO
    assert item.origin.licence == "CC BY-SA 3.0"
    assert item.posts.get(number=2).accepted
    assert "row 3: left out: it has no text" in (tmp_path / "report.txt").read_text()
    page = cast.client(None).get(item.get_absolute_url()).content.decode()
    assert "CC BY-SA 3.0" in page
    assert "Author 1" in page


def test_imported_words_name_and_notify_nobody(cast: Cast, tmp_path: Path) -> None:
    _run(cast, tmp_path, ARCHIVE)
    assert not Mention.objects.exists()


def test_stopping_and_repeating_brings_in_the_rest_and_nothing_twice(cast: Cast, tmp_path: Path) -> None:
    _run(cast, tmp_path, ARCHIVE[:1])
    assert _run(cast, tmp_path, ARCHIVE).already_here == 1
    before = (Item.objects.count(), Post.objects.count(), Person.objects.count())
    again = _run(cast, tmp_path, ARCHIVE)
    assert (again.conversations, again.replies) == (0, 0)
    assert (Item.objects.count(), Post.objects.count(), Person.objects.count()) == before


def test_authors_are_placeholders_whose_address_is_nowhere_to_be_seen(cast: Cast, tmp_path: Path) -> None:
    _run(cast, tmp_path, ARCHIVE)
    stand_ins = Person.objects.filter(state="placeholder")
    assert stand_ins.count() == 2
    assert not stand_ins.filter(email__isnull=False).exists()
    page = cast.client("maria").get(stand_ins[0].get_absolute_url()).content.decode()
    assert "@example.org" not in page


def test_a_file_that_is_refused_is_told_and_the_message_comes_in(cast: Cast, tmp_path: Path) -> None:
    report = _run(cast, tmp_path, [_message(1, enclosures=(Enclosure("x.exe", b"MZ\x90"),))])
    assert (report.conversations, report.left_out) == (1, 1)


@pytest.mark.slow
def test_the_real_archive_comes_in(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    if not REAL.exists():
        pytest.skip(f"The real archive is not on this machine: {REAL}")
    call_command("import", "stackexchange", str(REAL), "--space", "commons")
    assert "397 conversations, 1507 replies" in capsys.readouterr().out


def test_few_messages_are_in_memory_at_once_and_fewer_when_they_carry_large_files() -> None:
    large = _message(1, enclosures=(Enclosure("day.mov", bytes(BATCH_BYTES)),))
    sizes = [len(batch) for batch in _batches(chain([large] * 3, [_message(2)] * 250))]
    assert sizes == [1, 1, 1, 100, 100, 50]


def test_reasons_without_end_are_summed_up_and_each_stands_in_the_file(tmp_path: Path) -> None:
    report = Report(tmp_path / "report.txt")
    for number in range(1000):
        report.leave_out(Problem(f"row {number}", f"the file {number}.pdf is too large"))
    assert report.left_out == 1000
    assert len(report.reasons) <= MOST_REASONS + 1
    assert len((tmp_path / "report.txt").read_text().splitlines()) == 1000


LONG = "x" * 700
TOO_LONG: dict[str, dict[str, Any]] = {
    "url": {"url": f"https://example.org/{LONG}"},
    "licence": {"licence": LONG},
    "credit": {"credit": LONG},
    "tag": {"tags": (LONG,)},
    "author": {"author": Author(LONG, LONG, f"{LONG}@{LONG}.example.org")},
    "title": {"title": LONG},
}


@pytest.mark.parametrize("what", TOO_LONG)
def test_what_is_too_long_is_cut_and_the_rest_comes_in(cast: Cast, tmp_path: Path, what: str) -> None:
    long = replace(_message(1), **TOO_LONG[what])
    report = _run(cast, tmp_path, [long, _message(2, answers=1)])
    assert (report.conversations, report.replies, report.left_out) == (1, 1, 0)


def test_an_entry_that_cannot_be_written_down_is_told_with_its_place_and_the_rest_comes_in(
    cast: Cast, tmp_path: Path
) -> None:
    broken = _message(2, source="Words with \0 inside")
    report = _run(cast, tmp_path, [_message(1), broken, _message(3)])
    assert (report.conversations, report.left_out) == (2, 1)
    assert "row 2: could not be written down" in (tmp_path / "report.txt").read_text()
    assert set(Item.objects.values_list("title", flat=True)) == {"Title 1", "Title 3"}
