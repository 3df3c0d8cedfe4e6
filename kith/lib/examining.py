"""Looking at one part of an installation: what is wrong with it, in words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True)
class Examination:
    """`complaints` says one sentence for each thing that someone should look at; none when all is well.

    `page` is the name of the page that shows more, for those who look after the house.
    """

    of: Words
    complaints: Callable[[], Iterator[str]]
    page: str = ""
