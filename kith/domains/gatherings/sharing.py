"""How the time of a gathering is shared out among what it is about: pure, on plain values."""

from collections.abc import Mapping, Sequence

Parts = tuple[tuple[str, int], ...]


def share_out(minutes: int, *, topics: Sequence[str], shares: Mapping[str, int], length: int) -> Parts:
    """How many of someone's `minutes` count for which topic; together never more than they were there.

    `shares` say how many minutes of the `length` of a date each topic has. What they leave is about none of them. Where hosts have
    not said it, each topic has an equal part.
    """
    weights = {topic: shares.get(topic, 0) for topic in topics} if shares else dict.fromkeys(topics, 1)
    whole = max(length, sum(weights.values())) if shares else len(topics)
    parts, before, reached = list[tuple[str, int]](), 0, 0
    for topic, weight in weights.items():
        reached += weight
        upto = minutes * reached // whole
        parts.append((topic, upto - before))
        before = upto
    return tuple((topic, number) for topic, number in parts if number)
