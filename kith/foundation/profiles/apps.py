from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    name = "kith.foundation.profiles"
    label = "profiles"
