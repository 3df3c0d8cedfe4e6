"""Writes docs/faults.md."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any, Protocol

TEXT = """# What happens when parts of Kith are killed

Written by `{command}` on {day}. Three people post without pause and send again what was not acknowledged; five follow
all of it and are mailed of each post at once. At random moments the worker, a process of the web server, or the whole
embedded database is killed (`kill -9`). Then we wait until posts are acknowledged and mails arrive again.

| killed | times | back after, median | at the latest | bar |
|---|---|---|---|---|
{rows}

| counted in the end | number | lost | twice |
|---|---|---|---|
| posts that were acknowledged | {posts:,} | {lost_posts} | {twice_posts} |
| notices of these posts | {notices:,} | {lost_notices} | 0, by a constraint |
| mails at the receiving server | {mails:,} | {lost_mails} | {twice_mails} |

Jobs left over: {jobs_left}. Sent again with the same Message-ID, since the kill fell between the sending of a mail and our own
note that it was taken: {unnoted}. Nobody can tell such a yes from a no; a receiver knows the mail again (decision 10). It is
counted so only if worker or database were killed within {moment:.2f} s of it; every other repeat stands above as “twice”.
"""


class Kill(Protocol):
    target: str
    seconds: float


def write(
    path: Path, kills: Sequence[Kill], found: dict[str, Any], *, command: str, bar: float, moment: float
) -> str:
    rows = []
    for target in dict.fromkeys(kill.target for kill in kills):
        times = [kill.seconds for kill in kills if kill.target == target]
        met = "met" if max(times) <= bar else "**missed**"
        rows.append(
            f"| {target} | {len(times)} | {median(times):.1f} s | {max(times):.1f} s | {bar:.0f} s, {met} |"
        )
    day = datetime.datetime.now(datetime.UTC).date()
    text = TEXT.format(command=command, day=day, rows="\n".join(sorted(rows)), moment=moment, **found)
    path.write_text(text)
    return text
