"""Choosing what to see of the trail."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.ui.forms import DayBox

WHAT = (
    ("", _("Everything")),
    ("deeds", _("What stewards did")),
    ("refused", _("What was refused at the door")),
    ("spaces", _("What happened in spaces that you can see")),
)


class TrailForm(forms.Form):
    what = forms.ChoiceField(label=_("What"), required=False, choices=WHAT)
    who = forms.SlugField(label=_("By whom (handle)"), required=False, max_length=40)
    since = forms.DateField(label=_("From"), required=False, widget=DayBox)
    until = forms.DateField(label=_("Until"), required=False, widget=DayBox)
