from django.apps import AppConfig


class FrontConfig(AppConfig):
    name = "kith.doors.front"
    label = "front"
