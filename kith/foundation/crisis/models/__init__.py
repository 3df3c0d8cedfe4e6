from kith.foundation.crisis.models.check import Check

__all__ = ["Check"]
