"""What a training can be about, as boards ask for it; and what boards call what they ask for."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CATEGORIES: dict[str, str | Promise] = {
    "peer-support": _("Peer support"),
    "recovery": _("Recovery"),
    "ethics": _("Ethics"),
    "law": _("Law"),
    "culture": _("Cultures and identities"),
    "crisis": _("Crisis and suicide prevention"),
    "supervision": _("Supervision"),
    "other": _("Something else"),
}
ASKED: dict[str, str | Promise] = {
    **CATEGORIES,
    "law-and-ethics": _("Law and ethics"),
    "elective": _("Any topic (elective)"),
    "sponsor": _("The sponsor"),
}


def called(code: str, name: str = "") -> str:
    """What someone reads for a code: the name that a rule set gives it, ours, or the code itself."""
    return name or str(ASKED.get(code, code.replace("-", " ")))
