from django.apps import AppConfig


class MentoringConfig(AppConfig):
    name = "kith.domains.mentoring"
    label = "mentoring"
