"""What someone who takes a course fills in."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.domains.courses.models import Question, Step
from kith.domains.courses.quizzes import Offered, Remark, remarks


class AnswerForm(forms.Form):
    words = forms.CharField(
        label=_("My own words"), max_length=20_000, required=False,
        help_text=_("Only you can read this. Whoever wrote the course cannot, and stewards cannot."),
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
    )  # fmt: skip


class Asked(NamedTuple):
    """A question on the page, with what is said about the choices that were made."""

    question: Question
    field: forms.BoundField
    remarks: list[Remark]


class QuizForm(forms.Form):
    """The questions of a quiz. What is chosen is looked at once, and kept nowhere."""

    def __init__(self, *args: Any, step: Step, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.questions = list(step.questions.all())
        for question in self.questions:
            field = self.fields[_name(question)] = _field(question)
            field.needed_later = True  # type: ignore[attr-defined] # not said to be optional, and nobody has to

    def asked(self) -> Iterator[Asked]:
        given = self.cleaned_data if self.is_bound and self.is_valid() else None
        for question in self.questions:
            chosen = {int(key) for key in given[_name(question)]} if given else set()
            said = remarks(_offered(question), chosen=chosen) if given else []
            yield Asked(question, self[_name(question)], said)


def _name(question: Question) -> str:
    return f"question-{question.pk}"


def _offered(question: Question) -> Iterator[Offered]:
    for choice in question.choices.all():
        yield Offered(choice.pk, choice.words, choice.fits, choice.why)


def _field(question: Question) -> forms.Field:
    """Boxes where several fit, else circles; nobody has to choose anything."""
    choices = [(str(choice.pk), choice.words) for choice in question.choices.all()]
    if sum(choice.fits for choice in question.choices.all()) > 1:
        return forms.MultipleChoiceField(
            label=question.words, choices=choices, required=False, widget=forms.CheckboxSelectMultiple,
            help_text=_("Choose as many as fit."),
        )  # fmt: skip
    return OneChoice(label=question.words, choices=choices, required=False, widget=forms.RadioSelect)


class OneChoice(forms.ChoiceField):
    """At most one, as a list like where there may be several."""

    def clean(self, value: Any) -> list[str]:
        chosen = super().clean(value)
        return [chosen] if chosen else []
