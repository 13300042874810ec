"""Writing JSON: Chinese stays readable."""

from ninja.renderers import JSONRenderer


class ReadableRenderer(JSONRenderer):
    """UTF-8 rather than escapes."""

    json_dumps_params = {"ensure_ascii": False}
