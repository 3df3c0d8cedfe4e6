"""What someone wants, and what came out for them, into the safe of a round and out of it. Asked behind the wall, inside `seen_as`."""

from typing import Any

from kith.domains.supervision.models import Offer, Round, Wish
from kith.domains.supervision.rounds.offered import Offered
from kith.domains.supervision.rounds.plain import as_text, from_text
from kith.domains.supervision.rounds.wished import Wished
from kith.foundation.people.models import Person
from kith.infrastructure.safes.opening import opened


def read_wish(of: Round, person: Person) -> Wished | None:
    """What they said; `KeyLost` where the safe stays shut."""
    return _read(Wish, Wished, of, person)


def read_offer(of: Round, person: Person) -> Offered | None:
    return _read(Offer, Offered, of, person)


def keep_wish(wished: Wished, *, of: Round, person: Person) -> None:
    """Said anew, it takes the place of what they said before."""
    _keep(Wish, wished, of, person)


def keep_offer(offered: Offered, *, of: Round, person: Person) -> None:
    _keep(Offer, offered, of, person)


def _read[T](rows: Any, kind: type[T], of: Round, person: Person) -> T | None:
    row = rows.objects.filter(round=of, person=person).select_related("safe").first()
    return from_text(kind, opened(row.safe).unlock(row.sealed, about=row.place)) if row else None


def _keep(rows: Any, value: Wished | Offered, of: Round, person: Person) -> None:
    row = rows.objects.filter(round=of, person=person).select_related("safe").first()
    row = row or rows(round=of, person=person, safe=of.safe)
    row.sealed = opened(row.safe).lock(as_text(value), about=row.place)
    row.save()
