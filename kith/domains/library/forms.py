"""Forms of the library."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.brakes import refusal
from kith.capabilities.conversations.forms import LooksOver
from kith.capabilities.items.models import Item
from kith.capabilities.items.visibility import possible
from kith.capabilities.lineage.models import Link
from kith.capabilities.lineage.models.link import LONGEST_REASON
from kith.capabilities.versions.forms import field_for
from kith.domains.library.models.collected import LONGEST_WORDS
from kith.domains.library.trying import ASKS, told
from kith.foundation.spaces.models import Space
from kith.lib.languages import language_choices
from kith.lib.tokens import new_key

WORDS = {ask.name for ask in ASKS}


class TryingForm(LooksOver):
    """What happened when someone tried it; looked over for what might lead to a person, as all words are."""

    send_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=new_key)

    def __init__(self, *args: Any, item: Item, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.item = item
        for ask in ASKS:
            self.fields[ask.name] = field_for(ask)
            self.fields[ask.name].required = ask.needed
        self.order_fields([*(ask.name for ask in ASKS), "looked_over"])

    def clean(self) -> dict[str, Any]:
        answers = {name: str(self.cleaned_data.get(name) or "") for name in WORDS}
        self.cleaned_data["source"] = source = told(answers, language=self.item.language)
        words = super().clean()
        if self.writer and (slow := refusal(self.writer, source=source, files=0, masked=False)):
            self.add_error("happened", str(slow))
        return words

    def typed(self) -> dict[str, str]:
        """What was typed, to be kept as a draft."""
        return {name: str(self.data.get(name, "")) for name in WORDS}


class CuratorForm(LooksOver):
    """What a curator says about one entry; looked over for what might lead to a person, as all words are."""

    source = forms.CharField(
        label=_("Your words about it"),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("Why does it stand here? One or two sentences."),
    )

    def __init__(self, *args: Any, name: str, **rest: Any) -> None:
        super().__init__(*args, auto_id=f"{name}-%s", **rest)
        self.order_fields(["source", "looked_over"])


class PutForm(CuratorForm):
    """Into which of one's collections an entry is put."""

    def __init__(self, *args: Any, collections: Sequence[Item], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.collections = {str(each.pk): each for each in collections}
        named = [(key, f"{each.title} · {each.space.name}") for key, each in self.collections.items()]
        self.fields["collection"] = forms.ChoiceField(
            label=_("Into which collection"), choices=named, widget=forms.RadioSelect,
            initial=next(iter(self.collections), None),
        )  # fmt: skip
        self.order_fields(["collection", "source", "looked_over"])

    @property
    def chosen(self) -> Item:
        return self.collections[self.cleaned_data["collection"]]


class BeginCollectionForm(CuratorForm):
    """With what a new collection begins; all else is asked step by step."""

    title = forms.CharField(label=_("Title"), max_length=200)
    visibility = forms.ChoiceField(
        label=_("Who can see it once it is published"),
        choices=Item.Visibility.choices,
        initial=Item.Visibility.SPACE,
        widget=forms.RadioSelect,
    )
    send_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=new_key)

    def __init__(self, *args: Any, spaces: Sequence[Space], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.spaces = {space.slug: space for space in spaces}
        named = [(slug, space.name) for slug, space in self.spaces.items()]
        self.fields["space"] = forms.ChoiceField(label=_("In which space"), choices=named)
        self.order_fields(["title", "space", "visibility", "source", "looked_over"])

    def clean(self) -> dict[str, Any]:
        words = super().clean() or self.cleaned_data
        refuse_too_far(self, self.spaces)
        return words


def refuse_too_far(form: forms.Form, spaces: Mapping[str, Space]) -> None:
    """What is begun can reach no further than its space does."""
    words = form.cleaned_data
    space = spaces.get(words.get("space", ""))
    if space and words.get("visibility") and words["visibility"] not in possible(space):
        form.add_error("visibility", _("That space cannot be seen by so many. Please choose fewer."))


class LinkForm(forms.Form):
    """What is different from what it grew out of, and why."""

    changed = forms.CharField(
        label=_("What did you change, and why?"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Those who know the other one read this first."),
    )
    core = forms.ChoiceField(
        label=_("What should stay as it is"), choices=Link.Core.choices, widget=forms.RadioSelect
    )


class AdaptingForm(LinkForm):
    """Where an adaptation or a translation is begun, and for whom."""

    sort = forms.ChoiceField(
        label=_("What it will be"),
        choices=[
            (Link.Sort.ADAPTS.value, _("An adaptation: I change it so that it fits elsewhere")),
            (Link.Sort.TRANSLATES.value, _("A translation: I say the same in another language")),
        ],
        initial=Link.Sort.ADAPTS.value,
        widget=forms.RadioSelect,
    )
    language = forms.ChoiceField(label=_("Language of your words"), choices=language_choices)
    visibility = forms.ChoiceField(label=_("Who can see it once it is published"), widget=forms.RadioSelect)
    send_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=new_key)
    field_order = ["sort", "space", "changed", "core", "language", "visibility"]

    def __init__(self, *args: Any, item: Item, spaces: Sequence[Space], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.spaces = {space.slug: space for space in spaces}
        named = [(slug, space.name) for slug, space in self.spaces.items()]
        self.fields["space"] = forms.ChoiceField(label=_("In which space"), choices=named)
        self.fields["language"].initial = item.language
        self.fields["visibility"].choices = Item.Visibility.choices  # type: ignore[attr-defined]
        self.fields["visibility"].initial = item.visibility
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        words = super().clean() or self.cleaned_data
        refuse_too_far(self, self.spaces)
        return words
