"""Forms about one's own account."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from kith.foundation.people.models import Person
from kith.lib.zones import clock_choices


class PreferencesForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Person
        fields = ["language", "time_zone", "appearance", "collapsed_notes", "findable"]
        widgets = {"appearance": forms.RadioSelect}

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        codes = [code for code, _name in settings.LANGUAGES]
        languages = [(code, get_language_info(code)["name_local"].capitalize()) for code in codes]
        self.fields["language"] = forms.ChoiceField(label=_("Language of the pages"), choices=languages)
        self.fields["time_zone"] = forms.ChoiceField(
            label=_("Time zone in which you see times"), choices=clock_choices
        )
