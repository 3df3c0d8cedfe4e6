"""From nothing written down to a packet for a board."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.journeys.conftest import Enter

PDF = b"%PDF-1.7\n1 0 obj << >> endobj\n%%EOF"


@pytest.mark.parametrize("script", [True, False])
def test_from_a_credential_to_a_packet(enter: Enter, cast: Cast, tmp_path: Path, script: bool) -> None:
    today, proof = timezone.localdate().isoformat(), tmp_path / "day.pdf"
    proof.write_bytes(PDF)
    noor = enter("noor", width=360, script=script)
    noor.go("/learning/")
    noor.press("Add a credential", role="link")
    noor.page.get_by_label("Which rules it follows").select_option("us-pa-cps")
    noor.page.get_by_label("Given on").fill(today)
    page = noor.press("Keep it")
    assert "36 hours missing" in page.inner_text("main")
    assert "Check with your board." in page.inner_text("main")

    noor.go("/learning/hours/new/")
    noor.page.get_by_label("Title of the training").fill("Listening well")
    noor.page.get_by_label("On which day").fill(today)
    noor.page.get_by_label("How many hours").fill("6")
    noor.page.get_by_label("Peer support").check()
    noor.page.get_by_label("Proof").set_input_files(proof)
    page = noor.press("Keep it")
    assert "Listening well" in page.inner_text("main")
    noor.go("/learning/")
    page = noor.press("Certified Peer Specialist (CPS)", role="link")
    assert "6 of 24 hours" in page.inner_text("main")

    with page.expect_download() as download:
        page.get_by_role("button", name="Get all of it (ZIP)").click()
    packet = zipfile.ZipFile(BytesIO(Path(download.value.path()).read_bytes()))
    assert packet.read("packet.pdf").startswith(b"%PDF")
    assert [packet.read(name) for name in packet.namelist() if name.startswith("proofs/")] == [PDF]


def test_stewards_add_rules_and_are_told_the_line_of_a_mistake(enter: Enter, cast: Cast) -> None:
    ruth = enter("ruth", width=768)
    ruth.go("/steward/rules/new/?code=us-tx-via-hope")
    box = ruth.page.get_by_label("The rules, as TOML")
    text = box.input_value()
    box.fill(text.replace("total = 20", "totl = 20"))
    page = ruth.press("Add these rules")
    assert "Line " in page.inner_text("main")
    ruth.page.get_by_label("The rules, as TOML").fill(text.replace("version = 1", "version = 2"))
    page = ruth.press("Add these rules")
    assert "Version 2" in page.inner_text("main")
