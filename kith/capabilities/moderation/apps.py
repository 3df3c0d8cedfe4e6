from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "kith.capabilities.moderation"
    label = "moderation"
