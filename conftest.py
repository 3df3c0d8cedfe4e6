"""What every test may use: the cast, and the delivery of events."""

import os

from kith.config.translations import compile_all, pseudo
from tests.settings import DATA

pytest_plugins = ["tests.cast", "tests.database", "tests.deliver"]

if "PYTEST_XDIST_WORKER" not in os.environ:  # once, before the workers begin
    compile_all()
    pseudo(DATA / "locale")
