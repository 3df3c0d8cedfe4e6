"""What a framework is."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language

from kith.domains.competencies.frameworks.sorts import SORTS
from kith.lib.countries import country_name

type Told[What] = Mapping[str, What]  # by language; the first is always there


def language_in(told: Collection[str]) -> str:
    """The language in which someone reads what is told in these: their own, or else the first."""
    own = (get_language() or "").partition("-")[0]
    return own if own in told else next(iter(told))


@dataclass(frozen=True)
class Competency:
    """A part of the work. `examples` are what one can see someone do; `original` is how its source calls it, if that is not its name."""

    framework: str
    code: str
    names: Told[str]
    abouts: Told[str]
    all_examples: Told[tuple[str, ...]]
    original: str = ""

    def __str__(self) -> str:
        return self.name

    @property
    def language(self) -> str:
        return language_in(self.names)

    @property
    def original_language(self) -> str:
        return next(iter(self.names))

    @property
    def name(self) -> str:
        return self.names[self.language]

    @property
    def about(self) -> str:
        return self.abouts[self.language]

    @property
    def examples(self) -> tuple[str, ...]:
        return self.all_examples[self.language]

    @property
    def key(self) -> tuple[str, str]:
        return self.framework, self.code

    @property
    def in_form(self) -> str:
        """As a form sends it; neither code has a stroke in it."""
        return f"{self.framework}/{self.code}"

    def get_absolute_url(self) -> str:
        return reverse("competencies:competency", args=[self.framework, self.code])


@dataclass(frozen=True)
class Framework:
    """A list of competencies, in one version. `published` is the edition that its source names, in its own words.

    Where it is `paraphrased`, its descriptions are not those of the source.
    """

    code: str
    version: int
    written_on: date
    sort: str
    body: str
    source: str
    source_name: str
    published: str
    country: str
    paraphrased: bool
    titles: Told[str]
    rights: Told[str]
    competencies: tuple[Competency, ...]

    def __str__(self) -> str:
        return self.title

    @property
    def language(self) -> str:
        return language_in(self.titles)

    @property
    def title(self) -> str:
        return self.titles[self.language]

    @property
    def right(self) -> str:
        """What others may do with its words, and whose they are."""
        return self.rights[self.language]

    @property
    def sort_in_words(self) -> str | Promise:
        return SORTS[self.sort]

    @property
    def country_in_words(self) -> str:
        return country_name(self.country) if self.country else ""

    def get(self, code: str) -> Competency | None:
        return next((each for each in self.competencies if each.code == code), None)

    def after(self, code: str) -> Competency | None:
        """The competency that stands after another one; None after the last."""
        codes = [each.code for each in self.competencies]
        at = codes.index(code) + 1
        return self.competencies[at] if at < len(codes) else None

    def get_absolute_url(self) -> str:
        return reverse("competencies:framework", args=[self.code])
