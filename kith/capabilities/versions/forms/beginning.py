"""Where something is begun: in which space, for whom, and in which language."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.capabilities.items.models import Item
from kith.capabilities.items.visibility import in_words, offer_audiences, possible
from kith.foundation.spaces.models import Space
from kith.lib.languages import language_choices
from kith.lib.tokens import new_key


class BeginningForm(forms.Form):
    """What one begins with; everything else comes step by step."""

    title = forms.CharField(
        label=_("Title"), max_length=200, help_text=_("One line that tells a colleague what this is about.")
    )
    language = forms.ChoiceField(label=_("Language of your words"), choices=language_choices)
    visibility = forms.ChoiceField(label=_("Who can see it once it is published"), widget=forms.RadioSelect)
    send_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=new_key)

    def __init__(self, *args: Any, space: Space, **rest: Any) -> None:
        super().__init__(*args, **rest)
        offer_audiences(self, space)
        self.fields["language"].initial = space.language


class SpacedForm(forms.Form):
    """In which of several spaces something is begun, and for whom."""

    visibility = forms.ChoiceField(label=_("Who can see it once it is published"), widget=forms.RadioSelect)
    send_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=new_key)

    def __init__(self, *args: Any, spaces: Sequence[Space], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.spaces = {space.slug: space for space in spaces}
        named = [(slug, space.name) for slug, space in self.spaces.items()]
        self.fields["space"] = forms.ChoiceField(label=_("In which space"), choices=named)

    def clean(self) -> dict[str, Any]:
        """It can reach no further than its space does."""
        words = super().clean() or self.cleaned_data
        space = self.spaces.get(words.get("space", ""))
        if space and words.get("visibility") and words["visibility"] not in possible(space):
            self.add_error("visibility", _("That space cannot be seen by so many. Please choose fewer."))
        return words


class PlacedForm(SpacedForm):
    """Where something is begun that comes from elsewhere; at first it is as that other is."""

    language = forms.ChoiceField(label=_("Language of your words"), choices=language_choices)

    def __init__(
        self, *args: Any, like: Item, audiences: Iterable[Item.Visibility] = Item.Visibility, **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        self.fields["language"].initial = like.language
        offered = list(audiences)
        self.fields["visibility"].choices = in_words(offered)  # type: ignore[attr-defined]
        start = self.spaces.get(like.space.slug) or next(iter(self.spaces.values()), like.space)
        self.fields["space"].initial = start.slug
        fitting = [
            each
            for each in (like.visibility, *possible(start))
            if each in possible(start) and each in offered
        ]
        self.fields["visibility"].initial = next(iter(fitting), None)
        self.order_fields(self.field_order)
