"""News for the screens of someone's devices, from the moment they are due until each device has them."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

from kith.capabilities.notifications.models.device import Device
from kith.foundation.people.models import Person


class Push(models.Model):
    """Holds no words: they are put together when it is sent, of what its reader may see then.

    `about` is the same for all pushes about one conversation, and of its own for a push about several.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="pushes")
    about = models.CharField(max_length=220)
    made_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects: ClassVar[models.Manager["Push"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.person}: {self.about}"


class Delivery(models.Model):
    """One push on its way to one device. It is done when it was sent, or when there was nothing left to say."""

    push = models.ForeignKey(Push, on_delete=models.CASCADE, related_name="deliveries")
    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="+")
    done_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Delivery"]] = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["push", "device"], name="notifications_delivery_once")]

    def __str__(self) -> str:
        return f"{self.push} to {self.device}"

    @property
    def topic(self) -> str:
        """Known to this device alone, so that nobody on the way learns which devices hear of the same."""
        both = f"{self.device_id} {self.push.about}"
        return salted_hmac("notifications.push", both, algorithm="sha256").hexdigest()[:32]
