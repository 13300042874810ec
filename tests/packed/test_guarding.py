"""A package that office programs write is looked through before anything in it is read."""

import zipfile
from io import BytesIO

import pytest

from packed import Bounds, Fault, Unfit, guarded

BOUNDS = Bounds(unpacked_bytes=100_000, entries=10, small_bytes=1_000)


def package(**parts: bytes) -> bytes:
    """A package of these parts; `a_xml` is a.xml."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name.replace("_", "."), content)
    return file.getvalue()


def twice() -> bytes:
    file = BytesIO(package(a_xml=b"<a/>"))
    with zipfile.ZipFile(file, "a") as target, pytest.warns(UserWarning, match="Duplicate"):
        target.writestr("a.xml", b"<b/>")
    return file.getvalue()


def locked() -> bytes:
    content = bytearray(package(a_xml=b"<a/>"))
    # The flag of encryption, in the head of the part and in the directory.
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


LONG = bytes(range(256)) * 300
UNFIT = {
    "nothing": (b"", Fault.DAMAGED),
    "no package": (b"PK\x03\x04 and no more", Fault.DAMAGED),
    "a declaration": (package(a_xml=b"<!DOCTYPE a><a/>"), Fault.DAMAGED),
    "one in two bytes": (package(a_xml="<!ENTITY a>".encode("utf-16")), Fault.DAMAGED),
    "two of one name": (twice(), Fault.DAMAGED),
    "a password": (locked(), Fault.PASSWORD),
    "macros": (package(vbaProject_bin=b"x"), Fault.MACROS),
    "declared macros": (package(a_xml=b"ms-excel.sheet.macroEnabled"), Fault.MACROS),
    "swollen": (package(a_bin=b"0" * 90_000), Fault.TOO_LARGE),
    "too large": (package(a_bin=LONG, b_bin=LONG), Fault.TOO_LARGE),
    "many parts": (package(**{f"a{n}": b"" for n in range(11)}), Fault.TOO_LARGE),
    "a lie about its size": (
        package(a_bin=LONG * 2).replace((len(LONG) * 2).to_bytes(4, "little"), b"\x09\0\0\0"),
        Fault.DAMAGED,
    ),
}


@pytest.mark.parametrize(("content", "fault"), UNFIT.values(), ids=UNFIT)
def test_is_refused_by_what_is_wrong(content, fault):
    with pytest.raises(Unfit) as found:
        guarded(content, BOUNDS)

    assert found.value.fault is fault


def test_is_read_when_nothing_is():
    packed = guarded(package(a_xml=b"<a/>", b_bin=LONG), BOUNDS)

    assert packed.read("a.xml") == b"<a/>"
