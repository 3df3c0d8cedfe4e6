"""Invitations: what a link shows, whom it lets in, and when it is over."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from kith.foundation.spaces.actions import belonging, inviting
from kith.foundation.spaces.actions.opening import archive, reopen
from kith.foundation.spaces.jobs import forget_addresses, send_invitation
from kith.foundation.spaces.models import Invitation, Membership
from tests.cast import Cast

JOIN = {"version": 1, "display_name": ""}


def _link(cast: Cast, **wishes: object) -> str:
    details = {"days": 7, "uses": 1} | wishes
    _invitation, token = inviting.invite(to=cast.circle, by=cast["tomasz"], **details)  # type: ignore[arg-type]
    return f"/invitation/{token}/"


def _prove(cast: Cast, name: str) -> None:
    EmailAddress.objects.filter(user=cast[name]).update(verified=True)


def _belongs(cast: Cast, name: str) -> bool:
    return Membership.objects.active().filter(space=cast.circle, person=cast[name]).exists()


def test_an_open_link_shows_even_a_hidden_space_and_lets_in(cast: Cast) -> None:
    link, client = _link(cast, role="guest"), cast.client("eleni")
    page = client.get(link).content.decode()
    assert "Tuesday circle" in page
    assert "What is said here stays here." in page
    assert client.post(link, JOIN | {"display_name": "Olive"}).headers["Location"] == "/spaces/tuesday/ties/"
    place = cast.place("eleni", cast.circle)
    assert (place.role, place.shown_name, place.has_agreed) == ("guest", "Olive", True)


def test_a_visitor_sees_where_the_link_leads_and_comes_back_to_it(cast: Cast) -> None:
    link, client = _link(cast), cast.client(None)
    page = client.get(link).content.decode()
    assert "Tuesday circle" in page
    assert page.count(f"next={link.replace('/', '%2F')}") == 2
    assert client.session["invitation"] == link.split("/")[2]
    assert client.post(link, JOIN).status_code in (302, 403)


@pytest.mark.parametrize("ending", ["spent", "over", "withdrawn", "never made", "archived"])
def test_a_link_that_is_not_open_says_the_same_whatever_the_reason(cast: Cast, ending: str) -> None:
    link = _link(cast)
    made = Invitation.objects.latest("pk")
    if ending == "spent":
        cast.client("noor").post(link, JOIN)
    elif ending == "over":
        Invitation.objects.filter(pk=made.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    elif ending == "withdrawn":
        cast.client("tomasz").post(f"/spaces/tuesday/invitations/{made.pk}/withdrawal/")
    elif ending == "archived":
        cast.client("tomasz").post("/spaces/tuesday/archive/")
    else:
        link = "/invitation/neverneverland/"
    for who in ("eleni", None):
        for answer in (cast.client(who).get(link), cast.client(who).post(link, JOIN)):
            assert answer.status_code == 404
            assert "This invitation is not open" in answer.content.decode()
            assert "Tuesday" not in answer.content.decode()
    assert not _belongs(cast, "eleni")


def test_a_link_for_two_lets_in_two(cast: Cast) -> None:
    link = _link(cast, uses=2)
    for name in ("eleni", "noor", "sam"):
        cast.client(name).post(link, JOIN)
    assert [_belongs(cast, name) for name in ("eleni", "noor", "sam")] == [True, True, False]


def test_of_two_who_press_at_once_one_comes_in(cast: Cast) -> None:
    """Both have read the same open invitation before either of them joins."""
    token = _link(cast).split("/")[2]
    first, second = inviting.invitation_by(token), inviting.invitation_by(token)
    assert first is not None
    assert second is not None
    assert inviting.accept(first, by=cast["eleni"]) is not None
    assert inviting.accept(second, by=cast["noor"]) is None
    assert not _belongs(cast, "noor")


def test_an_invitation_by_mail_is_for_one_person(cast: Cast) -> None:
    link = _link(cast, email="Eleni@example.org", uses=5)
    page = cast.client("noor").get(link).content.decode()
    assert "not for the e-mail address of your account" in page
    assert "eleni@example.org" not in page
    assert cast.client("noor").post(link, JOIN).status_code == 422
    assert not _belongs(cast, "noor")
    cast.client("eleni").post(link, JOIN)
    assert not _belongs(cast, "eleni"), "nobody has shown that this address is theirs"
    _prove(cast, "eleni")
    cast.client("eleni").post(link, JOIN)
    assert _belongs(cast, "eleni")
    assert not Invitation.objects.open().exists()


@pytest.mark.parametrize("is_proven", [True, False])
def test_another_address_of_someone_counts_once_it_is_proven(cast: Cast, is_proven: bool) -> None:
    EmailAddress.objects.create(user=cast["noor"], email="Noor@work.example", verified=is_proven)
    cast.client("noor").post(_link(cast, email="noor@work.example"), JOIN)
    assert _belongs(cast, "noor") is is_proven


def test_who_belongs_already_loses_nothing_by_a_link(cast: Cast) -> None:
    link = _link(cast, role="guest")
    assert cast.client("tomasz").post(link, JOIN).headers["Location"] == "/spaces/tuesday/"
    assert cast.place("tomasz", cast.circle).is_host
    assert Invitation.objects.open().count() == 1


def test_a_link_for_one_leads_whoever_came_in_by_it_to_the_space(cast: Cast) -> None:
    """They pressed twice, or kept the link."""
    link, client = _link(cast), cast.client("eleni")
    for answer in (client.post(link, JOIN), client.post(link, JOIN), client.get(link)):
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/spaces/tuesday/")


@pytest.mark.parametrize("ending", ["spent", "over", "withdrawn"])
def test_whom_an_invitation_was_for_is_forgotten_once_it_is_over(cast: Cast, ending: str) -> None:
    for name in ("noor", "eleni"):
        _link(cast, email=f"{name}@example.org")
    over = Invitation.objects.filter(email="eleni@example.org")
    if ending == "spent":
        over.spend()
    elif ending == "over":
        over.update(expires_at=timezone.now())
    else:
        inviting.withdraw(over.get(), by=cast["tomasz"])
    forget_addresses(0)
    assert set(Invitation.objects.values_list("email", flat=True)) == {"noor@example.org", ""}


def test_who_was_removed_comes_back_only_when_a_host_means_them(cast: Cast) -> None:
    belonging.remove(cast.place("maria", cast.circle), by=cast["tomasz"])
    assert cast.client("maria").post(_link(cast, uses=9), JOIN).status_code == 422
    assert not _belongs(cast, "maria")
    _prove(cast, "maria")
    cast.client("maria").post(_link(cast, email="maria@example.org"), JOIN)
    assert _belongs(cast, "maria")


def test_the_link_is_shown_once_and_not_kept(cast: Cast) -> None:
    client = cast.client("tomasz")
    words = {"email": "", "uses": 3, "days": 7, "role": "member"}
    answer = client.post("/spaces/tuesday/invitations/", words)
    link = answer.context["link"]
    assert link in answer.content.decode()
    assert link not in client.get("/spaces/tuesday/invitations/").content.decode()
    assert link.rstrip("/").rpartition("/")[2] not in str(list(Invitation.objects.values()))
    assert cast.client("eleni").get(urlsplit(link).path).status_code == 200


def test_the_mail_carries_the_link_and_the_name_the_host_has_here(cast: Cast) -> None:
    belonging.give_role(cast.place("kestrel", cast.rural), role="host", by=cast["tomasz"])
    invitation, token = inviting.invite(to=cast.rural, by=cast["kestrel"], days=7, email="new@example.org")
    send_invitation(invitation=invitation.pk, token=token)
    (sent,) = mail.outbox
    assert sent.to == ["new@example.org"]
    assert f"/invitation/{token}/" in sent.body
    assert "Kestrel" in sent.body
    assert "Achterberg" not in sent.body
    assert "Rural" not in sent.subject


def test_a_withdrawn_invitation_is_not_mailed(cast: Cast) -> None:
    invitation, token = inviting.invite(to=cast.rural, by=cast["tomasz"], days=7, email="new@example.org")
    inviting.withdraw(invitation, by=cast["tomasz"])
    send_invitation(invitation=invitation.pk, token=token)
    assert mail.outbox == []


@pytest.mark.parametrize(
    "wrong", [{"days": "0"}, {"days": "400"}, {"email": "nobody"}, {"role": "king"}, {"uses": "-1"}]
)
def test_a_wrong_wish_makes_no_invitation_and_keeps_what_was_typed(cast: Cast, wrong: dict[str, str]) -> None:
    words = {"email": "", "uses": "3", "days": "7", "role": "member"} | wrong
    answer = cast.client("tomasz").post("/spaces/tuesday/invitations/", words)
    assert answer.status_code == 422
    assert Invitation.objects.count() == 0


def test_one_form_sent_twice_makes_one_invitation_and_shows_its_link_again(cast: Cast) -> None:
    host, words = (
        cast.client("tomasz"),
        {"days": 7, "role": "member", "email": "new@example.org", "send_key": "k"},
    )
    first, second = (host.post("/spaces/rural/invitations/", words).context["link"] for _press in range(2))
    assert first == second
    assert cast.rural.invitations.count() == 1
    assert ProcrastinateJob.objects.filter(task_name=send_invitation.name).count() == 1
    other = host.post("/spaces/rural/invitations/", words | {"email": "other@example.org"}).context["link"]
    assert other != first


def test_an_archive_closes_what_was_open_for_good(cast: Cast) -> None:
    link = _link(cast)
    archive(cast.circle, by=cast["tomasz"])
    reopen(cast.circle, by=cast["tomasz"])
    assert cast.client("eleni").get(link).status_code == 404
    assert (
        "Open invitations" not in cast.client("tomasz").get("/spaces/tuesday/invitations/").content.decode()
    )


def test_members_do_not_invite(cast: Cast) -> None:
    assert cast.client("maria").get("/spaces/tuesday/invitations/").status_code == 403
    assert cast.client("maria").post("/spaces/tuesday/invitations/1/withdrawal/").status_code == 404
