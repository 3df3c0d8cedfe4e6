"""The pages of rounds: opening one, saying what one wants part by part, and what they cost."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kith.domains.supervision.models import Round, RoundsAllowed, Seeker
from kith.domains.supervision.rounds.sealing import read_wish
from kith.domains.supervision.rounds.wished import Wished
from kith.domains.supervision.tests.rounds.people import found, proposed, round_of, solved, wanting
from kith.foundation.profiles.models import ProfileEntry
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast

WHEN = {"languages": ["en"], "zone": "Europe/Madrid", "times": ["1-evening", "3-noon"]}


def _opened(cast: Cast, name: str, path: str, **changed: str) -> int:
    day = timezone.localdate() + timedelta(days=5)
    told = {"day": day.isoformat(), "least": "4", "most": "6", "minutes": "60", "send_key": "once"} | changed
    return int(cast.client(name).post(path, told).status_code)


def _wished(cast: Cast, name: str, of: Round) -> Wished:
    with seen_as(cast[name]):
        wished = read_wish(of, cast[name])
    assert wished is not None
    return wished


def test_a_steward_opens_one_for_the_house_and_one_form_opens_one(cast: Cast) -> None:
    for _sent in range(2):
        assert _opened(cast, "ruth", "/circles/rounds/new/") == 302
    made = Round.objects.get()
    assert (made.space, made.least, made.most, made.minutes) == (None, 4, 6, 60)
    assert "For everyone here" in cast.client("eleni").get("/circles/rounds/").text
    assert _opened(cast, "maria", "/circles/rounds/new/") == 403


def test_in_a_space_its_hosts_open_one_and_its_members_where_it_lets_them(cast: Cast) -> None:
    path = "/spaces/rural/rounds/"
    assert _opened(cast, "maria", f"{path}new/") == 403
    assert cast.client("maria").post(f"{path}allowance/", {"by": "members"}).status_code == 403
    assert cast.client("tomasz").post(f"{path}allowance/", {"by": "members"}).status_code == 302
    assert _opened(cast, "maria", f"{path}new/") == 302
    assert "/spaces/rural/rounds/new/" in cast.client("maria").get("/circles/rounds/").text
    cast.client("tomasz").post(f"{path}allowance/", {"by": "hosts"})
    assert not RoundsAllowed.objects.exists()
    assert _opened(cast, "maria", f"{path}new/", send_key="again") == 403


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"least": "8", "most": "5"}, "A circle cannot hold fewer people than it needs."),
        ({"day": "2020-01-01"}, "Please choose a day from today on, within four months."),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(cast: Cast, changed: dict[str, str], says: str) -> None:
    told = {"day": "2099-01-01", "least": "4", "most": "6", "minutes": "60"} | changed
    answer = cast.client("ruth").post("/circles/rounds/new/", told)
    assert answer.status_code == 422
    assert says in answer.text


def test_the_first_part_is_enough_and_the_others_can_follow_one_by_one(cast: Cast) -> None:
    of, noor = round_of(cast), cast.client("noor")
    wish = f"/circles/rounds/{of.pk}/wish/"
    assert noor.get(f"{wish}work/").headers["Location"] == f"{wish}when/", "the first one comes first"
    assert noor.post(f"{wish}when/", WHEN).status_code == 302
    assert Seeker.objects.get().person == cast["noor"]
    noor.post(
        f"{wish}work/",
        {
            "tenure": "new",
            "role": "family",
            "alike": ["role"],
            "settings": [":crisis"],
            "questions": ["grief"],
        },
    )
    noor.post(f"{wish}how/", {"ways": ["phone"], "identities": "Deaf\n", "uses_identities": "on", "not_alone_as": ["newcomer"]})  # fmt: skip
    noor.post(f"{wish}apart/", {"employer": "Lighthouse", "avoids": "Dana  Whitlock\n@sam\n"})
    said = _wished(cast, "noor", of)
    assert said.times == ("1-evening", "3-noon")
    assert (said.role, said.alike, said.settings) == ("family", ("role",), (":crisis",))
    assert said.questions == ("grief",)
    assert said.not_alone_as == ("newcomer", "Deaf")
    assert said.avoids == ("Dana Whitlock", "@sam")
    assert "Lighthouse" in noor.get(f"{wish}apart/").text


def test_without_a_time_it_is_said_and_what_was_typed_stays(cast: Cast) -> None:
    of = round_of(cast)
    answer = cast.client("noor").post(f"/circles/rounds/{of.pk}/wish/when/", WHEN | {"times": []})
    assert answer.status_code == 422
    assert "Please tick at least one time." in answer.text
    assert not Seeker.objects.exists()


def test_the_week_is_read_out_day_by_day(cast: Cast) -> None:
    page = cast.client("noor").get(f"/circles/rounds/{round_of(cast).pk}/wish/when/").text
    assert page.count('name="times"') == 42
    for day in ("Monday", "Sunday"):
        assert f"<legend>{day}</legend>" in page
    assert "evening, 18 to 21" in page


def test_what_the_profile_says_is_there_already(cast: Cast) -> None:
    for field, code in (("language", "gl"), ("role", ":us-family"), ("setting", ":warm-line")):
        ProfileEntry.objects.create(person=cast["noor"], field=field, code=code, text=code, audience="self")
    of, noor = round_of(cast), cast.client("noor")
    page = noor.get(f"/circles/rounds/{of.pk}/wish/when/").text
    assert 'value="gl"' in page
    noor.post(f"/circles/rounds/{of.pk}/wish/when/", WHEN)
    said = _wished(cast, "noor", of)
    assert (said.role, said.settings) == ("family", (":warm-line",))


def test_it_can_be_taken_back_and_nothing_is_left(cast: Cast) -> None:
    of = wanting(round_of(cast), {"noor": {}}, cast)
    assert cast.client("noor").post(f"/circles/rounds/{of.pk}/withdrawal/").status_code == 302
    assert not Seeker.objects.exists()
    with seen_as(cast["noor"]):
        assert read_wish(of, cast["noor"]) is None


def test_when_it_is_over_nothing_can_be_said_any_more(cast: Cast) -> None:
    of = proposed(cast)
    path = f"/circles/rounds/{of.pk}/"
    assert cast.client("noor").post(f"{path}wish/when/", WHEN).headers["Location"] == path
    assert cast.client("noor").post(f"{path}withdrawal/").headers["Location"] == path
    assert found(of).state == Round.State.PROPOSED


def test_its_pages_have_neutral_titles_and_no_browser_keeps_them(cast: Cast) -> None:
    of = wanting(round_of(cast, words="For night workers"), {"noor": {}}, cast)
    for part in ("", "wish/when/", "wish/work/", "wish/how/", "wish/apart/"):
        answer = cast.client("noor").get(f"/circles/rounds/{of.pk}/{part}")
        title = answer.text.partition("<title>")[2].partition("</title>")[0]
        assert title.startswith("Circles")
        assert "no-store" in answer.headers["Cache-Control"]


def _cost(cast: Cast, path: str) -> int:
    client = cast.client("maria")
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len([query for query in queries if "SAVEPOINT" not in query["sql"]])


def test_they_cost_the_same_for_few_and_for_many(cast: Cast) -> None:
    few = proposed(cast, "maria", "noor", "sam")
    costs = {path: _cost(cast, path) for path in ("/circles/rounds/", f"/circles/rounds/{few.pk}/")}
    names = ("maria", "noor", "sam", "anneke", "tomasz", "dana", "kestrel")
    many = solved(round_of(cast, most=8), {name: {} for name in names}, cast)
    for _each in range(20):
        round_of(cast, space=cast.commons)
    assert _cost(cast, "/circles/rounds/") <= costs["/circles/rounds/"]
    assert _cost(cast, f"/circles/rounds/{many.pk}/") <= costs[f"/circles/rounds/{few.pk}/"]
