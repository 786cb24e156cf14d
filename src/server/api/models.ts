import type { ApiKey } from '../../access/api-key.ts'
import type { Decisions } from '../../consent/decisions.ts'
import type { ImportProgress } from '../../datasets/importing/import-data-set.ts'
import type { ImportReport } from '../../datasets/importing/import-report.ts'
import type { ConsentOrigin, Purpose } from '../../domain/consent.ts'
import type { EventKind, KeptDetails } from '../../domain/event.ts'
import type { PageRow, Surface } from '../../domain/placement.ts'
import type { Problem } from '../../domain/problem.ts'
import type { PropertyValue } from '../../domain/property-type.ts'
import type { LeftOut, RecommendationEdge, RecommendationPage } from '../../domain/recommendation.ts'
import type { SearchScores } from '../../domain/search.ts'
import type { PreviewReport } from '../../evaluation/preview-placement.ts'
import type { EventIds, RecentEvent } from '../../events/recent-events.ts'
import type { RecordedEvents } from '../../events/record-events.ts'
import type { ItemsByIdsRow, TagsByIdsRow, UsersByIdsRow } from '../../graph/__generated__/queries.ts'
import type { BackgroundTask } from '../../platform/background-tasks.ts'
import type { PrivacyRequest } from '../../privacy/privacy-requests.ts'
import type { RowSubject } from '../../recommend/fill-rows.ts'
import type { PastTraining } from '../../training/training-history.ts'
import type { BriefReport } from '../../training/training-report.ts'
import type { TrainingStep } from '../../training/training-tasks.ts'
import type { GraphStats } from '../observability/graph-stats.ts'
import type { ModelStats } from '../observability/model-stats.ts'
import type { ClientError } from './client-errors.ts'
import type { RANKINGS } from './enums.ts'

/** An API key with instants as the schema has them. */
export type ApiKeyModel = Pick<ApiKey, 'name' | 'start' | 'scopes' | 'origins'> & {
  readonly createdAt: Date
  readonly rotatedAt: Date | null
  readonly lastUsedAt: () => Promise<Date | null>
  readonly expiresAt: Date | null
}

/** The parents of `User`, `Item` and `Tag` resolvers: a node as read, with the name of its type. */
export type UserModel = UsersByIdsRow & { readonly __typename: 'User' }
export type ItemModel = ItemsByIdsRow & { readonly __typename: 'Item' }
export type TagModel = TagsByIdsRow & { readonly __typename: 'Tag' }

/** The item whose use is asked for. */
export interface ItemUseModel {
  readonly itemId: string
}

/** A user of whom nothing is known, or nothing yet. */
export function unknownUser(id: string): UserModel {
  return { __typename: 'User', id, name: null, createdAt: null, showMeToOthers: false }
}

/** A placement. */
export interface PlacementModel {
  readonly key: string
  readonly surface: Surface
  /** The number of the newest version; 0 if none was published. */
  readonly newest: number
  readonly draft: PlacementVersionModel | null
}

/** A version of a placement, or its draft. */
export interface PlacementVersionModel {
  /** The key of the placement. */
  readonly placement: string
  readonly number: number
  readonly state: 'DRAFT' | 'SCHEDULED' | 'PUBLISHED' | 'RETIRED'
  readonly activeFrom: Date | null
  readonly activeUntil: Date | null
  readonly createdAt: Date
  readonly createdBy: string
  readonly note: string | null
  readonly digest: string
  /** As its client wrote it. */
  readonly spec: unknown
}

/** The parent of the payloads of edits of a placement. The placement is null if nothing was written. */
export interface PlacementPayload {
  readonly placement: PlacementModel | null
  readonly problems: readonly Problem[]
}

/** A segment, by its newest version. */
export interface SegmentModel {
  readonly name: string
  readonly number: number
  readonly digest: string
  readonly createdAt: Date
  readonly createdBy: string
  /** As its client wrote it. */
  readonly filter: unknown
}

/** The parent of `PlacementPreview`. */
export interface PlacementPreviewModel {
  readonly lists: readonly PreviewedListModel[]
  readonly pages: readonly PreviewedPageModel[]
  readonly report: PreviewReport | null
  readonly problems: readonly Problem[]
}

/** The lists of a viewer. */
export interface PreviewedListModel {
  readonly viewerId: string | null
  readonly list: RecommendationConnectionModel
  readonly before: RecommendationConnectionModel
}

/** The parent of `PreviewedPage`. */
export interface PreviewedPageModel {
  readonly viewerId: string | null
  readonly rows: readonly PageRowModel[]
}

/** The parent of `ApplyPresetPayload`. */
export interface ApplyPresetPayloadModel {
  readonly placements: readonly PlacementModel[]
  readonly leftOut: readonly Problem[]
  readonly problems: readonly Problem[]
}

/** The parent of `PageRow`. */
export interface PageRowModel extends Pick<PageRow, 'placement' | 'title'> {
  readonly seed: RowSubject | null
  readonly results: RecommendationConnectionModel
}

/** An edge of a served list with its item. */
export type RecommendationEdgeModel = Omit<RecommendationEdge, 'item'> & {
  readonly node: ItemModel
  /** The list that it is an edge of. */
  readonly list: Pick<RecommendationPage, 'recommendationId' | 'viewerId' | 'servedAs'>
}

/** A page of a served list with its items. */
export type RecommendationConnectionModel = Omit<RecommendationPage, 'edges' | 'leftOut' | 'unknownIds'> & {
  /** The ids of the request that no record has. Read only if a client selects them. */
  readonly unknownIds: () => Promise<readonly string[]>
  readonly edges: readonly RecommendationEdgeModel[]
  readonly leftOut: readonly (Omit<LeftOut, 'count'> & { readonly count: number | null })[]
  readonly facets: CountFacets
}

/** An edge of a search with its item. */
export type SearchEdgeModel = RecommendationEdgeModel &
  Omit<SearchScores, 'popularity'> & { readonly popularity: number | null }

/** A page of a search with its items. */
export type SearchConnectionModel = Omit<RecommendationConnectionModel, 'edges'> & {
  readonly edges: readonly SearchEdgeModel[]
  readonly relaxed: boolean
}

/** The resolver of `facets`; null where it is not known what to count. @throws AttuneError `BAD_USER_INPUT` */
export type CountFacets = (args: FacetArguments) => Promise<readonly FacetModel[] | null>

export interface FacetArguments {
  readonly by: readonly FacetKey[]
  readonly first?: number | null | undefined
}

/** What a facet counts, as a client says it: see `FacetInput` in the schema. */
export interface FacetKey {
  readonly property?: string | null | undefined
  readonly field?: FacetModel['field'] | undefined
  readonly tagKind?: string | null | undefined
  readonly excludeOwnFilter?: boolean | null | undefined
  readonly buckets?: number | null | undefined
  readonly edges?: readonly number[] | null | undefined
}

/** The counted values of a list. */
export interface FacetModel {
  readonly property: string | null
  readonly field: 'KIND' | 'TAG' | null
  readonly values: readonly FacetValueModel[]
  readonly distinctCount: number | null
  readonly range: { readonly min: PropertyValue; readonly max: PropertyValue; readonly count: number } | null
}

export interface FacetValueModel {
  readonly value: string | boolean | number
  readonly count: number
  /** Of a part of a range: its borders. Null for other values. */
  readonly from: number | null
  readonly to: number | null
  /** Null for values that are no tags. */
  readonly tagId: string | null
}

/** A privacy request. The counts of an erasure are its receipt. */
export type PrivacyRequestModel = Pick<PrivacyRequest, 'id' | 'kind' | 'state' | 'progress'> & {
  readonly downloadUrl: string | null
  readonly requestedAt: Date
  readonly finishedAt: Date | null
  readonly receipt: ErasureReceiptModel | null
  readonly problems: readonly Problem[]
}

export type ErasureReceiptModel = Omit<
  PrivacyRequest,
  'id' | 'kind' | 'state' | 'progress' | 'requestedAt' | 'finishedAt'
>

/** The parent of the payloads of `requestErasure` and `requestExport`. The request is null if none was made. */
export interface PrivacyRequestPayload {
  readonly request: PrivacyRequestModel | null
  readonly problems: readonly Problem[]
}

/** A task in the background. */
export type TaskModel<Step, Report> = Pick<
  BackgroundTask<Step, Report>,
  'id' | 'state' | 'steps' | 'report'
> & {
  readonly startedAt: Date
  readonly finishedAt: Date | null
  /** The first of the steps. */
  readonly progress: Step | null
  readonly failure: ClientError | null
}

export type ImportModel = TaskModel<ImportProgress, ImportReport>
export type TrainingModel = TaskModel<TrainingStep, BriefReport>

/** The parent of `PastTraining`. */
export interface PastTrainingModel extends PastTraining {
  readonly startedAt: Date
  readonly endedAt: Date
  readonly seconds: number
}

/** The parent of the payloads of `startTraining` and `cancelTraining`. The training is null if there is a problem. */
export interface TrainingPayload {
  readonly training: TrainingModel | null
  readonly problems: readonly Problem[]
}

/** The parent of `RollBackModelPayload`. */
export interface RollBackPayload {
  readonly modelVersion: string | null
  readonly problems: readonly Problem[]
}

/** The facts of a graph. Resolvers read the rest on demand. */
export type StatsModel = Omit<GraphStats, 'modelSinceMs' | 'newestEventAtMs'> & {
  readonly modelSince: Date | null
  readonly newestEventAt: Date | null
}

/** The metrics of one evaluated ranking. */
export interface RankingMetricsModel {
  readonly ranking: (typeof RANKINGS)[number]
  readonly ndcgAt10: number
  readonly itemsShown: number | null
}

/** The weights of a source. */
export type SourceBlendModel = ModelStats['weights'][number]

/** The fields of every payload. */
export interface WritePayload {
  readonly watermark: string | null
  readonly problems: readonly Problem[]
}

/** The parent of the payload of an upsert. */
export interface RowsPayload extends WritePayload {
  /** One id per row; null for a row that was not written. */
  readonly ids: readonly (string | null)[]
}

/** The parent of the payload of a follow, block or mute, or of the end of one. The ids are null if nothing was written. */
export interface TiePayload extends WritePayload {
  readonly userId: string | null
  readonly otherId: string | null
}

/** The parent of the payloads of `dismiss` and `undoDismissal`. The ids are null if nothing was written. */
export interface DismissPayload extends WritePayload {
  readonly userId: string | null
  readonly itemId: string | null
}

/** What a user has decided. */
export interface ConsentModel {
  readonly userId: string
  readonly version: number
  readonly decisions: Decisions
}

/** What a user decided in one call. */
export interface ConsentReceiptModel {
  readonly id: string
  readonly version: number
  readonly decidedAt: Date
  readonly granted: readonly Purpose[]
  readonly denied: readonly Purpose[]
  readonly policyVersion: string | null
  readonly origin: ConsentOrigin
}

/** The parent of the payloads of `setConsent`, `forgetEvent` and `resetProfile`. The id is null if nothing was written. */
export interface UserPayload extends WritePayload {
  readonly userId: string | null
}

/** An event of a user, as the graph keeps it. */
export interface UserEventModel extends KeptDetails {
  readonly eventId: string
  readonly itemId: string
  readonly kind: EventKind
  readonly occurredAt: Date
  readonly count: number
  readonly rating: number | null
}

/** The parent of the payload of `recordEvents`. The id is null unless all events are of one user. */
export interface RecordedPayload extends UserPayload, RecordedEvents {
  readonly accepted: number
  readonly duplicates: number
  readonly rejected: number
  readonly suppressed: number
}

/** The parent of the payload of `adjustInterest`. The ids are null if nothing was written. */
export interface InterestPayload extends WritePayload {
  readonly userId: string | null
  readonly tagId: string | null
}

/** An event as the API shows it. */
export interface RecentEventModel
  extends Pick<RecentEvent, 'number' | 'keyName' | 'status' | 'problems'>,
    EventIds {
  readonly kind: Exclude<RecentEvent['kind'], ''> | null
  readonly receivedAt: Date
}
