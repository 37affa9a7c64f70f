"""The old name of `notebook.cells`."""

from followup_kit.old_names import moved

moved(__name__, "notebook.cells")
