from django.apps import AppConfig


class GatheringsConfig(AppConfig):
    name = "kith.domains.gatherings"
    label = "gatherings"
