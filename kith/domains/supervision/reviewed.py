"""What someone answers when a circle looks at itself, as it is locked."""

from dataclasses import dataclass

from kith.domains.supervision.models import ReviewAnswer


@dataclass(frozen=True)
class Reviewed:
    wish: str
    helped: str = ""
    missed: str = ""
    heard: str = ""

    @property
    def wish_in_words(self) -> str:
        return str(ReviewAnswer.Wish(self.wish).label)
