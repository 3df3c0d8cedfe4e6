"""Mails that did not come in, as stewards see them: the reason and technical lines, and no word of anyone."""

import pytest

from kith.doors.mail.models import IncomingMail
from kith.foundation.activity.models import Event
from tests.cast import Cast

RAW = b"""From: Maria <maria@example.org>
To: reply+r.1.2.secretkey@in.kith.example
Subject: About my quilt
Message-ID: <one@example.org>
Content-Type: text/plain

The quilt is private.
"""


@pytest.fixture
def aside(cast: Cast) -> IncomingMail:
    return IncomingMail.objects.create(
        identity="one", key="r.1.2", sender="x", person=cast["maria"], raw=RAW, state="broken",
        reason="unreadable", details={"trouble": "KeyError read:7"},
    )  # fmt: skip


def test_a_steward_sees_the_reason_and_no_word_no_name_and_no_key(cast: Cast, aside: IncomingMail) -> None:
    ruth = cast.client("ruth")
    assert "We could not read your mail." in ruth.get("/steward/mails/").content.decode()
    page = ruth.get(f"/steward/mails/{aside.pk}/").content.decode()
    assert "message-id: &lt;…@example.org&gt;" in page
    assert "to: …@in.kith.example" in page
    assert "KeyError read:7" in page
    for private in ("quilt", "Maria", "maria@", "secretkey", "one@"):
        assert private not in page.split("<main")[1].split("</main")[0], private


def test_it_is_handled_once_more(cast: Cast, aside: IncomingMail) -> None:
    ruth = cast.client("ruth")
    assert ruth.post(f"/steward/mails/{aside.pk}/again/").status_code == 302
    aside.refresh_from_db()
    assert (aside.state, aside.reason) == ("waiting", "")
    assert ruth.post(f"/steward/mails/{aside.pk}/again/").status_code == 404
    assert Event.objects.get(type="mail.handled_again").actor == cast["ruth"]


def test_all_that_could_not_be_read_are_handled_once_more_and_refused_ones_are_not(
    cast: Cast, aside: IncomingMail
) -> None:
    refused = IncomingMail.objects.create(identity="two", state="refused", reason="too_short", raw=RAW)
    cast.client("ruth").post("/steward/mails/again/")
    states = dict(IncomingMail.objects.values_list("pk", "state"))
    assert states == {aside.pk: "waiting", refused.pk: "refused"}


def test_it_is_thrown_away_and_the_same_mail_is_still_known(cast: Cast, aside: IncomingMail) -> None:
    cast.client("ruth").post(f"/steward/mails/{aside.pk}/removal/")
    aside.refresh_from_db()
    assert (aside.raw, aside.state, aside.identity) == (None, "ignored", "one")


@pytest.mark.parametrize("who", ["tomasz", "maria", None])
def test_for_others_there_is_nothing(cast: Cast, aside: IncomingMail, who: str | None) -> None:
    client = cast.client(who)
    for address in ("/steward/mails/", f"/steward/mails/{aside.pk}/"):
        assert client.get(address).status_code == 404
    for address in ("/steward/mails/again/", f"/steward/mails/{aside.pk}/again/"):
        assert client.post(address).status_code == 404
    aside.refresh_from_db()
    assert aside.state == "broken"
