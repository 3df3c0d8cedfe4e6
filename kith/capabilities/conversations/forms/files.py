"""Files in a form: each is opened and looked at before anything is kept."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from kith.capabilities.attachments.actions import checked
from kith.lib.uploads import Refused, Upload

TOO_MANY = _("Please add at most %(most)s files to one post.")


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class FilesField(forms.FileField):
    """Several files; each is opened and cleaned before anything is kept."""

    widget = ManyFiles

    def clean(self, data: Sequence["UploadedFile[Any]"] | None, initial: Any = None) -> list[Upload]:
        files = [file for file in data or [] if file]
        if len(files) > settings.UPLOADS_PER_POST:
            raise forms.ValidationError(TOO_MANY % {"most": settings.UPLOADS_PER_POST})
        return [opened(file) for file in files]


def refuse_too_large(file: "UploadedFile[Any]", *, most: int = 0) -> None:
    """Say as an error of the form that a file is larger than what can be added here; `most` bytes, or as for a post."""
    largest = most or settings.UPLOAD_BYTES
    if (file.size or 0) > largest:
        raise forms.ValidationError(
            _("“%(name)s” is larger than %(most)s MB, the most that can be added here.")
            % {"name": file.name, "most": largest // (1024 * 1024)}
        )


def opened(file: "UploadedFile[Any]") -> Upload:
    """A file of a form, looked at; what is wrong with it is said as an error of the form."""
    refuse_too_large(file)
    try:
        return checked(file.name or "", file.read())
    except Refused as refused:
        raise forms.ValidationError(str(refused)) from refused
