"""A clinic of the capacity study as a straightforward SimPy model, written from the study's contract alone."""
