"""The registry's web application."""
