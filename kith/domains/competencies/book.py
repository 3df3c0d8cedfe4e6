"""All frameworks that the house knows: those that came with it, and what stewards added."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kith.domains.competencies.frameworks.reading import read
from kith.domains.competencies.frameworks.shapes import Competency, Framework
from kith.domains.competencies.frameworks.shipped import shipped
from kith.domains.competencies.models import AddedFramework

_read = lru_cache(maxsize=128)(read)


@dataclass(frozen=True)
class Book:
    """Each framework by its code and version, with its text; read once for a page."""

    known: dict[tuple[str, int], tuple[Framework, str]]

    @property
    def newest(self) -> dict[str, Framework]:
        """The newest version of each, by its code."""
        return {code: self.known[code, version][0] for code, version in sorted(self.known)}

    def get(self, code: str, version: int) -> Framework | None:
        found = self.known.get((code, version))
        return found[0] if found else None

    def text(self, framework: Framework) -> str:
        return self.known[framework.code, framework.version][1]

    def find(self, framework: str, code: str) -> tuple[Framework, Competency] | None:
        """A competency with the newest version in which it stands: what was said of it holds, also where it went out."""
        for key in sorted((key for key in self.known if key[0] == framework), reverse=True):
            each = self.known[key][0]
            if found := each.get(code):
                return each, found
        return None

    def competencies(self, keys: Iterable[tuple[str, str]]) -> list[Competency]:
        """Those of these keys, framework and code, that are known here."""
        return [found[1] for key in keys if (found := self.find(*key))]

    @property
    def choices(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """All competencies by their frameworks, as a form offers them."""
        return [
            (each.title, [(one.in_form, one.name) for one in each.competencies])
            for each in self.newest.values()
        ]

    def gone(self, some: Iterable[Competency]) -> list[tuple[str, str]]:
        """Those of some that newer versions have no more, as a form offers them beside the `choices`."""
        offered = {code for _title, known in self.choices for code, _name in known}
        return [(each.in_form, each.name) for each in some if each.in_form not in offered]

    def chosen(self, in_form: str) -> Competency | None:
        """What a form sent, or an address says."""
        framework, _stroke, code = in_form.partition("/")
        found = self.find(framework, code)
        return found[1] if found else None


def book() -> Book:
    """As it is now; one query."""
    known = dict(shipped())
    for code, version, text in AddedFramework.objects.values_list("code", "version", "text"):
        known.setdefault((code, version), (_read(text), text))
    return Book(known)
