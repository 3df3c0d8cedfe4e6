"""What someone says of a turn."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.domains.supervision.models import Role


class TurnForm(forms.Form):
    role = forms.ChoiceField(choices=Role.choices)
    says = forms.ChoiceField(choices=[("can", _("I can do it")), ("not_now", _("Not me this time"))])
