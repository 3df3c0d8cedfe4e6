"""Looking for what was said anywhere, as the search page does."""

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import parse_qs, urlencode

from kith.capabilities.search.finders import Finder
from kith.capabilities.search.queries import said_since
from kith.foundation.people.models import Person
from kith.lib.search_syntax import parse, unparse


def _tidy(address: Mapping[str, str]) -> str:
    words = unparse(parse(address.get("q", "")[:300]))
    return urlencode({"q": words}) if words else ""


def _says(asked: str) -> str:
    return parse_qs(asked).get("q", [""])[0]


def _since(asked: str, person: Person, moment: datetime) -> list[int]:
    return said_since(moment, parse(_says(asked)), reader=person, language=person.in_language())


EVERYWHERE = Finder("everywhere", "front:search", _tidy, _says, _since)
