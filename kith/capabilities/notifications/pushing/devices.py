"""Switching devices on and off."""

from django.db import transaction
from django.utils.translation import gettext as _

from kith.capabilities.notifications.models import Device
from kith.foundation.people.models import Person

MOST = 10
BROWSERS = (
    ("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"), ("Chrome", "Chrome"), ("CriOS", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
MACHINES = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
    ("CrOS", "Chromebook"), ("Macintosh", "Mac"), ("Linux", "Linux"),
)  # fmt: skip


@transaction.atomic
def switch_on(device: Device, *, by: Person) -> Device:
    """Show news on this device from now on. It belongs to whoever switched it on last; ten at most, the newest stay."""
    Device.objects.filter(endpoint=device.endpoint).exclude(person=by).delete()
    kept, _made = Device.objects.update_or_create(
        endpoint=device.endpoint,
        person=by,
        defaults={"p256dh": device.p256dh, "auth": device.auth, "label": device.label},
    )
    newest = Device.objects.filter(person=by).order_by("-pk")[:MOST]
    Device.objects.filter(person=by).exclude(pk__in=newest.values("pk")).delete()
    return kept


def switch_off(pk: int, *, by: Person) -> bool:
    """Send nothing to one of one's own devices any more; whether there was one."""
    number, _kinds = Device.objects.filter(person=by, pk=pk).delete()
    return number > 0


def label_of(user_agent: str) -> str:
    """What its owner would call this device: “Firefox on Linux”."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), _("A browser"))
    machine = next((name for mark, name in MACHINES if mark in user_agent), "")
    return _("%(browser)s on %(machine)s") % {"browser": browser, "machine": machine} if machine else browser
