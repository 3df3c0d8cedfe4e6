"""An issuer's own address as an identifier (`did:web`), and what stands there: its keys.

A key that was replaced stays listed, so that what it signed can still be checked. One that fell into other hands stays
listed too, as revoked from a moment on, but speaks for the issuer no longer: others cannot know what it signed before.
"""

from collections.abc import Iterable
from urllib.parse import quote, unquote, urlsplit

from kith.lib.badges.keys import PublicKey
from kith.lib.badges.writing import Document, moment

CONTEXT = ("https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1")
METHOD = "did:web:"


def did_of(address: str) -> str:
    """The identifier of whoever is at this address: `https://kith.example/issuers/north/` is `did:web:kith.example:issuers:north`.

    Raises `ValueError` for an address that cannot be one.
    """
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname or parts.query or parts.fragment or parts.username:
        raise ValueError(f"no address of an issuer: {address!r}")
    place = parts.hostname if parts.port is None else f"{parts.hostname}%3A{parts.port}"
    ways = [quote(unquote(way), safe="") for way in parts.path.split("/") if way]
    return METHOD + ":".join([place, *ways])


def document_address(did: str) -> str:
    """Where the document of an issuer is looked for. Raises `ValueError` for another kind of identifier."""
    place, *ways = did.removeprefix(METHOD).split(":")
    if not did.startswith(METHOD) or not place:
        raise ValueError(f"no did:web: {did!r}")
    path = "/".join(ways) if ways else ".well-known"
    return f"https://{unquote(place)}/{path}/did.json"


def did_document(did: str, keys: Iterable[PublicKey]) -> Document:
    """What stands at that address: all keys that ever signed for this issuer, and which of them speak for it."""
    known = list(keys)
    return {
        "@context": list(CONTEXT),
        "id": did,
        "verificationMethod": [key_document(key) for key in known],
        "assertionMethod": [key.address for key in known if key.revoked is None],
    }


def key_alone(key: PublicKey) -> Document:
    """What stands at the address of one key."""
    return {"@context": CONTEXT[1], **key_document(key)}


def key_document(key: PublicKey) -> Document:
    said = {
        "id": key.address,
        "type": "Multikey",
        "controller": key.issuer,
        "publicKeyMultibase": key.multikey,
    }
    return said if key.revoked is None else said | {"revoked": moment(key.revoked)}
