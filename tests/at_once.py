"""Two things at the same moment, on two connections to the database."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait

from django.db import connection, transaction

type Verb = Callable[[], object]


def _is_held_up(pid: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT cardinality(pg_blocking_pids(%s)) > 0", [pid])
        return bool(cursor.fetchone()[0])


def meanwhile(first: Verb, second: Verb) -> Future[object]:
    """Do the first, and before it is written begin the second on another connection."""
    connected: Future[int] = Future()

    def elsewhere() -> object:
        try:
            connection.ensure_connection()
            connected.set_result(connection.connection.info.backend_pid)
            return second()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        first()
        other = pool.submit(elsewhere)
        pid = connected.result()
        while not other.done() and not _is_held_up(pid):
            wait([other], timeout=0.01)
    return other
