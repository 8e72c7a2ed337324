"""Which inline scripts a page may run."""

from __future__ import annotations

import base64
import hashlib

from skillsdivide.publish.content_policy import PLACEHOLDER, add_csp_hashes, inline_scripts

SCOPE = '__md_scope=new URL("{}",location),__md_get=1'
PAGE = f'<meta content="script-src {PLACEHOLDER}"><script>{{}}</script><script src="a.js"></script><script type="application/ld+json">{{{{}}}}</script>'


def hashed(script: str) -> str:
    """A script's place in a policy."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_a_known_script_may_run_wherever_the_root_is() -> None:
    """The theme names the site's root in it, from each page in another way."""
    known = inline_scripts(PAGE.format(SCOPE.format("/skills-divide/")))
    page = PAGE.format(SCOPE.format("../.."))
    assert add_csp_hashes(page, known) == page.replace(PLACEHOLDER, hashed(SCOPE.format("../..")))


def test_a_script_that_slipped_in_may_not() -> None:
    """Neither one of its own nor one that is longer than the theme's."""
    known = inline_scripts(PAGE.format(SCOPE.format(".")))
    for script in ("steal()", SCOPE.format(".") + ";steal()", SCOPE.format('x",steal(),"'), f" {SCOPE.format('.')}"):
        assert add_csp_hashes(PAGE.format(script), known) == PAGE.format(script).replace(PLACEHOLDER, "")


def test_data_and_files_are_no_inline_scripts() -> None:
    """They are not hashed: one does not run, the other is allowed by its place."""
    assert inline_scripts(PAGE.format("a()")) == {"a()"}
