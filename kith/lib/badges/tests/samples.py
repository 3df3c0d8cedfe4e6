"""A certificate of the North Peer Network for María, and what the house knows of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from kith.lib.badges import data_integrity, web_token
from kith.lib.badges.checking import check
from kith.lib.badges.did_web import did_of
from kith.lib.badges.keys import PublicKey, SigningKey
from kith.lib.badges.values import (
    Achievement,
    Credential,
    Evidence,
    Hours,
    Issuer,
    Recipient,
    StatusEntry,
    mark_of,
)
from kith.lib.badges.verdicts import Standing, Verdict
from kith.lib.badges.writing import document_of, text_of

NOW = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
AWARDED = NOW - timedelta(days=2)
DID = did_of("https://kith.example/issuers/north/")
KEY = SigningKey(DID, bytes(range(32)))
OTHER_KEY = SigningKey(DID, bytes(range(1, 33)))
LIST = "https://kith.example/issuers/north/taken-back/1"

CREDENTIAL = Credential(
    address="https://kith.example/certificates/7f3a/",
    issuer=Issuer(DID, "North Peer Network", "https://north.example/", "learning@north.example"),
    achievement=Achievement(
        address="https://kith.example/gatherings/5/", name="Ethics among peers", description="A day on ethics.",
        criteria="Was there for the whole day.\nGave feedback.", credits=Decimal("6.5"), language="en",
    ),
    recipient=Recipient("María José Ñandú", mark_of("maria@example.org", salt="five grains")),
    awarded=AWARDED,
    valid_from=AWARDED,
    valid_until=AWARDED + timedelta(days=730),
    credits=Decimal("6.25"),
    hours=(Hours("Ethics", Decimal(3)), Hours("Peer support", Decimal("3.25"))),
    status=StatusEntry(LIST, 94567),
    evidence=(Evidence("https://kith.example/portfolios/9/", "A talk given on the day"),),
)  # fmt: skip


def signed(
    credential: Credential = CREDENTIAL, *, key: SigningKey = KEY, at: datetime = AWARDED
) -> dict[str, Any]:
    return data_integrity.sign(document_of(credential), key=key, at=at)


def text(credential: Credential = CREDENTIAL, *, key: SigningKey = KEY, at: datetime = AWARDED) -> str:
    return text_of(signed(credential, key=key, at=at))


def token(credential: Credential = CREDENTIAL, *, key: SigningKey = KEY, at: datetime = AWARDED) -> str:
    return web_token.sign(document_of(credential), key=key, at=at)


def changed(**changes: Any) -> Credential:
    return replace(CREDENTIAL, **changes)


def asked(
    given: bytes | str,
    *,
    keys: Iterable[PublicKey] = (KEY.public,),
    standing: Standing = Standing.CURRENT,
    at: datetime = NOW,
) -> Verdict:
    """What is found by a house that knows one issuer."""
    return check(
        given, keys_of=lambda did: keys if did == DID else None, standing_of=lambda _one: standing, at=at
    )
