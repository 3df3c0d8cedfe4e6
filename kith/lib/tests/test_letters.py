"""Words as people type them: small, without Latin accents."""

import pytest

from kith.lib.letters import plain


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("José", "jose"),
        ("ŁÓDŹ", "lodz"),
        ("Straße", "strasse"),
        ("Kjær", "kjaer"),
        ("whānau", "whanau"),
        ("हिन्दी", "हिन्दी"),
        ("日本語", "日本語"),
    ],
)
def test_capitals_and_accents_go_and_other_scripts_stay(text: str, typed: str) -> None:
    assert plain(text) == typed
