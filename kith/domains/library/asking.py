"""What someone looks for in the library, as they ask for it in an address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.domains.library.concluding import LIVED, by_lived_experience, on_other_grounds
from kith.domains.library.kinds import KINDS
from kith.domains.library.vocabulary import minutes, purposes
from kith.foundation.people.models import Person
from kith.foundation.profiles.queries import settings_of
from kith.foundation.profiles.vocabulary import offered, offered_with_country
from kith.lib.countries import country_name
from kith.lib.languages import language_name
from kith.lib.search_syntax import parse, unparse

LISTS: dict[str, str | Promise] = {
    "purpose": gettext_lazy("Good for"),
    "setting": gettext_lazy("Where"),
    "role": gettext_lazy("Role"),
    "country": gettext_lazy("Country"),
    "minutes": gettext_lazy("Time"),
    "evidence": gettext_lazy("Appraised"),
    "lived": gettext_lazy("People with lived experience"),
    "language": gettext_lazy("Language"),
}
NAMES = {"country": country_name, "language": language_name}


@dataclass(frozen=True)
class Asked:
    """What is empty is not asked. `words` are as typed into a search box; `mine` asks for what was tried in settings that the reader works in: `worked_in`."""

    words: str = ""
    purpose: str = ""
    setting: str = ""
    role: str = ""
    country: str = ""
    minutes: str = ""
    evidence: str = ""
    lived: str = ""
    language: str = ""
    kind: str = ""
    tried: bool = False
    mine: bool = False
    worked_in: tuple[str, ...] = ()

    def condition(self) -> Q:
        """The same, as a condition on items."""
        wanted = Q(kind__in=[self.kind] if self.kind in KINDS else KINDS)
        among = (
            ("purposes", self.purpose),
            ("settings", self.setting),
            ("roles", self.role),
            ("appraised", self.evidence),
            ("appraised", self.lived),
        )
        for path, chosen in among:
            if chosen:
                wanted &= Q(**{f"entry__{path}__contains": [chosen]})
        for path, chosen in (("entry__country", self.country), ("entry__minutes", self.minutes)):
            if chosen:
                wanted &= Q(**{path: chosen})
        if self.language:
            wanted &= Q(language=self.language)
        if self.tried:
            wanted &= Q(entry__tries__gt=0)
        if self.worked_in:
            wanted &= Q(entry__tried_in__overlap=list(self.worked_in))
        return wanted & Q(entry__isnull=False)

    def address(self) -> str:
        """The same, as the end of an address."""
        chosen = {name: getattr(self, name) for name in (*LISTS, "kind")}
        ticked = {name: "on" for name in ("tried", "mine") if getattr(self, name)}
        return urlencode({name: code for name, code in ({"q": self.words} | chosen).items() if code} | ticked)


def asked_in(address: Mapping[str, str], *, by: Person | None) -> Asked:
    """What an address asks for. Where someone works is read when they ask for it, and is theirs alone."""
    chosen = {name: address.get(name, "")[:60] for name in (*LISTS, "kind")}
    if chosen["evidence"] == LIVED.code:  # as it was asked for while all stood in one list
        chosen |= {"evidence": "", "lived": LIVED.code}
    mine = "mine" in address
    worked_in = tuple(settings_of(by)) if mine and by else ()
    words = unparse(parse(address.get("q", "")[:300]))
    return Asked(words, **chosen, tried="tried" in address, mine=mine, worked_in=worked_in)


def words_for(name: str, codes: Iterable[str]) -> list[tuple[str, str]]:
    """The words of one list that these codes stand for, in the order in which one reads them."""
    if name in NAMES:
        return sorted(((code, NAMES[name](code)) for code in codes), key=lambda pair: pair[1])
    there = set(codes)
    return [(code, said) for code, said in words_of(name) if code in there]


def words_of(name: str) -> list[tuple[str, str]]:
    """All words of one list, in the order in which one reads them; not of countries and languages, which are too many."""
    return {
        "purpose": purposes,
        "setting": lambda: offered("setting"),
        "role": offered_with_country,
        "minutes": minutes,
        "evidence": on_other_grounds,
        "lived": by_lived_experience,
    }[name]()


def in_words(asked: Asked) -> str:
    """What was asked for, as one line."""
    said = [f"“{asked.words}”"] if asked.words else []
    said += [str(KINDS[asked.kind].many)] if asked.kind in KINDS else []
    for name in LISTS:
        said += [words for _code, words in words_for(name, filter(None, [getattr(asked, name)]))]
    said += [_("someone tried it")] if asked.tried else []
    said += [_("tried in places like mine")] if asked.mine else []
    return " · ".join(said)
