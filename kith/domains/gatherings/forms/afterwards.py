"""Forms about how a gathering was: the questions of hosts, and the answers to them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.domains.gatherings.questions import LONGEST_CHOICE, MOST_CHOICES, MOST_QUESTIONS, Question, Sort
from kith.domains.gatherings.told import Why

LONGEST_ANSWER = {Sort.SHORT: 300, Sort.LONG: 4_000}
RATHER_NOT = "-"


class AnswersForm(forms.Form):
    """One field for each question. Words are never asked of anyone; where answers are needed, one may still not want to say."""

    def __init__(self, *args: Any, questions: Sequence[Question], needed: bool, **rest: Any) -> None:
        super().__init__(*args, **rest)
        for number, question in enumerate(questions):
            self.fields[f"answer-{number}"] = _field(question, needed=needed)

    def clean(self) -> dict[str, Any]:
        words = self.cleaned_data
        if not self.errors and not any(words.values()):
            raise forms.ValidationError(_("There are no answers yet. One is enough."))
        return words

    def sheet(self) -> dict[str, str]:
        """The answers by the numbers of their questions."""
        given = {
            name.removeprefix("answer-"): str(value).strip() for name, value in self.cleaned_data.items()
        }
        return {number: value for number, value in given.items() if value and value != RATHER_NOT}


def _field(question: Question, *, needed: bool) -> forms.Field:
    if question.is_chosen:
        offered = [(str(place), words) for place, words in enumerate(question.answers)]
        return forms.ChoiceField(
            label=question.words, choices=[*offered, (RATHER_NOT, _("I would rather not say"))], required=needed,
            widget=forms.RadioSelect, error_messages={"required": _("Please choose one. The last one is fine, too.")},
        )  # fmt: skip
    box = forms.TextInput if question.sort == Sort.SHORT else forms.Textarea
    attrs: dict[str, Any] = {"dir": "auto"} | ({} if question.sort == Sort.SHORT else {"rows": 3})
    return forms.CharField(
        label=question.words,
        required=False,
        max_length=LONGEST_ANSWER[Sort(question.sort)],
        widget=box(attrs=attrs),
    )


class SettingAsideForm(forms.Form):
    why = forms.ChoiceField(label=_("Why"), choices=Why.choices, widget=forms.RadioSelect)


class QuestionForm(forms.Form):
    """One question of the hosts. Without words there is none."""

    words = forms.CharField(label=_("The question"), max_length=200, required=False)
    sort = forms.ChoiceField(
        label=_("How it is answered"), choices=Sort.choices, required=False, initial=Sort.LONG
    )
    choices = forms.CharField(
        label=_("The answers to choose from"), max_length=1_000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A line for each, if one of several is chosen."),
    )  # fmt: skip

    def clean_choices(self) -> tuple[str, ...]:
        lines = (line.strip()[:LONGEST_CHOICE] for line in self.cleaned_data["choices"].splitlines())
        return tuple(dict.fromkeys(filter(None, lines)))[:MOST_CHOICES]

    def clean(self) -> dict[str, Any]:
        words = self.cleaned_data
        is_asked, sort = words.get("words"), words.get("sort")
        if is_asked and sort == Sort.CHOICE and len(words.get("choices", ())) < 2:
            self.add_error("choices", _("Please write at least two answers, each on a line of its own."))
        return words

    def question(self) -> Question | None:
        words = self.cleaned_data
        if not words.get("words"):
            return None
        sort = words["sort"] or Sort.LONG
        return Question(words["words"], sort, words["choices"] if sort == Sort.CHOICE else ())


QuestionForms = forms.formset_factory(
    QuestionForm, extra=2, max_num=MOST_QUESTIONS, absolute_max=MOST_QUESTIONS, validate_max=True
)


def begun_with(questions: Sequence[Question]) -> list[dict[str, str]]:
    """What the forms show of questions as they are."""
    return [
        {"words": each.words, "sort": each.sort, "choices": "\n".join(each.choices)} for each in questions
    ]
