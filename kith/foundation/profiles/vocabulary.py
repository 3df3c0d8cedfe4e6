"""Words that a profile offers; one's own words are always as welcome.

Role titles by country follow what the field uses there; nobody has to have one.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ROLES: tuple[tuple[str, str, str], ...] = (
    ("us-cps", "certified peer specialist", "US"),
    ("us-pss", "peer support specialist", "US"),
    ("us-coach", "peer recovery coach", "US"),
    ("us-family", "family peer", "US"),
    ("us-youth", "youth peer", "US"),
    ("us-forensic", "forensic peer", "US"),
    ("us-bridger", "peer bridger", "US"),
    ("ca-supporter", "peer supporter", "CA"),
    ("ca-family", "family peer supporter", "CA"),
    ("ca-mentor", "peer support mentor", "CA"),
    ("uk-worker", "peer support worker", "GB"),
    ("uk-lep", "lived experience practitioner", "GB"),
    ("uk-trainer", "peer trainer", "GB"),
    ("ie-family", "family peer support worker", "IE"),
    ("ie-senior", "senior peer support worker", "IE"),
    ("au-lew", "lived experience worker", "AU"),
    ("au-consumer", "consumer consultant", "AU"),
    ("au-carer", "carer peer worker", "AU"),
    ("nz-specialist", "peer support specialist", "NZ"),
    ("nz-advisor", "consumer advisor", "NZ"),
    ("de-exin", "EX-IN Genesungsbegleiter:in", "DE"),
    ("de-eutb", "Peer-Berater:in (EUTB)", "DE"),
    ("de-angehoerige", "Angehörigen-Peer", "DE"),
    ("nl-deskundige", "ervaringsdeskundige", "NL"),
    ("be-werker", "ervaringswerker", "BE"),
    ("nl-herstel", "herstelmedewerker", "NL"),
    ("fr-mediateur", "médiateur·rice de santé pair", "FR"),
    ("fr-aidant", "pair-aidant·e", "FR"),
    ("es-agente", "agente de apoyo entre iguales", "ES"),
    ("es-acompanante", "acompañante par", "AR"),
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

OFFERED: dict[str, tuple[str | Promise, ...]] = {
    "role": tuple(words for _code, words, _country in ROLES),
    "setting": tuple(words for _code, words in SETTINGS),
    "skill_offered": tuple(words for _code, words in SKILLS),
    "skill_sought": tuple(words for _code, words in SKILLS),
}


def offered(field: str) -> list[str]:
    """Words that others in the field use, to choose from or to write past."""
    return list(dict.fromkeys(str(words) for words in OFFERED.get(field, ())))
