"""Words of someone else that stand in a text as they said them."""

import re

RUN = 8  # words in a row that are no chance
SHORTEST = 4  # what someone said in fewer words belongs to nobody

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def borrowed(text: str, said: str) -> list[str]:
    """The stretches of `text` that have at least eight words in a row of `said`, or all of something shorter.

    Letters may be small or large, and signs between words may differ. O(words of both).
    """
    theirs = [word.casefold() for word in _WORD.findall(said)]
    run = min(RUN, len(theirs))
    if run < SHORTEST:
        return []
    runs = {tuple(theirs[at : at + run]) for at in range(len(theirs) - run + 1)}
    words = list(_WORD.finditer(text))
    plain = [word[0].casefold() for word in words]
    starts = [at for at in range(len(words) - run + 1) if tuple(plain[at : at + run]) in runs]
    return [text[words[first].start() : words[last].end()] for first, last in _joined(starts, run)]


def _joined(starts: list[int], run: int) -> list[tuple[int, int]]:
    """Runs that overlap or touch are one stretch: its first and its last word."""
    stretches: list[tuple[int, int]] = []
    for start in starts:
        end = start + run - 1
        if stretches and start <= stretches[-1][1] + 1:
            stretches[-1] = (stretches[-1][0], end)
        else:
            stretches.append((start, end))
    return stretches
