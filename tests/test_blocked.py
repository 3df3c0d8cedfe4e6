"""Every address that leads to another person's things is tried by both, whoever of the two drew the line.

The addresses are read from the house itself: a new one fails here until it is said whose things it leads to.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO

import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from PIL import Image

from kith.capabilities.attachments.actions import attach, checked
from kith.capabilities.attachments.models import File
from kith.capabilities.citations.actions import cite
from kith.capabilities.conversations.actions import writing
from kith.capabilities.items.models import Item
from kith.capabilities.lineage.actions import tie
from kith.capabilities.messages.actions.asking import accept, write_to
from kith.capabilities.messages.actions.corresponding import say
from kith.capabilities.messages.models import Seat
from kith.capabilities.notifications.models import Notice
from kith.capabilities.rooms.actions.being import enter
from kith.capabilities.rooms.actions.opening import open_room
from kith.capabilities.versions.actions.drafting import draft
from kith.capabilities.versions.files import carry, files_of
from kith.domains.gatherings.actions.questioning import ask
from kith.domains.gatherings.actions.seating import come
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.domains.library.actions import gather
from kith.domains.mentoring.models import Side
from kith.domains.mentoring.tests.together import aimed, paired, proposed_again
from kith.domains.supervision.actions import formatting, listening
from kith.domains.supervision.formats.shipped import shipped as formats
from kith.domains.supervision.tests.circles import held
from kith.domains.supervision.tests.sessions import together
from kith.domains.supervision.tests.writing import brought
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from kith.foundation.spaces.actions.boundaries import keep_away
from kith.infrastructure.database.private import seen_as
from kith.lib.citations.shapes import Record
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.leading import FOR_OTHERS, NOBODYS, STAYS
from tests.lessons import add_quiz, add_task

pytestmark = pytest.mark.slow
BOTH = ("sam", "noor")
WAYS = [("sam", "noor"), ("noor", "sam")]
SEARCHED = ("/search/", "/people/", "/spaces/")
CRUMBS = ("words of {}", "Opened by {}", "/people/{}/")


@dataclass
class Things:
    """What one of the two has, and by which addresses the other comes to it."""

    item: Item
    keys: dict[str, str]
    drafted: File

    def address(self, route: str) -> str:
        own = {
            name.split(" ")[1]: key for name, key in self.keys.items() if route.startswith(name.split(" ")[0])
        }
        for name, value in own.items():
            for kind in ("int", "slug", "str", "uuid"):
                route = route.replace(f"<{kind}:{name}>", value)
        return route


def _routes(resolver: URLResolver, before: str = "/") -> Iterator[str]:
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            yield before + str(each.pattern)
        elif isinstance(each, URLResolver):
            yield from _routes(each, before + str(each.pattern))


def _about_someone() -> list[str]:
    with_keys = [route for route in _routes(get_resolver()) if "<" in route and "^" not in route]
    in_spaces = "/spaces/<slug:slug>/people/"
    found = (route for route in with_keys if route.startswith(in_spaces) or not route.startswith(NOBODYS))
    return [route for route in found if route not in FOR_OTHERS]


@pytest.fixture
def things(cast: Cast, deliver: Callable[[], None]) -> dict[str, Things]:
    """Of each of the two: a conversation, a reply in one of Maria's, a picture, and messages to the other."""
    marias = open_topic(QUESTION, by=cast.place("maria", cast.commons), title="Seeds", source="Which?")
    shared = MAKERS["practice"](cast.place("maria", cast.commons), title="Seeds for all")
    seats = _corresponding(cast)
    sides, proposed = _accompanying(cast)
    found = {}
    for name, other in WAYS:
        place = cast.place(name, cast.commons)
        item = open_topic(
            QUESTION, by=place, title=f"Opened by {name}", source=f"marigold, words of {name}", tags=["seeds"]
        )
        post = writing.reply(marias, author=place, source=f"marigold, words of {name} for @{other}")
        file = attach(checked("marigold.png", _picture()), to=item, by=place)
        writing.show_files(post, files=[file])
        entry = MAKERS["practice"](place, title=f"Opened by {name}", source=f"marigold, words of {name}")
        carry(begun := draft(entry, by=place), [checked("seeds.png", _picture())], by=place)
        cite(entry, Record(title=f"Quoted in words of {name}"), by=place)
        link = tie(entry, to=shared, sort="adapts", version=1, changed=f"words of {name}", core="kept")
        own = MAKERS["collection"](cast.place(other, cast.commons), title=f"Gathered by {other}")
        gather(entry, into=own, by=cast[other])
        met = MAKERS["gathering"](place, title=f"Opened by {name}", source=f"marigold, words of {name}")
        seat = come(reach_gathering(place.person, met.pk), way="online", by=place.person, shows=True)
        taught = MAKERS["course"](place, title=f"Opened by {name}", source=f"marigold, words of {name}")
        task, asked = add_task(taught, by=cast[name]), add_quiz(taught, by=cast[name])
        bench = MAKERS["circle"](place, title=f"Opened by {name}", source=f"marigold, words of {name}")
        heard = listening.ask(
            bench.circle, until=timezone.localdate(), words=f"words of {name}", by=cast[name]
        )
        changed = formatting.copy(formats()["round"]["en"], to=bench.circle, by=cast[name])
        session = together(bench.circle, by=cast[name])
        question = ask(met, words=f"words of {name}", sort="short", by=cast[name])
        presence = enter(open_room(item, by=cast[name]), way="text", by=cast[name])
        deliver()
        notice = Notice.objects.filter(person=cast[other], post=post).get()
        found[name] = Things(item, {
            "/people/ handle": name, "/talk/ pk": str(item.pk), "/talk/ slug": "opened", "/items/ pk": str(item.pk),
            "/feeds/items/ pk": str(item.pk), "/posts/ pk": str(post.pk), "/spaces/ slug": "commons",
            "/spaces/ pk": str(place.pk), "/files/ key": file.key, "/files/ name": file.name,
            "/messages/ key": seats[other], "/messages/ number": "1" if name == "sam" else "2",
            "/inbox/ pk": str(notice.pk), "/rooms/ pk": str(presence.room_id), "/rooms/ presence": str(presence.pk),
            "/gatherings/ pk": str(met.pk), "/gatherings/ slug": "opened", "/gatherings/ seat": str(seat.pk),
            "/gatherings/ occasion": str(met.gathering.occasions.get().pk),
            "/courses/ pk": str(taught.pk), "/courses/ slug": "opened", "/courses/ sort": "reading",
            "/courses/ step": str(asked.step_id), "/courses/ question": str(asked.pk),
            "/courses/<int:pk>/steps/<int:step>/answer/ step": str(task.pk),
            "/mentoring/pairs/ key": sides[other].key, "/mentoring/pairs/ goal": str(aimed(sides[name], f"words of {name}").pk),
            "/mentoring/proposals/ key": proposed[other].key,
            "/gatherings/ question": str(question and question.pk),
            "/circles/ pk": str(bench.pk), "/circles/ slug": "opened", "/circles/ meeting": str(held(bench.circle, 1)[0].pk),
            "/circles/ number": "1", "/circles/ key": heard.key, "/circles/ own": str(changed.pk), "/circles/<int:pk>/written/ key": str(brought(bench.circle, by=cast[name]).pk),
            "/circles/<int:pk>/session/ key": str(session.pk), "/circles/<int:pk>/session/ words": str(session.pk),
            "/library/ pk": str(entry.pk), "/library/ slug": "practice", "/library/links/ pk": str(link.pk),
            "/library/<int:pk>/versions/ number": "1", "/library/<int:pk>/versions/ form": "ris",
            "/library/<int:pk>/family/ form": "ris",
            "/library/<int:pk>/entries/ pk": str(own.pk), "/library/<int:pk>/entries/ entry": str(entry.pk),
            "/items/<int:pk>/versions/ pk": str(entry.pk), "/items/<int:pk>/versions/ number": "1",
            "/items/<int:pk>/retirement/ pk": str(entry.pk), "/items/<int:pk>/sources/ pk": str(entry.pk),
            "/items/<int:pk>/sources/ number": "1", "/items/<int:pk>/sources/export/<str:form>/ form": "ris",
        }, files_of(begun).get())  # fmt: skip
    return found


def _corresponding(cast: Cast) -> dict[str, str]:
    first = write_to([cast["noor"]], "words of sam", by=cast["sam"])
    with seen_as(cast["noor"]):
        second = Seat.objects.select_related("correspondence").get()
    accept(second, by=cast["noor"])
    say(second, "words of noor", by=cast["noor"])
    return {"sam": first.key, "noor": second.key}


def _accompanying(cast: Cast) -> tuple[dict[str, Side], dict[str, Side]]:
    """The two are a pair, and were proposed to each other once more; each has an address of their own for both."""
    pair, again = paired(cast, "sam", "noor"), proposed_again(cast, "sam", "noor")
    return dict(zip(BOTH, pair, strict=True)), dict(zip(BOTH, again, strict=True))


def _picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (8, 8), "teal").save(out, "PNG")
    return out.getvalue()


def _tried(client: Client, address: str) -> list[int]:
    return [getattr(client, verb)(address).status_code for verb in ("get", "post")]


def _words(answer: HttpResponseBase) -> str:
    content = b"".join(answer) if answer.streaming else getattr(answer, "content", b"")  # type: ignore[arg-type]
    return bytes(content).decode(errors="replace")


def test_every_address_is_said_to_lead_to_someone_or_to_nobody(things: dict[str, Things]) -> None:
    left = {route: things["sam"].address(route) for route in _about_someone()}
    assert [address for address in left.values() if "<" in address] == []
    assert set(STAYS) <= set(left)


@pytest.mark.parametrize(("reader", "other"), WAYS)
def test_without_a_line_there_is_something_at_each_address(
    cast: Cast, things: dict[str, Things], reader: str, other: str
) -> None:
    """Otherwise the next test would find nothing because nothing is there."""
    nothing = [
        route for route in _about_someone()
        if not set(_tried(cast.client(reader), things[other].address(route))) - {404, 405}
    ]  # fmt: skip
    assert nothing == []


@pytest.mark.parametrize(("reader", "other"), WAYS)
@pytest.mark.parametrize("blocker", BOTH)
def test_with_a_line_between_them_there_is_nothing_for_either(
    cast: Cast, things: dict[str, Things], blocker: str, reader: str, other: str
) -> None:
    keep_away(cast["noor" if blocker == "sam" else "sam"], by=cast[blocker], sort="block")
    there = {
        route: statuses
        for route in _about_someone()
        if set(statuses := _tried(cast.client(reader), things[other].address(route))) - {404, 405}
    }
    assert {route: found for route, found in there.items() if route not in STAYS} == {}
    if reader != blocker:
        assert there == {}, "who was blocked finds no trace of it"


@pytest.mark.parametrize(("reader", "other"), WAYS)
def test_a_file_of_a_draft_is_nowhere_with_a_line_and_without(
    cast: Cast, things: dict[str, Things], reader: str, other: str
) -> None:
    file = things[other].drafted
    addresses = (file.get_absolute_url(), file.get_preview_url())
    assert [cast.client(other).get(address).status_code for address in addresses] == [200, 200]
    for _line in range(2):
        assert {status for each in addresses for status in _tried(cast.client(reader), each)} <= {404, 405}
        keep_away(cast[other], by=cast[reader], sort="block")


@pytest.mark.parametrize(("reader", "other"), WAYS)
@pytest.mark.parametrize("blocker", BOTH)
def test_no_page_and_no_list_shows_either_to_the_other(
    cast: Cast, things: dict[str, Things], blocker: str, reader: str, other: str
) -> None:
    blocked = cast["noor" if blocker == "sam" else "sam"]
    keep_away(blocked, by=cast[blocker], sort="block")
    assert _shown(cast.client(reader), of=other) == []


@pytest.mark.parametrize(("reader", "other"), WAYS)
def test_who_is_muted_is_shown_in_no_list_and_sees_no_difference(
    cast: Cast, things: dict[str, Things], reader: str, other: str
) -> None:
    before = _shown(cast.client(other), of=reader)
    keep_away(cast[other], by=cast[reader], sort="mute")
    assert _shown(cast.client(reader), of=other) == []
    assert _shown(cast.client(other), of=reader) == before != []


def _shown(client: Client, *, of: str) -> list[tuple[str, str]]:
    """Each page that shows something of someone, with what it shows."""
    found, seen = [], 0
    for route in _routes(get_resolver()):
        address = route.replace("<slug:slug>", "commons").replace("<str:slug>", "seeds")
        if "<" in address or "^" in address or address.startswith(("/account/", "/demo/", "/me/boundaries/")):
            continue
        asked = ("?q=marigold", "?q=opened", f"?q={of}") if address in SEARCHED else ()
        for query in ("", *asked):
            answer = client.get(address + query)
            words = _words(answer)
            seen += answer.status_code == 200
            shown = (crumb.format(of) for crumb in CRUMBS)
            found += [(address + query, crumb) for crumb in shown if crumb in words]
    assert seen > 30
    return found
