"""Whether the parser's weights are pinned: each is moved a little, and a test must fail."""
