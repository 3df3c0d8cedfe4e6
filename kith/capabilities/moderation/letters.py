"""Mails that go out whatever someone wants to hear of: to those whose account is closed, who must be able to read why and
to appeal, and to those whose seal was opened.
"""

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from kith.capabilities.moderation.models import Decision, Unsealing
from kith.foundation.house.choices import house
from kith.foundation.people.models import Person
from kith.foundation.spaces.masks import behind
from kith.lib.zones import zone

SALT = "moderation.decision"


def address_of(decision: Decision) -> str:
    """The page of a decision for the one person who gets this link."""
    token = signing.dumps(decision.pk, salt=SALT)
    return settings.SITE_URL + reverse("moderation:decision-by-mail", args=[token])


def decision_by(token: str) -> Decision | None:
    """What a link leads to; None if we did not make it."""
    try:
        key = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    known = ("case__concerns", "case__space", "undone_by", "appeal")
    return Decision.objects.select_related(*known).filter(pk=key).first()


def letter_about_opening(unsealing: Unsealing) -> EmailMessage | None:
    """The mail to someone behind a made name that two stewards opened; its page tells why, and who they are."""
    person = behind(unsealing.case.mask) if unsealing.case.mask else None
    if person is None or not person.email:
        return None
    return _letter(person, "moderation/mail/opened.txt", settings.SITE_URL + reverse("moderation:opened"))


def letter_about(decision: Decision) -> EmailMessage | None:
    """The mail, with a neutral subject; None if there is no address any more."""
    person = decision.case.concerned
    if not person.email:
        return None
    return _letter(person, "moderation/mail/decision.txt", address_of(decision))


def _letter(person: Person, template: str, address: str) -> EmailMessage:
    with translation.override(person.in_language()), timezone.override(zone(person.time_zone)):
        context = {"person": person, "site": house().name, "address": address}
        text = render_to_string(template, context)
        subject = _("News about your account on %(site)s") % {"site": house().name}
    headers = {"Auto-Submitted": "auto-generated"}
    return EmailMessage(subject, text, None, [person.email or ""], headers=headers)
