"""Equal turns: how many seconds each has, and who comes in which order."""

from collections.abc import Sequence


def dealt(seconds: int, people: int) -> list[int]:
    """So many seconds in equal parts; those that are left over go to the first ones, one each."""
    if people < 1:
        return []
    part, over = divmod(seconds, people)
    return [part + (at < over) for at in range(people)]


def in_order(people: Sequence[int], *, step: int) -> tuple[int, ...]:
    """The order of coming; with each step someone else begins."""
    begins = step % len(people) if people else 0
    return (*people[begins:], *people[:begins])
