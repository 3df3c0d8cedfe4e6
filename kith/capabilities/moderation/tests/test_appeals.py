"""Another look: asked once, by the person concerned, and answered by someone who did not decide."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from kith.capabilities.conversations.models import Post
from kith.capabilities.moderation.actions import keeping
from kith.capabilities.moderation.actions.appealing import answer, appeal
from kith.capabilities.moderation.jobs import keep_promises
from kith.capabilities.moderation.models import Appeal, Case, CaseNote, Decision
from kith.capabilities.notifications.models import Notice
from kith.foundation.people.actions import make_steward
from kith.foundation.spaces.actions.belonging import admit
from kith.foundation.spaces.actions.boundaries import tie
from tests.cast import Cast
from tests.moderating import decided, said, told

Deliver = Callable[[], None]


@pytest.fixture
def made(cast: Cast) -> Decision:
    return decided(cast, told(cast, Case(post=said(cast))).case)


def _answer(outcome: str = "undone") -> dict[str, str]:
    return {"outcome": outcome, "words": "I read it again."}


def test_only_the_person_concerned_asks_and_only_once(cast: Cast, made: Decision) -> None:
    address = f"/me/decisions/{made.pk}/"
    assert cast.client("noor").post(address, {"words": "Please"}).status_code == 404
    assert cast.client("maria").post(address, {"words": ""}).status_code == 422
    cast.client("maria").post(address, {"words": "I meant it kindly."})
    cast.client("maria").post(address, {"words": "Again"})
    assert [asked.words for asked in Appeal.objects.all()] == ["I meant it kindly."]
    assert "You asked for another look" in cast.client("maria").get(address).content.decode()


def test_with_one_host_only_it_goes_to_the_stewards(cast: Cast, made: Decision, deliver: Deliver) -> None:
    asked = appeal(made, words="Please look")
    assert asked.space is None
    deliver()
    told_to = Notice.objects.filter(event__type="appeal.made")
    assert [notice.person for notice in told_to] == [cast["ruth"]]
    assert cast.client("tomasz").get(f"/desk/appeals/{asked.pk}/").status_code == 404
    assert cast.client("ruth").get(f"/desk/appeals/{asked.pk}/").status_code == 200


def test_another_host_decides_and_never_who_decided_or_told_or_is_concerned(
    cast: Cast, made: Decision
) -> None:
    for name in ("anneke", "noor", "maria"):
        admit(cast[name], to=cast.commons, by=None, role="host")
    asked = appeal(made, words="Please look")
    assert asked.space == cast.commons
    address = f"/desk/appeals/{asked.pk}/"
    for name in ("tomasz", "noor", "maria", "ruth", "sam"):
        assert cast.client(name).get(address).status_code == 404, name
        assert cast.client(name).post(address, _answer()).status_code == 404, name
    assert cast.client("anneke").post(address, _answer()).status_code == 302
    assert Post.objects.get(cases=made.case).is_shown


def test_a_decision_that_stands_is_told_with_the_reason(cast: Cast, made: Decision, deliver: Deliver) -> None:
    asked = appeal(made, words="Please look")
    cast.client("ruth").post(f"/desk/appeals/{asked.pk}/", _answer("stands"))
    assert not Post.objects.get(cases=made.case).is_shown
    deliver()
    assert Notice.objects.filter(person=cast["maria"], event__type="appeal.upheld").exists()
    page = cast.client("maria").get(f"/me/decisions/{made.pk}/").content.decode()
    assert "The decision stands" in page
    assert "I read it again." in page


def test_two_who_answer_at_once_answer_once(cast: Cast, made: Decision) -> None:
    make_steward(cast["dana"])
    asked = appeal(made, words="Please look")
    assert answer(asked, outcome="stands", words="It stands.", by=cast["ruth"])
    assert not answer(asked, outcome="undone", words="No.", by=cast["dana"])
    page = cast.client("dana").post(f"/desk/appeals/{asked.pk}/", _answer(), follow=True).content.decode()
    assert "It stands." in page
    assert not Post.objects.get(cases=made.case).is_shown


def test_of_a_decision_of_the_only_steward_the_hosts_look_again(cast: Cast) -> None:
    case = told(cast, Case(post=said(cast)), only_stewards=True).case
    asked = appeal(decided(cast, case, by="ruth"), words="Please look")
    assert asked.space == cast.commons
    assert cast.client("tomasz").get(f"/desk/appeals/{asked.pk}/").status_code == 200


def test_where_nobody_is_free_to_answer_the_desk_says_so_and_a_new_steward_can(
    cast: Cast, deliver: Deliver
) -> None:
    case = told(cast, Case(person=cast["sam"])).case
    asked = appeal(decided(cast, case, "close", by="ruth"), words="Please look")
    assert "It needs one more steward." in cast.client("ruth").get("/desk/").content.decode()
    assert cast.client("ruth").get(f"/desk/appeals/{asked.pk}/").status_code == 404
    make_steward(cast["dana"])
    assert "It needs one more steward." not in cast.client("ruth").get("/desk/").content.decode()
    Appeal.objects.update(due_at=timezone.now() - timedelta(minutes=1))
    keep_promises(0)
    deliver()
    reminded = Notice.objects.filter(event__type="appeal.overdue")
    assert [notice.person for notice in reminded] == [cast["dana"]]
    cast.client("dana").post(f"/desk/appeals/{asked.pk}/", _answer())
    cast["sam"].refresh_from_db()
    assert cast["sam"].is_active


def test_who_decided_cannot_take_back_what_someone_else_is_to_answer(cast: Cast, made: Decision) -> None:
    appeal(made, words="Please look")
    address = f"/desk/decisions/{made.pk}/withdrawal/"
    assert cast.client("tomasz").post(address, {"words": "x"}).status_code == 403


def test_whoever_told_hears_that_it_was_taken_back(cast: Cast, made: Decision, deliver: Deliver) -> None:
    asked = appeal(made, words="Please look")
    answer(asked, outcome="undone", words="Right.", by=cast["ruth"])
    deliver()
    assert Notice.objects.filter(person=cast["noor"], event__type="report.answered").count() == 2
    report = made.case.reports.get()
    assert "This was taken back later." in cast.client("noor").get(report.get_absolute_url()).content.decode()


def test_what_can_no_longer_be_restored_is_said_and_nothing_is_half_done(cast: Cast) -> None:
    case = told(cast, Case(member=cast.place("anneke", cast.circle)), by="maria").case
    made = decided(cast, case, "remove")
    asked = appeal(made, words="Please look")
    tie(cast["anneke"], by=cast["maria"], sort="manages")
    page = cast.client("ruth").post(f"/desk/appeals/{asked.pk}/", _answer())
    assert page.status_code == 422
    assert "I read it again." in page.content.decode()
    asked.refresh_from_db()
    assert asked.is_waiting
    assert Decision.objects.count() == 1


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE moderation_appeal SET answer = 'x'",
        "UPDATE moderation_appeal SET outcome = '', decided_at = NULL",
        "DELETE FROM moderation_appeal",
        "UPDATE moderation_casenote SET words = 'x'",
        "DELETE FROM moderation_casenote",
    ],
)
def test_what_was_noted_and_answered_is_never_changed_or_removed(
    cast: Cast, made: Decision, sql: str
) -> None:
    keeping.step(made.case, CaseNote.Sort.NOTE, by=cast["tomasz"], words="I know both of them.")
    answer(appeal(made, words="Please look"), outcome="stands", words="I read it again.", by=cast["ruth"])
    with (
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
