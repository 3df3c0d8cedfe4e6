from django.apps import AppConfig


class RoomsConfig(AppConfig):
    name = "kith.capabilities.rooms"
    label = "rooms"
