/**
 * The unique keys of the graph. Each adapter creates them with its own DDL. Nothing else is indexed, because every query
 * starts at one of these keys.
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
  { label: 'PrivacyRequest', property: 'id' },
  { label: 'CatalogChange', property: 'revision' },
  { label: 'ConsentReceipt', property: 'id' },
  { label: 'ApiKey', property: 'id' },
  { label: 'AuditEntry', property: 'id' },
  { label: 'Writer', property: 'id' },
  { label: 'Placement', property: 'key' },
  { label: 'PlacementVersion', property: 'id' },
  { label: 'ServedAs', property: 'code' },
  { label: 'MetricPeriod', property: 'id' },
  { label: 'MetricRow', property: 'id' },
] as const
