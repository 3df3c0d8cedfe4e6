"""Where a place is, as people say it: two numbers, what a map program writes, or an address of a common map on the web.

Nothing is asked of anyone: an address that has to be opened before it tells a place tells none here.
"""

import re
from urllib.parse import unquote

from kith.lib.maps.views import Point

LONGEST = 2000

_NUMBER = r"[+-]?\d{1,3}(?:[.,]\d{1,15})?"
_PLAIN = r"([+-]?\d{1,3}(?:\.\d{1,15})?)"
# “40.42, -3.70” and “40,42; -3,70”, each with a degree sign and the side of the world or without
_PAIR = re.compile(rf"({_NUMBER})\s*°?\s*([NS])?\s*[,;/\s]\s*({_NUMBER})\s*°?\s*([EW])?", re.IGNORECASE)
_COMMAS_ONLY = re.compile(r"([+-]?\d{1,3}),(\d{3,15})\s*,\s*([+-]?\d{1,3}),(\d{3,15})")
_PART = r"(\d{1,3})\s*°\s*(?:(\d{1,2}(?:[.,]\d{1,9})?)\s*['′’]\s*)?(?:(\d{1,2}(?:[.,]\d{1,9})?)\s*(?:\"|″|”|'')\s*)?"
_DEGREES = re.compile(rf"{_PART}([NS])[\s,;]*{_PART}([EW])", re.IGNORECASE)
_IN_ADDRESSES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"geo:{_PLAIN},{_PLAIN}",
        rf"!3d{_PLAIN}!4d{_PLAIN}",  # the place itself, where “@” is only the middle of what was seen
        rf"[?&#]mlat={_PLAIN}&mlon={_PLAIN}",
        rf"[?&](?:q|query|ll|sll|daddr|center|coordinate|destination|to)=(?:loc:)?{_PLAIN},\s*{_PLAIN}",
        rf"[?&#]map=\d{{1,2}}(?:\.\d+)?/{_PLAIN}/{_PLAIN}",
        rf"[?&]cp={_PLAIN}~{_PLAIN}",
        rf"[?&]lat=({_NUMBER})&(?:lon|lng)=({_NUMBER})",
        rf"/@{_PLAIN},{_PLAIN}",
        rf"/(?:maps/)?(?:place|search|dir)/{_PLAIN},\s*{_PLAIN}",
    )
)
_NAMES = re.compile(r"\b(?:lat(?:itude?)?|lon(?:g(?:itude?)?)?)\s*[:=]?\s*", re.IGNORECASE)
_IS_ADDRESS = re.compile(r"(?:https?|geo|comgooglemaps|maps):", re.IGNORECASE)
_TURNED = ("S", "W")  # no “O”: that is the west in Spanish, and the east in German


def point_in(text: str) -> Point | None:
    """The point that a text tells; None if it tells none, or one that is not on the earth."""
    text = text.strip()[:LONGEST]
    if _IS_ADDRESS.match(text):
        return _in_address(unquote(text))
    bare = _NAMES.sub("", text).strip()
    return _in_degrees(bare) or _in_numbers(bare)


def in_words(point: Point) -> str:
    """As a form shows it, and reads it again."""
    return f"{point.latitude:.5f}, {point.longitude:.5f}"


def _in_address(text: str) -> Point | None:
    for pattern in _IN_ADDRESSES:
        if found := pattern.search(text):
            return _on_earth(_number(found[1]), _number(found[2]))
    return None


def _in_numbers(text: str) -> Point | None:
    if commas := _COMMAS_ONLY.fullmatch(text):
        return _on_earth(float(f"{commas[1]}.{commas[2]}"), float(f"{commas[3]}.{commas[4]}"))
    found = _PAIR.fullmatch(text)
    if not found:
        return None
    return _on_earth(_turned(_number(found[1]), found[2]), _turned(_number(found[3]), found[4]))


def _in_degrees(text: str) -> Point | None:
    found = _DEGREES.fullmatch(text)
    if not found:
        return None
    latitude = _turned(_summed(found[1], found[2], found[3]), found[4])
    return _on_earth(latitude, _turned(_summed(found[5], found[6], found[7]), found[8]))


def _summed(degrees: str, minutes: str | None, seconds: str | None) -> float:
    return int(degrees) + _number(minutes or "0") / 60 + _number(seconds or "0") / 3600


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _turned(value: float, side: str | None) -> float:
    return -value if side and side.upper() in _TURNED else value


def _on_earth(latitude: float, longitude: float) -> Point | None:
    if abs(latitude) > 90 or abs(longitude) > 180:
        return None
    return Point(latitude, longitude)
