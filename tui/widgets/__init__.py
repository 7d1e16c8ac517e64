"""The parts of the screen; each draws itself line by line and knows nothing of the others."""
