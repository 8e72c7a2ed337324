"""Prints what lxml finds against each manifest by the standard's own schemas; run by the readers' own Python."""

import json
import sys
from pathlib import Path

from lxml import etree

XSD = "http://www.w3.org/2001/XMLSchema"

SCHEMAS = {
    "scorm12": (
        "scorm12edition",
        {
            "http://www.imsproject.org/xsd/imscp_rootv1p1p2": "imscp_rootv1p1p2.xsd",
            "http://www.adlnet.org/xsd/adlcp_rootv1p2": "adlcp_rootv1p2.xsd",
        },
    ),
    "scorm2004": (
        "scorm20044thedition",
        {
            "http://www.imsglobal.org/xsd/imscp_v1p1": "imscp_v1p1.xsd",
            "http://www.adlnet.org/xsd/adlcp_v1p3": "adlcp_v1p3.xsd",
            "http://www.adlnet.org/xsd/adlseq_v1p3": "adlseq_v1p3.xsd",
            "http://www.adlnet.org/xsd/adlnav_v1p3": "adlnav_v1p3.xsd",
            "http://www.imsglobal.org/xsd/imsss": "imsss_v1p0.xsd",
        },
    ),
}
"""Where each edition's schemas lie, with the namespaces that a manifest may use."""


def schema(folder: Path, files: dict[str, str]) -> etree.XMLSchema:
    """One schema out of several files."""
    root = etree.Element(f"{{{XSD}}}schema", nsmap={"xs": XSD})
    for namespace, file in files.items():
        etree.SubElement(root, f"{{{XSD}}}import", namespace=namespace, schemaLocation=file)
    return etree.XMLSchema(etree.fromstring(etree.tostring(root), base_url=(folder / "all.xsd").as_uri()))


if __name__ == "__main__":
    edition, manifests = json.load(sys.stdin)
    folder, files = SCHEMAS[edition]
    rules = schema(Path(sys.argv[1]) / folder, files)
    errors = {}
    for name, manifest in manifests.items():
        rules.validate(etree.fromstring(manifest.encode()))
        errors[name] = [f"{error.line}: {error.message}" for error in rules.error_log]
    print(json.dumps(errors))
