"""Stewards change how the house is set up: it holds at once, costs pages nothing, and is written down."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kith.config.declared import SETTINGS
from kith.config.environment import told
from kith.doors.steward.setting_forms import HouseForm
from kith.foundation.activity.models import Event
from kith.foundation.house.choices import decide, house, known
from kith.foundation.house.models import Choice
from kith.foundation.people.models import Person
from kith.foundation.spaces.newcomers import is_newcomer
from tests.cast import Cast

PAGE = "/steward/settings/"


def _set(cast: Cast, who: str = "ruth", **changes: Any) -> int:
    return int(cast.client(who).post(PAGE, HouseForm.now() | changes).status_code)


def test_the_name_stands_on_every_page(cast: Cast) -> None:
    assert _set(cast, name="  Peers  of the north ") == 302
    assert "Peers of the north</title>" in cast.client("maria").get("/spaces/").content.decode()
    assert '"Peers of the north"' in Client().get("/manifest.webmanifest").content.decode()


def test_a_sentence_welcomes_visitors_and_nobody_else(cast: Cast) -> None:
    _set(cast, welcome="We are the peers <of> the north.")
    assert "We are the peers &lt;of&gt; the north." in Client().get("/").content.decode()
    assert "peers" not in cast.client("maria").get("/").content.decode().split("<main")[1].split("</main")[0]


def test_who_may_sign_up(cast: Cast) -> None:
    assert "by invitation" not in Client().get("/account/signup/").content.decode()
    _set(cast, joining="invitation")
    assert "by invitation" in Client().get("/account/signup/").content.decode()


def test_who_may_open_a_space(cast: Cast) -> None:
    maria, ruth = cast.client("maria"), cast.client("ruth")
    assert maria.get("/spaces/new/").status_code == 200
    _set(cast, opening="stewards")
    assert maria.get("/spaces/new/").status_code == 403
    assert "Open a space" not in maria.get("/spaces/").content.decode()
    assert ruth.get("/spaces/new/").status_code == 200


def test_how_long_someone_new_is_slowed(cast: Cast) -> None:
    Person.objects.filter(pk=cast["noor"].pk).update(joined_at=timezone.now() - timedelta(days=5))
    noor = Person.objects.get(pk=cast["noor"].pk)
    assert not is_newcomer(noor, days_present=2)
    _set(cast, newcomer_days=7)
    assert is_newcomer(noor, days_present=2)


@pytest.mark.parametrize(
    "wrong",
    [{"newcomer_days": 0}, {"newcomer_days": 15}, {"name": " "}, {"joining": "nobody"}, {"name": "x" * 61}],
)
def test_what_cannot_be_is_asked_again(cast: Cast, wrong: dict[str, Any]) -> None:
    answer = cast.client("ruth").post(PAGE, HouseForm.now() | {"welcome": "Typed with care"} | wrong)
    assert answer.status_code == 422
    assert "Typed with care" in answer.content.decode()
    assert not Choice.objects.exists()


def test_each_change_is_written_down_once_with_who_and_what(cast: Cast) -> None:
    for _press in range(2):
        _set(cast, joining="invitation")
    deed = Event.objects.get(type="house.changed")
    assert (deed.actor, deed.facts) == (cast["ruth"], {"setting": "joining", "value": "invitation"})
    page = cast.client("ruth").get("/steward/trail/").content.decode()
    assert "joining is now “invitation”" in page


def test_what_is_as_it_was_set_up_leaves_no_row(cast: Cast, settings: Any) -> None:
    _set(cast, joining="invitation")
    _set(cast, joining="open")
    assert not Choice.objects.exists()
    settings.JOINING = "invitation"
    assert house().joining == "invitation"


def test_pages_ask_for_it_once_in_a_while_and_not_each_time(cast: Cast) -> None:
    known.forget()
    client = cast.client("maria")
    with CaptureQueriesContext(connection) as first:
        client.get("/spaces/")
    with CaptureQueriesContext(connection) as second:
        client.get("/spaces/")
    asked = [[query["sql"] for query in each if "house_choice" in query["sql"]] for each in (first, second)]
    assert [len(each) for each in asked] == [1, 0]


def test_another_process_knows_once_it_asks_again(cast: Cast) -> None:
    assert house().name == "Kith"
    Choice.objects.create(name="name", value="Peers")
    assert house().name == "Kith"
    known.forget()
    assert house().name == "Peers"


def test_a_value_out_of_bounds_in_the_database_does_no_harm(cast: Cast) -> None:
    decide({"newcomer_days": 9999})
    assert house().newcomer_days == 14


def test_all_settings_of_the_server_are_shown_and_no_secret(cast: Cast, settings: Any) -> None:
    secrets = {"KITH_MAIL_URL": "smtp://kith:hush@mail.example", "DATABASE_URL": "postgres://u:hush@db/kith"}
    settings.TOLD_SETTINGS = told(secrets | {"KITH_UPLOAD_MB": "20"})
    page = cast.client("ruth").get(PAGE).content.decode()
    for setting in SETTINGS:
        assert f"<code>{setting.name}</code>" in page
    assert "hush" not in page
    assert page.count("It is a secret, so it is not shown.") == 2
    assert "<code>20</code> (set on the server)" in page


def test_whatever_holds_a_password_or_a_key_is_a_secret() -> None:
    names = {each.name for each in SETTINGS if each.secret}
    assert names == {
        "DATABASE_URL",
        "KITH_SECRET_KEY",
        "KITH_MAIL_URL",
        "KITH_MAIL_HOOK",
        "KITH_OIDC",
        "KITH_TURN_SECRET",
        "KITH_BBB_SECRET",
    }


@pytest.mark.parametrize("who", ["tomasz", "maria", None])
def test_for_others_there_is_nothing(cast: Cast, who: str | None) -> None:
    assert cast.client(who).get(PAGE).status_code == 404
    assert cast.client(who).post(PAGE, HouseForm.now() | {"name": "Mine"}).status_code == 404
    assert house().name == "Kith"
