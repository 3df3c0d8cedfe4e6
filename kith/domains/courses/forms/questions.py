"""A question of a quiz, as its author writes it."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.forms.looking_over import LooksOver
from kith.domains.courses.actions.asking import Said
from kith.domains.courses.models import Question

CHOICES = range(1, 7)


def _line(label: Any, length: int) -> forms.CharField:
    line = forms.TextInput(attrs={"dir": "auto"})
    return forms.CharField(label=label, max_length=length, required=False, widget=line)


class QuestionForm(LooksOver):
    """Up to six choices, each with whether it fits and why; empty ones are left out."""

    words = forms.CharField(
        label=_("The question"), max_length=500, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"})
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        for number in CHOICES:
            self.fields[f"choice_{number}"] = _line(_("Choice %(number)s") % {"number": number}, 300)
            self.fields[f"fits_{number}"] = forms.BooleanField(label=_("It fits"), required=False)
            self.fields[f"why_{number}"] = _line(_("Why it fits, or why not"), 500)

    @property
    def looked_at(self) -> tuple[str, ...]:  # type: ignore[override]
        """All words that others will read."""
        return tuple(name for name, field in self.fields.items() if isinstance(field, forms.CharField))

    def rows(self) -> Iterator[tuple[int, list[forms.BoundField]]]:
        for number in CHOICES:
            yield number, [self[f"{name}_{number}"] for name in ("choice", "fits", "why")]

    def clean(self) -> dict[str, Any]:
        words = super().clean()
        said = self.choices()
        if len(said) < 2:
            self.add_error("choice_2", _("Please give at least two choices."))
        elif not any(each.fits for each in said):
            self.add_error("fits_1", _("Please say of at least one choice that it fits."))
        return words

    def choices(self) -> list[Said]:
        words = self.cleaned_data
        return [
            Said(
                words[f"choice_{number}"], words.get(f"fits_{number}", False), words.get(f"why_{number}", "")
            )
            for number in CHOICES
            if words.get(f"choice_{number}")
        ]


def begun_with(question: Question) -> dict[str, Any]:
    """What the form shows of a question as it is."""
    kept: dict[str, Any] = {"words": question.words}
    for number, choice in enumerate(question.choices.all(), 1):
        kept |= {f"choice_{number}": choice.words, f"fits_{number}": choice.fits, f"why_{number}": choice.why}
    return kept
