"""What someone learned, and what they answer in a review, lies in safes; how that is said where a key is missing, and when a key goes."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from kith.domains.supervision.actions.keeping_log import correct, remove, write_down
from kith.domains.supervision.actions.lapsing import forget, move
from kith.domains.supervision.actions.reviewing import answer
from kith.domains.supervision.models import Circle, Log, ReviewAnswer
from kith.domains.supervision.queries.log import log_of, with_learned
from kith.domains.supervision.queries.reviews import answers
from kith.domains.supervision.taking import supervised
from kith.domains.supervision.tests.circles import circle, held
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import keeping, seen_as
from kith.infrastructure.safes.models import Safe
from tests.cast import Cast
from tests.walls import sql

LEARNED, HELPED = "I can wait longer than I think.", "The tea joke"
TOLD: dict[str, Any] = {"part": "participant", "minutes": 80, "themes": ["grief"]}


@pytest.fixture
def of(cast: Cast) -> Circle:
    return circle(cast, "maria", "noor", "sam")


@pytest.fixture
def logs(cast: Cast, of: Circle) -> list[Log]:
    """Two entries in which Noor wrote something."""
    return [write_down(each, by=cast["noor"], **TOLD, learned=LEARNED) for each in held(of, 2)]


def _learned(person: Person) -> list[str]:
    with seen_as(person):
        return [each.learned for each in with_learned(log_of(person))]


def test_one_safe_holds_what_one_person_learned(cast: Cast, logs: list[Log]) -> None:
    write_down(logs[0].meeting, by=cast["sam"], **TOLD, learned="I can rest")  # type: ignore[arg-type]
    assert _learned(cast["noor"]) == [LEARNED, LEARNED]
    assert _learned(cast["sam"]) == ["I can rest"]
    assert Safe.objects.count() == 2


def test_without_a_sentence_no_key_is_needed(cast: Cast, of: Circle, settings: LazySettings) -> None:
    settings.SAFE_KEY = ""
    write_down(held(of, 1)[0], by=cast["noor"], **TOLD, learned="")
    assert _learned(cast["noor"]) == [""]
    assert not Safe.objects.exists()


def test_hours_corrected_alone_leave_the_sentence_as_it_is(cast: Cast, logs: list[Log]) -> None:
    correct(logs[0], by=cast["noor"], minutes=75)
    assert _learned(cast["noor"]) == [LEARNED, LEARNED]


def test_with_the_last_sentence_goes_the_key(cast: Cast, logs: list[Log]) -> None:
    correct(logs[0], by=cast["noor"], learned="")
    assert Safe.objects.count() == 1
    remove(logs[1], by=cast["noor"])
    assert not Safe.objects.exists()
    assert _learned(cast["noor"]) == [""]


def test_when_an_account_is_closed_the_keys_go(cast: Cast, of: Circle, logs: list[Log]) -> None:
    answer(of, by=cast["noor"], wish="end", helped=HELPED)
    answer(of, by=cast["sam"], wish="go_on")
    forget(cast["noor"])
    with keeping():
        assert (Log.objects.count(), ReviewAnswer.objects.count(), Safe.objects.count()) == (0, 1, 1)


def test_of_two_accounts_that_become_one_both_can_be_read(cast: Cast, of: Circle, logs: list[Log]) -> None:
    write_down(held(of, 1, days_ago=3)[0], by=cast["sam"], **TOLD, learned="I can rest")
    move(cast["noor"], into=cast["sam"])
    assert sorted(_learned(cast["sam"])) == sorted([LEARNED, LEARNED, "I can rest"])
    assert _learned(cast["noor"]) == []


def test_of_a_meeting_in_both_logs_the_entry_of_the_kept_account_stays(cast: Cast, logs: list[Log]) -> None:
    write_down(logs[0].meeting, by=cast["sam"], **TOLD, learned="I can rest")  # type: ignore[arg-type]
    move(cast["noor"], into=cast["sam"])
    assert sorted(_learned(cast["sam"])) == sorted([LEARNED, "I can rest"])
    assert Safe.objects.count() == 2


def test_no_safe_stays_of_entries_that_were_not_taken_along(cast: Cast, logs: list[Log]) -> None:
    for each in logs:
        write_down(each.meeting, by=cast["sam"], **TOLD, learned="I can rest")  # type: ignore[arg-type]
    move(cast["noor"], into=cast["sam"])
    assert _learned(cast["sam"]) == ["I can rest", "I can rest"]
    assert Safe.objects.count() == 1


def test_an_answer_given_anew_stays_in_its_safe(cast: Cast, of: Circle) -> None:
    for words in ("Tea", HELPED):
        answer(of, by=cast["noor"], wish="change", helped=words)
    with seen_as(cast["maria"]):
        (read,) = answers(of, reader=cast["maria"])
    assert (read.said.wish, read.said.helped, read.row.member.person_id) == (
        "change",
        HELPED,
        cast["noor"].pk,
    )
    assert Safe.objects.count() == 1


class TestWithoutTheKey:
    @pytest.fixture(autouse=True)
    def _lost(self, cast: Cast, of: Circle, logs: list[Log], settings: LazySettings) -> None:
        answer(of, by=cast["noor"], wish="end", helped=HELPED)
        settings.SAFE_KEY = "the secret of another installation"

    def test_the_log_says_so_and_still_tells_the_hours(self, cast: Cast) -> None:
        page = cast.client("noor").get("/circles/log/")
        assert page.status_code == 200
        assert "What you learned is locked, and cannot be opened now" in page.text
        assert "Grief and loss" in page.text
        assert LEARNED not in page.text

    def test_what_was_typed_comes_back(self, cast: Cast, of: Circle, logs: list[Log]) -> None:
        sent = {"part": "participant", "minutes": "80", "learned": "I can sing"}
        answer_ = cast.client("noor").post(logs[0].get_absolute_url(), sent)
        assert answer_.status_code == 503
        assert "I can sing" in answer_.text
        answer_ = cast.client("noor").post(
            f"/circles/{of.pk}/review/", {"wish": "go_on", "missed": "Some tea"}
        )
        assert answer_.status_code == 503
        assert "Some tea" in answer_.text

    def test_the_archive_of_one_s_own_says_so(self, cast: Cast) -> None:
        told = supervised(cast["noor"])
        assert [each["minutes"] for each in told["log"]] == [80, 80]
        assert {each["learned"] for each in told["log"]} == {"This cannot be opened at the moment."}
        assert told["answered_in_reviews"] == {"shut": "This cannot be opened at the moment."}


def test_the_archive_of_one_s_own_has_them_in_the_open(cast: Cast, of: Circle, logs: list[Log]) -> None:
    answer(of, by=cast["noor"], wish="end", helped=HELPED)
    told = supervised(cast["noor"])
    assert [each["learned"] for each in told["log"]] == [LEARNED, LEARNED]
    assert told["answered_in_reviews"] == [
        {"review": 1, "wish": "end", "helped": HELPED, "missed": "", "heard": ""}
    ]


def _migrated_to(name: str) -> None:
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    MigrationExecutor(connection).migrate([("supervision", name)])


def test_words_that_stood_in_the_open_are_locked_by_the_migration(cast: Cast, of: Circle) -> None:
    noor, place, now = cast["noor"].pk, of.space.own_place(cast["noor"]).pk, timezone.now()
    with keeping():
        _migrated_to("0011_walls_of_lines")
        for key in ("one", "two"):
            sql(
                """INSERT INTO supervision_log (person_id, "on", minutes, format, part, themes, learned, key, counts, made_at)
                VALUES (%s, %s, 90, '', 'participant', '{}', %s, %s, false, %s)""",
                noor, now.date(), LEARNED, key, now,
            )  # fmt: skip
        sql(
            """INSERT INTO supervision_reviewanswer (circle_id, review, member_id, helped, missed, heard, wish, said_at)
            VALUES (%s, 1, %s, %s, '', '', 'change', %s)""",
            of.pk, place, HELPED, now,
        )  # fmt: skip
        _migrated_to("0012_secretaries_and_locked_words")
    assert _learned(cast["noor"]) == [LEARNED, LEARNED]
    assert Safe.objects.count() == 2
    with seen_as(cast["maria"]):
        (read,) = answers(of, reader=cast["maria"])
    assert (read.said.wish, read.said.helped) == ("change", HELPED)
