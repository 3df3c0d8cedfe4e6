"""The form by which someone brings what they have written already."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.forms.files import opened
from kith.capabilities.items.kinds import Kind
from kith.capabilities.versions.bringing import ACCEPTED, fitted_to, language_of, manuscript_in
from kith.capabilities.versions.forms.beginning import BeginningForm
from kith.capabilities.versions.forms.steps import LONGEST
from kith.lib.languages import language_choices
from kith.lib.manuscripts.fitting import Fitted
from kith.lib.manuscripts.reading import Manuscript
from kith.lib.uploads import Refused
from kith.ui.forms import FileBox


class BringingForm(BeginningForm):
    """A file, and what it does not say itself. Its title and its language need not be typed if they stand in it."""

    file = forms.FileField(label=_("Your file"), widget=FileBox(accept=ACCEPTED))
    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        required=False,
        help_text=_("Leave it empty, and we take the title that stands in the file."),
    )
    language = forms.ChoiceField(label=_("Language of your words"), required=False)
    field_order = ["file", "title", "language", "visibility"]
    manuscript: Manuscript
    fitted: Fitted

    def __init__(self, *args: Any, kind: Kind, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.kind = kind
        named = [("", _("As the file says, or as usual in this space")), *language_choices()]
        self.fields["language"].choices = named  # type: ignore[attr-defined]
        self.fields["language"].initial = ""

    def clean_file(self) -> "UploadedFile[Any]":
        file: UploadedFile[Any] = self.cleaned_data["file"]
        try:
            self.manuscript = manuscript_in(opened(file))
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from refused
        self.fitted = fitted_to(self.kind, self.manuscript)
        for ask in self.kind.asks:
            if len(self.fitted.answers.get(ask.name, "")) > (LONGEST if ask.is_text else 300):
                raise forms.ValidationError(
                    _(
                        "What would stand in “%(part)s” is too long for one answer. Please make the text shorter there."
                    )
                    % {"part": ask.label}
                )
        return file

    def begun(self) -> dict[str, Any]:
        """What a draft is begun with."""
        given, name = self.cleaned_data, str(self.cleaned_data["file"].name or "")
        stem = name.rpartition(".")[0] or name
        return {
            "title": given["title"] or self.fitted.title or stem.replace("_", " ").replace("-", " ")[:200],
            "language": given["language"] or language_of(self.manuscript),
            "visibility": given["visibility"],
            "send_key": given["send_key"],
            "words": self.fitted.answers,
        }
