from kith.domains.wellbeing.models.keeper import Keeper
from kith.domains.wellbeing.models.leaf import Leaf

__all__ = ["Keeper", "Leaf"]
