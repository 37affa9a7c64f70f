"""The old name of `views.wording`."""

from followup_kit.old_names import moved

moved(__name__, "views.wording")
