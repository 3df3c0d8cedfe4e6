from django.apps import AppConfig


class TagsConfig(AppConfig):
    name = "kith.capabilities.tags"
    label = "tags"
