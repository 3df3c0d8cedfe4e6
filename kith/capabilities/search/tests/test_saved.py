"""Saved searches: told once a day of what others said and one may see, private, and stopped with one press."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core.mail import EmailMultiAlternatives
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kith.capabilities.conversations.actions.writing import take_back
from kith.capabilities.notifications.actions import wish
from kith.capabilities.notifications.jobs import send_letter
from kith.capabilities.notifications.models import Letter, Notice, Rhythm
from kith.capabilities.notifications.queries import inbox
from kith.capabilities.search.actions import MOST, save
from kith.capabilities.search.finders import finders
from kith.capabilities.search.jobs import due, look_again
from kith.capabilities.search.models import SavedSearch
from kith.foundation.people.actions import suspend
from kith.foundation.spaces.actions.boundaries import keep_away
from tests.cast import Cast
from tests.contracts.makers import MAKERS
from tests.entries import text_of
from tests.letters import write_letter
from tests.shelf import practice

Deliver = Callable[[], None]
SAVING = "/me/searches/"
HOPE = {"finder": "library", "purpose": "hope"}
KETTLE = {"finder": "everywhere", "q": "kettle"}


def _saved(cast: Cast, who: str, form: dict[str, str]) -> SavedSearch:
    """Saved yesterday, so that its day has come."""
    assert cast.client(who).post(SAVING, form).status_code == 302
    search = SavedSearch.objects.filter(person=cast[who]).latest("pk")
    SavedSearch.objects.filter(pk=search.pk).update(looked_at=timezone.now() - timedelta(days=1, minutes=5))
    return search


def _a_day_passes(deliver: Deliver, *, now: datetime | None = None) -> None:
    now = now or timezone.now()
    for search in due(now):
        look_again(search, now=now)
    deliver()


def _told(cast: Cast, who: str) -> int:
    return Notice.objects.filter(person=cast[who], audience="search.saved").count()


@pytest.mark.parametrize("form", [HOPE, KETTLE])
def test_who_saved_a_search_is_told_of_what_is_new_and_finds_it(
    cast: Cast, deliver: Deliver, form: dict[str, str]
) -> None:
    search = _saved(cast, "noor", form)
    deliver()
    _a_day_passes(deliver)
    assert _told(cast, "noor") == 0, "nothing new, nothing told"
    SavedSearch.objects.update(looked_at=timezone.now() - timedelta(days=1, minutes=5))
    practice(cast, "A kettle", purposes="hope")
    deliver()
    _a_day_passes(deliver)
    assert _told(cast, "noor") == 1
    assert "There is something new that you were looking for" in text_of(cast.client("noor"), "/inbox/")
    assert "A kettle" in text_of(cast.client("noor"), f"{SAVING}{search.pk}/")
    deliver()
    assert [each.news for each in inbox(cast["noor"], page=1, audience="search.saved").groups] == [0], (
        "who has looked knows of it"
    )
    assert "A kettle" in text_of(cast.client("noor"), f"{SAVING}{search.pk}/"), "it can be looked at again"


def test_nobody_is_told_more_than_once_a_day_or_of_what_they_wrote(cast: Cast, deliver: Deliver) -> None:
    _saved(cast, "noor", HOPE)
    practice(cast, "Own words", by="noor", purposes="hope")
    deliver()
    _a_day_passes(deliver)
    assert _told(cast, "noor") == 0
    SavedSearch.objects.update(looked_at=timezone.now() - timedelta(days=1, minutes=5))
    for number in range(3):
        practice(cast, f"A kettle {number}", purposes="hope")
        deliver()
        _a_day_passes(deliver)
    assert _told(cast, "noor") == 1


def test_only_what_one_may_see_at_that_moment_is_told(cast: Cast, deliver: Deliver) -> None:
    for who in ("noor", "maria", "anneke"):
        _saved(cast, who, KETTLE)
    practice(cast, "A kettle", by="tomasz", where=cast.circle)
    deliver()
    practice(cast, "A kettle of Sam", by="sam")
    keep_away(cast["sam"], by=cast["noor"], sort="block")
    deliver()
    _a_day_passes(deliver)
    assert [_told(cast, who) for who in ("noor", "maria", "anneke")] == [0, 1, 1]


def _letter(cast: Cast) -> Letter:
    """To Noor, who wants mails of this at once; of nothing else."""
    Notice.objects.filter(person=cast["noor"]).exclude(audience="search.saved").delete()
    letter = write_letter(cast["noor"], sort="now", now=timezone.now())
    assert letter is not None
    return letter


@pytest.fixture
def _at_once(cast: Cast) -> None:
    Rhythm.objects.create(person=cast["noor"], quiet_from=0, quiet_to=0)
    wish({("search.saved", "mail"): "now"}, by=cast["noor"])


@pytest.mark.usefixtures("_at_once")
def test_what_is_gone_before_the_letter_goes_is_not_in_it(
    cast: Cast, deliver: Deliver, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    _saved(cast, "noor", KETTLE)
    item = MAKERS["discussion"](cast.place("maria", cast.commons), title="A kettle")
    deliver()
    _a_day_passes(deliver)
    letter = _letter(cast)
    take_back(item.posts.get(number=1), by=cast["maria"])
    deliver()
    send_letter(letter.pk)
    assert mailoutbox == []


@pytest.mark.usefixtures("_at_once")
def test_a_letter_names_no_words_and_stops_with_one_click(
    cast: Cast, deliver: Deliver, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    _saved(cast, "noor", KETTLE)
    MAKERS["discussion"](cast.place("maria", cast.commons), title="A kettle")
    deliver()
    _a_day_passes(deliver)
    send_letter(_letter(cast).pk)
    (sent,) = mailoutbox
    assert "kettle" not in (sent.subject + str(sent.body)).lower()
    stop = sent.extra_headers["List-Unsubscribe"].strip("<>").split("/", 3)[3]
    assert cast.client(None).post(f"/{stop}", {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert cast["noor"].wishes.get(audience="search.saved", channel="mail").how == "no"


def test_nobody_else_finds_what_someone_looks_for(cast: Cast) -> None:
    search = _saved(cast, "noor", KETTLE)
    for name in ("maria", "ruth", "tomasz", "eleni"):
        client = cast.client(name)
        assert client.get(f"{SAVING}{search.pk}/").status_code == 404
        assert client.post(f"{SAVING}{search.pk}/end/").status_code == 404
        assert "kettle" not in text_of(client, SAVING)
    assert "kettle" in text_of(cast.client("noor"), SAVING)


def test_it_is_stopped_with_one_press(cast: Cast, deliver: Deliver) -> None:
    search = _saved(cast, "noor", KETTLE)
    assert cast.client("noor").post(f"{SAVING}{search.pk}/end/").status_code == 302
    MAKERS["discussion"](cast.place("maria", cast.commons), title="A kettle")
    deliver()
    _a_day_passes(deliver)
    assert _told(cast, "noor") == 0
    assert not SavedSearch.objects.exists()


def test_saving_twice_saves_once_and_nothing_asked_saves_nothing(cast: Cast) -> None:
    for form in (HOPE, HOPE | {"page": "3", "nonsense": "x"}, {"finder": "library"}, {"finder": "x", "q": "a"},
                 {"finder": "everywhere", "q": "  "}):  # fmt: skip
        assert cast.client("noor").post(SAVING, form).status_code in (200, 302)
    assert [each.says for each in SavedSearch.objects.all()] == ["Library: finding hope"]


def test_there_is_an_end_to_what_one_can_save(cast: Cast) -> None:
    for number in range(MOST):
        save(f"q=kettle{number}", finder=finders()["everywhere"], by=cast["noor"])
    page = cast.client("noor").post(SAVING, KETTLE, follow=True).content.decode()
    assert "Please stop one of them first" in page
    assert SavedSearch.objects.count() == MOST


def test_tried_in_places_like_mine_is_asked_anew_each_time(cast: Cast) -> None:
    """What is kept says that it was asked, and nothing of where someone works."""
    search = _saved(cast, "noor", {"finder": "library", "mine": "on"})
    assert (search.asked, search.says) == ("mine=on", "Library: tried in places like mine")


def test_for_who_is_suspended_nothing_is_looked_for(cast: Cast, deliver: Deliver) -> None:
    _saved(cast, "noor", KETTLE)
    suspend(cast["noor"])
    assert due(timezone.now()) == []


def test_the_page_costs_the_same_for_one_and_for_many(cast: Cast, deliver: Deliver) -> None:
    search = _saved(cast, "noor", HOPE)
    practice(cast, "A kettle", purposes="hope")
    deliver()
    _a_day_passes(deliver)

    def cost(address: str) -> int:
        client = cast.client("noor")
        client.get(address)
        with CaptureQueriesContext(connection) as heard:
            assert client.get(address).status_code == 200
        return len(heard)

    addresses = (SAVING, f"{SAVING}{search.pk}/")
    before = [cost(address) for address in addresses]
    for number in range(5):
        practice(cast, f"A kettle {number}", purposes="hope")
        _saved(cast, "noor", {"finder": "everywhere", "q": f"kettle {number}"})
    deliver()
    assert [cost(address) for address in addresses] == before
    assert max(before) <= 8
