"""Two accounts become one by whoever has both mailboxes, and by nobody else."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from kith.doors.merging.actions import propose
from kith.doors.merging.models import Proposal
from kith.doors.merging.tests.joining import PAGE, Codes, ask, joined
from kith.foundation.activity.models import Event
from kith.foundation.people.actions import make_steward
from kith.foundation.people.models import Person
from tests.at_once import meanwhile
from tests.cast import Cast
from tests.moderating import said


def test_whoever_has_both_codes_joins_the_two_and_it_is_written_down(cast: Cast, proven: None) -> None:
    post = said(cast, "kestrel", where=cast.rural)
    assert joined(cast) == 302
    post.refresh_from_db()
    assert (post.author.person, post.author.shown_name) == (cast["noor"], "Kestrel")
    ended = Person.objects.get(pk=cast["kestrel"].pk)
    assert (ended.state, ended.name, ended.email) == ("closed", "Former member", None)
    known = EmailAddress.objects.filter(user=cast["noor"]).values_list("email", "primary")
    assert dict(known) == {"noor@example.org": True, "kestrel@example.org": False}
    deed = Event.objects.get(type="merging.joined")
    assert (deed.actor, deed.facts) == (cast["noor"], {"person": cast["noor"].pk, "ended": ended.pk})
    assert "joined the two" in cast.client("ruth").get("/steward/trail/").content.decode()


def test_neither_mail_names_the_other_account_and_the_steward_sees_no_code(cast: Cast, proven: None) -> None:
    codes = ask(cast)
    bodies = {message.to[0]: str(message.body) for message in mail.outbox}
    assert "Robin" not in bodies["noor@example.org"]
    assert "kestrel" not in bodies["noor@example.org"].lower()
    assert "noor" not in bodies["kestrel@example.org"].lower()
    page = cast.client("ruth").get("/steward/members/noor/merging/").content.decode()
    assert not [code for code in codes.values() if code in page]
    for name in ("noor", "kestrel"):
        page = cast.client(name).get(PAGE).content.decode().split("<main")[1].split("</main")[0]
        assert "Robin" not in page
        assert "Noor" not in page


@pytest.mark.parametrize("wrong", [{"kept_code": "AAAAAAAA"}, {"ended_code": "AAAAAAAA"}, {"ended_code": ""}])
def test_one_code_is_not_enough(cast: Cast, proven: None, wrong: Codes) -> None:
    codes = ask(cast)
    assert cast.client("noor").post(PAGE, codes | wrong).status_code == 422
    assert Person.objects.get(pk=cast["kestrel"].pk).is_active


def test_both_codes_are_of_no_use_to_anyone_else(cast: Cast, proven: None) -> None:
    codes = ask(cast)
    for name in ("ruth", "maria"):
        assert cast.client(name).post(PAGE, codes).status_code == 404
    assert cast.client(None).post(PAGE, codes).status_code in (302, 403)
    assert cast.client("kestrel").post(PAGE, codes).status_code == 200  # the one that would end
    assert Person.objects.get(pk=cast["kestrel"].pk).is_active


def test_after_five_wrong_tries_the_codes_are_of_no_use(cast: Cast, proven: None) -> None:
    codes = ask(cast)
    noor = cast.client("noor")
    for _try in range(5):
        assert noor.post(PAGE, codes | {"kept_code": "WRONG"}).status_code == 422
    assert noor.post(PAGE, codes).status_code == 404
    assert Person.objects.get(pk=cast["kestrel"].pk).is_active


@pytest.mark.parametrize("who", ["noor", "kestrel"])
def test_either_says_that_it_is_not_so(cast: Cast, proven: None, who: str) -> None:
    codes = ask(cast)
    cast.client(who).post("/me/joining/refusal/")
    assert cast.client("noor").post(PAGE, codes).status_code == 404
    assert Proposal.objects.get().state == "refused"
    assert Event.objects.get(type="merging.refused").actor == cast[who]


def test_a_steward_takes_it_back(cast: Cast, proven: None) -> None:
    codes = ask(cast)
    cast.client("ruth").post("/steward/members/noor/merging/withdrawal/")
    assert cast.client("noor").post(PAGE, codes).status_code == 404


def test_an_address_that_nobody_proved_gets_no_code(cast: Cast) -> None:
    answer = cast.client("ruth").post(
        "/steward/members/noor/merging/", {"other": "robin", "reason": "They said so"}
    )
    assert answer.status_code == 422
    assert "shown to be theirs" in answer.content.decode()
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("other", ["victor", "noor", "nobody", "nobody@example.org"])
def test_who_cannot_be_joined_is_refused_in_words(cast: Cast, proven: None, other: str) -> None:
    words = {"other": other, "reason": "Typed with care"}
    answer = cast.client("ruth").post("/steward/members/noor/merging/", words)
    assert answer.status_code == 422
    assert "Typed with care" in answer.content.decode()


def test_a_steward_account_does_not_end_by_it(cast: Cast, proven: None) -> None:
    make_steward(cast["kestrel"])
    words = {"other": "robin", "reason": "So"}
    assert cast.client("ruth").post("/steward/members/noor/merging/", words).status_code == 422


@pytest.mark.parametrize("who", ["tomasz", "noor", None])
def test_only_stewards_ask(cast: Cast, proven: None, who: str | None) -> None:
    client, words = cast.client(who), {"other": "robin", "reason": "So"}
    assert client.get("/steward/members/noor/merging/").status_code == 404
    assert client.post("/steward/members/noor/merging/", words).status_code == 404
    assert not Proposal.objects.exists()


def test_asking_anew_makes_the_old_codes_useless(cast: Cast, proven: None) -> None:
    codes = ask(cast)
    propose(cast["noor"], ended=cast["sam"], reason="No, Sam", by=cast["ruth"])
    assert cast.client("noor").post(PAGE, codes).status_code == 422
    assert Person.objects.get(pk=cast["kestrel"].pk).is_active


@pytest.mark.django_db(transaction=True)
def test_of_two_stewards_who_ask_at_once_the_later_one_holds(cast: Cast, proven: None) -> None:
    def asks(reason: str) -> Proposal:
        return propose(cast["noor"], ended=cast["kestrel"], reason=reason, by=cast["ruth"])

    late = meanwhile(lambda: asks("They said so"), lambda: asks("They told me"))
    assert late.exception() is None
    asked = Proposal.objects.order_by("pk").values_list("reason", "state")
    assert [*asked] == [("They said so", "withdrawn"), ("They told me", "waiting")]
