"""What runs with the data of one size: `python -m bench.inside seed`, `python -m bench.inside measure PORT [--quick]`."""

import sys

import django

django.setup()  # models can be imported only after this

from bench import measure, seed  # noqa: E402

if __name__ == "__main__":
    {"seed": seed.main, "measure": measure.main}[sys.argv[1]](sys.argv[2:])
