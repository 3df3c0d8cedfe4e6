"""Forms of the library."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.brakes import refusal
from kith.capabilities.conversations.forms import LooksOver
from kith.capabilities.items.models import Item
from kith.capabilities.lineage.models import Link
from kith.capabilities.lineage.models.link import LONGEST_REASON
from kith.capabilities.versions.forms import PlacedForm, field_for
from kith.domains.library.trying import ASKS, told
from kith.lib.tokens import new_key

WORDS = {ask.name for ask in ASKS}


class TryingForm(LooksOver):
    """What happened when someone tried it; looked over for what might lead to a person, as all words are."""

    send_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=new_key)

    def __init__(self, *args: Any, item: Item, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.item = item
        for ask in ASKS:
            self.fields[ask.name] = field_for(ask)
            self.fields[ask.name].required = ask.needed
        self.order_fields([*(ask.name for ask in ASKS), "looked_over"])

    def clean(self) -> dict[str, Any]:
        answers = {name: str(self.cleaned_data.get(name) or "") for name in WORDS}
        self.cleaned_data["source"] = source = told(answers, language=self.item.language)
        words = super().clean()
        if self.writer and (slow := refusal(self.writer, source=source, files=0, masked=False)):
            self.add_error("happened", str(slow))
        return words

    def typed(self) -> dict[str, str]:
        """What was typed, to be kept as a draft."""
        return {name: str(self.data.get(name, "")) for name in WORDS}


class LinkForm(forms.Form):
    """What is different from what it grew out of, and why."""

    changed = forms.CharField(
        label=_("What did you change, and why?"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Those who know the other one read this first."),
    )
    core = forms.ChoiceField(
        label=_("What should stay as it is"), choices=Link.Core.choices, widget=forms.RadioSelect
    )


class AdaptingForm(PlacedForm, LinkForm):
    """Where an adaptation or a translation is begun, and for whom."""

    sort = forms.ChoiceField(
        label=_("What it will be"),
        choices=[
            (Link.Sort.ADAPTS.value, _("An adaptation: I change it so that it fits elsewhere")),
            (Link.Sort.TRANSLATES.value, _("A translation: I say the same in another language")),
        ],
        initial=Link.Sort.ADAPTS.value,
        widget=forms.RadioSelect,
    )
    field_order = ["sort", "space", "changed", "core", "language", "visibility"]
