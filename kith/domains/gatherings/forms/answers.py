"""Questions of one's own, as those see them who answer."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.domains.gatherings.own_questions import Answer, Answers, Question, Sort, asked, kept, missing
from kith.domains.gatherings.question_words import condition, in_words

SHORT, LONG = 200, 2_000


class AnsweringForm(forms.Form):
    """Questions as fields. What is clean stands in `answers`, by number: what is not asked of someone is not there.

    Without script all are shown, each with its condition in words; a small behaviour hides what is not asked.
    """

    answers: Answers

    def __init__(
        self, *args: Any, questions: Sequence[Question] = (), told: Answers | None = None, **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        self.questions = questions
        for each in questions:
            self.fields[_name(each)] = _field(each, questions, told=(told or {}).get(each.number, ()))

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
                self.add_error(_name(each), _("Please answer this one. The hosts need to know it."))
        return words


def _name(question: Question) -> str:
    return f"question-{question.key}"


def _as_answer(typed: Any) -> Answer:
    if isinstance(typed, str):
        return (typed.strip(),) if typed.strip() else ()
    return tuple(typed or ())


def _field(question: Question, questions: Sequence[Question], *, told: Answer) -> forms.Field:
    makes = {Sort.SHORT: _short, Sort.LONG: _long, Sort.YES_NO: _one, Sort.ONE: _one, Sort.SEVERAL: _several}
    made = makes[Sort(question.sort)](question)
    made.label, made.required = question.words, False
    made.help_text = " ".join(filter(None, (condition(question, questions), question.help)))
    made.needed_later = question.is_needed  # type: ignore[attr-defined]
    made.initial = list(told) if question.sort == Sort.SEVERAL else "".join(told)
    made.widget.attrs |= _hook(question, questions)
    return made


def _hook(question: Question, questions: Iterable[Question]) -> dict[str, str]:
    """By what the behaviour knows when to show it."""
    first = next((each for each in questions if each.number == question.only_if), None)
    return {"data-only-if": _name(first), "data-only-if-is": question.only_if_is} if first else {}


def _short(question: Question) -> forms.Field:
    return forms.CharField(max_length=SHORT, widget=forms.TextInput(attrs={"dir": "auto"}))


def _long(question: Question) -> forms.Field:
    return forms.CharField(max_length=LONG, widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}))


def _one(question: Question) -> forms.Field:
    """One of them; where it is not needed, one can also choose not to say."""
    offered: list[tuple[str, Any]] = _offered(question)
    if not question.is_needed:
        offered.append(("", _("I leave this open")))
    return forms.ChoiceField(choices=offered, widget=forms.RadioSelect)


def _several(question: Question) -> forms.Field:
    return forms.MultipleChoiceField(choices=_offered(question), widget=forms.CheckboxSelectMultiple)


def _offered(question: Question) -> list[tuple[str, Any]]:
    return [(each, in_words([each], sort=question.sort)) for each in question.possible]
