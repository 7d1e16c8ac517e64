"""From text to tokens: words, figures and blanks with their places."""
