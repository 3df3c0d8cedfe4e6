"""What whoever publishes a draft has read: by its print one knows whether it is still the same."""

from kith.capabilities.versions.files import files_of
from kith.capabilities.versions.models import Version
from kith.infrastructure.database.meanwhile import editions_of


def print_of(version: Version) -> str:
    """Of all that the page shows before a draft is published: its words and files, who will read it, and its content note."""
    files = list(files_of(version).values_list("key", "alt"))
    draft = [version.number, version.edition, version.item.visibility, files]
    return editions_of({"draft": draft, "content_note": version.item.content_note})
