"""Headers, records and tokens, as the protocol writes them."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

from kith.doors.harvest import datacite, dublin_core, tokens
from kith.doors.harvest.asking import identifier
from kith.doors.harvest.models import Record
from kith.doors.harvest.reading import Entry
from kith.doors.harvest.refusals import unknown_format
from kith.lib.xml_writing import Document


class Format(NamedTuple):
    namespace: str
    schema: str
    write: Callable[[Entry, Document], None]


FORMATS = {form.PREFIX: Format(form.NAMESPACE, form.SCHEMA, form.write) for form in (dublin_core, datacite)}


def form_named(prefix: str) -> Format:
    """The format that is asked for."""
    if prefix not in FORMATS:
        raise unknown_format()
    return FORMATS[prefix]


def moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def write_record(record: Record, entry: Entry | None, form: Format, xml: Document) -> None:
    """A record with what its entry says; of one that is gone, the header alone."""
    with xml.inside("record"):
        write_header(record, xml, is_shown=entry is not None)
        if entry is not None:
            with xml.inside("metadata"):
                form.write(entry, xml)


def write_header(record: Record, xml: Document, *, is_shown: bool) -> None:
    """In which set it is, while all may know of its space."""
    with xml.inside("header", {} if is_shown else {"status": "deleted"}):
        xml.leaf("identifier", identifier(record.pk))
        xml.leaf("datestamp", moment(record.at))
        if record.space.is_public:
            xml.leaf("setSpec", record.space.slug)


def write_token(xml: Document, token: str, *, told: int, size: int | None = None) -> None:
    """Where the list goes on; on the last page of a list of several, an empty one. `told` is what came before."""
    if not token and not told:
        return
    attributes = {"expirationDate": moment(tokens.ends())} if token else {}
    if size is not None:
        attributes["completeListSize"] = str(size)
    xml.leaf("resumptionToken", token, attributes | {"cursor": str(told)})
