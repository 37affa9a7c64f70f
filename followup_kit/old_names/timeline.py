"""The old name of `views.charts.timeline`."""

from followup_kit.old_names import moved

moved(__name__, "views.charts.timeline")
