from django.apps import AppConfig


class PrintConfig(AppConfig):
    name = "kith.doors.print"
    label = "print"
