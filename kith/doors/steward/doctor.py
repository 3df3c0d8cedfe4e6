"""What is wrong with an installation, in words."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import disk_usage

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django.utils.module_loading import import_string
from procrastinate.contrib.django.models import ProcrastinateJob

from kith.capabilities.conversations.models import Post
from kith.foundation.people.models import Person
from kith.infrastructure.database import roles

LEAST_FREE = 1024**3
OLDEST_BACKUP = timedelta(days=7)


def complaints() -> Iterator[str]:
    """One sentence for each thing that someone should look at; none when all is well."""
    others = [import_string(path) for path in settings.KITH_EXAMINATIONS]
    for examine in (*EXAMINATIONS, *others):
        yield from examine()


def _migrations() -> Iterator[str]:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield "The database is older than the program. Start Kith with bin/run, or run: bin/kith migrate."


def _walls() -> Iterator[str]:
    """Asked as the application is connected: whether row security binds it."""
    with connection.cursor() as cursor:
        cursor.execute(roles.SEES_ALL)
        if cursor.fetchone()[0]:
            yield roles.REFUSED


def _modes() -> Iterator[str]:
    for name in ("secret.key", "push.key", "seal.key"):
        key = Path(settings.DATA) / name
        if key.exists() and key.stat().st_mode & 0o077:
            yield f"Others on this computer can read {key}. Run: chmod 600 {key}"


def _space_left() -> Iterator[str]:
    free = disk_usage(settings.DATA).free
    if free < LEAST_FREE:
        yield f"Only {free // 1024**2} MB are left on the disk of {settings.DATA}."


def _jobs() -> Iterator[str]:
    failed = ProcrastinateJob.objects.filter(status="failed").count()
    if failed:
        yield f"{failed} background jobs have failed. The log of the worker says why."
    waiting = ProcrastinateJob.objects.filter(status="todo", scheduled_at=None).count()
    if waiting > 1000:
        yield f"{waiting} background jobs are waiting. Is the worker running?"


def _stewards() -> Iterator[str]:
    if not Person.objects.active().filter(is_steward=True).exists():
        yield "Nobody looks after this installation. Run: bin/kith steward EMAIL"


def _search() -> Iterator[str]:
    missing = (
        Post.objects.filter(state="shown", sort="words", entry=None).exclude(item__state="removed").count()
    )
    if missing > 100:
        yield f"{missing} posts cannot be found by search yet. Run: bin/kith reindex"


def _backups() -> Iterator[str]:
    made = sorted((Path(settings.DATA) / "backups").glob("kith-*.tar.gz"))
    newest = datetime.fromtimestamp(made[-1].stat().st_mtime, tz=UTC) if made else None
    if newest is None or timezone.now() - newest > OLDEST_BACKUP:
        yield "There is no backup of the last seven days in the backups folder. Run: bin/kith backup"


def _mail() -> Iterator[str]:
    if not settings.DEMO and "smtp" not in settings.MAILERS["default"]["BACKEND"]:
        yield "Mails are only written to the data folder. Set KITH_MAIL_URL so that people can sign in by e-mail."


def _demo() -> Iterator[str]:
    if settings.DEMO and settings.HTTPS:
        yield "Anyone can enter as anyone here (KITH_DEMO=yes), and the address looks like a real one."


EXAMINATIONS: tuple[Callable[[], Iterator[str]], ...] = (
    _migrations, _walls, _modes, _space_left, _jobs, _stewards, _search, _backups, _mail, _demo,
)  # fmt: skip
