"""The folder of an installation and its keys: made once, shared by all its machines, refused in words."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kith.config.environment import ROOT, WrongSetting, data_folder
from kith.config.keys import push_key, safe_key, seal_key, secret_key

NOBODY = 65534
KEYS = (secret_key, push_key, seal_key, safe_key)


@pytest.fixture
def as_nobody() -> Iterator[None]:
    """As an account that owns no folder; a mode does not bind root."""
    was = os.geteuid()
    if was == 0:
        os.seteuid(NOBODY)
    yield
    os.seteuid(was)


def test_a_folder_that_this_account_may_not_write_to_is_refused(
    as_nobody: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KITH_DATA", "/usr")
    with pytest.raises(
        WrongSetting, match=r"^KITH_DATA is “/usr”, which cannot be used: Permission denied.$"
    ):
        data_folder()


@pytest.fixture
def open_by_habit() -> Iterator[None]:
    """An account whose new files everyone may read."""
    before = os.umask(0)
    yield
    os.umask(before)


def test_a_folder_that_is_not_there_is_made_for_its_owner_alone_and_nothing_is_left_in_it(
    open_by_habit: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KITH_DATA", str(tmp_path / "below" / "house"))
    assert list(data_folder().iterdir()) == []
    assert data_folder().stat().st_mode & 0o777 == 0o700


def test_a_folder_that_someone_opened_to_others_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house").chmod(0o750)
    monkeypatch.setenv("KITH_DATA", str(tmp_path / "house"))
    assert data_folder().stat().st_mode & 0o777 == 0o750


@pytest.mark.parametrize("key", KEYS)
def test_a_key_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: Callable[[Path], str]
) -> None:
    monkeypatch.delenv("KITH_SECRET_KEY", raising=False)
    key(tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.unlink()
    kept.mkdir()  # as unreadable for root as for anyone
    with pytest.raises(WrongSetting, match=f"This account cannot read {kept}: "):
        key(tmp_path)


def test_whoever_runs_several_machines_reads_of_every_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KITH_SECRET_KEY", raising=False)
    for key in KEYS:
        key(tmp_path)
    told = (ROOT / "docs/operating/scale.md").read_text(encoding="utf-8")
    assert [file.name for file in tmp_path.iterdir() if f"`{file.name}`" not in told] == []
