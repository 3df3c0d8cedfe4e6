"""Checks a certificate: what someone pastes or uploads, or the one to whose address they came."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from kith.domains.learning import models
from kith.domains.learning.envelopes import mark_of, unsealed
from kith.domains.learning.issuers import keys_of
from kith.domains.learning.models import Issued
from kith.lib.badges import checking
from kith.lib.badges.reading import achievement_of, credential_of, parsed
from kith.lib.badges.values import Achievement, Credential
from kith.lib.badges.verdicts import Answer, Question, Standing, Verdict
from kith.lib.badges.writing import document_of, text_of
from kith.lib.tokens import digest


@dataclass(frozen=True)
class Looked:
    """What was found, and what stands on record about it."""

    verdict: Verdict
    issued: Issued | None

    @property
    def is_ours(self) -> bool:
        """Whether it says that the house gave it, so that we can say how it stands."""
        return self.verdict.answers.get(Question.ISSUER) is Answer.YES


def look(given: bytes | str, *, at: datetime) -> Looked:
    """Everything that is so about something that was given to us."""
    verdict = checking.check(given, keys_of=keys_of, standing_of=_standing, at=at)
    return Looked(verdict, issued_of(verdict.credential) if verdict.credential else None)


def reach_issued(uid: str) -> tuple[Issued, Credential]:
    """What was given under an address. Whoever does not know it finds nothing."""
    issued = _issued(uid)
    if issued is None:
        raise Http404
    return issued, credential_of(parsed(unsealed(bytes(issued.sealed), uid=uid)))


def reach_achievement(uid: str) -> Achievement:
    """What certificates are given for that share an address. Whoever does not know it finds nothing."""
    found = models.Achievement.objects.filter(mark=mark_of(uid)).first()
    if found is None:
        raise Http404
    return achievement_of(parsed(unsealed(bytes(found.sealed), uid=uid)))


def issued_of(credential: Credential) -> Issued | None:
    """What stands on record of just these words."""
    uid = credential.address.rstrip("/").rpartition("/")[2]
    issued = _issued(uid)
    return issued if issued and issued.digest == digest(text_of(document_of(credential))) else None


def _issued(uid: str) -> Issued | None:
    return Issued.objects.select_related("replaced_by").filter(mark=mark_of(uid)).first()


def _standing(credential: Credential) -> Standing:
    issued = issued_of(credential)
    if issued is None:
        return Standing.UNKNOWN
    return Standing.CURRENT if issued.revoked_at is None else Standing.REVOKED
