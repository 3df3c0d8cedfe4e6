"""Says what is true of a certificate that someone pastes or uploads: whose it is, whether it was changed, and whether it holds.

Each question has its own answer, so that a page can say in sentences just what is wrong. A question that makes no sense
after another's answer is not asked.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Protocol

from kith.lib.badges import data_integrity, web_token
from kith.lib.badges.given import Given, Unreadable, look_at
from kith.lib.badges.keys import PublicKey
from kith.lib.badges.reading import NotAsWritten, credential_of, parsed
from kith.lib.badges.values import ADDRESS, Credential
from kith.lib.badges.verdicts import Answer, Question, Standing, Verdict
from kith.lib.badges.writing import Document, document_of

KeysOf = Callable[[str], Iterable[PublicKey] | None]
"""All keys that ever signed for an issuer; None if the issuer is not one of ours."""

StandingOf = Callable[[Credential], Standing]

_STANDINGS = {
    Standing.CURRENT: Answer.YES,
    Standing.REVOKED: Answer.REVOKED,
    Standing.UNKNOWN: Answer.NOT_ON_RECORD,
}


class _Found(Exception):
    """An answer after which nothing more is asked."""

    def __init__(self, question: Question, answer: Answer) -> None:
        super().__init__(answer)
        self.question, self.answer = question, answer


class _Proof(Protocol):
    @property
    def key(self) -> str: ...

    @property
    def signed(self) -> datetime: ...

    def fits(self, document: Document, key: PublicKey, /) -> bool: ...


def check(given: bytes | str, *, keys_of: KeysOf, standing_of: StandingOf, at: datetime) -> Verdict:
    """Everything that is wrong with it at this moment, or that it holds. Never raises for anything that it is given."""
    answers: dict[Question, Answer] = {}
    form = None
    try:
        known = look_at(given)
        form = known.form
        said = _said(known)
        answers[Question.READABLE] = Answer.YES
        keys = _keys(said, keys_of)
        answers[Question.ISSUER] = Answer.YES
        credential = _proven(known, keys)
        answers[Question.SIGNATURE] = Answer.YES
    except Unreadable as wrong:
        return Verdict(wrong.form, {Question.READABLE: wrong.answer})
    except _Found as found:
        return Verdict(form, answers | {found.question: found.answer})
    answers[Question.TIME] = _time(credential, at)
    answers[Question.STANDING] = _STANDINGS[standing_of(credential)]
    return Verdict(form, answers, credential)


def _said(given: Given) -> Document:
    """The document as it stands there, if it is any badge at all."""
    try:
        said = web_token.payload_of(given.text) if given.is_token else parsed(given.text)
    except ValueError as broken:
        raise _Found(Question.READABLE, Answer.DAMAGED) from broken
    kinds = said.get("type")
    if not isinstance(kinds, list) or "OpenBadgeCredential" not in kinds or not _issuer(said):
        raise _Found(Question.READABLE, Answer.NO_CERTIFICATE)
    return said


def _issuer(said: Document) -> str:
    issuer = said.get("issuer")
    named = issuer.get("id") if isinstance(issuer, dict) else issuer
    return named if isinstance(named, str) and ADDRESS.fullmatch(named) else ""


def _keys(said: Document, keys_of: KeysOf) -> list[PublicKey]:
    keys = keys_of(_issuer(said))
    if keys is None:
        raise _Found(Question.ISSUER, Answer.UNKNOWN_ISSUER)
    return list(keys)


def _proven(given: Given, keys: list[PublicKey]) -> Credential:
    """What an issuer of ours said, word for word."""
    try:
        document, proof = _taken_apart(given)
        credential = credential_of(document)
    except NotAsWritten as wrong:
        raise _Found(Question.SIGNATURE, Answer.CHANGED) from wrong
    key = next((each for each in keys if each.address == proof.key), None)
    if key is None or key.issuer != credential.issuer.did:
        raise _Found(Question.SIGNATURE, Answer.OTHER_KEY)
    if not proof.fits(document_of(credential), key):
        raise _Found(Question.SIGNATURE, Answer.CHANGED)
    if not key.holds_at(proof.signed):
        raise _Found(Question.SIGNATURE, Answer.REVOKED_KEY)
    return credential


def _taken_apart(given: Given) -> tuple[Document, _Proof]:
    return (
        web_token.taken_apart(given.text)
        if given.is_token
        else data_integrity.taken_apart(parsed(given.text))
    )


def _time(credential: Credential, at: datetime) -> Answer:
    if at < credential.valid_from:
        return Answer.NOT_YET
    if credential.valid_until and at >= credential.valid_until:
        return Answer.EXPIRED
    return Answer.YES
