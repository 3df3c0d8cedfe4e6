"""A batch of letters takes a while to go out, and rights may change in the meantime."""

from collections.abc import Callable
from itertools import count

import pytest
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from kith.capabilities.notifications import jobs
from kith.capabilities.notifications.actions import wish
from kith.capabilities.notifications.models import Rhythm
from kith.domains.talk.actions import open_topic
from kith.domains.talk.kinds import QUESTION
from kith.foundation.spaces.actions.belonging import remove
from tests.cast import Cast

READERS = ("maria", "kestrel")


def test_who_lost_a_right_while_others_were_written_to_hears_nothing(
    cast: Cast,
    deliver: Callable[[], None],
    mailoutbox: list[EmailMultiAlternatives],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in READERS:
        Rhythm.objects.create(person=cast[name], quiet_from=0, quiet_to=0)
        wish({("item.nearby", "mail"): "now"}, by=cast[name])
    open_topic(QUESTION, by=cast.place("tomasz", cast.rural), title="Beginnings", source="A blanket")
    deliver()
    letters = jobs.write_some([cast[name].pk for name in READERS], sort="now", now=timezone.now())
    assert len(letters) == len(READERS)
    usual, removed = EmailBackend.send_messages, []

    def slowly(post: EmailBackend, mails: list[EmailMultiAlternatives]) -> int:
        other = next(name for name in READERS if mails[0].to != [f"{name}@example.org"])
        remove(cast.place(other, cast.rural), by=cast["tomasz"])
        removed.append(other)
        return usual(post, mails)

    monkeypatch.setattr(EmailBackend, "send_messages", slowly)
    monkeypatch.setattr(jobs, "monotonic", count(step=jobs.FRESH + 1).__next__)
    jobs.send_letters([letter.pk for letter in letters])
    assert len(removed) == 1
    assert [mail.to for mail in mailoutbox if mail.to == [f"{removed[0]}@example.org"]] == []
    assert len(mailoutbox) == 1
