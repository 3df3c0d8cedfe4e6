"""Where one can look for something, so that what was looked for can be saved and looked for again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from kith.foundation.people.models import Person


@dataclass(frozen=True)
class Finder:
    """`page` names the address that answers.

    `tidy` keeps of the end of an address what is understood there (nothing, if nothing is asked), and `says` tells it in
    words. `since` gives the keys of the items that someone may see, that match, and that came after a moment: not by
    themselves, the newest first, and never more than a search shows.
    """

    code: str
    page: str
    tidy: Callable[[Mapping[str, str]], str]
    says: Callable[[str], str]
    since: Callable[[str, Person, datetime], list[int]]


@cache
def finders() -> dict[str, Finder]:
    """Those that the settings list, by their codes."""
    found: list[Finder] = [import_string(path) for path in settings.KITH_FINDERS]
    return {finder.code: finder for finder in found}
