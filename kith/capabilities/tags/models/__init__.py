from kith.capabilities.tags.models.tag import Synonym, Tag, Tagging

__all__ = ["Synonym", "Tag", "Tagging"]
