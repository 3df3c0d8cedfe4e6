from kith.foundation.people.models.claimable import Claimable
from kith.foundation.people.models.person import Person

__all__ = ["Claimable", "Person"]
