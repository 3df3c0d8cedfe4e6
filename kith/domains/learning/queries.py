"""Reading what is one's own, all of it inside `seen_as`, where nothing else is; and what stewards look after."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from kith.domains.learning.models import (
    Certificate,
    Credential,
    Hours,
    Proof,
    Signature,
    SigningKey,
    Waiver,
)
from kith.domains.learning.rulebook import Rulebook, rulebook
from kith.domains.learning.rules import shapes
from kith.domains.learning.rules.periods import Period
from kith.domains.learning.rules.shapes import Earned, RuleSet, Standing, Why
from kith.domains.learning.rules.standing import elsewhere, history, standing, standing_in
from kith.foundation.people.models import Person
from kith.foundation.people.queries import reach_desk
from kith.infrastructure.database.private import seen_as
from kith.lib.reaching import reached

MOST_HOURS = 5_000  # a long working life of trainings; no page reads more


@dataclass(frozen=True)
class Stood:
    """A credential with where it stands, by the rules that it follows; without rules nobody can say."""

    credential: Credential
    hours: tuple[Hours, ...]
    rules: RuleSet | None = None
    stands: Standing | None = None
    newer: RuleSet | None = None

    @property
    def counted(self) -> list[Hours]:
        return [] if self.stands is None else self._hours_of(self.stands.account.counted)

    @property
    def left_out(self) -> list[tuple[Hours, Why]]:
        """What does not count in the period that matters, and why: first what is of it, then the rest."""
        if self.stands is None:
            return []
        known = {each.pk: each for each in self.hours}
        return [(known[each.key], why) for each, why in self.stands.account.left_out]

    def outside(self, today: date) -> list[tuple[Hours, Why]]:
        """What is of another period."""
        if self.stands is None:
            return []
        known = {each.pk: each for each in self.hours}
        earned = [each.earned for each in self.hours]
        return [(known[each.key], why) for each, why in elsewhere(self.stands, earned, today=today)]

    def _hours_of(self, earned: Iterable[Earned]) -> list[Hours]:
        known = {each.pk: each for each in self.hours}
        return [known[each.key] for each in earned]


def hours_of(person: Person) -> QuerySet[Hours, Hours]:
    """Someone's trainings, the newest first, each with whether there is a proof of it, and the key of its certificate from here."""
    proven = Exists(Proof.objects.filter(hours=OuterRef("pk")))
    known_as = [OuterRef("key"), OuterRef("certified_as")]
    given = vouched_for(person).filter(key__in=known_as).order_by("-edition").values("pk")[:1]
    own = Hours.objects.filter(person=person).annotate(is_proven=proven, certificate=Subquery(given))
    return own.order_by("-on", "-pk")


def is_credited(person: Person, *, key: str) -> bool:
    """Whether hours from here are written down for someone under this key."""
    with seen_as(person):
        return Hours.objects.filter(person=person, key=key, origin=Hours.Origin.HERE).exists()


def vouched_for(person: Person) -> QuerySet[Certificate, Certificate]:
    """The certificates of someone that were not taken back, and for which the house answers."""
    return certificates_of(person).filter(issued__revoked_at=None, statement="").exclude(key="")


def stood_of(person: Person, *, today: date) -> list[Stood]:
    """Each of someone's credentials and where it stands; the same number of queries for one and for many."""
    credentials = Credential.objects.filter(person=person).prefetch_related("waivers").order_by("pk")
    return list(_stood(list(credentials), list(hours_of(person)[:MOST_HOURS]), rulebook(), today))


def stand(credential: Credential, *, today: date) -> Stood:
    """Where one credential stands."""
    hours = list(hours_of(credential.person)[:MOST_HOURS])
    return next(_stood([credential], hours, rulebook(), today))


def stand_in(stood: Stood, number: int | None, *, today: date) -> Stood:
    """The same in another of its periods. Without a number, or without rules, as it stands now; unknown numbers are not there."""
    if number is None or stood.rules is None:
        return stood
    found = standing_in(
        number, stood.rules, stood.credential.held, [each.earned for each in stood.hours], today=today,
        waivers=_granted(stood.credential),
    )  # fmt: skip
    return replace(stood, stands=reached(found))


def periods_of(stood: Stood, *, today: date) -> list[Period]:
    """The periods in which a board asked for something, the newest first."""
    if stood.rules is None:
        return []
    told = history(stood.rules, stood.credential.held, (), today=today)
    return [period for period, _account in reversed(told) if period.asks]


def _granted(credential: Credential) -> list[shapes.Waiver]:
    return [each.granted for each in credential.waivers.all()]


def _stood(credentials: list[Credential], hours: list[Hours], book: Rulebook, today: date) -> Iterator[Stood]:
    for credential in credentials:
        own = tuple(each for each in hours if each.credential_id in (None, credential.pk))
        rules = book.of(credential)
        if rules is None:
            yield Stood(credential, own)
            continue
        stands = standing(
            rules, credential.held, [each.earned for each in own], today=today,
            waivers=_granted(credential),
        )  # fmt: skip
        yield Stood(credential, own, rules, stands, book.newer_than(rules))


def reach_credential(person: Person, pk: int) -> Credential:
    own = Credential.objects.filter(person=person).prefetch_related("waivers").select_related("person")
    return reached(own.filter(pk=pk).first())


def reach_hours(person: Person, pk: int) -> Hours:
    return reached(hours_of(person).filter(pk=pk).first())


def reach_proof(person: Person, pk: int) -> Proof:
    return reached(Proof.objects.filter(person=person, pk=pk).first())


def reach_waiver(person: Person, pk: int) -> Waiver:
    return reached(Waiver.objects.filter(person=person, pk=pk).select_related("credential").first())


def certificates_of(person: Person) -> QuerySet[Certificate, Certificate]:
    """Someone's certificates, the newest first, each with how it stands."""
    own = Certificate.objects.filter(person=person).select_related("issued", "offered_by")
    return own.order_by("-given_at", "-pk")


def holding_under(person: Person, key: str) -> Certificate | None:
    """The one under this key that was not taken back."""
    return certificates_of(person).filter(key=key, issued__revoked_at=None).order_by("-edition").first()


def held_by_key(person: Person, key: SigningKey) -> list[Certificate]:
    """What someone holds today that this key signed."""
    signed = certificates_of(person).filter(issued__revoked_at=None, document__contains=f"#{key.public}")
    return [each for each in signed if not each.is_over]


def reach_certificate(person: Person, pk: int) -> Certificate:
    """With the signature that stands on it."""
    return reached(certificates_of(person).select_related("signature").filter(pk=pk).first())


def signature_in_use() -> Signature | None:
    """Without its picture."""
    return _in_use().defer("picture").first()


def reach_signature(person: Person | None) -> Signature:
    """The one in use, for stewards."""
    reach_desk(person)
    return reached(_in_use().first())


def _in_use() -> QuerySet[Signature, Signature]:
    return Signature.objects.filter(replaced_at=None)


def signing_keys() -> QuerySet[SigningKey, SigningKey]:
    """All that sign or signed, the newest first."""
    return SigningKey.objects.order_by("-pk")


def reach_key(person: Person | None, key: int) -> SigningKey:
    """One that was not taken out of use, for stewards."""
    reach_desk(person)
    return reached(signing_keys().filter(pk=key, revoked_at=None).first())


def reach_lost_key(person: Person | None, key: int) -> SigningKey:
    """One that was taken out of use, for stewards."""
    reach_desk(person)
    return reached(signing_keys().filter(pk=key).exclude(revoked_at=None).first())
