"""Looking who is behind a made name takes two stewards and a reason, and its author is told."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from kith.capabilities.moderation.actions.behind import LATEST, tell_waiting
from kith.capabilities.moderation.actions.unsealing import answer, ask
from kith.capabilities.moderation.jobs import write_to_opened
from kith.capabilities.moderation.models import Case, Unsealing, UnsealingAnswer
from kith.capabilities.moderation.models.unsealing import OPEN_FOR
from kith.capabilities.notifications.models import Notice
from kith.foundation.people.actions import make_steward
from kith.foundation.permissions.tables import may
from kith.foundation.spaces.actions.masking import destroy_seals
from tests.cast import Cast
from tests.masked import said_masked
from tests.moderating import told

Deliver = Callable[[], None]
WHY = "Someone may be in danger."


@pytest.fixture
def case(cast: Cast) -> Case:
    """On the desk of the stewards, of whom there are two: Ruth and Anneke."""
    make_steward(cast["anneke"])
    return told(cast, Case(post=said_masked(cast)), only_stewards=True).case


def _page(cast: Cast, who: str, address: str) -> str:
    return str(cast.client(who).get(address).content.decode())


def _asks(cast: Cast, case: Case) -> Unsealing:
    cast.client("ruth").post(f"/steward/cases/{case.pk}/unsealing/", {"reason": WHY})
    return Unsealing.objects.get()


def _answers(cast: Cast, asked: Unsealing, who: str = "anneke", agrees: str = "yes") -> int:
    words = {"agrees": agrees, "words": "I see."}
    return cast.client(who).post(f"/steward/unsealings/{asked.pk}/answer/", words).status_code


def test_two_stewards_open_it_and_only_they_see_who_it_is(cast: Cast, case: Case) -> None:
    assert "takes two stewards" in _page(cast, "ruth", f"/desk/{case.pk}/")
    asked = _asks(cast, case)
    assert "Maria" not in _page(cast, "ruth", asked.get_absolute_url())
    assert "Maria" not in _page(cast, "anneke", asked.get_absolute_url())
    assert WHY in _page(cast, "anneke", asked.get_absolute_url())
    assert _answers(cast, asked) == 302
    make_steward(cast["sam"])
    for who in ("ruth", "anneke"):
        assert "Maria Delgado" in _page(cast, who, asked.get_absolute_url())
    assert "Maria" not in _page(cast, "sam", asked.get_absolute_url())
    assert "Maria" not in _page(cast, "ruth", f"/desk/{case.pk}/")


def test_one_steward_alone_opens_nothing(cast: Cast, case: Case) -> None:
    asked = _asks(cast, case)
    assert _answers(cast, asked, "ruth") == 403
    with pytest.raises(ValidationError):
        answer(asked, agrees=True, by=cast["ruth"])
    with pytest.raises(DatabaseError, match="opened by two"), transaction.atomic():
        UnsealingAnswer.objects.create(unsealing=asked, by=cast["ruth"], agrees=True)
    assert "Maria" not in _page(cast, "ruth", asked.get_absolute_url())
    cast.client("ruth").post(f"/steward/cases/{case.pk}/unsealing/", {"reason": "Once more"})
    assert Unsealing.objects.count() == 1


@pytest.mark.parametrize("who", ["tomasz", "noor", "maria", "eleni", None])
def test_nobody_else_asks_sees_or_answers(cast: Cast, case: Case, who: str | None) -> None:
    client = cast.client(who)
    asking = f"/steward/cases/{case.pk}/unsealing/"
    assert client.post(asking, {"reason": WHY}).status_code == 404
    asked = _asks(cast, case)
    assert client.get(asking).status_code == client.get(asked.get_absolute_url()).status_code == 404
    assert client.post(f"/steward/unsealings/{asked.pk}/answer/", {"agrees": "yes"}).status_code == 404
    assert not UnsealingAnswer.objects.exists()


def test_hosts_cannot_open_what_lies_on_their_own_desk(cast: Cast) -> None:
    case = told(cast, Case(post=said_masked(cast))).case
    assert cast.client("tomasz").get(f"/steward/cases/{case.pk}/unsealing/").status_code == 404
    assert not may(cast["tomasz"], "seal.ask", case)
    assert not may(cast["ruth"], "seal.ask", case)


def test_a_steward_who_is_behind_the_name_has_no_part_in_it(cast: Cast) -> None:
    make_steward(cast["anneke"])
    case = told(cast, Case(post=said_masked(cast, "anneke")), only_stewards=True).case
    asked = _asks(cast, case)
    assert _answers(cast, asked) == 404
    assert not may(cast["anneke"], "seal.answer", asked)


def test_with_one_steward_alone_the_page_says_that_it_takes_two(cast: Cast) -> None:
    case = told(cast, Case(post=said_masked(cast)), only_stewards=True).case
    page = _page(cast, "ruth", f"/steward/cases/{case.pk}/unsealing/")
    assert "There is no second steward here. It takes two" in page
    cast.client("ruth").post(f"/steward/cases/{case.pk}/unsealing/", {"reason": WHY})
    assert not Unsealing.objects.exists()


def test_what_is_declined_or_too_late_stays_sealed(cast: Cast, case: Case) -> None:
    asked = _asks(cast, case)
    assert _answers(cast, asked, agrees="no") == 302
    assert "Maria" not in _page(cast, "anneke", asked.get_absolute_url())
    assert "did not agree" in _page(cast, "ruth", asked.get_absolute_url())
    late = Unsealing.objects.create(
        case=case, where=cast.commons, by=cast["ruth"], reason=WHY, at=timezone.now() - OPEN_FOR
    )
    assert _answers(cast, late) == 403
    with pytest.raises(DatabaseError, match="within 14 days"), transaction.atomic():
        UnsealingAnswer.objects.create(
            unsealing=late, by=cast["anneke"], agrees=True, at=timezone.now() + timedelta(days=1)
        )
    assert "Nobody agreed within 14 days." in _page(cast, "ruth", late.get_absolute_url())
    again = ask(case, reason=WHY, by=cast["ruth"])
    assert again.waits


def test_the_author_is_told_by_whom_and_why_whatever_they_want_to_hear_of(
    cast: Cast, case: Case, deliver: Deliver, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    asked = _asks(cast, case)
    deliver()
    assert Notice.objects.filter(person=cast["anneke"], page=asked.get_absolute_url()).exists()
    assert WHY not in _page(cast, "maria", "/me/opened/")
    _answers(cast, asked)
    write_to_opened(asked.pk)
    (mail,) = mailoutbox
    assert mail.to == ["maria@example.org"]
    assert "/me/opened/" in str(mail.body)
    assert not any(word in f"{mail.subject}{mail.body}" for word in (WHY, "Ruth", "seal", case.shown_name))
    tell_waiting(timezone.now() + LATEST)
    deliver()
    assert Notice.objects.filter(person=cast["maria"], page="/me/opened/").exists()
    page = _page(cast, "maria", "/me/opened/")
    assert all(words in page for words in (WHY, "Ruth Okafor", "Anneke Visser", case.shown_name))
    assert WHY not in _page(cast, "noor", "/me/opened/")


def test_all_can_see_that_one_was_opened_and_no_name(cast: Cast, case: Case) -> None:
    asked = _asks(cast, case)
    for address in ("/decisions/", "/spaces/commons/decisions/"):
        assert "Two stewards looked" not in _page(cast, "noor", address)
    _answers(cast, asked)
    for address in ("/decisions/", "/spaces/commons/decisions/"):
        page = _page(cast, "noor", address)
        assert "Two stewards looked up who is behind a made name." in page
        assert not any(name in page for name in ("Maria", "Ruth", "Anneke", case.shown_name))
    assert "Two stewards looked" not in _page(cast, "maria", "/spaces/rural/decisions/")


def test_no_row_of_it_can_be_changed_or_removed(cast: Cast, case: Case) -> None:
    asked = _asks(cast, case)
    _answers(cast, asked)
    for sql in (
        "UPDATE moderation_unsealing SET reason = ''", "DELETE FROM moderation_unsealing",
        "UPDATE moderation_unsealinganswer SET agrees = false", "DELETE FROM moderation_unsealinganswer",
    ):  # fmt: skip
        with (
            pytest.raises(DatabaseError, match="never changed"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql)


def test_after_an_account_is_closed_there_is_nobody_to_see(cast: Cast, case: Case) -> None:
    asked = _asks(cast, case)
    _answers(cast, asked)
    destroy_seals(cast["maria"])
    page = _page(cast, "ruth", asked.get_absolute_url())
    assert "Nobody can know any more who it was" in page
    assert "Maria" not in page
