"""`python -m explorer` is `conflict-explorer`."""

from explorer.cli import main

main()
