"""Hosts ask in their own words; those who come answer, change it, and are forgotten in time."""

import csv
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions import questioning, seating
from kith.domains.gatherings.actions.moving import carry_seats, forget
from kith.domains.gatherings.actions.transferring import offer_to
from kith.domains.gatherings.jobs import forget_answers_that_are_over
from kith.domains.gatherings.models import Answer, Question, Seat, Transfer
from kith.domains.gatherings.queries.questions import asked_at, own_answers
from kith.domains.gatherings.questions import MOST
from kith.domains.gatherings.tests.conftest import Announce
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast


@pytest.fixture
def asking(cast: Cast, announced: Announce) -> Item:
    """By car? If so, whom can you take along? And a word of your own."""
    item, maria = announced(), cast["maria"]
    car = questioning.ask(item, words="Do you come by car?", sort="yes_no", is_needed=True, by=maria)
    assert car is not None
    ask: dict[str, Any] = {"sort": "short", "is_needed": True, "after": car.pk, "only_if_is": "yes"}
    questioning.ask(item, words="How many can you take along?", by=maria, **ask)
    questioning.ask(item, words="What else?", sort="long", by=maria)
    return item


def _names(item: Item) -> list[str]:
    return [f"question-{each.key}" for each in asked_at(item.pk)]


def _coming(cast: Cast, who: str, item: Item, *answers: str) -> Any:
    typed = dict(zip(_names(item), answers, strict=False))
    return cast.client(who).post(f"/gatherings/{item.pk}/seat/", {"way": "online"} | typed)


def _told(cast: Cast, who: str, item: Item) -> dict[int, tuple[str, ...]]:
    seat = Seat.objects.filter(seats__gathering=item.pk, person=cast[who]).latest("pk")
    return dict(own_answers(seat, of=cast[who]))


def test_who_comes_answers_and_what_is_not_asked_is_dropped(cast: Cast, asking: Item) -> None:
    page = cast.client("noor").get(f"/gatherings/{asking.pk}/seat/").content.decode()
    assert "Only if you answered “Yes” to: Do you come by car?" in page
    assert _coming(cast, "noor", asking, "no", "Three", "I bring tea").status_code == 302
    assert _told(cast, "noor", asking) == {1: ("no",), 3: ("I bring tea",)}
    assert _coming(cast, "sam", asking, "yes", "Three").status_code == 302
    assert _told(cast, "sam", asking) == {1: ("yes",), 2: ("Three",)}


@pytest.mark.parametrize(
    ("answers", "errors"), [(("", "", "Tea"), 1), (("yes", "", "Tea"), 1), (("no", "x" * 900, "Tea"), 0)]
)
def test_only_what_is_asked_and_needed_is_asked_for_again(
    cast: Cast, asking: Item, answers: tuple[str, ...], errors: int
) -> None:
    answer = _coming(cast, "noor", asking, *answers)
    assert answer.status_code == (422 if errors else 302)
    assert answer.content.decode().count("Please answer this one.") == 2 * errors, "above, and at its place"
    assert not errors or "Tea" in answer.content.decode()
    assert Seat.objects.exists() is not bool(errors)


def test_who_is_given_a_seat_answers_as_everyone_does(cast: Cast, asking: Item) -> None:
    _coming(cast, "noor", asking, "no", "", "Tea")
    seat, sam = Seat.objects.get(person=cast["noor"]), cast.client("sam")
    offer_to(seat, to=cast["sam"], by=cast["noor"])
    address = f"/me/transfers/{Transfer.objects.get().pk}/acceptance/"
    assert "Do you come by car?" in sam.post(address).content.decode()
    assert sam.post(address, {"answers": "1"}).status_code == 422
    assert Seat.objects.get(state="seated").person == cast["noor"], "until Sam has answered"
    typed = dict(zip(_names(asking), ("yes", "Two", ""), strict=True))
    assert sam.post(address, {"answers": "1"} | typed).status_code == 302
    assert Seat.objects.get(state="seated").person == cast["sam"]
    assert _told(cast, "sam", asking) == {1: ("yes",), 2: ("Two",)}


def test_answers_are_seen_by_their_person_and_the_hosts_and_by_nobody_else(cast: Cast, asking: Item) -> None:
    _coming(cast, "noor", asking, "no", "", "Tea")

    def readers() -> set[str]:
        found = set()
        for who in cast.people:
            with seen_as(cast[who]), connection.cursor() as cursor:
                cursor.execute("SELECT * FROM gatherings_answer")
                found |= {who} if cursor.fetchall() else set()
        return found

    assert readers() == {"noor", "maria", "tomasz"}
    assert not Answer.objects.exists(), "outside of the wall there are no rows"
    assert "Tea" in cast.client("maria").get(f"/gatherings/{asking.pk}/people/").content.decode()
    seating.give_back(Seat.objects.get(), by=cast["noor"])
    assert readers() == {"noor"}, "hosts have nothing to do with it any more"


def test_nobody_writes_answers_for_another(cast: Cast, asking: Item) -> None:
    _coming(cast, "noor", asking, "no")
    seat = Seat.objects.get()
    assert cast.client("sam").get(f"/me/seats/{seat.pk}/choices/").status_code == 404
    with pytest.raises(Exception, match="row-level security"), transaction.atomic():
        questioning.answer(seat, {3: ("Mine",)}, by=cast["sam"])
    assert _told(cast, "noor", asking) == {1: ("no",)}


def test_answers_and_choices_can_be_changed_and_are_there_the_next_time(cast: Cast, asking: Item) -> None:
    _coming(cast, "noor", asking, "yes", "Three", "Tea")
    seat, noor = Seat.objects.get(), cast.client("noor")
    choices = f"/me/seats/{seat.pk}/choices/"
    shown = noor.get(choices).content.decode()
    assert 'value="Three"' in shown
    first, second, third = _names(asking)
    assert noor.post(choices, {first: "no", second: "Three", third: "Cake", "shows": "on"}).status_code == 302
    assert _told(cast, "noor", asking) == {1: ("no",), 3: ("Cake",)}
    seat.refresh_from_db()
    assert (seat.shows, seat.reminds) == (True, False)
    seating.give_back(seat, by=cast["noor"])
    assert noor.get(choices).status_code == 404
    assert "Cake" in noor.get(f"/gatherings/{asking.pk}/seat/").content.decode()


def test_answers_go_a_month_after_the_last_date_and_soon_when_a_seat_is_given_back(
    cast: Cast, asking: Item
) -> None:
    for who in ("noor", "sam"):
        _coming(cast, who, asking, "no")
    seating.give_back(Seat.objects.get(person=cast["sam"]), by=cast["sam"])
    forget_answers_that_are_over(timestamp=0)
    assert (_told(cast, "noor", asking), _told(cast, "sam", asking)) == ({1: ("no",)}, {})
    assert Seat.objects.filter(has_answers=True).count() == 1

    def ended(days: int) -> None:
        end = timezone.now() - timedelta(days=days)
        asking.gathering.occasions.update(begins_at=end - timedelta(hours=1), ends_at=end)
        forget_answers_that_are_over(timestamp=0)

    ended(29)
    assert _told(cast, "noor", asking) == {1: ("no",)}
    ended(31)
    assert _told(cast, "noor", asking) == {}
    assert not Seat.objects.filter(has_answers=True).exists()


def test_who_closes_their_account_takes_their_answers_along(cast: Cast, asking: Item) -> None:
    _coming(cast, "noor", asking, "no", "", "Tea")
    forget(cast["noor"])
    assert _told(cast, "noor", asking) == {}


def test_answers_go_on_with_the_seat_to_the_account_that_is_kept(cast: Cast, asking: Item) -> None:
    _coming(cast, "sam", asking, "no", "", "Tea")
    carry_seats(cast["sam"], into=cast["noor"])
    assert _told(cast, "noor", asking) == {1: ("no",), 3: ("Tea",)}


def test_the_list_for_hosts_has_all_of_it_and_no_formula(cast: Cast, asking: Item) -> None:
    _coming(cast, "noor", asking, "yes", "=HYPERLINK(1)", "+Tea,\nand cake")
    address = f"/gatherings/{asking.pk}/people/list.csv"
    assert cast.client("sam").get(address).status_code == 403
    answer = cast.client("maria").get(address)
    assert "no-store" in answer.headers["Cache-Control"]
    head, row = csv.reader(StringIO(answer.content.decode("utf-8-sig")))
    assert head[5:] == ["Do you come by car?", "How many can you take along?", "What else?"]
    assert row[0] == "Noor"
    assert row[5:] == ["Yes", "'=HYPERLINK(1)", "'+Tea,\nand cake"]


def _typed(**other: Any) -> dict[str, Any]:
    return {
        "words": "How do you come?",
        "sort": "one",
        "choices": "Bus\nTrain\n\nBus",
        "condition": "",
    } | other


def test_hosts_add_change_move_and_remove_questions_without_script(cast: Cast, announced: Announce) -> None:
    item, maria = announced(), cast.client("maria")
    pages = f"/gatherings/{item.pk}/own-questions/"
    assert "You ask nothing yet." in maria.get(pages).content.decode()
    assert maria.post(f"{pages}new/", _typed()).status_code == 302
    first = Question.objects.get()
    assert first.choices == ["Bus", "Train"]
    condition = f"{first.pk}:Bus"
    maria.post(f"{pages}new/", {"words": "Which bus?", "sort": "short", "condition": condition})
    maria.post(f"{pages}new/", {"words": "Tea?", "sort": "yes_no", "choices": "left over"})
    second, third = Question.objects.order_by("number")[1:]
    assert (second.only_if, second.only_if_is, third.choices) == (1, "Bus", [])
    page = maria.get(pages).content.decode()
    assert "Only if you answered “Bus” to: How do you come?" in page
    lost = maria.post(f"{pages}{first.pk}/", {"words": "How?", "choices": "Car\nTrain"})
    assert lost.status_code == 422
    assert "Question 2 is asked only after “Bus”." in lost.content.decode()
    maria.post(f"{pages}{first.pk}/", {"words": "How?", "choices": "Bus\nCar", "is_needed": "on"})
    maria.post(f"{pages}{second.pk}/place/", {"earlier": "1"})
    assert [each.words for each in asked_at(item.pk)] == ["How?", "Which bus?", "Tea?"], (
        "it cannot come first"
    )
    maria.post(f"{pages}{third.pk}/place/", {"earlier": "1"})
    maria.post(f"{pages}{first.pk}/place/", {"later": "1"})
    assert [(each.words, each.only_if) for each in asked_at(item.pk)] == [
        ("Tea?", None), ("How?", None), ("Which bus?", 2),
    ]  # fmt: skip
    maria.post(f"{pages}{first.pk}/removal/")
    assert [(each.words, each.only_if) for each in asked_at(item.pk)] == [
        ("Tea?", None),
        ("Which bus?", None),
    ]


@pytest.mark.parametrize("choices", ["", "Bus", "\n".join(f"Bus {number}" for number in range(13))])
def test_choices_are_two_at_least_and_not_too_many(cast: Cast, announced: Announce, choices: str) -> None:
    answer = cast.client("maria").post(
        f"/gatherings/{announced().pk}/own-questions/new/", _typed(choices=choices)
    )
    assert answer.status_code == 422
    assert "Please write two choices at least" in answer.content.decode()


def test_ten_questions_are_enough(cast: Cast, announced: Announce) -> None:
    item = announced()
    for number in range(MOST):
        questioning.ask(item, words=f"Question {number}", sort="short", by=cast["maria"])
    assert questioning.ask(item, words="One more", sort="short", by=cast["maria"]) is None
    page = cast.client("maria").get(f"/gatherings/{item.pk}/own-questions/").content.decode()
    assert "Ask something" not in page
    assert cast.client("maria").get(f"/gatherings/{item.pk}/own-questions/new/").status_code == 302


def test_the_database_itself_refuses_a_condition_that_looks_ahead(cast: Cast, asking: Item) -> None:
    first = asking.gathering.questions.get(number=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.filter(pk=first.pk).update(only_if=2, only_if_is="yes")


def test_questions_are_for_hosts_to_write(cast: Cast, asking: Item) -> None:
    first = asking.gathering.questions.get(number=1)
    for part in ("", "new/", f"{first.pk}/"):
        assert cast.client("noor").get(f"/gatherings/{asking.pk}/own-questions/{part}").status_code == 403
    assert (
        cast.client("noor").post(f"/gatherings/{asking.pk}/own-questions/{first.pk}/removal/").status_code
        == 403
    )
    assert asking.gathering.questions.count() == 3


def test_pages_cost_the_same_for_one_and_for_many_who_answered(
    cast: Cast, asking: Item, deliver: Callable[[], None]
) -> None:
    maria = cast.client("maria")

    def cost() -> list[int]:
        counted = []
        for address in (f"/gatherings/{asking.pk}/people/", f"/gatherings/{asking.pk}/people/list.csv"):
            maria.get(address)
            with CaptureQueriesContext(connection) as heard:
                assert maria.get(address).status_code == 200
            counted.append(len(heard))
        return counted

    _coming(cast, "noor", asking, "yes", "Two")
    few = cost()
    for who in ("sam", "dana", "anneke", "tomasz"):
        _coming(cast, who, asking, "yes", "Two", "Tea")
    assert cost() == few
