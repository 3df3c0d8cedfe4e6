"""Trainings that someone writes down, with their proofs: added, set right, taken away."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from kith.domains.learning.actions.crediting import credit
from kith.domains.learning.actions.holding import change
from kith.domains.learning.models import Credential, Hours, Proof
from kith.domains.learning.tests.conftest import some_days_ago
from kith.foundation.people.models import Person
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast
from tests.entries import text_of

PDF = b"%PDF-1.7\n1 0 obj << >> endobj\n%%EOF"
DAY: dict[str, Any] = {
    "programme": "Boundaries in recovery", "hours": "2.5", "provider": "The college", "categories": ["ethics"],
    "presenter": "Ana Sol", "objectives": "To say no", "send_key": "one",
}  # fmt: skip


def _iso(days: int) -> str:
    return some_days_ago(days).isoformat()


def _hours(person: Person) -> list[Hours]:
    with seen_as(person):
        return list(Hours.objects.order_by("on", "pk"))


def test_an_outside_training_is_added_with_its_proof_and_counts(cast: Cast, credential: Credential) -> None:
    maria = cast.client("maria")
    typed = DAY | {"on": _iso(3), "proof": SimpleUploadedFile("proof.bin", PDF)}
    assert maria.post("/learning/hours/new/", typed).status_code == 422, "the name says another kind of file"
    typed |= {"proof": SimpleUploadedFile("proof.pdf", PDF)}
    assert maria.post("/learning/hours/new/", typed).status_code == 302
    assert "2.5 of 3 hours" in text_of(maria, "/learning/")
    listed = text_of(maria, "/learning/hours/")
    assert listed.index("Boundaries in recovery") < listed.index("Listening well"), "the newest first"
    hours = _hours(cast["maria"])[-1]
    answer = maria.get(f"/learning/hours/{hours.pk}/proof/")
    assert b"".join(answer) == PDF
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "attachment" in answer.headers["Content-Disposition"]


def test_a_form_that_is_sent_twice_adds_one_training(cast: Cast) -> None:
    maria = cast.client("maria")
    for _each in range(2):
        maria.post("/learning/hours/new/", DAY | {"on": _iso(3)})
    assert len(_hours(cast["maria"])) == 1


def test_a_training_is_corrected_and_its_proof_changed_or_taken_away(
    cast: Cast, credential: Credential
) -> None:
    maria, (hours,) = cast.client("maria"), _hours(cast["maria"])
    address = f"/learning/hours/{hours.pk}/"
    assert 'value="5.5"' in text_of(maria, address)
    assert maria.post(address, DAY | {"on": _iso(4)}).status_code == 302
    (changed,) = _hours(cast["maria"])
    assert (changed.minutes, changed.programme, changed.categories) == (150, DAY["programme"], ["ethics"])
    assert maria.get(f"{address}proof/").status_code == 200, "nobody took it away"
    maria.post(address, DAY | {"on": _iso(4), "without_proof": "on"})
    assert maria.get(f"{address}proof/").status_code == 404


def test_a_training_is_removed_with_its_proof_after_a_question(cast: Cast, credential: Credential) -> None:
    maria, (hours,) = cast.client("maria"), _hours(cast["maria"])
    address = f"/learning/hours/{hours.pk}/removal/"
    assert "cannot be brought back" in text_of(maria, address)
    assert len(_hours(cast["maria"])) == 1
    maria.post(address)
    with seen_as(cast["maria"]):
        assert not Hours.objects.exists()
        assert not Proof.objects.exists()


def test_what_a_gathering_wrote_down_is_not_changed_by_hand(cast: Cast, credential: Credential) -> None:
    maria = cast["maria"]
    credit(
        maria,
        programme="Circle",
        minutes=60,
        on=some_days_ago(2),
        categories=["ethics"],
        key="g1",
        by=cast["tomasz"],
    )
    hours = _hours(maria)[-1]
    client, address = cast.client("maria"), f"/learning/hours/{hours.pk}/"
    assert "A gathering here wrote this down" in text_of(client, address)
    typed = DAY | {"on": _iso(9), "credential": credential.pk}
    assert client.post(address, typed).status_code == 302
    changed = _hours(maria)[-1]
    assert (changed.programme, changed.minutes, changed.credential_id) == ("Circle", 60, credential.pk)


def test_a_topic_that_only_one_board_knows_can_be_chosen(cast: Cast, credential: Credential) -> None:
    ruth, maria = cast.client("ruth"), cast.client("maria")
    text = ruth.get("/steward/rules/new/?code=us-pa-cps").context["form"].initial["text"]
    newer = text.replace("version = 1", "version = 2").replace(
        'code = "ethics"', 'code = "quilts"\nname = "Quilting"'
    )
    ruth.post("/steward/rules/new/", {"text": newer})
    change(credential, rules_version=2, by=cast["maria"])
    assert "Quilting" in text_of(maria, "/learning/hours/new/")
    assert (
        maria.post("/learning/hours/new/", DAY | {"on": _iso(1), "categories": ["quilts"]}).status_code == 302
    )
    page = text_of(maria, "/learning/")
    assert "<strong>Quilting</strong>: 2.5 of 3 hours" in page


def test_only_ones_own_credential_can_be_chosen_for_hours(cast: Cast, credential: Credential) -> None:
    answer = cast.client("noor").post(
        "/learning/hours/new/", DAY | {"on": _iso(1), "credential": credential.pk}
    )
    assert answer.status_code == 422
    assert _hours(cast["noor"]) == []
