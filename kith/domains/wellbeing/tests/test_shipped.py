"""What comes with the house: whole in both languages, plain, gentle, and honest about whose it is."""

import re

import pytest
from django.utils.translation import override

from kith.domains.wellbeing.instruments.book import HERE, book, shipped
from kith.domains.wellbeing.instruments.shapes import Instrument
from tests.test_reading_grade import ALONE_EASE, ALONE_GRADE, END, JUDGED, WORD, ease, grade

ALARM = re.compile(
    r"\b(severe|risk|danger|disorder|patholog|symptom|grave|riesgo|peligro|trastorno|síntoma)", re.I
)
FIELD = re.compile(r"\b(client|patient|user|paciente|usuari)", re.I)


def _sentences(found: Instrument) -> list[str]:
    bands = [band.text for scale in found.scales for band in scale.bands]
    texts = [found.about, *bands, *(item.text for item in found.items)]
    return [sentence for text in texts for sentence in END.split(text)]


def test_two_instruments_come_in_both_languages_with_the_same_values() -> None:
    found = {(each.code, each.language): each for each in shipped()}
    assert found.keys() == {(code, language) for code in ("cbi", "one-question") for language in ("en", "es")}
    for code in ("cbi", "one-question"):
        assert found[code, "en"].skeleton == found[code, "es"].skeleton


def test_one_reads_in_ones_own_language_or_else_in_english() -> None:
    for language, expected in (("es", "es"), ("en", "en"), ("de", "en")):
        with override(language):
            assert {each.language for each in book().offered()} == {expected}


@pytest.mark.parametrize("found", shipped(), ids=lambda each: f"{each.code}-{each.language}")
def test_each_is_plain_and_alarms_nobody(found: Instrument) -> None:
    for sentence in _sentences(found):
        assert not ALARM.search(sentence), sentence
        assert not FIELD.search(sentence), sentence
        if len(WORD.findall(sentence)) >= JUDGED:
            if found.language == "en":
                assert grade(sentence) <= ALONE_GRADE, sentence
            else:
                assert ease(sentence) >= ALONE_EASE, sentence


@pytest.mark.parametrize("found", shipped(), ids=lambda each: f"{each.code}-{each.language}")
def test_each_says_whose_it_is_and_tells_nothing_in_its_address(found: Instrument) -> None:
    assert found.credit
    assert found.licence.id
    assert found.licence.link.startswith("https://")
    assert found.key.isalnum()
    assert found.code not in found.key


def test_no_instrument_comes_along_that_others_own() -> None:
    names = {file.name.partition(".")[0] for file in HERE.iterdir()}
    assert names == {"cbi", "one-question"}
