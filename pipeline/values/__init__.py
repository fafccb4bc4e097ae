"""What values are (dates, quantities), and how two of them compare."""
