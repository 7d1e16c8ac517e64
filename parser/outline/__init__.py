"""Where the parts of a report stand: its title, its six sections, its three tables."""
