"""A mail to someone whose account is closed: they cannot sign in, and must be able to read why, and to appeal."""

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from kith.capabilities.moderation.models import Decision
from kith.foundation.house.choices import house
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


def letter_about(decision: Decision) -> EmailMessage | None:
    """The mail, with a neutral subject; None if there is no address any more."""
    person = decision.case.concerned
    if not person.email:
        return None
    with translation.override(person.in_language()), timezone.override(zone(person.time_zone)):
        context = {"person": person, "site": house().name, "address": address_of(decision)}
        text = render_to_string("moderation/mail/decision.txt", context)
        subject = _("News about your account on %(site)s") % {"site": house().name}
    headers = {"Auto-Submitted": "auto-generated"}
    return EmailMessage(subject, text, None, [person.email], headers=headers)
