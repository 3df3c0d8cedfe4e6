"""An announcement stands on home as one quiet line, for those it is for, until it is put aside or over."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kith.capabilities.notifications.models import Notice
from kith.foundation.activity.models import Event
from kith.foundation.announcements.actions import announce, begin, correct, put_aside, take_back
from kith.foundation.announcements.models import Announcement, PutAside
from kith.foundation.profiles.actions import close_account
from kith.foundation.spaces.models import Space
from tests.cast import Cast

TITLE = "The server moves on Sunday"
Deliver = Callable[[], None]


def _announced(
    cast: Cast, audience: str = "members", *, spaces: list[Space] | None = None, title: str = TITLE,
    begins: date | None = None, days: int = 7, **words: tuple[str, str],
) -> Announcement:  # fmt: skip
    begins = begins or timezone.localdate()
    said = words or {"en": (title, "It takes **an hour**.")}
    return announce(
        words=said, spaces=spaces or [], audience=audience, begins=begins,
        ends=begins + timedelta(days=days), by=cast["ruth"],
    )  # fmt: skip


def _home(cast: Cast, who: str | None) -> str:
    return str(cast.client(who).get("/").content.decode().split("<main")[1])


def _seeing(cast: Cast) -> set[str | None]:
    return {who for who in ("maria", "eleni", "kestrel", None) if TITLE in _home(cast, who)}


@pytest.mark.parametrize(
    ("audience", "slug", "seeing"),
    [
        ("everyone", "", {"maria", "eleni", "kestrel", None}),
        ("members", "", {"maria", "eleni", "kestrel"}),
        ("spaces", "rural", {"maria", "kestrel"}),
        ("spaces", "tuesday", {"maria"}),
    ],
)
def test_those_it_is_for_see_it_and_are_told_and_nobody_else(
    cast: Cast, deliver: Deliver, audience: str, slug: str, seeing: set[str | None]
) -> None:
    made = _announced(cast, audience, spaces=[each for each in cast.spaces if each.slug == slug])
    assert _seeing(cast) == seeing
    deliver()
    told = {notice.person for notice in Notice.objects.filter(event__type="announcement.begun")}
    assert {who for who in ("maria", "eleni", "kestrel") if cast[who] in told} == seeing - {None}
    assert cast["ruth"] not in told
    for who in ("maria", "eleni", "kestrel", None):
        status = cast.client(who).get(made.get_absolute_url()).status_code
        assert status == (200 if who in seeing else 404), who
        assert (TITLE in cast.client(who).get("/announcements/").content.decode()) == (who in seeing)


def test_it_is_one_line_and_the_newest(cast: Cast) -> None:
    _announced(cast)
    _announced(cast, title="A new steward")
    page = _home(cast, "maria")
    assert "A new steward" in page
    assert TITLE not in page


def test_a_member_puts_it_aside_and_it_is_no_news_any_more(cast: Cast, deliver: Deliver) -> None:
    made = _announced(cast)
    deliver()
    maria = cast.client("maria")
    assert "1" in maria.get("/").content.decode().split('id="live-inbox"')[1][:120]
    for _press in range(2):
        assert maria.post(f"/announcements/{made.pk}/aside/").status_code == 302
    deliver()
    assert TITLE not in _home(cast, "maria")
    assert TITLE in _home(cast, "noor")
    assert Notice.objects.get(person=cast["maria"]).read_at is not None
    assert PutAside.objects.count() == 1
    assert TITLE in maria.get("/announcements/").content.decode()


def test_a_visitor_puts_it_aside_in_this_browser_alone(cast: Cast) -> None:
    made = _announced(cast, "everyone")
    visitor = Client()
    assert TITLE in visitor.get("/").content.decode()
    visitor.get(f"/announcements/{made.pk}/aside/")
    assert TITLE not in visitor.get("/").content.decode()
    assert TITLE in _home(cast, None)
    assert not PutAside.objects.exists()
    visitor.cookies["aside"] = "soup.-1..99999999999999999999"
    assert visitor.get("/").status_code == 200


def test_a_link_alone_puts_nothing_aside_for_a_member(cast: Cast) -> None:
    made = _announced(cast)
    cast.client("maria").get(f"/announcements/{made.pk}/aside/")
    assert not PutAside.objects.exists()


def test_it_begins_on_its_day_and_is_told_once(cast: Cast, deliver: Deliver) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    made = _announced(cast, begins=tomorrow)
    assert TITLE not in _home(cast, "maria")
    assert cast.client("maria").get(made.get_absolute_url()).status_code == 404
    for _hour in range(2):
        begin(tomorrow)
    assert Event.objects.filter(type="announcement.begun").count() == 1


def test_it_is_over_after_its_last_day_and_stays_in_the_archive(cast: Cast) -> None:
    today = timezone.localdate()
    Announcement.objects.filter(pk=_announced(cast).pk).update(
        begins=today - timedelta(days=9), ends=today - timedelta(days=1)
    )
    assert TITLE not in _home(cast, "maria")
    page = cast.client("maria").get("/announcements/").content.decode()
    assert TITLE in page
    assert "over" in page


def test_what_is_taken_back_is_gone_and_tells_nobody(cast: Cast, deliver: Deliver) -> None:
    made = _announced(cast)
    for _press in range(2):
        take_back(made, by=cast["ruth"])
    deliver()
    assert TITLE not in _home(cast, "maria")
    assert cast.client("maria").get(made.get_absolute_url()).status_code == 404
    assert not Notice.objects.exists()
    assert Event.objects.filter(type="announcement.taken_back").count() == 1


def test_a_correction_tells_nobody_again_and_stays_put_aside(cast: Cast) -> None:
    made = _announced(cast)
    put_aside(made, by=cast["maria"])
    days: dict[str, Any] = {"audience": "members", "begins": made.begins, "ends": made.ends}
    correct(made, words={"en": ("On Monday", "Sorry.")}, spaces=[], by=cast["ruth"], **days)
    assert "On Monday" in _home(cast, "noor")
    assert "On Monday" not in _home(cast, "maria")
    assert Event.objects.filter(type="announcement.begun").count() == 1
    assert "corrected" in cast.client("noor").get(made.get_absolute_url()).content.decode()


def test_each_reads_it_in_their_language_or_in_the_first(cast: Cast) -> None:
    _announced(cast, en=(TITLE, "An hour."), es=("El servidor se muda", "Una hora."))
    cast["noor"].language = "es"
    type(cast["noor"]).objects.filter(pk=cast["noor"].pk).update(language="es")
    assert "El servidor se muda" in _home(cast, "noor")
    assert TITLE in _home(cast, "maria")
    _announced(cast, es=("Solo en español", "Hola."))
    assert "Solo en español" in _home(cast, "maria")


def test_words_are_cleaned(cast: Cast) -> None:
    made = _announced(cast, en=("<b>Hi</b>", "<script>alert(1)</script> **so**"))
    page = cast.client("maria").get(made.get_absolute_url()).content.decode()
    assert "<script>alert" not in page
    assert "<b>Hi" not in page
    assert "<strong>so</strong>" in page


def test_home_costs_the_same_for_one_and_for_twenty(cast: Cast) -> None:
    def cost(who: str | None) -> int:
        client = cast.client(who)
        client.get("/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/")
        return len(queries)

    _announced(cast, "everyone", spaces=[])
    few = {who: cost(who) for who in ("maria", None)}
    for number in range(20):
        _announced(cast, "everyone", title=f"Soup {number}")
    assert {who: cost(who) for who in few} == few
    assert max(few.values()) <= 8


def test_the_database_knows_that_it_ends_after_it_begins(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        _announced(cast, days=-1)


def test_nothing_stays_of_what_someone_put_aside(cast: Cast) -> None:
    put_aside(_announced(cast), by=cast["maria"])
    close_account(cast["maria"])
    assert not PutAside.objects.exists()
