"""When an account ends, nothing stays; when two become one, all comes along, and is seen by nobody else."""

import json
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from kith.domains.learning.actions.crediting import correct, credit
from kith.domains.learning.actions.holding import waive
from kith.domains.learning.actions.moving import move
from kith.domains.learning.models import Credential, Hours, Proof, Reminder, Waiver
from kith.domains.learning.taking import learned
from kith.domains.learning.tests.conftest import PROOF, some_days_ago
from kith.doors.leaving.actions import leave_for_good
from kith.doors.leaving.archive import write_archive
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast


def _all(person: Person) -> dict[str, int]:
    with seen_as(person):
        return {model.__name__: model.objects.count() for model in (Credential, Hours, Proof, Waiver)}


ONE_OF_EACH = {"Credential": 1, "Hours": 1, "Proof": 1, "Waiver": 1}
NOTHING = dict.fromkeys(ONE_OF_EACH, 0)


def test_it_comes_along_whole_to_the_account_that_is_kept(cast: Cast, credential: Credential) -> None:
    maria, noor = cast["maria"], cast["noor"]
    waive(credential, on=some_days_ago(3), reason="other", by=maria)
    move(maria, into=noor)
    assert _all(maria) == NOTHING
    assert _all(noor) == ONE_OF_EACH
    with seen_as(noor):
        assert bytes(Proof.objects.get().data) == PROOF.data
        assert Waiver.objects.get().credential == Credential.objects.get()
    assert Reminder.objects.filter(person=noor).exists()
    assert not Reminder.objects.filter(person=maria).exists()


def test_what_both_were_credited_for_the_same_is_there_once(cast: Cast) -> None:
    for name in ("maria", "noor"):
        credit(cast[name], programme="Circle", minutes=60, on=some_days_ago(1), key="g-1", by=cast["tomasz"])
    move(cast["maria"], into=cast["noor"])
    assert _all(cast["noor"])["Hours"] == 1


@pytest.mark.parametrize(
    ("proofs", "kept"), [({"maria": "old"}, "old"), ({"maria": "old", "noor": "new"}, "new"), ({"noor": "new"}, "new")]
)  # fmt: skip
def test_the_proof_that_one_of_them_had_comes_along(cast: Cast, proofs: dict[str, str], kept: str) -> None:
    for name in ("maria", "noor"):
        credit(cast[name], programme="Circle", minutes=60, on=some_days_ago(1), key="g-1", by=cast["tomasz"])
        with seen_as(cast[name]):
            hours = Hours.objects.get()
        if name in proofs:
            correct(hours, proof=replace(PROOF, name=f"{proofs[name]}.pdf"), by=cast[name])
    move(cast["maria"], into=cast["noor"])
    with seen_as(cast["noor"]):
        assert Hours.objects.get().proof.name == f"{kept}.pdf"


def test_who_leaves_leaves_nothing(cast: Cast, credential: Credential) -> None:
    waive(credential, on=some_days_ago(3), reason="other", by=cast["maria"])
    leave_for_good(cast["maria"], words="keep")
    assert _all(cast.people["maria"]) == NOTHING
    assert not Reminder.objects.exists()


def test_everything_is_taken_along_with_the_proofs(cast: Cast, credential: Credential) -> None:
    out = BytesIO()
    write_archive(cast["maria"], out)
    archive = zipfile.ZipFile(out)
    told = json.loads(archive.read("learning.json"))
    assert told["credentials"][0]["number"] == "CPS-4711"
    assert told["hours"][0]["programme"] == "Listening well"
    number = told["hours"][0]["number"]
    assert archive.read(f"files/proofs/{number}-listening.pdf") == PROOF.data


def test_what_is_taken_along_says_for_which_credential_hours_are(cast: Cast, credential: Credential) -> None:
    with seen_as(cast["maria"]):
        hours = Hours.objects.get()
    assert learned(cast["maria"])["hours"][0]["credential"] is None
    correct(hours, credential=credential, by=cast["maria"])
    told = learned(cast["maria"])
    assert told["hours"][0]["credential"] == told["credentials"][0]["key"] == credential.pk
