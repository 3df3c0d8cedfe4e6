"""The formats of the house to read, and copies that a circle changes for itself."""

from typing import Any

import pytest

from kith.domains.supervision.actions import formatting, planning
from kith.domains.supervision.formats.plain import to_plain
from kith.domains.supervision.formats.shipped import shipped
from kith.domains.supervision.forms.formats import as_kept
from kith.domains.supervision.models import Circle, OwnFormat
from kith.domains.supervision.queries.formats import format_called, formats_for
from kith.domains.supervision.tests.circles import circle, found, meetings
from kith.foundation.activity.models import Event
from kith.lib.toml.refusing import Refused
from tests.cast import Cast


@pytest.fixture
def of(cast: Cast) -> Circle:
    return circle(cast, "maria", "noor")


def _copied(of: Circle, cast: Cast, code: str = "six-phase") -> OwnFormat:
    return formatting.copy(shipped()[code]["en"], to=of, by=cast["maria"])


def _typed(own: OwnFormat, **changes: Any) -> dict[str, Any]:
    """What a browser would send of the page as it is, with some of it changed."""
    sheet = as_kept(own)
    fields = [field for form in (sheet.head, *sheet.steps) for field in form]
    values = {field.html_name: field.value() for field in fields}
    return {name: value for name, value in (values | changes).items() if value not in (False, None)}


def test_everyone_can_read_the_formats_of_the_house_in_their_language(cast: Cast) -> None:
    eleni = cast.client("eleni")
    page = eleni.get("/circles/formats/").text
    for code, told in shipped().items():
        assert f'href="/circles/formats/{code}/"' in page
        read = eleni.get(f"/circles/formats/{code}/").text
        assert told["en"].words[told["en"].shape.steps[0].key].prompts[0][:20] in read.replace("&#x27;", "'")
    assert eleni.get("/circles/formats/nothing/").status_code == 404


def test_a_copy_is_made_in_the_language_of_the_circle_and_offered_first(cast: Cast, of: Circle) -> None:
    of.space.language = "es"
    of.space.save()
    answer = cast.client("noor").post(f"/circles/{of.pk}/formats/copies/", {"name": "round"})
    own = OwnFormat.objects.get()
    assert answer["Location"] == f"/circles/{of.pk}/formats/{own.pk}/change/"
    assert own.format == shipped()["round"]["es"]
    assert formats_for(of, "en")[0] == (own.name_in_plans, own.format)
    assert format_called(of, own.name_in_plans, "en") == own.format
    assert format_called(circle(cast, "sam"), own.name_in_plans, "en") is None


def test_choices_are_for_meeting_or_for_writing(of: Circle) -> None:
    live, written = ({name for name, _told in formats_for(of, "en", live=live)} for live in (True, False))
    assert written == {"written"}
    assert live == {*shipped()} - {"written"}


def test_moving_a_step_keeps_nothing_and_loses_nothing(cast: Cast, of: Circle) -> None:
    own = _copied(of, cast)
    first, second = (own.told["step"][at]["title"] for at in (0, 1))
    typed = _typed(own, **{"step-0-title": "Half a wo", "step-1-minutes": "many", "do": "later-0"})
    page = cast.client("noor").post(f"/circles/{of.pk}/formats/{own.pk}/change/", typed)
    assert page.status_code == 200
    words = page.text
    assert words.index(f'value="{second}"') < words.index('value="Half a wo"')
    assert 'value="many"' in words
    assert OwnFormat.objects.get().told["step"][0]["title"] == first


def test_a_copy_can_be_changed_and_the_house_stays_as_it_is(cast: Cast, of: Circle) -> None:
    own = _copied(of, cast)
    path = f"/circles/{of.pk}/formats/{own.pk}/"
    typed = _typed(
        own, title="Our six", **{"step-1-minutes": "20", "step-1-prompts": "What happened?\n\nAnd then?"}
    )
    assert cast.client("noor").post(f"{path}change/", typed)["Location"] == path
    kept = OwnFormat.objects.get()
    assert (kept.format.title, kept.format.shape.steps[1].minutes) == ("Our six", 20)
    assert kept.told["step"][1]["prompts"] == ["What happened?", "And then?"]
    assert kept.changed_by == of.space.own_place(cast["noor"])
    assert shipped()["six-phase"]["en"].title in cast.client("noor").get("/circles/formats/six-phase/").text
    assert "Our six" in cast.client("maria").get(path).text


@pytest.mark.parametrize(
    ("changes", "beside"),
    [
        ({"step-1-prompts": "Only one"}, "Each step needs two to five prompts."),
        ({"step-0-title": ""}, "This field is required."),
        ({"step-3-in_turns": "on", "step-1-in_turns": "on"}, "Turns need several people."),
    ],
)  # fmt: skip
def test_what_does_not_hold_together_is_said_beside_the_step(
    cast: Cast, of: Circle, changes: dict[str, str], beside: str
) -> None:
    own = _copied(of, cast)
    typed = _typed(own, title="Kept words", **changes)
    answer = cast.client("noor").post(f"/circles/{of.pk}/formats/{own.pk}/change/", typed)
    assert answer.status_code == 422
    assert beside in answer.text
    assert 'value="Kept words"' in answer.text
    assert OwnFormat.objects.get().told == own.told


def test_what_someone_else_kept_meanwhile_is_not_written_over(cast: Cast, of: Circle) -> None:
    own = _copied(of, cast)
    path = f"/circles/{of.pk}/formats/{own.pk}/change/"
    cast.client("maria").post(path, _typed(own, title="By one"))
    late = cast.client("noor").post(path, _typed(own, title="By two"))
    assert late.status_code == 422
    assert 'value="By two"' in late.text
    assert OwnFormat.objects.get().format.title == "By one"


def test_nothing_that_does_not_hold_together_is_ever_kept(cast: Cast, of: Circle) -> None:
    own = _copied(of, cast)
    with pytest.raises(Refused):
        formatting.rewrite(own, own.told | {"step": []}, seen=own.changed_at, by=cast["maria"])
    assert OwnFormat.objects.get().told == own.told


def test_a_circle_and_one_meeting_choose_among_all(cast: Cast, of: Circle) -> None:
    own, noor = _copied(of, cast), cast.client("noor")
    first, second = meetings(of)[:2]
    turn = first.moderator
    page = noor.get(f"/circles/{of.pk}/plan/")
    plan = {name: value or "" for name, value in page.context["form"].initial.items()}
    plan |= {"format": own.name_in_plans, "at": "18:00"}
    assert noor.post(f"/circles/{of.pk}/plan/", plan).status_code == 302
    assert found(of).format == own.name_in_plans
    assert [each.format for each in meetings(of)[:2]] == [own.name_in_plans] * 2
    assert (meetings(of)[0].pk, meetings(of)[0].moderator) == (first.pk, turn), "dates and turns stay"
    noor.post(f"/circles/{of.pk}/meetings/{second.pk}/format/", {"format": "round"})
    assert [each.format for each in meetings(of)[:2]] == [own.name_in_plans, "round"]
    listed = noor.get(f"/circles/{of.pk}/meetings/").text
    assert own.format.title in listed
    assert shipped()["round"]["en"].title in listed


def test_what_is_taken_away_is_planned_no_more(cast: Cast, of: Circle) -> None:
    own = _copied(of, cast)
    planning.replan(of, by=cast["maria"], format=own.name_in_plans)
    cast.client("noor").post(f"/circles/{of.pk}/formats/{own.pk}/removal/")
    assert not OwnFormat.objects.exists()
    assert found(of).format == ""
    assert {each.format for each in meetings(of)} == {""}
    assert cast.client("noor").get(f"/circles/{of.pk}/formats/").status_code == 200


def test_each_change_is_in_the_log_of_the_circle_and_told_to_nobody(cast: Cast, of: Circle) -> None:
    own = _copied(of, cast)
    formatting.rewrite(own, to_plain(shipped()["round"]["en"]), seen=own.changed_at, by=cast["noor"])
    formatting.remove(own, by=cast["noor"])
    assert Event.objects.filter(type="circle.formats_changed").count() == 3


def test_for_others_there_is_nothing_and_a_guest_only_reads(cast: Cast, of: Circle) -> None:
    own = _copied(of, cast)
    path = f"/circles/{of.pk}/formats/{own.pk}/"
    for name in ("eleni", "ruth"):
        for where in (path, f"{path}change/", f"{path}removal/", f"/circles/{of.pk}/formats/"):
            assert cast.client(name).get(where).status_code == 404
    of.space.memberships.filter(person=cast["noor"]).update(role="guest")
    noor = cast.client("noor")
    assert noor.get(path).status_code == 200
    assert noor.get(f"{path}change/").status_code == 403
    assert noor.post(f"/circles/{of.pk}/formats/copies/", {"name": "round"}).status_code == 403
