"""Where a list goes on. A token holds all of it, signed, so that nothing has to be remembered for a harvester."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core import signing

from kith.doors.harvest.refusals import bad_token

LASTS = timedelta(days=1)
_SALT = "kith.harvest"


def written(verb: str, place: Sequence[Any]) -> str:
    """A token for the rest of a list: good for this verb alone, and for a day."""
    return signing.dumps([verb, *place], salt=_SALT)


def read(token: str, *, verb: str, parts: int) -> list[Any]:
    """The place that a token of ours for this verb holds; so many parts."""
    try:
        held = signing.loads(token, salt=_SALT, max_age=LASTS)
    except signing.BadSignature:
        raise bad_token() from None
    if not isinstance(held, list) or held[:1] != [verb] or len(held) != parts + 1:
        raise bad_token()
    return held[1:]


def ends() -> datetime:
    """When a token that is written now is good no longer."""
    return datetime.now(UTC).replace(microsecond=0) + LASTS
