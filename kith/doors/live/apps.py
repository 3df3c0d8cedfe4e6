from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "kith.doors.live"
    label = "live"
