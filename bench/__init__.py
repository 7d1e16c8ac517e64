"""Measurements: speed and memory beside their yardsticks, and the accuracy of reading."""
