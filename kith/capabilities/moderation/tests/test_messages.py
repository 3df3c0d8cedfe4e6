"""A private message comes before stewards as the copy that someone attaches to a report, and in no other way."""

from datetime import timedelta

from django.utils import timezone

from kith.capabilities.messages.actions.asking import accept, write_to
from kith.capabilities.messages.actions.corresponding import say
from kith.capabilities.messages.models import Seat
from kith.capabilities.moderation.models import Case, Report
from kith.foundation.activity.models import Event
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast

HARD, OTHER, WORSE = "These words hurt", "A kind word before", "These threaten"


def _seat(cast: Cast, name: str) -> Seat:
    with seen_as(cast[name]):
        return Seat.objects.select_related("correspondence").get(person=cast[name])


def _corresponded(cast: Cast) -> str:
    """Tomasz wrote kindly, then hurt Maria; the address of the second message for her."""
    write_to([cast["maria"]], OTHER, by=cast["tomasz"])
    seat = _seat(cast, "maria")
    with seen_as(cast["maria"]):
        accept(seat, by=cast["maria"])
    return _hurt(cast, HARD)


def _hurt(cast: Cast, words: str) -> str:
    own = _seat(cast, "tomasz")
    with seen_as(cast["tomasz"]):
        number = say(own, words, by=cast["tomasz"]).number
    return f"/messages/{_seat(cast, 'maria').key}/{number}/report/"


def test_one_message_is_told_of_with_a_copy_and_nothing_around_it(cast: Cast) -> None:
    address = _corresponded(cast)
    client = cast.client("maria")
    page = client.get(address).content.decode()
    assert HARD in page
    assert OTHER not in page
    category = page.split('name="category" value="')[1].split('"')[0]
    assert client.post(address, {"category": category, "words": "Please look"}).status_code == 302
    report = Report.objects.get()
    assert report.evidence == HARD
    assert report.case.person == cast["tomasz"]
    desk = cast.client("ruth").get(f"/desk/{report.case_id}/").content.decode()
    assert HARD in desk
    assert OTHER not in desk


def test_nobody_else_can_tell_of_a_message_and_nobody_of_their_own(cast: Cast) -> None:
    address = _corresponded(cast)
    for name in ("ruth", "noor", "tomasz", "eleni"):
        assert cast.client(name).get(address).status_code == 404
    assert cast.client(None).get(address).status_code == 302
    own = f"/messages/{_seat(cast, 'tomasz').key}/2/report/"
    assert cast.client("tomasz").get(own).status_code == 404


def test_a_second_message_joins_what_was_told_and_is_looked_at_as_soon_as_it_asks(cast: Cast) -> None:
    client, now = cast.client("maria"), timezone.now()
    client.post(_corresponded(cast), {"category": "privacy", "words": "Please look"})
    Report.objects.update(made_at=now - timedelta(hours=30))
    Case.objects.update(due_at=now + timedelta(hours=42))
    address, sent = _hurt(cast, WORSE), {"category": "danger", "words": "Now I am afraid"}
    client.post(address, sent)
    assert "within 24 hours" in client.post(address, sent, follow=True).content.decode(), "twice is once"
    report = Report.objects.get()
    assert report.evidence == f"{HARD}\n\n* * *\n\n{WORSE}"
    assert report.words == "Please look\n\nNow I am afraid"
    assert report.category == "danger"
    assert report.case.due_at < now + timedelta(hours=25)
    assert Event.objects.filter(type="case.reported").count() == 2
    assert WORSE in cast.client("ruth").get(f"/desk/{report.case_id}/").content.decode()


def test_what_is_told_later_and_weighs_less_changes_no_sort_and_no_time(cast: Cast) -> None:
    client = cast.client("maria")
    client.post(_corresponded(cast), {"category": "danger"})
    due = Case.objects.get().due_at
    client.post(_hurt(cast, WORSE), {"category": "spam"})
    report = Report.objects.get()
    assert (report.category, report.case.due_at) == ("danger", due)
    assert WORSE in report.evidence
