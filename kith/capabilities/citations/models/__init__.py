from kith.capabilities.citations.models.reference import Reference
from kith.capabilities.citations.models.work import Work

__all__ = ["Reference", "Work"]
