from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "kith.domains.learning"
    label = "learning"
