"""The desk: what waits, within which time, and on whose desk it lies."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from kith.capabilities.moderation import effects
from kith.capabilities.moderation.jobs import keep_promises
from kith.capabilities.moderation.models import Case
from kith.capabilities.notifications.models import Notice
from kith.foundation.spaces.actions.belonging import admit
from kith.foundation.spaces.models import Membership
from tests.cast import Cast
from tests.moderating import said, told

Deliver = Callable[[], None]


@pytest.fixture
def case(cast: Cast) -> Case:
    return told(cast, Case(post=said(cast))).case


def test_when_the_promised_time_passes_the_desk_is_reminded_once(
    cast: Cast, case: Case, deliver: Deliver
) -> None:
    Case.objects.update(due_at=timezone.now() - timedelta(minutes=1))
    keep_promises(0)
    keep_promises(0)
    deliver()
    reminders = Notice.objects.filter(event__type="case.overdue")
    assert [notice.person for notice in reminders] == [cast["tomasz"]]
    page = cast.client("tomasz").get("/spaces/commons/desk/").content.decode()
    assert "The promised time has passed." in page


def test_a_desk_that_nobody_has_any_more_is_the_stewards(cast: Cast, case: Case) -> None:
    Membership.objects.filter(space=cast.commons, role="host").update(role="member")
    Case.objects.update(due_at=timezone.now())
    keep_promises(0)
    assert Case.objects.get().space is None


def test_the_desk_shows_what_waits_the_longest_for_its_promise_first(cast: Cast) -> None:
    told(cast, Case(post=said(cast)), category="spam")
    urgent = told(cast, Case(post=said(cast)), category="danger").case
    page = cast.client("tomasz").get("/spaces/commons/desk/").content.decode()
    assert page.index(f"/desk/{urgent.pk}/") < page.index(f"/desk/{urgent.pk - 1}/")


def test_hosts_pass_on_what_is_too_much_and_the_reports_join_what_stewards_look_at(
    cast: Cast, case: Case, deliver: Deliver
) -> None:
    theirs = told(cast, Case(post=case.post), by="sam", only_stewards=True).case
    sent = {"words": "This needs you", "version": case.version}
    assert cast.client("tomasz").post(f"/desk/{case.pk}/stewards/", sent).status_code == 302
    case.refresh_from_db()
    assert not case.is_open
    assert set(theirs.reports.values_list("reporter__handle", flat=True)) == {"noor", "sam"}
    page = cast.client("ruth").get(f"/desk/{theirs.pk}/").content.decode()
    assert "This needs you" in page
    assert cast.client("ruth").post(f"/desk/{theirs.pk}/stewards/", sent).status_code == 302


def test_handing_over_tells_the_other_with_the_note(cast: Cast, case: Case, deliver: Deliver) -> None:
    admit(cast["anneke"], to=cast.commons, by=None, role="host")
    sent = {"to": cast["anneke"].pk, "words": "Too near to me", "version": case.version}
    assert cast.client("tomasz").post(f"/desk/{case.pk}/handover/", sent).status_code == 302
    case.refresh_from_db()
    assert case.assignee == cast["anneke"]
    deliver()
    assert Notice.objects.filter(person=cast["anneke"], event__type="case.handed_over").exists()
    assert "Too near to me" in cast.client("anneke").get(f"/desk/{case.pk}/").content.decode()
    for stranger in ("noor", "maria"):
        sent = {"to": cast[stranger].pk, "words": "x", "version": case.version}
        assert cast.client("anneke").post(f"/desk/{case.pk}/handover/", sent).status_code == 422


def test_a_moved_conversation_is_out_of_reach_for_the_hosts_it_left(cast: Cast, case: Case) -> None:
    item = Case.objects.with_thing().get(pk=case.pk).post.item  # type: ignore[union-attr]
    item.space = cast.rural
    item.save()
    assert effects.possible(Case.objects.with_thing().get(pk=case.pk)) == ["none", "note"]
