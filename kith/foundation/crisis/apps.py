from django.apps import AppConfig


class CrisisConfig(AppConfig):
    name = "kith.foundation.crisis"
    label = "crisis"
