"""Appraisals of an entry, as people say them and as pages show them."""

from typing import Any

from django.test import Client

from kith.capabilities.citations.models import Reference, Work
from kith.capabilities.items.models import Item
from kith.capabilities.versions.actions.drafting import draft, keep
from kith.capabilities.versions.actions.publishing import publish
from kith.domains.library.actions import appraise
from kith.domains.library.models import Appraisal
from tests.cast import Cast
from tests.entries import text_of

Words = dict[str, Any]
LOW: Words = {
    "framework": "studies", "design": "chance", "care": "some", "conclusion": "low", "why": "Few took part in them.",
}  # fmt: skip


def say(cast: Cast, who: str, item: Item, **words: Any) -> Any:
    return cast.client(who).post(f"/library/{item.pk}/appraisal/", LOW | words)


def appraised(cast: Cast, who: str, item: Item, conclusion: str = "low", **details: Any) -> Appraisal:
    said = {"framework": "studies", "answers": {}, "source": f"words of {who}"} | details
    post = appraise(item, author=cast.place(who, item.space), conclusion=conclusion, **said)
    return Appraisal.objects.get(post=post)


def cited(cast: Cast, item: Item, *titles: str) -> list[Work]:
    by, found = cast.place("maria", item.space), []
    for number, title in enumerate(titles, start=1):
        work = Work.objects.create(
            key=f"doi:{title}", record={}, title=title, year=2021, url="https://example.org/1"
        )
        Reference.objects.create(item=item, work=work, number=number, by=by)
        found.append(work)
    return found


def renew(cast: Cast, item: Item, times: int) -> None:
    maria = cast.place("maria", item.space)
    for _each in range(times):
        publish(keep(draft(item, by=maria), words={"free": "All"}, seen=1, by=maria), by=maria, why="More")


def block_of(client: Client, item: Item) -> str:
    """What stands on the page of an entry about how well it is tried."""
    page = text_of(client, item.get_absolute_url())
    return page.partition('id="evidence"')[2].partition("</section>")[0]


def all_of(client: Client, item: Item) -> str:
    return text_of(client, f"/library/{item.pk}/appraisals/")
