from django.apps import AppConfig


class MergingConfig(AppConfig):
    name = "kith.doors.merging"
    label = "merging"
