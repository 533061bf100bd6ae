"""The portal as `make run` starts it, with parts of it killed by kill -9. `make test-faults` runs the long forms."""
