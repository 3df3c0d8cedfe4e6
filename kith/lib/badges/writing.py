"""A certificate as a document of Open Badges 3.0. What it has not got is left out."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from kith.lib.badges.values import (
    ADDRESS,
    Achievement,
    Credential,
    Evidence,
    Hours,
    Issuer,
    Provider,
    Recipient,
    StatusEntry,
)

Document = dict[str, Any]

CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
EXTENSIONS = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
SCHEMA = {
    "id": "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json",
    "type": "1EdTechJsonSchemaValidator2019",
}
MOST_CREDITS, PARTS = Decimal(10_000), Decimal("0.01")
MOST_LISTED = 30

_UNSAID = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def document_of(credential: Credential) -> Document:
    """Raises `ValueError` for an address that is none, a moment without a zone, or hours that nobody can have."""
    known_as = credential.provider.known_as if credential.provider else ()
    listed = (credential.hours, credential.evidence, credential.issuer.known_as, known_as)
    if max(map(len, listed)) > MOST_LISTED:
        raise ValueError("more than a certificate can list")
    return _said({
        "@context": [CREDENTIALS, OPEN_BADGES, EXTENSIONS],
        "id": address(credential.address),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": words(credential.achievement.name),
        "issuer": profile(credential.issuer),
        "awardedDate": moment(credential.awarded),
        "validFrom": moment(credential.valid_from),
        "validUntil": credential.valid_until and moment(credential.valid_until),
        "credentialSubject": _subject(credential),
        "evidence": [_evidence(each) for each in credential.evidence],
        "credentialStatus": credential.status and status(credential.status),
        "credentialSchema": [dict(SCHEMA)],
    })  # fmt: skip


def text_of(document: Document) -> str:
    """The document as it is handed out."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def profile(issuer: Issuer) -> Document:
    return _said({
        "id": address(issuer.did), "type": ["Profile"], "name": words(issuer.name), "url": address(issuer.url),
        "email": words(issuer.mail), "description": words(issuer.description),
        "otherIdentifier": [_known_as(each) for each in issuer.known_as],
    })  # fmt: skip


def _known_as(number: str) -> Document:
    """Of the kinds of identifiers that the standard names, none is the number of a provider; own ones begin with `ext:`."""
    return {"type": "IdentifierEntry", "identifier": words(number), "identifierType": "ext:approvalNumber"}


def _source(provider: Provider) -> Document:
    """In the words of the standard: who assessed it on behalf of the issuer, as a school does for its district."""
    return _said({
        "id": address(provider.address), "type": ["Profile"], "name": words(provider.name),
        "otherIdentifier": [_known_as(each) for each in provider.known_as],
    })  # fmt: skip


def status(entry: StatusEntry) -> Document:
    return {
        "id": f"{address(entry.list)}#{entry.index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(entry.index),
        "statusListCredential": entry.list,
    }


def moment(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("a moment without its zone")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def words(text: str) -> str:
    """The text without signs that nobody sees: each program that canonicalises writes those in another way."""
    return _UNSAID.sub(" ", text.replace("\r\n", "\n")).strip()


def address(text: str) -> str:
    """A full address; what is none would fall out of what is signed, without a word."""
    if not ADDRESS.fullmatch(text):
        raise ValueError(f"not a full address: {text!r}")
    return text


def number(value: Decimal) -> int | float:
    """Hours in hundredths at most. A whole number has no point, since some programs take it away."""
    if not 0 <= value <= MOST_CREDITS or value != value.quantize(PARTS):
        raise ValueError(f"not a number of hours: {value}")
    return int(value) if value == value.to_integral_value() else float(value)


def _subject(credential: Credential) -> Document:
    """Whom it is about has an address that leads to nobody: as a token, a certificate has to name one."""
    return _said({
        "id": f"{credential.address}#recipient",
        "type": ["AchievementSubject"],
        "identifier": list(_identities(credential.recipient)),
        "creditsEarned": None if credential.credits is None else number(credential.credits),
        "source": credential.provider and _source(credential.provider),
        "result": [_result(credential, place, each) for place, each in enumerate(credential.hours)],
        "achievement": _achievement(credential),
    })  # fmt: skip


def _identities(recipient: Recipient) -> Iterator[Document]:
    if recipient.name:
        yield {
            "type": "IdentityObject", "hashed": False, "identityHash": words(recipient.name), "identityType": "name",
        }  # fmt: skip
    if recipient.mail:
        yield {
            "type": "IdentityObject", "hashed": True, "identityHash": f"sha256${recipient.mail.digest}",
            "identityType": "emailAddress", "salt": recipient.mail.salt,
        }  # fmt: skip


def achievement_document(achievement: Achievement) -> Document:
    """What can be reached, by itself."""
    return _said({
        "id": address(achievement.address),
        "type": ["Achievement"],
        "achievementType": achievement.kind,
        "name": words(achievement.name),
        "description": words(achievement.description),
        "criteria": {"narrative": words(achievement.criteria)},
        "creditsAvailable": None if achievement.credits is None else number(achievement.credits),
        "inLanguage": achievement.language,
    })  # fmt: skip


def _achievement(credential: Credential) -> Document:
    counts = [_category(credential, place, each) for place, each in enumerate(credential.hours)]
    return _said(achievement_document(credential.achievement) | {"resultDescription": counts})


def _category(credential: Credential, place: int, hours: Hours) -> Document:
    return {
        "id": _category_address(credential, place, hours.code), "type": ["ResultDescription"],
        "name": words(hours.category), "resultType": "ext:hours",
    }  # fmt: skip


def _category_address(credential: Credential, place: int, code: str) -> str:
    """Of what hours count for: of the achievement where it has a code, else of this certificate alone."""
    if not code:
        return f"{credential.address}#hours-{place}"
    return address(f"{credential.achievement.address}#{code}")


def _result(credential: Credential, place: int, hours: Hours) -> Document:
    return {
        "type": ["Result"], "resultDescription": _category_address(credential, place, hours.code),
        "value": str(number(hours.earned)),
    }  # fmt: skip


def _evidence(evidence: Evidence) -> Document:
    return {"id": address(evidence.address), "type": ["Evidence"], "name": words(evidence.name)}


def _said(document: Document) -> Document:
    """The document without what was not said."""
    return {name: value for name, value in document.items() if value not in (None, "", [])}
