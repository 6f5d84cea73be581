"""Procedure guides: the contract of a guide, and the build that proves it is kept."""
