from kith.foundation.seals.models.seal import Seal

__all__ = ["Seal"]
