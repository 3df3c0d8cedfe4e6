"""Sets the tests' own installation up before the settings are read."""

import os
from pathlib import Path

os.environ["KITH_TESTING"] = "1"
os.environ.setdefault("KITH_DATA", str(Path(__file__).parent / "var" / "test"))

pytest_plugins = ["tests.cast", "tests.deliver"]
