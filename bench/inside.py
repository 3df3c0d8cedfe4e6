"""What runs with the data of one size: `python -m bench.inside seed`, `python -m bench.inside measure PORT [--quick]`."""

import logging
import sys

import django

django.setup()  # models can be imported only after this

from bench import measure, seed  # noqa: E402

if __name__ == "__main__":
    logging.getLogger("kith.requests").setLevel(logging.WARNING)  # pages that we ask for ourselves
    {"seed": seed.main, "measure": measure.main}[sys.argv[1]](sys.argv[2:])
