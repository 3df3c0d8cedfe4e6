"""`python -m bench.faults [--times N]`: kills worker, web server and database under load, and counts what was lost.

People post without pause and go on until the house says yes; followers are mailed of each post at once. Again and
again one of the three is killed (SIGKILL) at a random moment. In the end each post that was acknowledged must stand
once, each follower must have one notice of it, and each mail must have reached the receiving server once.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import psutil

from bench.faults_report import write
from bench.mailbox import Mailbox
from bench.ports import free_port
from bench.poster import Poster, Seat
from bench.sizes import NO_END, ROOT

FOLDER = ROOT / "var" / "faults"
PAGE = ROOT / "docs" / "faults.md"
TARGETS = ("worker", "web", "database")
WRITERS, FOLLOWERS, BACK, DRAIN = 3, 5, 10.0, 120.0
A_MOMENT = 0.5  # seconds from the sending of a mail until our own note that it was taken, at most


@dataclass
class Kill:
    target: str
    at: float
    seconds: float


@dataclass
class House:
    """One installation of its own, started as a person does it."""

    port: int
    mailbox: Mailbox
    process: "subprocess.Popen[str]" = field(init=False)

    def environment(self) -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("KITH_", "DATABASE_", "DJANGO_"))
        }
        ours = {"KITH_DATA": str(FOLDER), "KITH_URL": f"http://127.0.0.1:{self.port}", "KITH_DEMO": "no", "KITH_POSTS_PER_HOUR": NO_END,
                "KITH_MAIL_URL": f"smtp://127.0.0.1:{self.mailbox.port}", "DJANGO_SETTINGS_MODULE": "kith.config.settings"}  # fmt: skip
        return kept | ours

    def __enter__(self) -> "House":
        command = [sys.executable, "-m", "kith.config", "run", "--empty", "--port", str(self.port)]
        self.process = subprocess.Popen(
            command, env=self.environment(), cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        for line in self.process.stdout or ():
            if line.startswith("Kith is ready"):
                return self
        raise RuntimeError(f"Kith did not start. See {FOLDER}/log.")

    def __exit__(self, *_error: object) -> None:
        self.process.terminate()
        self.process.wait(timeout=60)

    def inside(self, what: str, details: dict[str, Any]) -> Any:
        """Ask a process that knows this installation; the answer comes as JSON."""
        command = [sys.executable, "-m", "bench.faults_inside", what]
        done = subprocess.run(
            command, env=self.environment(), cwd=ROOT, input=json.dumps(details), text=True,
            stdout=subprocess.PIPE, check=True,
        )  # fmt: skip
        answer: Any = json.loads(done.stdout)
        return answer

    def victim(self, target: str) -> psutil.Process | None:
        """One process of the target: of a server with several, any."""
        if target == "database":
            note = FOLDER / "postgres" / "cluster" / "postmaster.pid"
            found = [psutil.Process(int(note.read_text().split()[0]))] if note.exists() else []
        else:
            word = "kith.config.wsgi" if target == "web" else "worker"
            ours = psutil.Process(self.process.pid).children(recursive=True)
            found = [one for one in ours if word in " ".join(_command(one))]
        return random.choice(found) if found else None


def _command(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()[1:]
    except psutil.Error:
        return []


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="bin/faults", description="Kill parts of Kith and count what was lost."
    )
    parser.add_argument("--times", type=int, default=50, help="how often each of the three is killed")
    times = parser.parse_args(arguments).times
    shutil.rmtree(FOLDER, ignore_errors=True)
    with Mailbox(free_port()) as mailbox, House(free_port(), mailbox) as house:
        seats = house.inside("prepare", {"writers": WRITERS, "followers": FOLLOWERS})
        posters = [Poster(house.port, Seat(**seat)) for seat in seats]
        kills = _under_load(house, mailbox, posters, times)
        found = _counted(house, mailbox, posters, kills)
    text = write(PAGE, kills, found, command=f"bin/faults --times {times}", bar=BACK, moment=A_MOMENT)
    print(text)
    return 0 if found["lost"] == found["twice"] == 0 and all(kill.seconds <= BACK for kill in kills) else 1


def _under_load(house: House, mailbox: Mailbox, posters: list[Poster], times: int) -> list[Kill]:
    threads = [threading.Thread(target=poster.go, daemon=True) for poster in posters]
    for thread in threads:
        thread.start()
    order = [target for target in TARGETS for _each in range(times)]
    random.shuffle(order)
    kills = []
    for number, target in enumerate(order, 1):
        time.sleep(random.uniform(0.3, 2.0))
        kills.append(_kill(house, mailbox, posters, target))
        print(f"  {number} of {len(order)}: {target}, back after {kills[-1].seconds:.1f} s", file=sys.stderr)
    for poster in posters:
        poster.stop()
    for thread in threads:
        thread.join(timeout=60)
    return kills


def _kill(house: House, mailbox: Mailbox, posters: list[Poster], target: str) -> Kill:
    """Kill, and wait until a post is acknowledged and a mail comes that were begun afterwards."""
    victim = house.victim(target)
    if victim is None:
        raise RuntimeError(f"There is no {target} to kill.")
    begun = time.monotonic()
    victim.kill()
    posted = _seconds_until(posters_go_on(posters), begun)
    return Kill(target, begun, max(posted, _seconds_until(mails_come(mailbox), begun)))


def posters_go_on(posters: list[Poster]) -> Callable[[], bool]:
    """Whether each has had a post acknowledged that was begun since."""
    before = [poster.said for poster in posters]
    return lambda: all(poster.said >= count + 2 for poster, count in zip(posters, before, strict=True))


def mails_come(mailbox: Mailbox) -> Callable[[], bool]:
    before = mailbox.count()
    return lambda: mailbox.count() > before + FOLLOWERS


def _seconds_until(is_so: Callable[[], bool], begun: float) -> float:
    while not is_so() and time.monotonic() - begun < 6 * BACK:
        time.sleep(0.05)
    return time.monotonic() - begun


def _counted(house: House, mailbox: Mailbox, posters: list[Poster], kills: list[Kill]) -> dict[str, Any]:
    keys = [key for poster in posters for key in poster.acknowledged]
    stored: dict[str, Any] = house.inside("stored", {"keys": keys, "followers": FOLLOWERS, "patience": DRAIN})
    came = mailbox.messages()
    lost_mails = sum(key not in came for key in stored.pop("letters"))
    repeated = [moments for moments in came.values() if len(moments) > 1]
    unnoted = sum(_fell_between(first, kills) and not rest for first, _again, *rest in repeated)
    twice_mails = len(repeated) - unnoted
    lost = stored["lost_posts"] + stored["lost_notices"] + lost_mails
    mails = {"mails": len(came), "lost_mails": lost_mails, "twice_mails": twice_mails, "unnoted": unnoted}
    return stored | mails | {"posts": len(keys), "lost": lost, "twice": stored["twice_posts"] + twice_mails}


def _fell_between(taken: float, kills: list[Kill]) -> bool:
    """Whether a kill came between the sending of a mail and our note of it, so that nobody can tell the server's yes from a no.

    A database that is killed while a mail is on its way takes no note of it either, though the mail arrives after.
    """
    return any(
        0 <= kill.at - taken < A_MOMENT or (kill.target == "database" and 0 <= taken - kill.at < A_MOMENT)
        for kill in kills
        if kill.target != "web"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
