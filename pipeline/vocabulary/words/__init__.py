"""The word lists: a data file for each section of the lexicon, and a record that names its lists."""
