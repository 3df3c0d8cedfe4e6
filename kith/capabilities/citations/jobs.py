"""What is learned of works after someone has cited them. Doing it twice does no harm."""

from django.conf import settings
from procrastinate import RetryStrategy

from kith.capabilities.citations import lookup
from kith.capabilities.citations.models import Work
from kith.capabilities.citations.works import learn, styled
from kith.infrastructure.jobs import jobs

AT_ONCE = 40  # works put into styles by one job, so that others get their turn
PATIENCE = RetryStrategy(
    max_attempts=6, exponential_wait=8, retry_exceptions={lookup.Silent}
)  # about half a day


@jobs.task(name="citations.look_up", retry=PATIENCE)
def look_up(work: int) -> None:
    """Ask the registers about a work by its DOI, and write down what they tell; what was typed stays if none knows it."""
    found = Work.objects.filter(pk=work, is_looked_up=False).exclude(doi="").first()
    if found is None or not settings.LOOKUPS:
        return
    told = lookup.look_up(found.doi)
    if told is None:
        Work.objects.filter(pk=work, is_looked_up=False).update(is_unknown=True, asked_at=None)
    else:
        learn(found, told)


@jobs.task(name="citations.put_into_styles")
def put_into_styles() -> None:
    """Cite works that came in many at once, some of them; the next job goes on with the rest."""
    works = list(Work.objects.filter(cited={}).order_by("pk")[: AT_ONCE + 1])
    for work in works[:AT_ONCE]:
        Work.objects.filter(pk=work.pk, cited={}).update(cited=styled(work))
    if len(works) > AT_ONCE:
        put_into_styles.defer()
