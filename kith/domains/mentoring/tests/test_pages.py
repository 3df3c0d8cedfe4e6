"""The pages: what they say when there is nothing, and that nothing typed is lost."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.domains.mentoring.models import Readiness
from kith.domains.mentoring.tests.together import GROUPS, aimed, paired, proposal, wish
from kith.foundation.profiles.actions import tell
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast

WISHED = {"offers": [":groups"], "languages": ["en"], "zone": "UTC", "hours_apart": "6", "most": "2"}


def test_without_a_wish_the_page_says_what_it_is_and_what_it_is_not(cast: Cast) -> None:
    page = cast.client("noor").get("/mentoring/").text
    assert "You are proposed to nobody, because you did not ask for it." in page
    assert "It is no supervision, no therapy and no help line." in page
    assert "Nobody owes anything." in page


def test_the_way_to_it_stands_where_people_look(cast: Cast) -> None:
    noor = cast.client("noor")
    for page in ("/people/", "/people/noor/", "/me/", "/"):
        assert 'href="/mentoring/"' in noor.get(page).text, page


def test_with_nothing_in_the_profile_the_next_step_is_shown(cast: Cast) -> None:
    page = cast.client("noor").get("/mentoring/wish/").text
    assert "Your profile does not say yet" in page
    assert 'href="/me/profile/"' in page


def test_only_what_others_can_see_can_be_ticked(cast: Cast) -> None:
    tell(cast["noor"], field="skill_offered", texts=[GROUPS], audience="members")
    tell(cast["noor"], field="skill_sought", texts=["rest"], audience="self")
    noor = cast.client("noor")
    page = noor.get("/mentoring/wish/").text
    assert "Only you can see these, so nobody is matched by them:" in page
    assert 'value="rest"' not in page
    assert noor.post("/mentoring/wish/", WISHED | {"offers": ["rest"]}).status_code == 422
    assert noor.post("/mentoring/wish/", WISHED).status_code == 302
    with seen_as(cast["noor"]):
        assert (Readiness.objects.get().offers, Readiness.objects.get().most) == ([":groups"], 2)


def test_nothing_ticked_comes_back_with_what_was_chosen(cast: Cast) -> None:
    tell(cast["noor"], field="skill_offered", texts=[GROUPS], audience="members")
    answer = cast.client("noor").post("/mentoring/wish/", WISHED | {"offers": []})
    assert answer.status_code == 422
    assert "Please tick something here" in answer.text
    assert '<option value="2" selected>' in answer.text


def test_a_pause_and_taking_it_back_are_one_press(cast: Cast) -> None:
    wish(cast, "noor", offers=[GROUPS])
    noor = cast.client("noor")
    noor.post("/mentoring/wish/pause/")
    assert "You have a pause" in noor.get("/mentoring/").text
    noor.post("/mentoring/wish/pause/end/")
    assert "We look once a day." in noor.get("/mentoring/").text
    noor.post("/mentoring/wish/withdrawal/")
    assert "You are proposed to nobody" in noor.get("/mentoring/").text


def test_private_pages_are_kept_by_no_browser_and_have_neutral_titles(cast: Cast) -> None:
    mine, theirs = paired(cast, "maria", "noor")
    noor = cast.client("noor")
    for path in ("/mentoring/", theirs.get_absolute_url(), f"{theirs.get_absolute_url()}end/"):
        answer = noor.get(path)
        assert "no-store" in answer.headers["Cache-Control"]
        title = answer.text.partition("<title>")[2].partition("</title>")[0]
        assert "Maria" not in title
    assert mine.key not in noor.get(theirs.get_absolute_url()).text


def test_an_empty_goal_is_asked_for_again(cast: Cast) -> None:
    _mine, theirs = paired(cast, "maria", "noor")
    answer = cast.client("noor").post(f"{theirs.get_absolute_url()}goals/", {"words": ""})
    assert answer.status_code == 422
    assert "A short line is enough." in answer.text


def test_a_day_that_is_over_is_no_end(cast: Cast) -> None:
    _mine, theirs = paired(cast, "maria", "noor")
    answer = cast.client("noor").post(
        f"{theirs.get_absolute_url()}agreement/", {"until": "2020-01-01", "between": "Our teams"}
    )
    assert answer.status_code == 422
    assert "Please choose a day between tomorrow and two years from now." in answer.text
    assert "Our teams" in answer.text


def _cost(cast: Cast, path: str) -> int:
    client = cast.client("maria")
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len([query for query in queries if "SAVEPOINT" not in query["sql"]])


def test_the_overview_costs_the_same_for_few_and_for_many(cast: Cast) -> None:
    paired(cast, "maria", "noor")
    proposal(cast, "maria", "sam")
    few = _cost(cast, "/mentoring/")
    for name in ("anneke", "ruth", "tomasz"):
        proposal(cast, "maria", name)
    assert _cost(cast, "/mentoring/") == few <= 12


def test_a_pair_costs_the_same_for_few_and_for_many_goals(cast: Cast) -> None:
    mine, _theirs = paired(cast, "maria", "noor")
    aimed(mine, "One")
    few = _cost(cast, mine.get_absolute_url())
    for number in range(9):
        aimed(mine, f"Goal {number}")
    assert _cost(cast, mine.get_absolute_url()) == few <= 20
