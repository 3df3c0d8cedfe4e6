"""Stewards find members and help them; they see what that needs and nothing else."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.core import mail
from django.utils import timezone

from kith.capabilities.moderation.actions.appealing import appeal
from kith.capabilities.moderation.models import Case, Decision
from kith.capabilities.notifications.models import Notice
from kith.doors.steward.jobs import send_way_in
from kith.foundation.activity.models import Event
from kith.foundation.people.actions import make_steward
from kith.foundation.people.models import Person
from kith.foundation.profiles.actions import tell
from kith.foundation.spaces.actions.limiting import limit
from tests.cast import Cast
from tests.masked import allow_masks, said_masked
from tests.moderating import decided, said, told


def _found(cast: Cast, words: str, state: str = "") -> set[str]:
    page = cast.client("ruth").get("/steward/members/", {"q": words, "state": state}).content.decode()
    return {key for key, person in cast.people.items() if f"/steward/members/{person.handle}/" in page}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("mari", {"maria"}),
        ("@noo", {"noor"}),
        ("maria@example.org", {"maria"}),
        ("MARIA@example.org ", {"maria"}),
        ("maria@example.or", set()),
        ("@example.org", set()),
        ("Kestrel", set()),  # a name chosen for a space leads to nobody
        ("Robin", {"kestrel"}),
        ("victor", {"victor"}),
    ],
)
def test_someone_is_found_by_name_handle_or_whole_address(cast: Cast, words: str, found: set[str]) -> None:
    assert _found(cast, words) == found


def test_someone_is_found_by_another_address_once_it_is_proven(cast: Cast) -> None:
    other = EmailAddress.objects.create(user=cast["sam"], email="sam@work.example", verified=False)
    assert _found(cast, "sam@work.example") == set()
    EmailAddress.objects.filter(pk=other.pk).update(verified=True)
    assert _found(cast, "sam@work.example") == {"sam"}


def test_a_name_made_for_one_conversation_is_no_member(cast: Cast) -> None:
    allow_masks(cast.commons)
    mask = said_masked(cast).author.person
    assert mask.handle not in _found(cast, "") | _found(cast, mask.name)
    assert cast.client("ruth").get(f"/steward/members/{mask.handle}/").status_code == 404


def test_they_are_found_by_state(cast: Cast) -> None:
    assert _found(cast, "", "suspended") == {"victor"}
    assert _found(cast, "", "stewards") == {"ruth"}
    assert "victor" not in _found(cast, "", "active")


def test_the_page_of_a_member_shows_what_helps_and_nothing_private(cast: Cast) -> None:
    tell(cast["kestrel"], field="lived_experience", texts=["a hard winter"], audience="everyone")
    page = cast.client("ruth").get("/steward/members/robin/").content.decode().split("<main")[1]
    assert "Robin Achterberg" in page
    assert "…@example.org" in page
    for private in ("a hard winter", "Kestrel", "kestrel@", "Rural", "The commons", "Tuesday"):
        assert private not in page, private


@pytest.mark.parametrize("who", ["tomasz", "maria", None])
def test_for_others_there_is_nothing_to_see_and_nothing_to_do(cast: Cast, who: str | None) -> None:
    client = cast.client(who)
    for address in ("", "maria/", "maria/role/", "maria/matter/"):
        assert client.get(f"/steward/members/{address}").status_code == 404, address
    for verb in ("role", "role/withdrawal", "sessions/withdrawal", "way-in", "matter"):
        assert client.post(f"/steward/members/maria/{verb}/").status_code == 404, verb
    assert not Person.objects.get(handle="maria").is_steward
    assert not Event.objects.filter(type__startswith="steward.").exists()


def test_someone_is_made_a_steward_once_and_is_told(cast: Cast, deliver: Callable[[], None]) -> None:
    ruth = cast.client("ruth")
    assert "reads no private messages" in ruth.get("/steward/members/maria/role/").content.decode()
    for _press in range(2):
        assert ruth.post("/steward/members/maria/role/").status_code == 302
    deed = Event.objects.get(type="steward.made")
    assert (deed.actor, deed.facts) == (cast["ruth"], {"person": cast["maria"].pk})
    deliver()
    assert Notice.objects.get(event__type="steward.appointed").person == cast["maria"]
    assert cast.client("maria").get("/steward/").status_code == 200


def test_the_last_steward_stays(cast: Cast) -> None:
    ruth = cast.client("ruth")
    assert "They are the only steward." in ruth.get("/steward/members/ruth/").content.decode()
    assert ruth.post("/steward/members/ruth/role/withdrawal/").status_code == 403
    make_steward(cast["maria"])
    assert ruth.post("/steward/members/ruth/role/withdrawal/").status_code == 302
    assert ruth.get("/steward/").status_code == 404
    assert set(Person.objects.filter(is_steward=True)) == {cast["maria"]}


def test_a_suspended_steward_does_not_count(cast: Cast) -> None:
    make_steward(cast["victor"])
    assert cast.client("ruth").post("/steward/members/ruth/role/withdrawal/").status_code == 403


def test_someone_is_signed_out_everywhere_and_can_see_that(cast: Cast) -> None:
    maria = cast.client("maria")
    key = maria.cookies["sessionid"].value
    UserSession.objects.create(user=cast["maria"], ip="127.0.0.1", session_key=key)
    cast.client("ruth").post("/steward/members/maria/sessions/withdrawal/")
    assert maria.get("/me/account/").status_code == 302
    assert "A steward signed you out everywhere" in cast.client("maria").get("/me/safety/").content.decode()
    assert Event.objects.get(type="steward.signed_out").actor == cast["ruth"]


def test_the_way_in_is_mailed_to_every_proven_address_and_no_code_is_in_it(cast: Cast) -> None:
    EmailAddress.objects.create(user=cast["maria"], email="maria@work.example", verified=True)
    EmailAddress.objects.create(user=cast["maria"], email="maria@else.example", verified=False)
    cast.client("ruth").post("/steward/members/maria/way-in/")
    send_way_in(cast["maria"].pk)
    assert {message.to[0] for message in mail.outbox} == {"maria@example.org", "maria@work.example"}
    assert "/account/login/code/" in mail.outbox[0].body
    assert Event.objects.get(type="steward.way_in").actor == cast["ruth"]


def test_an_account_is_closed_by_a_decision_with_a_reason_and_an_appeal(cast: Cast) -> None:
    ruth = cast.client("ruth")
    answer = ruth.post("/steward/members/sam/matter/", {"words": "Two people share it"})
    case = Case.objects.get(person=cast["sam"])
    assert answer.headers["Location"] == f"/desk/{case.pk}/"
    assert "Two people share it" in ruth.get(f"/desk/{case.pk}/").content.decode()
    words = {"kind": "suspend", "days": "7", "category": "other", "reason": "Please write to us."}
    assert ruth.post(f"/desk/{case.pk}/decision/", words | {"version": case.version}).status_code == 302
    decision = Decision.objects.get()
    assert Person.objects.get(handle="sam").state == "suspended"
    page = ruth.get("/steward/members/sam/").content.decode()
    assert f'href="/desk/{case.pk}/"' in page
    assert appeal(decision, words="I am alone").space is None


def test_where_someone_only_reads_stands_there_with_its_end_and_no_hidden_space_or_name(cast: Cast) -> None:
    for name, space in (("maria", cast.commons), ("maria", cast.circle), ("kestrel", cast.rural)):
        limit(cast.place(name, space), until=_later(), reason="Rest", by=cast["tomasz"])
    ruth = cast.client("ruth")
    page = ruth.get("/steward/members/maria/").content.decode()
    assert "Only reads in The commons" in page
    assert "Tuesday circle" not in page
    assert "Only reads" not in ruth.get("/steward/members/robin/").content.decode()


def test_opening_a_matter_twice_is_one_case(cast: Cast) -> None:
    ruth = cast.client("ruth")
    for words in ("First", "Second"):
        ruth.post("/steward/members/sam/matter/", {"words": words})
    assert Case.objects.count() == 1
    assert Case.objects.get().notes.count() == 2
    assert "Go on with the open case" in ruth.get("/steward/members/sam/").content.decode()


def test_who_told_it_leaves_it_to_others(cast: Cast) -> None:
    make_steward(cast["anneke"])
    told(cast, Case(person=cast["sam"]), by="ruth", only_stewards=True)
    answer = cast.client("ruth").post("/steward/members/sam/matter/", {"words": "Typed with care"})
    assert answer.status_code == 422
    assert "Someone at the desk already" in answer.content.decode()
    assert "Typed with care" in answer.content.decode()
    assert Case.objects.get().notes.count() == 0


def test_nobody_looks_into_a_matter_about_themselves(cast: Cast) -> None:
    assert cast.client("ruth").post("/steward/members/ruth/matter/", {"words": "Hm"}).status_code == 404


def test_a_matter_without_words_is_asked_again(cast: Cast) -> None:
    assert cast.client("ruth").post("/steward/members/sam/matter/", {"words": ""}).status_code == 422


def test_what_happened_under_a_chosen_name_leads_from_no_account_there(cast: Cast) -> None:
    """Ruth may see the case about Kestrel; on Robin's page nothing says that it is the same person."""
    case = told(cast, Case(post=said(cast, "kestrel", where=cast.rural)), by="maria", only_stewards=True).case
    decided(cast, case, "limit", by="ruth", until=_later(), goes_on=True)
    ruth = cast.client("ruth")
    assert "for a while" not in ruth.get("/steward/members/robin/").content.decode()
    decided(cast, case, "suspend", by="ruth", until=_later())
    page = ruth.get("/steward/members/robin/").content.decode()
    assert "Their account is closed for a while" in page
    assert f"/desk/{case.pk}/" not in page


def _later() -> datetime:
    return timezone.now() + timedelta(days=7)
