"""Every printed document: frozen dataclasses of plain values in, PDF bytes out."""
