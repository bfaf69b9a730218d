"""Typed tables, the ledger, the kinds of event, and how both reach the database."""
