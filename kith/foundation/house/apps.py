from django.apps import AppConfig


class HouseConfig(AppConfig):
    name = "kith.foundation.house"
    label = "house"
