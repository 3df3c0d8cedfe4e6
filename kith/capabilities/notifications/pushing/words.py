"""What a push says: what its reader may see at this moment, and what anyone near the screen may read."""

import json
from dataclasses import asdict, dataclass

from django.urls import reverse
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kith.capabilities.notifications.models import Delivery, Notice
from kith.capabilities.notifications.models.notice import is_news
from kith.capabilities.notifications.models.rhythm import rhythm_of
from kith.capabilities.notifications.queries import Group, grouped
from kith.foundation.house.choices import house

TITLE = 100
SIZE = 1024


@dataclass(frozen=True)
class Message:
    """What has the same `tag` stands for the same on a screen; what has the same `key` is the same, come again."""

    title: str
    body: str
    url: str
    tag: str
    key: str

    def packed(self) -> bytes:
        """Each message is as long as every other, so that its length tells nothing."""
        return json.dumps(asdict(self), ensure_ascii=False).encode().ljust(SIZE)


def composed(delivery: Delivery) -> Message | None:
    """The message, or None if there is nothing left to say."""
    person = delivery.push.person
    if not person.is_active or rhythm_of(person).silent:
        return None
    with translation.override(person.in_language()):
        groups = grouped(Notice.objects.visible().filter(is_news(), push=delivery.push))
        return _message(groups, delivery) if groups else None


def _message(groups: list[Group], delivery: Delivery) -> Message:
    """Names a conversation only if anyone who looks over a shoulder may read its name, and never what was said."""
    notice, same = groups[0].notice, {"tag": delivery.topic, "key": str(delivery.pk)}
    if len(groups) > 1:
        return Message(_several(groups), "", reverse("notifications:inbox"), **same)
    way = reverse("notifications:way", args=[notice.pk])
    if notice.is_sensitive:
        return Message(_neutral(), "", way, **same)
    return Message(Truncator(notice.title).chars(TITLE), _neutral(), way, **same)


def _several(groups: list[Group]) -> str:
    if not all(group.notice.item for group in groups):
        return _neutral()
    number = len(groups)
    return ngettext(
        "%(number)s conversation has news", "%(number)s conversations have news", number
    ) % {"number": number}  # fmt: skip


def _neutral() -> str:
    return _("News for you on %(site)s") % {"site": house().name}
