"""Guidelines: read before joining, agreed to before writing, versions kept."""

from django.test import Client

from kith.foundation.spaces.actions import belonging
from kith.foundation.spaces.actions.inviting import accept, invite
from kith.foundation.spaces.actions.opening import write_guidelines
from kith.foundation.spaces.models import Membership
from tests.cast import Cast
from tests.contracts.makers import MAKERS

NEW = "- We speak from our own experience.\n- What is said here stays in this room."


def _publish(client: Client, source: str, version: int) -> int:
    return client.post("/spaces/commons/guidelines/new/", {"source": source, "version": version}).status_code


def test_after_a_change_members_agree_again_before_they_write(cast: Cast) -> None:
    client = cast.client("maria")
    write = "/spaces/commons/new/question/"
    assert client.get(write).status_code == 200
    assert _publish(cast.client("tomasz"), NEW, 1) == 302
    assert client.get(write).status_code == 403
    page = client.get("/spaces/commons/agreement/").content.decode()
    assert "<ins>in this room</ins>" in page.replace(
        "<ins>in</ins> <ins>this room</ins>", "<ins>in this room</ins>"
    )
    assert client.post("/spaces/commons/agreement/", {"version": 2}).status_code == 302
    assert client.get(write).status_code == 200


def test_whoever_has_never_agreed_is_not_told_of_a_change(cast: Cast) -> None:
    Membership.objects.filter(person=cast["noor"], space=cast.commons).update(agreed_version=0)
    item = MAKERS["question"](cast.place("maria", cast.commons))
    client = cast.client("noor")
    for address in ("/spaces/commons/", item.get_absolute_url(), "/spaces/commons/agreement/"):
        page = client.get(address).content.decode()
        assert "changed" not in page.lower(), address
        assert "guidelines" in page, address
    assert "This space has guidelines." in client.get(item.get_absolute_url()).content.decode()


def test_who_wrote_the_guidelines_has_agreed_to_them(cast: Cast) -> None:
    _publish(cast.client("tomasz"), NEW, 1)
    assert cast.place("tomasz", cast.commons).has_agreed


def test_one_agrees_to_the_version_on_the_page_only(cast: Cast) -> None:
    write_guidelines(cast.commons, source=NEW, by=cast["tomasz"])
    write_guidelines(cast.commons, source=NEW + " Always.", by=cast["tomasz"])
    answer = cast.client("maria").post("/spaces/commons/agreement/", {"version": 2})
    assert answer.status_code == 422
    assert not cast.place("maria", cast.commons).has_agreed


def test_two_hosts_at_once_do_not_overwrite_each_other(cast: Cast) -> None:
    client = cast.client("tomasz")
    assert _publish(client, NEW, 1) == 302
    answer = client.post("/spaces/commons/guidelines/new/", {"source": "- Mine", "version": 1})
    assert answer.status_code == 422
    assert "- Mine" in answer.content.decode()
    cast.commons.refresh_from_db()
    assert cast.commons.guidelines_version == 2


def test_earlier_versions_stay_readable_and_say_that_they_no_longer_hold(cast: Cast) -> None:
    write_guidelines(cast.commons, source=NEW, by=cast["tomasz"])
    visitor = cast.client(None)
    assert "stays in this room" in visitor.get("/spaces/commons/guidelines/").content.decode()
    earlier = visitor.get("/spaces/commons/guidelines/?version=1").content.decode()
    assert "stays here" in earlier
    assert "no longer holds" in earlier
    assert visitor.get("/spaces/commons/guidelines/?version=9").status_code == 404


def test_a_look_publishes_nothing(cast: Cast) -> None:
    answer = cast.client("tomasz").post("/spaces/commons/guidelines/new/", {"source": "**Soup**", "look": ""})
    assert "<strong>Soup</strong>" in answer.content.decode()
    cast.commons.refresh_from_db()
    assert cast.commons.guidelines_version == 1


def test_whom_a_host_lets_in_is_bound_by_what_they_read_when_they_asked(cast: Cast) -> None:
    belonging.join(cast.rural, by=cast["noor"], request="Hello")
    write_guidelines(cast.rural, source=NEW, by=cast["tomasz"])
    asker = cast.place("noor", cast.rural)
    cast.client("tomasz").post(f"/spaces/rural/people/{asker.pk}/admission/")
    place, client = cast.place("noor", cast.rural), cast.client("noor")
    assert (place.state, place.has_agreed) == ("active", False)
    assert client.get("/spaces/rural/new/question/").status_code == 403
    client.post("/spaces/rural/agreement/", {"version": 2})
    assert client.get("/spaces/rural/new/question/").status_code == 200


def test_who_asked_and_then_follows_an_invitation_has_read_what_it_shows(cast: Cast) -> None:
    belonging.join(cast.rural, by=cast["noor"], request="Hello")
    write_guidelines(cast.rural, source=NEW, by=cast["tomasz"])
    cast.rural.refresh_from_db()
    invitation, _token = invite(to=cast.rural, by=cast["tomasz"], days=7)
    accept(invitation, by=cast["noor"])
    assert cast.place("noor", cast.rural).has_agreed


def test_only_hosts_write_guidelines(cast: Cast) -> None:
    assert _publish(cast.client("maria"), NEW, 1) == 403
