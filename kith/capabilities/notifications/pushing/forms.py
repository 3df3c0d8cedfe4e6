"""What a browser tells of itself when someone switches it on."""

from binascii import Error
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from django import forms
from django.conf import settings
from py_vapid.utils import b64urldecode

from kith.capabilities.notifications.models import Device
from kith.lib import outgoing


class DeviceForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Device
        fields = ["endpoint", "p256dh", "auth"]

    def clean_endpoint(self) -> str:
        """Whose device it was before is for `switch_on` to settle."""
        endpoint: str = self.cleaned_data["endpoint"]
        try:
            outgoing.checked(endpoint, anywhere=settings.PUSH_ANYWHERE)
        except outgoing.NotAllowed:
            raise forms.ValidationError("") from None
        return endpoint

    def clean_p256dh(self) -> str:
        """A point of the curve that RFC 8291 names."""
        given: str = self.cleaned_data["p256dh"]
        try:
            ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _bytes(given))
        except ValueError:
            raise forms.ValidationError("") from None
        return given

    def clean_auth(self) -> str:
        given: str = self.cleaned_data["auth"]
        if len(_bytes(given)) != 16:
            raise forms.ValidationError("")
        return given

    def validate_unique(self) -> None:
        """An endpoint that is known already changes its owner or its keys."""


def _bytes(given: Any) -> bytes:
    try:
        return bytes(b64urldecode(str(given).encode("ascii")))
    except (Error, ValueError) as trouble:
        raise forms.ValidationError("") from trouble
