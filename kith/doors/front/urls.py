from django.urls import path

from kith.doors.front import feeds
from kith.doors.front.views import home, house, search, space, tags

app_name = "front"
urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.search_page, name="search"),
    path("spaces/<slug:slug>/", space.space, name="space"),
    path("feeds/library/", feeds.library_feed, name="library-feed"),
    path("feeds/spaces/<slug:slug>/", feeds.space_feed, name="space-feed"),
    path("feeds/items/<int:pk>/", feeds.item_feed, name="item-feed"),
    path("tags/", tags.tags, name="tags"),
    path("tags/<str:slug>/", tags.tag, name="tag"),
    path("crisis/", house.crisis, name="crisis"),
    path("crisis/country/", house.country, name="country"),
    path("guidelines/", house.guidelines, name="guidelines"),
    path("leave-fast/", house.leave_fast, name="leave-fast"),
    path("who-sees-what/", house.who_sees_what, name="who-sees-what"),
    path("appearance/", house.appearance, name="appearance"),
    path("language/", house.language, name="language"),
    path("style/", house.style_guide, name="style"),
    path("offline/", house.offline, name="offline"),
    path("healthz", house.health, name="health"),
    path("robots.txt", house.robots, name="robots"),
    path("service-worker.js", house.service_worker, name="service-worker"),
    path("manifest.webmanifest", house.manifest, name="manifest"),
]
