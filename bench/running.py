"""Seeds and measures one size, each in a process that knows only this size's data."""

import json
import subprocess
import sys
from typing import Any

from bench.ports import free_port
from bench.sizes import ROOT, Size


def measured(size: Size, seed: str, measure: str, *, quick: bool) -> dict[str, Any]:
    """Seed if needed, by the command `seed`, then what the command `measure` says."""
    port = free_port()
    size.folder.mkdir(parents=True, exist_ok=True)
    print(
        f"{size.name}: seeding, once …" if not size.stamp.exists() else f"{size.name}: measuring …",
        file=sys.stderr,
    )
    _inside(size, port, seed)
    said = _inside(size, port, measure, str(port), *(["--quick"] if quick else []))
    (size.folder / "result.json").write_text(said)
    return dict(json.loads(said))


def _inside(size: Size, port: int, *command: str) -> str:
    order = [sys.executable, "-m", "bench.inside", *command]
    done = subprocess.run(
        order, env=size.environment(port), stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT
    )
    return done.stdout
