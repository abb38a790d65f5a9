#include <yaml.h>

// Swift looks into a union by copying all of it; these look at an event's part of one kind in place.

static inline const yaml_char_t *scalarText(const yaml_event_t *event) {
  return event->data.scalar.value;
}

static inline size_t scalarLength(const yaml_event_t *event) { return event->data.scalar.length; }

static inline yaml_scalar_style_t scalarStyle(const yaml_event_t *event) {
  return event->data.scalar.style;
}

static inline const yaml_char_t *scalarTag(const yaml_event_t *event) {
  return event->data.scalar.tag;
}

static inline int scalarHasProperties(const yaml_event_t *event) {
  return event->data.scalar.anchor || event->data.scalar.tag;
}

static inline int mappingHasProperties(const yaml_event_t *event) {
  return event->data.mapping_start.anchor || event->data.mapping_start.tag;
}

static inline int sequenceHasProperties(const yaml_event_t *event) {
  return event->data.sequence_start.anchor || event->data.sequence_start.tag;
}

static inline yaml_mapping_style_t mappingStyle(const yaml_event_t *event) {
  return event->data.mapping_start.style;
}

static inline yaml_sequence_style_t sequenceStyle(const yaml_event_t *event) {
  return event->data.sequence_start.style;
}
