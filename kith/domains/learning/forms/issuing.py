"""Forms of what stands on certificates: who offers what, the numbers of boards, and who signs."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from kith.domains.learning.forms.days import DayField
from kith.domains.learning.forms.files import inspected
from kith.domains.learning.models import Approval, Provider
from kith.foundation.people.models import Person
from kith.foundation.spaces.models import Space
from kith.lib.lines import one_line
from kith.lib.printing.certificates import LARGEST_SIGNATURE
from kith.lib.uploads import MEGABYTE, smaller
from kith.ui.forms import FileBox

MOST_BYTES = 8 * MEGABYTE
SIGNATURE_TYPES, SIGNATURE_WITHIN = ("image/png", "image/jpeg"), (900, 300)


class ProviderForm(forms.ModelForm):  # type: ignore[type-arg]
    """The house has the name of the house. A steward chooses among the spaces that they see; one that they do not see stays."""

    class Meta:
        model = Provider
        fields = ["name", "space", "for_all_hosts"]
        help_texts = {"name": _("As a board writes it. It stands on certificates.")}

    def __init__(self, *args: Any, by: Person, **rest: Any) -> None:
        super().__init__(*args, **rest)
        seen = Space.objects.visible_to(by)
        self.fields["space"] = forms.ModelChoiceField(
            seen, label=_("Their space"), required=False, empty_label=_("None: only stewards name them"),
            help_text=_("Its hosts may say that what they host is offered by them."),
        )  # fmt: skip
        self.fields["name"].required = True
        if self.instance.is_house:
            del self.fields["name"]
        if self.instance.space_id and not seen.filter(pk=self.instance.space_id).exists():
            del self.fields["space"]

    def clean_name(self) -> str:
        name = one_line(self.cleaned_data["name"])
        others = Provider.objects.exclude(pk=self.instance.pk)
        if others.filter(name__iexact=name).exists():
            raise forms.ValidationError(
                _("They are written down already. Please change them where they stand.")
            )
        return name

    def validate_constraints(self) -> None:
        """Said above, beside its field."""

    def told(self) -> dict[str, Any]:
        """Its name and who may name it, with what this form does not show."""
        return {name: getattr(self.instance, name) for name in self.Meta.fields}


class ApprovalForm(forms.ModelForm):  # type: ignore[type-arg]
    provider = forms.ModelChoiceField(Provider.objects.all(), label=_("Whose number it is"), empty_label=None)
    begins_on = DayField(
        label=_("From when it holds"), required=False, help_text=_("Leave it empty if it always did.")
    )
    ends_on = DayField(
        label=_("Until when it holds"), required=False, help_text=_("Leave it empty if it does not end.")
    )

    class Meta:
        model = Approval
        fields = ["provider", "board", "number", "begins_on", "ends_on"]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        begins, ends = told.get("begins_on"), told.get("ends_on")
        if begins and ends and ends < begins:
            self.add_error("ends_on", _("It ends before it begins. Please look at both days again."))
        return told

    def validate_constraints(self) -> None:
        """A number that is known already is written down anew, with the days that are said now."""


class SignatureForm(forms.Form):
    """How someone signs for the house; `picture` becomes the clean one, small enough for a paper."""

    name = forms.CharField(
        label=_("Whose signature it is"), max_length=120, widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("It stands below, and is read aloud to those who do not see the picture."),
    )  # fmt: skip
    office = forms.CharField(
        label=_("Their office"), max_length=120, required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}), help_text=_("Such as: head of training."),
    )  # fmt: skip
    picture = forms.FileField(
        label=_("A picture of the signature"), widget=FileBox(accept=SIGNATURE_TYPES),
        help_text=_("PNG or JPEG. Dark ink on white paper is best, or a PNG without a ground."),
    )  # fmt: skip

    def clean_picture(self) -> tuple[bytes, str]:
        file: UploadedFile[Any] = self.cleaned_data["picture"]
        looked = inspected(file, most=MOST_BYTES)
        if looked.media_type not in SIGNATURE_TYPES:
            raise forms.ValidationError(
                _("This is no picture that can be printed. Please choose a PNG or JPEG.")
            )
        small = smaller(looked, within=SIGNATURE_WITHIN)
        if len(small) > LARGEST_SIGNATURE:
            raise forms.ValidationError(
                _("This picture stays too large. A scan in black and white is smaller.")
            )
        return small, looked.media_type
