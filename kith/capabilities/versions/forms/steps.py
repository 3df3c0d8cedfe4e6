"""The questions of one step, as fields."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.models import Item
from kith.capabilities.items.steps import Ask, Step
from kith.capabilities.versions.models import Version
from kith.ui.forms import Folded, MarkdownBox

LONGEST = 20_000
MOST_AT_ONCE = 15  # more choices than this are chosen from a closed list


class StepForm(forms.Form):
    """The questions of one step. Nothing is refused here: what is missing is said before it is published."""

    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, step: Step, item: Item, has_title: bool, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.step = step
        self.fields["title"].needed_later = True  # type: ignore[attr-defined]
        if not has_title:
            del self.fields["title"]
        for ask in step.asks:
            self.fields[ask.name] = field_for(ask, item=item)

    def words(self) -> dict[str, str]:
        """The answers as a version keeps them."""
        return {ask.name: self._answer(ask) for ask in self.step.asks}

    def _answer(self, ask: Ask) -> str:
        given = self.cleaned_data.get(ask.name) or ""
        return ",".join(given) if ask.many else str(given)


def typed(data: QueryDict, step: Step) -> dict[str, str]:
    """What stands in the form, to be kept as one's own draft."""
    title = {"title": str(data["title"])} if "title" in data else {}
    return title | {ask.name: ",".join(data.getlist(ask.name)) for ask in step.asks}


def start_of(version: Version, step: Step, *, kept: dict[str, str]) -> dict[str, Any]:
    """What stands in the form at first: what the draft says, or what one typed after that."""
    words = version.words | kept
    start: dict[str, Any] = {"title": kept.get("title") or version.title, "seen": version.edition}
    for ask in step.asks:
        words_of = words.get(ask.name, "")
        start[ask.name] = [code for code in words_of.split(",") if code] if ask.many else words_of
    return start


def field_for(ask: Ask, *, item: Item | None = None) -> forms.Field:
    """The field by which something is answered; what is needed is asked for before it is published, and not sooner.
    Of an `item`, only what fits it is offered."""
    field = _field(ask, item)
    field.needed_later = ask.needed  # type: ignore[attr-defined]
    return field


def _field(ask: Ask, item: Item | None) -> forms.Field:
    told: dict[str, Any] = {"label": ask.label, "help_text": ask.help, "required": False}
    if ask.choices:
        return _choice(ask, told, item)
    if ask.lines == 1:
        return forms.CharField(**told, max_length=300)
    if ask.is_fact:
        return forms.CharField(
            **told, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": ask.lines, "dir": "auto"})
        )
    return forms.CharField(**told, max_length=LONGEST, widget=MarkdownBox({"rows": ask.lines}, helps=False))


def _choice(ask: Ask, told: dict[str, Any], item: Item | None) -> forms.Field:
    """All choices at once where they are few; else a list to open, or groups to open."""
    choices = list(ask.choices()) if ask.choices else []
    if ask.fitting and item:
        fitting, all_of_them = ask.fitting(item), len(choices)
        choices = [each for each in choices if each[0] in fitting]
        if len(choices) < all_of_them:
            told["help_text"] = _("What it comes from lets you choose among these alone.")
    if ask.many:
        in_groups = any(not isinstance(words, str) for _code, words in choices)
        widget = Folded if in_groups else forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(**told, choices=choices, widget=widget)
    if len(choices) > MOST_AT_ONCE:
        return forms.ChoiceField(**told, choices=[("", "—"), *choices])
    return forms.ChoiceField(**told, choices=choices, widget=forms.RadioSelect)
