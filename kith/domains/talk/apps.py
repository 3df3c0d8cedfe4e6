from django.apps import AppConfig


class TalkConfig(AppConfig):
    name = "kith.domains.talk"
    label = "talk"
