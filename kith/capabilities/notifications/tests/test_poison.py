"""Nothing that someone writes, and no single letter, holds up the letters of others."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from kith.capabilities.items.models import Item
from kith.capabilities.notifications.actions import wish
from kith.capabilities.notifications.jobs import send_letter, send_letters, write_some
from kith.capabilities.notifications.models import Letter, Rhythm
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from kith.foundation.people.models import Person
from tests.cast import Cast

Deliver = Callable[[], None]
Sent = list[EmailMultiAlternatives]


@pytest.fixture
def both(cast: Cast) -> list[int]:
    """Maria and Noor, who hear of new conversations at once."""
    for name in ("maria", "noor"):
        Rhythm.objects.create(person=cast[name], quiet_from=0, quiet_to=0)
        wish({("item.nearby", "mail"): "now"}, by=cast[name])
    return [cast["maria"].pk, cast["noor"].pk]


def test_a_title_is_one_line_however_it_was_sent(
    cast: Cast, both: list[int], deliver: Deliver, mailoutbox: Sent
) -> None:
    title = "A blanket\r\nBcc: someone@example.org"
    typed = {"title": title, "source": "Hello", "language": "en", "visibility": "space", "looked_over": "on"}
    assert cast.client("sam").post("/spaces/commons/new/discussion/", typed).status_code == 302
    assert Item.objects.get().title == "A blanket Bcc: someone@example.org"
    deliver()
    send_letters([letter.pk for letter in write_some(both, sort="now", now=timezone.now())])
    assert {mail.subject for mail in mailoutbox} == {"A blanket Bcc: someone@example.org"}
    assert [mail.recipients() for mail in mailoutbox] == [["maria@example.org"], ["noor@example.org"]]


def test_a_letter_that_cannot_be_put_into_words_stops_no_other(
    cast: Cast, both: list[int], deliver: Deliver, mailoutbox: Sent
) -> None:
    open_topic(QUESTION, by=cast.place("tomasz", cast.commons), title="Beginnings", source="Hello")
    deliver()
    letters = write_some(both, sort="now", now=timezone.now())
    Person.objects.filter(handle="maria").update(email="maria@example.org\nbcc: someone@example.org")
    send_letters([letter.pk for letter in letters])
    for letter in letters if not mailoutbox else ():
        with suppress(ValueError):
            send_letter(letter.pk)
    assert [mail.to for mail in mailoutbox] == [["noor@example.org"]]
    assert Letter.objects.get(sent_at=None).person == cast["maria"]
