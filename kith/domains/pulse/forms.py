"""One question."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.domains.pulse.words import Word
from kith.ui.forms import Choices


class AnswerForm(forms.Form):
    word = forms.TypedChoiceField(
        label=_("How has the work been this month?"), widget=Choices, choices=Word.choices, coerce=Word,
        help_text=_("One word, as it was for you on the whole. You can change it until the month ends."),
        error_messages={"required": _("Choose the word that comes nearest, or leave it for today.")},
    )  # fmt: skip
