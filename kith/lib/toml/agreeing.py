"""Whether the parts of what a text tells agree with one another."""

from collections.abc import Callable, Iterable, Iterator

from kith.lib.toml.lines import Lines, Path
from kith.lib.toml.refusing import Refused, Words

Fault = tuple[Path, Words]


def agree[Told](told: Told, lines: Lines, *, checks: Iterable[Callable[[Told], Iterator[Fault]]]) -> None:
    """Raises `Refused` for the first contradiction that a check finds, with its line."""
    for check in checks:
        for path, words in check(told):
            raise Refused(lines.of(path), words)
