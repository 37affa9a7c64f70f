"""The old name of `views.timeline`."""

from followup_kit.old_names import moved

moved(__name__, "views.timeline")
