"""Publish a version, withdraw an item, and name those who had a part in it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.forms.looking_over import ContentNoteField, LooksOver
from kith.capabilities.items.models import Item
from kith.capabilities.versions.instead import ItemField
from kith.capabilities.versions.models import Contributor, Version
from kith.capabilities.versions.models.version import LONGEST_REASON
from kith.capabilities.versions.reading_through import print_of
from kith.foundation.spaces.models import Membership
from kith.infrastructure.database.meanwhile import other_than
from kith.ui.forms import TogetherForm


class PublishingForm(TogetherForm, LooksOver):
    """Asked before a version is published: whether someone could be known, what changed, and whom it could touch hard."""

    source = forms.CharField(widget=forms.HiddenInput, required=False)
    why = forms.CharField(
        label=_("What changed, and why?"),
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Those who used the last version read this first."),
    )
    content_note = ContentNoteField()
    field_order = ["why", "looked_over", "content_note"]

    def __init__(self, *args: Any, version: Version, text: str, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.version, self.text, self.edition = version, text, print_of(version)
        self.fields["content_note"].initial, self.fields["seen"].initial = (
            version.item.content_note,
            self.edition,
        )
        if version.number == 1:
            del self.fields["why"]

    @property
    def is_overtaken(self) -> bool:
        """Whether the draft is another by now than the one that was read."""
        return self.is_bound and self["seen"].value() != self.edition

    def typed(self) -> dict[str, str]:
        """What someone wrote here. A content note that they left alone is the one that stands there by now."""
        words: dict[str, str] = {
            name: self[name].value() or "" for name in ("why", "content_note") if name in self.fields
        }
        seen = {"draft": "", "content_note": words["content_note"]}
        if "content_note" not in other_than(self["seen"].value() or "", seen):
            del words["content_note"]
        return words

    def clean(self) -> dict[str, Any]:
        said = [self.text, self.cleaned_data.get("why", "")]
        self.cleaned_data |= {"title": self.version.title, "source": "\n\n".join(filter(None, said))}
        return super().clean()

    def clean_why(self) -> str:
        why = str(self.cleaned_data["why"]).strip()
        if not why:
            raise forms.ValidationError(_("Please say in a sentence what changed, and why."))
        return why


class RetiringForm(LooksOver):
    """Asked before an item is withdrawn; looked over for what might lead to a person, as all words are."""

    looked_at = ("reason",)
    reason = forms.CharField(
        label=_("Why is it withdrawn?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("This stands on its page for all who come back to it."),
    )
    field_order = ["reason", "looked_over", "instead"]

    def __init__(self, *args: Any, among: QuerySet[Item, Item], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["instead"] = ItemField(
            among=among, required=False, label=_("What can people read instead?"),
            help_text=_("The address of its page here, or its title. Each reader sees it only if they may see it anyway."),
        )  # fmt: skip


class NamingForm(forms.Form):
    """Whom to name as well, of those who belong to the space."""

    role = forms.ChoiceField(label=_("What they did"), choices=Contributor.Role.choices)

    def __init__(self, *args: Any, members: Sequence[Membership], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.members = {str(member.pk): member for member in members}
        choices = [(key, member.shown_name) for key, member in self.members.items()]
        self.fields["member"] = forms.ChoiceField(label=_("Who"), choices=choices)
        self.order_fields(["member", "role"])
