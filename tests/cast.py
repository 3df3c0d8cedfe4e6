"""The cast: people with fixed relations, for every test.

Rural and remote is a listed community, the commons is public, the Tuesday circle is hidden. Tomasz hosts all three;
Maria is a member of all; Noor has just come to the commons; Sam works with Maria, and Dana manages her, both in the
commons alone; Anneke supervises in the circle; Ruth looks after the installation; Eleni, the stranger, belongs
nowhere; Victor is suspended; Kestrel goes by that name in the rural space, and by another in life.
"""

import json
from dataclasses import dataclass
from functools import cached_property

import pytest
from django.db import connection
from django.test import Client

from kith.foundation.people.actions import make_steward, register, suspend
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions.belonging import admit
from kith.foundation.spaces.actions.opening import open_space
from kith.foundation.spaces.models import Membership, Space
from kith.foundation.spaces.places import forget_places
from tests.keeping import Rows, all_rows, new_rows, put_back

NAMES = {
    "maria": "Maria Delgado",
    "tomasz": "Tomasz Wilk",
    "anneke": "Anneke Visser",
    "ruth": "Ruth Okafor",
    "noor": "Noor",
    "sam": "Sam Rivera",
    "dana": "Dana Whitlock",
    "eleni": "Eleni Papadaki",
    "victor": "Victor Lund",
    "kestrel": "Robin Achterberg",
}
SLUGS = ("commons", "rural", "tuesday")
GUIDELINES = "- We speak from our own experience.\n- What is said here stays here."


@dataclass
class Cast:
    people: dict[str, Person]
    commons: Space
    rural: Space
    circle: Space

    def __getitem__(self, name: str) -> Person:
        """The person as a new request would read them."""
        person = self.people[name]
        forget_places(person)
        return person

    def place(self, name: str, space: Space) -> Membership:
        found = Membership.objects.select_related("person", "space")
        return found.get(person=self.people[name], space=space)

    def client(self, name: str | None) -> Client:
        """A browser in which this person is signed in; None is a visitor."""
        client = Client()
        if name is not None:
            client.force_login(self.people[name])
        return client

    @cached_property
    def spaces(self) -> tuple[Space, ...]:
        return (self.commons, self.rural, self.circle)


def assemble() -> Cast:
    people = {
        key: register(name=name, email=f"{key}@example.org", handle=_handle(key))
        for key, name in NAMES.items()
    }
    commons = _space(
        people, slug="commons", name="The commons", sort="community", visibility="public", joining="open"
    )
    rural = _space(
        people,
        slug="rural",
        name="Rural and remote",
        sort="community",
        visibility="listed",
        joining="request",
    )
    circle = _space(
        people,
        slug="tuesday",
        name="Tuesday circle",
        sort="circle",
        visibility="hidden",
        joining="invitation",
    )
    for name in ("maria", "noor", "sam", "dana", "anneke", "ruth", "kestrel"):
        admit(people[name], to=commons, by=None, role="guest" if name == "dana" else "member")
    admit(people["maria"], to=rural, by=None)
    admit(people["kestrel"], to=rural, by=None, display_name="Kestrel")
    for name in ("maria", "anneke"):
        admit(people[name], to=circle, by=None)
    make_steward(people["ruth"])
    suspend(people["victor"])
    return Cast(people, commons, rural, circle)


def _handle(key: str) -> str:
    return "robin" if key == "kestrel" else key


def _space(
    people: dict[str, Person], *, slug: str, name: str, sort: str, visibility: str, joining: str
) -> Space:
    return open_space(
        by=people["tomasz"], slug=slug, name=name, sort=sort, visibility=visibility, joining=joining,
        purpose="A place for peers.", guidelines=GUIDELINES,
    )  # fmt: skip


_kept: Rows = {}


def _assemble_once() -> Cast:
    """The cast, by actions the first time in each process, and after that row by row as it was then."""
    if _kept:
        put_back(_kept)
        return _found()
    before = all_rows()
    cast = assemble()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")  # what they did was handed over long ago
    _kept.update(new_rows(before) or {})
    return cast


def past() -> set[int]:
    """What the cast did before the test began; it was handed over long ago."""
    return {event["id"] for event in json.loads(_kept.get("activity_event", "[]"))}


def _found() -> Cast:
    handles = {person.handle: person for person in Person.objects.filter(handle__in=map(_handle, NAMES))}
    spaces = {space.slug: space for space in Space.objects.filter(slug__in=SLUGS)}
    people = {key: handles[_handle(key)] for key in NAMES}
    return Cast(people, *(spaces[slug] for slug in SLUGS))


@pytest.fixture
def cast(db: None) -> Cast:
    return _assemble_once()
