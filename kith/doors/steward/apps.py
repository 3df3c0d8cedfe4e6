from django.apps import AppConfig


class StewardConfig(AppConfig):
    name = "kith.doors.steward"
    label = "steward"
