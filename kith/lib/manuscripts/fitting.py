"""What of a text answers which question: by its headings, in any of the words that people use for them. Nothing is lost."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from kith.lib.manuscripts.parts import PLAIN, Part, parts_of
from kith.lib.manuscripts.reading import Manuscript

LONGEST_TITLE, LONGEST_HEADING = 200, 80
CLOSE, MOST_COMPARED, SHORTEST_WITHIN = 0.84, 300, 5
TITLE = frozenset({"title", "titulo", "name", "nombre"})

_NUMBER = re.compile(r"^(?:\d+|[ivx]+)\s*[.):-]\s*", re.IGNORECASE)
_OTHER = re.compile(r"[\W_]+")
_BETWEEN = re.compile(r"[,;\n]")
_LIST_MARK = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")


@dataclass(frozen=True)
class Place:
    """A question, with the words by which people call it. It is answered in words, or by choosing among `options`."""

    name: str
    called: tuple[str, ...]
    options: Mapping[str, str] | None = None
    many: bool = False


@dataclass
class Fitted:
    """The answers by their names; and what of the text had no place of its own, by its headings."""

    title: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    unplaced: list[str] = field(default_factory=list)

    def add(self, name: str, *texts: str) -> None:
        """Below what stands there already."""
        given = [self.answers.get(name, ""), *texts]
        if said := [text for text in given if text.strip()]:
            self.answers[name] = "\n\n".join(said)


def plain(words: str) -> str:
    """Words without marks, accents, numbers before them, and the size of letters."""
    bare = unicodedata.normalize("NFKD", _NUMBER.sub("", words.strip().strip("*_# ")).casefold())
    return _OTHER.sub(" ", "".join(sign for sign in bare if not unicodedata.combining(sign))).strip()


def fit(manuscript: Manuscript, places: Sequence[Place], *, general: str) -> Fitted:
    """Each part goes to the question that its heading names; what names none goes to `general`, with its heading."""
    known, fitted = _Known(places), Fitted()
    below: tuple[str, int] = (general, 0)
    for part in parts_of(manuscript.text):
        place, is_exact = known.place(part)
        if place is None and _is_title(part, fitted):
            fitted.title = part.heading
            fitted.add(general, part.text)
        elif place and (answer := _answer_to(place, part.text, fitted)) is not None:
            _answer(fitted, place, answer, heading="" if is_exact else _heading(part))
            below = place.name, part.level
        elif part.level == PLAIN or (part.level > below[1] > 0):
            fitted.add(below[0], part.line if part.level == PLAIN else _heading(part), part.text)
        else:
            fitted.add(general, _heading(part), part.text)
            fitted.unplaced += [part.heading] if part.heading else []
            below = general, 0
    _take_head(manuscript.head, known, fitted, general=general)
    return fitted


def answered(place: Place, text: str) -> str | None:
    """A text as an answer: itself, or what it chooses; None if it names something that cannot be chosen."""
    if place.options is None:
        return text
    given = [plain(_LIST_MARK.sub("", each)) for each in (_BETWEEN.split(text) if place.many else [text])]
    given = [each for each in given if each]
    if not given or not all(each in place.options for each in given):
        return None
    return ",".join(dict.fromkeys(place.options[each] for each in given))


def _answer_to(place: Place, text: str, fitted: Fitted) -> str | None:
    """The same, unless only one thing can be chosen and it was."""
    is_taken = place.options is not None and not place.many and place.name in fitted.answers
    return None if is_taken else answered(place, text)


def _answer(fitted: Fitted, place: Place, answer: str, *, heading: str) -> None:
    if place.options is None:
        fitted.add(place.name, heading, answer)
        return
    chosen = [*fitted.answers.get(place.name, "").split(","), *answer.split(",")]
    fitted.answers[place.name] = ",".join(dict.fromkeys(filter(None, chosen if place.many else [answer])))


def _is_title(part: Part, fitted: Fitted) -> bool:
    """The first heading of the first level, if it is a line."""
    return part.level == 1 and not (fitted.title or fitted.unplaced) and len(part.heading) <= LONGEST_TITLE


def _heading(part: Part) -> str:
    """Below the question that it answers, a heading is one of the third level at most."""
    return f"{'#' * min(max(part.level, 3), 6)} {part.heading}" if part.heading else ""


def _take_head(head: Iterable[tuple[str, str]], known: "_Known", fitted: Fitted, *, general: str) -> None:
    """What the head of a file says answers as the text does; what has no place is kept as lines."""
    left = []
    for name, value in head:
        place = known.exact.get(plain(name))
        answer = _answer_to(place, value, fitted) if place and value else None
        if plain(name) in TITLE and value and len(value) <= LONGEST_TITLE and place is None:
            left += [f"- title: {fitted.title}"] if fitted.title not in ("", value) else []
            fitted.title = value
        elif place and answer is not None:
            _answer(fitted, place, answer, heading="")
        else:
            left.append(f"- {name}: {value}")
    fitted.add(general, "\n".join(left))


class _Known:
    """The questions by all that they are called."""

    def __init__(self, places: Sequence[Place]) -> None:
        self.exact = {
            plain(words): place for place in reversed(places) for words in place.called if plain(words)
        }
        self._long = sorted(
            (name for name in self.exact if len(name) >= SHORTEST_WITHIN), key=len, reverse=True
        )
        self._compared = 0

    def place(self, part: Part) -> tuple[Place | None, bool]:
        """Which question a heading names, and whether it says nothing else."""
        name = plain(part.heading)
        if name in self.exact:
            return self.exact[name], not _says_more(part.heading)
        if part.level in (0, PLAIN) or len(name) > LONGEST_HEADING or self._compared >= MOST_COMPARED:
            return None, False
        self._compared += 1
        near = get_close_matches(name, self.exact, n=1, cutoff=CLOSE)
        near = near or [each for each in self._long if f" {each} " in f" {name} "]
        return (self.exact[near[0]], False) if near else (None, False)


def _says_more(heading: str) -> bool:
    """Whether there are signs in it that are no words, such as a link, which would be lost with it."""
    return "](" in heading or "`" in heading
