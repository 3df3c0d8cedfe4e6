"""One archive with everything: the database, the files, and the keys that sign sessions and pushes and seal names.

All but one key: `safe.key` opens what people keep for themselves alone, so it never lies beside the database.

A backup is checked by restoring it: its database is loaded beside the running one and counted, its files are read
and compared by their digests.
"""

import hashlib
import json
import shutil
import tarfile
import tempfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from kith.doors.steward.closed_files import closed_to_others
from kith.infrastructure.database import dump

KEPT = ("files", "instruments", "secret.key", "push.key", "seal.key")


class BackupTrouble(Exception):
    """A backup that cannot be made, read or trusted; its text is what the steward reads."""


@dataclass(frozen=True)
class Contents:
    """What a backup holds."""

    rows: int
    files: int
    made_at: str


def back_up(archive: Path) -> Contents:
    """Write a backup and prove that it can be restored; a file that fails the proof is removed."""
    part = archive.with_name(archive.name + ".part")
    part.unlink(missing_ok=True)  # of one that was killed
    with tempfile.TemporaryDirectory(dir=settings.DATA) as folder, closed_to_others(part):
        copied = Path(folder) / "database.dump"
        dump.dump(settings.DATABASE_URL, copied)
        manifest = _manifest(copied)
        with tarfile.open(part, "w:gz") as tar:
            _add_text(tar, "manifest.json", json.dumps(manifest, indent=1), Path(folder))
            tar.add(copied, "database.dump")
            for path in _kept_files():
                tar.add(path, str(path.relative_to(settings.DATA)))
        contents = check(part)
        part.rename(archive)
    return contents


def _manifest(copied: Path) -> dict[str, Any]:
    with dump.scratch(settings.DATABASE_URL) as beside:
        dump.load(beside, copied)
        rows = dump.counts(beside)
    files = {str(path.relative_to(settings.DATA)): _digest(path) for path in _kept_files()}
    digest = {"database.dump": _digest(copied)}
    return {"made_at": timezone.now().isoformat(), "rows": rows, "digests": files | digest}


def _kept_files() -> list[Path]:
    roots = [Path(settings.DATA) / name for name in KEPT]
    return [
        path
        for root in roots
        for path in ([root] if root.is_file() else sorted(root.rglob("*")))
        if path.is_file()
    ]


def check(archive: Path) -> Contents:
    """Read a backup wholly, compare every file, and load its database beside the running one."""
    with tempfile.TemporaryDirectory(dir=settings.DATA) as folder:
        manifest = unpack(archive, Path(folder))
        with dump.scratch(settings.DATABASE_URL) as beside:
            dump.load(beside, Path(folder) / "database.dump")
            if dump.counts(beside) != manifest["rows"]:
                raise BackupTrouble(
                    "The database in this backup is not what its list says. Do not rely on it."
                )
    return Contents(sum(manifest["rows"].values()), len(manifest["digests"]) - 1, manifest["made_at"])


def unpack(archive: Path, folder: Path) -> dict[str, Any]:
    """Unpack a backup into a folder; every file must be the one that was packed."""
    try:
        with tarfile.open(archive) as tar:
            tar.extractall(folder, filter="data")
        manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text())
    except (tarfile.TarError, zlib.error, OSError, EOFError, ValueError) as error:
        raise BackupTrouble(f"{archive} is not a whole backup: {error}") from error
    if not _is_list(manifest):
        raise BackupTrouble(f"{archive} is not a whole backup: its list does not tell what is in it.")
    for name, digest in manifest["digests"].items():
        if not (folder / name).is_file() or _digest(folder / name) != digest:
            raise BackupTrouble(f"In {archive} the file {name} is missing or damaged.")
    return manifest


def _is_list(manifest: object) -> bool:
    """Whether it tells what every backup holds."""
    if not isinstance(manifest, dict):
        return False
    known = isinstance(manifest.get("rows"), dict) and isinstance(manifest.get("digests"), dict)
    return known and "database.dump" in manifest["digests"] and "made_at" in manifest


def restore(archive: Path) -> Contents:
    """Replace the database and the files of this installation by those of a backup."""
    with tempfile.TemporaryDirectory(dir=settings.DATA) as folder:
        manifest = unpack(archive, Path(folder))
        dump.load(settings.DATABASE_URL, Path(folder) / "database.dump")
        for name in KEPT:
            _put_back(Path(folder) / name, Path(settings.DATA) / name)
    return Contents(sum(manifest["rows"].values()), len(manifest["digests"]) - 1, manifest["made_at"])


def _put_back(source: Path, target: Path) -> None:
    if target.is_dir():
        shutil.rmtree(target)
    if source.exists():
        shutil.move(source, target)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _add_text(tar: tarfile.TarFile, name: str, text: str, folder: Path) -> None:
    path = folder / name
    path.write_text(text)
    tar.add(path, name)
