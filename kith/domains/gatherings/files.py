"""A calendar file between looking at it and bringing it in: kept as a draft of whoever looks, for a day."""

from base64 import b64decode, b64encode
from zlib import compress, decompress

from kith.capabilities.items.drafts import Desk
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space
from kith.lib.calendars.content_lines import MOST_BYTES

FORM = "calendar-file"


def keep(data: bytes, *, space: Space, by: Person) -> None:
    """Only as much as is ever read of a file."""
    packed = b64encode(compress(data[: MOST_BYTES + 1])).decode()
    Desk(FORM, space=space).keep({"file": packed}, by=by)


def kept(*, space: Space, by: Person) -> bytes | None:
    packed = Desk(FORM, space=space).kept(by).get("file")
    return decompress(b64decode(packed)) if packed else None


def forget(*, space: Space, by: Person) -> None:
    Desk(FORM, space=space).forget(by)
