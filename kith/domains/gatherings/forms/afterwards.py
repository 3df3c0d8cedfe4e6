"""Forms about how a gathering was: what hosts ask, the answers to it, and setting one of them aside."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.domains.gatherings.forms.questions import AnsweringForm, QuestionForm
from kith.domains.gatherings.questions import MOST, Answers, Question, Sort
from kith.domains.gatherings.told import Why

RATHER_NOT = "-"


class FeedbackForm(AnsweringForm):
    """Words are never asked of anyone; where answers are needed, one chooses, and may still not want to say."""

    is_missing = _("Please choose one. The last one is fine, too.")

    def __init__(self, *args: Any, questions: Sequence[Question], needed: bool, **rest: Any) -> None:
        marked = [replace(each, is_needed=needed and each.is_one_of_some) for each in questions]
        super().__init__(*args, questions=marked, **rest)

    def way_out(self, question: Question) -> list[tuple[str, Any]]:
        return [(RATHER_NOT, _("I would rather not say"))]

    def clean(self) -> dict[str, Any]:
        words = super().clean()
        if not self.errors and not self.answers:
            raise forms.ValidationError(_("There are no answers yet. One is enough."))
        return words

    def sheet(self) -> Answers:
        """What was said, by the numbers of the questions."""
        return {number: answer for number, answer in self.answers.items() if answer != (RATHER_NOT,)}


class SettingAsideForm(forms.Form):
    why = forms.ChoiceField(label=_("Why"), choices=Why.choices, widget=forms.RadioSelect)


class AfterQuestionForm(QuestionForm):
    """One of several questions on a page. Without words there is none."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["words"].required = False
        self.fields["sort"].initial = Sort.LONG


QuestionForms = forms.formset_factory(
    AfterQuestionForm, extra=2, max_num=MOST, absolute_max=MOST, validate_max=True
)


def asked_in(written: Iterable[forms.Form]) -> list[Question]:
    """The questions that stand in these forms, in their order."""
    words = [form.cleaned_data for form in written if form.cleaned_data.get("words")]
    return [
        Question(number, each["sort"], each["words"], choices=tuple(each["choices"]))
        for number, each in enumerate(words, 1)
    ]
