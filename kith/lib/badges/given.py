"""What someone pasted or uploaded: which form it has, and the text of the certificate in it."""

import re
from dataclasses import dataclass

from kith.lib.badges import png, svg
from kith.lib.badges.pictures import Damaged
from kith.lib.badges.verdicts import Answer, Form

LARGEST, LONGEST = 5 * 1024 * 1024, 256 * 1024  # bytes of a picture, signs of a certificate
_TOKEN = re.compile(r"eyJ[\w-]+\.[\w-]+\.[\w-]+", re.ASCII)


class Unreadable(Exception):
    """Nothing can be read in it; `form` is known if it looks like a picture."""

    def __init__(self, answer: Answer, form: Form | None = None) -> None:
        super().__init__(answer)
        self.answer, self.form = answer, form


@dataclass(frozen=True)
class Given:
    form: Form
    text: str

    @property
    def is_token(self) -> bool:
        return not self.text.startswith("{")


def look_at(given: bytes | str) -> Given:
    """Raises `Unreadable`. Whatever it is called, it is what is in it."""
    data = given.encode("utf-8", "replace") if isinstance(given, str) else given
    if len(data) > LARGEST:
        raise Unreadable(Answer.TOO_LARGE)
    if data.startswith(png.BEGINNING):
        return _inside(Form.PNG, data)
    text = _text(data)
    if text.startswith("<"):
        return _inside(Form.SVG, text.encode())
    return _plain(text)


def _plain(text: str, within: Form | None = None) -> Given:
    if len(text) > LONGEST:
        raise Unreadable(Answer.TOO_LARGE, within)
    if text.startswith("{"):
        return Given(within or Form.DOCUMENT, text)
    token = "".join(text.split())  # mail programs break long lines
    if _TOKEN.fullmatch(token):
        return Given(within or Form.TOKEN, token)
    raise Unreadable(Answer.UNKNOWN_FORMAT if token else Answer.EMPTY, within)


def _inside(form: Form, data: bytes) -> Given:
    try:
        text = png.take_out(data) if form == Form.PNG else svg.take_out(data)
    except Damaged as broken:
        raise Unreadable(Answer.DAMAGED, form) from broken
    if not text:
        raise Unreadable(Answer.NOTHING_INSIDE, form)
    return _plain(text.strip(), form)


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig").strip()
    except UnicodeDecodeError as foreign:
        raise Unreadable(Answer.UNKNOWN_FORMAT) from foreign
