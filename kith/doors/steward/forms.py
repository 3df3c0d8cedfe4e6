"""Forms of stewards."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kith.capabilities.tags.actions import tidy
from kith.capabilities.tags.models import Synonym, Tag


class TagForm(forms.Form):
    """Another way to write a tag, another word for it, or another tag to merge it into: one of them at a time."""

    words = forms.CharField(label=_("Write it like this"), required=False, max_length=40)
    synonym = forms.CharField(label=_("Another word that leads to it"), required=False, max_length=40)

    def __init__(self, *args: Any, tag: Tag, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.tag = tag
        others = Tag.objects.exclude(pk=tag.pk)
        self.fields["into"] = forms.ModelChoiceField(others, label=_("Or merge it into"), required=False)

    def clean_words(self) -> str:
        return self._free(self.cleaned_data["words"])

    def clean_synonym(self) -> str:
        return self._free(self.cleaned_data["synonym"])

    def _free(self, typed: str) -> str:
        words = tidy(typed)
        taken = Tag.objects.filter(words=words).exclude(pk=self.tag.pk).exists()
        if words and (taken or Synonym.objects.filter(words=words).exclude(tag=self.tag).exists()):
            raise ValidationError(
                _("“%(words)s” is a tag already. You can merge the two.") % {"words": words}
            )
        return words
