"""What a mail says of one thing that happened. Many people are told the same, so it is put into words once."""

import time
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language

from kith.capabilities.items.models import Item
from kith.capabilities.notifications.models import Notice
from kith.capabilities.notifications.queries import News, told
from kith.lib.zones import zone

FRESH, MOST = 60.0, 6_000  # seconds; words about as many things
Alike = tuple[str, int, str, int | None, str]  # the last is a clock, where a time is told


class Words(NamedTuple):
    """As text and as HTML, with what a subject and an address for answers are made of."""

    text: str
    html: str
    title: str
    is_sensitive: bool
    item: Item | None

    def and_more(self, others: int) -> "Words":
        """With a line that more happened in the same conversation, if it did."""
        text, html = _more(get_language() or "", others)
        return self._replace(text=self.text + text, html=self.html + html)


class Wording:
    """Remembers words for a minute: digests for many are one burst.

    Who may see what is asked anew for each letter, before; only how it is said can be a minute old.
    """

    def __init__(self) -> None:
        self._made: dict[Alike, Words] = {}
        self._until = 0.0

    def of(self, news: Iterable[News]) -> dict[int, Words]:
        """The words about each of these, by the key of its notice, in the language of this moment."""
        if time.monotonic() >= self._until or len(self._made) > MOST:
            self.forget()
        said = get_language() or ""
        alike = {each.notice: (said, each.event, each.audience, each.space, each.clock) for each in news}
        unknown = {kind: notice for notice, kind in alike.items() if kind not in self._made}
        for clock in dict.fromkeys(kind[-1] for kind in unknown):
            with timezone.override(zone(clock) if clock else None):
                for group in told(notice for kind, notice in unknown.items() if kind[-1] == clock):
                    self._made[alike[group.notice.pk]] = _words(group.notice, group.says)
        return {notice: self._made[kind] for notice, kind in alike.items() if kind in self._made}

    def forget(self) -> None:
        self._made, self._until = {}, time.monotonic() + FRESH


def _words(notice: Notice, says: str) -> Words:
    context = {
        "title": notice.title, "says": says, "because": notice.because, "excerpt": notice.excerpt,
        "way": settings.SITE_URL + notice.address,
    }  # fmt: skip
    return Words(*_rendered("_group", context), notice.title, notice.is_sensitive, notice.item)


@lru_cache(maxsize=200)
def _more(_language: str, others: int) -> tuple[str, str]:
    return _rendered("_more", {"others": others}) if others > 0 else ("", "")


def _rendered(name: str, context: dict[str, Any]) -> tuple[str, str]:
    text, html = (render_to_string(f"notifications/mail/{name}.{sort}", context) for sort in ("txt", "html"))
    return text, html
