from kith.domains.library.models.trial import Trial

__all__ = ["Trial"]
