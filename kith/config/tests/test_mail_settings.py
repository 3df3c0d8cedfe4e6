"""Settings of mail that comes in: a wrong one stops the start with one sentence that names it."""

import pytest

from kith.config.environment import WrongSetting, hook_secret, lmtp_place, mail_domain


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ("", None), ("127.0.0.1:8024", ("127.0.0.1", 8024)), ("[::1]:24", ("::1", 24)),
        ("/run/kith/lmtp.sock", "/run/kith/lmtp.sock"),
    ],
)  # fmt: skip
def test_lmtp_listens_at_a_port_or_a_socket(
    monkeypatch: pytest.MonkeyPatch, value: str, place: str | tuple[str, int] | None
) -> None:
    monkeypatch.setenv("KITH_LMTP", value)
    assert lmtp_place() == place


@pytest.mark.parametrize("value", ["8024", "host", "host:x", "host:0", "host:99999", "host:24/there"])
def test_a_place_that_cannot_be_is_said_in_words(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("KITH_LMTP", value)
    with pytest.raises(WrongSetting, match=f"KITH_LMTP is “{value}”"):
        lmtp_place()


def test_a_domain_is_needed_and_has_to_look_like_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert mail_domain() == ""
    monkeypatch.setenv("KITH_LMTP", "127.0.0.1:8024")
    with pytest.raises(WrongSetting, match="need KITH_MAIL_IN"):
        mail_domain()
    for wrong in ("localhost", "a b.org", "kith@example.org"):
        monkeypatch.setenv("KITH_MAIL_IN", wrong)
        with pytest.raises(WrongSetting, match="KITH_MAIL_IN is"):
            mail_domain()
    monkeypatch.setenv("KITH_MAIL_IN", "In.Example.org")
    assert mail_domain() == "in.example.org"


def test_a_short_secret_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KITH_MAIL_HOOK", "short")
    with pytest.raises(WrongSetting, match="KITH_MAIL_HOOK is too short"):
        hook_secret()
