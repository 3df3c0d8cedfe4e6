"""The trial, the review, stepping out, and the end."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from kith.capabilities.notifications.models import Notice
from kith.domains.supervision.actions.agreeing import agree_on
from kith.domains.supervision.actions.ending import end, step_out
from kith.domains.supervision.actions.reviewing import answer, go_on
from kith.domains.supervision.jobs import look_each_day
from kith.domains.supervision.models import Circle
from kith.domains.supervision.queries.circles import is_review_due
from kith.domains.supervision.queries.reviews import answers
from kith.domains.supervision.tests.circles import circle, found, held, meetings
from kith.foundation.activity.models import Event
from kith.foundation.spaces.actions.belonging import give_role
from kith.foundation.spaces.models import Membership
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast


@pytest.fixture
def of(cast: Cast) -> Circle:
    return circle(cast, "maria", "noor", "sam")


def test_after_six_meetings_a_review_is_due_and_told_once(cast: Cast, of: Circle, deliver: object) -> None:
    held(of, 5)
    look_each_day(timestamp=0)
    assert "Look at it together" not in cast.client("noor").get(of.get_absolute_url()).text
    held(of, 1, days_ago=0)
    for _day in range(2):
        look_each_day(timestamp=0)
    deliver()  # type: ignore[operator]
    assert Event.objects.filter(type="circle.review_due").count() == 1
    assert Notice.objects.filter(audience="circle.members", person=cast["noor"]).exists()
    assert "Look at it together" in cast.client("noor").get(of.get_absolute_url()).text


def test_on_the_day_of_the_agreement_a_review_is_due_until_the_circle_has_looked(
    cast: Cast, of: Circle, deliver: object
) -> None:
    go_on(of, by=cast["maria"])
    Circle.objects.filter(pk=of.pk).update(reviewed_on=timezone.localdate() - timedelta(days=90))
    of.agreements.update(review_on=timezone.localdate() + timedelta(days=2))
    assert not is_review_due(found(of))
    of.agreements.update(review_on=timezone.localdate() - timedelta(days=2))
    for _day in range(2):
        look_each_day(timestamp=0)
    assert Event.objects.filter(type="circle.review_due").count() == 1
    assert "The day has come on which" in cast.client("noor").get(of.get_absolute_url()).text
    cast.client("maria").post(f"/circles/{of.pk}/review/conclusion/", {"how": "on"})
    assert not is_review_due(found(of))
    look_each_day(timestamp=0)
    assert Event.objects.filter(type="circle.review_due").count() == 1


def test_a_day_that_no_longer_holds_asks_for_nothing(cast: Cast, of: Circle) -> None:
    go_on(of, by=cast["maria"])
    Circle.objects.filter(pk=of.pk).update(reviewed_on=None)
    of.agreements.update(review_on=timezone.localdate())
    assert is_review_due(found(of))
    agree_on(found(of), by=cast["maria"], organises="We all do")
    assert not is_review_due(found(of))


def test_each_answers_and_the_circle_reads_it(cast: Cast, of: Circle) -> None:
    said = {"helped": "The tea joke", "missed": "", "heard": "Mostly", "wish": "change"}
    assert cast.client("noor").post(f"/circles/{of.pk}/review/", said).status_code == 302
    page = cast.client("sam").get(f"/circles/{of.pk}/review/").text
    assert "The tea joke" in page
    assert "Go on, and change something" in page
    assert "We go on" not in page, "the one who hosts says so"
    cast.client("noor").post(f"/circles/{of.pk}/review/", said | {"helped": "The silence"})
    with seen_as(cast["sam"]):
        (answered,) = answers(of, reader=cast["sam"])
    assert answered.said.helped == "The silence"
    assert cast.client("ruth").get(f"/circles/{of.pk}/review/").status_code == 404


def test_then_it_goes_on_or_tries_once_more(cast: Cast, of: Circle) -> None:
    held(of, 6)
    answer(of, by=cast["noor"], wish="go_on")
    go_on(of, by=cast["maria"], again=True)
    assert (found(of).state, found(of).trial_meetings) == ("trial", 12)
    assert "Nobody has answered yet." in cast.client("sam").get(f"/circles/{of.pk}/review/").text
    stale = found(of)
    cast.client("maria").post(f"/circles/{of.pk}/review/conclusion/", {"how": "on"})
    go_on(stale, by=cast["maria"])
    assert (found(of).state, found(of).reviews) == ("going", 2)
    assert cast.client("noor").post(f"/circles/{of.pk}/review/conclusion/").status_code == 403


def test_stepping_out_is_silent(cast: Cast, of: Circle, deliver: object) -> None:
    deliver()  # type: ignore[operator]
    before = Notice.objects.count()
    assert cast.client("sam").post(f"/circles/{of.pk}/stepping-out/").status_code == 302
    deliver()  # type: ignore[operator]
    assert Notice.objects.count() == before
    maria = cast.client("maria")
    assert "Sam" not in maria.get(f"/spaces/{of.space.slug}/log/").text.replace("Sam Rivera joined.", "")
    assert "Sam Rivera" not in maria.get(of.get_absolute_url()).text
    assert cast.client("sam").get(of.get_absolute_url()).status_code == 404


def test_the_only_host_is_not_kept(cast: Cast, of: Circle) -> None:
    step_out(of, by=cast["maria"])
    hosts = Membership.objects.active().filter(space=of.space_id, role="host")
    assert [host.person.handle for host in hosts] == ["noor"]


HOSTS_THEN = "That person is told that they host"


def test_the_only_host_reads_before_that_someone_will_be_told(cast: Cast, of: Circle) -> None:
    def page(name: str) -> str:
        return cast.client(name).get(f"/circles/{of.pk}/stepping-out/").text

    assert HOSTS_THEN in page("maria")
    assert HOSTS_THEN not in page("noor")
    give_role(of.space.own_place(cast["noor"]), role="host", by=cast["maria"])
    assert HOSTS_THEN not in page("maria")


def test_with_the_last_one_it_ends(cast: Cast) -> None:
    alone = circle(cast, "maria")
    step_out(alone, by=cast["maria"])
    assert (found(alone).state, found(alone).space.is_archived) == ("ended", True)


def test_ended_with_words_it_can_be_read_and_nothing_is_added(
    cast: Cast, of: Circle, deliver: object
) -> None:
    page = cast.client("maria").post(f"/circles/{of.pk}/end/", {"words": "It was good to sit with you."})
    assert page.status_code == 302
    deliver()  # type: ignore[operator]
    assert Notice.objects.filter(person=cast["noor"], event__type="circle.ended").exists()
    noor = cast.client("noor").get(of.get_absolute_url()).text
    assert "It was good to sit with you." in noor
    assert "Organising" in noor
    assert meetings(of) == []
    assert found(of).space.is_archived
    assert cast.client("maria").get(f"/circles/{of.pk}/end/").status_code == 403
    assert cast.client("noor").get(f"/circles/{of.pk}/review/").status_code == 200
    look_each_day(timestamp=0)
    assert meetings(of) == []


def test_only_hosts_end_it(cast: Cast, of: Circle) -> None:
    assert cast.client("noor").get(f"/circles/{of.pk}/end/").status_code == 403
    end(of, words="", by=cast["maria"])
    with pytest.raises(PermissionDenied):
        end(found(of), words="Once more", by=cast["maria"])


@pytest.mark.parametrize("guide", ["after-a-loss", "words-for-a-boundary"])
def test_the_guides_are_there_for_anyone(cast: Cast, guide: str) -> None:
    for name in ("noor", None):
        assert cast.client(name).get(f"/guides/{guide}/").status_code == 200
