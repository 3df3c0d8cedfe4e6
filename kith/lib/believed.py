"""What a process read a moment ago, and believes for a while instead of reading it for every page."""

import time
from collections.abc import Callable


class Believed[T]:
    """`first` is believed by a process that could not read yet."""

    def __init__(self, read: Callable[[], T], *, first: T, seconds: float) -> None:
        self.read, self.seconds = read, seconds
        self.value, self.until = first, 0.0

    def now(self) -> T:
        if time.monotonic() >= self.until:
            self.value, self.until = self.read(), time.monotonic() + self.seconds
        return self.value

    def forget(self) -> None:
        self.until = 0.0
