"""Reading what people say who tried something, for one person."""

from django.db.models import F, Q, QuerySet
from django.http import Http404

from kith.capabilities.conversations.models import Post
from kith.capabilities.conversations.queries import reach_post
from kith.capabilities.items.models import Item
from kith.domains.library.models import Trial
from kith.foundation.people.models import Person
from kith.foundation.profiles.vocabulary import offered
from kith.foundation.spaces.apart import without_apart


def reports_on(item: Item) -> QuerySet[Post, Post]:
    """What stays with an entry: what people say who tried it or appraised it."""
    is_report = Q(trial__isnull=False) | Q(appraisal__isnull=False)
    return Post.objects.filter(is_report, item=item)


def reports_of(item: Item, *, reader: Person | None, setting: str = "") -> QuerySet[Post, Post]:
    """All reports about an entry that was reached, or those from one setting; the newest first."""
    shown = Post.objects.filter(item=item, trial__isnull=False, state=Post.State.SHOWN)
    found = without_apart(shown, reader, author="author")
    found = found.filter(trial__setting=setting) if setting else found
    authors = (f"author__{name}" for name in ("person", "space", "seal"))
    told = found.annotate(
        tried_in=F("trial__setting"), again=F("trial__again"), tried_version=F("trial__version")
    )
    return told.select_related("item__space", *authors).order_by("-number")


def settings_of(item: Item, *, reader: Person | None) -> list[tuple[str, str]]:
    """Where it was tried, as far as people said so, in words."""
    shown = Trial.objects.filter(post__item=item, post__state=Post.State.SHOWN).exclude(setting="")
    met = set(
        without_apart(shown, reader, author="post__author").order_by().values_list("setting", flat=True)
    )
    known = dict(offered("setting"))
    return sorted(((code, str(known.get(code, code))) for code in met), key=lambda each: each[1])


def reach_report(person: Person | None, pk: int) -> Post:
    """The post in which someone says what happened when they tried something."""
    post = reach_post(person, pk)
    told = Trial.objects.filter(post=post).first()
    if told is None:
        raise Http404
    told.post = post
    return post
