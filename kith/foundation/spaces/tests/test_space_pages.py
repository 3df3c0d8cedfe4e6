"""The pages of a space that hosts and members use, by their addresses: the right form, the right people, no harm twice."""

import pytest
from django.urls import reverse

from kith.foundation.activity.models import Event
from kith.foundation.spaces.actions import belonging, inviting, opening
from kith.foundation.spaces.models import Invitation, Space
from tests.cast import Cast
from tests.contracts.makers import MAKERS

SETUP = {
    "name": "The commons", "purpose": "A place for peers.", "sort": "community", "region": "",
    "visibility": "public", "joining": "open", "language": "en",
}  # fmt: skip
HOSTS_PAGES = {
    "new-guidelines": "Write new guidelines",
    "settings": "Change this space",
    "archive": "Archive this space?",
    "invitations": "Invite people",
    "requests": "Who asks to join",
}
MEMBERS_PAGES = {
    "name": "Go by another name here",
    "members": "Members",
    "log": "What happened here",
    "agreement": "You have agreed to these guidelines",
    "ties": "",
    "leaving": "Leave The commons?",
}


def at(name: str, *keys: object, slug: str = "commons") -> str:
    return reverse(f"spaces:{name}", args=[slug, *keys])


def _title(page: str) -> str:
    return page.partition("<h1>")[2].partition("</h1>")[0]


@pytest.mark.parametrize("name", HOSTS_PAGES)
def test_pages_of_hosts_are_for_hosts(cast: Cast, name: str) -> None:
    answer = cast.client("tomasz").get(at(name))
    assert answer.status_code == 200
    assert _title(answer.content.decode()) == HOSTS_PAGES[name]
    for who in ("maria", "dana", "eleni"):
        assert cast.client(who).get(at(name)).status_code == 403
        assert cast.client(who).post(at(name), SETUP).status_code in (403, 405)


@pytest.mark.parametrize("name", MEMBERS_PAGES)
def test_pages_of_members_are_for_all_who_belong(cast: Cast, name: str) -> None:
    for who in ("maria", "dana"):
        answer = cast.client(who).get(at(name))
        assert answer.status_code == 200
        assert MEMBERS_PAGES[name] in _title(answer.content.decode())
    assert cast.client("eleni").get(at(name)).status_code == 403
    assert cast.client(None).get(at(name)).status_code in (302, 403)


def test_a_host_sets_up_the_space_and_the_form_shows_how_it_is(cast: Cast) -> None:
    host = cast.client("tomasz")
    page = host.get(at("settings")).content.decode()
    assert 'value="The commons"' in page
    assert "A place for peers." in page
    answer = host.post(at("settings"), SETUP | {"name": "The green", "joining": "request"})
    assert answer.headers["Location"] == "/spaces/commons/"
    assert "The green" in cast.client(None).get("/spaces/commons/").content.decode()
    assert "changed how this space is set up" in host.get(at("log")).content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"purpose": ""},
        {"sort": "chapter"},
        {"visibility": "hidden"},
        {"joining": "soup"},
        {"language": "xx"},
    ],
)
def test_a_wrong_set_up_is_asked_again_and_keeps_what_was_typed(cast: Cast, wrong: dict[str, str]) -> None:
    typed = SETUP | {"region": "By the lake", "purpose": "For nights."} | wrong
    if wrong == {"sort": "chapter"}:
        typed["region"] = ""
    answer = cast.client("tomasz").post(at("settings"), typed)
    assert answer.status_code == 422
    for name in {"region", "purpose"} - wrong.keys():
        assert typed[name] in answer.content.decode()
    assert Space.objects.get(pk=cast.commons.pk).purpose == "A place for peers."


def test_the_same_set_up_sent_twice_is_one_change(cast: Cast) -> None:
    before = Event.objects.count()
    for _press in range(2):
        cast.client("tomasz").post(at("settings"), SETUP | {"name": "The green"})
    assert Event.objects.count() == before + 1


def test_a_space_that_becomes_narrower_takes_what_is_in_it_along(cast: Cast) -> None:
    item = MAKERS["question"](cast.place("maria", cast.commons))
    cast.client("tomasz").post(at("settings"), SETUP | {"visibility": "hidden", "joining": "invitation"})
    assert cast.client(None).get(item.get_absolute_url()).status_code == 404
    assert cast.client("eleni").get("/spaces/commons/").status_code == 404
    item.refresh_from_db()  # a narrower one has no words of its title in its address
    assert cast.client("noor").get(item.get_absolute_url()).status_code == 200


def test_a_space_is_archived_and_opened_again_once_each(cast: Cast) -> None:
    host, before = cast.client("tomasz"), Event.objects.count()
    for _press in range(2):
        assert host.post(at("archive")).headers["Location"] == "/spaces/commons/"
    assert Event.objects.count() == before + 1
    assert cast.client(None).get("/spaces/commons/").status_code == 200
    assert host.get("/spaces/commons/new/question/").status_code == 403
    assert "Open it again" in host.get(at("settings")).content.decode()
    for _press in range(2):
        host.post(at("archive-withdrawal"))
    assert Event.objects.count() == before + 2
    assert host.get("/spaces/commons/new/question/").status_code == 200


def test_in_an_archive_hosts_invite_nobody_and_everyone_can_still_leave(cast: Cast) -> None:
    opening.archive(cast.commons, by=cast["tomasz"])
    assert cast.client("tomasz").get(at("invitations")).status_code == 403
    assert cast.client("eleni").post(at("joining"), {"version": 1, "display_name": ""}).status_code == 403
    assert cast.client("noor").post(at("leaving")).status_code == 302
    assert cast.place("noor", cast.commons).state == "left"


def test_a_role_is_given_on_a_page_that_names_the_person(cast: Cast) -> None:
    host, place = cast.client("tomasz"), cast.place("dana", cast.commons)
    page = host.get(at("role", place.pk)).content.decode()
    assert "Role of Dana Whitlock" in page
    assert "Give this role" in page
    assert host.post(at("role", place.pk), {"role": "king"}).status_code == 422
    before = Event.objects.count()
    for _press in range(2):
        host.post(at("role", place.pk), {"role": "member"})
    assert cast.place("dana", cast.commons).role == "member"
    assert Event.objects.count() == before + 1


def test_removing_someone_twice_removes_them_once(cast: Cast) -> None:
    place, before = cast.place("noor", cast.commons), Event.objects.count()
    first, second = (cast.client("tomasz").post(at("removal", place.pk)).status_code for _press in range(2))
    assert (first, second) == (302, 404)
    assert Event.objects.count() == before + 1


def test_leaving_twice_leaves_once(cast: Cast) -> None:
    noor, before = cast.client("noor"), Event.objects.count()
    assert noor.post(at("leaving")).status_code == 302
    assert noor.post(at("leaving")).status_code == 403
    assert Event.objects.count() == before + 1


def test_what_one_said_stays_after_one_has_left(cast: Cast) -> None:
    item = MAKERS["question"](cast.place("noor", cast.commons), source="I sing at night.")
    assert "signed Noor as before" in cast.client("noor").get(at("leaving")).content.decode()
    cast.client("noor").post(at("leaving"))
    page = cast.client("maria").get(item.get_absolute_url()).content.decode()
    assert "I sing at night." in page
    assert "Noor" in page


def test_another_name_is_taken_and_given_back(cast: Cast) -> None:
    noor = cast.client("noor")
    item = MAKERS["question"](cast.place("noor", cast.commons))
    for _press in range(2):
        assert noor.post(at("name"), {"display_name": "Heron"}).headers["Location"] == "/spaces/commons/"
    assert "Here you are Heron now." in noor.get(at("name")).content.decode()
    page = cast.client("maria").get(item.get_absolute_url()).content.decode()
    assert "Heron" in page
    assert "Noor" not in page
    noor.post(at("name"), {"display_name": ""})
    assert "Here you are Noor now." in noor.get(at("name")).content.decode()


def test_a_name_that_is_too_long_or_taken_is_shown_again(cast: Cast) -> None:
    noor = cast.client("noor")
    for name in ("x" * 81, "maria delgado"):
        answer = noor.post(at("name"), {"display_name": name})
        assert answer.status_code == 422
        assert f'value="{name}"' in answer.content.decode()
    assert cast.place("noor", cast.commons).shown_name == "Noor"


def test_agreeing_twice_does_no_harm(cast: Cast) -> None:
    opening.write_guidelines(cast.commons, source="- New words.", by=cast["tomasz"])
    noor = cast.client("noor")
    assert "I agree" in noor.get(at("agreement")).content.decode()
    for _press in range(2):
        assert noor.post(at("agreement"), {"version": 2}).status_code == 302
    assert cast.place("noor", cast.commons).has_agreed
    page = noor.get(at("agreement")).content.decode()
    assert "You have agreed" in page
    assert "I agree" not in page


def test_a_request_is_answered_once(cast: Cast) -> None:
    asker = belonging.join(cast.rural, by=cast["eleni"], request="I work on an island")
    host = cast.client("tomasz")
    first, second = (host.post(at("admission", asker.pk, slug="rural")).status_code for _press in range(2))
    assert (first, second) == (302, 404)
    assert host.post(at("refusal", asker.pk, slug="rural")).status_code == 404
    assert cast.place("eleni", cast.rural).is_active
    assert "Nobody is waiting" in host.get(at("requests", slug="rural")).content.decode()


def test_an_invitation_is_listed_until_it_is_closed_and_closing_twice_is_one(cast: Cast) -> None:
    made, token = inviting.invite(to=cast.commons, by=cast["tomasz"], days=3, email="new@example.org")
    host = cast.client("tomasz")
    assert "new@example.org" in host.get(at("invitations")).content.decode()
    for _press in range(2):
        assert host.post(at("invitation-withdrawal", made.pk)).status_code == 302
    assert "new@example.org" not in host.get(at("invitations")).content.decode()
    assert cast.client("eleni").get(f"/invitation/{token}/").status_code == 404
    assert cast.client("maria").post(at("invitation-withdrawal", made.pk)).status_code == 404
    assert Invitation.objects.count() == 1


def test_anyone_who_sees_the_space_reads_what_a_role_may_do(cast: Cast) -> None:
    for who, says in (("maria", "Your role here: Member."), ("dana", "Your role here: Guest."), (None, "")):
        page = cast.client(who).get(at("permissions")).content.decode()
        assert "Remove a person from this space" in page
        assert says in page
    assert cast.client("noor").get(at("permissions", slug="tuesday")).status_code == 404


def test_the_log_names_people_as_the_space_knows_them(cast: Cast) -> None:
    cast.client("tomasz").post(
        at("role", cast.place("kestrel", cast.rural).pk, slug="rural"), {"role": "host"}
    )
    log = cast.client("maria").get(at("log", slug="rural")).content.decode()
    assert "Kestrel has a new role here: Host." in log
