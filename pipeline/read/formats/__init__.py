"""The file formats, one module for each family: from the bytes of a file to its content."""
