"""The form of one question of the hosts' own."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from kith.domains.gatherings.models import Question as Kept
from kith.domains.gatherings.own_questions import MOST_CHOICES, Question, Sort
from kith.domains.gatherings.question_words import in_words

CHOICE = 100
CHOOSES = (Sort.ONE, Sort.SEVERAL)


class QuestionForm(forms.Form):
    """One question, as its hosts write it."""

    words = forms.CharField(label=_("What you ask"), max_length=200)
    sort = forms.ChoiceField(label=_("How people answer"), choices=Kept.Sort.choices)
    choices = forms.CharField(
        label=_("Choices"), required=False, max_length=1_300, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("If people choose: a line for each choice, two at least and twelve at most."),
    )  # fmt: skip
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
            del self.fields["sort"]  # answers to the other sort would not fit
        if question is not None and question.sort not in CHOOSES:
            del self.fields["choices"]

    def clean_choices(self) -> list[str]:
        lines = dict.fromkeys(line.strip() for line in self.cleaned_data["choices"].splitlines())
        found = [line for line in lines if line]
        if any(len(line) > CHOICE for line in found):
            raise forms.ValidationError(_("One of the choices is very long. Please make it shorter."))
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

    def clean(self) -> dict[str, Any]:
        words = super().clean() or self.cleaned_data
        sort = self.question.sort if self.question else words.get("sort")
        chosen = words.get("choices")
        if sort in CHOOSES and chosen is not None and not 2 <= len(chosen) <= MOST_CHOICES:
            self.add_error("choices", _("Please write two choices at least, and twelve at most."))
        return words

    def details(self) -> dict[str, Any]:
        """The fields of a question."""
        words = dict(self.cleaned_data)
        key, _colon, answer = words.pop("condition").partition(":")
        if self.question is None and words["sort"] not in CHOOSES:
            words["choices"] = []
        return words | {"after": int(key) if key else None, "only_if_is": answer}


def begun_with(question: Question, others: Iterable[Question]) -> dict[str, Any]:
    """What the form shows of a question as it is."""
    first = next((each for each in others if each.number == question.only_if), None)
    return {
        "words": question.words, "help": question.help, "is_needed": question.is_needed,
        "choices": "\n".join(question.choices), "condition": f"{first.key}:{question.only_if_is}" if first else "",
    }  # fmt: skip


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
