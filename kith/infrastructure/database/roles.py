"""The role that binds an application whose database user would see past every wall.

Roles belong to a whole server, which may serve many databases: the role is named after the user that steps down to
it, is made once, and gets its rights in each database by itself.
"""

import psycopg
from psycopg import sql

ENDING = "_walled"
LONGEST = 63 - len(ENDING)

STEP_UP = "SELECT set_config('role', 'none', false), set_config('kith.keeping', 'yes', false)"
# A role that sees as much as its user would be no step down; where there is none, the user stays what it is.
STEP_DOWN = f"""
SELECT set_config('kith.keeping', '', false), set_config('role', coalesce(below.rolname, 'none'), false)
FROM pg_roles me LEFT JOIN pg_roles below ON below.rolname = left(me.rolname, {LONGEST}) || '{ENDING}'
AND (me.rolsuper OR me.rolbypassrls) AND NOT below.rolsuper AND NOT below.rolbypassrls
AND pg_has_role(session_user, below.oid, 'MEMBER')
WHERE me.rolname = session_user
"""  # noqa: S608

REFUSED = (
    "The user of DATABASE_URL sees past row security and may not make a role that does not, so private messages have "
    "one wall instead of two. Use a user without SUPERUSER and BYPASSRLS, or let this one make roles (CREATEROLE)."
)

SEES_ALL = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"

_MAKE = """
DO $$ BEGIN CREATE ROLE {role} NOLOGIN NOINHERIT; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$
"""
_RIGHTS = (
    "GRANT {role} TO {user}",
    "GRANT USAGE ON SCHEMA public TO {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
    "GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO {role}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO {role}",
)


def prepare(connection: "psycopg.Connection[tuple[object, ...]]") -> bool:
    """Make the role below this connection's user, and give it its rights here. False: it cannot be made.

    Without a user that sees all there is nothing to do. Doing it again does no harm.
    """
    with connection.transaction():
        if not _sees_all(connection):
            return True
    try:
        with connection.transaction():
            names = _names(connection)
            connection.execute(sql.SQL(_MAKE).format(**names))
            for right in _RIGHTS:
                connection.execute(sql.SQL(right).format(**names))
    except (psycopg.errors.InsufficientPrivilege, psycopg.errors.InvalidGrantOperation):
        return False
    return True


def _sees_all(connection: "psycopg.Connection[tuple[object, ...]]") -> bool:
    found = connection.execute(SEES_ALL).fetchone()
    return bool(found and found[0])


def _names(connection: "psycopg.Connection[tuple[object, ...]]") -> dict[str, sql.Identifier]:
    (user,) = connection.execute("SELECT current_user::text").fetchone() or ("",)
    return {"user": sql.Identifier(str(user)), "role": sql.Identifier(str(user)[:LONGEST] + ENDING)}
