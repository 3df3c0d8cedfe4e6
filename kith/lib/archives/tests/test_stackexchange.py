"""The reader of dumps of question-and-answer sites, on small broken ones and on a real one."""

from collections import Counter
from datetime import UTC, datetime
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.lib.archives import stackexchange
from kith.lib.archives.dump_rows import CHUNK, LONGEST, pieces
from kith.lib.archives.shapes import Author, Message, Problem

REAL = Path("/work/shared/data/stackexchange")


def row(number: int | str, **values: str) -> str:
    known = {
        "PostTypeId": "1",
        "CreationDate": "2014-03-13T20:32:04.033",
        "Body": "<p>Words</p>",
        "Title": "A title",
    }
    pairs = {"Id": str(number), **known, **values}
    return "<row " + " ".join(f'{key}="{escape(value)}"' for key, value in pairs.items() if value) + " />"


def answer(number: int | str, to: str = "1", **values: str) -> str:
    return row(number, PostTypeId="2", ParentId=to, Title="", **values)


def read(folder: Path, *rows: str, end: str = "</posts>", **options: str) -> list[Message | Problem]:
    text = '\ufeff<?xml version="1.0" encoding="utf-8"?>\n<posts>\n' + "\n".join(rows) + end
    (folder / "Posts.xml").write_text(text, encoding="utf-8")
    return list(stackexchange.read(folder, **options))  # type: ignore[arg-type]


def messages(found: list[Message | Problem]) -> dict[str, Message]:
    return {one.identifier: one for one in found if isinstance(one, Message)}


def test_a_question_comes_with_all_it_has(tmp_path: Path) -> None:
    values = {
        "Tags": "<rest><group-work>",
        "AcceptedAnswerId": "2",
        "ClosedDate": "2014-04-01T00:00:00",
        "OwnerUserId": "7",
    }
    (tmp_path / "Users.xml").write_text('<users><row Id="7" DisplayName="Ann Reyes" /></users>')
    (found,) = read(tmp_path, row(1, **values), site="peers.example.org")
    assert isinstance(found, Message)
    assert (found.title, found.source, found.tags) == ("A title", "Words", ("rest", "group-work"))
    assert (found.parent, found.thread) == (None, "1")
    assert found.is_question
    assert found.closed
    assert found.author == Author("7", "Ann Reyes")
    assert found.written == datetime(2014, 3, 13, 20, 32, 4, 33000, tzinfo=UTC)
    assert found.url == "https://peers.example.org/q/1"
    assert (found.licence, found.credit) == ("CC BY-SA 3.0", "Ann Reyes, peers.example.org")
    assert found.position == "Posts.xml, row 1"


def test_only_the_answer_that_its_own_question_accepted_is_marked(tmp_path: Path) -> None:
    rows = [
        answer(3),
        row(1, AcceptedAnswerId="3"),
        row(2, AcceptedAnswerId="4"),
        answer(4),
        answer(5, to="2"),
    ]
    found = messages(read(tmp_path, *rows))
    assert [name for name, one in found.items() if one.is_accepted] == ["3"]


def test_the_licence_of_a_post_wins_over_the_default(tmp_path: Path) -> None:
    found = messages(read(tmp_path, row(1, ContentLicense="CC BY-SA 4.0"), row(2), licence="CC0"))
    assert [found["1"].licence, found["2"].licence] == ["CC BY-SA 4.0", "CC0"]


def test_authors_without_number_or_name_are_called_something(tmp_path: Path) -> None:
    found = messages(read(tmp_path, row(1, OwnerUserId="123"), row(2, OwnerDisplayName="Bo Lind"), row(3)))
    assert [found[key].author.name for key in "123"] == ["Contributor 123", "Bo Lind", "Unknown contributor"]


def test_an_answer_before_its_question_comes_after_it(tmp_path: Path) -> None:
    found = read(tmp_path, answer(2), row(1))
    assert list(messages(found)) == ["1", "2"]
    assert messages(found)["2"].parent == "1"


def test_both_ways_of_writing_tags(tmp_path: Path) -> None:
    found = messages(read(tmp_path, row(1, Tags="|one|two|"), row(2, Tags="<one><two>")))
    assert found["1"].tags == found["2"].tags == ("one", "two")


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        (answer(2, to="99"), "question it answers is not there"),
        (answer(2, to=""), "question it answers is not there"),
        (row(2, PostTypeId="5"), "a page about a tag"),
        (row(2, PostTypeId="x"), "unknown sort (x)"),
        (row(2, CreationDate="yesterday"), "no date"),
        (row(2, CreationDate="0001-01-01T00:00:00+14:00"), "no date"),
        (row("", Title="t"), "no number"),
        (row(2, Body=""), "no text"),
        (row(1), "used before"),
        (answer(1), "used before"),
    ],
)
def test_a_row_that_cannot_come_in_is_told_and_the_rest_goes_on(
    tmp_path: Path, broken: str, words: str
) -> None:
    found = read(tmp_path, row(1), broken, row(3))
    assert list(messages(found)) == ["1", "3"]
    (problem,) = [one for one in found if isinstance(one, Problem)]
    assert words in problem.reason
    assert problem.position == "Posts.xml, row 2"


@pytest.mark.parametrize(
    "damage",
    [
        row(2).replace("Words", "Words &#x1; here"),
        row(2).replace("Words", "this & that"),
        row(2).replace("Words", "a < b"),
        row(2).replace('Body="', "Body="),
        row(2).replace("/>", ""),
        answer(2).replace("Words", "Words \x00 here"),
        "<row",
        '<row Id="&soup;" />',
    ],
)
def test_a_damaged_row_is_told_with_its_place_and_all_others_come_in(tmp_path: Path, damage: str) -> None:
    found = read(tmp_path, row(1), damage, row(3), answer(4, to="3"), answer(5))
    assert list(messages(found)) == ["1", "3", "4", "5"]
    (problem,) = [one for one in found if isinstance(one, Problem)]
    assert (problem.position, problem.reason) == ("Posts.xml, row 2, line 4", "left out: the row is damaged")


def test_a_row_comes_in_however_its_lines_are_broken(tmp_path: Path) -> None:
    found = read(tmp_path, row(1) + row(2) + answer(3).replace(" ", "\n"), end="\n</posts>\n")
    assert list(messages(found)) == ["1", "2", "3"]
    assert len(found) == 3


def test_a_row_without_an_end_keeps_no_memory_and_no_other_row(tmp_path: Path) -> None:
    found = read(tmp_path, row(1), row(2, Body="x" * 2**21).replace("/>", ""), row(3))
    assert list(messages(found)) == ["1", "3"]
    with (tmp_path / "Posts.xml").open("rb") as stream:
        assert max(map(len, pieces(stream))) <= LONGEST + CHUNK


def test_a_file_that_breaks_off_gives_all_before_the_break(tmp_path: Path) -> None:
    found = read(tmp_path, row(1), answer(2), '<row Id="3" Body="half', end="")
    assert list(messages(found)) == ["1", "2"]
    half, file = [one for one in found if isinstance(one, Problem)]
    assert (half.position, half.reason) == ("Posts.xml, row 3, line 5", "left out: the row is damaged")
    assert (file.position, file.reason.split(";")[0]) == ("Posts.xml, line 5", "the file breaks off here")


def test_files_that_are_missing_or_dangerous_are_refused_in_words(tmp_path: Path) -> None:
    (missing,) = stackexchange.read(tmp_path)
    assert isinstance(missing, Problem)
    assert "could not be opened" in missing.reason
    (tmp_path / "Posts.xml").write_text('<!DOCTYPE p [<!ENTITY a "aaaa">]><posts><row Id="&a;"/></posts>')
    (dangerous,) = stackexchange.read(tmp_path)
    assert isinstance(dangerous, Problem)
    assert "the row is damaged" in dangerous.reason
    (tmp_path / "Posts.xml").write_text("PK and something else")
    (another,) = stackexchange.read(tmp_path)
    assert isinstance(another, Problem)
    assert "no row of a dump" in another.reason


@given(data=st.binary(max_size=200), cut=st.integers(0, 400))
def test_no_damage_raises(tmp_path_factory: pytest.TempPathFactory, data: bytes, cut: int) -> None:
    folder = tmp_path_factory.getbasetemp()
    whole = ("<posts>" + row(1) + answer(2) + "</posts>").encode()
    (folder / "Posts.xml").write_bytes(whole[:cut] + data + whole[cut:])
    for one in stackexchange.read(folder):
        assert one.position.startswith("Posts.xml")


def test_a_real_dump_comes_in_whole() -> None:
    if not (REAL / "Posts.xml").exists():
        pytest.skip(f"The real dump is not on this machine: {REAL}/Posts.xml")
    found = list(stackexchange.read(REAL, site="matheducators.stackexchange.com"))
    came = messages(found)
    assert Counter(one.is_question for one in came.values()) == {True: 397, False: 1507}
    problems = [one for one in found if isinstance(one, Problem)]
    assert Counter(one.reason.split(",")[0] for one in problems) == {
        "left out: it is a page about a tag": 78,
        "left out: it is a short description of a tag": 78,
        "left out: it is a page about the site itself": 1,
    }
    assert came["1"].title == "Encouraging class participation"
    assert came["3"].source.startswith("The think-pair-share technique")
    assert "\n1. Pose a question\n2. Give students 1 minute" in came["3"].source
    assert all(one.parent is None or one.parent in came for one in came.values())
    assert sum(one.is_accepted for one in came.values()) > 180
    assert not any("<p>" in one.source or "&lt;" in one.source for one in came.values())
