"""An entry in the words of DataCite (kernel 4.6). Its address stands where a DOI would: it has none."""

from collections.abc import Callable

from kith.capabilities.conversations.pages import lasting_address
from kith.capabilities.lineage.models import Link
from kith.capabilities.versions.models import Contributor
from kith.doors.harvest.reading import Entry
from kith.foundation.house.choices import house
from kith.lib.xml_writing import Document
from kith.ui.linked_data import absolute

PREFIX = "datacite"
NAMESPACE = "http://datacite.org/schema/kernel-4"
SCHEMA = "https://schema.datacite.org/meta/kernel-4.6/metadata.xsd"
_ROOT = {
    "xmlns": NAMESPACE,
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": f"{NAMESPACE} {SCHEMA}",
}
_NOBODY = "(:unal)"  # the standard's word for what is left out on purpose
_ROLES = {Contributor.Role.TRANSLATOR.value: "Translator"}
_RELATIONS = {
    Link.Sort.ADAPTS: "IsDerivedFrom",
    Link.Sort.TRANSLATES: "IsTranslationOf",
    Link.Sort.GREW: "IsDerivedFrom",
}


def write(entry: Entry, xml: Document) -> None:
    with xml.inside("resource", _ROOT):
        for part in _PARTS:
            part(entry, xml)


def _what(entry: Entry, xml: Document) -> None:
    item, version = entry.item, entry.version
    xml.leaf("identifier", lasting_address(item), {"identifierType": "URL"})
    with xml.inside("titles"):
        xml.leaf("title", item.title, {"xml:lang": item.language})
    xml.leaf("publisher", house().name)
    xml.leaf("publicationYear", f"{item.created_at:%Y}")
    xml.leaf("resourceType", str(item.kind_of.one), {"resourceTypeGeneral": "Text"})
    xml.leaf("language", item.language)
    xml.leaf("version", str(version.number))


def _people(entry: Entry, xml: Document) -> None:
    authors = [each for each in entry.named if each.role == Contributor.Role.AUTHOR]
    with xml.inside("creators"):
        for name in [each.member.shown_name for each in authors] or [_NOBODY]:
            with xml.inside("creator"):
                xml.leaf("creatorName", name)
    with xml.inside("contributors"):
        for each in entry.named:
            if each not in authors:
                with xml.inside("contributor", {"contributorType": _ROLES.get(each.role, "Other")}):
                    xml.leaf("contributorName", each.member.shown_name)


def _subjects(entry: Entry, xml: Document) -> None:
    with xml.inside("subjects"):
        for words in entry.subjects():
            xml.leaf("subject", words, {"xml:lang": entry.item.language})


def _dates(entry: Entry, xml: Document) -> None:
    with xml.inside("dates"):
        xml.leaf("date", f"{entry.item.created_at:%Y-%m-%d}", {"dateType": "Issued"})
        xml.leaf("date", f"{entry.version.published_at:%Y-%m-%d}", {"dateType": "Updated"})


def _relations(entry: Entry, xml: Document) -> None:
    with xml.inside("relatedIdentifiers"):
        for link in entry.grew_from:
            attributes = {"relatedIdentifierType": "URL", "relationType": _RELATIONS[Link.Sort(link.sort)]}
            xml.leaf("relatedIdentifier", lasting_address(link.parent), attributes)
        for work in entry.works:
            says = "Documents" if work.is_subject else "References"
            attributes = {"relatedIdentifierType": work.sort, "relationType": says}
            xml.leaf("relatedIdentifier", work.name, attributes)
        for file in entry.files:
            attributes = {"relatedIdentifierType": "URL", "relationType": "HasPart"}
            xml.leaf("relatedIdentifier", absolute(file), attributes)


def _rights(entry: Entry, xml: Document) -> None:
    if licence := entry.licence:
        attributes = {
            "rightsURI": licence.address,
            "rightsIdentifier": licence.spdx,
            "rightsIdentifierScheme": "SPDX",
            "schemeURI": "https://spdx.org/licenses/",
        }
        with xml.inside("rightsList"):
            xml.leaf("rights", licence.name, attributes)


def _abstract(entry: Entry, xml: Document) -> None:
    if entry.abstract:
        attributes = {"descriptionType": "Abstract", "xml:lang": entry.item.language}
        with xml.inside("descriptions"):
            xml.leaf("description", entry.abstract, attributes)


_PARTS: tuple[Callable[[Entry, Document], None], ...] = (
    _what, _people, _subjects, _dates, _relations, _rights, _abstract,
)  # fmt: skip
