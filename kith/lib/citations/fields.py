"""The values of one reference by the names of its format, of which each is taken once."""

from collections.abc import Callable, Iterable

from kith.lib.citations.shapes import Name


class Fields:
    """What nobody took is left for `extra`."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in pairs:
            if value:
                self._values.setdefault(name, []).append(value)

    def all(self, *names: str) -> list[str]:
        """All values under these names, the first name first."""
        return [value for name in names for value in self._values.pop(name, [])]

    def first(self, *names: str) -> str:
        """The first value; what says the same is taken with it."""
        return self.valid(str.strip, *names)

    def valid(self, normal: Callable[[str], str], *names: str) -> str:
        """The normal form of the first value that has one; what has the same is taken with it."""
        found = ""
        for name in names:
            rest = []
            for value in self._values.get(name, []):
                form = normal(value)
                found = found or form
                if not form or form != found:
                    rest.append(value)
            self._put(name, rest)
        return found

    def seen(self, name: str) -> str:
        """The first value, without taking it."""
        return self._values.get(name, [""])[0]

    def put(self, name: str, value: str) -> None:
        """Gives back what was of no use."""
        self._values.setdefault(name, []).append(value)

    def drop(self, *names: str) -> None:
        for name in names:
            self._values.pop(name, None)

    def left(self, prefix: str) -> tuple[tuple[str, str], ...]:
        """What nobody took, for `extra`."""
        return tuple((f"{prefix}:{name}", value) for name, values in self._values.items() for value in values)

    def _put(self, name: str, values: list[str]) -> None:
        if values:
            self._values[name] = values
        else:
            self._values.pop(name, None)


def name_of(text: str) -> Name:
    """Someone as written in references, “Family, Given, Suffix”; without a comma, or with one at the end, one literal name."""
    bare = text.strip()
    family, comma, rest = bare.partition(",")
    if not comma or not rest.strip() or bare.endswith(","):
        return Name(literal=bare.rstrip(", "))
    given, _comma, suffix = rest.partition(",")
    return Name(family=family, given=given, suffix=suffix)


def words_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Keywords, one a line or several between `;`."""
    return tuple(
        word for text in texts for line in text.split("\n") for word in line.split(";") if word.strip()
    )


def words_in(text: str) -> tuple[str, ...]:
    """Keywords of one text: between `;`, or else between commas."""
    return words_of([text if ";" in text else text.replace(",", ";")])


def words_joined(words: tuple[str, ...]) -> str:
    """One text from which `words_in` reads the same keywords."""
    return "; ".join(words) + (";" if "," in "".join(words) else "")
