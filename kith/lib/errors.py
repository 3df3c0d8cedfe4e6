"""Telling of an error without its words, which may be anyone's."""

from collections.abc import Iterator
from types import TracebackType


def place_of(error: BaseException) -> str:
    """Where in the program an error came up: function, line and file."""
    return next(reversed(list(_places(error.__traceback__))), "")


def course_of(error: BaseException) -> list[str]:
    """By which places an error came up and of which kind it is, after those of the error before it."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    earlier = course_of(before) if before else []
    return [*earlier, *_places(error.__traceback__), type(error).__name__]


def _places(at: TracebackType | None) -> Iterator[str]:
    while at is not None:
        code = at.tb_frame.f_code
        yield f"{code.co_name}:{at.tb_lineno} in {'/'.join(code.co_filename.rsplit('/', 3)[1:])}"
        at = at.tb_next
