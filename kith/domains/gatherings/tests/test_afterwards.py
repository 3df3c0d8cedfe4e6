"""How it was: asked once, answered without a name, read by the handful, and waited for where hosts say so."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from kith.capabilities.items.models import Item
from kith.domains.gatherings.actions import attending, seating
from kith.domains.gatherings.actions.answering import answer
from kith.domains.gatherings.actions.asking_after import close_feedback
from kith.domains.gatherings.afterwards import OPEN_FOR
from kith.domains.gatherings.handfuls import FEW, Handful, put, shuffled
from kith.domains.gatherings.jobs import ask_after_dates
from kith.domains.gatherings.models import Answered, Feedback, Occasion
from kith.domains.gatherings.queries.gatherings import reach_gathering
from kith.domains.gatherings.questions import Answers
from kith.domains.gatherings.tests.conftest import Announce, is_over
from kith.domains.learning.models import Certificate, Hours
from kith.foundation.activity.models import Event
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast

GUESTS = ("noor", "sam", "dana", "anneke")
answers = st.lists(st.text("abc", min_size=1, max_size=3), max_size=2).map(tuple)
sheets = st.lists(st.dictionaries(st.integers(1, 3), answers, max_size=3), max_size=8)


@given(sheets=sheets)
def test_no_answer_is_lost_and_no_order_is_kept(sheets: list[Answers]) -> None:
    one: Handful = {}
    other: Handful = {}
    for sheet, last in zip(sheets, reversed(sheets), strict=True):
        one, other = put(sheet, among=one), put(last, among=other)
    assert one == other, "who came first makes no difference"
    given = {
        number: sorted(each for sheet in sheets for each in sheet.get(int(number), ())) for number in one
    }
    assert one == given
    assert {number: sorted(words) for number, words in shuffled(one, one).items()} == {
        number: sorted(words * 2) for number, words in given.items()
    }


def _held(cast: Cast, announced: Announce, **other: Any) -> Item:
    """Four came to it, and it is over."""
    item = announced(**{"asks_after": "may"} | other)
    for who in GUESTS:
        seating.come(reach_gathering(cast[who], item.pk), way="online", by=cast[who])
    is_over(item)
    return reach_gathering(cast["maria"], item.pk)


def _occasion(item: Item) -> Occasion:
    return item.gathering.occasions.get()


def _address(item: Item, part: str) -> str:
    return f"/gatherings/{item.pk}/dates/{_occasion(item).pk}/{part}/"


def _page(cast: Cast, who: str, address: str) -> str:
    return str(cast.client(who).get(address).content.decode())


def _says(cast: Cast, item: Item, who: str, **words: str) -> int:
    given = {f"question-{number.removeprefix('q')}": value for number, value in words.items()}
    return cast.client(who).post(_address(item, "feedback"), given).status_code


def test_those_who_came_are_asked_once_and_others_are_not(
    cast: Cast, announced: Announce, deliver: Any
) -> None:
    _held(cast, announced)
    for _minute in range(2):
        ask_after_dates(0)
    deliver()
    says = "A gathering is over. If you like, tell its hosts how it was for you."
    assert says in _page(cast, "noor", "/inbox/")
    assert says not in _page(cast, "ruth", "/inbox/")
    assert Event.objects.filter(type="gathering.asked_after").count() == 1


@pytest.mark.parametrize("asks_after", ["nothing", "may"])
def test_nobody_is_asked_about_what_is_not_over_or_where_hosts_ask_nothing(
    cast: Cast, announced: Announce, asks_after: str
) -> None:
    item = announced(asks_after=asks_after)
    if asks_after == "nothing":
        is_over(item)
    ask_after_dates(0)
    assert not Feedback.objects.exists()


def test_who_comes_to_all_dates_is_told_after_the_last_one(cast: Cast, announced: Announce) -> None:
    item = announced(asks_after="may", rule="FREQ=WEEKLY;COUNT=2")
    seating.come(item, way="online", by=cast["noor"])
    first, last = item.gathering.occasions.all()
    ended = timezone.now() - timedelta(hours=1)

    def ends(occasion: Occasion) -> None:
        Occasion.objects.filter(pk=occasion.pk).update(begins_at=ended - timedelta(hours=1), ends_at=ended)

    ends(first)
    ask_after_dates(0)
    assert not Event.objects.filter(type="gathering.asked_after").exists()
    assert "How was it?" not in _page(cast, "noor", item.get_absolute_url())
    ends(last)
    ask_after_dates(0)
    assert Event.objects.get(type="gathering.asked_after").facts == {"occasion": last.pk}
    assert "How was it?" in _page(cast, "noor", item.get_absolute_url())


def test_what_is_said_is_read_once_a_few_have_said_something(cast: Cast, announced: Announce) -> None:
    item = _held(cast, announced)
    assert "Say how it was" in _page(cast, "noor", item.get_absolute_url())
    for number, who in enumerate(GUESTS):
        page = _page(cast, "maria", _address(item, "answers"))
        assert "Fewer than 4 people have answered." in page
        assert "Quiet light" not in page
        assert _says(cast, item, who, q1="3", q2=f"Quiet light {number}") == 302
        assert "You have answered." in _page(cast, who, _address(item, "feedback"))
    page = _page(cast, "maria", _address(item, "answers"))
    assert "This is what 4 people said." in page
    assert "Quiet light 2" in page
    assert "Very much" in page
    assert not any(name in page for name in ("Noor", "Rivera", "Whitlock", "Visser"))
    assert cast.client("noor").get(_address(item, "answers")).status_code == 403
    assert "Say how it was" not in _page(cast, "noor", item.get_absolute_url())


def test_those_who_come_later_are_shown_by_the_handful_too(cast: Cast, announced: Announce) -> None:
    """So that nobody learns whose words are new by looking each time."""
    item = _held(cast, announced)
    occasion = _occasion(item)
    for who in GUESTS:
        answer(occasion, {2: ("First",)}, item=item, by=cast[who])
    answer(occasion, {2: ("Alone",)}, item=item, by=cast["kestrel"])
    feedback = Feedback.objects.get()
    assert (feedback.shown_from, feedback.waiting) == (FEW, {"2": ["Alone"]})
    close_feedback(feedback)
    feedback.refresh_from_db()
    assert sorted(feedback.shown["2"]) == ["Alone", *["First"] * FEW]


def test_what_too_few_said_is_deleted_unread(cast: Cast, announced: Announce) -> None:
    item = _held(cast, announced)
    answer(_occasion(item), {2: ("Only me",)}, item=item, by=cast["noor"])
    Feedback.objects.update(opened_at=timezone.now() - OPEN_FOR - timedelta(days=1))
    ask_after_dates(0)
    feedback = Feedback.objects.get()
    assert (feedback.waiting, feedback.shown, feedback.is_open) == ({}, {}, False)
    assert "deleted unread" in _page(cast, "maria", _address(item, "answers"))
    assert "answers are no longer asked for" in _page(cast, "sam", _address(item, "feedback"))


def test_once_nobody_is_asked_any_more_nothing_waits(cast: Cast, announced: Announce) -> None:
    item = _held(cast, announced, asks_after="needed")
    occasion = _occasion(item)
    span = {"came": occasion.begins_at, "left": occasion.ends_at}
    attending.set_right(occasion, item=item, person=cast["noor"], how="host", by=cast["maria"], **span)
    ask_after_dates(0)
    assert attending.write_down_hours(occasion, item=item, by=cast["noor"]) == 0
    close_feedback(Feedback.objects.get())
    assert attending.write_down_hours(occasion, item=item, by=cast["noor"]) == 90


def test_nothing_in_the_database_ties_words_to_a_person(cast: Cast, announced: Announce) -> None:
    item = _held(cast, announced)
    events = Event.objects.count()
    for who in ("sam", "noor"):
        answer(_occasion(item), {2: (f"By {who}",), 3: (f"Missed by {who}",)}, item=item, by=cast[who])
    assert {each.name for each in Answered._meta.get_fields()} == {"id", "feedback", "person"}
    assert Feedback.objects.get().waiting == {
        "2": ["By noor", "By sam"],
        "3": ["Missed by noor", "Missed by sam"],
    }
    assert Event.objects.count() == events, "an event has a moment"


def test_one_answers_once_and_only_what_one_came_to(cast: Cast, announced: Announce) -> None:
    item = _held(cast, announced)
    assert cast.client("kestrel").get(_address(item, "feedback")).status_code == 404
    assert _says(cast, item, "kestrel", q2="I was not there") == 404
    empty = cast.client("noor").post(_address(item, "feedback"), {"question-2": " "})
    assert empty.status_code == 422
    assert "There are no answers yet. One is enough." in empty.content.decode()
    for _press in range(2):
        _says(cast, item, "noor", q2="Tea")
    assert Feedback.objects.get().waiting == {"2": ["Tea"]}


def test_before_it_is_over_nobody_answers(cast: Cast, announced: Announce) -> None:
    item = announced(asks_after="may")
    seating.come(item, way="online", by=cast["noor"])
    _says(cast, item, "noor", q2="Too early")
    assert not Answered.objects.exists()
    assert "When it is over, its hosts ask you here" in _page(cast, "noor", _address(item, "feedback"))


def test_hours_and_certificate_wait_for_answers_where_hosts_say_so(cast: Cast, announced: Announce) -> None:
    item = announced(asks_after="needed", categories=["ethics"])
    assert "Hours and certificate wait for your answers." in _page(cast, "noor", item.get_absolute_url())
    assert "Hours and certificate wait for your answers." in _page(
        cast, "noor", f"/gatherings/{item.pk}/seat/"
    )
    is_over(item)
    occasion = _occasion(item)
    span = {"came": occasion.begins_at, "left": occasion.ends_at}
    for who in ("noor", "sam"):
        attending.set_right(occasion, item=item, person=cast[who], how="host", by=cast["maria"], **span)
    assert "4 questions, then your hours and the certificate." in _page(cast, "noor", _address(item, "here"))
    assert cast.client("noor").post(_address(item, "hours")).status_code == 302
    assert _says(cast, item, "sam", q1="-", q4="-") == 302, "who would rather not say has answered"
    cast.client("maria").post(_address(item, "certificates"))
    with seen_as(cast["noor"]):
        assert not Hours.objects.exists()
        assert not Certificate.objects.exists()
    with seen_as(cast["sam"]):
        assert Certificate.objects.count() == 1
    assert _says(cast, item, "noor", q2="Words alone") == 422, "what is chosen is asked of everyone"
    assert _says(cast, item, "noor", q1="2", q4="In part") == 302
    cast.client("noor").post(_address(item, "hours"))
    with seen_as(cast["noor"]):
        assert Certificate.objects.count() == 1, "at once, since hosts gave them already"
        assert Hours.objects.get().minutes == 90


def test_hosts_ask_questions_of_their_own(cast: Cast, announced: Announce) -> None:
    item = announced(asks_after="may")
    maria, address = cast.client("maria"), f"/gatherings/{item.pk}/questions/"
    assert "What was missing?" in maria.get(address).content.decode()
    typed = {
        "form-TOTAL_FORMS": "3", "form-INITIAL_FORMS": "0", "form-0-words": "Which part did you like?", "form-0-sort": "one",
        "form-0-choices": "Tea", "form-1-words": "", "form-1-sort": "long", "form-2-words": "In a word?", "form-2-sort": "short",
    }  # fmt: skip
    answer_ = maria.post(address, typed)
    assert answer_.status_code == 422
    assert "Please write two choices at least" in answer_.content.decode()
    assert maria.post(address, typed | {"form-0-choices": "Tea\nTalk\n\nTea"}).status_code == 302
    seating.come(item, way="online", by=cast["noor"])
    is_over(item)
    page = _page(cast, "noor", _address(item, "feedback"))
    assert all(words in page for words in ("Which part did you like?", "Talk", "In a word?"))
    assert "What was missing?" not in page
    assert cast.client("noor").get(address).status_code == 403
    ask_after_dates(0)
    maria.post(address, {"usual": ""})
    assert "In a word?" in _page(cast, "noor", _address(item, "feedback")), "what was asked stands"


def test_the_page_costs_the_same_for_few_answers_and_for_many(cast: Cast, announced: Announce) -> None:
    item = _held(cast, announced)

    def cost(*people: str) -> int:
        for who in people:
            answer(_occasion(item), {2: (f"Words of {who}",)}, item=item, by=cast[who])
        maria = cast.client("maria")
        maria.get(_address(item, "answers"))
        with CaptureQueriesContext(connection) as heard:
            page = maria.get(_address(item, "answers")).content.decode()
        assert page.count('dir="auto">Words of ') == Feedback.objects.get().shown_from
        return len(heard)

    assert cost(*GUESTS) == cost("kestrel", "maria", "tomasz", "ruth")
    assert Feedback.objects.get().shown_from == 2 * FEW
