"""Documents in the one form that all their spellings have (RDFC-1.0), as which they are signed.

What the names in a document mean is told by contexts. Ours lie beside this module; nothing is ever fetched. Take this module
by its name when it is first needed: what it stands on takes memory.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from pyld import jsonld

from kith.lib.badges.writing import CREDENTIALS, EXTENSIONS, OPEN_BADGES, Document

HERE = Path(__file__).parent / "contexts"
FILES = {
    CREDENTIALS: "credentials/v2.jsonld",
    OPEN_BADGES: "open-badges/context-3.0.3.jsonld",
    EXTENSIONS: "open-badges/context-extensions.jsonld",
}
NONE: Mapping[str, Document] = {}

_one_at_a_time = Lock()  # what the library keeps of contexts is not made for several threads


class NotUnderstood(ValueError):
    """A document that names a context which does not lie here, or goes against one that does."""


def canonical(document: Document, *, more: Mapping[str, Document] = NONE) -> bytes:
    """The statements of a document as sorted N-Quads. `more` are further contexts by their addresses. Raises `NotUnderstood`.

    Contexts are worked through once in a process. Documents are ours, or read into values and written anew: whoever wants
    to make this slow with a hostile one does not come so far.
    """

    def load(address: str, _options: Any = None) -> dict[str, Any]:
        if address in more:
            return {"contextUrl": None, "documentUrl": address, "document": more[address]}
        return {"contextUrl": None, "documentUrl": address, "document": context(address), "tag": "static"}

    options = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": load}
    try:
        with _one_at_a_time:
            statements: str = jsonld.normalize(document, options)
    except jsonld.JsonLdError as wrong:
        raise NotUnderstood(str(wrong)) from wrong
    return statements.encode()


@cache
def context(address: str) -> Document:
    if address not in FILES:
        raise NotUnderstood(address)
    found: Document = json.loads((HERE / FILES[address]).read_text(encoding="utf-8"))
    return found
