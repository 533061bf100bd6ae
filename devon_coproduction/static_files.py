"""Static files with a hash in their name, compressed once."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class PortalStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Also rewrites what JavaScript modules import."""

    support_js_module_import_aggregation = True
