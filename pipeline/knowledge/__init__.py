"""What the program knows: the predicates and the closed classes of words, as data files, with loaders that validate them."""
