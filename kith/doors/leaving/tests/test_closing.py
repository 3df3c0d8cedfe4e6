"""Closing an account: nothing of the person is left but what they said, and no name on it."""

from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client

from kith.foundation.people.models import Person
from kith.foundation.profiles.actions import tell
from kith.foundation.profiles.models import Field, ProfileEntry
from kith.foundation.spaces.models import Membership
from tests.cast import Cast


def _close(client: Client) -> int:
    return client.post("/me/closing/", {"sure": "on", "words": "keep"}).status_code


def test_the_profile_the_places_and_the_ways_in_are_gone(cast: Cast) -> None:
    tell(cast["kestrel"], field=Field.ROLE, texts=["lighthouse"], audience="everyone")
    client = cast.client("kestrel")
    assert _close(client) == 302
    assert client.get("/me/account/").status_code == 302
    assert not ProfileEntry.objects.exists()
    assert not EmailAddress.objects.filter(email="kestrel@example.org").exists()
    assert not Session.objects.exists()
    assert not Membership.objects.active().filter(person=cast.people["kestrel"]).exists()
    Client().post("/account/login/code/", {"email": "kestrel@example.org"})
    assert "no open account" in str(mail.outbox[-1].body)


def test_no_name_and_no_handle_stays(cast: Cast) -> None:
    _close(cast.client("kestrel"))
    kept = [*Person.objects.values_list("name", "handle", "email")]
    kept += [*Membership.objects.values_list("display_name", "handle", "request")]
    assert not any(word in str(kept).lower() for word in ("robin", "achterberg", "kestrel"))
    assert cast.client("maria").get("/people/robin/").status_code == 404


def test_the_address_is_free_again(cast: Cast) -> None:
    _close(cast.client("kestrel"))
    Client().post("/account/signup/", {"name": "Robin", "email": "kestrel@example.org"})
    assert Person.objects.filter(email="kestrel@example.org").exists()


def test_it_needs_a_tick_and_nothing_happens_without(cast: Cast) -> None:
    client = cast.client("kestrel")
    page = client.post("/me/closing/")
    assert page.status_code == 422
    assert "Tick the box" in page.content.decode()
    assert client.get("/me/account/").status_code == 200


def test_the_only_host_is_asked_to_find_another_first(cast: Cast) -> None:
    client = cast.client("tomasz")
    page = client.post("/me/closing/", {"sure": "on", "words": "keep"})
    assert page.status_code == 422
    assert "only host of" in page.content.decode()
    assert "Tuesday circle" in page.content.decode()
    assert cast.place("tomasz", cast.circle).is_active


def test_a_space_with_nobody_else_in_it_is_archived(cast: Cast) -> None:
    Membership.objects.exclude(person=cast["tomasz"]).delete()
    assert _close(cast.client("tomasz")) == 302
    cast.circle.refresh_from_db()
    assert cast.circle.is_archived
