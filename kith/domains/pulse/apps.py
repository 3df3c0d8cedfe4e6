from django.apps import AppConfig


class PulseConfig(AppConfig):
    name = "kith.domains.pulse"
    label = "pulse"
