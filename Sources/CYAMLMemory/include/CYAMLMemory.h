/// Linking this target gives libyaml its memory. See memory.c.

/// Gives back a block that libyaml has handed out, as within an event.
void yaml_free(void *pointer);
