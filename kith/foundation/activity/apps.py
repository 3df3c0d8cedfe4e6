from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "kith.foundation.activity"
    label = "activity"
