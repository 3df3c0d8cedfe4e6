"""Pages cost the same number of queries for one thing and for fifty, and no more than the walls say."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.capabilities.conversations.actions import thanking, writing
from kith.capabilities.items.models import Item
from kith.capabilities.moderation.actions.appealing import appeal
from kith.capabilities.moderation.models import Case
from kith.domains.talk.actions import accept, open_topic
from kith.domains.talk.kinds import QUESTION
from kith.foundation.people.actions import register
from kith.foundation.profiles.actions import tell
from kith.foundation.spaces.actions import belonging, inviting
from kith.foundation.spaces.actions.opening import open_space
from kith.foundation.spaces.models import Membership
from tests.cast import GUIDELINES, Cast
from tests.moderating import decided, told

LIST_WALL, TOPIC_WALL = 8, 6
FEW, MANY = 1, 50
READERS = {"member": "noor", "host": "tomasz", "visitor": None}

FOR_ALL = ("/", "/spaces/", "/spaces/commons/", "/search/?q=soup", "/tags/", "/tags/tag-0/")
FOR_MEMBERS = ("/people/", "/inbox/", "/spaces/commons/members/", "/spaces/commons/log/", "/me/boundaries/")
FOR_HOSTS = ("/spaces/commons/requests/", "/spaces/commons/invitations/")
PAGES = {"visitor": FOR_ALL, "member": FOR_ALL + FOR_MEMBERS, "host": FOR_ALL + FOR_MEMBERS + FOR_HOSTS}


@dataclass
class Community:
    """Grows by one of everything that a list can show."""

    cast: Cast

    def grow(self, numbers: range) -> None:
        for number in numbers:
            self._someone(number)
            self._somewhere(number)
            self._topic(number)

    def _someone(self, number: int) -> None:
        person = register(name=f"Soup Person {number}", email=f"{number}@example.org", handle=f"p-{number}")
        tell(person, field="role", texts=["peer supporter"], audience="everyone")
        belonging.admit(person, to=self.cast.commons, by=None)
        asker = register(name=f"Asker {number}", email=f"a{number}@example.org", handle=f"a-{number}")
        Membership.objects.create(
            space=self.cast.commons, person=asker, handle=asker.handle, state="requested", request="Hello"
        )
        inviting.invite(to=self.cast.commons, by=self.cast["tomasz"], days=3)

    def _somewhere(self, number: int) -> None:
        open_space(
            by=self.cast["maria"], name=f"Soup {number}", sort="community", visibility="public", joining="open",
            purpose="Soup", guidelines=GUIDELINES,
        )  # fmt: skip

    def _topic(self, number: int) -> None:
        place = self.cast.place("maria", self.cast.commons)
        item = open_topic(
            QUESTION, by=place, title=f"Soup {number}", source="soup @hosts", tags=["tag 0", f"t{number}"]
        )
        writing.reply(
            item, author=self.cast.place("sam", self.cast.commons), source="soup, @noor and @tomasz"
        )


def _cost(cast: Cast, who: str | None, address: str) -> int:
    client = cast.client(who)
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200, address
    return len([query for query in queries if "SAVEPOINT" not in query["sql"]])


def _costs(cast: Cast) -> dict[tuple[str, str], int]:
    return {
        (role, address): _cost(cast, who, address) for role, who in READERS.items() for address in PAGES[role]
    }


def test_lists_cost_the_same_for_one_and_for_fifty(cast: Cast, deliver: Callable[[], None]) -> None:
    community = Community(cast)
    community.grow(range(FEW))
    deliver()
    few = _costs(cast)
    community.grow(range(FEW, MANY))
    deliver()
    many = _costs(cast)
    assert {page: (few[page], cost) for page, cost in many.items() if few[page] != cost} == {}
    assert {page: cost for page, cost in many.items() if cost > LIST_WALL} == {}


@pytest.fixture
def talk(cast: Cast) -> Item:
    """A question with an answer that has all that a post can have."""
    item = open_topic(
        QUESTION, by=cast.place("maria", cast.commons), title="Soup", source="soup", tags=["tag 0"]
    )
    _answers(cast, item, 1)
    return item


def _answers(cast: Cast, item: Item, number: int) -> None:
    names = _names(cast, item)
    for _each in range(number):
        author, reader = next(names), next(names)
        place = cast.place(author, item.space)
        post = writing.reply(
            item, author=place, source="I hear you", reply_to=item.posts.first(), content_note="soup"
        )
        writing.edit(post, source="I hear you all", content_note="soup", by=cast[author])
        thanking.thank(post, by=cast.place(reader, item.space))
        accept(post, by=item.author)


def _names(cast: Cast, item: Item) -> Iterator[str]:
    """Everyone who belongs to the space, in turn."""
    own = {person.pk: name for name, person in cast.people.items()}
    there = [
        own[pk] for pk in item.space.memberships.active().order_by("pk").values_list("person", flat=True)
    ]
    while True:
        yield from there


@pytest.mark.parametrize("who", READERS.values(), ids=READERS)
def test_a_topic_costs_the_same_for_one_answer_and_for_fifty(cast: Cast, talk: Item, who: str | None) -> None:
    few = _cost(cast, who, talk.get_absolute_url())
    _answers(cast, talk, MANY)
    first, second = (_cost(cast, who, f"{talk.get_absolute_url()}?page={page}") for page in (1, 2))
    assert (first, second) == (few, few)
    assert few <= TOPIC_WALL


def test_names_chosen_for_a_space_cost_nothing_more(cast: Cast) -> None:
    item = open_topic(QUESTION, by=cast.place("kestrel", cast.rural), title="Soup", source="soup")
    _answers(cast, item, 1)
    few = _cost(cast, "maria", item.get_absolute_url())
    _answers(cast, item, MANY)
    assert _cost(cast, "maria", item.get_absolute_url()) == few <= TOPIC_WALL


DESKS = {
    "/spaces/commons/desk/": "tomasz",
    "/me/reports/": "noor",
    "/me/decisions/": "maria",
    "/desk/": "ruth",
}
DESKS |= {"/spaces/commons/decisions/": "noor", "/decisions/": "noor"}
DESK_WALL = 12


@pytest.mark.parametrize("address", DESKS)
def test_desks_cost_the_same_for_few_and_for_many(cast: Cast, address: str) -> None:
    for number in range(3):
        _moderate(cast, number)
    few = _cost(cast, DESKS[address], address)
    for number in range(12):
        _moderate(cast, number)
    assert _cost(cast, DESKS[address], address) == few
    assert few <= DESK_WALL


def _open(cast: Cast, number: int) -> Item:
    return open_topic(QUESTION, by=cast.place("maria", cast.commons), title=f"Soup {number}", source="soup")


def _moderate(cast: Cast, number: int) -> None:
    """For each desk a case that is open and one that is decided, and an appeal."""
    for only_stewards, by in ((False, "tomasz"), (True, "ruth")):
        told(cast, Case(post=_open(cast, number).posts.get()), only_stewards=only_stewards)
        case = told(cast, Case(post=_open(cast, number).posts.get()), only_stewards=only_stewards).case
        appeal(decided(cast, case, by=by), words="Please look")


def test_a_case_costs_the_same_for_few_and_for_many_reports(cast: Cast) -> None:
    post = _open(cast, 1).posts.get()
    case = told(cast, Case(post=post)).case
    decided(cast, case, "note", goes_on=True)
    few = _cost(cast, "tomasz", f"/desk/{case.pk}/")
    for name in ("sam", "dana", "anneke", "kestrel"):
        told(cast, Case(post=post), by=name)
        decided(cast, case, "note", goes_on=True)
    assert _cost(cast, "tomasz", f"/desk/{case.pk}/") == few
