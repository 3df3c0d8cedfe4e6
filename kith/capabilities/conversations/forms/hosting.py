"""Forms of hosts: split a thread, merge two, move one to another space."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.models import Post
from kith.capabilities.items.models import Item
from kith.foundation.spaces.models import Space


class _Replies(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Post) -> str:
        return f"{obj.number}. {obj.author.shown_name}: {obj.text[:80]}"


class SplitForm(forms.Form):
    """Any of the `replies` can go; only those `listed` stand there, since a conversation may hold thousands."""

    title = forms.CharField(label=_("Title of the new conversation"), max_length=200)

    def __init__(
        self, *args: Any, replies: QuerySet[Post, Post], listed: Iterable[Post], **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        field = _Replies(replies, label=_("Which replies go there"), widget=forms.CheckboxSelectMultiple)
        field.widget.choices = [(each.pk, field.label_from_instance(each)) for each in listed]
        self.fields["posts"] = field


class MergeForm(forms.Form):
    """Any of the `others` can be chosen; only those `offered` are listed, since a space may hold thousands."""

    def __init__(
        self, *args: Any, others: QuerySet[Item, Item], offered: Iterable[Item], **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        field = forms.ModelChoiceField(others, label=_("Into which conversation of this space"))
        field.widget.choices = [("", field.empty_label), *((each.pk, each.title) for each in offered)]
        self.fields["into"] = field


class MoveForm(forms.Form):
    def __init__(self, *args: Any, spaces: QuerySet[Space, Space], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["space"] = forms.ModelChoiceField(
            spaces, label=_("To which space, of those where you are a host")
        )
