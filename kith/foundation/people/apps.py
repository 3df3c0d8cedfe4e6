from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "kith.foundation.people"
    label = "people"
