"""An entry in Dublin Core, the fifteen words that every harvester knows."""

from collections.abc import Iterator

from kith.capabilities.conversations.pages import lasting_address
from kith.capabilities.versions.models import Contributor
from kith.doors.harvest.reading import Entry
from kith.foundation.house.choices import house
from kith.lib.xml_writing import Document
from kith.ui.linked_data import absolute

PREFIX = "oai_dc"
NAMESPACE = "http://www.openarchives.org/OAI/2.0/oai_dc/"
SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
_ROOT = {
    "xmlns:oai_dc": NAMESPACE,
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": f"{NAMESPACE} {SCHEMA}",
}


def write(entry: Entry, xml: Document) -> None:
    with xml.inside("oai_dc:dc", _ROOT):
        for name, text in _elements(entry):
            if text:
                xml.leaf(f"dc:{name}", text)


def _elements(entry: Entry) -> Iterator[tuple[str, str]]:
    item, version = entry.item, entry.version
    yield "title", item.title
    for each in entry.named:
        is_author = each.role == Contributor.Role.AUTHOR
        yield "creator" if is_author else "contributor", each.member.shown_name
    for words in entry.subjects():
        yield "subject", words
    yield "description", entry.abstract
    yield "publisher", house().name
    yield "date", f"{version.published_at:%Y-%m-%d}"
    yield "type", "Text"
    yield "type", str(item.kind_of.one)
    yield "format", "text/html"
    yield "identifier", lasting_address(item)
    yield "language", item.language
    for link in entry.grew_from:
        yield "relation", lasting_address(link.parent)
    for work in entry.works:
        yield "relation", work.address
    for file in entry.files:
        yield "relation", absolute(file)
    if entry.licence:
        yield "rights", entry.licence.address
