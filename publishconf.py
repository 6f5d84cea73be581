"""Settings of the published site, made by `make publish SITEURL=https://…`."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403

PRODUCTION = True
SITE_ADDRESS = os.environ.get("SITEURL", "").rstrip("/")
UNREVIEWED = os.environ.get("UNREVIEWED", "refuse")
