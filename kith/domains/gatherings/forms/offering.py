"""Who offers a gathering: chosen among those of whom stewards have written down what boards know them by."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kith.domains.learning.models import Provider
from kith.domains.learning.providers import providers_for
from kith.foundation.people.models import Person


class OfferedByField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """It is there where its host may name someone (`let_name`)."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            Provider.objects.none(), label=_("An organisation that boards know"), required=False, empty_label=_("None of these"),
            help_text=_("If it offers this, its name and its numbers from boards stand on certificates."), **options,
        )  # fmt: skip


def let_name(form: forms.Form, *, by: Person, now: int | None = None) -> None:
    """Offer those whom this person may name, and who is named `now`; where there is nobody, do not ask."""
    choices = Provider.objects.filter(Q(pk__in=providers_for(by).values("pk")) | Q(pk=now))
    if choices.exists():
        form.fields["offered_by"].queryset = choices  # type: ignore[attr-defined]
    else:
        del form.fields["offered_by"]
