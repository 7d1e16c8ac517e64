"""What each call of ``gouji`` does: from its words to its exit status."""
