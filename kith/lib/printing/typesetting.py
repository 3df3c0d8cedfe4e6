"""Puts a text on paper: as a PDF that can be read aloud, printed, and followed back to the page that it comes from."""

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path

from kith.lib.printing.blocks import blocks, language_of
from kith.lib.printing.tree import printable, tree

HERE = Path(__file__).parent
PATIENCE = 20  # seconds, and another for each paper
MOST_AT_ONCE = 100
LENGTH = 8  # bytes in which the setter says how long a paper is
FILES = (b"%PDF", b"\x89PNG")
SIZES = {"a4": "a4", "letter": "us-letter"}  # as one asks for them, and as the setter calls them


class NotSet(Exception):
    """The text could not be put on paper."""


@dataclass(frozen=True)
class Paper:
    """`html` is what stands below the title, safe to show; `address` is the page that the code on the paper leads to.

    What has a `cover` begins with a page of its own, on which that stands below the title.
    """

    title: str
    language: str
    authors: tuple[str, ...]
    html: str
    foot: str
    address: str
    code_words: str
    at: datetime
    cover: str = ""
    size: str = "a4"

    def as_data(self) -> bytes:
        """All that the made file depends on."""
        data = {
            "title": printable(self.title).strip() or "–", "language": language_of(self.language) or "en",
            "authors": [printable(name) for name in self.authors], "foot": printable(self.foot),
            "blocks": blocks(tree(self.html, base=self.address)), "at": int(self.at.timestamp()),
            "cover": blocks(tree(self.cover, base=self.address)) if self.cover else [], "size": SIZES[self.size],
            "code": {"leads_to": self.address, "alt": self.code_words}, "template": "page", "made_with": tools("page"),
        }  # fmt: skip
        return json.dumps(data, sort_keys=True).encode()


def picture_data(svg: str) -> bytes:
    """A square drawing of ours, of which the setter makes a picture (PNG)."""
    return json.dumps(
        {"template": "picture", "svg": svg, "made_with": tools("picture")}, sort_keys=True
    ).encode()


def name_of(data: bytes) -> str:
    """The same for what is the same to the last letter; nobody can tell from it what it is."""
    return hashlib.blake2b(data, digest_size=20).hexdigest()


def typeset(data: bytes) -> bytes:
    """The PDF of a paper's data, made by a process that lives no longer than that. Raises `NotSet`."""
    return typeset_all([data])[0]


def typeset_all(papers: Sequence[bytes]) -> list[bytes]:
    """The PDFs of up to a hundred papers by one process, whose start takes longer than a paper. Raises `NotSet`."""
    if len(papers) > MOST_AT_ONCE:
        raise NotSet("too many at once")
    with tempfile.TemporaryDirectory() as empty:
        order = [sys.executable, "-I", str(HERE / "setter.py"), str(len(papers))]
        try:
            done = subprocess.run(  # noqa: S603
                order, input=b"[" + b",".join(papers) + b"]", capture_output=True, timeout=PATIENCE + len(papers),
                cwd=empty, check=False, env={"RAYON_NUM_THREADS": "1"},
            )  # fmt: skip
        except subprocess.TimeoutExpired as slow:
            raise NotSet("it took too long") from slow
    made = list(_parts(done.stdout))
    if done.returncode != 0 or len(made) != len(papers) or not all(each.startswith(FILES) for each in made):
        raise NotSet(f"the setter ended with {done.returncode}")
    return made


def _parts(written: bytes) -> Iterator[bytes]:
    """What the setter wrote, paper by paper, each behind its length."""
    at = 0
    while at < len(written):
        end = at + LENGTH + int.from_bytes(written[at : at + LENGTH])
        yield written[at + LENGTH : end]
        at = end


@cache
def tools(template: str) -> str:
    """What a paper is made with: when it changes, papers are made anew."""
    parts = [(HERE / name).read_bytes() for name in (f"{template}.typ", "setter.py")]
    fonts = [mark.read_bytes() for mark in sorted(HERE.glob("fonts/*/VERSION"))]
    return hashlib.blake2b(b"".join(parts + fonts) + version("typst").encode(), digest_size=8).hexdigest()
