"""Where we may send to: never inside the office's network, unless the settings allow it."""

import pytest

from notices.channels.addresses import destination
from notices.channels.answers import NotDelivered


class TestWhatIsRefused:
    """Addresses of the house, in whatever dress, and what is not HTTP."""

    @pytest.mark.parametrize(
        "url",
        [
            "https://127.0.0.1/",
            "https://localhost/",
            "https://2130706433/",
            "https://10.1.2.3/hook",
            "https://192.168.0.1:8443/",
            "https://169.254.169.254/latest/meta-data/",
            "https://0.0.0.0/",
            "https://[::1]/",
            "https://[::ffff:127.0.0.1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://[fd00::1]/",
            "https://[64:ff9b::7f00:1]/",
            "https://[2002:7f00:1::]/",
            "https://224.0.0.1/",
            "http://1.1.1.1/",
            "ftp://1.1.1.1/",
            "file:///etc/passwd",
            "https:///nowhere",
            "https://a:b:c/",
            "https://[::1/",
            "https://1.1.1.1:99999/",
            "",
        ],
    )
    def test_is_said_why(self, url: str) -> None:
        with pytest.raises(NotDelivered) as refused:
            destination(url)

        assert refused.value.final
        assert len(refused.value.answer.text) > 10

    def test_is_what_lies_outside_the_allowed_network(self, settings) -> None:
        settings.NOTICES_NETWORKS = ["10.1.0.0/16"]

        assert destination("http://10.1.2.3/hook?a=b").target == "/hook?a=b"
        with pytest.raises(NotDelivered):
            destination("http://10.2.0.1/hook")


class TestWhatIsTaken:
    """The address that was looked at is the one that is connected to."""

    def test_a_public_address_over_https(self) -> None:
        found = destination("https://1.1.1.1/hook")

        assert (found.ip, found.host, found.port) == ("1.1.1.1", "1.1.1.1", 443)
