"""The old name of `views.comparison`."""

from followup_kit.old_names import moved

moved(__name__, "views.comparison")
