"""Marks, serial and registry numbers, QR matrices and label formats: rules without a database or a page."""
