from kith.domains.library.models.appraisal import Appraisal
from kith.domains.library.models.collected import Collected
from kith.domains.library.models.entry import Entry
from kith.domains.library.models.relation import Relation
from kith.domains.library.models.trial import Trial

__all__ = ["Appraisal", "Collected", "Entry", "Relation", "Trial"]
