"""Whom it concerns that a day comes nearer, or that a certificate is there: the one whose it is."""

from django.utils.translation import gettext_lazy as _

from kith.foundation.activity.audiences import Audience, addressee

REMINDED = Audience(
    "learning.reminded",
    _("A day comes nearer for a credential of yours"),
    _("you keep a credential here"),
    addressee,
    personal=True,
)
CERTIFIED = Audience(
    "learning.certified",
    _("News of your certificates"),
    _("you were at something here that gives certificates"),
    addressee,
    personal=True,
)
