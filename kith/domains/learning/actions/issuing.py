"""What stewards do so that certificates can be given: keys, and who signs on paper."""

from django.db import transaction
from django.utils import timezone

from kith.domains.learning.events import (
    KeyReplaced,
    KeyRevoked,
    SignatureChosen,
    SignaturePutAway,
)
from kith.domains.learning.issuers import SLUG, our_did
from kith.domains.learning.models import Issuer, Signature, SigningKey
from kith.foundation.activity.facts import record
from kith.foundation.people.models import Person
from kith.foundation.seals.sealing import lock
from kith.lib.badges.keys import new_key


def signing_key() -> SigningKey:
    """The key that signs now, made at first need. Of two who need it at once, one waits."""
    issuer, _is_new = Issuer.objects.get_or_create(did=our_did(), defaults={"slug": SLUG})
    signs = issuer.keys.select_related("issuer").filter(replaced_at=None)
    if (found := signs.first()) is not None:
        return found
    Issuer.objects.select_for_update().get(pk=issuer.pk)
    return signs.first() or _made(issuer)


@transaction.atomic
def replace_key(*, by: Person) -> SigningKey:
    """From now on another key signs. What the old one signed still holds, and its secret is gone."""
    made = _followed(signing_key())
    record(KeyReplaced(), by=by)
    return made


@transaction.atomic
def revoke_key(key: SigningKey, *, by: Person) -> None:
    """Say to all that a key fell into other hands: what is signed with it from now on does not hold. Another one signs."""
    now = timezone.now()
    held = SigningKey.objects.select_for_update().select_related("issuer").get(pk=key.pk)
    if held.revoked_at is not None:
        return
    if held.replaced_at is None:
        _followed(held)
    SigningKey.objects.filter(pk=held.pk).update(revoked_at=now)
    record(KeyRevoked(), by=by)


@transaction.atomic
def choose_signature(*, name: str, office: str, picture: bytes, media_type: str, by: Person) -> Signature:
    """Let this signature stand on certificates that are given from now on. Those given before keep theirs."""
    _put_away()
    made = Signature.objects.create(name=name, office=office, picture=picture, media_type=media_type)
    record(SignatureChosen(), by=by)
    return made


@transaction.atomic
def put_signature_away(*, by: Person) -> None:
    """From now on certificates have none."""
    if _put_away():
        record(SignaturePutAway(), by=by)


def _put_away() -> int:
    return Signature.objects.filter(replaced_at=None).update(replaced_at=timezone.now())


def _followed(key: SigningKey) -> SigningKey:
    """Another key in the place of this one."""
    Issuer.objects.select_for_update().get(pk=key.issuer_id)
    signs = SigningKey.objects.filter(issuer=key.issuer_id, replaced_at=None)
    signs.update(replaced_at=timezone.now(), sealed=None)
    return _made(key.issuer)


def _made(issuer: Issuer) -> SigningKey:
    secret = new_key(issuer.did)
    public = secret.public.multikey
    return SigningKey.objects.create(issuer=issuer, public=public, sealed=lock(secret.multikey, about=public))
