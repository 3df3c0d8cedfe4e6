from kith.doors.harvest.models.record import Record

__all__ = ["Record"]
