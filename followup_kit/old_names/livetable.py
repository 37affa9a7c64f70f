"""The old name of `notebook.sorting`, whose one function was called `table`."""

from followup_kit.notebook.sorting import sortable_table as table
from followup_kit.old_names import warn_of

warn_of(__name__, "notebook.sorting")

__all__ = ["table"]
