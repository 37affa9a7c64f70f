"""The old name of `views.statistics`."""

from followup_kit.old_names import moved

moved(__name__, "views.statistics")
