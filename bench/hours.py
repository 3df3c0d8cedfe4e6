"""How many credentials with ten years of trainings the engine evaluates in a second, on one core.

The same people each time. In ten years each was at 120 trainings, and of 100 thousand credentials each board has its share;
nothing is settled, so that every period since the day of issue is looked at that has to be.
"""

import random
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

from kith.domains.learning.rules.shapes import Earned, Held
from kith.domains.learning.rules.shipped import shipped
from kith.domains.learning.rules.standing import standing

YEARS, TRAININGS, CREDENTIALS, FEW, AT_ONCE, BAR = 10, 120, 100_000, 5_000, 1_000, 2_000
BOARDS = ("us-pa-cps", "us-ne-cpss", "us-ca-mpss", "us-ga-cps-mh", "us-tx-via-hope", "us-wi-cps")
TODAY = date(2026, 11, 27)
TOPICS = ("peer-support", "recovery", "ethics", "law", "other")
PROVIDERS = ("GMHCN", "The college", "A network", "The clinic")


def rates(number: int) -> dict[str, float]:
    """Credentials in a second, for each board; of so many, each has its share."""
    share, more = divmod(number, len(BOARDS))
    return {code: _rate(code, share + (place < more)) for place, code in enumerate(BOARDS)}


def _rate(code: str, number: int) -> float:
    """Credentials in a second; what is made for them is made between, and is not counted."""
    rules, dice, spent = shipped()[code][0], random.Random(code), 0.0
    for lot in _lots(number):
        people = [(Held(_day(dice, 365)), _trainings(dice)) for _each in range(lot)]
        began = time.process_time()
        for held, earned in people:
            standing(rules, held, earned, today=TODAY)
        spent += time.process_time() - began
    print(f"  {code}: {number / spent:,.0f} a second", file=sys.stderr)
    return number / spent


def _lots(number: int) -> Iterator[int]:
    for begun in range(0, number, AT_ONCE):
        yield min(AT_ONCE, number - begun)


def _day(dice: random.Random, within: int) -> date:
    return TODAY - timedelta(days=YEARS * 365) + timedelta(days=dice.randrange(within))


def _trainings(dice: random.Random) -> list[Earned]:
    return [
        Earned(
            _day(dice, YEARS * 365), 30 * dice.randint(1, 16), f"Training {dice.randrange(200)}",
            dice.choice(PROVIDERS), frozenset(dice.sample(TOPICS, dice.randint(1, 2))), key,
        )
        for key in range(TRAININGS)
    ]  # fmt: skip
