"""How much time solving takes, and how many processors: by how many people look for a circle."""

import os
from dataclasses import replace

from kith.domains.supervision.matching.shapes import Terms

WAITED = {50: 10.0, 250: 30.0, 2_500: 60.0}  # until there are circles, for up to so many people
LONGEST = 300.0
SPARE = 0.05  # of that, to put the plan together and to say why
PROCESSORS = 2


def within_budget(terms: Terms, people: int) -> Terms:
    """Terms with the time and the workers that so many people need."""
    waited = next((seconds for most, seconds in WAITED.items() if people <= most), LONGEST)
    workers = min(PROCESSORS, os.process_cpu_count() or 1)
    return replace(terms, seconds=waited * (1 - SPARE), workers=workers)
