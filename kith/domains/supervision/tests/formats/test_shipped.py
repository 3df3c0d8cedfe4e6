"""What comes with the house is whole in English and Spanish, the same in both, and easy to read in a hard hour."""

import re
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

import pytest

from kith.domains.supervision.formats.methods import method_codes, methods, read_methods
from kith.domains.supervision.formats.shapes import Doing, Facilitator, Form, Format
from kith.domains.supervision.formats.shipped import HERE, Unfit, in_language, read_all, shipped
from kith.lib.toml.refusing import Refused
from tests.test_reading_grade import (
    ALONE_EASE,
    ALONE_GRADE,
    END,
    ENGLISH_TERMS,
    JUDGED,
    SENTENCE,
    SPANISH_TERMS,
    TOGETHER_EASE,
    TOGETHER_GRADE,
    WORD,
    ease,
    grade,
    plain,
)

MINUTES = {
    "six-phase": [5, 10, 5, 5, 10, 5],
    "eight-step": [5, 5, 15, 10, 5, 10, 10, 5],
    "perspectives": [5, 5, 10, 20, 10, 5],
    "reflecting-team": [10, 10, 10, 5, 5],
    "co-reflection": [10, 10, 15, 15, 10],
    "balint-like": [15, 10, 30, 5, 5],
    "round": [5, 25, 20, 10],
}
DAYS = [1, 1, 2, 2, 1, 2, 1]
SIZES = {
    "six-phase": (4, 10), "eight-step": (5, 9), "written": (4, 8), "perspectives": (5, 8), "reflecting-team": (4, 8),
    "co-reflection": (2, 6), "balint-like": (6, 10), "round": (3, 12),
}  # fmt: skip
WITHOUT_ADVICE = ("reflecting-team", "co-reflection", "balint-like", "round")
ADVISING = re.compile(
    r"\b(you should|you must|you have to|you ought|in your place|why didn’t you|why did you)\b", re.I
)
ACONSEJANDO = re.compile(r"\b(deberías|debes|tienes que(?! decir nada)|en tu lugar|por qué no)\b", re.I)


def texts(language: str) -> Iterator[str]:
    """All that people read."""
    for told in shipped().values():
        yield from words_of(told[language])
    for method in methods()[language].values():
        yield from (method.title, method.good_for, *method.prompts)


def words_of(told: Format) -> Iterator[str]:
    yield from (told.title, told.good_for, told.tradition)
    for words in told.words.values():
        yield from (words.title, words.purpose, *words.prompts, words.output)


def sentences(language: str, terms: re.Pattern[str]) -> list[str]:
    found = (terms.sub("talk", each) for text in texts(language) for each in END.split(plain(text)))
    return [each for each in found if len(WORD.findall(each)) >= SENTENCE]


def test_eight_formats_come_in_both_languages_with_one_shape() -> None:
    assert set(shipped()) == set(SIZES)
    for told in shipped().values():
        assert set(told) == {"en", "es"}
        assert told["en"].shape == told["es"].shape
        for key, words in told["en"].words.items():
            assert len(words.prompts) == len(told["es"].words[key].prompts), f"{told['en'].code}, {key}"


def test_they_take_the_time_and_the_people_that_their_traditions_ask_for() -> None:
    for code, told in shipped().items():
        shape = told["en"].shape
        assert (shape.size.least, shape.size.most) == SIZES[code]
        if code == "written":
            assert [each.days for each in shape.steps] == DAYS
            assert (shape.form, shape.days, shape.most_days) == (Form.WRITTEN, 10, 20)
        else:
            assert [each.minutes for each in shape.steps] == MINUTES[code]
    whole = shipped()["six-phase"]["en"].shape
    assert sum(each.minutes for each in whole.frames) == 55
    assert (
        shipped()["round"]["en"].shape.stretches.least,
        shipped()["round"]["en"].shape.stretches.most,
    ) == (30, 90)


def test_one_of_them_asks_for_training_and_two_are_moderated_together() -> None:
    by_facilitator = {code: told["en"].shape.facilitator for code, told in shipped().items()}
    assert [code for code, each in by_facilitator.items() if each is Facilitator.TRAINED] == ["balint-like"]
    assert {code for code, each in by_facilitator.items() if each is Facilitator.SHARED} == {
        "co-reflection",
        "round",
    }


def test_whoever_brings_something_is_silent_in_a_step_of_each_that_follows_a_tradition_of_listening() -> None:
    for code, told in shipped().items():
        silent = [each for each in told["en"].shape.steps if each.presenter in {Doing.LISTENS, Doing.WRITES}]
        assert bool(silent) == (code not in {"co-reflection", "round"}), code


@pytest.mark.parametrize(("language", "advice"), [("en", ADVISING), ("es", ACONSEJANDO)])
def test_nobody_is_advised_where_no_advice_is_given(language: str, advice: re.Pattern[str]) -> None:
    for code in WITHOUT_ADVICE:
        found = [text for text in words_of(shipped()[code][language]) if advice.search(text)]
        assert found == [], code


def test_nothing_blames_and_no_copyrighted_guide_is_named() -> None:
    unwanted = re.compile(
        r"\b(fault|blame|failed|mistakes?|wrong|clients?|patients?|users?|IPS|intentional|culpa|fallo|pacientes?|usuari[oa]s?)\b",
        re.I,
    )
    for language in ("en", "es"):
        assert [text for text in texts(language) if unwanted.search(text)] == []


def test_the_way_of_thinking_is_chosen_among_six() -> None:
    (choice,) = [each for each in shipped()["six-phase"]["en"].shape.steps if each.methods]
    assert choice.methods == method_codes()
    assert len(method_codes()) == 6
    assert list(methods()["es"]) == list(methods()["en"])
    for code, method in methods()["en"].items():
        assert len(method.prompts) == len(methods()["es"][code].prompts) >= 2


def test_english_is_easy_to_read() -> None:
    found = {each: grade(each) for each in sentences("en", ENGLISH_TERMS)}
    assert len(found) > 120
    assert {
        each: score
        for each, score in found.items()
        if len(WORD.findall(each)) >= JUDGED and score > ALONE_GRADE
    } == {}
    assert mean(found.values()) <= TOGETHER_GRADE


def test_spanish_is_as_easy() -> None:
    found = {each: ease(each) for each in sentences("es", SPANISH_TERMS)}
    assert len(found) > 100
    assert {
        each: score
        for each, score in found.items()
        if len(WORD.findall(each)) >= JUDGED and score < ALONE_EASE
    } == {}
    assert mean(found.values()) >= TOGETHER_EASE


def test_one_reads_it_in_ones_own_language_or_else_in_english() -> None:
    told = shipped()["round"]
    assert in_language(told, "es-mx").title == "Una ronda"
    assert in_language(told, "de").title == in_language(told, None).title == "A round"


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ('key = "theme"', 'key = "thema"', "round.es.toml:15: This step is not the same"),
        ("minutes = 25", "minutes = 26", "round.es.toml:11: The minutes of the steps do not add up"),
        ("size.most = 12", "size.most = 11", "round.es.toml:1: This format is not the same"),
        ('language = "es"', 'language = "fr"', "round.es.toml:1: A file is named by"),
        ("[[step]]", "[[stepp]]", "round.es.toml:1: “stepp” is not"),
    ],
)
def test_a_file_that_does_not_fit_is_named_with_its_line(
    tmp_path: Path, before: str, after: str, says: str
) -> None:
    for name in ("round.en.toml", "round.es.toml"):
        (tmp_path / name).write_text((HERE / name).read_text(encoding="utf-8"), encoding="utf-8")
    spanish = tmp_path / "round.es.toml"
    spanish.write_text(spanish.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
    with pytest.raises(Unfit) as unfit:
        read_all(tmp_path)
    assert says in str(unfit.value)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('[[method]]\ncode = "A b"\ntitle = "T"\ngood_for = "G"\nprompts = ["1", "2"]', 2, "small letters"),
        ('[[method]]\ncode = "a"\ntitle = "T"\ngood_for = "G"\nprompts = ["1"]', 5, "two prompts"),
        (
            '[[method]]\ncode = "a"\ntitle = "T"\ngood_for = "G"\nprompts = ["1", "2"]\nminutes = 3',
            6,
            "not a word",
        ),
        ('[[method]]\ncode = "a"\ntitle = "T"\nprompts = ["1", "2"]', 1, "“good_for” is missing"),
    ],
)
def test_a_method_that_does_not_hold_together_is_refused(text: str, line: int, says: str) -> None:
    with pytest.raises(Refused, match=says) as refused:
        read_methods(text)
    assert refused.value.line == line
