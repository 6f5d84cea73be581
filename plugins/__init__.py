"""Local plugins of the site."""
