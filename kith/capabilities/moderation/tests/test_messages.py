"""A private message comes before stewards as the copy that someone attaches to a report, and in no other way."""

from kith.capabilities.messages.actions.asking import accept, write_to
from kith.capabilities.messages.actions.corresponding import say
from kith.capabilities.messages.models import Seat
from kith.capabilities.moderation.models import Report
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast

HARD, OTHER = "These words hurt", "A kind word before"


def _seat(cast: Cast, name: str) -> Seat:
    with seen_as(cast[name]):
        return Seat.objects.select_related("correspondence").get(person=cast[name])


def _corresponded(cast: Cast) -> str:
    """Tomasz wrote kindly, then hurt Maria; the address of the second message for her."""
    write_to([cast["maria"]], OTHER, by=cast["tomasz"])
    seat = _seat(cast, "maria")
    with seen_as(cast["maria"]):
        accept(seat, by=cast["maria"])
    own = _seat(cast, "tomasz")
    with seen_as(cast["tomasz"]):
        number = say(own, HARD, by=cast["tomasz"]).number
    return f"/messages/{seat.key}/{number}/report/"


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
