from django.apps import AppConfig


class ItemsConfig(AppConfig):
    name = "kith.capabilities.items"
    label = "items"
