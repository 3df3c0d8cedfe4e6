"""The noise that hides each person, by OpenDP. It is loaded for the count alone: see `counting.py`.

**What is kept.** Let two months be neighbours if one has one answer more than the other. For every thing that could come out, it is
at most exp(epsilon) times as likely in one as in the other.

**Why it holds.** Each answer is one word, so it is in exactly one of the five bins. Neighbours therefore differ by one in one bin and by
nothing in the others: their counts lie 1 apart in the L1 distance. To each count is added a number k of its own with a chance
in proportion to exp(-|k| / scale). For any five numbers z, the chance to get z from counts x is a product of
exp(-|z_i - x_i| / scale), and so, by the triangle inequality, the two chances have a ratio of at most exp(|x - x'|_1 / scale) =
exp(1 / scale). With scale = 1 / epsilon this is exp(epsilon).

Who answers with another word instead moves one person out of a bin and into another: a distance of 2, and so 2 epsilon. Whatever is made of
the noisy counts afterwards (cutting off below nothing, words, pictures) knows nothing more than they do, and so costs nothing.

`epsilon()` asks OpenDP for all of that, rather than believe the above.
"""

from collections.abc import Sequence
from typing import Any

from opendp.domains import atom_domain, vector_domain
from opendp.measurements import make_laplace
from opendp.metrics import l1_distance
from opendp.mod import enable_features

from kith.domains.pulse.budget import SCALE

ONE_MORE, ANOTHER_WORD = (
    1,
    2,
)  # how far counts can lie apart when one person answers or does not, or answers otherwise

enable_features("contrib")


def _mechanism() -> Any:
    """Whole numbers in, whole numbers out: the noise is discrete, so no rounding gives anything away."""
    return make_laplace(vector_domain(atom_domain(T=int)), l1_distance(T=int), scale=SCALE)


def epsilon(apart: int = ONE_MORE) -> float:
    """What the mechanism costs, as OpenDP proves it."""
    return float(_mechanism().map(apart))


def noisy(counts: Sequence[int]) -> tuple[int, ...]:
    return tuple(_mechanism()(list(counts)))
