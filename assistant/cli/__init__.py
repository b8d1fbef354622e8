"""The command line of the contract. Nothing heavy is imported before a command needs it."""

from assistant.cli.main import main

__all__ = ["main"]
