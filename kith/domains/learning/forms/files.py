"""A file in a form of learning, opened and looked at before anything is kept."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from kith.capabilities.conversations.forms.files import refuse_too_large
from kith.lib.uploads import Refused, Upload, inspect


def inspected(file: "UploadedFile[Any]", *, most: int) -> Upload:
    """What it really is, if it has no more than `most` bytes; what is wrong with it is said as an error of the form."""
    refuse_too_large(file, most=most)
    try:
        return inspect(file.name or "", file.read(), most=most)
    except Refused as refused:
        raise forms.ValidationError(str(refused)) from refused
