/**
 * What both engines must know before data comes in: nodes found by a unique key. An adapter turns this into its
 * own DDL; nothing else is indexed, because every query starts at one of these keys.
 */
export const UNIQUE_KEYS = [
  { label: 'User', property: 'id' },
  { label: 'Item', property: 'id' },
  { label: 'Tag', property: 'id' },
  { label: 'Chart', property: 'id' },
  { label: 'Model', property: 'version' },
  { label: 'ModelPart', property: 'id' },
  { label: 'Singleton', property: 'id' },
  { label: 'Cursor', property: 'journal' },
] as const
