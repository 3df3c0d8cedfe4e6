"""Forms of competencies. What is wrong is said beside the field, and what was typed stays."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.models import Item
from kith.domains.competencies.actions.framing import checked
from kith.domains.competencies.book import Book
from kith.domains.competencies.frameworks.reading import MOST as LONGEST_TEXT
from kith.domains.competencies.frameworks.shapes import Competency
from kith.domains.competencies.models import Answer, NextStep
from kith.domains.competencies.models.about import MOST
from kith.domains.competencies.models.look import LONGEST_NOTE
from kith.foundation.people.models import Person
from kith.lib.numbers import whole
from kith.ui.forms import Choices, DayBox, Folded, TomlField

OPEN = ("", _("I leave it open for now"))


class NamingForm(forms.Form):
    """What an item is about. What it is about already stays on offer, also where a newer framework has it no more."""

    about = forms.MultipleChoiceField(
        label=_("What it is about"), required=False, widget=Folded,
        help_text=_("Choose at most four, those that it is most about."),
    )  # fmt: skip

    def __init__(self, *args: Any, book: Book, now: list[Competency], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.book, self.initial = book, {"about": [each.in_form for each in now]}
        gone = book.gone(now)
        older = [(_("From older versions"), gone)] if gone else []
        self.fields["about"].choices = [*book.choices, *older]  # type: ignore[attr-defined]

    def clean_about(self) -> list[Competency]:
        chosen: list[str] = self.cleaned_data["about"]
        if len(chosen) > MOST:
            raise forms.ValidationError(
                _("These are more than four. Please keep those that it is most about.")
            )
        return [found for each in chosen if (found := self.book.chosen(each))]


class LookForm(forms.Form):
    framework = forms.ChoiceField(label=_("By which list"), widget=Choices)

    def __init__(self, *args: Any, book: Book, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.newest = book.newest
        field: Any = self.fields["framework"]
        field.widget.helps = {code: each.sort_in_words for code, each in self.newest.items()}
        field.choices = [(code, each.title) for code, each in self.newest.items()]
        field.initial = next(iter(self.newest))


class AnswerForm(forms.Form):
    """What is left open, without a note, is no answer."""

    word = forms.ChoiceField(
        label=_("How it is for you"), required=False, widget=Choices, choices=[*Answer.Word.choices, OPEN]
    )
    note = forms.CharField(
        label=_("A note for yourself"), required=False, max_length=LONGEST_NOTE,
        help_text=_("An example, a doubt, what you would like to try."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )  # fmt: skip


class StepForm(forms.ModelForm):  # type: ignore[type-arg]
    """A next step. `item` came along from a page; one that cannot be seen is none.

    What a step was about before stays with it, also on a day on which it cannot be seen.
    """

    by_when = forms.DateField(
        label=_("By when"), required=False, widget=DayBox,
        help_text=_("Only if you want one. Nobody reminds you, and nothing happens when it has passed."),
    )  # fmt: skip
    about = forms.ChoiceField(label=_("Which competency it is about"), required=False)
    item = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)
    without_item = forms.BooleanField(label=_("Leave this out of the step"), required=False)
    field_order = ["words", "about", "by_when"]

    class Meta:
        model = NextStep
        fields = ["words", "by_when"]
        widgets = {"words": forms.Textarea(attrs={"rows": 3, "dir": "auto"})}

    def __init__(self, *args: Any, book: Book, by: Person, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.book, self.by = book, by
        self.fields["words"].help_text = _("In your own words, as small as you like.")
        about, now = self._about()
        self.fields["about"].choices = [("", _("None")), *book.choices, *about]  # type: ignore[attr-defined]
        self.thing = self._thing(str(self["item"].value() or ""))
        self.initial["about"] = now
        if self.thing is None:
            del self.fields["without_item"]

    def _about(self) -> tuple[list[tuple[str, str]], str]:
        """What is chosen, and its choice where a newer framework has it no more."""
        step = self.instance
        before = f"{step.framework}/{step.competency}" if step.framework else ""
        now = self.book.chosen(before or str(self.initial.get("about", "")))
        if now is None:
            return [], ""
        return self.book.gone([now]), now.in_form

    def _thing(self, sent: str) -> Item | None:
        key = whole(sent, digits=18)
        return Item.objects.visible_to(self.by).filter(pk=key).first() if key else None

    def told(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "words": given["words"], "by_when": given["by_when"], "about": self.book.chosen(given["about"]),
            "item": None if given.get("without_item") else self.thing or self.instance.item,
        }  # fmt: skip


class FrameworkForm(forms.Form):
    text = TomlField(label=_("The framework, as TOML"), max_length=LONGEST_TEXT, checked=checked)
