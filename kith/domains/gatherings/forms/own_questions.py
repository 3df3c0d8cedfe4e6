"""The form of one question to those who come."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from kith.domains.gatherings.forms.questions import CHOOSES, QuestionForm, as_written
from kith.domains.gatherings.question_words import in_words
from kith.domains.gatherings.questions import Question


class OwnQuestionForm(QuestionForm):
    """It can be needed, and asked only after an answer to an earlier one."""

    help = forms.CharField(
        label=_("A few words of help"), max_length=300, required=False,
        help_text=_("Why you ask, or what will happen with the answer."),
    )  # fmt: skip
    is_needed = forms.BooleanField(label=_("Nobody can come without an answer"), required=False)
    condition = forms.ChoiceField(
        label=_("Whom you ask"), required=False,
        help_text=_("Only questions before this one, with answers that one chooses, can decide it."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, others: Sequence[Question], question: Question | None = None, **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        self.others, self.question = others, question
        self.earlier = [each for each in others if question is None or each.number < question.number]
        self.fields["condition"].choices = [("", _("Everyone who comes")), *_conditions(self.earlier)]  # type: ignore[attr-defined]
        if question is not None:
            self.fields["sort"].disabled = True  # answers to the other sort would not fit
        if question is not None and question.sort not in CHOOSES:
            del self.fields["choices"]

    def clean_choices(self) -> list[str]:
        found = super().clean_choices()
        if needed := self._loses_ground(found):
            raise forms.ValidationError(
                _("Question %(number)s is asked only after “%(answer)s”. Please leave this choice as it is."),
                params=needed,
            )
        return found

    def _loses_ground(self, choices: Sequence[str]) -> dict[str, Any]:
        """A later question whose condition names a choice that is no longer offered."""
        for each in self.others:
            leans = self.question is not None and each.only_if == self.question.number
            if leans and each.only_if_is not in choices:
                return {"number": each.number, "answer": each.only_if_is}
        return {}

    def details(self) -> dict[str, Any]:
        """The fields of a question."""
        words = dict(self.cleaned_data)
        key, _colon, answer = words.pop("condition").partition(":")
        return words | {"after": int(key) if key else None, "only_if_is": answer}


def begun_with(question: Question, others: Iterable[Question]) -> dict[str, Any]:
    """What the form shows of a question as it is."""
    first = next((each for each in others if each.number == question.only_if), None)
    condition = f"{first.key}:{question.only_if_is}" if first else ""
    rest = {"help": question.help, "is_needed": question.is_needed, "condition": condition}
    return as_written(question) | rest


def _conditions(earlier: Iterable[Question]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each answer that one can choose, below its question."""
    return [
        (
            f"{each.number}. {each.words}",
            [
                (f"{each.key}:{answer}", _now("Who answers “%(answer)s”") % {"answer": in_words([answer], sort=each.sort)})
                for answer in each.possible
            ],
        )
        for each in earlier
        if each.possible
    ]  # fmt: skip
