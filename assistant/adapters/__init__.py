"""What touches the outside: files, indexes, models, stores. Each implements a port or reads in."""
