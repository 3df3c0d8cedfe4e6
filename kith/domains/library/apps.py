from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "kith.domains.library"
    label = "library"
