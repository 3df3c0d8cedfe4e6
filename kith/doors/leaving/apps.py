from django.apps import AppConfig


class LeavingConfig(AppConfig):
    name = "kith.doors.leaving"
    label = "leaving"
