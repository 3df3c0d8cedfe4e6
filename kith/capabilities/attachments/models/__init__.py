from kith.capabilities.attachments.models.file import File

__all__ = ["File"]
