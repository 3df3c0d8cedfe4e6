"""Files in forms of learning: too large, or not what they are named, is said beside the field."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from kith.domains.learning.forms.files import inspected

PDF = b"%PDF-1.7 a proof"


def test_a_file_that_fits_is_known_for_what_it_is() -> None:
    assert inspected(SimpleUploadedFile("proof.pdf", PDF), most=len(PDF)).media_type == "application/pdf"


@pytest.mark.parametrize(
    ("name", "data", "most", "words"),
    [
        ("proof.pdf", PDF, len(PDF) - 1, "is larger than"),
        ("proof.png", PDF, 100, "Its name should end in"),
        ("proof.pdf", b"", 100, "is empty"),
    ],
)
def test_what_is_wrong_with_it_is_said(name: str, data: bytes, most: int, words: str) -> None:
    with pytest.raises(forms.ValidationError, match=words):
        inspected(SimpleUploadedFile(name, data), most=most)
