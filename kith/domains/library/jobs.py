"""What is worked out about entries after they were published. Doing it twice does no harm."""

from django.db import transaction
from procrastinate.exceptions import AlreadyEnqueued

from kith.domains.library.models import Entry
from kith.domains.library.relating import relate
from kith.infrastructure.jobs import jobs

AT_ONCE = 20  # entries related by one job, so that others get their turn
ONE_WAITING = "library.relate_some"
AFTER_OTHERS = -10  # nobody waits for it: mail, news and search come first


@jobs.periodic(cron="11 * * * *")
@jobs.task(name="library.look_for_unrelated")
def look_for_unrelated(timestamp: int) -> None:
    """What a job that broke has left is taken up by the next one."""
    if Entry.objects.filter(is_waiting=True).exists():
        relate_soon()


def relate_soon() -> None:
    """However many wait, one job waits for them. Call it when it is written that an entry waits, and not before."""
    try:
        with transaction.atomic():
            relate_some.defer()
    except AlreadyEnqueued:
        return  # it has not begun, so it will find what waits now


@jobs.task(name="library.relate_some", queueing_lock=ONE_WAITING, priority=AFTER_OTHERS)
def relate_some() -> None:
    """Work out what stands beside some of the entries that wait for it; the next job goes on with the rest.

    They are held until it is done: what is published meanwhile waits again afterwards. If it breaks, all wait as before.
    """
    with transaction.atomic():
        waiting = Entry.objects.filter(is_waiting=True).order_by("renewed_at", "pk")
        some = list(waiting.select_for_update(of=("self",)).select_related("item")[:AT_ONCE])
        for entry in some:
            relate(entry.item)
        Entry.objects.filter(pk__in=[entry.pk for entry in some]).update(is_waiting=False)
    if len(some) == AT_ONCE:
        relate_soon()
