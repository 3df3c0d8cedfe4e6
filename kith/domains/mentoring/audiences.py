"""Whom a proposal or a pair concerns: the one who has that side of it."""

from django.utils.translation import gettext_lazy as _

from kith.foundation.activity.audiences import Audience, addressee

PROPOSED = Audience(
    "mentoring.proposed",
    _("Someone may fit with what you offer or look for"),
    _("you said that you would like to be matched"),
    addressee,
    personal=True,
)
PAIRED = Audience(
    "mentoring.paired",
    _("Your mentoring begins or ends"),
    _("it is about your mentoring"),
    addressee,
    personal=True,
)
