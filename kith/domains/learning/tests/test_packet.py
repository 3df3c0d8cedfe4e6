"""What a board may ask to see: a paper that says it all, the list, and the proofs."""

import csv
import json
import zipfile
from io import BytesIO, StringIO
from typing import Any

import pytest
from pypdf import PdfReader

from kith.domains.learning.actions.certifying import certify, take_back
from kith.domains.learning.actions.crediting import add_training, credit
from kith.domains.learning.actions.holding import hold
from kith.domains.learning.certificates import Programme
from kith.domains.learning.models import Credential
from kith.domains.learning.tests.certified import certificates
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


def _held_here(cast: Cast, key: str, *, certified_as: str = "", **other: Any) -> None:
    maria, tomasz, on = cast["maria"], cast["tomasz"], some_days_ago(5)
    credit(maria, programme=f"Day {key}", minutes=60, on=on, by=tomasz, key=key, certified_as=certified_as)
    certify(maria, Programme(certified_as or key, "Ethics among peers", on, 60, **other), by=tomasz)


def test_what_was_certified_here_is_proven_by_its_certificate(cast: Cast, credential: Credential) -> None:
    _held_here(cast, "g-1")
    for key in ("g-2", "g-3"):
        _held_here(cast, key, certified_as="g-all")
    _held_here(cast, "g-4", statement="I was there.")
    client, address = cast.client("maria"), credential.get_absolute_url()
    packet = zipfile.ZipFile(BytesIO(_read(client.get(f"{address}packet/zip/"))))
    one, for_two, _own_words = certificates(cast["maria"])
    files = [f"certificates/{each.pk}.{form}" for each in (one, for_two) for form in ("pdf", "json")]
    assert [name for name in packet.namelist() if "certificates" in name] == files
    assert "Ethics among peers" in _words(packet.read(files[0]))
    assert json.loads(packet.read(files[1])) == json.loads(one.document)
    proofs = {row[1]: row[-1] for row in csv.reader(StringIO(packet.read("hours.csv").decode()))}
    assert [proofs[f"Day g-{number}"] for number in range(1, 5)] == [files[0], files[2], files[2], ""]
    words = _words(_read(client.get(f"{address}packet/pdf/")))
    assert words.count("with a certificate from here") == 3
    assert f"/learning/certificates/{one.pk}/" in client.get("/learning/hours/").text


def test_what_was_taken_back_proves_nothing(cast: Cast, credential: Credential) -> None:
    _held_here(cast, "g-1")
    take_back(cast["maria"], key="g-1", reason="mistake", by=cast["tomasz"])
    answer = cast.client("maria").get(f"{credential.get_absolute_url()}packet/zip/")
    names = zipfile.ZipFile(BytesIO(_read(answer))).namelist()
    assert not any("certificates" in name for name in names)
