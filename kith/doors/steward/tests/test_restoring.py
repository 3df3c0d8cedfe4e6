"""A backup is worth what can be restored from it: elsewhere, whole, or not at all."""

import hashlib
import json
import os
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import override_settings
from psycopg import sql

from kith.capabilities.attachments.actions import attach, checked
from kith.capabilities.conversations.actions.writing import show_files
from kith.capabilities.conversations.models import Post
from kith.capabilities.messages.actions.asking import write_to
from kith.config.keys import push_key, safe_key, seal_key
from kith.doors.steward.backup import BackupTrouble, back_up, restore
from kith.infrastructure.database import dump, embedded
from kith.infrastructure.database.dump import DumpTrouble
from tests.cast import assemble
from tests.contracts.makers import MAKERS

type Changed = dict[str, bytes | None]

ROOT = Path(__file__).parents[4]
KEY = "a-key-that-only-this-installation-has"
WORDS = "Snow on the pass.\r\n\tChains help. 🌨 Ünïcödé \\ ' \" ; --"
_TABLE = sql.SQL("SELECT t::text FROM {} t ORDER BY 1")
ALONE = "For Noor alone"
NOTES = b"Line one\nLine two, no end"


# A whole installation, restored into another


@pytest.fixture
def house(transactional_db: None, tmp_path: Path) -> Iterator[Path]:
    """The data folder of an installation in which people have written, and added files."""
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "secret.key").write_text(KEY)
    push_key(folder)
    seal_key(folder)
    safe_key(folder)
    stored = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": folder / "files"},
    }
    url = urlsplit(settings.DATABASE_URL)._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    storages = settings.STORAGES | {"default": stored}
    with override_settings(DATA=folder, DATABASE_URL=url, STORAGES=storages):
        _is_lived_in()
        yield folder


def _is_lived_in() -> None:
    cast = assemble()
    author = cast.place("kestrel", cast.rural)
    item = MAKERS["discussion"](author, title="Winter roads", source=WORDS)
    kept = [attach(checked(name, NOTES), to=item, by=author) for name in ("notes.txt", "Straße.txt")]
    show_files(Post.objects.get(item=item), files=kept)
    write_to([cast["noor"]], ALONE, by=cast["maria"])


def _kith(folder: Path, *command: str) -> "subprocess.CompletedProcess[str]":
    """A command as the steward of that folder gives it, with the database that is embedded there."""
    ours = ("KITH_", "DJANGO_", "PYTEST_", "DATABASE_URL")
    environ = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    environ |= {"KITH_DATA": str(folder), "PYTHONPATH": str(ROOT)}
    asked = [sys.executable, "-m", "kith.config", *command]
    return subprocess.run(asked, env=environ, cwd=folder, text=True, capture_output=True, check=False)


def _rows(url: str) -> dict[str, list[str]]:
    """Every row of every table as PostgreSQL writes it, and how far each sequence has counted."""
    with psycopg.connect(dump.keeping(url)) as asked:
        tables = asked.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        found = {
            table: [row[0] for row in asked.execute(_TABLE.format(sql.Identifier(table)))]
            for (table,) in tables
        }
        counted = asked.execute("SELECT sequencename || ' ' || coalesce(last_value, 0) FROM pg_sequences")
        return found | {"sequences": sorted(row[0] for row in counted)}


def _kept(folder: Path) -> dict[str, tuple[bytes, int]]:
    """What stands in each file that a backup keeps, and who may read it."""
    keys = [folder / name for name in ("secret.key", "push.key", "seal.key")]
    files = [*keys, *(path for path in (folder / "files").rglob("*") if path.is_file())]
    return {str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mode) for path in files}


@pytest.mark.slow
def test_a_backup_is_restored_into_another_installation_byte_for_byte(house: Path, tmp_path: Path) -> None:
    archive, there = tmp_path / "kith.tar.gz", tmp_path / "there"
    there.mkdir()
    contents = back_up(archive)
    with tarfile.open(archive) as tar:
        assert "safe.key" not in tar.getnames()
    rows, kept = _rows(settings.DATABASE_URL), _kept(house)
    done = _kith(there, "restore", str(archive))
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"Restored: {contents.rows} rows and 5 files of {contents.made_at}.\n"
    url = embedded.start(there / "postgres")
    try:
        assert _rows(url) == rows
        assert _kept(there) == kept
        assert len(rows["people_person"]) == 10
        assert any("Winter roads" in row for row in rows["items_item"])
        assert any(ALONE in row for row in rows["private_messages_message"])
        _is_walled(url)
        _is_not_replaced_unless_asked(there, archive, url)
        assert _rows(url) == rows
        assert _kept(there) == kept
        _can_be_backed_up_again(there, contents.rows)
    finally:
        embedded.stop(there / "postgres")


def _is_walled(url: str) -> None:
    """What came back stands behind the wall again."""
    with psycopg.connect(url) as asked:
        assert asked.execute("SELECT * FROM private_messages_message").fetchall() == []
        maria = asked.execute("SELECT id FROM people_person WHERE handle = 'maria'").fetchone()
        asked.execute("SELECT set_config('kith.person', %s, true)", [str(maria and maria[0])])
        assert asked.execute("SELECT source FROM private_messages_message").fetchall() == [(ALONE,)]


def _is_not_replaced_unless_asked(there: Path, archive: Path, url: str) -> None:
    with psycopg.connect(url) as written:
        written.execute("UPDATE people_person SET name = 'Someone else'")
    (there / "files" / "later.txt").write_text("added later")
    (there / "secret.key").write_text("another key")
    (there / "push.key").write_text("another key")
    (there / "seal.key").write_text("another key")
    before = _rows(url), _kept(there)
    refused = _kith(there, "restore", str(archive))
    assert refused.returncode == 1
    assert refused.stderr.startswith("CommandError: There are people here. Add --replace if")
    assert (_rows(url), _kept(there)) == before
    assert _kith(there, "restore", str(archive), "--replace").returncode == 0


def _can_be_backed_up_again(there: Path, rows: int) -> None:
    """What was restored is as good a source as what it came from."""
    done = _kith(there, "backup", str(there / "again.tar.gz"))
    assert done.returncode == 0, done.stderr
    assert f"{rows} rows and 5 files, checked by restoring them." in done.stdout
    assert "safe.key is not in it" in done.stdout


# Archives that are damaged


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A backup of a small database of its own, with a file that packs well and one that does not."""
    folder = tmp_path_factory.mktemp("here")
    (folder / "files").mkdir()
    (folder / "secret.key").write_text(KEY)
    (folder / "files" / "numbers.txt").write_text("".join(f"{n * n}," for n in range(20_000)))
    (folder / "files" / "noise").write_bytes(hashlib.shake_256(b"noise").digest(20_000))
    with dump.scratch(settings.DATABASE_URL) as url, override_settings(DATA=folder, DATABASE_URL=url):
        with psycopg.connect(url) as written:
            written.execute("CREATE TABLE words AS SELECT 'restored' AS word")
        back_up(folder / "kith.tar.gz")
    return (folder / "kith.tar.gz").read_bytes()


@pytest.fixture
def archive(whole: bytes, tmp_path: Path) -> Path:
    file = tmp_path / "kith.tar.gz"
    file.write_bytes(whole)
    return file


@pytest.fixture
def target(tmp_path: Path) -> Iterator[Path]:
    """The data folder of an installation with a database of its own, and something in both."""
    folder = tmp_path / "there"
    (folder / "files").mkdir(parents=True)
    (folder / "files" / "ours.txt").write_text("ours")
    (folder / "secret.key").write_text("ours")
    (folder / "push.key").write_text("ours")
    (folder / "seal.key").write_text("ours")
    with dump.scratch(settings.DATABASE_URL) as url, override_settings(DATA=folder, DATABASE_URL=url):
        with psycopg.connect(url) as written:
            written.execute("CREATE TABLE words AS SELECT 'ours' AS word")
        yield folder


def _is_refused(archive: Path, target: Path) -> str:
    """The sentence by which it is refused; the target is as it was, without a trace."""
    url = settings.DATABASE_URL
    before = _rows(url), _kept(target), sorted(target.rglob("*"))
    with pytest.raises((BackupTrouble, DumpTrouble)) as refused:
        restore(archive)
    assert (_rows(url), _kept(target), sorted(target.rglob("*"))) == before
    return str(refused.value)


def test_an_archive_that_is_damaged_anywhere_is_refused(archive: Path, target: Path) -> None:
    whole = archive.read_bytes()
    for part in range(1, 40):
        place = len(whole) * part // 40
        archive.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        said = _is_refused(archive, target)
        assert str(archive) in said, place


def test_an_archive_that_ends_too_soon_is_refused(archive: Path, target: Path) -> None:
    whole = archive.read_bytes()
    for part in range(20):
        archive.write_bytes(whole[: len(whole) * part // 20])
        assert "not a whole backup" in _is_refused(archive, target)


def _repack(archive: Path, folder: Path, changed: Changed) -> None:
    """The archive with other content under these names; None leaves one out."""
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    for name, content in changed.items():
        (folder / name).unlink() if content is None else (folder / name).write_bytes(content)
    with tarfile.open(archive, "w:gz") as tar:
        for path in sorted(folder.rglob("*")):
            tar.add(path, str(path.relative_to(folder)), recursive=False)


def _manifest(**other: Any) -> bytes:
    return json.dumps({"made_at": "today", "rows": {}, "digests": {}} | other).encode()


NOT_A_DUMP = b"nothing that can be loaded"
DIGEST = {"database.dump": hashlib.sha256(NOT_A_DUMP).hexdigest()}
WRONG: dict[str, Changed] = {
    "no list": {"manifest.json": None},
    "a list that is none": {"manifest.json": b"[]"},
    "a list without digests": {"manifest.json": b'{"made_at": "today", "rows": {}}'},
    "a list that names a file elsewhere": {"manifest.json": _manifest(digests={"../secret.key": "0"})},
    "a list that leaves the database out": {"manifest.json": _manifest(), "database.dump": None},
    "a database that cannot be loaded": {
        "manifest.json": _manifest(digests=DIGEST), "database.dump": NOT_A_DUMP,
    },
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_an_archive_that_is_not_what_it_says_is_refused(
    archive: Path, target: Path, tmp_path: Path, wrong: str
) -> None:
    _repack(archive, tmp_path / "repacked", WRONG[wrong])
    said = _is_refused(archive, target)
    assert said
    assert "\n" not in said


def test_a_name_that_leads_out_of_the_folder_is_refused(archive: Path, target: Path) -> None:
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(target / "secret.key", "../out.key")
    assert "not a whole backup" in _is_refused(archive, target)
    assert not (target.parent / "out.key").exists()


def test_the_command_says_it_in_one_sentence(db: None, archive: Path, target: Path) -> None:
    archive.write_bytes(archive.read_bytes()[:-2_000])
    before = _rows(settings.DATABASE_URL), _kept(target)
    with pytest.raises(CommandError, match=r"kith\.tar\.gz is not a whole backup"):
        call_command("restore", str(archive))
    assert (_rows(settings.DATABASE_URL), _kept(target)) == before


def test_a_load_that_fails_half_way_leaves_the_database_as_it_was(
    archive: Path, target: Path, tmp_path: Path
) -> None:
    """The dump is whole and is what its list says, but this server cannot take it."""
    with dump.scratch(settings.DATABASE_URL) as url:
        with psycopg.connect(url) as written:
            written.execute("CREATE SCHEMA taken CREATE TABLE words (word text)")
        dump.dump(url, tmp_path / "foreign.dump")
    with psycopg.connect(settings.DATABASE_URL) as written:
        written.execute("CREATE SCHEMA taken")
    foreign = (tmp_path / "foreign.dump").read_bytes()
    digests = {"database.dump": hashlib.sha256(foreign).hexdigest()}
    wrong: Changed = {"manifest.json": _manifest(digests=digests), "database.dump": foreign}
    _repack(archive, tmp_path / "repacked", wrong)
    assert "already exists" in _is_refused(archive, target)


def test_there_is_no_such_archive(target: Path) -> None:
    assert "nothing.tar.gz" in _is_refused(target / "nothing.tar.gz", target)
