from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "kith.doors.mail"
    label = "mail"
