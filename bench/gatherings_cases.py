"""What is asked for among gatherings: pages of the seeded data, and what calendar programs fetch."""

from bench.cases import READER, VISITOR, Case
from kith.capabilities.items.models import Item
from kith.domains.gatherings.models import Address

PROGRAM = "calendar program"  # it has no session: the address itself says whose calendar it is
MONTHS = ("2027-01", "2027-02", "2027-03", "2027-04", "2027-05")


def pages() -> list[Case]:
    return [*(case for who in (VISITOR, READER) for case in _pages(who)), *_own()]


def _pages(who: str) -> list[Case]:
    return [
        Case("month", who, [f"/gatherings/months/{month}/" for month in MONTHS],
             [f"/bench/gatherings/months/{month}/" for month in MONTHS]),
        Case("what comes up", who, ["/gatherings/"], ["/bench/gatherings/"]),
        Case("gathering of a series", who, [item.get_absolute_url() for item in _series()]),
    ]  # fmt: skip


def _own() -> list[Case]:
    feeds = {address.space_id is None: address for address in Address.objects.filter(pk__in=(1, 2))}
    return [
        Case("my calendar", READER, ["/me/calendar/"], ["/bench/gatherings/mine/"]),
        Case("personal feed", PROGRAM, [feeds[True].get_absolute_url()], ["/bench/gatherings/feeds/1/"]),
        Case("feed of a space", PROGRAM, [feeds[False].get_absolute_url()], ["/bench/gatherings/feeds/2/"]),
    ]


def _series() -> list[Item]:
    """The same at every size: some of the first thousand, which everyone sees and which are still ahead."""
    found = Item.objects.filter(
        pk__lte=1000, visibility="public", gathering__first_day__gte="2027-01-01", gathering__each_date=False
    )
    return list(found.order_by("pk")[:24])
