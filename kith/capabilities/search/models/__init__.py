from kith.capabilities.search.models.entry import Entry
from kith.capabilities.search.models.saved import SavedSearch

__all__ = ["Entry", "SavedSearch"]
