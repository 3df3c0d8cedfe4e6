from kith.foundation.spaces.models.boundary import Boundary, Tie
from kith.foundation.spaces.models.guidelines import Guidelines
from kith.foundation.spaces.models.invitation import Invitation
from kith.foundation.spaces.models.membership import Membership
from kith.foundation.spaces.models.space import Space
from kith.foundation.spaces.models.standing import Standing
from kith.foundation.spaces.models.trace import SpaceTrace
from kith.foundation.spaces.models.word_list import WordList

__all__ = [
    "Boundary", "Guidelines", "Invitation", "Membership", "Space", "SpaceTrace", "Standing", "Tie", "WordList",
]  # fmt: skip
