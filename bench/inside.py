"""What runs with the data of one size: `python -m bench.inside` with `seed`, `measure PORT [--quick]` or `stand PORT`.

For a size of the library, `seed-library` and `measure-library PORT [--quick]`.
"""

import logging
import sys

import django

django.setup()  # models can be imported only after this

from bench import library_measure, library_seed, measure, seed, standing  # noqa: E402

if __name__ == "__main__":
    logging.getLogger("kith.requests").setLevel(logging.WARNING)  # pages that we ask for ourselves
    {
        "seed": seed.main,
        "measure": measure.main,
        "stand": standing.main,
        "seed-library": library_seed.main,
        "measure-library": library_measure.main,
    }[sys.argv[1]](sys.argv[2:])
