"""What stands on the disk answers as lists, maps and sorting in memory do, and takes no more memory for more."""

import gc
import tracemalloc
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.lib.archives import mbox, members, stackexchange
from kith.lib.archives.scratch import RUN, Places, Rows, Scratch, Texts, in_order, key_of
from kith.lib.archives.tests.mails import mail

pytestmark = pytest.mark.slow


@given(st.lists(st.tuples(st.text(max_size=3), st.integers(0, 2**40))))
def test_places_answer_as_a_dictionary_does(pairs: list[tuple[str, int]]) -> None:
    with Scratch() as scratch:
        places = Places(scratch)
        for word, number in pairs:
            places.put(key_of(word), number)
        for word, number in dict(pairs).items():
            assert places.get(key_of(word)) == number
        assert key_of("a word too long to be there") not in places


def test_places_grow_and_forget_nothing() -> None:
    with Scratch() as scratch:
        places = Places(scratch)
        for number in range(3000):
            places.put(key_of(str(number)), number)
        assert all(places.get(key_of(str(number))) == number for number in range(3000))


@pytest.mark.parametrize("size", [0, 1, RUN, RUN * 3 + 1])
def test_rows_come_in_order(size: int) -> None:
    rows = [((number * 7919) % 10_007, number) for number in range(size)]
    with Scratch() as scratch:
        assert list(in_order(iter(rows), "<qq", scratch=scratch)) == sorted(rows)


@given(st.lists(st.text()))
def test_texts_come_back_as_they_were(texts: list[str]) -> None:
    with Scratch() as scratch:
        kept = Texts(scratch)
        places = [kept.add(text) for text in texts]
        assert [kept[place] for place in places] == texts


def test_the_files_have_no_name_and_are_closed(tmp_path: Path) -> None:
    with Scratch(tmp_path) as scratch:
        rows = Rows(scratch, "<q")
        rows.append((1,))
        assert not [*tmp_path.iterdir()]
    with pytest.raises(OSError, match="Bad file descriptor"):
        _ = rows[0]


def _mbox(folder: Path, size: int) -> Iterator[object]:
    path = folder / "list.mbox"
    with path.open("wb") as out:
        for number in range(size):
            answers = f"References: <{number - 1}@example.org>\n" if number % 3 else ""
            subject = f"{'Re: ' if answers else ''}Topic {number // 3}"
            out.write(mail(name=f"<{number}@example.org>", subject=subject, headers=answers))
    return mbox.read([path])


def _dump(folder: Path, size: int) -> Iterator[object]:
    row = '<row Id="{}" PostTypeId="1" CreationDate="2014-03-13T20:32:04" Title="T" Body="B" OwnerUserId="{}" />'
    name = '<row Id="{}" DisplayName="Someone with a name" />'
    for file, line in (("Posts.xml", row), ("Users.xml", name)):
        with (folder / file).open("w") as out:
            out.write("<rows>")
            out.writelines(line.format(number, number) for number in range(size))
            out.write("</rows>")
    return stackexchange.read(folder)


def _table(folder: Path, size: int) -> Iterator[object]:
    path = folder / "members.csv"
    with path.open("w") as out:
        out.write("name;email\n")
        out.writelines(f"Someone with a name;someone-{number}@example.org\n" for number in range(size))
    return members.read(path)


def _held_at_the_end(found: Iterator[object], size: int) -> int:
    """Bytes in memory when the last message of an archive comes."""
    tracemalloc.start()
    for _message in islice(found, size):
        pass
    gc.collect()
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return held


@pytest.mark.parametrize("reading", [_mbox, _dump, _table])
def test_no_message_stays_in_memory(reading: Callable[[Path, int], Iterator[object]], tmp_path: Path) -> None:
    small, large = RUN, RUN * 4
    _held_at_the_end(reading(tmp_path, 10), 10)  # what is loaded and remembered once
    before, after = (_held_at_the_end(reading(tmp_path, size), size) for size in (small, large))
    assert (after - before) / (large - small) < 30, "bytes for each further message"
