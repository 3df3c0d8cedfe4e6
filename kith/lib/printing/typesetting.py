"""Puts a text on paper: as a PDF that can be read aloud, printed, and followed back to the page that it comes from."""

import hashlib
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path

from kith.lib.printing.blocks import blocks, language_of
from kith.lib.printing.tree import printable, tree

HERE = Path(__file__).parent
PATIENCE = 20  # seconds
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
            "code": {"leads_to": self.address, "alt": self.code_words}, "made_with": _tools(),
        }  # fmt: skip
        return json.dumps(data, sort_keys=True).encode()


def name_of(data: bytes) -> str:
    """The same for what is the same to the last letter; nobody can tell from it what it is."""
    return hashlib.blake2b(data, digest_size=20).hexdigest()


def typeset(data: bytes) -> bytes:
    """The PDF of a paper's data, made by a process that lives no longer than that. Raises `NotSet`."""
    with tempfile.TemporaryDirectory() as empty:
        order = [sys.executable, "-I", str(HERE / "setter.py")]
        try:
            done = subprocess.run(  # noqa: S603
                order, input=data, capture_output=True, timeout=PATIENCE, cwd=empty, check=False,
                env={"RAYON_NUM_THREADS": "1"},
            )  # fmt: skip
        except subprocess.TimeoutExpired as slow:
            raise NotSet("it took too long") from slow
    if done.returncode != 0 or not done.stdout.startswith(b"%PDF"):
        raise NotSet(f"the setter ended with {done.returncode}")
    return done.stdout


@cache
def _tools() -> str:
    """What a paper is made with: when it changes, papers are made anew."""
    parts = [(HERE / name).read_bytes() for name in ("page.typ", "setter.py")]
    fonts = [mark.read_bytes() for mark in sorted(HERE.glob("fonts/*/VERSION"))]
    return hashlib.blake2b(b"".join(parts + fonts) + version("typst").encode(), digest_size=8).hexdigest()
