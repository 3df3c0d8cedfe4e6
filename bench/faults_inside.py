"""What runs with the data of `bin/faults`: `python -m bench.faults_inside prepare|stored`, with JSON in and out."""

import json
import logging
import sys
from dataclasses import asdict

import django

django.setup()  # models can be imported only after this

from bench import faults_data  # noqa: E402

if __name__ == "__main__":
    logging.disable(logging.INFO)
    details = json.load(sys.stdin)
    if sys.argv[1] == "prepare":
        json.dump([asdict(seat) for seat in faults_data.prepare(**details)], sys.stdout)
    else:
        json.dump(faults_data.stored(**details), sys.stdout)
