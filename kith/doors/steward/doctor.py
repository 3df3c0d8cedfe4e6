"""What is wrong with an installation, in words: for `bin/kith doctor`, and for the stewards' page of health."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import disk_usage

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.capabilities.conversations.models import Post
from kith.capabilities.notifications import waiting
from kith.foundation.people.models import Person
from kith.infrastructure.database import roles
from kith.infrastructure.database.quiet import QUIET
from kith.infrastructure.jobs import keeping
from kith.lib.examining import Examination

LEAST_FREE = 1024**3
OLDEST_BACKUP = timedelta(days=7)


def examinations() -> Sequence[Examination]:
    """Everything that is looked at, of this door and of others."""
    return [*EXAMINATIONS, *(import_string(path) for path in settings.KITH_EXAMINATIONS)]


def complaints() -> Iterator[str]:
    """One sentence for each thing that someone should look at; none when all is well.

    A database that is older than the program is asked nothing else: it would not know of what.
    """
    for examination in examinations():
        found = list(examination.complaints())
        yield from found
        if found and examination is DATABASE:
            return


def _migrations() -> Iterator[str]:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield _("The database is older than the program. Start Kith with bin/run, or run: bin/kith migrate.")


def _walls() -> Iterator[str]:
    """Asked as the application is connected: whether row security binds it."""
    with connection.cursor() as cursor:
        cursor.execute(roles.SEES_ALL)
        if cursor.fetchone()[0]:
            yield roles.REFUSED


def _database_log() -> Iterator[str]:
    """Only whoever runs an outside database can set what it logs."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, setting FROM pg_settings WHERE name = ANY(%s)", [list(QUIET)])
        loud = [f"{name} = {QUIET[name]}" for name, setting in cursor.fetchall() if setting != QUIET[name]]
    if loud:
        yield _(
            "The database writes what people say, and their addresses, into its own log. "
            "Set this in its postgresql.conf, and let it read that file again: %(settings)s"
        ) % {"settings": ", ".join(loud)}


def _modes() -> Iterator[str]:
    if Path(settings.DATA).stat().st_mode & 0o077:
        yield _("Others on this computer can look into %(folder)s. Run: chmod 700 %(folder)s") % {
            "folder": settings.DATA
        }
    for name in ("secret.key", "push.key", "seal.key", "safe.key"):
        key = Path(settings.DATA) / name
        if key.exists() and key.stat().st_mode & 0o077:
            yield _("Others on this computer can read %(file)s. Run: chmod 600 %(file)s") % {"file": key}


def _space_left() -> Iterator[str]:
    free = disk_usage(settings.DATA).free
    if free < LEAST_FREE:
        left = {"megabytes": free // 1024**2, "folder": settings.DATA}
        yield _("Only %(megabytes)s MB are left on the disk of %(folder)s.") % left


def _jobs() -> Iterator[str]:
    found = keeping.numbers()
    if found.failed:
        yield _("%(number)s background jobs have failed. A steward sees why at /steward/health/jobs/") % {
            "number": found.failed
        }
    if found.waiting > 1000:
        yield _("%(number)s background jobs are waiting. Is the worker running?") % {"number": found.waiting}


def _stewards() -> Iterator[str]:
    if not Person.objects.active().filter(is_steward=True).exists():
        yield _("Nobody looks after this installation. Run: bin/kith steward EMAIL")


def _search() -> Iterator[str]:
    missing = (
        Post.objects.filter(state="shown", sort="words", entry=None).exclude(item__state="removed").count()
    )
    if missing > 100:
        yield _("%(number)s posts cannot be found by search yet. Run: bin/kith reindex") % {"number": missing}


def _backups() -> Iterator[str]:
    made = sorted((Path(settings.DATA) / "backups").glob("kith-*.tar.gz"))
    newest = datetime.fromtimestamp(made[-1].stat().st_mtime, tz=UTC) if made else None
    if newest is None or timezone.now() - newest > OLDEST_BACKUP:
        yield _("There is no backup of the last seven days in the backups folder. Run: bin/kith backup")


def _mail() -> Iterator[str]:
    if not _is_of_the_demo() and "smtp" not in settings.MAILERS["default"]["BACKEND"]:
        yield _(
            "Mails are only written to the data folder. Set KITH_MAIL_URL so that people can sign in by e-mail."
        )
    if late := waiting.late_letters().count():
        yield _("Letters that wait for more than an hour to be sent: %(number)s.") % {"number": late}


def _is_of_the_demo() -> bool:
    """Whether nobody here waits for a mail. A command of its own is not told what bin/run was; the folder knows."""
    return settings.DEMO or (Path(settings.DATA) / "cast.json").exists()


def _push() -> Iterator[str]:
    if late := waiting.late_pushes().count():
        yield _("News for devices that wait for more than an hour to be sent: %(number)s.") % {"number": late}


def _demo() -> Iterator[str]:
    if settings.DEMO and settings.HTTPS:
        yield _("Anyone can enter as anyone here (KITH_DEMO=yes), and the address looks like a real one.")


DATABASE = Examination(gettext_lazy("The database"), _migrations)
EXAMINATIONS = (
    DATABASE,
    Examination(gettext_lazy("The wall around private messages"), _walls),
    Examination(gettext_lazy("The log of the database"), _database_log),
    Examination(gettext_lazy("Who can read the data folder"), _modes),
    Examination(gettext_lazy("Room on the disk"), _space_left),
    Examination(gettext_lazy("Background jobs"), _jobs, "steward:jobs"),
    Examination(gettext_lazy("Stewards"), _stewards, "steward:members"),
    Examination(gettext_lazy("Search"), _search),
    Examination(gettext_lazy("Backups"), _backups),
    Examination(gettext_lazy("Mail that goes out"), _mail, "steward:mail"),
    Examination(gettext_lazy("News on devices"), _push),
    Examination(gettext_lazy("The demo"), _demo),
)
