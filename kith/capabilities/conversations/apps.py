from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "kith.capabilities.conversations"
    label = "conversations"
