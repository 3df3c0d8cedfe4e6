"""Typed facts, and how one is recorded."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar

from django.utils.functional import Promise

from kith.foundation.activity.audiences import Audience
from kith.foundation.activity.jobs import hand_over
from kith.foundation.activity.models import Event
from kith.foundation.people.models import Person

Words = str | Promise


def subject() -> Any:
    """A field that holds what the event is about: tied by a key, not written into the facts."""
    return field(metadata={"subject": True})


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Subclasses name a `code`, a sentence that `says` it with {actor} and their own fields, and whom it concerns.

    Each person is told once, as a member of the first audience that has them. What `is_logged` stands in the log of
    its space as well. A fact that `settles` is one's own: what one was told about its page is no longer news. What
    someone can do and take back over and over `is_fleeting`: of the same by the same person, few are told in one day.
    What `passes` leaves the house only while it still concerns its reader, and tells a time by the reader's clock.
    What tells that something is there no more `outlasts` it: whoever could see that before hears it.
    """

    code: ClassVar[str] = ""
    says: ClassVar[Words] = ""
    audiences: ClassVar[tuple[Audience, ...]] = ()
    is_logged: ClassVar[bool] = True
    settles: ClassVar[bool] = False
    is_fleeting: ClassVar[bool] = False
    passes: ClassVar[bool] = False
    outlasts: ClassVar[bool] = False
    known: ClassVar[dict[str, type["Fact"]]] = {}

    def __init_subclass__(cls, **rest: Any) -> None:
        super().__init_subclass__(**rest)
        if cls.code in Fact.known:
            raise ValueError(f"Two facts are called {cls.code}.")
        if cls.code:
            Fact.known[cls.code] = cls

    def facts(self) -> dict[str, Any]:
        return {f.name: getattr(self, f.name) for f in fields(self) if not f.metadata.get("subject")}

    @classmethod
    def page(cls, facts: Mapping[str, Any]) -> str:
        """The address of a matter between few people, about neither an item nor a space; for these alone."""
        return ""

    @classmethod
    def filled(cls, facts: Mapping[str, Any]) -> dict[str, str]:
        """What stands in the sentence besides names and the facts themselves, in words of the reader's language."""
        return {}

    @classmethod
    def way(cls, facts: Mapping[str, Any]) -> str:
        """Where its notice leads, if that is not to the item or the space."""
        return ""

    def trace(self, event: Event) -> None:
        """Tie the event to its subject; each layer overrides this for its own."""


@dataclass(frozen=True, kw_only=True)
class Deed(Fact):
    """What someone does for the whole house. It is in no log of a space: stewards read it in the trail of the house.

    A `person` in it is a key, which becomes a `{name}` when it is read; nothing else in it is about anyone.
    """

    is_logged: ClassVar[bool] = False


def record(fact: Fact, *, by: Person | None) -> Event:
    """Write the event in the current transaction; its listeners hear of it after commit, and only then."""
    event = Event.objects.create(type=fact.code, actor=by, facts=fact.facts())
    fact.trace(event)
    hand_over.defer(event=event.pk)
    return event
