"""Forms of those who gather entries in a collection."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.forms.looking_over import LooksOver
from kith.capabilities.items.models import Item
from kith.capabilities.versions.forms.beginning import SpacedForm
from kith.domains.library.models.collected import LONGEST_WORDS
from kith.ui.forms import TogetherForm


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


class CuratingForm(TogetherForm, CuratorForm):
    """The same about an entry that stands in a collection already, for all who write it."""


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


class BeginCollectionForm(SpacedForm, CuratorForm):
    """With what a new collection begins; all else is asked step by step."""

    title = forms.CharField(label=_("Title"), max_length=200)
    visibility = forms.ChoiceField(
        label=_("Who can see it once it is published"),
        choices=Item.Visibility.choices,
        initial=Item.Visibility.SPACE,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.order_fields(["title", "space", "visibility", "source", "looked_over"])
