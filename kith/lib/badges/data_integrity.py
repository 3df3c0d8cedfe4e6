"""A proof inside a document: `eddsa-rdfc-2022` (W3C Verifiable Credential Data Integrity, EdDSA cryptosuites 1.0).

The signature is of SHA-256 of what the proof says, and SHA-256 of the document, each in canonical form.
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from importlib import import_module

from kith.lib.badges.keys import PublicKey, SigningKey
from kith.lib.badges.multibase import base58, from_base58
from kith.lib.badges.reading import NotAsWritten, moment_of
from kith.lib.badges.writing import Document, moment

SUITE = "eddsa-rdfc-2022"
CANONICAL = "kith.lib.badges.canonical"


@dataclass(frozen=True)
class Proof:
    """Who signed when, and the signature."""

    key: str
    signed: datetime
    signature: bytes

    def fits(self, document: Document, key: PublicKey) -> bool:
        """Whether this key signed this document, which must be one that we wrote anew ourselves."""
        return key.fits(self.signature, signed_words(document, _options(self.key, self.signed)))


def sign(document: Document, *, key: SigningKey, at: datetime) -> Document:
    """The document with a proof by this key."""
    proof = _options(key.public.address, at)
    signature = key.sign(signed_words(document, proof))
    return document | {"proof": proof | {"proofValue": base58(signature)}}


def taken_apart(document: Document) -> tuple[Document, Proof]:
    """The document without its proof, and the proof. Raises `NotAsWritten` for a proof of any other kind."""
    try:
        said = document["proof"]
        proof = Proof(said["verificationMethod"], moment_of(said["created"]), from_base58(said["proofValue"]))
        is_same = _options(proof.key, proof.signed) | {"proofValue": base58(proof.signature)} == said
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as wrong:
        raise NotAsWritten from wrong
    if not is_same:
        raise NotAsWritten
    return {name: value for name, value in document.items() if name != "proof"}, proof


def signed_words(document: Document, options: Document) -> bytes:
    canonical = import_module(CANONICAL).canonical
    in_context = {"@context": document["@context"]} | options
    return sha256(canonical(in_context)).digest() + sha256(canonical(document)).digest()


def _options(key: str, at: datetime) -> Document:
    return {
        "type": "DataIntegrityProof",
        "cryptosuite": SUITE,
        "created": moment(at),
        "verificationMethod": key,
        "proofPurpose": "assertionMethod",
    }
