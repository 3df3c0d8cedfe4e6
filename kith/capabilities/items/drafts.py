"""Keeping what is being typed."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from kith.capabilities.items.models import Draft, Item
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space


@dataclass(frozen=True)
class Desk:
    """Where a person is typing: one form, about one thing."""

    form: str
    space: Space | None = None
    item: Item | None = None
    number: int | None = None

    def _key(self, person: Person) -> dict[str, Any]:
        return {
            "person": person,
            "form": self.form,
            "space": self.space,
            "item": self.item,
            "number": self.number,
        }

    def keep(self, words: dict[str, str], *, by: Person) -> None:
        """Keep the words; empty words forget the draft."""
        words = {name: word.replace("\0", "") for name, word in words.items()}
        if not any(word.strip() for word in words.values()):
            return self.forget(by)
        Draft.objects.update_or_create(**self._key(by), defaults={"words": words, "kept_at": timezone.now()})
        return None

    def kept(self, person: Person) -> dict[str, str]:
        """What this person had typed here, or nothing."""
        draft = Draft.objects.filter(**_exactly(self._key(person))).only("words").first()
        return dict(draft.words) if draft else {}

    def forget(self, person: Person) -> None:
        """Throw the draft away, because it was sent or is not wanted."""
        Draft.objects.filter(**_exactly(self._key(person))).delete()


def _exactly(key: dict[str, Any]) -> dict[str, Any]:
    return {
        f"{name}__isnull" if value is None else name: value is None or value for name, value in key.items()
    }
