"""The registers that know a work by its DOI: where to ask, and what their answer means. Nothing is asked here."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from kith.lib.citations import crossref, datacite
from kith.lib.citations.shapes import Problem, Record


@dataclass(frozen=True, slots=True)
class Register:
    """`read` takes the answer after its JSON was parsed, whatever it is, and never raises."""

    name: str
    host: str
    path: str
    read: Callable[[object], Record | Problem]

    def address(self, doi: str) -> str:
        return f"https://{self.host}{self.path.format(quote(doi, safe=''))}"


CROSSREF = Register("Crossref", "api.crossref.org", "/works/{}", crossref.read)
DATACITE = Register("DataCite", "api.datacite.org", "/dois/{}", datacite.read)
REGISTERS = (CROSSREF, DATACITE)
