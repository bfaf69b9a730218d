"""Real servers for the tests: a private PostgreSQL, the registry over HTTP, a browser."""
