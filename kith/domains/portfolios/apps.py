from django.apps import AppConfig


class PortfoliosConfig(AppConfig):
    name = "kith.domains.portfolios"
    label = "portfolios"
