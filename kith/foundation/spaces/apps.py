from django.apps import AppConfig


class SpacesConfig(AppConfig):
    name = "kith.foundation.spaces"
    label = "spaces"
