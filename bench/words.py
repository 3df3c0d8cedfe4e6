"""Invented writing whose words are as unevenly frequent as those of real writing, always the same."""

import random
from collections.abc import Iterator

FREQUENT = """
the of and to in we that it is for with on was as at they this but from have our not what one when all there
how about people who their work team said which more time can would after if my out so other no could them
peer support group meeting shift ward handover listen story recovery training supervision manager hours pay
role colleague question answer week morning space voice trust boundary note plan hope crisis leave ask share
learn community clinic hospital housing family street office call circle language rights policy budget
contract union mentor session visit discharge worry rest kitchen garden bus phone letter door walk tea
"""
SYLLABLES = (
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "har",
    "jel",
    "kin",
    "lor",
    "mun",
    "pas",
    "rel",
    "sti",
    "tor",
    "vul",
    "wen",
)
VOCABULARY = 6_000
# Ranks of the two words of each search, from frequent pairs to rare ones.
PAIRS = ((60, 110), (80, 90), (100, 340), (150, 400), (300, 330), (120, 1000), (350, 1050), (900, 1100), (70, 2000),
         (500, 700), (64, 66), (1500, 130))  # fmt: skip


def vocabulary() -> list[str]:
    """Words from the most to the least frequent."""
    chance = random.Random("vocabulary")
    words = dict.fromkeys(FREQUENT.split())
    while len(words) < VOCABULARY:
        words["".join(chance.choices(SYLLABLES, k=chance.choice((2, 3, 3, 4))))] = None
    return list(words)


def searches() -> list[str]:
    words = vocabulary()
    return [f"{words[one]} {words[other]}" for one, other in PAIRS]


def paragraphs(count: int) -> Iterator[str]:
    """Markdown of 20 to 40 words; now and then a list, a stressed word or a link."""
    chance = random.Random("paragraphs")
    words = vocabulary()
    for _each in range(count):
        yield _marked([_zipf(words, chance) for _word in range(chance.randint(20, 40))], chance)


def _zipf(words: list[str], chance: random.Random) -> str:
    return words[int(len(words) ** chance.random()) - 1]


def _marked(words: list[str], chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.1:
        return "\n".join(f"- {' '.join(words[start : start + 8])}" for start in range(0, len(words), 8))
    if kind < 0.3:
        words[5] = f"**{words[5]}**"
    if kind > 0.95:
        words[-1] = f"[{words[-1]}](https://example.org/{words[0]})"
    half = len(words) // 2
    return f"{' '.join(words[:half]).capitalize()}. {' '.join(words[half:]).capitalize()}."


def titles(count: int) -> Iterator[str]:
    chance = random.Random("titles")
    words = vocabulary()
    for _each in range(count):
        yield " ".join(_zipf(words, chance) for _word in range(chance.randint(4, 9))).capitalize()
