from kith.doors.merging.models.proposal import Proposal

__all__ = ["Proposal"]
