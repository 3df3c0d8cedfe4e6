"""Files with what people wrote are closed to others from the first byte on, and stay only if they are whole."""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.test import override_settings

from kith.doors.steward.backup import BackupTrouble, back_up
from kith.doors.steward.closed_files import closed_to_others
from kith.doors.steward.exporting import export_space
from kith.infrastructure.database import dump
from tests.cast import Cast


@pytest.fixture(autouse=True)
def open_by_habit() -> Iterator[None]:
    """An account whose new files everyone may read and change."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Path]:
    """The data folder of an installation with a key and a file, and a small database of its own."""
    folder = tmp_path / "house"
    (folder / "files").mkdir(parents=True)
    (folder / "files" / "notes.txt").write_text("notes")
    (folder / "seal.key").write_text("a key")
    with dump.scratch(settings.DATABASE_URL) as url, override_settings(DATA=folder, DATABASE_URL=url):
        with psycopg.connect(url) as written:
            written.execute("CREATE TABLE words AS SELECT 'said' AS word")
        yield folder


def _is_closed(file: Path) -> bool:
    return file.stat().st_mode & 0o777 == 0o600


def test_a_file_is_closed_before_anything_stands_in_it(tmp_path: Path) -> None:
    file = tmp_path / "words"
    with closed_to_others(file):
        assert _is_closed(file)
        file.write_text("words")
    assert _is_closed(file)
    assert file.read_text() == "words"


@pytest.mark.parametrize("wrong", [OSError("the disk is full"), KeyboardInterrupt()])
def test_what_goes_wrong_leaves_no_file(tmp_path: Path, wrong: BaseException) -> None:
    with pytest.raises(type(wrong)):
        _goes_wrong(tmp_path / "words", wrong)
    assert list(tmp_path.iterdir()) == []


def _goes_wrong(file: Path, wrong: BaseException) -> None:
    with closed_to_others(file):
        file.write_text("half of the words")
        raise wrong


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "words"
    file.write_text("of someone else")
    with pytest.raises(FileExistsError), closed_to_others(file):
        pass
    assert file.read_text() == "of someone else"


def test_a_backup_that_cannot_be_restored_leaves_nothing(house: Path, tmp_path: Path) -> None:
    (house / "files" / "elsewhere").symlink_to(
        house / "seal.key"
    )  # no archive gives back a way out of its folder
    with pytest.raises(BackupTrouble):
        back_up(tmp_path / "kith.tar.gz")
    assert [path.name for path in tmp_path.iterdir()] == ["house"]
    assert sorted(path.name for path in house.iterdir()) == ["files", "seal.key"]


def test_a_backup_is_closed_and_what_a_killed_one_left_is_in_nobodys_way(house: Path, tmp_path: Path) -> None:
    (tmp_path / "kith.tar.gz.part").write_text("half of one")
    back_up(tmp_path / "kith.tar.gz")
    assert _is_closed(tmp_path / "kith.tar.gz")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["house", "kith.tar.gz"]


def test_an_export_is_closed(cast: Cast, tmp_path: Path) -> None:
    export_space(cast.circle, tmp_path / "circle.zip")
    assert _is_closed(tmp_path / "circle.zip")
