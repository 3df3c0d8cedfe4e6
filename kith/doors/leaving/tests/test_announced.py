"""What someone announced goes with their words; those who come still find when and where, and their seat."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions.announcing import announce
from kith.domains.gatherings.actions.answering import answer as say
from kith.domains.gatherings.actions.asking_after import close_feedback
from kith.domains.gatherings.actions.attending import come_in
from kith.domains.gatherings.actions.questioning import answer, ask
from kith.domains.gatherings.actions.seating import come
from kith.domains.gatherings.models import Answer, Feedback, Seat
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.doors.leaving.actions import leave_for_good
from kith.doors.leaving.forms import KEEP, REMOVE
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast

SECRET = "marigold"
ASKED: dict[str, Any] = {"words": f"Do you like {SECRET}s?", "sort": "short"}


@pytest.fixture
def item(cast: Cast) -> Item:
    """Sam announces it with all the words there are, and cancels nothing."""
    plan = {
        "sort": "workshop", "zone": "Europe/Madrid", "first_day": timezone.now().date() + timedelta(days=7), "at": time(18),
        "minutes": 90, "way": "here", "place": "The old library", "access_words": "Ring twice.", "asks_after": "needed",
        "agenda": f"First the *{SECRET}*", "questions_after": [ASKED | {"choices": []}],
    }  # fmt: skip
    made = announce(
        by=cast.place("sam", cast.commons), title=f"A {SECRET}", source=f"All about the {SECRET}", plan=plan,
        speakers=[("Rosa", f"She knows every {SECRET}")],
    )  # fmt: skip
    ask(made, by=cast["sam"], **ASKED)
    return made


def _comes(cast: Cast, item: Item, who: str) -> Seat:
    seat = come(reach_gathering(cast[who], item.pk), way="here", by=cast[who])
    answer(seat, {1: ("Very much",)}, by=cast[who])
    return seat


def _page(cast: Cast, who: str, address: str) -> str:
    found = cast.client(who).get(address, follow=True)
    assert found.status_code == 200
    return str(found.content.decode())


def _over(item: Item) -> None:
    ended = timezone.now() - timedelta(hours=1)
    item.gathering.occasions.update(begins_at=ended - timedelta(minutes=90), ends_at=ended)


def test_those_who_come_still_find_it_and_nothing_that_was_said_of_it(cast: Cast, item: Item) -> None:
    seat = _comes(cast, item, "noor")
    leave_for_good(cast["sam"], words=REMOVE)
    page = _page(cast, "noor", f"/gatherings/{item.pk}/")
    for words in (
        "A gathering whose description was deleted",
        "The old library",
        "Ring twice.",
        "You have a seat.",
    ):
        assert words in page
    for address in ("", "calendar.ics", "seat/"):
        found = _page(cast, "noor", f"/gatherings/{item.pk}/{address}")
        assert SECRET not in found
        assert "Rosa" not in found
    assert SECRET not in _page(cast, "noor", f"/me/seats/{seat.pk}/choices/")
    assert SECRET not in _page(cast, "tomasz", f"/gatherings/{item.pk}/people/")


def test_answers_go_with_the_question(cast: Cast, item: Item) -> None:
    _comes(cast, item, "noor")
    leave_for_good(cast["sam"], words=REMOVE)
    with seen_as(cast["noor"]):
        assert not Answer.objects.exists()
    assert not Seat.objects.filter(has_answers=True).exists()


def test_who_was_there_is_asked_what_is_usual(cast: Cast, item: Item) -> None:
    """Their hours wait for answers, and must not wait for ever."""
    _comes(cast, item, "noor")
    _over(item)
    occasion = item.gathering.occasions.get()
    say(occasion, {1: ("Not very much",)}, item=reach_gathering(cast["tomasz"], item.pk), by=cast["anneke"])
    leave_for_good(cast["sam"], words=REMOVE)
    page = _page(cast, "noor", f"/gatherings/{item.pk}/dates/{occasion.pk}/feedback/")
    assert "What was missing?" in page
    assert SECRET not in page
    assert (Feedback.objects.get().waiting, Feedback.objects.get().waiting_from) == ({}, 0)


def test_hosts_read_what_became_of_questions_that_were_asked_long_ago(cast: Cast, item: Item) -> None:
    _comes(cast, item, "noor")
    _over(item)
    occasion = item.gathering.occasions.get()
    say(occasion, {1: ("Not very much",)}, item=reach_gathering(cast["tomasz"], item.pk), by=cast["noor"])
    close_feedback(Feedback.objects.get())
    leave_for_good(cast["sam"], words=REMOVE)
    page = _page(cast, "tomasz", f"/gatherings/{item.pk}/dates/{occasion.pk}/answers/")
    assert "Whoever announced it left, and took their words along" in page
    assert SECRET not in page


def test_usual_questions_were_nobodys_words_and_stay_with_their_answers(cast: Cast, item: Item) -> None:
    type(item.gathering).objects.update(questions_after=[])
    _comes(cast, item, "noor")
    _over(item)
    say(
        item.gathering.occasions.get(),
        {2: ("The tea",)},
        item=reach_gathering(cast["noor"], item.pk),
        by=cast["noor"],
    )
    leave_for_good(cast["sam"], words=REMOVE)
    assert Feedback.objects.get().waiting == {"2": ["The tea"]}


def test_who_was_there_without_a_seat_still_finds_it(cast: Cast, item: Item) -> None:
    come_in(item.gathering.occasions.get(), person=cast["noor"], how="code", by=cast["noor"])
    leave_for_good(cast["sam"], words=REMOVE)
    assert "The old library" in _page(cast, "noor", f"/gatherings/{item.pk}/")


def test_to_what_nobody_comes_is_gone_altogether(cast: Cast, item: Item) -> None:
    come(reach_gathering(cast["sam"], item.pk), way="here", by=cast["sam"])
    leave_for_good(cast["sam"], words=REMOVE)
    assert cast.client("tomasz").get(f"/gatherings/{item.pk}/").status_code == 404


def test_words_stay_where_they_may_stay(cast: Cast, item: Item) -> None:
    _comes(cast, item, "noor")
    leave_for_good(cast["sam"], words=KEEP)
    page = _page(cast, "noor", f"/gatherings/{item.pk}/")
    assert f"She knows every {SECRET}" in page
