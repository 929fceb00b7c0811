"""`python -m ui` is the same as `syncline`."""

from ui.cli import main

main()
