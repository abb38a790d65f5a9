/// Nothing to call: linking this target gives libyaml its memory. See memory.c.
