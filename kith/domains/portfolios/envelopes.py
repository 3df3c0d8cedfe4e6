"""Whose share it is, in an envelope that the address of the share opens, and nothing else does."""

from django.conf import settings
from django.urls import reverse

from kith.domains.portfolios.models import Address, Share
from kith.lib import sealing
from kith.lib.tokens import digest

ABOUT = "portfolios.share"


def address_of(share: Share) -> str:
    """Where whoever was given it sees the share."""
    return f"{settings.SITE_URL}{reverse('portfolios:shown', args=[share.uid])}"


def mark_of(uid: str) -> str:
    return digest(uid)


def seal(share: Share) -> None:
    """Let its address lead to it, and to whose it is now."""
    words = f"{share.person_id} {share.pk}"
    sealed = sealing.lock(words, about=ABOUT, secret=share.uid)
    Address.objects.update_or_create(mark=mark_of(share.uid), defaults={"sealed": sealed})


def unsealed(uid: str) -> tuple[int, int] | None:
    """The keys of the person and of the share under an address."""
    found = Address.objects.filter(mark=mark_of(uid)).first()
    if found is None:
        return None
    person, share = sealing.unlock(bytes(found.sealed), about=ABOUT, secret=uid).split()
    return int(person), int(share)
