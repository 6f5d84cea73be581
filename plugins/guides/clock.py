"""Today, for the rules that look at the calendar. Nothing else may ask for the time."""

import os
from datetime import date


def today() -> date:
    """Return the day that rules compare with: GUIDES_TODAY (2026-11-23) if set, else today."""
    fixed = os.environ.get("GUIDES_TODAY")
    return date.fromisoformat(fixed) if fixed else date.today()
