"""What a space tells about itself: who can do what, and what happened."""

from kith.foundation.spaces.actions import belonging
from kith.foundation.spaces.roles import rows
from tests.cast import Cast


def _answers() -> dict[str, list[str]]:
    return {str(row.says): [cell.answer for cell in row.cells] for row in rows()}


def test_the_table_of_roles_follows_the_permissions() -> None:
    answers = _answers()
    assert answers["Invite people"] == ["yes", "no", "no"]
    assert answers["Start a discussion or ask a question"] == ["yes", "yes", "no"]
    assert answers["Reply in a conversation"] == ["yes", "yes", "yes"]
    assert answers["Change one's own post"] == ["some", "some", "some"]
    assert answers["Mark an answer as one that helped"] == ["yes", "some", "some"]
    assert "Open a space" not in answers


def test_conditions_are_told_as_sentences(cast: Cast) -> None:
    page = cast.client(None).get("/spaces/commons/permissions/").content.decode()
    assert "They have agreed to the guidelines of this space." in page
    assert "who asked the question" in page
    assert "<span>Host: <strong>yes</strong></span><span>Member: no</span>" in page


def test_the_log_tells_what_happened_newest_first(cast: Cast) -> None:
    belonging.leave(cast.place("noor", cast.commons))
    log = cast.client("maria").get("/spaces/commons/log/").content.decode()
    assert log.index("Noor left.") < log.index("Noor joined.") < log.index("Tomasz Wilk opened this space.")


def test_the_log_is_for_those_who_belong(cast: Cast) -> None:
    assert cast.client("eleni").get("/spaces/commons/log/").status_code == 403
    assert cast.client(None).get("/spaces/commons/log/").status_code == 302


def test_the_log_goes_on_in_pages(cast: Cast) -> None:
    for number in range(25):
        place = cast.place("noor", cast.commons)
        belonging.give_role(place, role="guest" if number % 2 else "member", by=cast["tomasz"])
        belonging.give_role(place, role="host", by=cast["tomasz"])
    client = cast.client("maria")
    assert len(client.get("/spaces/commons/log/").context["lines"]) == 40
    assert "opened this space" in client.get("/spaces/commons/log/?page=2").content.decode()
    assert client.get("/spaces/commons/log/?page=99").status_code == 200


def test_the_front_page_says_who_can_see_it_and_where_one_stands(cast: Cast) -> None:
    visitor = cast.client(None).get("/spaces/commons/").content.decode()
    assert "anyone on the web can read it" in visitor
    assert "/spaces/commons/joining/" in visitor
    assert "/spaces/commons/leaving/" not in visitor
    member = cast.client("kestrel").get("/spaces/rural/").content.decode()
    assert "You are here as Kestrel (Member)" in member
    assert "/spaces/rural/settings/" not in member
    assert "/spaces/rural/settings/" in cast.client("tomasz").get("/spaces/rural/").content.decode()
