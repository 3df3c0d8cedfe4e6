"""The addresses of the house, and those of the views that pages are compared to."""

from django.urls import include, path

from bench import gatherings_reference, library_reference, reference
from kith.config import urls

urlpatterns = [
    path("", include(urls.urlpatterns)),
    path("bench/empty/", reference.empty),
    path("bench/home/", reference.home),
    path("bench/spaces/<slug:slug>/", reference.space),
    path("bench/talk/<int:pk>/", reference.topic),
    path("bench/library/", library_reference.library),
    path("bench/library/<int:pk>/", library_reference.entry),
    path("bench/gatherings/", gatherings_reference.agenda),
    path("bench/gatherings/months/<str:month>/", gatherings_reference.month),
    path("bench/gatherings/mine/", gatherings_reference.mine),
    path("bench/gatherings/feeds/<int:pk>/", gatherings_reference.feed),
]
handler403 = urls.handler403
