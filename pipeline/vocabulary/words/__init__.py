"""The word lists: for each section of the lexicon, a data file and a record that names its lists."""
