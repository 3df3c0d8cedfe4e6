"""`bin/run`: prepares an installation, starts the web server and the worker, and stops both together.

Everything that takes time is done only when what it depends on has changed, so a second start takes seconds.
"""

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import time
from hashlib import blake2b
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from kith.config.environment import ROOT, WrongSetting, data_folder
from kith.infrastructure.database import embedded

PATIENCE = 90
GRACE = 8
SOURCES = ("*.py", "*.po", "*.css", "*.js", "*.svg", "*.woff2")


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    _environment(options)
    folder = data_folder()
    _free(options.host, options.port)
    if not os.environ.get("DATABASE_URL"):
        embedded.start(folder / "postgres")
    _prepare(folder, demo=os.environ["KITH_DEMO"] == "yes")
    return Family(folder, options.host, options.port).live()


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/run", description="Start Kith. Ctrl-C stops it.")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host", default="127.0.0.1", help="0.0.0.0 lets others on your network in")
    parser.add_argument("--data", help="folder that keeps everything (default: var/)")
    parser.add_argument("--empty", action="store_true", help="without the invented community")
    return parser.parse_args(arguments)


def _environment(options: argparse.Namespace) -> None:
    """What the children inherit. A folder that was begun empty stays without the demo."""
    if options.data:
        os.environ["KITH_DATA"] = str(Path(options.data).resolve())
    os.environ.setdefault("KITH_URL", f"http://{_shown(options.host)}:{options.port}")
    if options.host not in ("127.0.0.1", "localhost"):
        os.environ.setdefault("KITH_HOSTS", _shown(options.host))
    mark = data_folder() / "without-demo"
    if options.empty:
        mark.touch()
    os.environ.setdefault("KITH_DEMO", "no" if mark.exists() else "yes")


def _shown(host: str) -> str:
    return "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104


def _free(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise WrongSetting(
                f"Port {port} cannot be used: {error.strerror}. Try bin/run --port {port + 1}"
            ) from error


def _prepare(folder: Path, *, demo: bool) -> None:
    """Bring database, translations and static files to the state of the program."""
    stamp = folder / "prepared"
    state = _state()
    if not stamp.exists() or stamp.read_text() != state:
        _say("Preparing the database and the pages …")
        for command in (("translations", "--compile"), ("migrate", "-v0"), ("createcachetable",), _COLLECT):
            _step(folder, *command)
        stamp.write_text(state)
    if demo and not (folder / "cast.json").exists():
        _say("Filling the demo community, once …")
        _step(folder, "demo", "--if-empty")


_COLLECT = ("collectstatic", "--noinput", "-v0")


def _state() -> str:
    """A digest of names and times of all that preparing depends on."""
    digest = blake2b(digest_size=16)
    for pattern in SOURCES:
        for file in sorted((ROOT / "kith").rglob(pattern)):
            digest.update(f"{file.relative_to(ROOT)} {file.stat().st_mtime_ns}\n".encode())
    digest.update((ROOT / "uv.lock").read_bytes())
    return digest.hexdigest()


def _step(folder: Path, *command: str) -> None:
    done = subprocess.run(_kith(*command), check=False, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        (folder / "log").mkdir(exist_ok=True)
        (folder / "log" / "prepare.log").write_text(done.stdout + done.stderr)
        last = (done.stderr or done.stdout).strip().splitlines()[-1:]
        raise WrongSetting(
            f"“{' '.join(command)}” did not succeed: {''.join(last)} More in {folder}/log/prepare.log"
        )


def _kith(*command: str) -> list[str]:
    return [sys.executable, "-m", "kith.config", *command]


def web_command(host: str, port: int) -> list[str]:
    """The web server: two processes, each with a few threads, since pages wait for the database."""
    server = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)]
    return [*server, "--workers", "2", "--blocking-threads", "4", "--no-ws", "--respawn-failed-workers",
            "--log-level", "warning", "kith.config.wsgi:application"]  # fmt: skip


def worker_command() -> list[str]:
    return _kith("procrastinate", "worker", "--concurrency", "2")


class Family:
    """The processes of one installation, which live and end together."""

    def __init__(self, folder: Path, host: str, port: int) -> None:
        self.folder, self.host, self.port = folder, host, port
        self.children: dict[str, subprocess.Popen[bytes]] = {}
        self.stopping = False

    def live(self) -> int:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: setattr(self, "stopping", True))
        try:
            self._start("web", web_command(self.host, self.port))
            self._start("worker", worker_command())
            if self._is_ready():
                self._greet()
            return self._watch()
        finally:
            self._stop()

    def _start(self, name: str, command: list[str]) -> None:
        (self.folder / "log").mkdir(exist_ok=True)
        log = (self.folder / "log" / f"{name}.log").open("ab")
        self.children[name] = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)  # noqa: S603

    def _is_ready(self) -> bool:
        address = f"http://{_shown(self.host)}:{self.port}/healthz"
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and not self.stopping and self._gone() is None:
            try:
                with urlopen(address, timeout=5):
                    return True
            except (URLError, OSError):
                time.sleep(0.1)
        return False

    def _greet(self) -> None:
        _say(f"Kith is ready at {os.environ['KITH_URL']}")
        cast = self.folder / "cast.json"
        if os.environ["KITH_DEMO"] == "yes" and cast.exists():
            names = ", ".join(one["name"] for one in json.loads(cast.read_text()))
            _say(f"Enter as one of these at {os.environ['KITH_URL']}/demo/ : {names}")

    def _watch(self) -> int:
        while not self.stopping:
            gone = self._gone()
            if gone is not None:
                print(
                    f"The {gone} has ended, so Kith stops. Its log: {self.folder}/log/{gone}.log",
                    file=sys.stderr,
                )
                return 1
            time.sleep(0.2)
        return 0

    def _gone(self) -> str | None:
        return next((name for name, child in self.children.items() if child.poll() is not None), None)

    def _stop(self) -> None:
        """Ask all to end, wait a little, insist; the database goes last, by itself."""
        for child in self.children.values():
            child.terminate()
        until = time.monotonic() + GRACE
        for child in self.children.values():
            try:
                child.wait(timeout=max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
        if not os.environ.get("DATABASE_URL"):
            embedded.stop(self.folder / "postgres")


def _say(words: str) -> None:
    print(words, flush=True)
