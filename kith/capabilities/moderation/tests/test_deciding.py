"""Deciding: each decision does what it says, says why, and can be taken back. Its row stays as it was written."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.mail import EmailMultiAlternatives
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from kith.capabilities.conversations.models import Post
from kith.capabilities.moderation import effects
from kith.capabilities.moderation.actions import keeping
from kith.capabilities.moderation.actions.deciding import Verdict, decide, take_back
from kith.capabilities.moderation.jobs import write_to_concerned
from kith.capabilities.moderation.models import Case, Decision
from kith.capabilities.notifications.models import Notice
from kith.foundation.people.jobs import end_suspensions
from kith.foundation.permissions.tables import may
from kith.foundation.spaces.actions.belonging import admit
from kith.foundation.spaces.models import Membership
from tests.cast import Cast
from tests.moderating import decided, said, told

Deliver = Callable[[], None]
WEEK = timedelta(days=7)


def _in_a_week() -> dict[str, Any]:
    return {"until": timezone.now() + WEEK}


def _post(case: Case) -> Post:
    return Post.objects.get(cases=case)


def _sent(case: Case, **changed: object) -> dict[str, object]:
    words = {"kind": "hide", "category": "respect", "reason": "It hurt someone.", "version": case.version}
    return words | changed


@pytest.fixture
def case(cast: Cast) -> Case:
    return told(cast, Case(post=said(cast))).case


def test_hiding_hides_from_all_and_no_host_or_author_undoes_it_alone(cast: Cast, case: Case) -> None:
    decided(cast, case)
    post = _post(case)
    assert post.state == "hidden"
    assert not any(may(cast[name], "post.restore", post) for name in ("tomasz", "maria"))
    page = cast.client("maria").get(post.item.get_absolute_url()).content.decode()
    assert "This post was hidden by a decision." in page
    assert "A quilt of words" not in page


def test_who_is_limited_reads_and_sees_why_and_until_when_beside_the_composer(cast: Cast, case: Case) -> None:
    decided(cast, case, "limit", reason="Please let others finish.", **_in_a_week())
    post = case.post
    assert post is not None
    page = cast.client("maria").get(post.item.get_absolute_url()).content.decode()
    composer = page.split('id="no-reply"')[1]
    assert "Please let others finish." in composer
    assert "/me/decisions/" in composer
    assert f"{(timezone.now() + WEEK).day}" in composer
    for name in ("post.reply", "item.revise", "talk.open"):
        thing = cast.commons if name == "talk.open" else post.item
        assert not may(cast["maria"], name, thing), name
    assert cast.client("maria").post(f"/items/{post.item_id}/reply/", {"source": "x"}).status_code == 403
    Membership.objects.filter(limited_until__isnull=False).update(limited_until=timezone.now())
    assert may(cast["maria"], "post.reply", post.item)


def test_removing_closes_this_space_and_nothing_else(cast: Cast, case: Case) -> None:
    decided(cast, case, "remove")
    assert cast.place("maria", cast.commons).state == "removed"
    assert cast.place("maria", cast.rural).state == "active"
    assert cast.client("maria").get("/me/decisions/").status_code == 200


def test_asking_for_a_change_leads_the_author_to_their_words(cast: Cast, case: Case) -> None:
    made = decided(cast, case, "edit", goes_on=True, reason="Please leave out the town.")
    page = cast.client("maria").get(f"/me/decisions/{made.pk}/").content.decode()
    assert f"/posts/{case.post_id}/edit/" in page
    assert "Please leave out the town." in page
    case.refresh_from_db()
    assert case.is_open


@pytest.mark.parametrize("kind", ["suspend", "close"])
def test_who_is_suspended_reads_why_by_a_mailed_link_and_can_ask_for_another_look(
    cast: Cast, kind: str, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    case = told(cast, Case(person=cast["sam"])).case
    until = _in_a_week() if kind == "suspend" else {}
    made = decided(cast, case, kind, by="ruth", reason="You wrote to many about money.", **until)
    assert cast.client("sam").get("/me/account/").status_code == 302
    write_to_concerned(made.pk)
    (mail,) = mailoutbox
    assert mail.subject.startswith("News about your account")
    assert "money" not in mail.body
    address = next(word for word in str(mail.body).split() if "/decisions/mailed/" in word).split("/", 3)[3]
    visitor = cast.client(None)
    assert "You wrote to many about money." in visitor.get(f"/{address}").content.decode()
    assert visitor.post(f"/{address}", {"words": "It was a joke."}).status_code == 302
    assert made.appeal.words == "It was a joke."
    assert visitor.get(f"/{address[:-3]}x/").status_code == 404


def test_a_suspension_ends_by_itself(cast: Cast) -> None:
    case = told(cast, Case(person=cast["sam"])).case
    decided(cast, case, "suspend", by="ruth", until=timezone.now() - timedelta(seconds=1))
    end_suspensions(0)
    cast["sam"].refresh_from_db()
    assert cast["sam"].is_active
    cast["victor"].refresh_from_db()
    assert not cast["victor"].is_active


@pytest.mark.parametrize(("kind", "is_about"), [("suspend", "post"), ("close", "post"), ("remove", "person")])
def test_hosts_decide_only_what_is_theirs(cast: Cast, case: Case, kind: str, is_about: str) -> None:
    case = case if is_about == "post" else told(cast, Case(person=cast["sam"])).case
    assert kind not in effects.possible(case)
    answer = cast.client("tomasz").post(f"/desk/{case.pk}/decision/", _sent(case, kind=kind, days="7"))
    assert answer.status_code in (422, 404)
    assert not Decision.objects.exists()


def test_a_reason_and_an_end_are_asked_for_and_nothing_typed_is_lost(cast: Cast, case: Case) -> None:
    sent = _sent(case, kind="limit", reason="", answer="Thank you for telling")
    answer = cast.client("tomasz").post(f"/desk/{case.pk}/decision/", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="decisionform_reason_error"' in page
    assert "Please choose for how long" in page
    assert "Thank you for telling" in page


def test_two_moderators_cannot_act_twice_and_the_second_sees_what_the_first_did(
    cast: Cast, case: Case
) -> None:
    admit(cast["anneke"], to=cast.commons, by=None, role="host")
    seen = _sent(case)
    cast.client("anneke").post(
        f"/desk/{case.pk}/notes/", {"words": "I know the story", "version": case.version}
    )
    answer = cast.client("tomasz").post(f"/desk/{case.pk}/decision/", seen | {"reason": "Typed with care"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert not Decision.objects.exists()
    assert "I know the story" in page
    assert "Anneke" in page
    assert "Typed with care" in page
    now = Case.objects.get(pk=case.pk)
    assert f'name="version" value="{now.version}"' in page
    assert cast.client("tomasz").post(f"/desk/{case.pk}/decision/", _sent(now)).status_code == 302
    answer = cast.client("anneke").post(f"/desk/{case.pk}/decision/", _sent(now))
    assert answer.status_code == 403
    assert Decision.objects.count() == 1


def test_deciding_at_an_old_version_does_nothing(cast: Cast, case: Case) -> None:
    keeping.take(case, version=1, by=cast["tomasz"])
    with pytest.raises(keeping.Stale):
        decide(case, Verdict(kind="hide", category="spam", reason="x"), version=1, by=cast["tomasz"])
    assert not Decision.objects.exists()


def test_rows_of_decisions_are_never_changed_or_removed(cast: Cast, case: Case) -> None:
    made = decided(cast, case)
    for sql in ("UPDATE moderation_decision SET reason = 'x'", "DELETE FROM moderation_decision"):
        with (
            pytest.raises(DatabaseError, match="never changed"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql)
    with pytest.raises(DatabaseError), transaction.atomic():
        made.save()
    assert Decision.objects.get().reason == "It hurt someone."


def test_taking_back_is_a_row_of_its_own_and_restores(cast: Cast, case: Case, deliver: Deliver) -> None:
    made = decided(cast, case)
    answer = cast.client("tomasz").post(f"/desk/decisions/{made.pk}/withdrawal/", {"words": "I misread it."})
    assert answer.status_code == 302
    assert _post(case).is_shown
    assert list(Decision.objects.order_by("pk").values_list("kind", "undoes")) == [
        ("hide", None),
        ("undone", made.pk),
    ]
    deliver()
    told_to = Notice.objects.filter(person=cast["maria"]).exclude(page="")
    assert set(told_to.values_list("event__type", flat=True)) == {"case.decided", "case.undone"}
    assert cast.client("tomasz").post(f"/desk/decisions/{made.pk}/withdrawal/").status_code == 403


UNDOING = ("hide", "limit", "remove", "suspend", "close", "note", "edit")


@pytest.mark.parametrize("kind", UNDOING)
def test_taking_back_makes_everything_as_it_was(cast: Cast, kind: str) -> None:
    case = told(cast, Case(post=said(cast)), only_stewards=True).case
    before = _state_of(cast, case)
    made = decided(cast, case, kind, by="ruth", **(_in_a_week() if kind in ("limit", "suspend") else {}))
    if kind not in ("note", "edit"):
        assert _state_of(cast, case) != before
    take_back(made, reason="Sorry", by=cast["ruth"])
    take_back(made, reason="Sorry", by=cast["ruth"])
    assert _state_of(cast, case) == before
    assert Decision.objects.count() == 2


def _state_of(cast: Cast, case: Case) -> tuple[object, ...]:
    place = cast.place("maria", cast.commons)
    place.person.refresh_from_db()
    person = place.person
    post = _post(case)
    return post.state, place.state, place.role, place.is_limited, person.state, person.suspended_until


def test_what_another_decision_says_still_holds_after_one_is_taken_back(cast: Cast) -> None:
    first = told(cast, Case(person=cast["sam"])).case
    short = decided(cast, first, "suspend", by="ruth", **_in_a_week())
    second = told(cast, Case(person=cast["sam"])).case
    decided(cast, second, "close", by="ruth")
    take_back(short, reason="Sorry", by=cast["ruth"])
    cast["sam"].refresh_from_db()
    assert cast["sam"].state == "suspended"
    assert cast["sam"].suspended_until is None


def test_that_nothing_needs_to_change_is_told_to_those_who_told_and_not_to_the_person(
    cast: Cast, case: Case, deliver: Deliver
) -> None:
    made = decided(cast, case, "none", reason="")
    deliver()
    assert not Notice.objects.filter(person=cast["maria"]).exclude(page="").exists()
    assert cast.client("maria").get(f"/me/decisions/{made.pk}/").status_code == 404
    assert Notice.objects.filter(person=cast["noor"], event__type="report.answered").exists()


def test_the_decision_tells_what_why_which_rule_and_until_when(cast: Cast, case: Case) -> None:
    made = decided(
        cast, case, "limit", reason="Others could not finish.", rule="What is said here stays here.",
        **_in_a_week(),
    )  # fmt: skip
    page = cast.client("maria").get(f"/me/decisions/{made.pk}/").content.decode()
    for words in (
        "They can only read in this space", "Others could not finish.", "What is said here stays here.",
        "Until", "Ask for another look",
    ):  # fmt: skip
        assert words in page
    for name in ("Tomasz Wilk", "Noor"):
        assert name not in page.split("<main")[1]
    for name in ("noor", "sam", "tomasz"):
        assert cast.client(name).get(f"/me/decisions/{made.pk}/").status_code == 404
