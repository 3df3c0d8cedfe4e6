"""What stands around an item, as several people may change it: its title, tags, content note, audience and language."""

from collections.abc import Collection

from kith.capabilities.conversations.models import Thread
from kith.capabilities.items.models import Item
from kith.infrastructure.database.meanwhile import editions_of

ITS_OWN = ("title", "content_note", "language", "visibility")

Around = dict[str, str | bool]


def around(item: Item, names: Collection[str]) -> Around:
    """These of what stands around an item by now."""
    own: Around = {name: getattr(item, name) for name in ITS_OWN}
    if "tags" in names:
        own["tags"] = ", ".join(item.tags.order_by("words").values_list("words", flat=True))
    if "no_advice" in names:
        own["no_advice"] = Thread.objects.filter(item=item, no_advice=True).exists()
    return {name: words for name, words in own.items() if name in names}


def edition_around(item: Item, names: Collection[str]) -> str:
    """By what a form knows which of these its page showed."""
    return editions_of(around(item, names))
