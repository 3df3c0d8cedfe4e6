"""A document signed as a whole: a JWT (Open Badges 3.0, section 8.2, which is a VC-JWT without a `vc` claim)."""

from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

from kith.lib.badges.keys import PublicKey, SigningKey
from kith.lib.badges.multibase import from_plain_base64url
from kith.lib.badges.reading import NotAsWritten, moment_of, parsed
from kith.lib.badges.writing import Document, text_of

LIBRARY = "kith.lib.badges.token_library"
CLAIMS = ("iss", "jti", "sub", "iat", "nbf", "exp")


@dataclass(frozen=True)
class Proof:
    """Who says to have signed a token, and when."""

    key: str
    signed: datetime
    token: str

    def fits(self, _document: Document, key: PublicKey) -> bool:
        """Whether this key signed the token with all that is in it."""
        return bool(_library().is_signed_by(self.token, key.jwk))


def sign(document: Document, *, key: SigningKey, at: datetime) -> str:
    """A token of the document without a proof inside, signed by this key."""
    payload = text_of(document | _claims(document, at))
    return str(_library().signed(_header(key.public.address), payload, key.jwk))


def payload_of(token: str) -> Document:
    """What a token says, proven by nothing. Raises `ValueError`."""
    return parsed(from_plain_base64url(token.split(".")[1]).decode())


def taken_apart(token: str) -> tuple[Document, Proof]:
    """The document in a token, and its proof. Raises `NotAsWritten` for a token of any other kind, or with other claims."""
    try:
        header, payload = _library().headers_of(token), payload_of(token)
        document = {name: value for name, value in payload.items() if name not in CLAIMS}
        signed = datetime.fromtimestamp(payload["iat"], UTC)
        is_same = (
            header == _header(header["kid"])
            and payload == document | _claims(document, signed)
            and all(from_plain_base64url(part) for part in token.split("."))
        )
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError, OSError) as wrong:
        raise NotAsWritten from wrong
    if not is_same:
        raise NotAsWritten
    return document, Proof(header["kid"], signed, token)


def _library() -> Any:
    return import_module(LIBRARY)


def _header(key: str) -> dict[str, str]:
    return {"alg": "EdDSA", "kid": key, "typ": "JWT"}


def _claims(document: Document, at: datetime) -> Document:
    """What Open Badges wants to be said once more for those who read tokens only."""
    claims: Document = {"iss": _issuer(document), "jti": document["id"], "iat": int(at.timestamp())}
    if subject := document["credentialSubject"].get("id"):
        claims["sub"] = subject
    for claim, name in (("nbf", "validFrom"), ("exp", "validUntil")):
        if name in document:
            claims[claim] = int(moment_of(document[name]).timestamp())
    return claims


def _issuer(document: Document) -> str:
    said: str | Document = document["issuer"]
    return said if isinstance(said, str) else str(said["id"])
