"""The old name of `notebook.sortable_table`, whose one function was called `table`."""

from followup_kit.notebook.sortable_table import sortable_table as table
from followup_kit.old_names import warn_of

warn_of(__name__, "notebook.sortable_table")

__all__ = ["table"]
