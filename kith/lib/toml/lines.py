"""On which line of a TOML text a key stands. `tomllib` reads values alone, and people look for lines."""

import re

Path = tuple[str | int, ...]

_TABLE = re.compile(r"\s*(\[\[?)\s*([\w.-]+)\s*\]\]?")
_KEY = re.compile(r"\s*([\w-]+(?:\.[\w-]+)*)\s*=")


class Lines:
    """The lines of keys by their paths, such as ("needs", "category", 1, "least"); tables of a list are counted from 0."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}
        table: Path = ()
        for number, line in enumerate(text.splitlines(), 1):
            if found := _TABLE.match(line):
                table = self._opened(found[2], is_list=found[1] == "[[")
                self._lines.setdefault(table, number)
            elif found := _KEY.match(line):
                key = found[1].split(".")
                for length in range(1, len(key) + 1):
                    self._lines.setdefault((*table, *key[:length]), number)

    def _opened(self, name: str, *, is_list: bool) -> Path:
        path: Path = tuple(name.split("."))
        if not is_list:
            return path
        at = self._counts.get(path, 0)
        self._counts[path] = at + 1
        return (*path, at)

    def of(self, path: Path) -> int:
        """The line of a key; of its table, where it is not written; the first, where that is not either."""
        while path:
            if path in self._lines:
                return self._lines[path]
            path = path[:-1]
        return 1
