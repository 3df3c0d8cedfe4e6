"""All rule sets that the house knows: those that came with it, and what stewards added."""

from dataclasses import dataclass
from functools import lru_cache

from kith.domains.learning.categories import CATEGORIES, called
from kith.domains.learning.models import AddedRules, Credential
from kith.domains.learning.rules.reading import read
from kith.domains.learning.rules.shapes import Minimum, RuleSet, TrainingMinimum
from kith.domains.learning.rules.shipped import shipped

_read = lru_cache(maxsize=512)(read)


@dataclass(frozen=True)
class Rulebook:
    """Each rule set by its code and version, with its text; read once for a page."""

    known: dict[tuple[str, int], tuple[RuleSet, str]]

    @property
    def newest(self) -> dict[str, RuleSet]:
        """The newest version of each, by its code."""
        return {code: self.known[code, version][0] for code, version in sorted(self.known)}

    @property
    def topics(self) -> dict[str, str]:
        """What a training can be about: our topics, and those that rule sets have of their own."""
        topics = dict.fromkeys(CATEGORIES, "")
        for rules in self.newest.values():
            asks: tuple[Minimum | TrainingMinimum, ...] = (*rules.minima, *rules.trainings)
            for asked in asks:
                for code in sorted(asked.accepts):
                    topics.setdefault(code, asked.name if code == asked.code else "")
        return {code: called(code, name) for code, name in topics.items()}

    def of(self, credential: Credential) -> RuleSet | None:
        return self.get(credential.rules_code, credential.rules_version or 0)

    def get(self, code: str, version: int) -> RuleSet | None:
        found = self.known.get((code, version))
        return found[0] if found else None

    def text(self, rules: RuleSet) -> str:
        return self.known[rules.code, rules.version][1]

    def newer_than(self, rules: RuleSet) -> RuleSet | None:
        newest = self.newest[rules.code]
        return newest if newest.version > rules.version else None


def rulebook() -> Rulebook:
    """As it is now; one query."""
    known = {(rules.code, rules.version): (rules, text) for rules, text in shipped().values()}
    for code, version, text in AddedRules.objects.values_list("code", "version", "text"):
        known.setdefault((code, version), (_read(text), text))
    return Rulebook(known)
