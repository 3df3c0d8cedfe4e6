"""Ed25519 keys: the secret one that signs, and the public one by which anyone checks.

Each public key has an address of its own, its issuer's identifier with the key itself behind a “#”. So a key is known by
its name, and no two have the same.
"""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from kith.lib.badges.multibase import base58, from_base58, plain_base64url

LENGTH = 32
PUBLIC, SECRET = b"\xed\x01", b"\x80\x26"  # what a Multikey says before the bytes of a key


class NoKey(ValueError):
    """A text that is no Multikey of Ed25519."""


@dataclass(frozen=True)
class PublicKey:
    """A key as all may see it. What it signed before it was `revoked` holds, and nothing after."""

    issuer: str
    public: bytes
    revoked: datetime | None = None

    @property
    def multikey(self) -> str:
        return base58(PUBLIC + self.public)

    @property
    def address(self) -> str:
        """Its verification method: what a signature names."""
        return f"{self.issuer}#{self.multikey}"

    @property
    def jwk(self) -> dict[str, str]:
        return {"kty": "OKP", "crv": "Ed25519", "x": plain_base64url(self.public)}

    def fits(self, signature: bytes, words: bytes) -> bool:
        """Whether this key made the signature of just these words."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, words)
        except (InvalidSignature, ValueError):
            return False
        return True

    def holds_at(self, moment: datetime) -> bool:
        return self.revoked is None or moment < self.revoked


@dataclass(frozen=True)
class SigningKey:
    """The secret half. Whoever keeps it seals `multikey` first."""

    issuer: str
    secret: bytes = field(repr=False)

    @cached_property
    def public(self) -> PublicKey:
        return PublicKey(self.issuer, self._key.public_key().public_bytes_raw())

    @property
    def multikey(self) -> str:
        return base58(SECRET + self.secret)

    @property
    def jwk(self) -> dict[str, str]:
        return self.public.jwk | {"d": plain_base64url(self.secret)}

    def sign(self, words: bytes) -> bytes:
        return self._key.sign(words)

    @cached_property
    def _key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.secret)


def new_key(issuer: str) -> SigningKey:
    """A key that nobody else has, for this issuer."""
    return SigningKey(issuer, Ed25519PrivateKey.generate().private_bytes_raw())


def signing_key(issuer: str, multikey: str) -> SigningKey:
    """The key that was kept as a secret Multikey. Raises `NoKey`."""
    return SigningKey(issuer, _bytes(multikey, after=SECRET))


def public_key(issuer: str, multikey: str, *, revoked: datetime | None = None) -> PublicKey:
    """The key of a public Multikey. Raises `NoKey`."""
    return PublicKey(issuer, _bytes(multikey, after=PUBLIC), revoked)


def _bytes(multikey: str, *, after: bytes) -> bytes:
    try:
        known = from_base58(multikey)
    except ValueError as wrong:
        raise NoKey(str(wrong)) from wrong
    if not known.startswith(after) or len(known) != len(after) + LENGTH:
        raise NoKey("a key of another kind")
    return known.removeprefix(after)
