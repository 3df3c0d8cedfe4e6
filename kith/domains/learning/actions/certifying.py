"""Certificates: given by whoever held a gathering, taken back, and given again; and statements of one's own."""

from collections.abc import Iterable
from dataclasses import replace
from secrets import token_urlsafe
from typing import Any

from django.conf import settings
from django.utils import timezone

from kith.domains.learning.actions.describing import describe
from kith.domains.learning.actions.issuing import signing_key
from kith.domains.learning.actions.telling import tell_given, tell_taken_back
from kith.domains.learning.certificates import Programme, credential_of, programme_of, statement_of
from kith.domains.learning.envelopes import mark_of, sealed
from kith.domains.learning.events import Certified, TakenBack
from kith.domains.learning.issuers import entry_of, opened
from kith.domains.learning.models import Certificate, Issued, Issuer, Provider
from kith.domains.learning.providers import Numbers, numbers_of, offering
from kith.domains.learning.queries import signature_in_use
from kith.foundation.activity.facts import record
from kith.foundation.house.choices import house
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from kith.lib.badges import data_integrity, values, web_token
from kith.lib.badges.writing import document_of, text_of
from kith.lib.tokens import digest

LONGEST_NAME = 120


def certify(
    person: Person, programme: Programme, *, by: Person, name: str = "", known_as: Iterable[str] = ()
) -> bool:
    """Give someone a certificate that they were at something here, once under each `programme.key`; the answer is whether it is new.
    Nor is one given to who has one under another key that it is `known_as`.

    Whoever calls it has credited the hours under the same key (`crediting.credit`), and answers for it that they were there. The
    certificate is for its owner alone, who is told, and finds it at `/learning/certificates/`. `name` is how they want to be called
    on it, and they can have it written anew with another. For trainings elsewhere nothing is certified.
    Raises `Broken` if the secret of the installation is not the one that sealed the key; the doctor of the house says so.
    """
    with seen_as(person):
        if _known(person, programme.key, *known_as) is not None:
            return False
        _give(person, programme, name=name or person.name)
        record(Certified(), by=by)
        tell_given(person)
    return True


def take_back(person: Person, *, key: str, reason: str, by: Person) -> bool:
    """It holds no more, and whoever checks it is told why (`Issued.Reason`). The answer is whether there was one that held."""
    with seen_as(person):
        latest = _known(person, key)
        if latest is None or not _revoke(latest, reason):
            return False
        record(TakenBack(), by=by)
        tell_taken_back(person)
    return True


def give_again(
    person: Person, *, key: str, reason: str, by: Person, programme: Programme | None = None, name: str = ""
) -> bool:
    """Take it back and give another in its place, which the old one leads to: with what is right, if that is said. It also gives
    again what was taken back before, and holds as long as the one before, if nothing else is said. The answer is whether there was one."""
    with seen_as(person):
        latest = _known(person, key)
        if latest is None:
            return False
        right = programme and replace(programme, holds_until=programme.holds_until or latest.holds_until)
        _replace(latest, reason=reason, programme=right, name=name)
        record(Certified(), by=by)
        tell_given(person)
    return True


def put_on_record(programme: Programme, *, by: Person) -> Certificate:
    """Sign for someone what they say themselves of a `programme`, whose `statement` tells who answers for it. Nobody is told.

    Once under each key: what says the same is not signed twice, and what says it better takes the place of the one before.
    """
    with seen_as(by):
        latest = _known(by, programme.key)
        if latest is None:
            return _give(by, programme, name=by.name)
        if latest.issued.revoked_at is None and _told(programme_of(latest)) == _told(programme):
            return latest
        return _replace(latest, reason=Issued.Reason.WISH, programme=programme)


def withdraw(*, key: str, by: Person) -> bool:
    """Let a statement of one's own hold no more. Nobody is told. The answer is whether there was one that held."""
    with seen_as(by):
        latest = _known(by, key)
        return latest is not None and bool(latest.statement) and _revoke(latest, Issued.Reason.WRONG)


def write_anew(certificate: Certificate, *, name: str, by: Person) -> Certificate | None:
    """One's own, with the name that one wants to be called. The one before holds no more; None if it did not hold, so nothing is done."""
    if certificate.is_over:
        return None
    with seen_as(by):
        latest = _known(by, certificate.key)
        if latest is None or latest.pk != certificate.pk or latest.issued.revoked_at is not None:
            return None
        return _replace(latest, reason=Issued.Reason.WISH, name=name)


def _known(person: Person, *keys: str) -> Certificate | None:
    """The latest under these keys. Of two who would give one at once, one waits."""
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    own = Certificate.objects.filter(person=person, key__in=keys).select_related("issued", "person")
    return own.order_by("-edition").first()


def _revoke(certificate: Certificate, reason: str) -> bool:
    holds = Issued.objects.filter(pk=certificate.issued_id, revoked_at=None)
    return bool(holds.update(revoked_at=timezone.now(), reason=Issued.Reason(reason)))


def _replace(
    before: Certificate, *, reason: str, programme: Programme | None = None, name: str = ""
) -> Certificate:
    _revoke(before, reason)
    made = _give(
        before.person, programme or programme_of(before), key=before.key, name=name or before.name,
        edition=before.edition + 1,
    )  # fmt: skip
    Issued.objects.filter(pk=before.issued_id).update(replaced_by=made.issued)
    return made


def _give(person: Person, programme: Programme, *, name: str, key: str = "", edition: int = 1) -> Certificate:
    """Written, signed in both ways, and put on record without a word of whose it is."""
    now, uid, signs = timezone.now().replace(microsecond=0), token_urlsafe(24), signing_key()
    issued = Issued.objects.create(issuer=signs.issuer, mark=mark_of(uid), sealed=b"", given_at=now)
    is_ours = not programme.statement  # the house answers for it
    offers = offering(programme.offered_by)
    numbers = numbers_of(offers, first=programme.began, last=programme.last_day)
    issuer, provider = _named(signs.issuer, offers, numbers)
    achievement = describe(programme) if is_ours else statement_of(programme, uid=uid)
    credential = credential_of(
        programme, achievement, uid=uid, name=name[:LONGEST_NAME], issuer=issuer, provider=provider, at=now, status=entry_of(issued)
    )  # fmt: skip
    document = document_of(credential)
    text, secret = text_of(document), opened(signs)
    issued.digest, issued.sealed = digest(text), sealed(text, uid=uid)
    issued.save(update_fields=["digest", "sealed"])
    return Certificate.objects.create(
        person=person, issued=issued, uid=uid, key=key or programme.key, edition=edition, name=name[:LONGEST_NAME],
        document=text_of(data_integrity.sign(document, key=secret, at=now)),
        token=web_token.sign(document, key=secret, at=now), given_at=now, issuer_name=issuer.name[:200],
        approvals=numbers, signature=signature_in_use() if is_ours else None, **_told(programme),
    )  # fmt: skip


def _named(
    issuer: Issuer, provider: Provider | None, numbers: Numbers
) -> tuple[values.Issuer, values.Provider | None]:
    """The house, which gives it, and whoever else offered it: the numbers stand with the one whose they are."""
    gives = values.Issuer(issuer.did, house().name, settings.SITE_URL)
    known_as = tuple(map(": ".join, numbers))
    if provider is None or provider.is_house:
        return replace(gives, known_as=known_as), None
    return gives, values.Provider(provider.address, provider.name, known_as)


def _told(programme: Programme) -> dict[str, Any]:
    return {
        "programme": programme.title, "language": programme.language,
        "began_on": programme.began, "ended_on": programme.last_day, "holds_until": programme.holds_until,
        "minutes": programme.minutes, "parts": [list(part) for part in programme.parts],
        "statement": programme.statement, "provider": programme.provider, "presenter": programme.presenter,
        "objectives": programme.objectives, "offered_by_id": programme.offered_by,
    }  # fmt: skip
