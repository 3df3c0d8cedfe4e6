"""A code to each mailbox. Neither mail names the other account."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from kith.doors.merging.models import Proposal
from kith.foundation.house.choices import house
from kith.foundation.people.models import Person
from kith.foundation.people.watching import in_words_of
from kith.infrastructure.jobs import jobs


@jobs.task(name="people.send_merging_code", retry=5)
def send_code(proposal: int, person: int, code: str) -> None:
    """The code rests in the job until it is sent; alone it is of no use."""
    waiting = Proposal.objects.waiting().filter(pk=proposal).first()
    found = Person.objects.active().filter(pk=person).first()
    if waiting is None or found is None or not found.email:
        return
    with in_words_of(found):
        context = {
            "site": house().name, "code": code, "stays": waiting.kept_id == found.pk,
            "link": settings.SITE_URL + reverse("merging:joining"),
        }  # fmt: skip
        text = render_to_string("merging/mail/code.txt", context)
        subject = _("A question about your account on %(site)s") % {"site": house().name}
    EmailMessage(subject, text, None, [found.email], headers={"Auto-Submitted": "auto-generated"}).send()
