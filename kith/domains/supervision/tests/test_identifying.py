"""In the text of a case, what leads to a person for certain is not sent; what might is looked at once more."""

import pytest

from kith.domains.supervision.identifying import certain


@pytest.mark.parametrize(
    "text",
    [
        "You can reach her at rosa.m@example.org",
        "His number is 555-010-9999",
        "Llámame al +34 600 123 456",
        "Born on 3 March 1971, she said",
        "dob: 03/03/1971",
        "Nació el 3 de marzo de 1971",
        "Fecha de nacimiento: 1971-03-03",
    ],
)
def test_a_number_an_address_and_a_day_of_birth_are_certain(text: str) -> None:
    assert len(certain(text)) == 1, certain(text)


@pytest.mark.parametrize(
    "text", ["We met on 3 March 2026", "Mr. Finch came late", "She is 92 years old", "It took 20 minutes", ""]
)
def test_the_rest_is_left_to_whoever_wrote_it(text: str) -> None:
    assert certain(text) == []
