from kith.foundation.house.models.choice import Choice

__all__ = ["Choice"]
