"""Mails that a calendar program reads: words for the person, and the entry as a part of the mail and as a file."""

from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from kith.domains.gatherings.entries import site
from kith.domains.gatherings.models import Occasion, Seat
from kith.domains.gatherings.saying import rule_in_words, said
from kith.foundation.house.choices import house
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space
from kith.lib.lines import one_line
from kith.lib.zones import zone

SALT = "gatherings.calendar_mails"


@dataclass(frozen=True)
class News:
    """One thing to tell a calendar; of a series it may be about one date alone."""

    class Sort(StrEnum):
        NEW = "new"
        CHANGED = "changed"
        DATE_GONE = "date_gone"
        GONE = "gone"

    sort: Sort
    data: bytes
    date: Occasion | None = None

    @property
    def method(self) -> str:
        """As calendars call it (RFC 5546)."""
        return "CANCEL" if self.sort in (self.Sort.GONE, self.Sort.DATE_GONE) else "REQUEST"


def mail_about(seat: Seat, news: News, *, address: str, number: int) -> EmailMultiAlternatives:
    """The mail, in the language and by the clock of the person; `number` counts the mails about this seat."""
    person = seat.person
    with translation.override(person.in_language()), timezone.override(zone(person.time_zone)):
        context = _context(seat, news)
        text, html = (
            render_to_string(f"gatherings/mail/calendar.{sort}", context) for sort in ("txt", "html")
        )
        subject = _subject(seat, news)
    headers = {
        "Message-ID": f"<calendar.{seat.pk}.{number}@{site()}>",
        "List-Unsubscribe": f"<{context['stop']}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
        "From": settings.DEFAULT_FROM_EMAIL,
    }
    mail = EmailMultiAlternatives(subject, text, None, [address], headers=headers)
    mail.attach_alternative(html, "text/html")
    mail.attach_alternative(news.data.decode(), f"text/calendar; method={news.method}")
    mail.attach("gathering.ics", news.data, "application/ics")
    return mail


def _context(seat: Seat, news: News) -> dict[str, object]:
    gathering, date = seat.seats.gathering, _only(seat, news)
    coming = gathering.occasions.filter(ends_at__gt=timezone.now(), cancelled_at=None)
    shown = date or coming.order_by("begins_at").first()
    return {
        "sort": news.sort.value, "item": gathering.item, "title": _title(seat, news), "site": house().name,
        "date": said(shown, of=gathering, reader=seat.person) if shown else None,
        "rule": "" if date else rule_in_words(gathering),
        "page": settings.SITE_URL + gathering.item.get_absolute_url(), "stop": stop_address(seat.person),
    }  # fmt: skip


def _only(seat: Seat, news: News) -> Occasion | None:
    """The one date that it is about, if it is not about all of them."""
    return news.date or seat.seats.occasion


def _title(seat: Seat, news: News) -> str:
    date = _only(seat, news)
    return str((date and date.title) or seat.seats.gathering.item.title)


def _subject(seat: Seat, news: News) -> str:
    """Names the gathering only if anyone who looks over a shoulder may read its name."""
    item = seat.seats.gathering.item
    if item.space.visibility == Space.Visibility.HIDDEN or item.content_note:
        return _("News for your calendar from %(site)s") % {"site": house().name}
    words = {
        News.Sort.NEW: _("For your calendar: %(title)s"),
        News.Sort.CHANGED: _("It changed: %(title)s"),
        News.Sort.DATE_GONE: _("One date was cancelled: %(title)s"),
        News.Sort.GONE: _("Not in your calendar any more: %(title)s"),
    }
    return one_line(words[news.sort] % {"title": _title(seat, news)})


def stop_address(person: Person) -> str:
    """The link with one click on which these mails end, without signing in; it is good for nothing else."""
    token = signing.dumps(person.pk, salt=SALT)
    return settings.SITE_URL + reverse("gatherings:stop-calendar-mails", args=[token])


def stopped_by(token: str) -> Person | None:
    """Whose mails a link stops; None if we did not make it."""
    try:
        key = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return Person.objects.active().filter(pk=key).first()
