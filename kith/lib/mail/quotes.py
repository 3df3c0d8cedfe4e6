"""What someone wrote in a mail, apart from what they quote and from the lines below their name.

Words are not lost: what is taken for a quote by mistake is still there, folded. The lines that name the sender of a
quoted mail are left out: they hold addresses and dates of someone who did not write here.
"""

import re
from dataclasses import dataclass
from functools import cache

from mailparser_reply.constants import MAIL_LANGUAGES
from mailparser_reply.parser import EmailMessage

LANGUAGES = ["en", "es", "de", "nl", "fr", "it", "pl", "da", "sv", "cs", "ja", "ko", "zh"]
MOST_LINES, LONGEST_LINE = 400, 200  # beyond, the search for where a quote begins would take too long

# What the library does not know, or knows with a slip: Spanish, Dutch with the name behind the verb, Portuguese.
_WROTE = (
    r"^(?:> ?)*(?:El|Em|Op|Le)\s(?=[^\n]*\d)[^\n]{4,200}\n?[^\n]{0,200}"
    r"\b(?:escribi[óo]|escreveu|schreef|a écrit)\b[^\n]{0,120}\n?[^\n]{0,120}:$"
)
_BLOCK = r"^(?:(?:> ?)*(?:De|Envoyé|Date|À|Objet|Enviado|Enviada|Para|Assunto|Asunto|Cc)\s?: ?\S[^\n]*(?:\n|\Z)){3,}"
_SIGNATURE = re.compile(r"-- ?\s*$")
_SEPARATOR = re.compile(r"\s*(?:[_-]{5,}|\*{3,})\s*$")
_QUOTED = re.compile(r"\s{0,3}>")
_MARK = re.compile(r"^\s{0,3}> ?")
_FIELD = re.compile(
    r"(?:> ?)*(?:From|Sent|To|Subject|Date|Cc|Reply-To|Organi[sz]ation|Importance|Von|Gesendet|An|Betreff|Datum|De|Envoyé|À|"
    r"Objet|Enviado|Enviada|Para|Asunto|Assunto|Fecha|Data|Van|Verzonden|Aan|Onderwerp|Da|A|Oggetto)\s?:",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[\\*_]")


@dataclass(frozen=True, slots=True)
class Split:
    words: str
    quoted: str = ""


def split(text: str) -> Split:
    """The writer's own words, and what they answer. Answers between quoted lines stay where they stand."""
    lines = text.split("\n")
    found = _header_of_quote(lines)
    if found is None:
        return Split(_own("\n".join(lines)))
    before, after = lines[: found.start], lines[found.stop :]
    answers = _answers(after)
    if not answers:
        return Split(_own("\n".join(before)), _unmarked(after))
    first, last = answers[0], len(after)
    while last and _QUOTED.match(after[last - 1]):
        last -= 1
    if any(_QUOTED.match(line) for line in after[first:last]):
        shown = "\n".join([*before, *_without_footers(after[_first_quoted(after) :])])
        return Split(_own(shown))
    return Split(_own("\n".join([*before, *after[first:last]])), _unmarked(after[:first]))


def _unmarked(lines: list[str]) -> str:
    """What is quoted, without the marks that say so on each line."""
    if all(_QUOTED.match(line) for line in lines if line.strip()):
        lines = [_MARK.sub("", line, count=1) for line in lines]
    return "\n".join(lines).strip("\n")


def _own(text: str) -> str:
    """Without a signature, and without the line that a telephone adds."""
    lines = text.split("\n")
    at = next((place for place, line in enumerate(lines) if _SIGNATURE.match(line)), len(lines))
    lines = lines[:at]
    while lines and (not lines[-1].strip() or _SEPARATOR.match(lines[-1]) or _added(lines[-1])):
        lines.pop()
    return "\n".join(lines).strip("\n")


def _added(line: str) -> bool:
    return len(line) < LONGEST_LINE and _sent_from().match(_MARKS.sub("", line).strip()) is not None


def _header_of_quote(lines: list[str]) -> range | None:
    """The lines that begin a quoted mail: “On … wrote:”, “From: …”. None of them, before lines that are only marked."""
    bare = [_MARKS.sub("", line).strip()[:LONGEST_LINE] for line in lines[:MOST_LINES]]
    text = "\n".join(bare)
    if found := _header().search(text):
        start = text.count("\n", 0, found.start() + len(found[0]) - len(found[0].lstrip("\n")))
        return range(start, _end_of_header(bare, start, found[0].strip("\n").count("\n") + 1))
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    start = end
    while start and _QUOTED.match(lines[start - 1]):
        start -= 1
    return range(start, start) if 0 < start < end else None


def _end_of_header(lines: list[str], start: int, found: int) -> int:
    """Past the line that says who wrote, or the fields; the library takes a line of the quoted words for a field."""
    end = start
    if not _FIELD.match(lines[start]):
        said = range(start, min(start + found, len(lines)))
        end = next((place for place in said if lines[place].endswith((":", "-"))), start) + 1
    while end < len(lines) and _FIELD.match(lines[end]):
        end += 1
    return end


def _first_quoted(lines: list[str]) -> int:
    return next((place for place, line in enumerate(lines) if _QUOTED.match(line)), 0)


def _answers(lines: list[str]) -> list[int]:
    """Where words stand that are not quoted, below a line that is: someone answered there."""
    if not any(_QUOTED.match(line) for line in lines):
        return []
    first, found = _first_quoted(lines), []
    for place, line in enumerate(lines[first:], start=first):
        if _SIGNATURE.match(line):
            break
        if line.strip() and not _QUOTED.match(line) and not _added(line) and not _SEPARATOR.match(line):
            found.append(place)
    return found


def _without_footers(lines: list[str]) -> list[str]:
    """Quoted words without the quoted lines below a quoted name."""
    kept, skips = [], False
    for line in lines:
        is_quoted = _QUOTED.match(line) is not None
        skips = is_quoted and (skips or _SIGNATURE.match(line.strip().lstrip("> ")) is not None)
        if not skips:
            kept.append(line)
    return kept


@cache
def _header() -> re.Pattern[str]:
    known = EmailMessage(text="", languages=list(LANGUAGES)).HEADER_REGEX
    return re.compile(f"{known.pattern}|{_WROTE}|{_BLOCK}", known.flags)


@cache
def _sent_from() -> re.Pattern[str]:
    """“Sent from my telephone”, in the languages that the library knows."""
    known = [words for code in LANGUAGES if (words := MAIL_LANGUAGES[code].get("sent_from"))]
    return re.compile(rf"(?:{'|'.join(known)}|Enviado do meu).{{0,60}}$", re.IGNORECASE)
