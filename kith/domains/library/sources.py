"""A resource is about a work that others published, and cites it as its first source."""

from kith.capabilities.citations.actions import be_about
from kith.capabilities.versions.models import Version
from kith.domains.library.kinds import RESOURCE
from kith.foundation.spaces.models import Membership
from kith.lib.citations.by_hand import record_by_hand
from kith.lib.citations.shapes import Record


def cite_source(version: Version, *, by: Membership) -> None:
    """Let a resource that was just published be about the work that it names."""
    if version.item.kind == RESOURCE.name:
        be_about(version.item, source_in(version), by=by)


def source_in(version: Version) -> Record:
    """The work as its version names it; if neither a title nor a number is told, it has the title of the resource."""
    told = record_by_hand(version.words)
    is_told = told.title or told.doi or told.pmid or told.isbn
    return told if is_told else record_by_hand(version.words | {"source_title": version.title})
