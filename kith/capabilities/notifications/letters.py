"""What stands in a mail: what its reader may see at this moment, in their language and the time of their place."""

from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from kith.capabilities.notifications.models import Letter, Notice
from kith.capabilities.notifications.models.notice import is_news
from kith.capabilities.notifications.queries import Group, grouped
from kith.capabilities.notifications.stopping import stop_address
from kith.foundation.permissions.tables import may
from kith.lib.mail.addresses import Key, Sort, address_of
from kith.lib.zones import zone


def composed(letter: Letter) -> EmailMultiAlternatives | None:
    """The mail, or None if there is nothing left to say."""
    person = letter.person
    if not person.is_active or not person.email:
        return None
    with translation.override(person.in_language()), timezone.override(zone(person.time_zone)):
        news = Notice.objects.visible().filter(is_news(), letter=letter)
        groups = grouped(news)
        return _mail(letter, groups) if groups else None


def _mail(letter: Letter, groups: Sequence[Group]) -> EmailMultiAlternatives:
    stop, answers = stop_address(letter), _address_for_answers(letter, groups)
    context = {"groups": groups, "letter": letter, "stop": stop, "site": settings.SITE_NAME,
               "address": settings.SITE_URL, "answers": answers}  # fmt: skip
    text = render_to_string("notifications/mail/letter.txt", context)
    headers = {
        "Message-ID": f"<{letter.key}@{settings.SITE_URL.split('/')[2].split(':')[0]}>",
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
        "From": settings.DEFAULT_FROM_EMAIL,
    }
    comes_back = address_of(Key(Sort.BOUNCE, letter.pk), words="bounce")
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
        return _("What is new on %(site)s") % {"site": settings.SITE_NAME}
    if len(groups) == 1 and not groups[0].notice.is_sensitive:
        return groups[0].notice.title
    return _("News for you on %(site)s") % {"site": settings.SITE_NAME}
