"""Where the ISBN of a book leads, as an installation is told."""

import pytest

from kith.config import environment as env


@pytest.mark.parametrize(
    ("value", "leads"),
    [
        ("", "https://openlibrary.org/isbn/{isbn}"),
        (
            "https://catalogue.example.org/?q={isbn}&in=isbn",
            "https://catalogue.example.org/?q={isbn}&in=isbn",
        ),
        ("off", ""),
    ],
)
def test_it_leads_to_the_catalogue_that_is_named(
    monkeypatch: pytest.MonkeyPatch, value: str, leads: str
) -> None:
    monkeypatch.setenv("KITH_ISBN_LINK", value)
    assert env.isbn_link() == leads


@pytest.mark.parametrize(
    "value", ["on", "https://catalogue.example.org/", "javascript:alert({isbn})", "https:///{isbn}"]
)
def test_what_cannot_be_used_is_said_in_one_sentence(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("KITH_ISBN_LINK", value)
    with pytest.raises(env.WrongSetting, match="KITH_ISBN_LINK"):
        env.isbn_link()
