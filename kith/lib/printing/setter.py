"""Sets texts on paper, in a process of its own: reads data of templates as JSON, and writes each file behind its length.

It is started anew each time (`typesetting.py`) and told how many there are, with nothing of the house in it: no settings,
no database, no network, an empty folder to look into. So the large library that sets the text leaves no trace in our own
processes.
"""

import io
import json
import os
import resource
import sys
from pathlib import Path
from typing import Any, Literal

import segno
import typst

HERE = Path(__file__).parent
SECONDS, MEMORY = 15, 1024**3
TEMPLATES = {name: HERE / f"{name}.typ" for name in ("page", "certificate", "picture")}
POINTS = 152.4  # to the inch: 600 for a picture of 100 mm


def main() -> None:
    os.nice(10)  # readers of pages come first
    seconds = SECONDS + int(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for paper in json.load(sys.stdin.buffer):
        made = (png if paper["template"] == "picture" else pdf)(paper, root=Path.cwd())
        sys.stdout.buffer.write(len(made).to_bytes(8) + made)


def pdf(paper: dict[str, Any], *, root: Path) -> bytes:
    """By the standard for accessible PDF. What holds a sign that no font of ours has is made without its seal, tagged as well."""
    paper["code"]["svg"] = _code(paper["code"]["leads_to"])
    try:
        return _set(paper, root, "ua-1")
    except typst.TypstError:
        return _set(paper, root, None)


def png(paper: dict[str, Any], *, root: Path) -> bytes:
    """A square drawing as a picture of 600 by 600 points."""
    return _one(_compiler(paper, root).compile(format="png", ppi=POINTS))


def _set(paper: dict[str, Any], root: Path, standard: Literal["ua-1"] | None) -> bytes:
    compiler = _compiler(paper, root)
    return _one(compiler.compile(format="pdf", pdf_standards=standard, timestamp=paper["at"]))


def _compiler(paper: dict[str, Any], root: Path) -> typst.Compiler:
    return typst.Compiler(
        TEMPLATES[paper["template"]].read_bytes(), root=root, package_path=root, package_cache_path=root,
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[HERE / "fonts"]),
        sys_inputs={"paper": json.dumps(paper)},
    )  # fmt: skip


def _one(made: bytes | list[bytes] | None) -> bytes:
    assert isinstance(made, bytes), "it is one file"  # noqa: S101
    return made


def _code(address: str) -> str:
    """A picture that a telephone reads as an address."""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", border=0)
    return drawn.getvalue().decode()


if __name__ == "__main__":
    main()
