from django.urls import path

from kith.domains.portfolios.views import overview, pieces, shares, shown

app_name = "portfolios"
urlpatterns = [
    path("portfolio/", overview.overview, name="overview"),
    path("portfolio/pieces/new/<slug:sort>/", pieces.new, name="new-piece"),
    path("portfolio/pieces/<int:pk>/", pieces.piece, name="piece"),
    path("portfolio/pieces/<int:pk>/removal/", pieces.removal, name="piece-removal"),
    path("portfolio/shares/new/", shares.new, name="new-share"),
    path("portfolio/shares/<int:pk>/", shares.share, name="share"),
    path("portfolio/shares/<int:pk>/ending/", shares.ending, name="share-ending"),
    path("shown/<str:uid>/", shown.shown, name="shown"),
]
