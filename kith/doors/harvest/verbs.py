"""The six verbs. Each reads first, and gives back what writes its answer: so a refusal comes before anything is written."""

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parseaddr

from django.conf import settings
from django.db.models import Exists, Min, OuterRef
from django.urls import reverse

from kith.doors.harvest import tokens
from kith.doors.harvest.asking import FORMAT, Asked, item_of
from kith.doors.harvest.lists import AT_ONCE, Page, page_of
from kith.doors.harvest.models import Record
from kith.doors.harvest.reading import entries_of, shown_among
from kith.doors.harvest.refusals import no_sets, unknown_identifier
from kith.doors.harvest.writing import FORMATS, form_named, moment, write_header, write_record, write_token
from kith.foundation.house.choices import house
from kith.foundation.spaces.models import Space
from kith.lib.xml_writing import Document

Writing = Callable[[Document], None]


def address() -> str:
    """Where harvesters ask."""
    return f"{settings.SITE_URL}{reverse('harvest:harvest')}"


def identify(asked: Asked) -> Writing:
    first = Record.objects.aggregate(at=Min("at"))["at"] or datetime.now(UTC)
    lines = {
        "repositoryName": house().name,
        "baseURL": address(),
        "protocolVersion": "2.0",
        "adminEmail": parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
        "earliestDatestamp": moment(first),
        "deletedRecord": "persistent",
        "granularity": "YYYY-MM-DDThh:mm:ssZ",
        "compression": "gzip",
    }
    return lambda xml: _leaves(xml, lines)


def list_formats(asked: Asked) -> Writing:
    if "identifier" in asked.words:
        _record(asked)

    def write(xml: Document) -> None:
        for prefix, form in FORMATS.items():
            with xml.inside("metadataFormat"):
                lines = {"metadataPrefix": prefix, "schema": form.schema, "metadataNamespace": form.namespace}
                _leaves(xml, lines)

    return write


def list_sets(asked: Asked) -> Writing:
    """Public spaces in which something was ever published for all."""
    after, told = "", 0
    if asked.token is not None:
        after, told = tokens.read(asked.token, verb=asked.verb, parts=2)
    spaces = Space.objects.visible_to(None).filter(Exists(Record.objects.filter(space=OuterRef("pk"))))
    found = list(spaces.filter(slug__gt=after).order_by("slug")[: AT_ONCE + 1])
    if not found:
        raise no_sets()
    more = found[AT_ONCE:] and tokens.written(asked.verb, [found[AT_ONCE - 1].slug, told + AT_ONCE])

    def write(xml: Document) -> None:
        for space in found[:AT_ONCE]:
            with xml.inside("set"):
                _leaves(xml, {"setSpec": space.slug, "setName": space.name})
        write_token(xml, more or "", told=told)

    return write


def list_identifiers(asked: Asked) -> Writing:
    page = page_of(asked)
    form_named(page.place.form)
    shown = shown_among(page.records)

    def write(xml: Document) -> None:
        for record in page.records:
            write_header(record, xml, is_shown=record.pk in shown)
        _go_on(page, asked.verb, xml)

    return write


def list_records(asked: Asked) -> Writing:
    page = page_of(asked)
    form, entries = form_named(page.place.form), entries_of(page.records)

    def write(xml: Document) -> None:
        for record in page.records:
            write_record(record, entries.get(record.pk), form, xml)
        _go_on(page, asked.verb, xml)

    return write


def _go_on(page: Page, verb: str, xml: Document) -> None:
    token = tokens.written(verb, page.behind.packed()) if page.behind else ""
    write_token(xml, token, told=page.place.told, size=page.place.size)


def get_record(asked: Asked) -> Writing:
    form, record = form_named(asked.words[FORMAT]), _record(asked)
    entries = entries_of([record])
    return lambda xml: write_record(record, entries.get(record.pk), form, xml)


def _record(asked: Asked) -> Record:
    found = Record.objects.select_related("space").filter(pk=item_of(asked.words["identifier"])).first()
    if found is None:
        raise unknown_identifier()
    return found


def _leaves(xml: Document, lines: dict[str, str]) -> None:
    for name, text in lines.items():
        xml.leaf(name, text)


VERBS: dict[str, Callable[[Asked], Writing]] = {
    "Identify": identify,
    "ListMetadataFormats": list_formats,
    "ListSets": list_sets,
    "ListIdentifiers": list_identifiers,
    "ListRecords": list_records,
    "GetRecord": get_record,
}
