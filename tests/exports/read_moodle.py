"""Prints what the package moodle_xml_parser reads of a Moodle XML file; run by the readers' own Python."""

import contextlib
import dataclasses
import io
import json
import sys

from moodle_xml_parser.parser import parse_bytes

if __name__ == "__main__":
    with contextlib.redirect_stdout(io.StringIO()) as complaints:
        parsed = parse_bytes(sys.stdin.buffer.read())
    read = {kind: [dataclasses.asdict(question) for question in questions] for kind, questions in parsed.items()}
    print(json.dumps({"found": read, "complaints": complaints.getvalue()}))
