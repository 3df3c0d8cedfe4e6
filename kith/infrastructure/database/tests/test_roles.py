"""Whoever the database user is, the application is bound by row security; who keeps the database is not."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from kith.infrastructure.database import embedded, roles
from kith.infrastructure.database.dump import DumpTrouble, dump, keeping
from kith.infrastructure.database.place import Place
from kith.infrastructure.database.walled.base import DatabaseWrapper

WHO = "SELECT current_user, (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user)"
TABLE = """CREATE TABLE diary (person bigint); INSERT INTO diary VALUES (1), (2);
ALTER TABLE diary ENABLE ROW LEVEL SECURITY; ALTER TABLE diary FORCE ROW LEVEL SECURITY;
CREATE POLICY mine ON diary USING (person = nullif(current_setting('kith.person', true), '')::bigint);
CREATE POLICY keeping ON diary USING (current_setting('kith.keeping', true) = 'yes' AND current_setting('role') = 'none')"""
USERS = {
    "superuser": "kith_test_super",
    "bypassrls": "kith_test_bypass",
    "powerless": "kith_test_powerless",
    "ordinary": "kith_test_ordinary",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A server of its own, with one database for each sort of user that DATABASE_URL may name."""
    folder = tmp_path_factory.mktemp("server") / "postgres"
    embedded.start(folder, durable=False)
    rights = {
        "superuser": "SUPERUSER",
        "bypassrls": "BYPASSRLS CREATEROLE CREATEDB",
        "powerless": "BYPASSRLS",
        "ordinary": "CREATEDB",
    }
    with psycopg.connect(_url(folder, "postgres", "postgres"), autocommit=True) as keeper:
        for sort, user in USERS.items():
            keeper.execute(f"CREATE ROLE {user} LOGIN {rights[sort]}")
            keeper.execute(f"CREATE DATABASE {user} OWNER {user}")
    yield folder
    embedded.stop(folder)


def _url(folder: Path, database: str, user: str) -> str:
    return Place(folder.resolve()).url(database=database, user=user)


def _as_application(folder: Path, user: str) -> DatabaseWrapper:
    where = urlsplit(_url(folder, user, user))
    options = {"HOST": parse_qs(where.query)["host"][0], "PORT": "5432", "USER": user, "NAME": user}
    return DatabaseWrapper(connection.settings_dict | options)


def _ask(wrapper: DatabaseWrapper, statement: str) -> list[tuple[object, ...]]:
    with wrapper.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def _prepared(folder: Path, sort: str) -> bool:
    """What a migration does: a table with two people's rows, and the role of the application."""
    with psycopg.connect(_url(folder, USERS[sort], USERS[sort])) as keeper:
        if keeper.execute("SELECT to_regclass('diary')").fetchone() == (None,):
            keeper.execute(TABLE.replace("INSERT", "SET kith.keeping = 'yes'; INSERT"))
        return roles.prepare(keeper)


@pytest.mark.parametrize("sort", ["superuser", "bypassrls", "ordinary"])
def test_the_application_is_bound_and_who_keeps_the_database_is_not(
    db: None, server: Path, sort: str
) -> None:
    assert _prepared(server, sort)
    assert _prepared(server, sort)  # again does no harm
    wrapper = _as_application(server, USERS[sort])
    try:
        below = USERS[sort] if sort == "ordinary" else f"{USERS[sort]}_walled"
        assert _ask(wrapper, WHO) == [(below, False)]
        assert _ask(wrapper, "SELECT * FROM diary") == []
        _ask(wrapper, "SELECT set_config('kith.person', '2', false)")
        assert _ask(wrapper, "SELECT * FROM diary") == [(2,)]
        with wrapper.keeping():
            assert _ask(wrapper, "SELECT current_user::text") == [(USERS[sort],)]
            assert len(_ask(wrapper, "SELECT * FROM diary")) == 2
        assert _ask(wrapper, WHO) == [(below, False)]
        assert _ask(wrapper, "SELECT * FROM diary") == [(2,)]
    finally:
        wrapper.close()


def test_tables_that_come_later_are_there_for_the_application(db: None, server: Path) -> None:
    assert _prepared(server, "superuser")
    user = USERS["superuser"]
    with psycopg.connect(_url(server, user, user)) as keeper:
        keeper.execute("CREATE TABLE later (id bigserial)")
    wrapper = _as_application(server, user)
    try:
        assert _ask(wrapper, "INSERT INTO later DEFAULT VALUES RETURNING id") == [(1,)]
    finally:
        wrapper.close()


def test_a_user_who_may_not_make_a_role_stays_and_it_is_said(db: None, server: Path) -> None:
    assert not _prepared(server, "powerless")
    wrapper = _as_application(server, USERS["powerless"])
    try:
        assert _ask(wrapper, WHO) == [(USERS["powerless"], True)]
        assert _ask(wrapper, roles.SEES_ALL) == [(True,)]
    finally:
        wrapper.close()


@pytest.mark.parametrize("sort", ["superuser", "bypassrls", "ordinary"])
def test_a_copy_holds_the_rows_of_everyone(server: Path, tmp_path: Path, sort: str) -> None:
    assert _prepared(server, sort)
    dump(_url(server, USERS[sort], USERS[sort]), tmp_path / "whole.dump")
    words = tmp_path / "whole.sql"
    subprocess.run(
        [str(embedded.tools() / "pg_restore"), f"--file={words}", str(tmp_path / "whole.dump")], check=True
    )
    rows = words.read_text().partition("COPY public.diary")[2].partition("\\.")[0]
    assert rows.splitlines()[1:] == ["1", "2"]


def test_a_copy_that_would_lack_rows_is_never_begun(server: Path, tmp_path: Path) -> None:
    assert _prepared(server, "superuser")
    user = USERS["superuser"]
    bound = _url(server, user, user) + f"&options=-c%20role%3D{user}_walled"
    with pytest.raises(DumpTrouble, match="hidden"):
        dump(bound, tmp_path / "half.dump")
    assert not (tmp_path / "half.dump").exists()


def test_what_a_url_asks_for_is_kept(db: None) -> None:
    asked = keeping("postgresql://kith@/kith?host=%2Ftmp%2Fa%20b&options=-c%20work_mem%3D8MB")
    query = parse_qs(urlsplit(asked).query)
    assert query == {"host": ["/tmp/a b"], "options": ["-c work_mem=8MB -c kith.keeping=yes"]}
    with psycopg.connect(keeping(settings.DATABASE_URL)) as keeper:
        assert keeper.execute("SHOW kith.keeping").fetchone() == ("yes",)
