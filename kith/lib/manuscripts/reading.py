"""A file that someone brings becomes Markdown, with what its head says of it. Nothing is fetched, and nothing is run."""

import re
from dataclasses import dataclass
from importlib import import_module

from kith.lib.manuscripts import TooLong

WORD = "kith.lib.manuscripts.word"  # loaded with the first such file: what it stands on takes memory
LONGEST = 200_000
_FENCES = re.compile(r"---\n(.*?)\n(?:---|\.\.\.)(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"(\w[\w -]{0,40}):[ \t]*(.*)")
_MOST_OF_HEAD = 60
_PICTURE = re.compile(
    r"!\[([^\[\]\n]{0,500})\](?:\(\s*<?([^()\s<>]{0,2000})>?[^()\n]{0,500}\)|\[[^\[\]\n]{0,200}\])"
)


@dataclass(frozen=True)
class Manuscript:
    """The text in Markdown, what its head said (names and values, in order), and how many pictures were left out."""

    text: str
    head: tuple[tuple[str, str], ...] = ()
    pictures: int = 0


def read_word(data: bytes) -> Manuscript:
    """A text of a word processor (.docx). Raises `Unreadable` or `TooLong`."""
    read: tuple[str, int] = import_module(WORD).word_to_markdown(data)
    return Manuscript(_bounded(read[0]), pictures=read[1])


def read_markdown(data: bytes) -> Manuscript:
    """A text in UTF-8, perhaps with a head between lines of three hyphens. Raises `TooLong`."""
    text = (
        data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    )
    head, text = _head(_bounded(text))
    text, pictures = _PICTURE.subn(_as_words, text)
    return Manuscript(text.strip(), head, pictures)


def _bounded(text: str) -> str:
    if len(text) > LONGEST:
        raise TooLong
    return text


def _head(text: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """What stands between the lines, if it is a head and no text; a line without a name goes on with the one before."""
    found = _FENCES.match(text)
    lines = [line for line in found[1].split("\n") if line.strip()] if found else []
    if found is None or not lines or len(lines) > _MOST_OF_HEAD or not _KEY.fullmatch(lines[0]):
        return (), text
    head: list[tuple[str, str]] = []
    for line in lines:
        if pair := _KEY.fullmatch(line):
            head.append((pair[1], _bare(pair[2])))
        else:
            name, value = head[-1]
            head[-1] = name, ", ".join(filter(None, [value, _bare(line.strip().removeprefix("- "))]))
    return tuple(head), text[found.end() :]


def _bare(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _as_words(picture: re.Match[str]) -> str:
    """What a picture shows, in words; with a way to it if it lies somewhere on the web."""
    words, source = picture[1].strip(), picture[2] or ""
    return f"[{words or source}]({source})" if source.startswith(("http://", "https://")) else words
