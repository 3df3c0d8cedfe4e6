"""A training that someone writes into their own record, with its proof."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from kith.domains.learning.forms.days import DayField
from kith.domains.learning.forms.files import inspected
from kith.domains.learning.models import Credential, Hours
from kith.domains.learning.models.hours import MOST_MINUTES
from kith.domains.learning.rulebook import Rulebook
from kith.foundation.people.models import Person
from kith.lib.tokens import new_key
from kith.lib.uploads import MEGABYTE, Upload
from kith.ui.forms import FileBox, Suggestions

PROOF_BYTES = 8 * MEGABYTE
FACTS = ("programme", "on", "hours", "provider", "presenter", "objectives", "categories")


class HoursForm(forms.ModelForm):  # type: ignore[type-arg]
    """A training. `send_key` makes a second sending of the same form harmless."""

    on = DayField(label=_("On which day"))
    hours = forms.DecimalField(
        label=_("How many hours"), min_value=Decimal("0.05"), max_value=Decimal(MOST_MINUTES // 60), decimal_places=2,
        help_text=_("Half an hour is 0.5."), widget=forms.NumberInput(attrs={"step": "any"}),
    )  # fmt: skip
    categories = forms.MultipleChoiceField(
        label=_("What it was about"), required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("Some rules ask for hours on a topic."),
    )  # fmt: skip
    proof = forms.FileField(
        label=_("Proof"), required=False, widget=FileBox(),
        help_text=_("A certificate as PDF or picture, up to 8 MB. Only you can open it."),
    )  # fmt: skip
    without_proof = forms.BooleanField(label=_("Take the proof away"), required=False)
    send_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=new_key)
    field_order = [
        "programme",
        "on",
        "hours",
        "provider",
        "categories",
        "proof",
        "without_proof",
        "credential",
        "presenter",
        "objectives",
    ]

    class Meta:
        model = Hours
        fields = ["programme", "on", "provider", "presenter", "objectives", "credential"]
        widgets = {"objectives": forms.Textarea(attrs={"rows": 3, "dir": "auto"})}

    def __init__(self, *args: Any, by: Person, book: Rulebook, **rest: Any) -> None:
        super().__init__(*args, **rest)
        own = Credential.objects.filter(person=by).order_by("pk")
        self.fields["credential"] = forms.ModelChoiceField(
            own, label=_("Which credential it is for"), required=False, empty_label=_("All that I have")
        )
        self.fields["credential"].label_from_instance = lambda credential: credential.title  # type: ignore[attr-defined]
        self.fields["categories"].choices = list(book.topics.items())  # type: ignore[attr-defined]
        names = sorted({each.name for rules in book.newest.values() for each in rules.providers if each.name})
        self.fields["provider"].widget = Suggestions(lambda: names, attrs={"dir": "auto", "maxlength": 200})
        self._begin_with(self.instance)

    def _begin_with(self, hours: Hours) -> None:
        """What is known already. What a gathering here wrote down is not changed by hand."""
        if hours.pk is None:
            del self.fields["without_proof"]
            return
        if not getattr(hours, "is_proven", False):
            del self.fields["without_proof"]
        if hours.is_from_here:
            for name in FACTS:
                del self.fields[name]
            return
        share = (Decimal(hours.minutes) / 60).quantize(Decimal("0.01")).normalize()
        self.initial["hours"], self.initial["categories"] = f"{share:f}", hours.categories

    def clean_proof(self) -> Upload | None:
        file: UploadedFile[Any] | None = self.cleaned_data["proof"]
        return inspected(file, most=PROOF_BYTES) if file else None

    def told(self) -> dict[str, Any]:
        given = self.cleaned_data
        details = {name: given[name] for name in self.Meta.fields if name in given} | {
            "proof": given["proof"]
        }
        if "hours" in given:
            details["minutes"] = max(1, round(given["hours"] * 60))
            details["categories"] = sorted(given["categories"])
        return details
