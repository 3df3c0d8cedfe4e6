"""A credential, and where it stands today."""

from collections.abc import Iterator, Mapping
from datetime import date

from django.utils.translation import gettext_lazy as _

from kith.domains.learning.models import Credential
from kith.domains.learning.queries import stood_of
from kith.domains.learning.showing import Shown, shown
from kith.domains.portfolios.models import Piece
from kith.domains.portfolios.sorts.sort import ChoosingForm, Sort
from kith.foundation.people.models import Person


class CredentialForm(ChoosingForm):
    thing = "credential"

    def offered(self, person: Person) -> Mapping[int, str]:
        return dict(Credential.objects.filter(person=person).order_by("pk").values_list("pk", "title"))


def _look(pieces: list[Piece], owner: Person, today: date) -> Iterator[tuple[Piece, str, Shown]]:
    stood = {each.credential.pk: each for each in stood_of(owner, today=today)}
    for piece in pieces:
        each = stood[piece.credential_id or 0]
        yield piece, each.credential.title, shown(each, today=today)


CREDENTIAL = Sort(
    code="credential",
    one=_("A credential, and where it stands"),
    says=_("Others see what it is called, who gave it and when, and what is there for renewing it. They do not see its number."),
    form=CredentialForm,
    look=_look,
    none=_("All credentials that you wrote down are here, or you have not written down any yet."),
    way="learning:new-credential",
)  # fmt: skip
