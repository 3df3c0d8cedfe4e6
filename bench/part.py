"""A part of the house that is measured by itself, at a small and at a large size: `python -m bench --PART [--sizes …] [--quick]`."""

import argparse
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.growth import grown
from bench.running import measured
from bench.sizes import ROOT, Size


@dataclass(frozen=True)
class Part:
    """`sizes` have names that begin with that of the part. `bars` and `write` make of what was measured a page in docs/.

    Where it `grows`, there are two sizes, whose pages are asked for in turns.
    """

    name: str
    says: str
    sizes: Mapping[str, Size]
    bars: Callable[..., list[Any]]
    write: Callable[..., str]
    grows: bool = True

    @property
    def names(self) -> dict[str, str]:
        """The sizes as they are asked for, by which they are known."""
        return {name.removeprefix(f"{self.name}-"): name for name in self.sizes}

    def main(self, arguments: list[str]) -> int:
        """Ends with 1 when a bar is missed."""
        options = self._options(arguments)
        try:
            results = {name: self._measured(name, quick=options.quick) for name in options.sizes}
            is_all = len(results) == len(self.sizes)
            growth = grown(*self.sizes.values()) if self.grows and is_all else {}
        except subprocess.CalledProcessError as error:
            print(
                f"This did not come to its end (code {error.returncode}); why stands above.", file=sys.stderr
            )
            return 2
        found = self.bars(results, growth)
        command = " ".join([f"bin/bench --{self.name}", *arguments])
        is_whole = len(results) == len(self.sizes) and not options.quick
        print(self.write(self._page(is_whole=is_whole), results, found, command))
        return 0 if all(bar.is_met for bar in found) else 1

    def _measured(self, name: str, *, quick: bool) -> Any:
        return measured(self.sizes[name], f"seed-{self.name}", f"measure-{self.name}", quick=quick)

    def _page(self, *, is_whole: bool) -> Path:
        if is_whole:
            return ROOT / "docs" / f"performance-{self.name}.md"
        return ROOT / "var" / "bench" / f"performance-{self.name}-quick.md"

    def _options(self, arguments: list[str]) -> argparse.Namespace:
        small = next(iter(self.names))
        parser = argparse.ArgumentParser(prog=f"bin/bench --{self.name}", description=self.says)
        parser.add_argument(
            "--sizes", type=self._asked, help=f"of {','.join(self.names)}; both if nothing is said"
        )
        parser.add_argument(
            "--quick", action="store_true", help=f"{small} only and shorter; leaves docs/ alone"
        )
        options = parser.parse_args(arguments)
        options.sizes = options.sizes or (list(self.sizes)[:1] if options.quick else list(self.sizes))
        return options

    def _asked(self, text: str) -> list[str]:
        asked = [name.strip().lower() for name in text.split(",")]
        if unknown := [name for name in asked if name not in self.names]:
            raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: it can be {', '.join(self.names)}")
        return [self.names[name] for name in self.names if name in asked]
