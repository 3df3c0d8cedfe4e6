"""What stands in a mail: what its reader may see at this moment, in their language."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kith.capabilities.notifications.models import Letter, Notice
from kith.capabilities.notifications.models.notice import is_news
from kith.capabilities.notifications.queries import Group, grouped_by_letter
from kith.capabilities.notifications.stopping import stop_address
from kith.foundation.house.choices import house
from kith.foundation.permissions.tables import may
from kith.lib.mail.addresses import Key, Sort, address_of


def composed(letter: Letter) -> EmailMultiAlternatives | None:
    """The mail, or None if there is nothing left to say."""
    return composed_all([letter]).get(letter.pk)


def composed_all(letters: Iterable[Letter]) -> dict[int, EmailMultiAlternatives]:
    """The mails of those letters in which something is left to say, by their keys, with few queries for all."""
    mails: dict[int, EmailMultiAlternatives] = {}
    for language, same in _by_language(letters).items():
        with translation.override(language):
            news = grouped_by_letter(Notice.objects.visible().filter(is_news(), letter__in=same))
            parts = Parts()
            mails |= {key: _mail(same[key], groups, parts) for key, groups in news.items() if groups}
    return mails


def _by_language(letters: Iterable[Letter]) -> dict[str, dict[int, Letter]]:
    found: dict[str, dict[int, Letter]] = {}
    for letter in letters:
        if letter.person.is_active and letter.person.email:
            found.setdefault(letter.person.in_language(), {})[letter.pk] = letter
    return found


class Parts:
    """What a mail says of one conversation; many people are told the same, so it is put into words once."""

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], tuple[str, str]] = {}

    def of(self, group: Group) -> tuple[str, str]:
        notice = group.notice
        key = (notice.event_id, notice.audience, notice.space_id, group.news)
        if key not in self._made:
            way = settings.SITE_URL + notice.address
            others, language = group.news - 1, get_language() or ""
            said = Said(language, notice.title, group.says, others, notice.because, notice.excerpt, way)
            self._made[key] = _part(said)
        return self._made[key]


class Said(NamedTuple):
    """All that the words about one conversation are made of."""

    language: str
    title: str
    says: str
    others: int
    because: str
    excerpt: str
    way: str


@lru_cache(maxsize=5_000)
def _part(said: Said) -> tuple[str, str]:
    """The same words for the same facts, remembered from letter to letter: as text, and as HTML."""
    context = said._asdict()
    return (
        render_to_string("notifications/mail/_group.txt", context),
        render_to_string("notifications/mail/_group.html", context),
    )


def _mail(letter: Letter, groups: Sequence[Group], parts: Parts) -> EmailMultiAlternatives:
    stop, answers = stop_address(letter), _address_for_answers(letter, groups)
    said = [parts.of(group) for group in groups]
    context = {"texts": [text for text, _html in said], "pieces": [mark_safe(html) for _text, html in said],
               "stop": stop, "site": house().name, "address": settings.SITE_URL, "answers": answers}  # fmt: skip
    headers = {
        "Message-ID": f"<{letter.key}@{settings.SITE_URL.split('/')[2].split(':')[0]}>",
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
        "From": settings.DEFAULT_FROM_EMAIL,
    }
    comes_back = address_of(Key(Sort.BOUNCE, letter.pk), words="bounce")
    text = render_to_string("notifications/mail/letter.txt", context)
    mail = EmailMultiAlternatives(
        _subject(letter, groups), text, comes_back or None, [str(letter.person.email)],
        reply_to=[answers] if answers else None, headers=headers,
    )  # fmt: skip
    mail.attach_alternative(render_to_string("notifications/mail/letter.html", context), "text/html")
    return mail


def _address_for_answers(letter: Letter, groups: Sequence[Group]) -> str:
    """Where an answer by mail goes, if the letter is about one conversation in which its reader may write."""
    item = groups[0].notice.item
    if len(groups) > 1 or item is None or not may(letter.person, "post.reply", item):
        return ""
    return address_of(Key(Sort.REPLY, item.pk, letter.person.pk), words="reply")


def _subject(letter: Letter, groups: Sequence[Group]) -> str:
    """Names a conversation only if anyone who looks over a shoulder may read its name."""
    if letter.sort == Letter.Sort.DIGEST:
        return _("What is new on %(site)s") % {"site": house().name}
    if len(groups) == 1 and not groups[0].notice.is_sensitive:
        return groups[0].notice.title
    return _("News for you on %(site)s") % {"site": house().name}
