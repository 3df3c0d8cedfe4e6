"""Questions as forms: as hosts write them, and as people answer them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.domains.gatherings.question_words import condition, in_words
from kith.domains.gatherings.questions import (
    MOST_CHOICES,
    Answer,
    Answers,
    Question,
    Sort,
    asked,
    kept,
    missing,
)

CHOICE, SHORT, LONG = 100, 200, 2_000
CHOOSES = (Sort.ONE, Sort.SEVERAL)


class QuestionForm(forms.Form):
    """One question, as hosts write it."""

    words = forms.CharField(label=_("What you ask"), max_length=200)
    sort = forms.ChoiceField(label=_("How people answer"), choices=Sort.choices)
    choices = forms.CharField(
        label=_("Choices"), required=False, max_length=1_300, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("If people choose: a line for each choice, two at least and twelve at most."),
    )  # fmt: skip

    def clean_choices(self) -> list[str]:
        lines = dict.fromkeys(line.strip() for line in self.cleaned_data["choices"].splitlines())
        found = [line for line in lines if line]
        if any(len(line) > CHOICE for line in found):
            raise forms.ValidationError(_("One of the choices is very long. Please make it shorter."))
        return found

    def clean(self) -> dict[str, Any]:
        words = super().clean() or self.cleaned_data
        chosen = words.get("choices")
        if words.get("sort") not in CHOOSES:
            words["choices"] = []
        elif words.get("words") and chosen is not None and not 2 <= len(chosen) <= MOST_CHOICES:
            self.add_error("choices", _("Please write two choices at least, and twelve at most."))
        return words


def as_written(question: Question) -> dict[str, Any]:
    """What the form shows of a question as it is."""
    return {"words": question.words, "sort": question.sort, "choices": "\n".join(question.choices)}


class AnsweringForm(forms.Form):
    """Questions as fields. What is clean stands in `answers`, by number: what is not asked of someone is not there.

    Without script all are shown, each with its condition in words; a small behaviour hides what is not asked.
    """

    answers: Answers
    is_missing = _("Please answer this one. The hosts need to know it.")

    def __init__(
        self, *args: Any, questions: Sequence[Question] = (), told: Answers | None = None, **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        self.questions = questions
        for each in questions:
            self.fields[_name(each)] = self._field(each, told=(told or {}).get(each.number, ()))

    def clean(self) -> dict[str, Any]:
        words = super().clean() or self.cleaned_data
        typed = {each.number: _as_answer(words.get(_name(each))) for each in self.questions}
        self.answers = kept(self.questions, typed)
        wanted = {each.number for each in asked(self.questions, typed)}
        for each in self.questions:
            if each.number not in wanted:
                self.errors.pop(_name(each), None)
        for each in missing(self.questions, typed):
            if _name(each) not in self.errors:
                self.add_error(_name(each), self.is_missing)
        return words

    def way_out(self, question: Question) -> list[tuple[str, Any]]:
        """What else one can choose; nothing where hosts need to know it."""
        return [] if question.is_needed else [("", _("I leave this open"))]

    def _field(self, question: Question, *, told: Answer) -> forms.Field:
        made = _written(question) if not question.is_chosen else self._chosen(question)
        made.label, made.required = question.words, False
        made.help_text = " ".join(filter(None, (condition(question, self.questions), question.help)))
        made.needed_later = question.is_needed  # type: ignore[attr-defined]
        made.initial = list(told) if question.sort == Sort.SEVERAL else "".join(told)
        made.widget.attrs |= _hook(question, self.questions)
        return made

    def _chosen(self, question: Question) -> forms.Field:
        offered: list[tuple[str, Any]] = [
            (each, in_words([each], sort=question.sort)) for each in question.possible
        ]
        if question.sort == Sort.SEVERAL:
            return forms.MultipleChoiceField(choices=offered, widget=forms.CheckboxSelectMultiple)
        return forms.ChoiceField(choices=offered + self.way_out(question), widget=forms.RadioSelect)


def _written(question: Question) -> forms.Field:
    if question.sort == Sort.SHORT:
        return forms.CharField(max_length=SHORT, widget=forms.TextInput(attrs={"dir": "auto"}))
    return forms.CharField(max_length=LONG, widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}))


def _name(question: Question) -> str:
    return f"question-{question.key}"


def _as_answer(typed: Any) -> Answer:
    if isinstance(typed, str):
        return (typed.strip(),) if typed.strip() else ()
    return tuple(typed or ())


def _hook(question: Question, questions: Iterable[Question]) -> dict[str, str]:
    """By what the behaviour knows when to show it."""
    first = next((each for each in questions if each.number == question.only_if), None)
    return {"data-only-if": _name(first), "data-only-if-is": question.only_if_is} if first else {}
