"""Values: how dates, numbers and units are read, and how two values compare."""
