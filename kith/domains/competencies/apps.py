from django.apps import AppConfig


class CompetenciesConfig(AppConfig):
    name = "kith.domains.competencies"
    label = "competencies"
