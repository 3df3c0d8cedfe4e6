"""Whom a message concerns: the one to whom it was handed."""

from django.utils.translation import gettext_lazy as _

from kith.foundation.activity.audiences import Audience, addressee

WRITTEN_TO = Audience(
    "messages.waiting",
    _("Someone wrote to you alone"),
    _("a private message waits for you"),
    addressee,
    personal=True,
)
