"""Under which address the house gives certificates, and what stands there: its keys, and what was taken back."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.http import Http404
from django.urls import reverse

from kith.domains.learning.models import Issued, Issuer, SigningKey
from kith.foundation.seals.sealing import unlock
from kith.lib.badges import keys
from kith.lib.badges.did_web import did_of
from kith.lib.badges.keys import PublicKey
from kith.lib.badges.status_list import FEWEST, StatusList, list_document
from kith.lib.badges.values import StatusEntry
from kith.lib.badges.writing import Document

SLUG = "house"
BELIEVED = timedelta(days=1)  # how long others may believe a list that they read


def our_did() -> str:
    """The identifier of the house at its address now. Others look it up by HTTPS alone."""
    site = settings.SITE_URL.replace("http://", "https://", 1)
    return did_of(f"{site}/issuers/{SLUG}/")


def reach_issuer(slug: str) -> Issuer:
    """The house as it is at this address now; before its first certificate it is not there."""
    found = Issuer.objects.filter(did=our_did(), slug=slug).first()
    if found is None:
        raise Http404
    return found


def keys_of(did: str) -> list[PublicKey] | None:
    """All keys that ever signed for the house under an address; None if it never had that address."""
    issuer = Issuer.objects.filter(did=did).first()
    return None if issuer is None else public_keys(issuer)


def public_keys(issuer: Issuer) -> list[PublicKey]:
    known: Iterable[SigningKey] = issuer.keys.select_related("issuer").order_by("pk")
    return [each.as_all_see_it for each in known]


def reach_public_key(slug: str, multikey: str) -> PublicKey:
    found = next((key for key in public_keys(reach_issuer(slug)) if key.multikey == multikey), None)
    if found is None:
        raise Http404
    return found


def opened(key: SigningKey) -> keys.SigningKey:
    """The secret half. Raises `Broken` if the secret of the installation is another one."""
    return keys.signing_key(key.issuer.did, unlock(bytes(key.sealed or b""), about=key.public))


def entry_of(issued: Issued) -> StatusEntry:
    """Which bit of which list says that it was taken back: the lists are filled one after the other."""
    number, index = divmod(issued.pk - 1, FEWEST)
    return StatusEntry(list_address(issued.issuer, number + 1), index)


def list_address(issuer: Issuer, number: int) -> str:
    return f"{settings.SITE_URL}{reverse('learning:taken-back', args=[issuer.slug, number])}"


def list_of(issuer: Issuer, number: int, *, at: datetime) -> Document:
    """One of the lists, to be signed. One that has not begun is not there."""
    first = (number - 1) * FEWEST + 1
    own = Issued.objects.filter(issuer=issuer, pk__gte=first, pk__lt=first + FEWEST)
    if number < 1 or not own.exists():
        raise Http404
    places = own.exclude(revoked_at=None).values_list("pk", flat=True)
    bits = StatusList(place - first for place in places.iterator())
    return list_document(
        bits,
        at_address=list_address(issuer, number),
        issuer=issuer.did,
        valid_from=at,
        valid_until=at + BELIEVED,
    )
