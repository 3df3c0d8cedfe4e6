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
    ("nació el 1.º de mayo", "date", "1.º de mayo"),
    ("on May the 12th she left", "date", "May the 12th"),
    ("elle est venue le 1er août", "date", "1er août"),
    ("le 3 févr. au soir", "date", "3 févr"),
    ("depuis mars 2021", "date", "mars 2021"),
    ("op de 2de mrt.", "date", "2de mrt"),
    ("sinds 5 augustus", "date", "5 augustus"),
    ("it was March 2024", "date", "March 2024"),
    ("ingresó en marzo de 2024", "date", "marzo de 2024"),
    ("he came on 5/3 again", "date", "on 5/3"),
    ("salió el 5/3", "date", "el 5/3"),
    ("call 555-0104", "phone", "555-0104"),
    ("llama al 600 123 456", "phone", "600 123 456"),
    ("llama al 600123456", "number", "600123456"),
    ("write to ray (at) example.org", "email", "ray (at) example.org"),
    ("escribe a ana [arroba] example.org", "email", "ana [arroba] example.org"),
    ("he is facebook.com/john.smith.7", "link", "facebook.com/john.smith.7"),
    ("zip code 90210", "postcode", "zip code 90210"),
    ("código postal: 28013", "postcode", "código postal: 28013"),
    ("C.P. 28013", "postcode", "C.P. 28013"),
    ("vive en 28013 Madrid", "postcode", "28013 Madrid"),
    ("she is 93 and sings", "age", "she is 93"),
    ("he turned 90 in spring", "age", "he turned 90"),
    ("a 92 y/o neighbour", "age", "92 y/o"),
    ("93yo, sings", "age", "93yo"),
    ("ninety-two years old", "age", "ninety-two years old"),
    ("tiene 93 años", "age", "93 años"),
    ("cumplió 95", "age", "cumplió 95"),
    ("noventa y tres años", "age", "noventa y tres años"),
    ("MR SMITH came", "name", "MR SMITH"),
    ("then mr smith came", "name", "mr smith"),
    ("Mister Brown came", "name", "Mister Brown"),
    ("el señor Pérez vino", "name", "señor Pérez"),
    ("la señora de la Fuente", "name", "señora de la Fuente"),
    ("con la Dra. Ruiz", "name", "Dra. Ruiz"),
    ("con el doctor Ruiz", "name", "doctor Ruiz"),
    ("con don José", "name", "don José"),
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
    "It is 95 percent of the work, and she is 100% right.",
    "Un grupo de 95 personas, en 10000 Ciudades",
    "I miss London. Ask the doctor. Then we talk.",
    "One half is 1/2, and 3/4 of us agree on 2/3 of it.",
    "Pages 100-120, between 10:30 and 12:00, the 12-step group",
    "See https://www.example.org/peer-support/2024/ for more.",
    "Hablé con el señor de la tienda",
    "En mars nous étions 30, et nous marchons encore.",
]

MONTHS = {
    "en": "January February March April May June July August September October November December Jan Feb Sept Oct Nov Dec",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember Okt Dez",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december mrt okt",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre "
    "fevrier aout decembre janv févr avr juil sept déc",
}


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


@given(st.integers(1, 31), st.sampled_from([name for names in MONTHS.values() for name in names.split()]))
def test_a_day_of_any_month_is_seen_however_it_is_written(day: int, month: str) -> None:
    for written in (month, month.upper(), month.capitalize()):
        assert _dates(f"It was {day} {written}, at noon") == [f"{day} {written}"]
        assert _dates(f"It was {written} 2019, at noon") == [f"{written} 2019"]


def _dates(text: str) -> list[str]:
    return [each.words for each in identifiers(text) if each.sort == "date"]


@given(st.text(max_size=2_000), st.lists(st.text(max_size=80), max_size=3))
def test_any_text_can_be_looked_at(text: str, facilities: list[str]) -> None:
    for each in identifiers(text, facilities=facilities):
        assert each.words
        assert each.words in text


@given(st.integers(1, 40))
def test_long_runs_take_no_longer_than_their_length(times: int) -> None:
    identifiers("1 " * 50 * times + "a@" * 50 * times + "Mr " * 50 * times)
