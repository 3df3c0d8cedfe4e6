"""What is wrong with mail that comes in, in words."""

import socket
from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.doors.mail.models import IncomingMail
from kith.lib.examining import Examination

PATIENCE = 3
LONG = timedelta(minutes=30)


def mail_in() -> Iterator[str]:
    """One sentence for each thing that someone should look at; none while no mail comes in."""
    if not settings.MAIL_IN:
        return
    if settings.LMTP is None and not settings.MAIL_HOOK:
        yield _("Mail for %(domain)s has no way in. Set KITH_LMTP or KITH_MAIL_HOOK.") % {
            "domain": settings.MAIL_IN
        }
    if settings.LMTP is not None and not _answers(settings.LMTP):
        yield _("Nothing takes mail in where KITH_LMTP says. Does Kith run? Its log: log/mail.log")
    if not settings.MAIL_AUTHSERV:
        yield _(
            "Nobody tells us whether a mail is really from its sender. "
            "Let the front mail server check it, and set KITH_MAIL_AUTHSERV to its name."
        )
    if broken := IncomingMail.objects.filter(state="broken").count():
        yield _("Mails that could not be read and are kept aside: %(number)s. Run: bin/kith mails") % {
            "number": broken
        }
    if IncomingMail.objects.filter(state="waiting", came_at__lt=timezone.now() - LONG).exists():
        yield _("Mails wait to be handled for more than half an hour. Is the worker running?")


def _answers(place: str | tuple[str, int]) -> bool:
    """Whether someone greets us there."""
    family = (
        socket.AF_UNIX if isinstance(place, str) else socket.AF_INET6 if ":" in place[0] else socket.AF_INET
    )
    with socket.socket(family, socket.SOCK_STREAM) as asked:
        asked.settimeout(PATIENCE)
        try:
            asked.connect(place)
            return asked.recv(4).startswith(b"220")
        except OSError:
            return False


MAIL_IN = Examination(gettext_lazy("Mail that comes in"), mail_in, "mail:aside")
