from django.apps import AppConfig


class WellbeingConfig(AppConfig):
    name = "kith.domains.wellbeing"
    label = "wellbeing"
