"""“Could someone listen?”: asked without a reason, answered by one, and gently told when nobody could."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kith.capabilities.notifications.models import Notice
from kith.domains.supervision.actions.lapsing import lapse
from kith.domains.supervision.actions.listening import answer, ask, close
from kith.domains.supervision.models import Circle, Listening
from kith.domains.supervision.queries.listening import written_with
from kith.domains.supervision.tests.circles import circle
from kith.foundation.activity.models import Event
from kith.foundation.people.actions import prefer
from kith.foundation.spaces.actions.boundaries import keep_away
from kith.infrastructure.database.private import seen_as
from kith.infrastructure.safes.models import Safe
from tests.cast import Cast

WORDS = "It was a long night"


@pytest.fixture
def of(cast: Cast) -> Circle:
    return circle(cast, "maria", "noor", "sam", "anneke")


def _ask(cast: Cast, of: Circle, name: str = "noor") -> Listening:
    ask(of, until=timezone.localdate() + timedelta(days=1), words=WORDS, by=cast[name])
    return _read(cast, name)


def _read(cast: Cast, name: str) -> Listening:
    with seen_as(cast[name]):
        found = Listening.objects.select_related(
            "circle__space", "circle__item", "asker__person", "answerer__person"
        )
        return found.latest("pk")


def _words(cast: Cast, listening: Listening) -> str:
    with seen_as(cast["noor"]):
        return written_with(
            Listening.objects.select_related("safe").get(pk=listening.pk), reader=cast["noor"]
        ).words


def _told(cast: Cast, listening: Listening, *, news: bool = True) -> set[str]:
    waiting = Notice.objects.filter(page=listening.get_absolute_url())
    waiting = waiting.filter(read_at=None) if news else waiting
    return set(waiting.values_list("person__handle", flat=True))


def test_one_is_answered_within_a_day_or_knows_that_one_is_not(cast: Cast, of: Circle) -> None:
    noor, today = cast.client("noor"), timezone.localdate()
    address = f"/circles/{of.pk}/listening/"
    days = [(today + timedelta(days=number)).isoformat() for number in range(4)]
    page = noor.get(address).text
    assert [day for day in days if f'value="{day}"' in page] == days[:2]
    assert noor.post(address, {"until": days[2]}).status_code == 422
    assert noor.post(address, {"until": days[1]}).status_code == 302


def test_the_others_are_told_and_no_event_has_a_word_or_a_name(
    cast: Cast, of: Circle, deliver: object
) -> None:
    asked = _ask(cast, of)
    deliver()  # type: ignore[operator]
    assert _told(cast, asked) == {"maria", "sam", "anneke"}
    events = Event.objects.filter(type="circle.asked")
    assert all(event.actor is None and event.facts.keys() == {"circle", "key", "to"} for event in events)
    inbox = cast.client("sam").get("/inbox/").text
    assert "asks if anybody could listen" in inbox
    assert "Noor" not in inbox.partition("<main")[2].partition("</main")[0]
    page = cast.client("sam").get(asked.get_absolute_url()).text
    assert "Noor" in page
    assert WORDS in page
    assert "sam" not in _told(cast, asked), "who looked has no news"


def test_one_says_i_can_and_the_others_hear_that_it_is_taken(cast: Cast, of: Circle, deliver: object) -> None:
    asked = _ask(cast, of)
    sam = cast.client("sam")
    assert sam.post(f"{asked.get_absolute_url()}answer/").status_code == 302
    assert not answer(_read(cast, "maria"), by=cast["maria"])
    deliver()  # type: ignore[operator]
    codes = dict(Event.objects.filter(type__startswith="circle.").values_list("facts__to", "type"))
    assert codes[cast["noor"].pk] == "circle.found"
    assert {codes[cast[name].pk] for name in ("maria", "anneke")} == {"circle.taken"}
    assert "Sam Rivera" in cast.client("noor").get(asked.get_absolute_url()).text
    page = cast.client("maria").get(asked.get_absolute_url()).text
    assert "There is nothing that you have to do." in page
    assert WORDS not in page
    assert "Sam" not in page.partition("<main")[2].partition("</main")[0]


def test_whoever_asked_closes_it_and_the_words_are_gone(cast: Cast, of: Circle) -> None:
    asked = _ask(cast, of)
    assert cast.client("sam").post(f"{asked.get_absolute_url()}end/").status_code == 403
    assert cast.client("noor").post(f"{asked.get_absolute_url()}end/").status_code == 302
    assert _words(cast, asked) == ""
    assert not Safe.objects.exists()
    assert "asks if anybody" not in cast.client("sam").get(of.get_absolute_url()).text
    assert not answer(_read(cast, "sam"), by=cast["sam"])


def test_asked_twice_it_is_one_request(cast: Cast, of: Circle) -> None:
    first = _ask(cast, of)
    again = _ask(cast, of)
    assert first.pk == again.pk
    assert Safe.objects.count() == 1
    assert Event.objects.filter(type="circle.asked").count() == 3


def _late(cast: Cast, of: Circle) -> Listening:
    asked = _ask(cast, of)
    with seen_as(cast["noor"]):
        Listening.objects.update(lapses_at=timezone.now() - timedelta(minutes=1))
    return _read(cast, "noor") if asked else asked


def test_when_nobody_could_there_is_a_gentle_page_with_people_to_call(
    cast: Cast, of: Circle, deliver: object
) -> None:
    prefer(cast["noor"], country="ES")
    asked = _late(cast, of)
    for _time in range(2):
        lapse(cast["noor"], key=asked.key)
    deliver()  # type: ignore[operator]
    assert Event.objects.filter(type="circle.missed").count() == 1
    assert "noor" in _told(cast, asked)
    page = cast.client("noor").get(asked.get_absolute_url()).text
    assert "That is no answer to you." in page
    assert 'href="tel:' in page.partition("<main")[2].partition("</main")[0]
    assert WORDS not in cast.client("sam").get(asked.get_absolute_url()).text


def test_once_someone_listened_the_words_go_with_the_day(cast: Cast, of: Circle) -> None:
    asked = _ask(cast, of)
    answer(_read(cast, "sam"), by=cast["sam"])
    with seen_as(cast["noor"]):
        Listening.objects.update(lapses_at=timezone.now())
    lapse(cast["noor"], key=asked.key)
    assert _words(cast, asked) == ""
    assert not Event.objects.filter(type="circle.missed").exists()


def test_asked_again_for_another_day_the_words_stay_until_then(cast: Cast, of: Circle) -> None:
    asked = _ask(cast, of)
    ask(of, until=timezone.localdate() + timedelta(days=3), words=WORDS, by=cast["noor"])
    answer(_read(cast, "sam"), by=cast["sam"])
    lapse(cast["noor"], key=asked.key)  # as the first day has it
    assert _words(cast, asked) == WORDS


def test_someone_from_whom_one_keeps_away_is_not_asked(cast: Cast, of: Circle, deliver: object) -> None:
    keep_away(cast["sam"], by=cast["noor"], sort="block")
    asked = _ask(cast, of)
    deliver()  # type: ignore[operator]
    assert "sam" not in _told(cast, asked, news=False)
    assert cast.client("sam").get(asked.get_absolute_url()).status_code == 404


def test_whoever_asked_does_not_answer_themselves(cast: Cast, of: Circle) -> None:
    asked = _ask(cast, of)
    assert not answer(asked, by=cast["noor"])
    close(asked, by=cast["noor"])


def test_a_request_from_another_circle_is_not_found(cast: Cast, of: Circle) -> None:
    other = circle(cast, "tomasz", "ruth")
    asked = _ask(cast, of)
    assert cast.client("tomasz").get(f"/circles/{other.pk}/listening/{asked.key}/").status_code == 404
