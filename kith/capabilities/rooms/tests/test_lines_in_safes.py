"""What is written in a room can be read in it, and nowhere else: not in the tables, not without the key, and not the day after."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from kith.capabilities.rooms.actions.opening import close_room
from kith.capabilities.rooms.actions.saying import say_line
from kith.capabilities.rooms.models import Room
from kith.capabilities.rooms.sealing import KEPT
from kith.capabilities.rooms.tests.conftest import Come, lines_kept
from kith.infrastructure.database.private import keeping
from kith.infrastructure.safes.actions import destroy_due
from kith.infrastructure.safes.models import Safe
from tests.cast import Cast
from tests.keeping import all_rows

WORDS = ("kettledrum", "marzipan")


def _said(cast: Cast, come: Come) -> None:
    for name, words in zip(("noor", "sam"), WORDS, strict=True):
        say_line(come(name, "text"), words, by=cast[name])


def test_the_tables_hold_no_word_of_it(cast: Cast, room: Room, come: Come) -> None:
    _said(cast, come)
    with keeping():
        rows = all_rows()
    assert rows["rooms_line"]
    everything = "".join(rows.values())
    for words in WORDS:
        assert words not in everything
        assert words.encode().hex() not in everything
        assert words in cast.client("noor").get(room.get_absolute_url()).text


def test_all_of_a_room_lies_in_one_safe_which_goes_when_it_closes(cast: Cast, room: Room, come: Come) -> None:
    _said(cast, come)
    assert Safe.objects.count() == 1
    close_room(room, by=cast["maria"])
    assert not Safe.objects.exists()
    assert lines_kept() == 0


def test_where_nobody_closes_it_the_words_go_a_day_after_the_last(cast: Cast, room: Room, come: Come) -> None:
    _said(cast, come)
    destroy_due(timezone.now() + KEPT - timedelta(minutes=1))
    assert lines_kept() == 2
    destroy_due(timezone.now() + KEPT)
    assert lines_kept() == 0
    say_line(come("noor", "text"), "Good evening", by=cast["noor"])
    assert lines_kept() == 1


def test_without_the_key_people_still_meet_and_read_why_nothing_is_there(
    cast: Cast, room: Room, come: Come, settings: Any
) -> None:
    _said(cast, come)
    settings.SAFE_KEY = "another"
    noor = cast.client("noor")
    page = noor.get(room.get_absolute_url())
    assert page.status_code == 200
    assert "the key of this site is missing" in page.text
    assert WORDS[0] not in page.text
    answer = noor.post(f"{room.get_absolute_url()}words/", {"words": "Good evening"})
    assert answer.status_code == 422
    assert "Good evening" in answer.text
