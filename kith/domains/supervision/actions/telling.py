"""What pages of a session are told when it has changed: that it has. They look again, each as their own person."""

from kith.domains.supervision.models import Session
from kith.infrastructure.realtime import Said, say

SESSION = "session"


def tell(session: Session, *, mark: str = "") -> None:
    """With the `mark` of what it shows now, a page that has made itself ready for that shows it at once. Nothing else is said."""
    say(Said(0, item=session.circle_id, part=SESSION, mark=mark))
