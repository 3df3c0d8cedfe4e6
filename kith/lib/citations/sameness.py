"""Which records mean the same work."""

import re
import unicodedata
from hashlib import sha256

from kith.lib.citations.kinds import WITHIN_A_BOOK
from kith.lib.citations.shapes import Record
from kith.lib.citations.tidy import tidied

LONGEST = 160


def same_as(record: Record) -> str:
    """A short key that two records share when they mean the same work, so that importing twice changes nothing.

    By DOI, else PMID, else ISBN, else title, year and first name. Chapters share the ISBN of their book, so it does not
    tell them apart. Empty for a record by which nothing can be found.
    """
    return key_of_tidy(tidied(record))


def key_of_tidy(record: Record) -> str:
    """The same for a record in its normal form, as readers give it: where there are many, this counts."""
    if record.doi:
        return _short("doi", record.doi.casefold())
    if record.pmid:
        return _short("pmid", record.pmid)
    if record.isbn and record.type not in WITHIN_A_BOOK:
        return _short("isbn", record.isbn)
    if record.title:
        return _short("title", f"{_plain(record.title)}|{record.year or ''}|{_plain(_first_name(record))}")
    return _short("url", record.url) if record.url else ""


def _first_name(record: Record) -> str:
    """The family name of who stands first; of an institute, all of it."""
    names = record.authors or record.editors
    return (names[0].family or names[0].literal) if names else ""


def _plain(text: str) -> str:
    """Letters and digits alone, without accents; of a text that has none, the text."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    words = re.findall(r"\w+", "".join(letter for letter in letters if not unicodedata.combining(letter)))
    return " ".join(words).replace("_", "") or text.casefold()


def _short(sort: str, key: str) -> str:
    digest = sha256(key.encode("utf-8", "replace")).hexdigest()
    return f"{sort}:{key if len(key) <= LONGEST else digest}"
