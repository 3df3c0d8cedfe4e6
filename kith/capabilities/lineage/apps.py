from django.apps import AppConfig


class LineageConfig(AppConfig):
    name = "kith.capabilities.lineage"
    label = "lineage"
