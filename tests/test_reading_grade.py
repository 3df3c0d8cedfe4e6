"""What Kith says is plain: never above grade 8 in English, and as easy in Spanish. Measured, so that it stays so.

English is measured by Flesch–Kincaid, Spanish by Szigriszt–Pazos, read on the INFLESZ scale: from 65 on a text is easy,
from 55 on it is normal. Both weigh long words and long sentences, which says nothing about a label: only sentences count,
and each for itself, so that none hides behind short neighbours.

textstat counts words and sentences. Syllables are counted here: for English textstat would fetch a dictionary from the
internet while the tests run, and its other way, hyphenation, hears too few (“about” as one).
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from statistics import mean

import textstat
from babel.messages.catalog import Message

from kith.config.messages import messages
from kith.config.translations import catalogue

SENTENCE, JUDGED = 8, 12  # words that make a sentence; words that make one to judge alone
TOGETHER_GRADE, ALONE_GRADE = 6.0, 8.0  # the two ends of what is asked for: grade 6 to 8
TOGETHER_EASE, ALONE_EASE = 65.0, 55.0

# Words of the field and of the house that no short word can replace. Each counts as one short word.
ENGLISH_TERMS = re.compile(
    r"\b(?:peer supporters?|conversations?|communit(?:y|ies)|credentials?|guidelines?|moderators?|notifications?)\b",
    re.I,
)
SPANISH_TERMS = re.compile(
    r"\b(?:apoyo entre iguales|conversaci(?:ón|ones)|comunidad(?:es)?|credencial(?:es)?|acreditaci(?:ón|ones)|integrantes?)\b",
    re.I,
)

FILLED_IN = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
NOT_WORDS = re.compile(r"<[^>]*>|https?://\S+|\S+@\S+|\b\w+\.(?:com|org|net)\b|[*_`#>]")
END = re.compile(r"(?<=[.!?])[”»\")]*\s+")
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")

SPOKEN_APART = re.compile(
    r"(?<![tcsgx])i[aou]|[aeouy]ing$|ienc|iet|creat|dea|rea$|[^aeiou](?:yo|ua)|[^aeiou]n't$(?<!on't)(?<!an't)"
)
SILENT = re.compile(
    r"""(?<![aeiouy])(?<![^aeiouyl]l)e$                       # place, but: table
    |   [^aeiouytd](?<![^aeiouyl]l)ed$                        # asked, but: wanted, handled
    |   [^aeiouyscxzgh](?<![^aeiouyl]l)es$                    # files, but: pages, titles
    |   [aeiou][^aeiouy]e(?=ly$|ful|less|thing|times?$|body)  # safely, something""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class Sentence:
    words: str
    place: str
    score: float

    def __str__(self) -> str:
        return f"{self.score:6.1f}  {self.words}\n        {self.place}"

    @property
    def is_judged_alone(self) -> bool:
        return len(WORD.findall(self.words)) >= JUDGED


def english_syllables(word: str) -> int:
    """By spelling: groups of vowels, without a silent e, and with the pairs that are spoken apart."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    groups = len(re.findall("[aeiouy]+", word))
    return max(1, groups + len(SPOKEN_APART.findall(word)) - len(SILENT.findall(word)))


def spanish_syllables(word: str) -> int:
    """By rule: a strong or accented vowel is one of its own, a weak one leans on its neighbour."""
    word = re.sub(r"(?<=q)u|(?<=g)u(?=[eiéí])", "", word.lower())
    groups = re.findall("[aeiouáéíóúü]+", re.sub(r"y$", "i", word))
    return max(1, sum(max(1, len(re.findall("[aeoáéíóú]", group))) for group in groups))


def grade(text: str) -> float:
    """Flesch–Kincaid: the school year in which one reads this with ease."""
    length, weight = _measured(text, english_syllables)
    return 0.39 * length + 11.8 * weight - 15.59


def ease(text: str) -> float:
    """Szigriszt–Pazos: the more, the easier."""
    length, weight = _measured(text, spanish_syllables)
    return 206.835 - 62.3 * weight - length


def _measured(text: str, syllables: Callable[[str], int]) -> tuple[float, float]:
    """Words in a sentence, and syllables in a word."""
    return textstat.words_per_sentence(text), mean(syllables(word) for word in WORD.findall(text))


def english() -> Iterator[Sentence]:
    for message in messages():
        yield from _sentences(message, message.id, ENGLISH_TERMS, grade)


def spanish() -> Iterator[Sentence]:
    known = catalogue("es")
    for message in messages():
        found = known.get(message.id, message.context)
        shown = found.string if found else ""
        yield from _sentences(message, shown, SPANISH_TERMS, ease)


def _sentences(
    message: Message, shown: object, terms: re.Pattern[str], score: Callable[[str], float]
) -> Iterator[Sentence]:
    place = ", ".join(f"{file}:{line}" for file, line in message.locations)
    for text in shown if isinstance(shown, (tuple, list)) else (str(shown),):
        for sentence in END.split(plain(text)):
            words = terms.sub("talk", sentence)
            if len(WORD.findall(words)) >= SENTENCE:
                yield Sentence(sentence, place, score(words))


def plain(text: str) -> str:
    """What is read aloud: without markup, addresses, and what is filled in later."""
    return " ".join(NOT_WORDS.sub(" ", FILLED_IN.sub(" ", html.unescape(text))).split())


def _listed(found: Iterable[Sentence]) -> str:
    return "\n".join(map(str, found))


def test_english_syllables_are_counted_as_spoken() -> None:
    known = {
        "we": 1,
        "asked": 1,
        "people": 2,
        "wanted": 2,
        "pages": 2,
        "files": 1,
        "titles": 2,
        "idea": 3,
        "didn’t": 2,
    }
    known |= {
        "don’t": 1,
        "something": 2,
        "experience": 4,
        "someone’s": 2,
        "invitation": 4,
        "about": 2,
        "delayed": 2,
    }
    assert {word: english_syllables(word) for word in known} == known


def test_spanish_syllables_are_counted_as_spoken() -> None:
    known = {
        "y": 1,
        "quien": 1,
        "guía": 2,
        "leer": 2,
        "ciudad": 2,
        "todavía": 4,
        "ayuda": 3,
        "estoy": 2,
        "hay": 1,
    }
    assert {word: spanish_syllables(word) for word in known} == known


def test_the_language_of_offices_is_found_hard() -> None:
    assert grade("Prior to commencement of participation, individuals must authenticate.") > ALONE_GRADE
    assert ease("La utilización de esta funcionalidad requiere una autenticación previa.") < ALONE_EASE


def test_only_what_is_read_aloud_is_measured() -> None:
    assert (
        plain("Hi %(name)s, <b>look</b> at https://kith.example/a or {place} &amp; rest.")
        == "Hi , look at or & rest."
    )


def test_no_sentence_is_hard_in_english() -> None:
    hard = [each for each in english() if each.is_judged_alone and each.score > ALONE_GRADE]
    assert not hard, f"above grade {ALONE_GRADE}; say it shorter, or as two:\n{_listed(hard)}"


def test_no_sentence_is_hard_in_spanish() -> None:
    hard = [each for each in spanish() if each.is_judged_alone and each.score < ALONE_EASE]
    assert not hard, f"below {ALONE_EASE} on the scale of ease; say it shorter, or as two:\n{_listed(hard)}"


def test_all_together_is_easy_in_english() -> None:
    found = sorted(english(), key=lambda each: -each.score)
    assert len(found) > 200
    together = mean(each.score for each in found)
    assert together <= TOGETHER_GRADE, f"grade {together:.1f}; the hardest:\n{_listed(found[:20])}"


def test_all_together_is_easy_in_spanish() -> None:
    found = sorted(spanish(), key=lambda each: each.score)
    assert len(found) > 200
    together = mean(each.score for each in found)
    assert together >= TOGETHER_EASE, f"ease {together:.1f}; the hardest:\n{_listed(found[:20])}"
