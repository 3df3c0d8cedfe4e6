"""How the time of a gathering is shared out, as hosts write it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.domains.learning.categories import CATEGORIES, called
from kith.lib.numbers import whole


class SharesField(forms.CharField):
    """How many minutes each topic has: a line for each of them, such as “Ethics: 30”."""

    def __init__(self, **options: Any) -> None:
        rows = forms.Textarea(attrs={"rows": 3})
        super().__init__(max_length=500, required=False, widget=rows, **options)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return "\n".join(f"{called(code)}: {minutes}" for code, minutes in value.items())

    def clean(self, value: Any) -> dict[str, int]:
        codes = {str(name).casefold(): code for code, name in CATEGORIES.items()} | {
            each: each for each in CATEGORIES
        }
        shares = dict[str, int]()
        for line in filter(None, map(str.strip, super().clean(value).splitlines())):
            name, _colon, minutes = line.rpartition(":")
            code, number = codes.get(name.strip().casefold()), whole(minutes.strip(), digits=4)
            if code is None or not number:
                raise forms.ValidationError(
                    _("We do not understand “%(line)s”. A line such as “Ethics: 30” works."),
                    params={"line": line},
                )
            shares[code] = number
        return shares

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)
