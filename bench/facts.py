"""What the database and the libraries say of themselves."""

import platform
from importlib.metadata import version
from typing import Any

from django.db import connection


def jobs_waiting() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing')")
        return int(cursor.fetchone()[0])


def data() -> dict[str, Any]:
    sizes_of = "SELECT pg_size_pretty(pg_database_size(current_database())), (SELECT count(*) FROM conversations_post)"
    with connection.cursor() as cursor:
        cursor.execute(sizes_of)
        size, posts = cursor.fetchone()
    return {"size": size, "posts": posts}


def versions() -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        postgres = cursor.fetchone()[0]
    return {"Python": platform.python_version(), "Django": version("django"), "granian": version("granian"),
            "PostgreSQL": postgres}  # fmt: skip
