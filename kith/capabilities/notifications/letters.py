"""What stands in a mail: what its reader may see at this moment, in their language."""

from collections.abc import Collection, Sequence
from functools import lru_cache

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext as _

from kith.capabilities.notifications.models import Letter, Notice
from kith.capabilities.notifications.models.notice import is_news
from kith.capabilities.notifications.models.rhythm import rhythms_of
from kith.capabilities.notifications.queries import news_by_letter
from kith.capabilities.notifications.stopping import stop_address
from kith.capabilities.notifications.wording import Wording, Words
from kith.foundation.house.choices import house
from kith.foundation.permissions.tables import may
from kith.lib.lines import one_line
from kith.lib.mail.addresses import Key, Sort, address_of

SAID, STOP = "\ue000", "\ue001"
burst = Wording()  # digests for many go out together, and tell many of the same


def composed(letter: Letter) -> EmailMultiAlternatives | None:
    """The mail, or None if there is nothing left to say."""
    return composed_all([letter]).get(letter.pk)


def composed_all(letters: Collection[Letter]) -> dict[int, EmailMultiAlternatives]:
    """The mails of those letters in which something is left to say, by their keys, with few queries for all."""
    mails: dict[int, EmailMultiAlternatives] = {}
    for (language, sort), same in _alike(letters).items():
        wording = burst if sort == Letter.Sort.DIGEST else Wording()
        with translation.override(language):
            news = news_by_letter(Notice.objects.visible().filter(is_news(), letter__in=same))
            words = wording.of(each for told in news.values() for each in told)
            for key, told in news.items():
                known = [each for each in told if each.notice in words]
                if said := [words[each.notice].and_more(each.number - 1) for each in known]:
                    mails[key] = _mail(same[key], said)
    return mails


def _alike(letters: Collection[Letter]) -> dict[tuple[str, str], dict[int, Letter]]:
    """By language and sort, those whose readers want mails at this moment, and whose address takes them."""
    found: dict[tuple[str, str], dict[int, Letter]] = {}
    rhythms = rhythms_of([letter.person_id for letter in letters])
    for letter in letters:
        rhythm = rhythms.get(letter.person_id)
        if rhythm and letter.person.email and not (rhythm.silent or rhythm.returned_at):
            found.setdefault((letter.person.in_language(), letter.sort), {})[letter.pk] = letter
    return found


def _mail(letter: Letter, said: Sequence[Words]) -> EmailMultiAlternatives:
    stop, answers = stop_address(letter), _address_for_answers(letter, said)
    frame = _frame(translation.get_language() or "", house().name, settings.SITE_URL, bool(answers))
    text = _filled(frame[0], "\n".join(words.text for words in said), stop)
    html = _filled(frame[1], "".join(words.html for words in said), escape(stop))
    headers = {
        "Message-ID": f"<{letter.key}@{settings.SITE_URL.split('/')[2].split(':')[0]}>",
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
        "From": settings.DEFAULT_FROM_EMAIL,
    }
    comes_back = address_of(Key(Sort.BOUNCE, letter.pk), words="bounce")
    mail = EmailMultiAlternatives(
        _subject(letter, said), text, comes_back or None, [str(letter.person.email)],
        reply_to=[answers] if answers else None, headers=headers,
    )  # fmt: skip
    mail.attach_alternative(html, "text/html")
    return mail


@lru_cache(maxsize=200)
def _frame(_language: str, site: str, address: str, answers: bool) -> tuple[str, str]:
    """What stands around the words of a letter is the same for all who read one language."""
    context = {"said": SAID, "stop": STOP, "site": site, "address": address, "answers": answers}
    text, html = (render_to_string(f"notifications/mail/letter.{sort}", context) for sort in ("txt", "html"))
    return text, html


def _filled(frame: str, said: str, stop: str) -> str:
    before, _mark, after = frame.partition(SAID)
    return before + said + after.replace(STOP, stop)


def _address_for_answers(letter: Letter, said: Sequence[Words]) -> str:
    """Where an answer by mail goes, if the letter is about one conversation in which its reader may write."""
    item = said[0].item
    if len(said) > 1 or item is None or not may(letter.person, "post.reply", item):
        return ""
    return address_of(Key(Sort.REPLY, item.pk, letter.person.pk), words="reply")


def _subject(letter: Letter, said: Sequence[Words]) -> str:
    """Names a conversation only if anyone who looks over a shoulder may read its name."""
    if letter.sort == Letter.Sort.DIGEST:
        return _("What is new on %(site)s") % {"site": house().name}
    if len(said) == 1 and not said[0].is_sensitive:
        return one_line(said[0].title)
    return _("News for you on %(site)s") % {"site": house().name}
