"""From a list of requirements come only the rule sets that it states whole."""

import csv
from datetime import date

from kith.domains.learning.rules.periods import Rolling
from kith.domains.learning.rules.reading import read
from kith.domains.learning.rules.seeding import seeds
from kith.domains.learning.rules.shipped import shipped

HEAD = "country,region,credential,abbreviation,certifying_body,renewal_years,ce_hours_per_cycle,ce_ethics_hours,source_url,note"
ROWS = [
    'US,US-AK,Peer Support Professional,PSP,"The ""board"" \\ of Alaska",2,6,3,https://example.org/ak,CE also covers confidentiality.',
    "US,US-NJ,Peer Recovery Specialist,CPRS,A board,2,20,,https://example.org/nj,",
    "US,US-CT,Recovery Support Specialist,RSS,A board,,60,,https://example.org/ct,CE stated per three years.",
    "US,US-WA,Certified Peer,CPSS,A board,2,,,https://example.org/wa,",
    "US,US-WI,Certified Peer Specialist,CPS,A board,2,20,,https://example.org/wi,",
]


def _seeded() -> dict[str, str]:
    return dict(seeds(csv.DictReader([HEAD, *ROWS]), today=date(2026, 11, 27)))


def test_hours_without_years_and_years_without_hours_become_nothing() -> None:
    assert _seeded().keys() == {"us-ak-psp", "us-nj-cprs"}


def test_what_is_seeded_says_where_it_is_from_and_that_nobody_confirmed_it() -> None:
    rules = read(_seeded()["us-ak-psp"])
    assert (rules.total, rules.cycle, rules.confirmed) == (360, Rolling(24), False)
    assert [(each.code, each.least) for each in rules.minima] == [("ethics", 180)]
    assert (rules.source, rules.body) == ("https://example.org/ak", 'The "board" \\ of Alaska')
    assert "CE also covers confidentiality." in rules.notes
    assert "Nobody has confirmed them" in rules.notes[0]


def test_an_empty_cell_is_no_zero() -> None:
    assert read(_seeded()["us-nj-cprs"]).minima == ()


def test_the_five_with_hours_and_no_length_are_not_among_those_of_the_house() -> None:
    places = {rules.region for rules, _text in shipped().values()}
    assert len(shipped()) == 28
    assert not places & {"Connecticut", "Kansas", "Louisiana", "New York"}
    assert "us-id-cpss" not in shipped()
