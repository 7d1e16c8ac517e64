"""Fuzzing by bytes, guided by coverage: whatever a file holds, it is read or refused in words."""
