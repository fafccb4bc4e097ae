"""The layout of PDF pages: from words with boxes to the text that a person reads."""
