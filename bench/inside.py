"""What runs with the data of one size: `python -m bench.inside` with `seed`, `measure PORT [--quick]` or `stand PORT`.

For a size of the library, `seed-library` and `measure-library PORT [--quick]`; for one of gatherings, `seed-gatherings`,
`measure-gatherings PORT [--quick]` and `certify`. For circles that meet, `seed-live-steps` and `measure-live-steps PORT [--quick]`.
"""

import logging
import sys

import django

django.setup()  # models can be imported only after this

from bench import (  # noqa: E402
    certificates,
    gatherings_measure,
    gatherings_seed,
    library_measure,
    library_seed,
    live_steps_measure,
    live_steps_seed,
    measure,
    seed,
    standing,
)

if __name__ == "__main__":
    logging.getLogger("kith.requests").setLevel(logging.WARNING)  # pages that we ask for ourselves
    {
        "seed": seed.main,
        "measure": measure.main,
        "stand": standing.main,
        "seed-library": library_seed.main,
        "measure-library": library_measure.main,
        "seed-gatherings": gatherings_seed.main,
        "measure-gatherings": gatherings_measure.main,
        "certify": certificates.main,
        "seed-live-steps": live_steps_seed.main,
        "measure-live-steps": live_steps_measure.main,
    }[sys.argv[1]](sys.argv[2:])
