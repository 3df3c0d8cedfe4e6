from kith.foundation.activity.models.event import Event

__all__ = ["Event"]
