from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "kith.infrastructure.jobs"
    label = "jobs"
