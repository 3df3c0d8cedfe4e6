"""What leads to a person for certain. Elsewhere the house asks to look again; in the text of a case such things have no place."""

import re

from django.utils.translation import gettext as _

from kith.capabilities.conversations.identifying import SAYS
from kith.lib.identifiers import Identifier, Sort, identifiers

SURE = frozenset({Sort.EMAIL, Sort.PHONE})
BIRTH = re.compile(
    r"\b(?:born|birth\w*|d\.?o\.?b|naci(?:ó|d[oa]s?|miento)|cumpleaños|geboren|geburts\w*|née?)(?!\w)", re.I
)
BEFORE = 30  # letters in which the word stands


def refusal(text: str) -> str:
    """Why words are not sent, for whoever wrote them; nothing where nobody could be found by them."""
    if not (seen := certain(text)):
        return ""
    return _(
        "Someone could be found by this: %(seen)s. Please say it without. Your words are still here."
    ) % {"seen": "; ".join(seen)}


def certain(text: str) -> list[str]:
    """A sentence for each: an address, a phone number, a day of birth."""
    return [
        str(SAYS[each.sort]) % {"words": each.words} for each in identifiers(text) if _is_certain(each, text)
    ]


def _is_certain(each: Identifier, text: str) -> bool:
    said_before = text[max(0, each.start - BEFORE) : each.start]
    return each.sort in SURE or (each.sort is Sort.DATE and BIRTH.search(said_before) is not None)
