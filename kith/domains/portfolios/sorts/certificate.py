"""A certificate of the house, in its newest edition, while it was not taken back."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.domains.learning.certificates import days_of, programme_of
from kith.domains.learning.models import Certificate
from kith.domains.learning.queries import certificates_of
from kith.domains.portfolios.models import Piece
from kith.domains.portfolios.sorts.sort import ChoosingForm, Sort
from kith.foundation.people.models import Person


def _newest(person: Person) -> dict[str, Certificate]:
    """By what they were given for; what was signed is not read."""
    own = certificates_of(person).defer("document", "token").order_by("key", "edition")
    return {each.key: each for each in own}


class CertificateForm(ChoosingForm):
    thing = "certificate"

    def offered(self, person: Person) -> Mapping[int, str]:
        there = Piece.objects.filter(person=person).values_list("certificate__key", flat=True)
        holding = [
            each
            for key, each in _newest(person).items()
            if key not in set(there) and not each.issued.revoked_at
        ]
        return {each.pk: f"{each.programme}, {days_of(programme_of(each))}" for each in holding}


def _look(pieces: list[Piece], owner: Person, _today: date) -> Iterator[tuple[Piece, str, Any]]:
    """The address at which a certificate is checked is not told: it would go on leading there when the share is over."""
    newest = _newest(owner)
    keys = dict(Certificate.objects.filter(person=owner).values_list("pk", "key"))
    for piece in pieces:
        found = newest[keys[piece.certificate_id or 0]]
        holds = found.issued.revoked_at is None
        told = {"certificate": found, "days": days_of(programme_of(found))}
        yield piece, found.programme, told if holds else None


CERTIFICATE = Sort(
    code="certificate",
    one=_("A certificate"),
    says=_("Others see for what it is, for how many hours, and whether it holds. They do not get the certificate itself."),
    form=CertificateForm,
    look=_look,
    none=_("All your certificates are here, or you have none yet."),
    way="learning:certificates",
    why_not=_("It was taken back, so others do not see it."),
)  # fmt: skip
