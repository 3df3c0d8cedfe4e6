"""The library keeps true by what its entries are found. Hearing twice does no harm."""

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Q

from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import ItemTrace
from kith.capabilities.versions.models import Version
from kith.capabilities.versions.queries import newest_of
from kith.domains.library.concluding import codes_for
from kith.domains.library.jobs import relate_soon
from kith.domains.library.kinds import KINDS
from kith.domains.library.models import Appraisal, Entry, Trial
from kith.domains.library.relating import telling_words
from kith.foundation.activity.models import Event

RENEWED = ("item.shared", "version.published")
TRIED = ("trial.retold", "post.written", "post.withdrawn", "post.removed", "post.hidden", "post.restored")


def keep_entries(event: Event) -> None:
    """Make true what is said of the entry that an event is about, if it is about one."""
    if event.type not in RENEWED + TRIED:
        return
    trace = ItemTrace.objects.filter(event=event, item__kind__in=KINDS).select_related("item").first()
    newest = newest_of(trace.item) if trace else None
    if newest is not None:
        keep_entry(newest)
        if event.type in RENEWED:
            Entry.objects.filter(item=newest.item_id).update(is_waiting=True)
            relate_soon()


def keep_entry(newest: Version) -> None:
    """Write by what an entry is found, as its newest version and those who tried and appraised it say."""
    words, shown = newest.words, {"post__item": newest.item_id, "post__state": Post.State.SHOWN}
    tried = Trial.objects.filter(**shown).aggregate(
        people=Count("post__author", distinct=True),
        settings=ArrayAgg("setting", distinct=True, filter=~Q(setting=""), default=[]),
    )
    concluded = Appraisal.objects.filter(**shown).standing().values_list("framework", "conclusion")
    found = {
        "purposes": _chosen(words, "purposes"), "settings": _chosen(words, "settings"),
        "roles": _chosen(words, "roles"), "country": words.get("country", ""), "minutes": words.get("minutes", ""),
        "tries": tried["people"], "tried_in": tried["settings"], "renewed_at": newest.published_at,
        "terms": telling_words(newest), "appraised": codes_for(concluded),
    }  # fmt: skip
    Entry.objects.update_or_create(item_id=newest.item_id, defaults=found)


def _chosen(words: dict[str, str], name: str) -> list[str]:
    return [code for code in words.get(name, "").split(",") if code]
