from django.apps import AppConfig


class CitationsConfig(AppConfig):
    name = "kith.capabilities.citations"
    label = "citations"
