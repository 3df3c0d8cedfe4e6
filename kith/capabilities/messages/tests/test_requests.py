"""First contact is a request; its three answers look alike to whoever asked."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from kith.capabilities.messages.actions import asking, corresponding
from kith.capabilities.messages.actions.reaching import choose_reach
from kith.capabilities.messages.models import Letterbox, Message, Participant, Seat
from kith.capabilities.messages.tests.requests import CHANGING, ask, seat_of
from kith.capabilities.notifications.models import Notice
from kith.foundation.activity.models import Event
from kith.foundation.people.actions import register
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast

Deliver = Callable[[], None]


def _send(client: Client, to: str, **words: str) -> int:
    address = f"/messages/new/?to={to}"
    return client.post(address, {"text": "Shall we talk?", "send_key": "k1"} | words).status_code


# The request


def test_a_request_shows_who_and_a_short_text(cast: Cast) -> None:
    assert _send(cast.client("maria"), "noor") == 302
    page = cast.client("noor").get("/messages/").content.decode()
    assert "Maria Delgado" in page
    assert "Shall we talk?" in page
    assert cast.client("noor").get(seat_of(cast["noor"]).get_absolute_url()).status_code == 200


def test_a_text_that_is_too_long_comes_back_whole(cast: Cast) -> None:
    answer = cast.client("maria").post("/messages/new/?to=noor", {"text": "long " * 61 + "end"})
    assert answer.status_code == 422
    assert "long end" in answer.content.decode()
    with pytest.raises(PermissionDenied):
        ask(cast, text="x" * 301)


def test_the_end_of_a_line_counts_as_one_letter(cast: Cast) -> None:
    assert _send(cast.client("maria"), "noor", text="a\r\n" * 149 + "aa") == 302


def test_sending_twice_asks_once(cast: Cast) -> None:
    client = cast.client("maria")
    assert _send(client, "noor") == _send(client, "noor") == 302
    assert ask(cast) == seat_of(cast["maria"])
    with seen_as(cast["noor"]):
        assert Message.objects.count() == 1


def test_nothing_more_can_be_said_before_an_answer(cast: Cast) -> None:
    seat = ask(cast)
    with pytest.raises(PermissionDenied):
        corresponding.say(seat, "And?", by=cast["maria"])
    with pytest.raises(PermissionDenied):
        corresponding.leave(seat, by=cast["maria"])
    with pytest.raises(PermissionDenied):
        asking.write_to([cast["noor"], cast["sam"]], "In a group, then?", by=cast["maria"])
    answer = cast.client("maria").post(f"{seat.get_absolute_url()}words/", {"source": "And?"})
    assert answer.status_code == 403
    with seen_as(cast["noor"]):
        assert Message.objects.count() == 1


def _settled(person: Person) -> None:
    """Someone who came a week ago, and was present on two days."""
    now = timezone.now()
    Person.objects.filter(pk=person.pk).update(joined_at=now - timedelta(days=7))
    for days in (1, 2):
        Event.objects.create(type="post.thanked", actor=person, at=now - timedelta(days=days))
    person.refresh_from_db(fields=["joined_at"])


def _asks(cast: Cast, number: int, text: str = "Hello to you") -> tuple[int, str]:
    """Eleni asks one more person than before."""
    other = register(name=f"Peer {number}", email=f"peer-{number}@example.org")
    choose_reach("members", by=other)
    answer = cast.client("eleni").post(f"/messages/new/?to={other.handle}", {"text": text})
    return answer.status_code, answer.content.decode()


def test_a_newcomer_asks_three_people_a_day_and_sends_no_links(cast: Cast) -> None:
    status, page = _asks(cast, 0, "Look: https://one.example")
    assert (status, "no links" in page, "https://one.example" in page) == (403, True, True)
    assert [_asks(cast, number)[0] for number in (1, 2, 3)] == [302, 302, 302]
    status, page = _asks(cast, 4)
    assert (status, "three others a day" in page, "Hello to you" in page) == (403, True, True)
    _settled(cast["eleni"])
    assert _asks(cast, 5, "Look: https://one.example")[0] == 302


def test_nobody_floods_a_house_with_requests(cast: Cast) -> None:
    _settled(cast["eleni"])
    crowd = [register(name=f"Peer {number}", email=f"peer-{number}@example.org") for number in range(11)]
    for person in crowd:
        choose_reach("members", by=person)
    for person in crowd[:10]:
        asking.write_to([person], "Hello", by=cast["eleni"])
    answer = cast.client("eleni").post(f"/messages/new/?to={crowd[10].handle}", {"text": "Hello to you"})
    assert answer.status_code == 403
    assert "You can send more tomorrow." in answer.content.decode()
    assert "Hello to you" in answer.content.decode()


def _seen_by_asker(cast: Cast, seat: Seat) -> list[str]:
    """Every page that could tell the asker something, and what a raw question answers."""
    client = cast.client("maria")
    pages = [seat.get_absolute_url(), "/messages/", "/inbox/", "/people/noor/", "/me/account/", "/"]
    seen = [CHANGING.sub("", client.get(page).content.decode()) for page in pages]
    again = client.get("/messages/new/?to=noor")
    with seen_as(cast["maria"]):
        rows = [list(model.objects.values_list()) for model in (Seat, Participant, Message)]
    return [*seen, f"{again.status_code} {again['Location']}", str(rows)]


def _declined(cast: Cast) -> None:
    asking.decline(seat_of(cast["noor"]), by=cast["noor"])


def _ignored(cast: Cast) -> None:
    asking.ignore(seat_of(cast["noor"]), by=cast["noor"])


def _looked_at(cast: Cast) -> None:
    cast.client("noor").get(seat_of(cast["noor"]).get_absolute_url())


def test_declining_ignoring_looking_and_silence_look_alike_byte_for_byte(
    cast: Cast, deliver: Deliver
) -> None:
    seat = ask(cast)
    deliver()
    before = _seen_by_asker(cast, seat)
    assert "Sent. You will see an answer here if there is one." in before[0]
    for answer in (_looked_at, _ignored, _declined):
        answer(cast)
        deliver()
        assert _seen_by_asker(cast, seat) == before, answer.__name__


def test_who_accepted_and_who_asked_can_write_to_each_other(cast: Cast) -> None:
    seat = ask(cast)
    other = seat_of(cast["noor"])
    cast.client("noor").post(f"{other.get_absolute_url()}acceptance/")
    cast.client("noor").post(f"{other.get_absolute_url()}words/", {"source": "Yes, **gladly**"})
    page = cast.client("maria").get(seat.get_absolute_url()).content.decode()
    assert "Yes, <strong>gladly</strong>" in page


@pytest.mark.parametrize("answer", ["refusal", "silence"])
def test_an_answer_can_become_a_yes_later(cast: Cast, answer: str) -> None:
    ask(cast)
    address = seat_of(cast["noor"]).get_absolute_url()
    client = cast.client("noor")
    assert client.post(f"{address}{answer}/").status_code == 302
    words = client.get(address).content.decode()
    assert ("Shall we talk?" in words) is (answer == "silence")
    client.post(f"{address}acceptance/")
    assert "Shall we talk?" in client.get(address).content.decode()


def test_who_was_asked_finds_the_request_when_they_want_to_write_themselves(cast: Cast) -> None:
    ask(cast)
    answer = cast.client("noor").get("/messages/new/?to=maria")
    assert answer["Location"] == seat_of(cast["noor"]).get_absolute_url()


# Small groups


def test_a_group_begins_with_those_who_accept(cast: Cast) -> None:
    client = cast.client("maria")
    assert _send(client, "noor", others="@sam @anneke", title="Winter roads") == 302
    asking.accept(seat_of(cast["sam"]), by=cast["sam"])
    corresponding.say(seat_of(cast["maria"]), "Welcome, Sam", by=cast["maria"])
    assert "Welcome, Sam" in cast.client("sam").get(seat_of(cast["sam"]).get_absolute_url()).content.decode()
    asked = cast.client("noor").get(seat_of(cast["noor"]).get_absolute_url()).content.decode()
    assert "Winter roads" in asked
    assert "Anneke Visser" in asked
    assert "Welcome, Sam" not in asked


# What others may know


def test_events_say_that_something_waits_and_for_whom_and_nothing_more(cast: Cast, deliver: Deliver) -> None:
    ask(cast, text="A secret soup")
    deliver()
    event = Event.objects.get(type="messages.waits")
    assert event.actor is None
    assert event.facts == {"to": cast["noor"].pk, "key": seat_of(cast["noor"]).key}
    notice = Notice.objects.get(person=cast["noor"], page__startswith="/messages/")
    assert notice.event == event
    inbox = cast.client("noor").get("/inbox/").content.decode()
    assert "A message waits for you." in inbox
    assert "Maria" not in inbox.split("<main")[1]
    assert "soup" not in inbox


def test_reading_settles_the_notice_and_takes_the_mark_away(cast: Cast, deliver: Deliver) -> None:
    ask(cast)
    deliver()
    client = cast.client("noor")
    assert Letterbox.objects.get(person=cast["noor"]).has_news
    assert client.get("/").context["frame"].letters
    client.get(seat_of(cast["noor"]).get_absolute_url())
    deliver()
    assert Notice.objects.get(page__startswith="/messages/").read_at is not None
    assert not client.get("/").context["frame"].letters


def test_no_page_of_messages_is_kept_by_a_browser(cast: Cast) -> None:
    seat = ask(cast)
    for page in ("/messages/", "/messages/reach/", "/messages/new/?to=sam", seat.get_absolute_url()):
        answer = cast.client("maria").get(page)
        assert "no-store" in answer["Cache-Control"], page
        assert "data-draft=" not in answer.content.decode()


def test_what_was_said_cannot_be_searched(cast: Cast, deliver: Deliver) -> None:
    ask(cast, text="A marvellous zeppelin")
    deliver()
    for name in ("maria", "noor", "ruth"):
        found = cast.client(name).get("/search/?q=zeppelin").content.decode()
        assert "marvellous" not in found
