// The files that gesso init writes.
