"""The public dump of a question-and-answer site: Posts.xml, and Users.xml for the names.

The file is read twice, questions first, so that a question always precedes its answers wherever they stand.
Numbers and names that are looked up meanwhile stand on the disk. Identifiers are those of the site: unique in
one dump, not among several. A row that is damaged is told, and the rest comes in.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from kith.lib.archives.dump_rows import Row, rows
from kith.lib.archives.html_text import html_to_markdown
from kith.lib.archives.scratch import Places, Scratch, Texts, key_of
from kith.lib.archives.shapes import Author, Message, Problem
from kith.lib.archives.text import one_line

QUESTION, ANSWER = "1", "2"
OTHER_SORTS = {
    "3": "an orphaned page about a tag",
    "4": "a short description of a tag",
    "5": "a page about a tag",
    "6": "a nomination of a moderator",
    "7": "a page about the site itself",
    "8": "a page about the site itself",
}


class _Dump:
    """What is known of the dump while its posts are read."""

    def __init__(self, scratch: Scratch, *, site: str, licence: str) -> None:
        self.site, self.licence = site, licence
        self.questions, self.answers, self.accepted = (Places(scratch) for _sort in range(3))
        self._names, self._places = Texts(scratch), Places(scratch)

    def call(self, number: str, name: str) -> None:
        self._places.put(key_of(number), self._names.add(name))

    def name_of(self, number: str) -> str:
        place = self._places.get(key_of(number))
        return self._names[place] if place >= 0 else ""


def read(
    folder: Path, *, site: str = "", licence: str = "CC BY-SA 3.0", scratch_folder: Path | None = None
) -> Iterator[Message | Problem]:
    """Every question, then every answer to one of them; `licence` holds where the dump names none."""
    with Scratch(scratch_folder) as scratch:
        dump = _Dump(scratch, site=site, licence=licence)
        if (folder / "Users.xml").exists():
            for position, row in rows(folder / "Users.xml"):
                if isinstance(row, str):
                    yield Problem(position, row)
                else:
                    dump.call(row.get("Id", ""), one_line(row.get("DisplayName", ""), limit=100))
        yield from _posts(folder / "Posts.xml", dump=dump)


def _posts(posts: Path, *, dump: _Dump) -> Iterator[Message | Problem]:
    for position, row in rows(posts):
        if isinstance(row, str):
            yield Problem(position, row)
        elif row.get("PostTypeId") != ANSWER:
            yield _question(position, row, dump=dump)
    for position, row in rows(posts):
        if not isinstance(row, str) and row.get("PostTypeId") == ANSWER:
            yield _answer(position, row, dump=dump)


def _question(position: str, row: Row, *, dump: _Dump) -> Message | Problem:
    number, sort = row.get("Id", ""), row.get("PostTypeId", "")
    if sort != QUESTION:
        what = OTHER_SORTS.get(sort, f"a post of an unknown sort ({one_line(sort, limit=20) or 'none'})")
        return Problem(position, f"left out: it is {what}, neither question nor answer", number)
    if key_of(number) in dump.questions:
        return Problem(position, f"left out: the number {number} was used before", number)
    message = _message(position, row, dump=dump)
    if isinstance(message, Message):
        dump.questions.put(key_of(number))
        dump.accepted.put(key_of(number, row.get("AcceptedAnswerId", "")))
    return message


def _answer(position: str, row: Row, *, dump: _Dump) -> Message | Problem:
    number, parent = row.get("Id", ""), row.get("ParentId", "")
    if key_of(parent) not in dump.questions:
        return Problem(
            position,
            "left out: the question it answers is not there",
            f"{number}, an answer to {parent or 'none'}",
        )
    if key_of(number) in dump.answers or key_of(number) in dump.questions:
        return Problem(position, f"left out: the number {number} was used before", number)
    message = _message(position, row, dump=dump)
    if isinstance(message, Message):
        dump.answers.put(key_of(number))
    return message


def _message(position: str, row: Row, *, dump: _Dump) -> Message | Problem:
    number, written = row.get("Id", ""), _moment(row.get("CreationDate", ""))
    if not number.isdecimal():
        return Problem(position, "left out: it has no number", one_line(number, limit=40))
    if written is None:
        return Problem(position, "left out: it has no date that can be read", number)
    source = html_to_markdown(row.get("Body", ""))
    if not source:
        return Problem(position, "left out: it has no text", number)
    is_question, author = row.get("PostTypeId") == QUESTION, _author(row, dump=dump)
    return Message(
        identifier=number,
        parent=None if is_question else row["ParentId"],
        thread=number if is_question else row["ParentId"],
        title=one_line(row.get("Title", "")) or ("(no title)" if is_question else ""),
        source=source,
        author=author,
        written=written,
        url=f"https://{dump.site}/{'q' if is_question else 'a'}/{number}" if dump.site else "",
        position=position,
        tags=tuple(tag for tag in _tags(row.get("Tags", "")) if is_question),
        is_accepted=not is_question and key_of(row["ParentId"], number) in dump.accepted,
        is_question=is_question,
        closed="ClosedDate" in row,
        licence=row.get("ContentLicense") or dump.licence,
        credit=f"{author.name}, {dump.site}" if dump.site else author.name,
    )


def _author(row: Row, *, dump: _Dump) -> Author:
    number, shown = row.get("OwnerUserId", ""), one_line(row.get("OwnerDisplayName", ""), limit=100)
    if number:
        return Author(number, dump.name_of(number) or shown or f"Contributor {number}")
    return Author(f"name:{shown.casefold()}", shown) if shown else Author("", "Unknown contributor")


def _tags(text: str) -> list[str]:
    """Both ways of dumps: `<one><two>` and `|one|two|`."""
    words = text.replace("<", "|").replace(">", "|").split("|")
    return list(dict.fromkeys(one_line(word, limit=50) for word in words if word.strip()))


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
