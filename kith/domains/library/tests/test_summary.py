"""The plain sentence about how well something is tried never says what the numbers do not."""

import re
from collections import Counter

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from kith.domains.library.frameworks import FRAMEWORKS, Framework, side_by_side
from kith.domains.library.summary import Known, Spread, plainly, spread

STUDIES, PRACTICE, LIVED = (FRAMEWORKS[code] for code in ("studies", "practice", "lived"))


def _spread(code: str, **conclusions: int) -> Spread:
    return spread(FRAMEWORKS[code], Counter(conclusions))


@pytest.mark.parametrize(
    ("known", "says"),
    [
        (Known(), "Nobody has tried or appraised it yet."),
        (Known(reports=1, settings=1), "1 try-it report. Nobody has appraised it yet."),
        (Known(reports=3), "3 try-it reports. Nobody has appraised it yet."),
        (
            Known(reports=14, settings=1),
            "14 try-it reports from 1 setting. Nobody has appraised it yet.",
        ),
        (
            Known(studies=1, spreads=(_spread("studies", low=1),)),
            "1 study and 1 appraisal. Nobody has said yet what happened when they tried it.",
        ),
        (
            Known(
                studies=2, reports=14, settings=6, spreads=(_spread("studies", low=2, moderate=1), _spread("lived", most=2))
            ),
            "2 studies, 14 try-it reports from 6 settings and 5 appraisals. People disagree about how sure one can be of "
            "studies. People agree about what people with lived experience say.",
        ),
        (
            Known(reports=1, spreads=(_spread("studies", low=1, none=1), _spread("practice", holds=1, fails=1))),
            "1 try-it report and 4 appraisals. People disagree about how sure one can be of studies and what practice shows.",
        ),
    ],
)  # fmt: skip
def test_it_is_right_for_none_for_one_and_for_many(known: Known, says: str) -> None:
    assert plainly(known) == says


@st.composite
def _spreads(draw: st.DrawFn) -> tuple[Spread, ...]:
    used = draw(st.sets(st.sampled_from(sorted(FRAMEWORKS))))
    found = []
    for framework in side_by_side():
        if framework.code in used:
            codes = st.sampled_from([each.code for each in framework.scale])
            said = draw(st.dictionaries(codes, st.integers(1, 60), min_size=1))
            found.append(spread(framework, Counter(said)))
    return tuple(found)


@given(
    known=st.builds(
        Known, studies=st.integers(0, 300), reports=st.integers(0, 300), settings=st.integers(0, 12), spreads=_spreads()
    )
)  # fmt: skip
def test_it_never_contradicts_the_numbers(known: Known) -> None:
    with override("en"):
        text = plainly(known)
        for number, one, many in (
            (known.studies, "study", "studies"),
            (known.reports, "try-it report", "try-it reports"),
            (known.appraisals, "appraisal", "appraisals"),
        ):
            found = re.search(rf"(\d+) (?:{one}|{many})\b", text)
            assert (found is not None) == (number > 0)
            if found:
                assert found[0] == f"{number} {one if number == 1 else many}"
        assert ("Nobody has" in text) == (not known.reports or not known.appraisals)
        disagreeing, agreeing = (_about(text, verb) for verb in ("disagree", "agree"))
        for each in known.spreads:
            about = str(each.framework.about)
            assert (about in disagreeing) == (each.people > 1 and len(each.said) > 1)
            assert (about in agreeing) == (each.people > 1 and len(each.said) == 1)
        if not known.spreads:
            assert not disagreeing
            assert not agreeing


def _about(text: str, verb: str) -> str:
    return next((part for part in text.split(". ") if f"People {verb} about" in part), "")


@pytest.mark.parametrize("language", ["en", "es", "de", "ar"])
def test_it_can_be_said_in_any_language_of_the_house(language: str) -> None:
    known = Known(studies=2, reports=2, settings=2, spreads=(_spread("studies", low=1, high=2),))
    with override(language):
        text = plainly(known)
    assert "%(" not in text
    assert text.count("2") == 3


@pytest.mark.parametrize("framework", FRAMEWORKS.values(), ids=FRAMEWORKS)
def test_each_framework_asks_and_answers(framework: Framework) -> None:
    each = framework
    codes = [conclusion.code for conclusion in each.scale]
    assert len(set(codes)) == len(codes) >= 4
    names = [ask.name for ask in each.criteria]
    assert len(set(names)) == len(names) >= 4
    for ask in each.criteria:
        assert ask.choices is not None
        answers = [code for code, _words in ask.choices()]
        assert len(set(answers)) == len(answers) >= 2


def test_frameworks_stand_in_no_order_of_rank() -> None:
    """By the alphabet of the reader, so that no language puts one above the others for good."""
    names = [str(each.name) for each in side_by_side()]
    assert names == sorted(names, key=str.casefold)
    assert set(side_by_side()) == set(FRAMEWORKS.values())


def test_what_people_with_lived_experience_say_is_a_way_of_its_own() -> None:
    """It is no step of another scale, and has its own."""
    for framework in (STUDIES, PRACTICE):
        said = " ".join(str(each.says) for each in framework.scale).casefold()
        assert "lived" not in said
        assert not {each.code for each in framework.scale} & {each.code for each in LIVED.scale}
