"""The trail: who did what for the house, and when; and nothing that is somebody's own."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kith.capabilities.messages.actions.asking import write_to
from kith.doors.mail.actions import greet
from kith.doors.steward.actions.people import appoint, sign_out
from kith.foundation.activity.models import Event
from kith.foundation.spaces.actions.opening import archive
from tests.cast import Cast
from tests.moderating import said

TRAIL = "/steward/trail/"


def _page(cast: Cast, **asked: Any) -> str:
    return str(cast.client("ruth").get(TRAIL, asked).content.decode().split("<main")[1])


def test_deeds_stand_there_with_who_and_about_whom(cast: Cast) -> None:
    sign_out(cast["maria"], by=cast["ruth"])
    page = _page(cast)
    assert "Ruth Okafor signed Maria Delgado out everywhere." in page


def test_spaces_that_a_steward_sees_are_there_and_hidden_ones_are_not(cast: Cast) -> None:
    for space in (cast.rural, cast.circle):
        archive(space, by=cast["tomasz"])
    page = _page(cast, what="spaces")
    assert "A host archived this space." in page
    assert "Rural and remote" in page
    assert "Tuesday circle" not in page


def test_nobody_is_known_by_another_name_than_there(cast: Cast) -> None:
    said(cast, "kestrel", where=cast.rural)
    assert "Kestrel" in _page(cast, what="spaces")
    page = _page(cast, who="robin")
    assert "Kestrel" not in page
    assert "Rural and remote" not in page
    assert "The commons" in page


def test_messages_and_what_people_read_are_in_no_trail(cast: Cast) -> None:
    write_to([cast["maria"]], "A quilt", by=cast["tomasz"])
    before = _page(cast)
    assert Event.objects.filter(type__startswith="message").exists()
    assert "quilt" not in before
    assert "message" not in before.split("</form>")[1].split("<p><a")[0].lower()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {"steward", "out"}),
        ({"who": "ruth"}, {"steward", "out"}),
        ({"who": "sam"}, set()),
        ({"what": "refused"}, set()),
        ({"what": "deeds"}, {"steward", "out"}),
    ],
)
def test_it_is_narrowed_by_who_and_what(cast: Cast, asked: dict[str, str], found: set[str]) -> None:
    appoint(cast["noor"], by=cast["ruth"])
    sign_out(cast["maria"], by=cast["ruth"])
    page, says = _page(cast, **asked), {"steward": "made Noor a steward", "out": "signed Maria"}
    assert {key for key, words in says.items() if words in page} == found


def test_it_is_narrowed_by_days(cast: Cast) -> None:
    sign_out(cast["maria"], by=cast["ruth"])
    today = timezone.localdate()
    assert "signed Maria" in _page(cast, since=today, until=today)
    assert "signed Maria" not in _page(cast, until=today - timedelta(days=1))
    assert "signed Maria" not in _page(cast, since=today + timedelta(days=1))
    answer = cast.client("ruth").get(TRAIL, {"since": "soup"})
    assert answer.status_code == 422


def test_what_is_forged_at_a_door_is_there_one_line_a_minute(cast: Cast, settings: Any) -> None:
    settings.MAIL_IN, settings.MAIL_HOOK = "in.kith.example", "x" * 40
    for _each in range(3):
        greet("reply+r.1.2.forged@in.kith.example", sender="someone@example.org")
        assert cast.client(None).post("/mail/", b"x", content_type="message/rfc822").status_code == 403
        assert cast.client(None).post("/stop/forged/").status_code == 404
    kinds = list(Event.objects.filter(type__startswith="refused.").values_list("type", flat=True))
    assert sorted(kinds) == ["refused.address", "refused.hook", "refused.stop"]
    page = _page(cast, what="refused")
    for words in (
        "we did not make its address",
        "its signature was wrong",
        "A link to stop mails was refused",
    ):
        assert words in page


@pytest.mark.parametrize("who", ["tomasz", "maria", None])
def test_for_others_there_is_nothing(cast: Cast, who: str | None) -> None:
    assert cast.client(who).get(TRAIL).status_code == 404


def test_it_costs_the_same_for_few_and_for_many(cast: Cast) -> None:
    client = cast.client("ruth")

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(TRAIL, {"what": "deeds"}).status_code == 200
        return len(queries)

    sign_out(cast["maria"], by=cast["ruth"])
    few = cost()
    for name in ("maria", "noor", "sam", "dana", "tomasz") * 6:
        sign_out(cast[name], by=cast["ruth"])
    assert cost() == few <= 8
    assert "what=deeds&amp;page=2" in client.get(TRAIL, {"what": "deeds"}).content.decode()
