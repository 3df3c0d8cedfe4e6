from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "kith.domains.supervision"
    label = "supervision"
