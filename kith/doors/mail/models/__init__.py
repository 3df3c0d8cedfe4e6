from kith.doors.mail.models.incoming import IncomingMail

__all__ = ["IncomingMail"]
