from kith.infrastructure.jobs.models.trouble import Trouble

__all__ = ["Trouble"]
