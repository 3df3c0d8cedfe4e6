"""A steward chooses whose signature stands on paper; each certificate keeps the one with which it was given."""

import json
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader

from kith.domains.learning.actions.certifying import certify
from kith.domains.learning.actions.issuing import choose_signature, put_signature_away
from kith.domains.learning.certificates import paper_of
from kith.domains.learning.models import Signature
from kith.domains.learning.queries import reach_certificate
from kith.domains.learning.tests.certified import ETHICS, certificates, other
from kith.foundation.activity.models import Event
from kith.infrastructure.database.private import seen_as
from tests.cast import Cast

ADDRESS = "/steward/certificates/signature/"


def _picture(kind: str = "PNG", *, size: tuple[int, int] = (1800, 600), place: str = "") -> bytes:
    out, hidden = BytesIO(), PngInfo()
    hidden.add_text("Comment", place)
    options = {"pnginfo": hidden} if kind == "PNG" and place else {}
    Image.new("RGB", size, (20, 20, 80)).save(out, kind, **options)
    return out.getvalue()


def _sent(data: bytes, *, name: str = "sign.png") -> dict[str, object]:
    return {"name": "Rosa Díaz", "office": "Director of learning", "picture": SimpleUploadedFile(name, data)}


def _words(pdf: bytes) -> str:
    return " ".join(PdfReader(BytesIO(pdf)).pages[0].extract_text().split())


def test_it_stands_on_the_paper_with_name_and_office(cast: Cast) -> None:
    assert cast.client("ruth").post(ADDRESS, _sent(_picture())).status_code == 302
    certify(cast["maria"], ETHICS, by=cast["tomasz"])
    given = certificates(cast["maria"])[0]
    answer = cast.client("maria").get(f"{given.get_absolute_url()}pdf/")
    words = _words(bytes(answer.content))
    assert "Rosa Díaz" in words
    assert "Director of learning" in words
    page = cast.client("maria").get(given.get_absolute_url()).text
    assert "Rosa Díaz, Director of learning" in page


def test_the_picture_is_clean_small_and_has_words(cast: Cast) -> None:
    ruth = cast.client("ruth")
    ruth.post(ADDRESS, _sent(_picture(place="taken at home")))
    kept = Signature.objects.get()
    assert b"taken at home" not in bytes(kept.picture)
    with Image.open(BytesIO(kept.picture)) as image:
        assert image.size == (900, 300)
    shown = ruth.get(f"{ADDRESS}picture/")
    assert shown.headers["Content-Type"] == "image/png"
    assert bytes(shown.content) == bytes(kept.picture)
    assert 'alt="The signature of Rosa Díaz"' in ruth.get("/steward/certificates/").text
    certify(cast["maria"], ETHICS, by=cast["tomasz"])
    with seen_as(cast["maria"]):
        given = reach_certificate(cast["maria"], certificates(cast["maria"])[0].pk)
    assert json.loads(paper_of(given, size="a4").as_data())["signed"]["alt"] == "The signature of Rosa Díaz"


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"%PDF-1.7 a paper", "sign.pdf", "no picture that can be printed"),
        (_picture("WEBP", size=(30, 10)), "sign.webp", "no picture that can be printed"),
        (_picture()[:200], "sign.png", "damaged"),
    ],
)
def test_what_cannot_be_printed_is_said_beside_the_field(
    cast: Cast, data: bytes, name: str, said: str
) -> None:
    answer = cast.client("ruth").post(ADDRESS, _sent(data, name=name))
    assert answer.status_code == 422
    assert said in answer.text
    assert "Rosa Díaz" in answer.text, "what was typed stays"
    assert not Signature.objects.exists()


def test_each_certificate_keeps_the_one_with_which_it_was_given(cast: Cast) -> None:
    ruth, tomasz, maria = cast["ruth"], cast["tomasz"], cast["maria"]
    certify(maria, ETHICS, by=tomasz)
    for number, name in enumerate(("Rosa Díaz", "Ana Sol")):
        choose_signature(name=name, office="", picture=_picture(), media_type="image/png", by=ruth)
        certify(maria, other(key=f"more-{number}"), by=tomasz)
    put_signature_away(by=ruth)
    put_signature_away(by=ruth)
    certify(maria, other(key="last"), by=tomasz)
    with seen_as(maria):
        names = [
            paper_of(reach_certificate(maria, each.pk), size="a4").signer for each in certificates(maria)
        ]
    assert names == ["", "Rosa Díaz", "Ana Sol", ""]
    told = list(Event.objects.filter(actor=ruth).order_by("pk").values_list("type", flat=True))
    assert told[-3:] == ["learning.signature_chosen"] * 2 + ["learning.signature_put_away"]


def test_one_is_in_use_at_a_time(cast: Cast) -> None:
    for _each in range(2):
        choose_signature(name="A", office="", picture=b"x", media_type="image/png", by=cast["ruth"])
    assert Signature.objects.filter(replaced_at=None).count() == 1
    with pytest.raises(IntegrityError, match="learning_signature_one_in_use"):
        Signature.objects.create(name="B", picture=b"x", media_type="image/png")


def test_these_pages_are_there_for_stewards_alone(cast: Cast) -> None:
    choose_signature(name="A", office="", picture=b"x", media_type="image/png", by=cast["ruth"])
    for name in ("maria", "tomasz", None):
        for end in ("", "picture/", "removal/"):
            assert cast.client(name).post(f"{ADDRESS}{end}").status_code == 404, (name, end)
    assert cast.client("ruth").post(f"{ADDRESS}removal/").status_code == 302
    assert cast.client("ruth").get(f"{ADDRESS}picture/").status_code == 404, "none is in use"
