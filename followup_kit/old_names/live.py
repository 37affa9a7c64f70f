"""The old name of `notebook.live_board`."""

from followup_kit.old_names import moved

moved(__name__, "notebook.live_board")
