"""A certificate on paper, from plain values, in the language of those who gave it."""

import json
from base64 import b64encode
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from kith.lib.printing.blocks import language_of
from kith.lib.printing.tree import printable
from kith.lib.printing.typesetting import SIZES, tools

LARGEST_SIGNATURE = 300 * 1024
_PICTURES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}


@dataclass(frozen=True)
class Certificate:
    """`name` is as the person wants to be called; `address` is where anyone can check it, and the code leads there.

    `hours` tell how many of the `credits` count for what, `approvals` under which number a board knows whoever
    offered it, whose name is `approved`.
    `signature` is a picture (PNG or JPEG) of how `signer` signs, or nothing. With a `statement` it is one: what someone says themselves.
    """

    name: str
    reached: str
    issuer: str
    language: str
    address: str
    at: datetime
    awarded: date
    began: date
    ended: date | None = None
    valid_until: date | None = None
    credits: Decimal | None = None
    hours: tuple[tuple[str, Decimal], ...] = ()
    approvals: tuple[tuple[str, str], ...] = ()
    approved: str = ""
    signer: str = ""
    role: str = ""
    signature: bytes = b""
    note: str = ""
    statement: str = ""
    provider: str = ""
    presenter: str = ""
    objectives: str = ""
    size: str = "a4"

    def as_data(self) -> bytes:
        """All that the made file depends on. Raises `ValueError` for a signature that is no picture, or a large one."""
        with override(self.language):
            data = self._words() | {
                "template": "certificate", "language": language_of(self.language) or "en", "size": SIZES[self.size],
                "name": _clean(self.name), "reached": _clean(self.reached), "note": printable(self.statement or self.note),
                "authors": [printable(self.issuer)], "at": int(self.at.timestamp()), "made_with": tools("certificate"),
            }  # fmt: skip
        return json.dumps(data, sort_keys=True).encode()

    def _words(self) -> dict[str, object]:
        return {
            **self._begins(),
            "facts": self._facts(),
            "hours": self._hours(),
            "approvals": {
                "title": self._known_as(),
                "rows": [[printable(board), printable(number)] for board, number in self.approvals],
            },
            "signed": {
                "name": printable(self.signer or self.issuer), "role": printable(self.role),
                "picture": _drawn(self.signature),
                "alt": _("The signature of %(name)s") % {"name": printable(self.signer or self.issuer)},
            },
            "check": _("Anyone can check this certificate here:"),
            "code": {
                "leads_to": self.address,
                "alt": _("A square code that a phone can read. It leads to %(address)s") % {"address": self.address},
            },
            "foot": f"{printable(self.issuer)} · {self.address.partition('://')[2]}",
        }  # fmt: skip

    def _begins(self) -> dict[str, str]:
        if self.statement:
            return {
                "title": _("Statement of attendance"), "given-to": _("This statement is about"),
                "has-reached": _("who says that they took part in"),
            }  # fmt: skip
        return {
            "title": _("Certificate"), "given-to": _("This certificate is given to"), "has-reached": _("who took part in"),
        }  # fmt: skip

    def _facts(self) -> list[list[str]]:
        """What can be said in a line, without what is not known."""
        held = _day(self.began)
        if self.ended and self.ended != self.began:
            held = _("%(first)s to %(last)s") % {"first": held, "last": _day(self.ended)}
        said = [
            (_("Held"), held),
            (_("Hours"), "" if self.credits is None else _amount(self.credits)),
            (_("Offered by"), printable(self.provider)),
            (_("Led by"), printable(self.presenter)),
            (_("To learn"), printable(self.objectives)),
            (_("Given by"), printable(self.issuer)),
            (_("Given on"), _day(self.awarded)),
            (_("Holds until"), _day(self.valid_until) if self.valid_until else ""),
        ]
        return [[name, value] for name, value in said if value]

    def _known_as(self) -> str:
        if not self.approved:
            return _("Known to boards as")
        return _("Boards know %(name)s as") % {"name": printable(self.approved)}

    def _hours(self) -> dict[str, object]:
        total = sum((earned for _name, earned in self.hours), Decimal())
        return {
            "title": _("What the hours count for"),
            "head": [_("Category"), _("Hours")],
            "rows": [[printable(name), _amount(earned)] for name, earned in self.hours],
            "foot": [_("Together"), _amount(total)],
        }


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")


def _amount(hours: Decimal) -> str:
    """6, 6.5 or 6.25, as the language writes it."""
    places = max(0, -int(hours.normalize().as_tuple().exponent))
    return number_format(hours, decimal_pos=places)


def _clean(text: str) -> str:
    return printable(text).strip() or "–"


def _drawn(signature: bytes) -> str:
    """A picture within a drawing, as which the setter takes all pictures; it fits its place, whatever its size."""
    if not signature:
        return ""
    kind = next((name for start, name in _PICTURES.items() if signature.startswith(start)), None)
    if kind is None or len(signature) > LARGEST_SIGNATURE:
        raise ValueError("no picture of a signature")
    source = f"data:{kind};base64,{b64encode(signature).decode()}"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">'
        f'<image width="300" height="100" preserveAspectRatio="xMinYMax meet" href="{source}"/></svg>'
    )
