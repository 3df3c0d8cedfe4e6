"""What leads to a person is seen; what does not is left alone; and no text is too strange."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.lib.identifiers import identifiers

SEEN = [
    ("Write to ana.lopez@example.org about it", "email", "ana.lopez@example.org"),
    ("Call 555-010-4477 after lunch", "phone", "555-010-4477"),
    ("Ring +44 20 7946 0958", "phone", "+44 20 7946 0958"),
    ("her number is (020) 7946 0958", "phone", "(020) 7946 0958"),
    ("He was born on 3/14/1962", "date", "3/14/1962"),
    ("admitted 2024-05-17 at night", "date", "2024-05-17"),
    ("on 12 March she left", "date", "12 March"),
    ("on March 12th she left", "date", "March 12th"),
    ("el 3 de mayo salió", "date", "3 de mayo"),
    ("a man aged 93", "age", "aged 93"),
    ("a 97-year-old woman", "age", "97-year-old"),
    ("she lives in SW1A 2AA", "postcode", "SW1A 2AA"),
    ("in 1012 AB, near the canal", "postcode", "1012 AB"),
    ("in K1A 0B1", "postcode", "K1A 0B1"),
    ("Denver, CO 80203", "postcode", "CO 80203"),
    ("record 48201937 says", "number", "48201937"),
    ("her 123-45-6789", "number", "123-45-6789"),
    ("I met Mrs. Whitfield again", "name", "Mrs. Whitfield"),
    ("la Sra. Núñez vino", "name", "Sra. Núñez"),
    ("Herr von Öttingen kam", "name", "Herr von Öttingen"),
]
LEFT_ALONE = [
    "I have worked here since 2019, three days a week.",
    "We met 12 people, and 3 of them stayed for 45 minutes.",
    "Section 3.2 of the guideline says 80 percent.",
    "She may come. It may take a while.",
    "Version 2.10.4 is out; see chapter 11-12.",
    "Peer support workers aged 18 to 65",
    "> Mrs. Whitfield called 555-010-4477",
    "Don't march 100 people through the ward",
]


@pytest.mark.parametrize(("text", "sort", "words"), SEEN)
def test_what_leads_to_a_person_is_seen(text: str, sort: str, words: str) -> None:
    assert [(each.sort, each.words) for each in identifiers(text)] == [(sort, words)]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert identifiers(text) == []


def test_the_places_of_ones_own_profile_are_seen() -> None:
    found = identifiers("On the ward of st. brigid house we sing", facilities=["St. Brigid House", "NHS"])
    assert [(each.sort, each.words) for each in found] == [("facility", "st. brigid house")]


def test_they_come_in_the_order_of_the_text_and_each_place_once() -> None:
    found = identifiers("Ms. Ray, 555-010-4477, on 2024-05-17, ray@example.org")
    assert [each.sort for each in found] == ["name", "phone", "date", "email"]


@given(st.text(max_size=2_000), st.lists(st.text(max_size=80), max_size=3))
def test_any_text_can_be_looked_at(text: str, facilities: list[str]) -> None:
    for each in identifiers(text, facilities=facilities):
        assert each.words
        assert each.words in text


@given(st.integers(1, 40))
def test_long_runs_take_no_longer_than_their_length(times: int) -> None:
    identifiers("1 " * 50 * times + "a@" * 50 * times + "Mr " * 50 * times)
