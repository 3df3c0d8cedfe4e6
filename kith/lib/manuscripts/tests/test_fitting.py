"""What of a text answers which question; and whatever the text is like, none of its words is lost."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.lib.manuscripts.fitting import Fitted, Place, fit, plain
from kith.lib.manuscripts.reading import Manuscript, read_markdown

PLACES = (
    Place("purpose", ("Purpose", "Propósito", "why")),
    Place("how", ("Steps", "Pasos", "how it works")),
    Place("materials", ("What you need", "Materials")),
    Place("settings", ("Where it can be used",), {"clinic": ":clinic", "at home": ":home"}, many=True),
    Place("licence", ("licence", "license"), {"cc by 4 0": "CC-BY-4.0"}),
)
KNOWN = ("Purpose", "PROPOSITO", "2. Pasos:", "**Materials**", "Why?")
UNKNOWN = ("History", "Zebra", "Our garden")


def _fit(text: str) -> Fitted:
    return fit(read_markdown(text.encode()), PLACES, general="how")


def test_headings_lead_to_answers_in_two_languages_and_in_close_words() -> None:
    fitted = _fit(
        "# Tea before talk\n\nWe began in 2019.\n\n## Propositos\nCalm.\n\n## Steps to follow\n- Kettle\n\n"
        "### The cups\nTwo.\n\n**Materials:**\n\nTea\n\nWhere it can be used:\n\n- At home\n- clinic\n\n## History\nOld."
    )
    assert fitted.title == "Tea before talk"
    assert fitted.answers["purpose"] == "### Propositos\n\nCalm."
    assert fitted.answers["materials"] == "Tea"
    assert fitted.answers["settings"] == ":home,:clinic"
    assert fitted.answers["how"] == (
        "We began in 2019.\n\n### Steps to follow\n\n- Kettle\n\n### The cups\n\nTwo.\n\n### History\n\nOld."
    )
    assert fitted.unplaced == ["History"]


def test_the_head_of_a_file_is_read_and_what_has_no_place_is_kept_as_lines() -> None:
    fitted = _fit(
        "---\ntitle: 'Tea'\nlicense: CC BY 4.0\nauthor: Ana\ntags:\n  - warm\n  - slow\n---\n# Purpose\nCalm."
    )
    assert (fitted.title, fitted.answers["licence"], fitted.answers["purpose"]) == (
        "Tea",
        "CC-BY-4.0",
        "Calm.",
    )
    assert fitted.answers["how"] == "- author: Ana\n- tags: warm, slow"


def test_what_cannot_be_chosen_is_kept_as_words() -> None:
    fitted = _fit("## Where it can be used\nOn the moon\n\n## Licence\nCC BY 4.0\n\n## Licence\nCC BY 4.0")
    assert "settings" not in fitted.answers
    assert fitted.answers["how"] == "### Where it can be used\n\nOn the moon\n\n### Licence\n\nCC BY 4.0"
    assert fitted.answers["licence"] == "CC-BY-4.0"


def test_what_stands_in_code_is_no_heading() -> None:
    assert _fit("## Purpose\n```\n# Steps\n```\nAfter").answers == {"purpose": "```\n# Steps\n```\nAfter"}


SECTIONS = st.lists(
    st.tuples(
        st.sampled_from(["", "# ", "## ", "### ", "###### "]),
        st.sampled_from([*KNOWN, *UNKNOWN]),
        st.integers(0, 3),
    ),
    max_size=12,
)


@given(SECTIONS, st.booleans())
def test_each_word_below_a_heading_stands_in_one_answer(
    sections: list[tuple[str, str, int]], has_preface: bool
) -> None:
    lines, words = (["preface"], ["preface"]) if has_preface else ([], [])
    for number, (mark, heading, below) in enumerate(sections):
        said = [f"word{number}x{each}" for each in range(below)]
        lines += [f"{mark}{heading}", "", *(f"- {each}" for each in said), ""]
        words += said
    fitted = _fit("\n".join(lines))
    found = " ".join([fitted.title, *fitted.answers.values()]).split()
    assert {word: found.count(word) for word in words} == dict.fromkeys(words, 1)


MARKS = st.sampled_from(
    ["# ", "## ", "- ", "\n", "\n\n", "---\n", "===\n", "```\n", "a: b\n", "**", ":\n", "Purpose"]
)


@given(st.lists(MARKS | st.text("abcé12 \n:#*-", max_size=12), max_size=30).map("".join))
def test_no_text_makes_it_stumble_and_nothing_but_known_headings_goes(text: str) -> None:
    fitted = _fit(text)
    kept = Counter(plain(" ".join([fitted.title, *fitted.answers.values()])).split())
    known = {word for place in PLACES for name in place.called for word in plain(name).split()}
    lost = Counter(plain("\n".join(text.split("\n"))).split()) - kept
    assert {word for word in lost if not word.isdigit()} <= known


@pytest.mark.parametrize(
    "text", ["# a\n" * 40_000, "**a**\n\n" * 20_000, "-\n" * 60_000, "[" * 100_000, "![" * 90_000]
)
def test_texts_made_to_tire_are_read_in_a_breath(text: str) -> None:
    assert fit(Manuscript(text), PLACES, general="how")
    read_markdown(text.encode())
