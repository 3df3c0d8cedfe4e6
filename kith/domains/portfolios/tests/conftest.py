"""Maria keeps some of each sort: words, a credential with hours, a certificate, an entry of the library."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.competencies.actions.looking import answer, begin_look
from kith.domains.competencies.book import book
from kith.domains.learning.actions.certifying import certify
from kith.domains.learning.actions.crediting import add_training
from kith.domains.learning.actions.holding import hold
from kith.domains.learning.certificates import Programme
from kith.domains.learning.models import Certificate, Credential
from kith.domains.portfolios.actions.keeping import add
from kith.domains.portfolios.actions.sharing import share
from kith.domains.portfolios.models import Piece, Share
from kith.domains.portfolios.queries import pieces_of
from kith.domains.portfolios.sorts import SORTS
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast
from tests.contracts.makers import MAKERS


@dataclass
class Kept:
    """What Maria has, and its pieces by their sort."""

    cast: Cast
    credential: Credential
    certificate: Certificate
    entry: Item

    @property
    def maria(self) -> Person:
        return self.cast["maria"]

    def pieces(self, *sorts: str) -> list[Piece]:
        with seen_as(self.maria):
            return [piece for piece in pieces_of(self.maria) if not sorts or piece.sort in sorts]

    def piece(self, sort: str) -> Piece:
        (found,) = self.pieces(sort)
        return found

    def share(self, *sorts: str, days: int = 30, note: str = "The county") -> Share:
        ends_on = timezone.localdate() + timedelta(days=days)
        return share(self.pieces(*sorts), name="Maria D.", note=note, ends_on=ends_on, by=self.maria)


@pytest.fixture
def kept(cast: Cast) -> Kept:
    maria, today = cast["maria"], timezone.localdate()
    held = hold(
        title="Certified Peer Specialist", body="The board", number="CPS-4711", issued_on=today - timedelta(days=200),
        rules_code="us-pa-cps", rules_version=1, by=maria,
    )  # fmt: skip
    add_training(
        programme="Listening well", on=today - timedelta(days=30), minutes=330, categories=["peer-support"],
        provider="The college", presenter="Ana Sol", objectives="To hear", by=maria,
    )  # fmt: skip
    programme = Programme("g-1", "Ethics among peers", today - timedelta(days=3), 60, parts=(("ethics", 60),))
    certify(maria, programme, by=cast["tomasz"])
    entry = MAKERS["practice"](
        cast.place("maria", cast.commons), title="Tea first", source="Boil water", visibility="public"
    )
    with seen_as(maria):
        certificate = Certificate.objects.get()
    add(SORTS["words"], [{"title": "What I bring", "source": "I **listen**."}], by=maria)
    add(SORTS["credential"], [{"credential_id": held.pk}], by=maria)
    add(SORTS["hours"], [{"since": today - timedelta(days=365), "until": today}], by=maria)
    add(SORTS["certificate"], [{"certificate_id": certificate.pk}], by=maria)
    add(SORTS["entry"], [{"entry_id": entry.pk}], by=maria)
    framework = book().newest["samhsa-core"]
    look = begin_look(framework, by=maria)
    answer(look, about=framework.competencies[0], word="growing", note="Ask Ana Sol", by=maria)
    add(SORTS["assessment"], [{}], by=maria)
    return Kept(cast, held, certificate, entry)
