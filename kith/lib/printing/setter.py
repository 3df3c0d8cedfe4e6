"""Sets one text on paper, in a process of its own: reads the data of `page.typ` as JSON, and writes the PDF.

It is started for each text anew (`typesetting.py`), with nothing of the house in it: no settings, no database, no
network, an empty folder to look into. So the large library that sets the text leaves no trace in our own processes.
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


def main() -> None:
    os.nice(10)  # readers of pages come first
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    paper = json.load(sys.stdin.buffer)
    sys.stdout.buffer.write(pdf(paper, root=Path.cwd()))


def pdf(paper: dict[str, Any], *, root: Path) -> bytes:
    """By the standard for accessible PDF. What holds a sign that no font of ours has is made without its seal, tagged as well."""
    paper["code"]["svg"] = _code(paper["code"]["leads_to"])
    try:
        return _set(paper, root, "ua-1")
    except typst.TypstError:
        return _set(paper, root, None)


def _set(paper: dict[str, Any], root: Path, standard: Literal["ua-1"] | None) -> bytes:
    compiler = typst.Compiler(
        (HERE / "page.typ").read_bytes(), root=root, package_path=root, package_cache_path=root,
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[HERE / "fonts"]),
        sys_inputs={"paper": json.dumps(paper)},
    )  # fmt: skip
    made = compiler.compile(format="pdf", pdf_standards=standard, timestamp=paper["at"])
    assert isinstance(made, bytes), "a PDF is one file"  # noqa: S101
    return made


def _code(address: str) -> str:
    """A picture that a telephone reads as an address."""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", border=0)
    return drawn.getvalue().decode()


if __name__ == "__main__":
    main()
