"""The relay and the server for large rooms, as an installation is told of them."""

import pytest

from kith.config import environment as env


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("KITH_TURN_URL", "KITH_TURN_SECRET", "KITH_BBB_URL", "KITH_BBB_SECRET"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_without_them_nobody_else_is_asked(given: pytest.MonkeyPatch) -> None:
    assert (env.relay()[0], env.large_rooms()) == ([], ("", ""))


def test_a_relay_may_have_several_addresses(given: pytest.MonkeyPatch) -> None:
    given.setenv("KITH_TURN_URL", "turn:turn.example.org:3478, turns:turn.example.org:5349?transport=tcp")
    given.setenv("KITH_TURN_SECRET", "north")
    found, secret = env.relay()
    assert (len(found), secret) == (2, "north")


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("KITH_TURN_URL", "https://turn.example.org", "must look like turn:"),
        ("KITH_TURN_URL", "turn:turn.example.org:3478", "needs KITH_TURN_SECRET"),
        ("KITH_BBB_URL", "https://bbb.example.org/bigbluebutton", "needs KITH_BBB_SECRET"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_sentence(
    given: pytest.MonkeyPatch, name: str, value: str, says: str
) -> None:
    given.setenv(name, value)
    with pytest.raises(env.WrongSetting, match=says):
        env.relay() if "TURN" in name else env.large_rooms()
