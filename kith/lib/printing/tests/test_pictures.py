"""A certificate looks as it did when someone looked at it last."""

from dataclasses import replace
from pathlib import Path

import pytest

from kith.lib.printing.tests.test_certificates import CERTIFICATE, pdf, signature
from tests.pictures import ENOUGH, differs, drawn, looks_like

FILES = Path(__file__).parent / "files"
SIGNED = replace(CERTIFICATE, signature=signature())


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_a_certificate_looks_as_it_did(tmp_path: Path, size: str) -> None:
    assert looks_like(pdf(replace(SIGNED, size=size), tmp_path), FILES / f"certificate-{size}.png")


@pytest.mark.parametrize(
    "change",
    [{"signature": b""}, {"name": "Rosa"}, {"approvals": ()}, {"note": ""}, {"address": "https://kith.example/c/2/"}],
)  # fmt: skip
def test_what_is_missing_or_another_is_seen(tmp_path: Path, change: dict[str, object]) -> None:
    other = drawn(pdf(replace(SIGNED, **change), tmp_path))  # type: ignore[arg-type]
    assert differs(drawn(pdf(SIGNED, tmp_path)), other) > ENOUGH
