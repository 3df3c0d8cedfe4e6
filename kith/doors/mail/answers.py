"""What we answer to the owner of an address. It goes to the address of their account, never to a stranger."""

import re
from datetime import timedelta
from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from kith.capabilities.notifications.actions import pause
from kith.capabilities.notifications.models import Rhythm
from kith.doors.mail.failures import Failure
from kith.doors.mail.models import IncomingMail
from kith.foundation.house.choices import house

MOST_A_DAY = 6


def send_answer(mail: IncomingMail) -> None:
    """Say kindly what became of a mail. After some answers in one day, the others stay with the stewards."""
    mail.answered_at = timezone.now()
    person, failure = mail.person, Failure.known.get(mail.reason)
    if failure is None or person is None or not person.is_active or not person.email:
        return
    since = timezone.now() - timedelta(days=1)
    if IncomingMail.objects.filter(person=person, answered_at__gt=since).count() >= MOST_A_DAY:
        return
    with translation.override(person.in_language()):
        message = _message(mail, failure, to=person.email)
    if mail.state == IncomingMail.State.DONE:
        mail.details = {}
    mail.save(update_fields=["answered_at", "details"])
    try:
        message.send()
    except SMTPRecipientsRefused as refusal:
        if min((code for code, _words in refusal.recipients.values()), default=0) < 500:
            raise
        pause(person, why=Rhythm.Returned.REFUSED)


def _message(mail: IncomingMail, failure: Failure, *, to: str) -> EmailMessage:
    details = mail.details
    stays_out = mail.state in (IncomingMail.State.REFUSED, IncomingMail.State.BROKEN)
    context = {
        "says": str(failure.says).format(most=details.get("most", "")),
        "files": details.get("files", ()),
        "kept": details.get("kept", False),
        "thanks": stays_out and failure.sure,
        "link": settings.SITE_URL + details["link"] if details.get("link") else "",
        "site": house().name,
    }
    subject = _("About your mail to %(site)s") % {"site": house().name}
    headers = {
        "Auto-Submitted": "auto-replied",
        "X-Loop": settings.MAIL_IN,
        "X-Auto-Response-Suppress": "All",
    }
    words = re.sub(r"\n{3,}", "\n\n", render_to_string("mail/answer.txt", context))
    return EmailMessage(subject, words, None, [to], headers=headers)
