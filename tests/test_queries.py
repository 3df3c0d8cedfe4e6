"""Pages cost the same number of queries for one thing and for fifty, and no more than the walls say."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kith.capabilities.conversations.actions import thanking, writing
from kith.capabilities.items.drafts import Desk
from kith.capabilities.items.models import Item
from kith.capabilities.moderation.actions.appealing import appeal
from kith.capabilities.moderation.models import Case
from kith.domains.talk.actions import accept, open_topic
from kith.domains.talk.kinds import QUESTION
from kith.foundation.people.models import Person
from kith.foundation.profiles.models import ProfileEntry
from kith.foundation.spaces.models import Invitation, Membership, Space
from tests.cast import Cast
from tests.masked import allow_masks, asked, said_masked
from tests.moderating import decided, told

LIST_WALL, TOPIC_WALL = 8, 6
FEW, MANY = 1, 50
READERS = {"member": "noor", "host": "tomasz", "visitor": None}

FOR_ALL = ("/", "/spaces/", "/spaces/commons/", "/search/?q=soup", "/tags/", "/tags/tag-0/")
FOR_MEMBERS = (
    "/people/", "/inbox/", "/spaces/commons/members/", "/spaces/commons/log/", "/me/boundaries/", "/me/writing/",
)  # fmt: skip
FOR_HOSTS = ("/spaces/commons/requests/", "/spaces/commons/invitations/")
PAGES = {"visitor": FOR_ALL, "member": FOR_ALL + FOR_MEMBERS, "host": FOR_ALL + FOR_MEMBERS + FOR_HOSTS}


def _come(cast: Cast, numbers: range) -> None:
    """More people, requests, invitations and spaces."""
    people = Person.objects.bulk_create(
        Person(
            name=f"{who} {number}",
            email=f"{who}{number}@example.org".lower(),
            handle=f"{who}-{number}".lower(),
        )
        for number in numbers
        for who in ("Soup", "Asker")
    )
    Membership.objects.bulk_create(
        Membership(
            space=cast.commons, person=each, handle=each.handle, request="Hello",
            state="requested" if each.name.startswith("Asker") else "active",
        )
        for each in people
    )  # fmt: skip
    ProfileEntry.objects.bulk_create(
        ProfileEntry(person=each, field="role", text="peer supporter", audience="everyone") for each in people
    )
    Invitation.objects.bulk_create(
        Invitation(space=cast.commons, digest=f"{number}", expires_at=timezone.now() + timedelta(days=3))
        for number in numbers
    )
    Space.objects.bulk_create(
        Space(
            slug=f"soup-{number}",
            name=f"Soup {number}",
            sort="community",
            visibility="public",
            joining="open",
        )
        for number in numbers
    )


def _talk(cast: Cast, numbers: range) -> None:
    """More conversations, each with someone to be told of it."""
    for number in numbers:
        item = open_topic(
            QUESTION, by=cast.place("maria", cast.commons), title=f"Soup {number}", source="soup, @hosts",
            tags=["tag 0", f"t{number}"],
        )  # fmt: skip
        writing.reply(item, author=cast.place("sam", cast.commons), source="soup, @noor and @tomasz")
        for name in ("noor", "tomasz"):
            Desk("reply", item=item).keep({"source": "soup, half typed"}, by=cast[name])


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


def _costs_of(cast: Cast, numbers: range, deliver: Callable[[], None]) -> dict[tuple[str, str], int]:
    _talk(cast, numbers)
    deliver()
    _come(cast, numbers)
    return _costs(cast)


def test_lists_cost_the_same_for_one_and_for_fifty(cast: Cast, deliver: Callable[[], None]) -> None:
    few, many = (_costs_of(cast, numbers, deliver) for numbers in (range(FEW), range(FEW, MANY)))
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


def test_names_made_for_one_conversation_cost_nothing_more(cast: Cast) -> None:
    """For their author, who is known again at each post, and for everyone else."""
    allow_masks(cast.commons)
    item = asked(cast)
    said_masked(cast, item=item)
    readers = ("maria", "noor", "tomasz", None)
    few = [_cost(cast, who, item.get_absolute_url()) for who in readers]
    for number in range(12):
        for name in ("maria", "sam", "dana"):
            said_masked(cast, name, item=item, words=f"Soup {number}")
    assert [_cost(cast, who, item.get_absolute_url()) for who in readers] == few
    assert max(few) <= TOPIC_WALL


DESKS = {
    "/spaces/commons/desk/": "tomasz",
    "/me/reports/": "noor",
    "/me/decisions/": "maria",
    "/desk/": "ruth",
}
DESKS |= {"/spaces/commons/decisions/": "noor", "/decisions/": "noor"}
DESK_WALL = 12


def test_desks_cost_the_same_for_one_and_for_fifteen(cast: Cast) -> None:
    _moderate(cast, 0)
    few = {address: _cost(cast, who, address) for address, who in DESKS.items()}
    for number in range(1, 15):
        _moderate(cast, number)
    assert {address: _cost(cast, who, address) for address, who in DESKS.items()} == few
    assert {address: cost for address, cost in few.items() if cost > DESK_WALL} == {}


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
