"""What a board may ask to see: a paper that says it all, the list, and the proofs."""

import csv
import zipfile
from io import BytesIO, StringIO
from typing import Any

import pytest
from pypdf import PdfReader

from kith.domains.learning.actions.crediting import add_training
from kith.domains.learning.actions.holding import hold
from kith.domains.learning.models import Credential
from kith.domains.learning.tests.conftest import PROOF, some_days_ago
from tests.cast import Cast


def _read(answer: Any) -> bytes:
    return b"".join(answer)


def _words(pdf: bytes) -> str:
    return " ".join("\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def test_the_paper_says_who_holds_what_and_what_counts(cast: Cast, credential: Credential) -> None:
    answer = cast.client("maria").get(f"{credential.get_absolute_url()}packet/pdf/")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "no-store" in answer.headers["Cache-Control"]
    words = _words(_read(answer))
    for said in ("Certified Peer Specialist", "Maria Delgado", "CPS-4711", "Listening well", "5.5 hours", "Peer support",
                 "The college", "Ana Sol", "To hear", "with proof", "5.5 of 36 hours", "Check with your board",
                 "https://www.pacertboard.org/cps"):  # fmt: skip
        assert said in words, said


def test_the_zip_holds_the_paper_the_list_and_the_proofs(cast: Cast, credential: Credential) -> None:
    maria = cast["maria"]
    add_training(programme="=HYPERLINK(1)", on=some_days_ago(2), minutes=90, categories=["law"], by=maria)
    packet = zipfile.ZipFile(
        BytesIO(_read(cast.client("maria").get(f"{credential.get_absolute_url()}packet/zip/")))
    )
    names = packet.namelist()
    assert names[:2] == ["packet.pdf", "hours.csv"]
    assert packet.read("packet.pdf").startswith(b"%PDF")
    assert [packet.read(name) for name in names[2:]] == [PROOF.data]
    rows = list(csv.reader(StringIO(packet.read("hours.csv").decode())))
    assert [row[1] for row in rows] == ["Title", "'=HYPERLINK(1)", "Listening well"], "no cell is a formula"
    assert rows[2][2] == "5.50"
    assert any(name.startswith(rows[2][-1]) for name in names), "the list names the file"


def test_a_packet_can_be_of_a_period_that_is_over(cast: Cast) -> None:
    """Boards ask later: what counted then, and not what counts now."""
    noor, rules = cast["noor"], {"rules_code": "us-tx-via-hope", "rules_version": 1}
    held = hold(
        title="Texas", issued_on=some_days_ago(1000), expires_on=some_days_ago(-460), by=noor, **rules
    )
    for days, title in ((900, "Long ago"), (20, "Lately")):
        add_training(programme=title, on=some_days_ago(days), minutes=60 * 20, by=noor)
    client, address = cast.client("noor"), held.get_absolute_url()
    page = client.get(address).text
    assert page.index('<option value="2" selected>') < page.index('<option value="1">')
    words = _words(_read(client.get(f"{address}packet/pdf/?period=1")))
    assert "Long ago" in words
    assert "Lately" not in words
    assert "All that is asked for is there" in words
    assert "Lately" in _words(_read(client.get(f"{address}packet/pdf/")))
    assert client.get(f"{address}packet/pdf/?period=7").status_code == 404


@pytest.mark.parametrize("what", ["pdf", "zip"])
def test_a_packet_without_rules_holds_all_hours(cast: Cast, what: str) -> None:
    noor = cast["noor"]
    held = hold(title="EX-IN", issued_on=some_days_ago(9), by=noor)
    add_training(programme="Tea first", on=some_days_ago(2), minutes=90, by=noor)
    content = _read(cast.client("noor").get(f"{held.get_absolute_url()}packet/{what}/"))
    pdf = content if what == "pdf" else zipfile.ZipFile(BytesIO(content)).read("packet.pdf")
    assert "Tea first" in _words(pdf)
