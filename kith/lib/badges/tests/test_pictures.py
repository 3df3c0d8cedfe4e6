"""A certificate goes into a picture and comes out as it was; the picture stays what it was; a hostile one harms nobody."""

import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kith.lib.badges import png, svg
from kith.lib.badges.pictures import Damaged, HasOne
from kith.lib.badges.tests.samples import asked, text, token
from kith.lib.badges.verdicts import Answer, Form

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Ñ > "x"</title><path d="M0 0h9v9z"/></svg>'
HEADED = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!-- made <svg> by hand -->\n'
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
)
DRAWINGS = [
    DRAWING,
    HEADED + DRAWING,
    "\ufeff" + DRAWING,
    '<svg xmlns="http://www.w3.org/2000/svg" aria-label=\'a > b "c"\'/>',
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"></svg>',
]
SAID = st.text(max_size=60).map(
    lambda said: "{" + "".join(sign for sign in said if sign.isprintable()) + "]]>}"
)


def picture(colour: tuple[int, int, int] = (40, 60, 90)) -> bytes:
    out = BytesIO()
    Image.new("RGB", (12, 9), colour).save(out, "PNG")
    return out.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)


@given(st.text(max_size=300))
def test_any_text_comes_back_from_a_picture(said: str) -> None:
    said = "".join(sign for sign in said if not "\ud800" <= sign <= "\udfff" and sign != "\0")
    assert png.take_out(png.bake(picture(), said)) == said


def test_a_picture_shows_what_it_showed() -> None:
    with Image.open(BytesIO(png.bake(picture(), text()))) as baked:
        baked.load()
        assert (baked.size, baked.getpixel((3, 3))) == ((12, 9), (40, 60, 90))
        assert baked.info["openbadgecredential"] == text()


@pytest.mark.parametrize("drawing", DRAWINGS)
@pytest.mark.parametrize("said", [text(), token()])
def test_a_certificate_comes_back_from_a_drawing(drawing: str, said: str) -> None:
    baked = svg.bake(drawing.encode(), said)
    assert svg.take_out(baked) == said
    assert baked.decode().replace("<openbadges:credential", "", 1).count("openbadges:credential") <= 1
    assert baked.decode().startswith(drawing.lstrip("\ufeff")[:40].split("<svg")[0])
    assert asked(baked).holds


@settings(max_examples=60)
@given(SAID)
def test_no_words_can_end_the_element_that_holds_them(said: str) -> None:
    assert svg.take_out(svg.bake(DRAWING.encode(), said)) == said.replace("]]>", "]]\\u003e").strip()


@pytest.mark.parametrize("form", [Form.PNG, Form.SVG])
def test_a_picture_carries_one_certificate(form: Form) -> None:
    bake, plain = (png.bake, picture()) if form == Form.PNG else (svg.bake, DRAWING.encode())
    with pytest.raises(HasOne):
        bake(bake(plain, text()), token())
    assert asked(bake(plain, token())).form == form


def test_a_picture_without_a_certificate() -> None:
    assert png.take_out(picture()) is None
    assert svg.take_out(DRAWING.encode()) is None
    for plain in (picture(), DRAWING):
        assert asked(plain).troubles == [Answer.NOTHING_INSIDE]


def test_a_picture_that_another_program_packed_is_read() -> None:
    packed = png.KEYWORD + b"\0\1\0\0\0" + zlib.compress(token().encode())
    baked = picture().replace(chunk(b"IEND", b""), chunk(b"iTXt", packed) + chunk(b"IEND", b""))
    assert asked(baked).holds


BROKEN = [
    picture()[:-3],
    picture()[:40],
    png.BEGINNING,
    png.BEGINNING + b"\xff\xff\xff\xffIDAT",
    png.BEGINNING + chunk(b"tEXt", b"") * 20_001,
    png.BEGINNING + chunk(b"iTXt", png.KEYWORD + b"\0\1\0\0\0" + zlib.compress(bytes(10**7))) + chunk(b"IEND", b""),
    png.BEGINNING + chunk(b"iTXt", png.KEYWORD + b"\0\1\0\0\0no zip") + chunk(b"IEND", b""),
    png.BEGINNING + chunk(b"iTXt", png.KEYWORD + b"\0\0") + chunk(b"IEND", b""),
    png.BEGINNING + chunk(b"iTXt", png.KEYWORD + b"\0\0\0\0\0\xff") + chunk(b"IEND", b""),
    png.BEGINNING + chunk(b"iTXt", png.KEYWORD + b"\0\0\0\0\0x") * 2 + chunk(b"IEND", b""),
    b"<svg",
    b"<p>Hello</p>",
    b"<svg xmlns='http://www.w3.org/2000/svg'>&nbsp;</svg>",
    b"<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>",
    b"<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>",
    f"<svg xmlns='http://www.w3.org/2000/svg' xmlns:b='{svg.SPACE}'><b:credential/><b:credential/></svg>".encode(),
]  # fmt: skip


@pytest.mark.parametrize("broken", BROKEN)
def test_what_is_broken_or_made_to_break_something_says_so(broken: bytes) -> None:
    with pytest.raises(Damaged):
        (png if broken.startswith(png.BEGINNING) else svg).take_out(broken)
    assert asked(broken).troubles == [Answer.DAMAGED]


def test_a_drawing_in_which_svg_has_another_name_is_not_baked() -> None:
    with pytest.raises(Damaged):
        svg.bake(b"<d:svg xmlns:d='http://www.w3.org/2000/svg'/>", text())
