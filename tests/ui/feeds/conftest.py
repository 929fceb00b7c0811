"""The same host on the loopback as the core's tests have."""

from tests.core.feeds.conftest import web

__all__ = ["web"]
