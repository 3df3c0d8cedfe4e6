"""Under which numbers boards know the house stands on certificates for what was held while the numbers held."""

import json
from datetime import date
from urllib.parse import urlsplit

import pytest
from django.db import IntegrityError
from openbadgeslib.ob3 import OB3LdpVerifier, OB3Verifier

from kith.domains.learning.actions.certifying import certify
from kith.domains.learning.actions.providing import add_approval, the_house
from kith.domains.learning.issuers import our_did
from kith.domains.learning.models import Approval
from kith.domains.learning.tests.certified import by_the_house, certificates
from tests.cast import Cast

DAYS = {"began": date(2026, 11, 20), "ended": date(2026, 11, 22)}
ADDRESS = "/steward/certificates/"


@pytest.mark.parametrize(
    ("begins", "ends", "stands"),
    [
        (None, None, True),
        (date(2026, 11, 20), date(2026, 11, 22), True),
        (date(2026, 11, 21), None, False),
        (None, date(2026, 11, 21), False),
        (date(2026, 11, 25), date(2030, 1, 1), False),
    ],
)
def test_it_has_to_hold_on_all_days(cast: Cast, begins: date | None, ends: date | None, stands: bool) -> None:
    add_approval(board="NAADAC", number="4711", begins_on=begins, ends_on=ends, by=cast["ruth"])
    certify(cast["maria"], by_the_house(**DAYS), by=cast["tomasz"])
    (given,) = certificates(cast["maria"])
    assert given.approvals == ([["NAADAC", "4711"]] if stands else [])
    assert ("otherIdentifier" in json.loads(given.document)["issuer"]) is stands


def test_the_badge_names_them_where_the_standard_has_them(cast: Cast) -> None:
    for board, number in (("NAADAC", "4711"), ("Junta: norte", "Nº 7")):
        add_approval(board=board, number=number, by=cast["ruth"])
    certify(cast["maria"], by_the_house(**DAYS), by=cast["tomasz"])
    (given,) = certificates(cast["maria"])
    assert json.loads(given.document)["issuer"]["otherIdentifier"] == [
        {"type": "IdentifierEntry", "identifier": said, "identifierType": "ext:approvalNumber"}
        for said in ("Junta: norte: Nº 7", "NAADAC: 4711")
    ]
    for words in (given.document, given.token):
        page = cast.client(None).post("/check/", {"words": words}).text
        assert "This certificate holds" in page
        assert "NAADAC: 4711" in page
    changed = cast.client(None).post("/check/", {"words": given.document.replace("4711", "4712")}).text
    assert "It was changed after it was signed" in changed


def test_another_program_finds_it_right(cast: Cast) -> None:
    add_approval(board="NAADAC", number="4711", by=cast["ruth"])
    certify(cast["maria"], by_the_house(**DAYS), by=cast["tomasz"])
    (given,) = certificates(cast["maria"])

    def download(address: str) -> bytes:
        return bytes(cast.client(None).get(urlsplit(address).path).content)

    document = OB3LdpVerifier.for_issuer_did(our_did())
    found = document.verify(given.document, download=download, check_status=True, verify_status_list=False)
    assert found.issuer.id == our_did()
    token = OB3Verifier.for_issuer_did(our_did(), download=download)
    assert token.verify(given.token, download=download).issuer.id == our_did()


def test_what_stood_there_stays_when_it_ends(cast: Cast) -> None:
    add_approval(board="NAADAC", number="4711", by=cast["ruth"])
    certify(cast["maria"], by_the_house(**DAYS), by=cast["tomasz"])
    add_approval(board="NAADAC", number="4711", ends_on=date(2026, 1, 1), by=cast["ruth"])
    (given,) = certificates(cast["maria"])
    assert given.approvals == [["NAADAC", "4711"]]
    assert Approval.objects.count() == 1, "it was written down anew"


def test_a_steward_says_from_when_and_until_when(cast: Cast) -> None:
    ruth, told = (
        cast.client("ruth"),
        {"provider": the_house().pk, "board": "NAADAC", "number": "4711", "begins_on": "2026-05-01"},
    )
    assert "It ends before it begins" in ruth.post(ADDRESS, told | {"ends_on": "2026-04-30"}).text
    for ends in ("2031-05-01", "2032-05-01"):
        assert ruth.post(ADDRESS, told | {"ends_on": ends}).status_code == 302
    kept = Approval.objects.get()
    assert (kept.begins_on, kept.ends_on) == (date(2026, 5, 1), date(2032, 5, 1))
    assert "since May 1, 2026" in ruth.get(ADDRESS).text
    with pytest.raises(IntegrityError, match="learning_approval_ends_after_it_began"):
        Approval.objects.create(
            provider=the_house(), board="X", number="1", begins_on=date(2026, 2, 1), ends_on=date(2026, 1, 1)
        )
