"""What an entry comes from, and what was changed in it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.capabilities.attachments.models import File
from kith.capabilities.conversations.forms.looking_over import LooksOver
from kith.capabilities.items.models import Item
from kith.capabilities.lineage.models import Link
from kith.capabilities.lineage.models.link import LONGEST_REASON
from kith.capabilities.versions.forms.beginning import PlacedForm
from kith.ui.forms import TogetherForm


class LinkForm(LooksOver):
    """What is different from what it grew out of, and why; looked over for what might lead to a person, as all words are.

    Nobody has to say that of a translation.
    """

    looked_at = ("changed",)
    changed = forms.CharField(
        label=_("What did you change, and why?"),
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Those who know the other one read this first."),
    )
    core = forms.ChoiceField(
        label=_("What should stay as it is"),
        choices=Link.Core.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    field_order = ["changed", "core", "looked_over"]
    asked_of_adaptations = ("changed", "core")

    def __init__(self, *args: Any, sort: str = "", **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.link_sort = sort
        for name in self.asked_of_adaptations:
            self.fields[name].needed_later = sort != Link.Sort.TRANSLATES  # type: ignore[attr-defined]

    @property
    def is_translation(self) -> bool:
        return self.link_sort == Link.Sort.TRANSLATES

    def clean(self) -> dict[str, Any]:
        """Words that stay as they were are not asked about again."""
        for name in self.asked_of_adaptations:
            if not self.is_translation and not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, self.fields[name].error_messages["required"])
        if self.is_translation:
            self.cleaned_data["core"] = self.cleaned_data.get("core") or Link.Core.KEPT
        if "changed" not in self.changed_data:
            self.cleaned_data["looked_over"] = True
        return super().clean()


class ChangingForm(TogetherForm, LinkForm):
    """The same of something that grew already, for all who write it."""


class AdaptingForm(PlacedForm, LinkForm):
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
    field_order = [
        "sort", "space", "changed", "core", "language", "visibility", "sources", "files", "looked_over",
    ]  # fmt: skip
    sources = forms.BooleanField(
        label=_("Take its sources along"), required=False, initial=True,
        help_text=_("You can take each of them away later, and add others."),
    )  # fmt: skip

    def __init__(self, *args: Any, like: Item, carried: Sequence[File] = (), **rest: Any) -> None:
        super().__init__(*args, like=like, **rest)
        self.like, self.carried = like, {file.key: file for file in carried}
        if not like.references.filter(is_subject=False).exists():
            del self.fields["sources"]
        if self.carried:
            self.fields["files"] = forms.MultipleChoiceField(
                label=_("Files to take along"), required=False, widget=forms.CheckboxSelectMultiple,
                choices=[(key, file.name) for key, file in self.carried.items()], initial=list(self.carried),
                help_text=_("Leave out what does not fit, and what others made who did not say yes to this."),
            )  # fmt: skip
            self.order_fields(self.field_order)
        self.fields["changed"].help_text = _(
            "Those who know the other one read this first. You can say it better once you have changed it. "
            "A translation needs no answer."
        )

    def clean_files(self) -> list[File]:
        return [self.carried[key] for key in self.cleaned_data["files"]]

    @property
    def is_translation(self) -> bool:
        return self.cleaned_data.get("sort") == Link.Sort.TRANSLATES.value

    def clean(self) -> dict[str, Any]:
        words = super().clean()
        if self.is_translation and words.get("language") == self.like.language:
            self.add_error(
                "language",
                _("It is in this language already. Please choose the one that you translate into."),
            )
        return words
