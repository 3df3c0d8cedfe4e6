"""Static files under names that change with their content, so that a browser may keep them for good."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class NamedByContent(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Scripts that a script imports are named by their content too."""

    support_js_module_import_aggregation = True
