from kith.capabilities.tags.models.tag import Synonym, Tag, Tagging
from kith.capabilities.tags.models.trace import TagTrace

__all__ = ["Synonym", "Tag", "TagTrace", "Tagging"]
