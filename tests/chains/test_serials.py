"""Serial numbers: what a number begins with says what it is a number of."""

from workflows.chains import calling, recording
from workflows.chains.kinds import kinds


def test_no_two_series_begin_alike() -> None:
    prefixes = [each.serial_prefix for each in kinds()]
    prefixes += [calling.SERIAL_PREFIX, recording.SERIAL_PREFIX]

    assert len(prefixes) == len(set(prefixes))
