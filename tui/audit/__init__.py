"""An audit: the log of what an auditor did, and what it makes of a report."""
