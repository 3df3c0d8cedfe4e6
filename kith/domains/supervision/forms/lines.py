"""What one of the two writes to the other below a request to listen."""

from typing import ClassVar
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.capabilities.conversations.forms.looking_over import LooksOver


class LineForm(LooksOver):
    """A number of one's own may be in it: that is how some find each other."""

    looked_at: ClassVar[tuple[str, ...]] = ("words",)
    words = forms.CharField(
        label=_("Your words"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("When and how could you talk? Nothing by which a person you support could be known."),
    )  # fmt: skip
    send_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
