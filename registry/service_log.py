"""The log of the service: one line of JSON for each event, with where it failed and never with what was being handled.

Local variables hold passwords, identities and serials; printing them, as the library does by default, would copy them
where nobody may erase them, and takes seconds for one fault (OWASP ASVS 5.0, 16.2.5 and 16.4.1).
"""

import logging

import structlog


def configure() -> None:
    """Send events through the standard library's logging, with the traceback as plain text in a field."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level, structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO))
