"""The pages: where the way to them stands, and what they cost."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.domains.supervision.actions.keeping_log import write_down
from kith.domains.supervision.actions.laying_out import lay_out
from kith.domains.supervision.actions.written import come_in
from kith.domains.supervision.tests.circles import circle, come, held
from kith.domains.supervision.tests.writing import brought, say
from tests.cast import Cast


def test_the_way_to_it_stands_where_people_look(cast: Cast) -> None:
    noor = cast.client("noor")
    for page in ("/people/", "/me/", "/"):
        assert 'href="/circles/"' in noor.get(page).text, page


def test_without_a_circle_the_next_step_is_shown(cast: Cast) -> None:
    page = cast.client("noor").get("/circles/").text
    assert "You belong to no circle yet." in page
    assert 'href="/circles/new/"' in page
    assert "It keeps no cases." in page


def _cost(cast: Cast, path: str) -> int:
    client = cast.client("maria")
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len([query for query in queries if "SAVEPOINT" not in query["sql"]])


def test_what_is_in_writing_costs_the_same_for_few_and_for_many(cast: Cast) -> None:
    of = circle(cast, "maria", "noor", "sam")
    session = brought(of, by=cast["noor"])
    for name in ("maria", "sam"):
        come_in(session, by=cast[name])
    say(session, "Hello", by=cast["sam"])
    paths = (session.get_absolute_url(), of.get_absolute_url(), "/circles/")
    few = {path: _cost(cast, path) for path in paths}
    for number in range(6):
        say(session, f"Hello {number}", by=cast["sam" if number % 2 else "noor"])
        brought(of, by=cast["sam"])
    many = {path: _cost(cast, path) for path in paths}
    assert few == many


def test_a_circle_costs_the_same_for_few_and_for_many(cast: Cast) -> None:
    of = circle(cast, "maria", "noor", rhythm="four_weeks")
    paths = (
        of.get_absolute_url(),
        f"/circles/{of.pk}/meetings/",
        f"/circles/{of.pk}/review/",
        "/circles/",
        "/circles/log/",
    )
    few = {path: _cost(cast, path) for path in paths}
    come(cast, of, ["sam", "anneke", "ruth", "kestrel"], host="maria")
    for meeting in held(of, 9):
        write_down(meeting, by=cast["maria"], part="participant", minutes=60)
    circle(cast, "maria", "noor")
    lay_out(of)
    many = {path: _cost(cast, path) for path in paths}
    assert all(many[path] <= few[path] + 1 for path in paths), (few, many)
    assert few[of.get_absolute_url()] <= 29
