"""`bin/run`: prepares an installation, starts its processes, and stops them together.

It stays as long as they do, so it is small: what needs Django is done by processes of its own, which end.
"""

import argparse
import errno
import json
import os
import socket
import subprocess
import sys
from functools import partial
from pathlib import Path

from kith.config.commands import kith
from kith.config.environment import ROOT, WrongSetting, data_folder, flag, number, read
from kith.config.family import Family, heed, interrupt
from kith.infrastructure.database import embedded

EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104
LEAN = {"MALLOC_ARENA_MAX": "2"}  # else each thread keeps memory that it has done with for itself


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    heed(interrupt)
    check_address(options.host, options.port)
    set_environment(options)
    folder = data_folder()
    try:
        if not read("DATABASE_URL"):
            embedded.start(folder / "postgres")
        return _prepare() or _family(options, folder).live(partial(_greet, folder))
    finally:
        embedded.stop(folder / "postgres")


def _prepare() -> int:
    """Zero when the installation is ready; otherwise what is wrong with it has been said."""
    with subprocess.Popen(kith("prepare")) as preparing:  # noqa: S603
        try:
            return preparing.wait()
        except KeyboardInterrupt:
            preparing.terminate()
            raise


def _family(options: argparse.Namespace, folder: Path) -> Family:
    commands = {
        "web": kith("web", "--host", options.host, "--port", str(options.port)),
        "worker": worker_command(),
        "live": live_command(options.host, int(os.environ["KITH_LIVE_PORT"])),
    }
    if read("KITH_LMTP"):
        commands["mail"] = kith("lmtp")
    health = f"http://{_shown(options.host)}:{options.port}/healthz"
    return Family(folder / "log", commands, address=health, tend=partial(_tend, folder / "postgres"))


def _tend(database: Path) -> None:
    """The embedded database is started again when something has killed it."""
    if not read("DATABASE_URL") and not embedded.has_process(database):
        try:
            embedded.start(database)
        except embedded.DatabaseTrouble as trouble:
            print(f"{trouble} Kith tries again.", file=sys.stderr)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/run", description="Start Kith. Ctrl-C stops it.")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host", default="127.0.0.1", help="0.0.0.0 lets others on your network in")
    parser.add_argument("--data", help="folder that keeps everything (default: var/)")
    parser.add_argument("--empty", action="store_true", help="without the invented community")
    return parser.parse_args(arguments)


def set_environment(options: argparse.Namespace) -> None:
    """What the children inherit. A folder that was begun empty stays without the demo."""
    if options.data:
        os.environ["KITH_DATA"] = str(Path(options.data).resolve())
    os.chdir(ROOT)
    for name, value in LEAN.items():
        os.environ.setdefault(name, value)
    os.environ.setdefault("KITH_URL", f"http://{_shown(options.host)}:{options.port}")
    if options.host not in ("127.0.0.1", "localhost"):
        names = _own_names() if options.host in EVERYWHERE else [options.host]
        os.environ.setdefault("KITH_HOSTS", ",".join(names))
    mark = data_folder() / "without-demo"
    if options.empty:
        mark.touch()
    os.environ.setdefault("KITH_DEMO", "no" if mark.exists() else "yes")
    if not os.environ.get("KITH_LIVE_PORT"):
        os.environ["KITH_LIVE_PORT"] = str(_free_after(options.host, options.port))
    port = number("KITH_LIVE_PORT", least=1, most=65535)
    os.environ.setdefault("KITH_LIVE", f"http://{_shown(options.host)}:{port}/live/")


def _free_after(host: str, port: int) -> int:
    """The next port that is free: the live updates have one of their own."""
    for candidate in range(port + 1, min(port + 50, 65536)):
        try:
            check_address(host, candidate)
        except WrongSetting:
            continue
        return candidate
    raise WrongSetting(f"No port after {port} is free for the live updates. Try another --port.")


def _shown(host: str) -> str:
    """How an address of ours is written so that a browser on this machine can open it."""
    if host in EVERYWHERE:
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def _own_names() -> list[str]:
    """What others on the network may call this machine."""
    name = socket.gethostname()
    found = {name}
    try:
        found.update(socket.gethostbyname_ex(name)[2])
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way_out:
            way_out.connect(("192.0.2.1", 9))  # an address for examples: nothing is sent
            found.add(way_out.getsockname()[0])
    except OSError:
        pass  # a machine without a network has only its name
    return sorted(found)


def check_address(host: str, port: int) -> None:
    """Say in words, before anything is begun, why an address cannot be used."""
    if not 1 <= port <= 65535:
        raise WrongSetting(f"--port is {port}. It must be a whole number from 1 to 65535.")
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise WrongSetting(_refusal(host, port, error)) from error


def _refusal(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is in use. Does Kith run already? Try bin/run --port {port % 65535 + 1}"
    if error.errno == errno.EACCES:
        return f"This account may not use port {port}. Try bin/run --port 8000"
    return f"--host is “{host}”, which is not an address of this machine ({error.strerror})."


def live_command(host: str, port: int) -> list[str]:
    return kith("live", "--host", host, "--port", str(port))


def worker_command() -> list[str]:
    return kith("worker")


def _greet(folder: Path) -> None:
    print(f"Kith is ready at {os.environ['KITH_URL']}", flush=True)
    cast = folder / "cast.json"
    if flag("KITH_DEMO") and cast.exists():
        names = ", ".join(one["name"] for one in json.loads(cast.read_text()))
        print(f"Enter as one of these at {os.environ['KITH_URL']}/demo/ : {names}", flush=True)
