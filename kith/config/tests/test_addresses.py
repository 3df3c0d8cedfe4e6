"""Names and addresses of an installation: a wrong one stops the start with one sentence that names it."""

from collections.abc import Callable

import pytest

from kith.config import environment as env

type Reading = Callable[[], object]


@pytest.mark.parametrize(
    ("read", "name", "value", "meant"),
    [
        (env.hosts, "KITH_HOSTS", "", []),
        (env.hosts, "KITH_HOSTS", "kith.local, 192.168.0.7,[::1], .example.org",
         ["kith.local", "192.168.0.7", "[::1]", ".example.org"]),
        (env.live, "KITH_LIVE", "", ""),
        (env.live, "KITH_LIVE", "/live/", "/live/"),
        (env.live, "KITH_LIVE", "http://127.0.0.1:8001/live/", "http://127.0.0.1:8001/live/"),
        (env.sender, "KITH_MAIL_FROM", "", "kith@localhost"),
        (env.sender, "KITH_MAIL_FROM", "Kith <kith@example.org>", "Kith <kith@example.org>"),
    ],
)  # fmt: skip
def test_what_can_be_used_is_used(
    monkeypatch: pytest.MonkeyPatch, read: Reading, name: str, value: str, meant: object
) -> None:
    monkeypatch.setenv(name, value)
    assert read() == meant


@pytest.mark.parametrize(
    ("read", "name", "values"),
    [
        (
            env.hosts,
            "KITH_HOSTS",
            ["http://kith.example.org", "two words", "a..b", "kith.example.org:8000", "*"],
        ),
        (env.live, "KITH_LIVE", ["live", "//elsewhere.example.org/", "javascript:alert(1)", "http:///live/"]),
        (env.sender, "KITH_MAIL_FROM", ["Kith", "kith@", "@example.org", "Kith <>"]),
    ],
)
def test_what_cannot_be_used_is_named(
    monkeypatch: pytest.MonkeyPatch, read: Reading, name: str, values: list[str]
) -> None:
    for value in values:
        monkeypatch.setenv(name, value)
        with pytest.raises(env.WrongSetting, match=f"{name} (is|holds) “"):
            read()
