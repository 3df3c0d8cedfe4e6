"""Each thing that can be wrong with an installation is said in a sentence that names what to do, and only then."""

import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path
from shutil import disk_usage
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from kith.capabilities.conversations.models import Post
from kith.capabilities.notifications.models import Letter
from kith.doors.steward import doctor
from kith.doors.steward.doctor import complaints
from kith.foundation.crisis.actions import confirm
from kith.foundation.crisis.models import Check
from kith.foundation.crisis.queries import due, known
from kith.foundation.people.models import Person
from kith.infrastructure.database.quiet import QUIET
from kith.infrastructure.safes.actions import new_safe
from tests.cast import Cast
from tests.contracts.makers import MAKERS


@pytest.fixture
def house(cast: Cast, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An installation in which all is well; what it keeps is in the folder."""
    settings.DATA, settings.DEMO, settings.HTTPS = tmp_path, False, True
    tmp_path.chmod(0o700)
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend"}}
    monkeypatch.setattr(doctor, "LEAST_FREE", min(doctor.LEAST_FREE, disk_usage(tmp_path).free // 2))
    monkeypatch.setitem(QUIET, "log_error_verbosity", QUIET["log_error_verbosity"])
    (tmp_path / "secret.key").write_text("secret")
    (tmp_path / "secret.key").chmod(0o600)
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "kith-2026.tar.gz").write_bytes(b"")
    _routes_checked(cast)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    yield tmp_path
    known.forget()


def _routes_checked(cast: Cast) -> None:
    for shown in due():
        confirm(shown.route, by=cast["ruth"], found=Check.Found.WORKS, source="I called them")
    known.forget()


def _doctor() -> tuple[int, list[str]]:
    """How the command ends, and what it says."""
    said, ended = StringIO(), 0
    try:
        call_command("doctor", stdout=said)
    except SystemExit as end:
        ended = int(end.code or 0)
    return ended, said.getvalue().splitlines()


def test_where_all_is_well_the_doctor_says_so(house: Path) -> None:
    assert _doctor() == (0, ["All is well."])


def test_what_is_wrong_is_told_to_whatever_asked_too(house: Path, settings: Any, cast: Cast) -> None:
    """A timetable or a watch reads how a command ends, and no words."""
    _no_steward(house, settings, cast)
    ended, (line,) = _doctor()
    assert ended == 1
    assert line.startswith("• Nobody looks after this installation.")


def test_in_the_folder_of_a_demo_nobody_waits_for_mail(house: Path, settings: Any, cast: Cast) -> None:
    _no_mail(house, settings, cast)
    assert list(complaints())
    (house / "cast.json").write_text("[]")
    assert list(complaints()) == []


def _migration_missing(house: Path, settings: Any, cast: Cast) -> None:
    (newest,) = MigrationLoader(connection).graph.leaf_nodes("search")
    MigrationRecorder(connection).record_unapplied(*newest)


def _older(house: Path, settings: Any, cast: Cast) -> None:
    """As it was before search had a table."""
    _migration_missing(house, settings, cast)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE search_entry RENAME TO not_there_yet")


def _words_are_logged(house: Path, settings: Any, cast: Cast) -> None:
    QUIET["log_error_verbosity"] = "quieter than it is"  # put back by the fixture


def _folder_open(house: Path, settings: Any, cast: Cast) -> None:
    house.chmod(0o755)


def _key_readable(house: Path, settings: Any, cast: Cast) -> None:
    (house / "secret.key").chmod(0o644)


def _disk_full(house: Path, settings: Any, cast: Cast) -> None:
    doctor.LEAST_FREE = disk_usage(house).total * 2  # put back by the fixture


def _jobs(number: int, *, status: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, priority, args, status)"
            " SELECT 'default', 'soup', 0, '{}', %s::procrastinate_job_status FROM generate_series(1, %s)",
            [status, number],
        )


def _job_failed(house: Path, settings: Any, cast: Cast) -> None:
    _jobs(1, status="failed")


def _jobs_waiting(house: Path, settings: Any, cast: Cast) -> None:
    _jobs(1001, status="todo")


def _no_steward(house: Path, settings: Any, cast: Cast) -> None:
    Person.objects.update(is_steward=False)


def _search_behind(house: Path, settings: Any, cast: Cast) -> None:
    item = MAKERS["discussion"](cast.place("maria", cast.commons))
    Post.objects.bulk_create(
        Post(item=item, number=number, author=item.author, source="soup", html="soup", text="soup")
        for number in range(2, 103)
    )
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")


def _backup_old(house: Path, settings: Any, cast: Cast) -> None:
    then = (timezone.now() - timedelta(days=8)).timestamp()
    os.utime(house / "backups" / "kith-2026.tar.gz", (then, then))


def _backup_missing(house: Path, settings: Any, cast: Cast) -> None:
    (house / "backups" / "kith-2026.tar.gz").unlink()


def _no_mail(house: Path, settings: Any, cast: Cast) -> None:
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.filebased.EmailBackend"}}


def _letters_late(house: Path, settings: Any, cast: Cast) -> None:
    Letter.objects.create(person=cast["maria"], sort="now", made_at=timezone.now() - timedelta(hours=2))


def _demo_in_the_open(house: Path, settings: Any, cast: Cast) -> None:
    settings.DEMO = True


def _route_unchecked(house: Path, settings: Any, cast: Cast) -> None:
    Check.objects.filter(route="es-024").delete()
    known.forget()


def _another_safe_key(house: Path, settings: Any, cast: Cast) -> None:
    new_safe()
    settings.SAFE_KEY = "the secret of another installation"


WRONG: dict[str, Callable[[Path, Any, Cast], None]] = {
    "The database is older than the program.": _migration_missing,
    "let it read that file again: log_error_verbosity = ": _words_are_logged,
    "Others on this computer can look into": _folder_open,
    "Others on this computer can read": _key_readable,
    "MB are left on the disk": _disk_full,
    "1 background jobs have failed.": _job_failed,
    "1001 background jobs are waiting.": _jobs_waiting,
    "Nobody looks after this installation.": _no_steward,
    "102 posts cannot be found by search yet.": _search_behind,
    "There is no backup of the last seven days": _backup_missing,
    "no backup of the last seven days": _backup_old,
    "Mails are only written to the data folder.": _no_mail,
    "Letters that wait for more than an hour to be sent: 1.": _letters_late,
    "Anyone can enter as anyone here": _demo_in_the_open,
    "crisis routes were never checked": _route_unchecked,
    "The file safe.key is not the one": _another_safe_key,
}


def test_a_database_that_is_older_is_asked_nothing_else(house: Path, settings: Any, cast: Cast) -> None:
    _older(house, settings, cast)
    _ended, (line,) = _doctor()
    assert line.startswith("• The database is older than the program.")


@pytest.mark.parametrize("says", WRONG)
def test_each_trouble_is_told_alone(house: Path, settings: Any, cast: Cast, says: str) -> None:
    WRONG[says](house, settings, cast)
    (sentence,) = complaints()
    assert says in sentence
