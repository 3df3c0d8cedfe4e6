"""The embedded database is shared, is stopped by the last who uses it, and comes back after a crash."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from kith.infrastructure.database import embedded
from kith.infrastructure.database.leftovers import server_process
from kith.infrastructure.database.place import Place

ANOTHER = """
import sys; from pathlib import Path; from kith.infrastructure.database import embedded
embedded.start(Path(sys.argv[1])); print("joined", flush=True); sys.stdin.read()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "postgres"
    embedded.stop(tmp_path / "postgres")


def _answers(url: str) -> bool:
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT current_user = 'kith'").fetchone() == (True,)


def test_the_last_who_leaves_stops_it(folder: Path) -> None:
    assert _answers(embedded.start(folder, durable=False))
    command = [sys.executable, "-c", ANOTHER, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdin
        assert other.stdout
        assert other.stdout.readline() == b"joined\n"
        assert not embedded.stop(folder)
        assert embedded.is_running(folder)
        other.stdin.close()
    assert not embedded.is_running(folder)


def test_it_comes_back_with_its_data_after_the_server_is_killed(folder: Path) -> None:
    url = embedded.start(folder)
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    server = server_process(Place(folder))
    assert server
    os.kill(server, signal.SIGKILL)
    with psycopg.connect(embedded.start(folder)) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (7,)


def test_a_note_that_names_a_stranger_is_not_believed(folder: Path) -> None:
    embedded.start(folder, durable=False)
    embedded.stop(folder)
    (folder / "cluster" / "postmaster.pid").write_text(f"{os.getpid()}\n{folder}/cluster\n")
    assert not embedded.is_running(folder)
    assert _answers(embedded.start(folder, durable=False))


def test_half_of_a_first_start_is_begun_again(folder: Path) -> None:
    (folder / "cluster.making").mkdir(parents=True)
    (folder / "cluster.making" / "PG_VERSION").write_text("18\n")
    assert _answers(embedded.start(folder, durable=False))


def test_a_folder_that_cannot_hold_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(embedded.DatabaseTrouble, match="taken"):
        embedded.start(tmp_path / "taken")
