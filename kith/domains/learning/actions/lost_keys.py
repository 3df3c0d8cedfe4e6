"""What becomes of certificates whose key fell into other hands."""

from django.db import transaction

from kith.domains.learning.events import SignedAnew
from kith.domains.learning.jobs import sign_all_anew
from kith.domains.learning.models import SigningKey
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person


@transaction.atomic
def begin_signing_anew(key: SigningKey, *, by: Person) -> None:
    """Let all that this key signed be given again, person by person. Whose they are, nobody reads."""
    record(SignedAnew(), by=by)
    sign_all_anew.defer(key=key.pk, by=by.pk)
