"""A database for each test process, copied in a moment from a template that was migrated once, and emptied in another."""

import os
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import TransactionTestCase

from kith.infrastructure.database.private import keeping
from tests.keeping import throw_away

ROOT = Path(__file__).parents[1]
LOCK = 4_711


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    name = f"kith_test_{os.getpid()}"
    with django_db_blocker.unblock():
        home = connection.settings_dict["NAME"]
        with psycopg.connect(settings.DATABASE_URL, autocommit=True) as keeper:
            keeper.execute("SELECT pg_advisory_lock(%s)", [LOCK])
            template = _template(keeper)
            _drop(keeper, name, *_left_behind(keeper))
            keeper.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
            keeper.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
        _point_at(name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", _empty)
        yield
    with django_db_blocker.unblock():
        _point_at(home)
        with psycopg.connect(settings.DATABASE_URL, autocommit=True) as keeper:
            _drop(keeper, name)


def _empty(_case: TransactionTestCase) -> None:
    """After a test that really commits. Django would empty each table and make its content types anew; few have rows."""
    with keeping():
        throw_away()


def _template(keeper: "psycopg.Connection[Any]") -> str:
    """The name of a migrated database for these very migrations; older ones are dropped."""
    wanted = f"kith_template_{_digest()}"
    known = _named(keeper, "kith_template_")
    _drop(keeper, *known - {wanted})
    if wanted not in known:
        _drop(keeper, "kith_making")
        keeper.execute('CREATE DATABASE "kith_making"')
        _point_at("kith_making")
        call_command("migrate", verbosity=0)
        connection.close()
        keeper.execute(f'ALTER DATABASE "kith_making" RENAME TO "{wanted}"')
    return wanted


def _left_behind(keeper: "psycopg.Connection[Any]") -> set[str]:
    """What test processes that were killed did not take away. An outside server may serve other machines too."""
    if os.environ.get("DATABASE_URL"):
        return set()
    found = _named(keeper, "kith_test_")
    return {name for name in found if not Path(f"/proc/{name.removeprefix('kith_test_')}").exists()}


def _named(keeper: "psycopg.Connection[Any]", start: str) -> set[str]:
    found = keeper.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [start])
    return {row[0] for row in found}


def _drop(keeper: "psycopg.Connection[Any]", *names: str) -> None:
    for name in names:
        keeper.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _digest() -> str:
    digest = blake2b((ROOT / "uv.lock").read_bytes(), digest_size=8)
    for file in sorted((ROOT / "kith").rglob("migrations/*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _point_at(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = name
