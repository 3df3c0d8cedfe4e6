"""Makes simple rule sets from a list of requirements (CSV), marked as unconfirmed. Nothing is guessed.

    python -m kith.domains.learning.rules.seeding certification-requirements.csv

A row becomes one only where both the years and the hours are stated: hours without a length of the period never
become a date. The files that it writes are part of the house (`seeded/`); the list is not.
"""

import csv
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kith.domains.learning.rules.reading import read
from kith.lib.slugs import slug

HERE = Path(__file__).parent
STATES = dict(line.split(" ", 1) for line in (HERE / "states.txt").read_text(encoding="utf-8").splitlines())
WRITTEN_BY_HAND = {"us-wi-cps"}  # boards/ says more of them than a list can
NOTES = (
    "The figures come from notes of 2025 on public state pages. Nobody has confirmed them, and some may be wrong.",
    "The notes say how many years, not from which day. We count from the day of issue.",
)
TEXT = """code = {code}
version = 1
written_on = {written_on}
title = {title}
body = {body}
country = {country}
region = {region}
source = {source}
source_name = "notes of 2025 on state pages"
notes = [
{notes}]

[period]
kind = "rolling"
months = {months}

[needs]
total = {total}
"""
ETHICS = """
[[needs.category]]
code = "ethics"
least = {least}
"""


def main(source: Path, *, today: date) -> None:
    with source.open(encoding="utf-8-sig", newline="") as opened:
        for code, text in seeds(csv.DictReader(opened), today=today):
            read(text)
            (HERE / "seeded" / f"{code}.toml").write_text(text, encoding="utf-8")


def seeds(rows: "csv.DictReader[str]", *, today: date) -> Iterator[tuple[str, str]]:
    """The code and the text of each rule set that a list states whole."""
    for row in rows:
        if not (row["renewal_years"] and row["ce_hours_per_cycle"]):
            continue
        code = slug(f"{row['region']} {row['abbreviation'] or row['credential']}")
        if code not in WRITTEN_BY_HAND:
            yield code, _text(code, row, today)


def _text(code: str, row: dict[str, str], today: date) -> str:
    notes = "".join(f"  {_quoted(note)},\n" for note in (*NOTES, row["note"]) if note)
    name = f"{row['credential']} ({row['abbreviation']})" if row["abbreviation"] else row["credential"]
    text = TEXT.format(
        code=_quoted(code), written_on=today.isoformat(), title=_quoted(name),
        body=_quoted(row["certifying_body"]), country=_quoted(row["country"]),
        region=_quoted(STATES[row["region"].removeprefix("US-")]), source=_quoted(row["source_url"]), notes=notes,
        months=12 * int(row["renewal_years"]), total=int(row["ce_hours_per_cycle"]),
    )  # fmt: skip
    return text + (ETHICS.format(least=int(row["ce_ethics_hours"])) if row["ce_ethics_hours"] else "")


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    main(Path(sys.argv[1]), today=date(2026, 11, 27))
