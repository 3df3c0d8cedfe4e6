from kith.infrastructure.safes.models.safe import Safe

__all__ = ["Safe"]
