"""Woven patterns: a face for those who show none, a tile for a space. The same seed always weaves the same."""

from functools import lru_cache
from hashlib import blake2b

from django.utils.safestring import SafeString, mark_safe

WARPS = (
    "M2 0v8M6 0v8", "M1.5 0v8M4 0v8M6.5 0v8", "M4 0v8", "M0 0l8 8M-4 0l8 8M4 0l8 8", "M8 0L0 8M12 0L4 8M4 0l-8 8",
    "M1 0v8M7 0v8", "M3 0v8M5 0v8",
)  # fmt: skip
WEFTS = (
    "M0 2h8M0 6h8",
    "M0 4h8",
    "M0 2h8M0 4h8M0 6h8",
    "M0 1.5h8M0 6.5h8",
    "M0 3h8M0 5h8",
    "M0 1h8M0 4h8M0 7h8",
)
WIDTHS = ("", " thin", " bold")
GROUNDS, THREADS = 5, 5


@lru_cache(maxsize=4096)
def weave(seed: str, shape: str) -> SafeString:
    """An SVG of 8 × 8 units whose colours are classes (`g0`–`g4` grounds, `t0`–`t4` threads) of the style sheet."""
    picks = blake2b(seed.encode(), digest_size=7).digest()
    ground, first = picks[0] % GROUNDS, picks[1] % THREADS
    second = (first + 1 + picks[2] % (THREADS - 1)) % THREADS
    warp, weft = WARPS[picks[3] % len(WARPS)], WEFTS[picks[4] % len(WEFTS)]
    width = WIDTHS[picks[5] % len(WIDTHS)]
    return mark_safe(
        f'<svg class="{shape}" viewBox="0 0 8 8" aria-hidden="true"><path class="g{ground}" d="M0 0h8v8H0z"/>'
        f'<path class="t{first}{width}" d="{warp}"/><path class="t{second} thin" d="{weft}"/></svg>'
    )
