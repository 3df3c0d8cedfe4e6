from django.apps import AppConfig


class MessagesConfig(AppConfig):
    name = "kith.capabilities.messages"
    label = "private_messages"  # Django has messages of its own
