"""Reading Word files: what Word would show of them."""
