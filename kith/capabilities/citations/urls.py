from django.urls import path

from kith.capabilities.citations.views import adding, reading

app_name = "citations"
urlpatterns = [
    path("items/<int:pk>/sources/", reading.sources, name="sources"),
    path("items/<int:pk>/sources/export/<str:form>/", reading.export, name="export"),
    path("items/<int:pk>/sources/new/", adding.source, name="add"),
    path("items/<int:pk>/sources/new/draft/", adding.source_draft, name="add-draft"),
    path("items/<int:pk>/sources/files/", adding.references, name="import"),
    path("items/<int:pk>/sources/<int:number>/withdrawal/", adding.withdrawal, name="withdraw"),
]
