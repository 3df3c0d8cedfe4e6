from django.apps import AppConfig


class HarvestConfig(AppConfig):
    name = "kith.doors.harvest"
    label = "harvest"
