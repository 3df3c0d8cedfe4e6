from django.urls import path

from kith.capabilities.attachments import views

app_name = "attachments"
urlpatterns = [
    path("files/<str:key>/preview/", views.preview, name="preview"),
    path("files/<str:key>/<str:name>", views.file, name="file"),
]
