"""Makes the manual page while the wheel is built, so that `man followup` has the words of `followup --help`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ManPage(BuildHookInterface):
    """Adds `share/man/man1/followup.1` to a wheel; the kit's help needs none of its libraries."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the page below `build/`, and name it to the builder."""
        if self.target_name != "wheel":
            return
        sys.path.insert(0, self.root)
        try:
            from followup_kit.cli import manual
        finally:
            sys.path.remove(self.root)
        page = Path(self.root) / "build" / "followup.1"
        page.parent.mkdir(exist_ok=True)
        page.write_text(manual(), encoding="utf-8")
        build_data["shared_data"][str(page)] = "share/man/man1/followup.1"
