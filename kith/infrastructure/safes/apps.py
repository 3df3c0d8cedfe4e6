from django.apps import AppConfig


class SafesConfig(AppConfig):
    name = "kith.infrastructure.safes"
    label = "safes"
