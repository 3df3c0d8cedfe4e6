"""Asking the registers of DOIs what was published under one."""

import json

from django.conf import settings

from kith.lib import outgoing
from kith.lib.citations.lookups import REGISTERS, Register
from kith.lib.citations.shapes import Record

LARGEST, SECONDS = 2_000_000, 12


class Silent(Exception):
    """No register could be asked now; perhaps later."""


def look_up(doi: str) -> Record | None:
    """What the first register that knows a DOI tells of it; None when all were asked and none knows it."""
    silent: list[str] = []
    for register in REGISTERS:
        try:
            found = _asked(register, doi)
        except (Silent, outgoing.Unreachable, outgoing.NotAllowed) as trouble:
            silent.append(f"{register.name}: {trouble}")
            continue
        if found is not None:
            return found
    if silent:
        raise Silent("; ".join(silent))
    return None


def _asked(register: Register, doi: str) -> Record | None:
    address = register.address(doi)
    if settings.LOOKUPS_AT:
        address = address.replace(f"https://{register.host}", settings.LOOKUPS_AT, 1)
    headers = {"Accept": "application/json", "User-Agent": f"Kith ({settings.SITE_URL})"}
    answer = outgoing.get(
        address, headers=headers, most=LARGEST, within=SECONDS, anywhere=bool(settings.LOOKUPS_AT)
    )
    if answer.status == 429 or answer.status >= 500:
        raise Silent(f"answered {answer.status}")
    return _read(register, answer.body) if answer.status == 200 else None


def _read(register: Register, body: bytes) -> Record | None:
    try:
        told = register.read(json.loads(body))
    except (ValueError, RecursionError):
        raise Silent("answered what cannot be read") from None
    return told if isinstance(told, Record) else None
