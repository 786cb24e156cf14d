import { SCOPES } from '../../access/principal.ts'
import { REASON_OUTCOMES } from '../../datasets/importing/import-report.ts'
import { CONSENT_ORIGINS, PURPOSES } from '../../domain/consent.ts'
import { EVENT_KINDS } from '../../domain/event.ts'
import { FOLLOW_RULES, RANKERS } from '../../domain/policy.ts'
import { SEARCH_IMPACTS } from '../../domain/search.ts'
import { SOURCE_NAMES } from '../../domain/source-name.ts'
import { METRICS } from '../../metrics/metric.ts'
import { METRIC_BUCKETS, METRIC_DIMENSIONS } from '../../metrics/read-metrics.ts'
import { TASK_STATES } from '../../platform/background-tasks.ts'
import { REQUEST_KINDS, REQUEST_STATES } from '../../privacy/privacy-requests.ts'
import { EMPTY_AUDIENCE_REASONS } from '../../recommend/people/find-audience.ts'
import { ITEM_PARTS } from '../../snapshot/catalog-snapshot.ts'
import { HELD_OUT_KINDS } from '../../training/compute/hold-out.ts'
import { TRAINING_OUTCOMES } from '../../training/training-history.ts'
import { HEALTH_FIGURES, HEALTH_STATES } from '../observability/health-history.ts'
import { SETTING_ORIGINS } from './server-parts.ts'

/** A value as the schema names it: `shared-tags` is `SHARED_TAGS`. */
export function schemaName(value: string): string {
  return value.toUpperCase().replaceAll('-', '_')
}

/** The rankings that a training evaluates. */
export const RANKINGS = ['learned', 'hand-set', 'trees', 'item-softmax', 'incumbent'] as const

/** The enums whose values have other names in this code. Codegen types them, and the schema converts them. */
export const ENUM_VALUES = {
  Scope: bySchemaName(SCOPES),
  SettingOrigin: bySchemaName(SETTING_ORIGINS),
  PrivacyRequestKind: bySchemaName(REQUEST_KINDS),
  PrivacyRequestState: bySchemaName(REQUEST_STATES),
  CandidateSource: bySchemaName(SOURCE_NAMES),
  ConsentOrigin: bySchemaName(CONSENT_ORIGINS),
  EmptyAudienceReason: bySchemaName(EMPTY_AUDIENCE_REASONS),
  EvaluatedRanking: bySchemaName(RANKINGS),
  FollowRule: bySchemaName(FOLLOW_RULES),
  GraphEngine: bySchemaName(['embedded', 'neo4j']),
  HealthFigureName: bySchemaName(HEALTH_FIGURES),
  HealthState: bySchemaName(HEALTH_STATES),
  ImportOutcome: bySchemaName(REASON_OUTCOMES),
  ItemPart: bySchemaName([...ITEM_PARTS, 'impressions']),
  ImportState: bySchemaName(TASK_STATES),
  ListModel: bySchemaName(['serving', 'previous']),
  OriginKind: bySchemaName(['demo', 'import']),
  EventKind: bySchemaName([...EVENT_KINDS, 'custom']),
  Metric: bySchemaName(Object.keys(METRICS)),
  MetricBucket: bySchemaName(METRIC_BUCKETS),
  MetricDimension: bySchemaName(METRIC_DIMENSIONS),
  Purpose: bySchemaName(PURPOSES),
  Ranker: bySchemaName(RANKERS),
  SearchImpact: bySchemaName(SEARCH_IMPACTS),
  TrainingHoldout: bySchemaName(HELD_OUT_KINDS),
  TrainingOutcome: bySchemaName(TRAINING_OUTCOMES),
  TrainingState: bySchemaName(TASK_STATES),
  WeightsOrigin: bySchemaName(['learned', 'hand-set']),
}

function bySchemaName(values: readonly string[]): Record<string, string> {
  return Object.fromEntries(values.map((value) => [schemaName(value), value]))
}
