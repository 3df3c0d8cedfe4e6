from kith.capabilities.lineage.models.link import Link

__all__ = ["Link"]
