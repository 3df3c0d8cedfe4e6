from django.apps import AppConfig


class SealsConfig(AppConfig):
    name = "kith.foundation.seals"
    label = "seals"
