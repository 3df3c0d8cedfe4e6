"""A certificate inside a drawing (SVG), in an element of its own right behind its beginning."""

import re
from xml.etree.ElementTree import Element, ParseError
from xml.sax.saxutils import quoteattr

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from kith.lib.badges.pictures import Damaged, HasOne

SPACE = "https://purl.imsglobal.org/ob/v3p0"
ELEMENT = f"{{{SPACE}}}credential"
ROOT = "{http://www.w3.org/2000/svg}svg"

_BEGINNING = re.compile(r"""(<svg\b(?:[^<>"']|"[^"]*"|'[^']*')*?)(/?)>""")
_BEFORE = re.compile(r"<!--.*?-->|<\?.*?\?>|<!DOCTYPE(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|\s+", re.DOTALL)


def bake(drawing: bytes, text: str) -> bytes:
    """The drawing with this text in it: a token as an attribute, a document as words. Raises `HasOne`, or `Damaged`."""
    if take_out(drawing) is not None:
        raise HasOne
    source = drawing.decode("utf-8-sig")
    begins = _BEGINNING.match(source, _behind(source))
    if begins is None:
        raise Damaged("its own name for SVG")
    space = f' xmlns:openbadges="{SPACE}"'
    head = begins[1] if space in begins[1] else begins[1] + space
    end = "</svg>" if begins[2] else ""
    baked = f"{source[: begins.start()]}{head}>{_element(text)}{end}{source[begins.end() :]}".encode()
    if take_out(baked) is None:
        raise Damaged("its own meaning for our names")
    return baked


def take_out(drawing: bytes) -> str | None:
    """The text in the drawing, or None. Raises `Damaged`."""
    found = list(_read(drawing).iter(ELEMENT))
    if len(found) > 1:
        raise Damaged("more than one")
    return (found[0].get("verify") or found[0].text or "").strip() if found else None


def _read(drawing: bytes) -> Element:
    """Without what could make a small text large, or ask another machine."""
    try:
        root = fromstring(drawing.decode("utf-8-sig"))
    except (ParseError, DefusedXmlException, ValueError, LookupError) as wrong:
        raise Damaged(str(wrong)) from wrong
    if root.tag != ROOT:
        raise Damaged("no drawing")
    found: Element = root
    return found


def _behind(source: str) -> int:
    """Where the first element begins, behind what may stand before it."""
    at = 0
    while before := _BEFORE.match(source, at):
        at = before.end()
    return at


def _element(text: str) -> str:
    if not text.startswith("{"):
        return f"<openbadges:credential verify={quoteattr(text)}/>"
    return f"<openbadges:credential><![CDATA[{text.replace(']]>', ']]\\u003e')}]]></openbadges:credential>"
