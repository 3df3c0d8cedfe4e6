from django.apps import AppConfig


class AttachmentsConfig(AppConfig):
    name = "kith.capabilities.attachments"
    label = "attachments"
