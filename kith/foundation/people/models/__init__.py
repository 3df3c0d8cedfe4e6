from kith.foundation.people.models.claimable import Claimable
from kith.foundation.people.models.happening import Happening
from kith.foundation.people.models.person import Person

__all__ = ["Claimable", "Happening", "Person"]
