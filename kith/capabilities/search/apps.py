from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "kith.capabilities.search"
    label = "search"
