"""Where facts come from: copies, independent sources with their weights, and how reliable each source is."""
