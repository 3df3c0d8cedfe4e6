"""A badge shows what it is for, whatever that is called, and carries its certificate in either form of picture."""

from io import BytesIO

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kith.lib.badges import png, svg
from kith.lib.badges.drawing import drawing_of
from kith.lib.badges.tests.samples import CREDENTIAL, asked, text, token
from kith.lib.badges.verdicts import Form
from kith.lib.printing.typesetting import picture_data, typeset

DRAWING = drawing_of(CREDENTIAL.achievement.name, issuer=CREDENTIAL.issuer.name, awarded="November 25, 2026")


def _said(drawing: str) -> list[str]:
    return [each.text or "" for each in fromstring(drawing).iter("{http://www.w3.org/2000/svg}text")]


def test_a_badge_says_what_it_is_for_and_who_gave_it() -> None:
    assert _said(DRAWING) == ["Ethics among peers", "North Peer Network", "November 25, 2026"]
    title = fromstring(DRAWING).findtext("{http://www.w3.org/2000/svg}title")
    assert title == "Ethics among peers. North Peer Network, November 25, 2026"


def test_what_is_too_long_ends_and_its_title_says_all() -> None:
    name = "On being there for each other " * 20
    drawing = drawing_of(name, issuer="North", awarded="2026")
    assert len(_said(drawing)) == 6
    assert _said(drawing)[3].endswith("…")
    assert name.strip() in drawing


@given(st.text(max_size=200), st.text(max_size=80))
def test_any_words_can_stand_in_it(name: str, issuer: str) -> None:
    drawing = drawing_of(name, issuer=issuer, awarded=issuer)
    assert svg.take_out(svg.bake(drawing.encode(), token())) == token()


@pytest.mark.parametrize("said", [text(), token()])
def test_a_drawing_becomes_a_picture_and_both_carry_a_certificate(said: str) -> None:
    made = typeset(picture_data(DRAWING))
    with Image.open(BytesIO(made)) as picture:
        assert picture.size == (600, 600)
        assert picture.getcolors(200_000) is not None
    assert asked(png.bake(made, said)).form == Form.PNG
    assert asked(png.bake(made, said)).holds
    assert asked(svg.bake(DRAWING.encode(), said)).holds
