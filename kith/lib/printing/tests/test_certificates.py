"""A certificate says on paper what it has to, can be read aloud, and leads to where it can be checked."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from kith.lib.printing import setter
from kith.lib.printing.certificates import Certificate
from kith.lib.printing.typesetting import MOST_AT_ONCE, NotSet, name_of, typeset_all

CERTIFICATE = Certificate(
    name="María José Ñandú", reached="Ethics among peers", issuer="North Peer Network", language="en",
    address="https://kith.example/certificates/7f3a/", at=datetime(2026, 11, 25, tzinfo=UTC), awarded=date(2026, 11, 25),
    began=date(2026, 11, 20), ended=date(2026, 11, 22), valid_until=date(2028, 11, 25), credits=Decimal("6.25"),
    hours=(("Ethics", Decimal("3.00")), ("Peer support", Decimal("3.25"))),
    approvals=(("Pennsylvania Certification Board", "PCB 1234"), ("CalMHSA", "CA-77")),
    signer="Rosa Díaz", role="Director of learning", note="Please check with your board whether it accepts these hours.",
)  # fmt: skip
GOLDEN = """\
Certificate
This certificate is given to
María José Ñandú
who took part in
Ethics among peers
Held Nov. 20, 2026 to Nov. 22, 2026
Hours 6.25
Given by North Peer Network
Given on Nov. 25, 2026
Holds until Nov. 25, 2028
What the hours count for
Category Hours
Ethics 3
Peer support 3.25
Together 6.25
Known to boards as
Pennsylvania Certification Board PCB 1234
CalMHSA CA-77
Please check with your board whether it accepts these hours.
Rosa Díaz
Director of learning
Anyone can check this certificate here: https://kith.example/certificates/7f3a/
North Peer Network · kith.example/certificates/7f3a/ 1 / 1"""


def pdf(certificate: Certificate, root: Path) -> bytes:
    return setter.pdf(json.loads(certificate.as_data()), root=root)


def read(certificate: Certificate, root: Path) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(pdf(certificate, root)))


def signature(kind: str = "PNG") -> bytes:
    out = BytesIO()
    Image.new("RGB", (300, 90), (20, 20, 80)).save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(("size", "points"), [("a4", (595, 841)), ("letter", (612, 792))])
def test_a_certificate_on_one_page_of_either_paper(
    tmp_path: Path, size: str, points: tuple[int, int]
) -> None:
    found = read(replace(CERTIFICATE, size=size, signature=signature()), tmp_path)
    assert [page.extract_text() for page in found.pages] == [GOLDEN]
    assert (int(found.pages[0].mediabox.width), int(found.pages[0].mediabox.height)) == points
    assert len(found.pages[0].images) == 1


def test_a_certificate_can_be_read_aloud(tmp_path: Path) -> None:
    made = pdf(replace(CERTIFICATE, signature=signature("JPEG")), tmp_path)
    for mark in (
        b"/StructTreeRoot",
        b"/Marked true",
        b"/Lang(en)",
        b"<pdfuaid:part>1</pdfuaid:part>",
        b"/TH",
        b"/Alt",
    ):
        assert mark in made, mark
    found = pypdf.PdfReader(BytesIO(made))
    size: Any = found.trailer["/Size"]
    objects: list[Any] = [found.get_object(number) for number in range(1, size)]
    named = [each for each in objects if isinstance(each, dict)]
    assert [each["/Alt"] for each in named if "/Alt" in each] == [
        "The signature of Rosa Díaz",
        f"A square code that a phone can read. It leads to {CERTIFICATE.address}",
    ]
    assert [each["/A"]["/URI"] for each in named if each.get("/Subtype") == "/Link"] == [CERTIFICATE.address]


def test_what_is_not_known_is_not_said(tmp_path: Path) -> None:
    bare = replace(
        CERTIFICATE,
        ended=None,
        valid_until=None,
        credits=None,
        hours=(),
        approvals=(),
        signer="",
        role="",
        note="",
    )
    text = read(bare, tmp_path).pages[0].extract_text()
    assert "Held Nov. 20, 2026\n" in text
    for words in ("Hours", "Holds until", "What the hours count for", "Known to boards as"):
        assert words not in text
    assert text.count("North Peer Network") == 3, "who gave it signs it"


def test_days_and_numbers_are_said_as_its_language_says_them(tmp_path: Path) -> None:
    text = read(replace(CERTIFICATE, language="es"), tmp_path).pages[0].extract_text()
    assert "25 de noviembre de 2026" in text
    assert "6,25" in text
    assert b"/Lang(es)" in pdf(replace(CERTIFICATE, language="es"), tmp_path)


def test_a_long_list_of_hours_goes_on_over_pages(tmp_path: Path) -> None:
    long = replace(
        CERTIFICATE, hours=tuple((f"Category {at}", Decimal(1)) for at in range(60)), size="letter"
    )
    found = read(long, tmp_path)
    assert len(found.pages) > 1
    assert "60" in "".join(page.extract_text() for page in found.pages).split("Together")[1]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.text(max_size=80)
    | st.sampled_from(["#panic()", "*a*", '#read("/etc/passwd")', "茶", "مرحبا", "\x00", ""])
)
def test_whatever_someone_is_called_can_be_put_on_paper(tmp_path: Path, name: str) -> None:
    given_ = replace(
        CERTIFICATE,
        name=name,
        reached=name,
        issuer=name,
        role=name,
        approvals=((name, name),),
        hours=((name, Decimal(1)),),
    )
    assert pdf(given_, tmp_path).startswith(b"%PDF")


def test_the_numbers_of_boards_stand_with_the_name_of_whom_they_know(tmp_path: Path) -> None:
    text = (
        read(replace(CERTIFICATE, provider="Night school", approved="Night school"), tmp_path)
        .pages[0]
        .extract_text()
    )
    assert "Boards know Night school as" in text
    assert "Known to boards as" not in text


def test_marks_of_the_setter_come_out_as_they_were_written(tmp_path: Path) -> None:
    text = read(replace(CERTIFICATE, name="#panic() *Ana* $x$"), tmp_path).pages[0].extract_text()
    assert "#panic() *Ana* $x$" in text


@pytest.mark.parametrize("picture", [b"<svg/>", b"GIF89a", b"\x89PNG" + bytes(300 * 1024)])
def test_a_signature_is_a_picture_and_not_a_large_one(picture: bytes) -> None:
    with pytest.raises(ValueError):
        replace(CERTIFICATE, signature=picture).as_data()


def test_many_are_made_at_once_each_as_if_alone(tmp_path: Path) -> None:
    wanted = [replace(CERTIFICATE, name=name) for name in ("Ana", "Ben", "Zoë")]
    made = typeset_all([each.as_data() for each in wanted])
    assert made == [pdf(each, tmp_path) for each in wanted]
    assert len({name_of(each.as_data()) for each in wanted}) == 3
    with pytest.raises(NotSet):
        typeset_all([b"{}"] * (MOST_AT_ONCE + 1))
    with pytest.raises(NotSet):
        typeset_all([wanted[0].as_data(), b'{"template": "none"}'])


def test_what_someone_says_themselves_is_no_certificate(tmp_path: Path) -> None:
    said = "They say themselves that they were there."
    (page,) = read(replace(CERTIFICATE, statement=said), tmp_path).pages
    words = page.extract_text()
    assert words.startswith("Statement of attendance\nThis statement is about\n")
    assert "who says that they took part in" in words
    assert said in words
    assert "This certificate is given to" not in words
