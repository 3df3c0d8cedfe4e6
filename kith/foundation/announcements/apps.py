from django.apps import AppConfig


class AnnouncementsConfig(AppConfig):
    name = "kith.foundation.announcements"
    label = "announcements"
