from kith.domains.talk.models.answer import AcceptedAnswer

__all__ = ["AcceptedAnswer"]
