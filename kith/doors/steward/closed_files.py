"""Files that hold what people wrote, on a machine where others work too."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def closed_to_others(file: Path) -> Iterator[None]:
    """A new file that only its owner can read, from its first byte on. What goes wrong takes it away again."""
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield
    except BaseException:
        file.unlink(missing_ok=True)
        raise
