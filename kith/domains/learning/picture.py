"""The time of a period as a picture: where today is between its first and its last day."""

from datetime import date

from kith.domains.learning.rules.shapes import Standing


def today_in(stands: Standing, today: date) -> int:
    """How far the period has come, in hundredths."""
    period = stands.period
    length = (period.ends - period.starts).days
    return max(0, min(100, 100 * (today - period.starts).days // length))
