"""Mails that stewards send to members."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.foundation.house.choices import house
from kith.foundation.people.models import Happening, Person
from kith.foundation.people.watching import addresses_to_warn, in_words_of
from kith.infrastructure.jobs import jobs


@jobs.task(name="people.send_way_in", retry=5)
def send_way_in(person: int) -> None:
    """Say to each address of a person where they get a code, and by which of their addresses."""
    found = Person.objects.active().filter(pk=person).first()
    if found is None:
        return
    with in_words_of(found):
        context = {
            "site": house().name,
            "email": found.email,
            "link": settings.SITE_URL + reverse("account_request_login_code"),
        }
        text = render_to_string("steward/mail/way_in.txt", context)
        subject = _("How to sign in on %(site)s") % {"site": house().name}
    for address in addresses_to_warn(found, {}):
        EmailMessage(subject, text, None, [address], headers={"Auto-Submitted": "auto-generated"}).send()
    Happening.objects.create(person=found, what=Happening.What.WAY_IN)
