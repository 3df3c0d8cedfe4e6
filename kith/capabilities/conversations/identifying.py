"""What in someone's words might lead to a person they support, said in a sentence each."""

from django.utils.translation import gettext_lazy as _

from kith.foundation.people.models import Person
from kith.foundation.profiles.queries import places_of_work
from kith.lib.identifiers import Sort, identifiers

SAYS = {
    Sort.EMAIL: _("an e-mail address: “%(words)s”"),
    Sort.LINK: _("the page of a person: “%(words)s”"),
    Sort.PHONE: _("a phone number: “%(words)s”"),
    Sort.DATE: _("an exact date: “%(words)s”"),
    Sort.AGE: _("a high age: “%(words)s”"),
    Sort.POSTCODE: _("a postcode: “%(words)s”"),
    Sort.NUMBER: _("a number that may be someone's: “%(words)s”"),
    Sort.NAME: _("a name: “%(words)s”"),
    Sort.FACILITY: _("a place where you work: “%(words)s”"),
}


def noticed(text: str, *, writer: Person | None) -> list[str]:
    """Nothing of it is kept or sent anywhere."""
    facilities = places_of_work(writer) if writer else ()
    return [str(SAYS[each.sort]) % {"words": each.words} for each in identifiers(text, facilities=facilities)]
