from kith.capabilities.items.models.draft import Draft
from kith.capabilities.items.models.item import Item
from kith.capabilities.items.models.origin import Collection, ImportedAuthor, Origin, Rights
from kith.capabilities.items.models.reading import ReadState
from kith.capabilities.items.models.trace import ItemTrace

__all__ = ["Collection", "Draft", "ImportedAuthor", "Item", "ItemTrace", "Origin", "ReadState", "Rights"]
