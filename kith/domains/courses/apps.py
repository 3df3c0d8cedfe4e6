from django.apps import AppConfig


class CoursesConfig(AppConfig):
    name = "kith.domains.courses"
    label = "courses"
