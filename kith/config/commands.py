"""How one process of ours asks for another: by the command that a person would give."""

import sys


def kith(*command: str) -> list[str]:
    return [sys.executable, "-m", "kith.config", *command]
