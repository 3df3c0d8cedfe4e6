from django.apps import AppConfig


class VersionsConfig(AppConfig):
    name = "kith.capabilities.versions"
    label = "versions"
