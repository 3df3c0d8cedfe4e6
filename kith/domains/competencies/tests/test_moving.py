"""When an account ends, nothing stays; when two become one, all comes along, and is seen by nobody else."""

import json
import zipfile
from io import BytesIO

from kith.domains.competencies.actions.moving import move
from kith.domains.competencies.actions.planning import plan
from kith.domains.competencies.models import Answer, Look, NextStep
from kith.doors.leaving.actions import leave_for_good
from kith.doors.leaving.archive import write_archive
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast
from tests.contracts.makers import MAKERS


def _all(person: Person) -> list[int]:
    with seen_as(person):
        return [model.objects.count() for model in (Look, Answer, NextStep)]


def test_it_comes_along_whole_to_the_account_that_is_kept(cast: Cast, look: Look, step: NextStep) -> None:
    maria, noor = cast["maria"], cast["noor"]
    move(maria, into=noor)
    assert _all(maria) == [0, 0, 0]
    assert _all(noor) == [1, 2, 1]
    with seen_as(noor):
        assert {each.look for each in Answer.objects.select_related("look")} == {Look.objects.get()}


def test_who_leaves_leaves_nothing(cast: Cast, look: Look, step: NextStep) -> None:
    leave_for_good(cast["maria"], words="keep")
    assert _all(cast.people["maria"]) == [0, 0, 0]


def test_everything_is_taken_along_with_its_notes(cast: Cast, look: Look, step: NextStep) -> None:
    item = MAKERS["practice"](cast.place("maria", cast.commons), title="Tea first")
    plan("Try it", item=item, by=cast["maria"])
    out = BytesIO()
    write_archive(cast["maria"], out)
    told = json.loads(zipfile.ZipFile(out).read("competencies.json"))
    said = told["looks"][0]["said"]
    assert {(each["competency"], each["word"], each["note"]) for each in said} == {
        ("support", "part", "The wool basket"), ("crises", "new", ""),
    }  # fmt: skip
    assert [(each["words"], each["with"]) for each in told["plan"]] == [
        (step.words, None),
        ("Try it", "Tea first"),
    ]
