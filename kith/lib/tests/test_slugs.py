import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.lib import slugs


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("How do you end a session?", "how-do-you-end-a-session"),
        ("Über Straße & Señal", "uber-strasse-senal"),
        ("Łódź øre", "lodz-ore"),
        ("دعم الأقران", "دعم-الأقران"),
        ("同行支持", "同行支持"),
        ("सहकर्मी समर्थन", "सहकर्मी-समर्थन"),
        ("snake_case__name", "snake-case-name"),
        ("?!", "item"),
        ("", "item"),
    ],
)
def test_slugs_read_like_the_title(text: str, made: str) -> None:
    assert slugs.slug(text) == made


def test_a_long_slug_ends_after_a_whole_word() -> None:
    assert slugs.slug("one two three four", length=10) == "one-two"
    assert slugs.slug("one two three four", length=7) == "one-two"
    assert slugs.slug("x" * 100, length=10) == "x" * 10


@given(st.text(), st.integers(4, 80))
def test_a_slug_is_never_empty_nor_too_long_nor_in_need_of_quoting(text: str, length: int) -> None:
    made = slugs.slug(text, length)
    assert 0 < len(made) <= max(length, 4)
    assert not set(made) & set(" /?#%&.\\'\"<>")


@given(st.text())
def test_a_handle_can_always_be_typed(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]{2,30}", slugs.handle(text))


def test_handles_keep_what_they_can() -> None:
    assert slugs.handle("Zoë Núñez") == "zoe-nunez"
    assert slugs.handle("明") == "person"


def test_a_taken_name_gets_a_number() -> None:
    taken = {"ana", "ana-2"}
    assert slugs.free("ana", taken.__contains__) == "ana-3"
    assert slugs.free("ben", taken.__contains__) == "ben"
