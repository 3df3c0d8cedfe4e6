"""Mails about spaces, and what happens in them when its moment has come."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from kith.foundation.house.choices import house
from kith.foundation.people.models import Person
from kith.foundation.spaces.actions.standing import carry_out
from kith.foundation.spaces.models import Invitation, Membership
from kith.infrastructure.jobs import jobs


@jobs.periodic(cron="*/20 * * * *")
@jobs.task(name="spaces.carry_out_standings")
def carry_out_standings(timestamp: int) -> None:
    """Let those leave and come back about whom something was decided under a made name."""
    carry_out(timezone.now())


@jobs.periodic(cron="57 3 * * *")
@jobs.task(name="spaces.forget_addresses")
def forget_addresses(timestamp: int) -> None:
    """Forget for whom an invitation was once nobody can follow it."""
    Invitation.objects.over().exclude(email="").update(email="")


@jobs.task(name="spaces.send_invitation", retry=5)
def send_invitation(invitation: int, token: str) -> None:
    """Send the link to the one person it is for. The token rests in the job: it is of use to that person alone."""
    found = Invitation.objects.open().select_related("space").filter(pk=invitation).first()
    if found is None or not found.email:
        return
    with translation.override(_language(found)):
        context = _words(found) | {"link": settings.SITE_URL + reverse("spaces:invitation", args=[token])}
        subject = render_to_string("spaces/mail/invitation_subject.txt", context).strip()
        text = render_to_string("spaces/mail/invitation.txt", context)
    EmailMessage(subject, text, None, [found.email]).send()


def _words(invitation: Invitation) -> dict[str, object]:
    """The host is named as they are known in the space, which may not be the name of their account."""
    host = Membership.objects.active().filter(space=invitation.space, person=invitation.by)
    return {
        "site": house().name,
        "space": invitation.space,
        "until": invitation.expires_at,
        "host": host.select_related("person").first(),
    }


def _language(invitation: Invitation) -> str:
    """The language of the person if they are known here, and else the one of the space."""
    known = Person.objects.active().filter(email__iexact=invitation.email).first()
    if known is not None:
        return known.in_language()
    spoken = {code for code, _name in settings.LANGUAGES}
    return invitation.space.language if invitation.space.language in spoken else settings.LANGUAGE_CODE
