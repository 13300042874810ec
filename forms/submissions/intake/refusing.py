"""Why a file is not taken in."""


class UploadRefused(Exception):
    """The file is not taken; the message is a sentence for the user."""
