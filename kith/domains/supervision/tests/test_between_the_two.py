"""Whoever asked and whoever can listen write to each other, by whatever name; nobody else reads it, and it does not stay."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from kith.capabilities.notifications.models import Notice
from kith.domains.supervision.actions.lapsing import forget, lapse
from kith.domains.supervision.actions.listening import answer, ask, close, write
from kith.domains.supervision.models import Circle, Listening, ListeningLine
from kith.domains.supervision.queries.circles import reach_listening
from kith.domains.supervision.tests.circles import circle
from kith.domains.supervision.tests.writing import main_of
from kith.foundation.spaces.actions.boundaries import keep_away
from kith.foundation.spaces.models import Membership
from kith.infrastructure.database.private import keeping, seen_as
from kith.infrastructure.safes.actions import destroy_due
from kith.infrastructure.safes.models import Safe
from tests.cast import Cast
from tests.keeping import all_rows
from tests.walls import rows, walled

REQUEST, LINE = "A long kettledrum of a night", "I can call at seven"
OTHER_NAMES = {"noor": "Wren", "sam": "Heron"}


@pytest.fixture
def of(cast: Cast) -> Circle:
    """Noor and Sam go by other names there."""
    made = circle(cast, "maria", "noor", "sam", "anneke")
    for name, called in OTHER_NAMES.items():
        Membership.objects.filter(space=made.space, person=cast[name]).update(display_name=called)
    return made


@pytest.fixture
def asked(cast: Cast, of: Circle) -> Listening:
    """Noor asks, and Sam can."""
    made = ask(of, until=timezone.localdate(), words=REQUEST, by=cast["noor"])
    with seen_as(cast["sam"]):
        answer(reach_listening(cast["sam"], of.pk, made.key), by=cast["sam"])
    return made


def _typed(words: str, **more: Any) -> dict[str, Any]:
    return {"words": words, "send_key": str(uuid4())} | more


def _send(client: Client, asked: Listening, words: str, **more: Any) -> Any:
    return client.post(f"{asked.get_absolute_url()}lines/", _typed(words, **more))


def test_under_made_names_they_reach_each_other(cast: Cast, asked: Listening, deliver: object) -> None:
    address, sam, noor = asked.get_absolute_url(), cast.client("sam"), cast.client("noor")
    assert "Write to Wren" in main_of(sam, address)
    assert _send(sam, asked, LINE).status_code == 302
    deliver()  # type: ignore[operator]
    assert Notice.objects.filter(page=address, person=cast["noor"], event__type="circle.heard").exists()
    inbox = main_of(noor, "/inbox/")
    assert "wrote to you, about listening" in inbox
    assert LINE not in inbox
    page = main_of(noor, address)
    assert LINE in page
    assert "Heron" in page
    assert "Sam" not in page
    _send(noor, asked, "Seven is good")
    assert "Seven is good" in main_of(sam, address)


@pytest.mark.parametrize("name", ["maria", "anneke", "ruth"])
def test_it_is_for_these_two_alone(cast: Cast, asked: Listening, name: str) -> None:
    _send(cast.client("sam"), asked, LINE)
    third = cast.client(name)
    assert LINE not in third.get(asked.get_absolute_url()).text
    assert "Write to" not in third.get(asked.get_absolute_url()).text
    assert _send(third, asked, "Me too").status_code == 404
    with seen_as(cast[name]):
        assert not rows("supervision", "listeningline")


def test_their_keeper_finds_no_word_of_it(cast: Cast, asked: Listening) -> None:
    assert "listeningline" in walled("supervision")
    _send(cast.client("sam"), asked, LINE)
    with keeping():
        everything = "".join(all_rows().values())
    for words in (REQUEST, LINE):
        assert words not in everything
        assert words.encode().hex() not in everything


def test_what_is_sent_twice_is_there_once(cast: Cast, asked: Listening) -> None:
    sent = _typed(LINE)
    for _time in range(2):
        cast.client("sam").post(f"{asked.get_absolute_url()}lines/", sent)
    with seen_as(cast["sam"]):
        assert ListeningLine.objects.count() == 1


def test_a_number_of_one_s_own_can_be_given_after_a_look(cast: Cast, asked: Listening) -> None:
    words = "Call me: 555-010-9999"
    first = _send(cast.client("sam"), asked, words)
    assert first.status_code == 422
    assert words in first.text
    assert _send(cast.client("sam"), asked, words, looked_over="on").status_code == 302
    assert words in main_of(cast.client("noor"), asked.get_absolute_url())


def test_with_the_end_all_of_it_is_gone_and_what_is_typed_then_comes_back(
    cast: Cast, of: Circle, asked: Listening
) -> None:
    _send(cast.client("sam"), asked, LINE)
    with seen_as(cast["noor"]):
        close(reach_listening(cast["noor"], of.pk, asked.key), by=cast["noor"])
    assert not Safe.objects.exists()
    with seen_as(cast["sam"]):
        assert not ListeningLine.objects.exists()
    late = _send(cast.client("sam"), asked, "Are you there?")
    assert late.status_code == 422
    assert "Are you there?" in late.text
    assert "is not saved" in late.text


def test_the_words_of_a_request_go_with_its_day_and_the_lines_three_days_later(
    cast: Cast, of: Circle, asked: Listening
) -> None:
    _send(cast.client("sam"), asked, LINE)
    until = Safe.objects.get().until
    assert until == asked.lapses_at + timedelta(days=3)
    with seen_as(cast["noor"]):
        Listening.objects.update(lapses_at=timezone.now())
    lapse(cast["noor"], key=asked.key)
    page = main_of(cast.client("sam"), asked.get_absolute_url())
    assert REQUEST not in page
    assert LINE in page
    assert destroy_due(until)
    with seen_as(cast["noor"]):
        assert not ListeningLine.objects.exists()
        assert Listening.objects.get().safe is None


def test_words_that_nobody_answered_lapse_with_their_key(cast: Cast, of: Circle) -> None:
    made = ask(of, until=timezone.localdate(), words=REQUEST, by=cast["noor"])
    assert Safe.objects.get().until == made.lapses_at
    with seen_as(cast["noor"]):
        Listening.objects.update(lapses_at=timezone.now())
    lapse(cast["noor"], key=made.key)
    assert not Safe.objects.exists()
    assert "Nobody could listen in time" in main_of(cast.client("noor"), made.get_absolute_url())


def test_a_line_drawn_between_them_ends_it(cast: Cast, of: Circle, asked: Listening) -> None:
    keep_away(cast["noor"], by=cast["sam"], sort="block", space=of.space)
    assert "Write to" not in main_of(cast.client("noor"), asked.get_absolute_url())
    with seen_as(cast["noor"]):
        found = reach_listening(cast["noor"], of.pk, asked.key)
        assert not write(found, LINE, key=uuid4(), by=cast["noor"])


def test_who_closes_their_account_takes_it_along(cast: Cast, of: Circle, asked: Listening) -> None:
    _send(cast.client("sam"), asked, LINE)
    forget(cast["noor"])
    assert not Safe.objects.exists()
    with seen_as(cast["sam"]):
        assert not ListeningLine.objects.exists()


class TestAKeyThatIsMissing:
    @pytest.fixture
    def shut(self, settings: Any, asked: Listening) -> None:
        settings.SAFE_KEY = ""

    @pytest.mark.usefixtures("shut")
    def test_is_said_and_loses_nothing_typed(self, cast: Cast, asked: Listening) -> None:
        page = cast.client("sam").get(asked.get_absolute_url())
        assert page.status_code == 200
        assert "the key is missing" in page.text
        sent = _send(cast.client("sam"), asked, LINE)
        assert sent.status_code == 503
        assert LINE in sent.text

    def test_keeps_nobody_from_asking_without_words(self, cast: Cast, of: Circle, settings: Any) -> None:
        settings.SAFE_KEY = ""
        day = timezone.localdate().isoformat()
        address = f"/circles/{of.pk}/listening/"
        assert cast.client("sam").post(address, {"until": day, "words": ""}).status_code == 302
        locked = cast.client("maria").post(address, {"until": day, "words": REQUEST})
        assert locked.status_code == 503
        assert REQUEST in locked.text
