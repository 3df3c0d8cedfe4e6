"""Who signs imported words: the member with that address, or a placeholder that can be claimed."""

from kith.capabilities.items.models import Collection, ImportedAuthor
from kith.foundation.people.actions import stand_in
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions.belonging import free_handle
from kith.foundation.spaces.models import Membership
from kith.lib.archives.shapes import Author

UNKNOWN = "unknown"
REMEMBERED = 5_000


class Authors:
    """The memberships of one collection's authors; those met lately are remembered."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self.made = 0
        self._met: dict[str, Membership] = {}

    def of(self, author: Author) -> Membership:
        identifier = (author.identifier or author.email or author.name or UNKNOWN)[:200]
        if identifier not in self._met:
            if len(self._met) >= REMEMBERED:
                self._met.clear()
            self._met[identifier] = self._known(identifier) or self._new(identifier, author)
        return self._met[identifier]

    def forget(self) -> None:
        """After a batch was undone, what was made in it is not there."""
        self._met.clear()

    def _known(self, identifier: str) -> Membership | None:
        known = ImportedAuthor.objects.select_related("membership__person", "membership__space")
        found = known.filter(collection=self.collection, identifier=identifier).first()
        return found.membership if found else None

    def _new(self, identifier: str, author: Author) -> Membership:
        membership = self._place_of(self._person(author))
        ImportedAuthor.objects.create(
            collection=self.collection, identifier=identifier, membership=membership
        )
        return membership

    def _person(self, author: Author) -> Person:
        """Always a placeholder: whether the words are theirs, someone with an account says for themselves."""
        self.made += 1
        return stand_in(name=author.name or "?", email=author.email if len(author.email) <= 254 else "")

    def _place_of(self, person: Person) -> Membership:
        space = self.collection.space
        found = (
            Membership.objects.select_related("person", "space").filter(space=space, person=person).first()
        )
        handle = free_handle(space, person.handle, person=person)
        return found or Membership.objects.create(space=space, person=person, handle=handle, state="imported")
