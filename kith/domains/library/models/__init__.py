from kith.domains.library.models.collected import Collected
from kith.domains.library.models.entry import Entry
from kith.domains.library.models.trial import Trial

__all__ = ["Collected", "Entry", "Trial"]
