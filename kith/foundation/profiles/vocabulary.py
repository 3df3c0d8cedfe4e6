"""Words that a profile offers; one's own words are always as welcome.

Titles of roles follow what the field uses in each country, and stay as they are; words for settings and skills are
told in the reader's language. Nobody has to have one.
"""

from collections.abc import Iterator
from functools import cache

from babel import Locale
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from kith.lib.languages import WORKED_IN, language_name
from kith.lib.letters import plain

Words = str | Promise
MARK = ":"  # no code of one's own words begins with it

ROLES: tuple[tuple[str, str, str], ...] = (
    ("us-cps", "certified peer specialist", "US"),
    ("us-pss", "peer support specialist", "US"),
    ("us-recovery", "peer recovery specialist", "US"),
    ("us-coach", "peer recovery coach", "US"),
    ("us-family", "family peer", "US"),
    ("us-parent", "parent peer", "US"),
    ("us-youth", "youth peer", "US"),
    ("us-forensic", "forensic peer", "US"),
    ("us-bridger", "peer bridger", "US"),
    ("ca-supporter", "peer supporter", "CA"),
    ("ca-family", "family peer supporter", "CA"),
    ("ca-mentor", "peer support mentor", "CA"),
    ("uk-worker", "peer support worker", "GB"),
    ("uk-peer", "peer worker", "GB"),
    ("uk-lep", "lived experience practitioner", "GB"),
    ("uk-trainer", "peer trainer", "GB"),
    ("ie-worker", "peer support worker", "IE"),
    ("ie-family", "family peer support worker", "IE"),
    ("ie-senior", "senior peer support worker", "IE"),
    ("au-lew", "lived experience worker", "AU"),
    ("au-peer", "consumer peer worker", "AU"),
    ("au-consumer", "consumer consultant", "AU"),
    ("au-supervisor", "consumer-perspective supervisor", "AU"),
    ("au-carer", "carer peer worker", "AU"),
    ("au-family", "family peer worker", "AU"),
    ("nz-worker", "peer support worker", "NZ"),
    ("nz-specialist", "peer support specialist", "NZ"),
    ("nz-advisor", "consumer advisor", "NZ"),
    ("nz-whanau", "whānau peer support worker", "NZ"),
    ("nz-whanau-advisor", "whānau advisor", "NZ"),
    ("de-exin", "EX-IN Genesungsbegleiter:in", "DE"),
    ("de-eutb", "Peer-Berater:in (EUTB)", "DE"),
    ("de-angehoerige", "Angehörigen-Peer", "DE"),
    ("nl-deskundige", "ervaringsdeskundige", "NL"),
    ("be-werker", "ervaringswerker", "BE"),
    ("nl-herstel", "herstelmedewerker", "NL"),
    ("fr-mediateur", "médiateur·rice de santé pair", "FR"),
    ("fr-aidant", "pair-aidant·e", "FR"),
    ("es-agente", "agente de apoyo entre iguales", "ES"),
    ("es-mutuo", "agente de apoyo mutuo", "ES"),
    ("es-acompanante", "acompañante par", "AR"),
    ("cl-trabajador", "trabajador/a par", "CL"),
    ("br-suporte", "trabalhador(a) de suporte de pares", "BR"),
    ("no-konsulent", "erfaringskonsulent", "NO"),
    ("dk-mentor", "recovery-mentor", "DK"),
)

SETTINGS = (
    ("clinic", _("community clinic")),
    ("hospital", _("hospital")),
    ("crisis", _("crisis team")),
    ("warm-line", _("warm line")),
    ("outreach", _("outreach")),
    ("justice", _("prison or court")),
    ("housing", _("housing")),
    ("family", _("family support")),
    ("youth", _("youth service")),
    ("peer-run", _("peer-run organisation")),
    ("college", _("recovery college")),
    ("online", _("online")),
)

SKILLS = (
    ("groups", _("running groups")),
    ("starting", _("starting a new role")),
    ("supervision", _("supervision of peers")),
    ("training", _("training")),
    ("documentation", _("writing notes with people")),
    ("advocacy", _("advocacy")),
    ("research", _("research with lived experience")),
    ("team", _("being the only peer on a team")),
    ("languages", _("working across languages")),
    ("digital", _("digital peer support")),
)

LISTS: dict[str, tuple[tuple[str, Words], ...]] = {
    "role": tuple((code, words) for code, words, _country in ROLES),
    "setting": SETTINGS,
    "skill_offered": SKILLS,
    "skill_sought": SKILLS,
}


def offered(field: str) -> list[tuple[str, str]]:
    """Codes and words that others use, in the reader's language."""
    return [(MARK + code, str(words)) for code, words in LISTS.get(field, ())]


def offered_by_country() -> list[tuple[str, list[tuple[str, str]]]]:
    """The titles of roles below the name of their country."""
    names = Locale.parse(get_language() or "en", sep="-").territories
    found: dict[str, list[tuple[str, str]]] = {}
    for code, words, country in ROLES:
        found.setdefault(str(names.get(country, country)), []).append((MARK + code, words))
    return sorted(found.items())


def offered_with_country() -> list[tuple[str, str]]:
    """The titles of roles, each with its country: two countries may use the same."""
    return [(MARK + code, f"{words} ({country})") for code, words, country in sorted(ROLES, key=_by_title)]


def _by_title(role: tuple[str, str, str]) -> str:
    return role[1].casefold()


def words_of(field: str, code: str, text: str) -> str:
    """What is shown: the words of the list in the reader's language, or one's own."""
    return dict(offered(field)).get(code, text) if code.startswith(MARK) else text


def code_of(field: str, text: str) -> str:
    """What filters compare: words of the list in any of our languages are the same words; others without case."""
    told = text.casefold().strip()
    return _codes(field).get(told, told.lstrip(MARK)[:60])


def codes_saying(word: str) -> list[str]:
    """The codes of every list whose words, in any of our languages, contain this; two letters say too little."""
    wanted = plain(word)
    found = {code for field in LISTS for words, code in _codes(field).items() if wanted in plain(words)}
    return sorted(found) if len(wanted) > 2 else []


def languages_saying(word: str) -> list[str]:
    """The codes of the languages whose names, for this reader, begin so."""
    wanted = plain(word)
    return [code for code in WORKED_IN if len(wanted) > 2 and plain(language_name(code)).startswith(wanted)]


@cache
def _codes(field: str) -> dict[str, str]:
    return dict(_in_all_languages(field))


def _in_all_languages(field: str) -> Iterator[tuple[str, str]]:
    for language, _name in settings.LANGUAGES:
        with override(language):
            yield from ((words.casefold(), code) for code, words in reversed(offered(field)))
