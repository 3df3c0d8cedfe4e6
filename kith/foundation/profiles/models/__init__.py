from kith.foundation.profiles.models.entry import Audience, Field, ProfileEntry

__all__ = ["Audience", "Field", "ProfileEntry"]
