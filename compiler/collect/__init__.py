"""Reviewed Word copies to what they propose for the source."""
