"""The second wall, by raw SQL, and the safe: what someone wants and what came out for them is theirs, and reads as noise to all others."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.utils import timezone

from kith.domains.supervision.models import Round
from kith.domains.supervision.rounds.sealing import read_wish
from kith.domains.supervision.tests.rounds.people import FEW, found, proposed, round_of, solved, wanting
from kith.infrastructure.database.private import keeping, seen_as
from kith.infrastructure.safes.actions import destroy, destroy_due
from tests.cast import NAMES, Cast
from tests.walls import counts, rows, tried

TABLES = ("wish", "offer")
SECRETS = ("Lighthouse", "Mrs. Hill", "Dana Whitlock", "deaf", "1-evening", '"no"', '"open"')
_counts = partial(counts, app="supervision", tables=TABLES)


@pytest.fixture
def of(cast: Cast) -> Round:
    told: dict[str, Any] = {
        "employer": "Lighthouse", "reports_to": ("Mrs. Hill",), "avoids": ("Dana Whitlock",), "identities": ("deaf",), "uses_identities": True
    }  # fmt: skip
    return solved(round_of(cast), {name: {} for name in FEW} | {"noor": told}, cast)


@pytest.mark.parametrize("name", [*NAMES, None])
def test_each_sees_their_own_rows_and_a_steward_none(cast: Cast, of: Round, name: str | None) -> None:
    mine = 1 if name in FEW else 0
    assert _counts(cast[name] if name else None) == dict.fromkeys(TABLES, mine)
    assert all(not rows("supervision", table) for table in TABLES)


def test_those_who_keep_the_database_read_no_word(cast: Cast, of: Round) -> None:
    with keeping():
        kept = [row for table in (*TABLES, "round", "seeker") for row in rows("supervision", table)]
        events = rows("activity", "event")
    assert len(kept) > 2 * len(FEW)
    plain = "".join(
        bytes(value).decode(errors="replace") if isinstance(value, (bytes, memoryview)) else str(value)
        for row in [*kept, *events]
        for value in row
    )
    for secret in SECRETS:
        assert secret not in plain


@pytest.mark.parametrize("name", ["ruth", "maria", None])
def test_nobody_changes_removes_or_adds_for_another(cast: Cast, of: Round, name: str | None) -> None:
    noor, safe = cast["noor"].pk, of.safe_id
    person = cast[name] if name else None
    for statement, *parameters in (
        ("UPDATE supervision_wish SET sealed = 'x' WHERE person_id = %s", noor),
        ("DELETE FROM supervision_wish WHERE person_id = %s", noor),
        ("UPDATE supervision_offer SET sealed = 'x' WHERE person_id = %s", noor),
        ("DELETE FROM supervision_offer WHERE person_id = %s", noor),
        ("INSERT INTO supervision_offer (id, round_id, person_id, safe_id, sealed) VALUES (gen_random_uuid(), %s, %s, %s, 'x')", of.pk, cast["eleni"].pk, safe),
    ):  # fmt: skip
        assert tried(person, statement, *parameters) == 0, statement
    assert _counts(cast["noor"]) == dict.fromkeys(TABLES, 1)


def test_the_safe_has_its_end_from_the_beginning_and_all_goes_with_it(cast: Cast, of: Round) -> None:
    assert of.safe is not None
    assert of.safe.until is not None
    destroy_due(of.safe.until)
    assert found(of).safe is None
    assert _counts(cast["noor"]) == dict.fromkeys(TABLES, 0)
    page = cast.client("noor").get(f"/circles/rounds/{of.pk}/").text
    assert "This round is over." in page


def test_thrown_away_it_is_noise(cast: Cast) -> None:
    of = wanting(round_of(cast), {"noor": {"employer": "Lighthouse"}}, cast)
    with seen_as(cast["noor"]):
        assert read_wish(of, cast["noor"])
    assert of.safe is not None
    destroy(of.safe)
    with seen_as(cast["noor"]):
        assert read_wish(of, cast["noor"]) is None
    assert found(of).safe is None


def test_without_the_key_of_the_house_a_page_says_so_plainly(cast: Cast, settings: Any) -> None:
    of = proposed(cast)
    settings.SAFE_KEY = "the secret of another installation"
    answer = cast.client("noor").get(f"/circles/rounds/{of.pk}/")
    assert answer.status_code == 503
    assert "This cannot be opened now" in answer.text
    assert "What you typed is not saved" not in answer.text


def test_what_was_typed_for_a_round_is_shown_where_it_cannot_be_kept(cast: Cast, settings: Any) -> None:
    of = wanting(round_of(cast), {"noor": {}}, cast)
    settings.SAFE_KEY = "the secret of another installation"
    answer = cast.client("noor").post(
        f"/circles/rounds/{of.pk}/wish/work/",
        {"region": "The far north", "role": "consumer", "alike": ["tenure"]},
    )
    assert answer.status_code == 503
    assert "What you typed is not saved" in answer.text
    assert "The far north" in answer.text
    assert "tenure" not in answer.text, "what was ticked was not typed"


def test_whom_a_round_would_be_for_is_shown_where_none_can_be_opened(cast: Cast, settings: Any) -> None:
    settings.SAFE_KEY = ""
    day = timezone.localdate() + timedelta(days=5)
    told = {
        "day": day.isoformat(),
        "least": "4",
        "most": "6",
        "minutes": "60",
        "words": "Peers in small towns",
    }
    answer = cast.client("ruth").post("/circles/rounds/new/", told)
    assert answer.status_code == 503
    assert "Peers in small towns" in answer.text
    assert day.isoformat() not in answer.text
