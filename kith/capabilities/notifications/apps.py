from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "kith.capabilities.notifications"
    label = "notifications"
