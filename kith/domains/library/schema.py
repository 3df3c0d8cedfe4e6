"""What search engines are told about a public entry (schema.org)."""

import re
from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString

from kith.capabilities.attachments.models import File
from kith.capabilities.citations.models import Work
from kith.capabilities.citations.showing import Source
from kith.capabilities.items.models import Item
from kith.capabilities.lineage.models import Link
from kith.capabilities.lineage.queries import Family
from kith.capabilities.versions.models import Version
from kith.domains.library.licences import Licence
from kith.foundation.people.models import Person
from kith.ui.linked_data import absolute, linked_data

SCHOLARLY = {"article", "article-journal", "chapter", "paper-conference", "review"}
_MARK = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+")


def schema_of_entry(
    item: Item, version: Version, licence: Licence | None, family: Family | str = "",
    sources: Sequence[Source] = (), *, subject: Source | None = None, files: Sequence[File] = (),
) -> SafeString:  # fmt: skip
    """What search engines are told about a public entry: what it is, who agreed to be named, where it comes from."""
    steps = steps_in(version.words.get("how", ""))
    data = _said_of(item, version, licence, files) | {
        "@type": ["LearningResource", "HowTo"] if steps else "LearningResource",
        "learningResourceType": str(item.kind_of.one),
        **(_sources(item, family) if isinstance(family, Family) else {}),
    }
    if steps:
        data["step"] = [
            {"@type": "HowToStep", "position": number, "text": text} for number, text in enumerate(steps, 1)
        ]
    if subject:
        data["about"] = schema_of_work(subject.work)
    if sources:
        data["citation"] = [schema_of_work(source.work) for source in sources]
    return linked_data(data)


def schema_of_work(work: Work) -> dict[str, Any]:
    """What was published by others, as search engines know it."""
    known, is_scholarly = work.known, work.known.type in SCHOLARLY
    names = [name.literal or f"{name.given} {name.family}".strip() for name in known.authors]
    told = {
        "@type": "ScholarlyArticle" if is_scholarly else "CreativeWork",
        "name": known.title,
        "author": names,
        "datePublished": str(known.year or ""),
        "isPartOf": {"@type": "CreativeWork", "name": known.container} if known.container else "",
        "publisher": known.publisher,
        "isbn": known.isbn,
        "url": work.address,
    }
    return {name: value for name, value in told.items() if value}


def _people(item: Any) -> dict[str, Any]:
    """Those who wrote it, and those who helped; nobody whose account is closed."""
    found: dict[str, Any] = {}
    for each in item.named:
        if each["state"] != Person.State.CLOSED:
            name = {"author": "author", "translator": "translator"}.get(each["role"], "contributor")
            found.setdefault(name, []).append({"@type": "Person", "name": each["name"] or each["person"]})
    return found


def _sources(item: Item, family: Family) -> dict[str, list[str]]:
    """Where it comes from, as far as it is there: that of which it is a translation, and all else that it stands on."""
    found: dict[str, list[str]] = {}
    for link in family.links:
        parent = family.items[link.parent_id]
        if link.child_id == item.pk and parent.state in Item.READABLE:
            name = "translationOfWork" if link.sort == Link.Sort.TRANSLATES else "isBasedOn"
            found.setdefault(name, []).append(absolute(parent))
    return found


def steps_in(text: str) -> list[str]:
    """The steps that someone wrote: one for each mark of a list, or for each line where there are no marks."""
    lines = [line for line in text.splitlines() if line.strip()]
    has_marks = any(_MARK.match(line) for line in lines)
    steps: list[str] = []
    for line in lines:
        if steps and has_marks and not _MARK.match(line):
            steps[-1] += f" {line.strip()}"
        else:
            steps.append(_MARK.sub("", line).strip())
    return steps


def schema_of_collection(
    item: Item,
    version: Version,
    licence: Licence | None,
    entries: Sequence[Item],
    *,
    files: Sequence[File] = (),
) -> SafeString:
    """What search engines are told about a public collection: what it gathers, in which order."""
    shown = [each for each in entries if each.state in Item.READABLE]
    listed = [
        {"@type": "ListItem", "position": place, "name": each.title, "url": absolute(each)}
        for place, each in enumerate(shown, 1)
    ]
    data = _said_of(item, version, licence, files) | {"@type": "Collection"}
    return linked_data(data | {"mainEntity": {"@type": "ItemList", "itemListElement": listed}})


def _said_of(item: Item, version: Version, licence: Licence | None, files: Sequence[File]) -> dict[str, Any]:
    """What is told about every entry."""
    data: dict[str, Any] = {
        "name": item.title,
        "url": absolute(item),
        "inLanguage": item.language,
        "version": str(version.number),
        "datePublished": item.created_at.isoformat(),
        "dateModified": version.published_at.isoformat() if version.published_at else "",
        "abstract": item.content_note or item.summary,
        **_people(item),
    }
    if files:
        data["associatedMedia"] = [_media(file) for file in files]
    return data | ({"license": licence.address} if licence else {})


def _media(file: File) -> dict[str, str]:
    """A file that goes with an entry. What it shows is not quoted without the content note of the entry."""
    sort = "ImageObject" if file.is_image else "MediaObject"
    return {"@type": sort, "name": file.name, "contentUrl": absolute(file), "encodingFormat": file.media_type}
