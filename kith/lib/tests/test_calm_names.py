"""Names for one conversation: two words in the language of the conversation, and never one that is taken."""

import pytest

from kith.lib.calm_names import _WORDS, free_name


@pytest.mark.parametrize("language", ["en", "es", "es-mx", "de"])
def test_a_name_is_two_words_of_the_language(language: str) -> None:
    first, second = _WORDS.get(language[:2], _WORDS["en"])
    name = free_name(language, lambda name: False)
    start = next(word for word in first if name.startswith(f"{word} "))
    assert name.removeprefix(f"{start} ") in {word.lower() for word in second}


def test_what_is_taken_is_not_given() -> None:
    given: set[str] = set()
    for _each in range(300):
        given.add(free_name("en", lambda name: name in given))
    assert len(given) == 300


def test_when_all_are_taken_a_number_tells_them_apart() -> None:
    assert free_name("es", lambda name: not name[-1].isdigit())[-1].isdigit()


def test_each_language_has_enough_of_them() -> None:
    assert all(len(set(first)) * len(set(second)) > 1500 for first, second in _WORDS.values())
    assert all(
        len(f"{one} {other}") < 40 for first, second in _WORDS.values() for one in first for other in second
    )
