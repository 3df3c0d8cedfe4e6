from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kith.lib.search_syntax import MOST_PARTS, Query, meant, parse, phrase, to_tsquery, unparse

PIECES = [
    *("in:", "en:", "BY:", "de:", "tag:", "kind:", "has:", "has:answer", "con:respuesta", "after:", "hasta:"),
    *("2026-01-31", "2026-02-30", '"', "“", "-", "--", " ", "  ", "peer", "or", "OR", ":", "\x00", "\u2028", "ſ", "\ud800"),
]  # fmt: skip
TYPED = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=25).map("".join)


@given(TYPED)
@example('--in:a -"in:a" "in:a" -"-a" -')
@example('tag:"a b tag:"c')
@example("a" + '"a"a' * 100)
def test_a_query_survives_being_written_and_read_again(typed: str) -> None:
    query = parse(typed)
    assert parse(unparse(query)) == query


@given(TYPED)
def test_what_is_sent_to_the_database_can_be_stored_and_has_its_quotes_closed(typed: str) -> None:
    sent = to_tsquery(parse(typed))
    assert "\0" not in sent
    assert sent.encode().decode() == sent
    assert sent.count('"') % 2 == 0


def test_every_part_is_understood() -> None:
    line = (
        'boundaries "warm handover" -crisis -"on call" in:north by:ana by:ben kind:question '
        'tag:"lived experience" has:answer after:2026-01-31 before:2026-03-01'
    )
    query = parse(line)
    assert query == Query(
        words=("boundaries",),
        phrases=("warm handover",),
        minus=("crisis", "on call"),
        space=("north",),
        by=("ana", "ben"),
        kind=("question",),
        tag=("lived experience",),
        has_answer=True,
        after=date(2026, 1, 31),
        before=date(2026, 3, 1),
    )
    assert unparse(query) == line


def test_spanish_words_mean_the_same() -> None:
    spanish = parse(
        "en:norte de:ana tipo:pregunta etiqueta:x con:respuesta desde:2026-01-31 hasta:2026-03-01"
    )
    assert spanish == parse(
        "in:norte by:ana kind:pregunta tag:x has:answer after:2026-01-31 before:2026-03-01"
    )


@pytest.mark.parametrize(
    ("typed", "code", "shown"),
    [
        ("after:yesterday", "date", "after:yesterday"),
        ("desde:2026-02-30", "date", "desde:2026-02-30"),
        ("in:", "empty", "in:"),
        ('has:"two hats"', "has", 'has:"two hats"'),
        ("-tag:x", "minus", "-tag:x"),
    ],
)
def test_what_is_not_understood_is_named(typed: str, code: str, shown: str) -> None:
    query = parse(f"peer {typed}")
    assert query.problems == ((code, shown),)
    assert query.words == ("peer",)


def test_without_answer_is_asked_with_a_minus() -> None:
    assert parse("-has:answer").has_answer is False
    assert parse("peer").has_answer is None


def test_curly_quotes_and_open_quotes_hold_phrases() -> None:
    assert parse('“warm handover” «de igual a igual» "to the end').phrases == (
        "warm handover",
        "de igual a igual",
        "to the end",
    )


@given(TYPED)
def test_any_words_become_one_phrase(typed: str) -> None:
    said = phrase(typed)
    assert parse(f'"{said}"').phrases == ((said,) if said else ())


def test_a_filter_is_read_as_its_reader_means_it_and_what_means_nothing_is_named() -> None:
    places = {"the north": "north", "north": "north", "south": "south"}
    query = meant(
        parse('in:"The North" in:NORTH in:moon in:south'), "space", lambda typed: places.get(typed.lower())
    )
    assert query.space == ("north", "south")
    assert query.problems == (("unknown", "in:moon"),)


def test_addresses_and_times_are_words() -> None:
    assert parse("https://a.example 10:30 peer-led").words == ("https://a.example", "10:30", "peer-led")


def test_only_words_are_searched_in_the_text() -> None:
    assert to_tsquery(parse('one or two "three four" -five in:north')) == 'one "or" two "three four" -"five"'


def test_endless_lines_are_cut() -> None:
    assert len(parse("peer " * 5000).words) == MOST_PARTS
