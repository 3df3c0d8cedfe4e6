"""A document of ours as values. What we would not have written in just this way is refused: nothing can hide in it."""

import json
from datetime import datetime
from decimal import Decimal
from typing import Any, NoReturn

from kith.lib.badges.values import (
    Achievement,
    Credential,
    Evidence,
    Hours,
    Issuer,
    MailMark,
    Provider,
    Recipient,
    StatusEntry,
)
from kith.lib.badges.writing import Document, document_of

_WRONG = (KeyError, TypeError, ValueError, AttributeError, IndexError, ArithmeticError)


class NotAsWritten(ValueError):
    """A document with something in it that we would not have written, or without something that we always write."""


def parsed(text: str) -> Document:
    """An object of JSON in which each name stands once. Raises `ValueError`."""
    try:
        found = json.loads(text, object_pairs_hook=_once, parse_constant=_refused)
    except RecursionError as deep:
        raise ValueError("too deep") from deep
    if not isinstance(found, dict):
        raise ValueError("no object")
    return found


def credential_of(document: Document) -> Credential:
    """Raises `NotAsWritten`."""
    try:
        credential = _credential(document)
        is_same = document_of(credential) == document
    except _WRONG as wrong:
        raise NotAsWritten from wrong
    if not is_same:
        raise NotAsWritten
    return credential


def moment_of(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S%z")


def _credential(document: Document) -> Credential:
    subject = document["credentialSubject"]
    until, entry, source = document.get("validUntil"), document.get("credentialStatus"), subject.get("source")
    return Credential(
        address=document["id"],
        issuer=_issuer(document["issuer"]),
        achievement=achievement_of(subject["achievement"]),
        recipient=_recipient(subject.get("identifier", [])),
        awarded=moment_of(document["awardedDate"]),
        valid_from=moment_of(document["validFrom"]),
        valid_until=moment_of(until) if until is not None else None,
        credits=_number(subject.get("creditsEarned")),
        hours=_hours(document["id"], subject),
        status=StatusEntry(entry["statusListCredential"], int(entry["statusListIndex"])) if entry else None,
        evidence=tuple(Evidence(each["id"], each["name"]) for each in document.get("evidence", [])),
        provider=Provider(source["id"], source["name"], _known_as(source)) if source is not None else None,
    )


def _issuer(profile: Document) -> Issuer:
    return Issuer(
        profile["id"],
        profile["name"],
        profile["url"],
        profile.get("email", ""),
        profile.get("description", ""),
        _known_as(profile),
    )


def _known_as(profile: Document) -> tuple[str, ...]:
    return tuple(each["identifier"] for each in profile.get("otherIdentifier", []))


def achievement_of(said: Document) -> Achievement:
    """What can be reached, as it stands by itself or in a certificate."""
    return Achievement(
        said["id"], said["name"], said["description"], said["criteria"]["narrative"],
        _number(said.get("creditsAvailable")), said["achievementType"], said.get("inLanguage", ""),
    )  # fmt: skip


def _recipient(identities: list[Document]) -> Recipient:
    name, mail = "", None
    for each in identities:
        if each["identityType"] == "name":
            name = each["identityHash"]
        else:
            mail = MailMark(each["identityHash"].removeprefix("sha256$"), each["salt"])
    return Recipient(name, mail)


def _hours(credential: str, subject: Document) -> tuple[Hours, ...]:
    categories = subject["achievement"].get("resultDescription", [])
    earned = [Decimal(each["value"]) for each in subject.get("result", [])]
    return tuple(
        Hours(each["name"], hours, _code(each["id"], credential, subject["achievement"]["id"]))
        for each, hours in zip(categories, earned, strict=True)
    )


def _code(category: str, credential: str, achievement: str) -> str:
    """Nothing where the address of a category is of this certificate alone."""
    return "" if category.startswith(f"{credential}#hours-") else category.removeprefix(f"{achievement}#")


def _number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _once(pairs: list[tuple[str, Any]]) -> Document:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _refused(constant: str) -> NoReturn:
    raise ValueError(f"no number: {constant}")
