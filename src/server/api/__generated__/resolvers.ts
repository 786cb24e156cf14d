import type { StatedKind } from '../../../domain/event.ts';
import type { PropertyValue } from '../../../domain/property-type.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { WithTotal, WithUnknownIds, WithFacets } from '../connection.ts';
import type { ApiKeyModel, FacetModel, FacetValueModel, UserModel, ItemModel, ItemUseModel, TagModel, UserEventModel, RecentEventModel, RecommendationConnectionModel, RecommendationEdgeModel, PlacementModel, PlacementVersionModel, SegmentModel, PageRowModel, PlacementPreviewModel, PreviewedListModel, PreviewedPageModel, ApplyPresetPayloadModel, PlacementPayload, SearchConnectionModel, SearchEdgeModel, StatsModel, RankingMetricsModel, SourceBlendModel, PrivacyRequestModel, ErasureReceiptModel, PrivacyRequestPayload, TrainingModel, PastTrainingModel, TrainingPayload, RollBackPayload, TiePayload, RowsPayload, DismissPayload as DismissPayloadModel, ConsentModel, ConsentReceiptModel, UserPayload, RecordedPayload, InterestPayload } from '../models.ts';
import type { SourceName } from '../../../domain/source-name.ts';
import type { PromotionNotice as PromotionNoticeModel, Contribution as ContributionModel, Withheld as WithheldModel, SourceCount as SourceCountModel, Reason as ReasonModel } from '../../../domain/recommendation.ts';
import type { ServerSettings } from '../server-parts.ts';
import type { DataOrigin as DataOriginModel } from '../../observability/graph-stats.ts';
import type { InterestMetrics } from '../../../model/interest-model.ts';
import type { SourceStats as SourceStatsModel } from '../../observability/serving-stats.ts';
import type { BriefReport, BriefInterest } from '../../../training/training-report.ts';
import type { ImportReport as ImportReportModel } from '../../../datasets/importing/import-report.ts';
import type { SuggestionReason as SuggestionReasonModel } from '../../../recommend/people/suggestion-reasons.ts';
import type { Problem as ProblemModel } from '../../../domain/problem.ts';
import type { RequestContext } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  Currency: { input: string; output: string; }
  DateTime: { input: Date; output: Date; }
  Duration: { input: number; output: number; }
  EventKindName: { input: StatedKind; output: StatedKind; }
  Instant: { input: unknown; output: unknown; }
  Locale: { input: string; output: string; }
  PlacementSpec: { input: unknown; output: unknown; }
  SafeInt: { input: number; output: number; }
  URL: { input: string; output: string; }
  Value: { input: PropertyValue; output: PropertyValue; }
};

export type ActionInput =
  { readonly cartAdded: CartChangeInput; readonly cartRemoved?: never; readonly comment?: never; readonly impression?: never; readonly like?: never; readonly order?: never; readonly play?: never; readonly rating?: never; readonly save?: never; readonly search?: never; readonly share?: never; readonly view?: never; }
  |  { readonly cartAdded?: never; readonly cartRemoved: CartChangeInput; readonly comment?: never; readonly impression?: never; readonly like?: never; readonly order?: never; readonly play?: never; readonly rating?: never; readonly save?: never; readonly search?: never; readonly share?: never; readonly view?: never; }
  |  { readonly cartAdded?: never; readonly cartRemoved?: never; readonly comment: CommentedInput; readonly impression?: never; readonly like?: never; readonly order?: never; readonly play?: never; readonly rating?: never; readonly save?: never; readonly search?: never; readonly share?: never; readonly view?: never; }
  |  { readonly cartAdded?: never; readonly cartRemoved?: never; readonly comment?: never; readonly impression: ItemActionInput; readonly like?: never; readonly order?: never; readonly play?: never; readonly rating?: never; readonly save?: never; readonly search?: never; readonly share?: never; readonly view?: never; }
  |  { readonly cartAdded?: never; readonly cartRemoved?: never; readonly comment?: never; readonly impression?: never; readonly like: ItemActionInput; readonly order?: never; readonly play?: never; readonly rating?: never; readonly save?: never; readonly search?: never; readonly share?: never; readonly view?: never; }
  |  { readonly cartAdded?: never; readonly cartRemoved?: never; readonly comment?: never; readonly impression?: never; readonly like?: never; readonly order: OrderInput; readonly play?: never; readonly rating?: never; readonly save?: never; readonly search?: never; readonly share?: never; readonly view?: never; }
  |  { readonly cartAdded?: never; readonly cartRemoved?: never; readonly comment?: never; readonly impression?: never; readonly like?: never; readonly order?: never; readonly play: ViewedInput; readonly rating?: never; readonly save?: never; readonly search?: never; readonly share?: never; readonly view?: never; }
  |  { readonly cartAdded?: never; readonly cartRemoved?: never; readonly comment?: never; readonly impression?: never; readonly like?: never; readonly order?: never; readonly play?: never; readonly rating: RatedInput; readonly save?: never; readonly search?: never; readonly share?: never; readonly view?: never; }
  |  { readonly cartAdded?: never; readonly cartRemoved?: never; readonly comment?: never; readonly impression?: never; readonly like?: never; readonly order?: never; readonly play?: never; readonly rating?: never; readonly save: ItemActionInput; readonly search?: never; readonly share?: never; readonly view?: never; }
  |  { readonly cartAdded?: never; readonly cartRemoved?: never; readonly comment?: never; readonly impression?: never; readonly like?: never; readonly order?: never; readonly play?: never; readonly rating?: never; readonly save?: never; readonly search: SearchedInput; readonly share?: never; readonly view?: never; }
  |  { readonly cartAdded?: never; readonly cartRemoved?: never; readonly comment?: never; readonly impression?: never; readonly like?: never; readonly order?: never; readonly play?: never; readonly rating?: never; readonly save?: never; readonly search?: never; readonly share: ItemActionInput; readonly view?: never; }
  |  { readonly cartAdded?: never; readonly cartRemoved?: never; readonly comment?: never; readonly impression?: never; readonly like?: never; readonly order?: never; readonly play?: never; readonly rating?: never; readonly save?: never; readonly search?: never; readonly share?: never; readonly view: ViewedInput; };

export type AdjustInterestPayload = {
  readonly __typename?: 'AdjustInterestPayload';
  readonly problems: ReadonlyArray<Problem>;
  readonly tag?: Maybe<Tag>;
  readonly user?: Maybe<User>;
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

export type ApiKey = {
  readonly __typename?: 'ApiKey';
  readonly createdAt: Scalars['DateTime']['output'];
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  readonly lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly name: Scalars['String']['output'];
  readonly origins: ReadonlyArray<Scalars['String']['output']>;
  readonly rotatedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly scopes: ReadonlyArray<Scope>;
  readonly start: Scalars['String']['output'];
};

export type ApplyPresetInput = {
  readonly itemKinds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly prefix?: InputMaybe<Scalars['String']['input']>;
  readonly preset: Preset;
};

export type ApplyPresetPayload = {
  readonly __typename?: 'ApplyPresetPayload';
  readonly leftOut: ReadonlyArray<Problem>;
  readonly placements: ReadonlyArray<Placement>;
  readonly problems: ReadonlyArray<Problem>;
};

export type AttentionInput = {
  readonly frequency?: InputMaybe<ReadonlyArray<FrequencyCapInput>>;
  readonly minutes?: InputMaybe<MinutesInput>;
  readonly quietHours?: InputMaybe<QuietHoursInput>;
};

export type AudienceConnection = {
  readonly __typename?: 'AudienceConnection';
  readonly edges: ReadonlyArray<AudienceEdge>;
  readonly emptyReason?: Maybe<EmptyAudienceReason>;
  readonly nodes: ReadonlyArray<User>;
  readonly pageInfo: PageInfo;
  readonly sizeEstimate?: Maybe<Scalars['Int']['output']>;
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

export type AudienceEdge = {
  readonly __typename?: 'AudienceEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: User;
  readonly score: Scalars['Float']['output'];
};

export type AuditEntry = {
  readonly __typename?: 'AuditEntry';
  readonly action: Scalars['String']['output'];
  readonly actor: Scalars['String']['output'];
  readonly at: Scalars['DateTime']['output'];
  readonly count: Scalars['Int']['output'];
};

export type AuditEntryConnection = {
  readonly __typename?: 'AuditEntryConnection';
  readonly edges: ReadonlyArray<AuditEntryEdge>;
  readonly nodes: ReadonlyArray<AuditEntry>;
  readonly pageInfo: PageInfo;
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

export type AuditEntryEdge = {
  readonly __typename?: 'AuditEntryEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: AuditEntry;
};

export type BlockUserPayload = {
  readonly __typename?: 'BlockUserPayload';
  readonly otherUser?: Maybe<User>;
  readonly problems: ReadonlyArray<Problem>;
  readonly user?: Maybe<User>;
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

export type BoostInput = {
  readonly odds: Scalars['Float']['input'];
  readonly where: ItemFilter;
};

export type BoughtTogetherConnection = {
  readonly __typename?: 'BoughtTogetherConnection';
  readonly edges: ReadonlyArray<BoughtTogetherEdge>;
  readonly nodes: ReadonlyArray<Item>;
  readonly pageInfo: PageInfo;
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
  readonly unknownIds?: Maybe<ReadonlyArray<Scalars['ID']['output']>>;
};

export type BoughtTogetherEdge = {
  readonly __typename?: 'BoughtTogetherEdge';
  readonly cursor: Scalars['String']['output'];
  readonly lift: Scalars['Float']['output'];
  readonly node: Item;
  readonly orders?: Maybe<Scalars['Int']['output']>;
  readonly reason: Reason;
};

export type BoughtTogetherSettingsInput = {
  readonly gapMinutes?: InputMaybe<Scalars['Float']['input']>;
  readonly k?: InputMaybe<Scalars['Int']['input']>;
  readonly leastOrders?: InputMaybe<Scalars['Int']['input']>;
  readonly maxItems?: InputMaybe<Scalars['Int']['input']>;
};

export type BusyProblem = Problem & {
  readonly __typename?: 'BusyProblem';
  readonly code: ErrorCode;
  readonly isRetryable: Scalars['Boolean']['output'];
  readonly message: Scalars['String']['output'];
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  readonly retryAfterMs: Scalars['Int']['output'];
};

export type CancelImportPayload = {
  readonly __typename?: 'CancelImportPayload';
  readonly import?: Maybe<Import>;
  readonly problems: ReadonlyArray<Problem>;
};

export type CancelTrainingPayload = {
  readonly __typename?: 'CancelTrainingPayload';
  readonly problems: ReadonlyArray<Problem>;
  readonly training?: Maybe<Training>;
};

export type CandidateSource =
  | 'fresh'
  | 'latent'
  | 'neighbors'
  | 'popular'
  | 'shared-tags'
  | 'similar-items'
  | 'social'
  | 'social-two-hop'
  | 'trending';

export type CapInput = {
  readonly by: CapKeyInput;
  readonly drop?: InputMaybe<Scalars['Boolean']['input']>;
  readonly max: Scalars['Int']['input'];
  readonly window?: InputMaybe<Scalars['Int']['input']>;
};

export type CapKeyInput =
  { readonly itemKind: Scalars['Boolean']['input']; readonly property?: never; readonly source?: never; readonly strongestTag?: never; readonly tagKind?: never; }
  |  { readonly itemKind?: never; readonly property: Scalars['String']['input']; readonly source?: never; readonly strongestTag?: never; readonly tagKind?: never; }
  |  { readonly itemKind?: never; readonly property?: never; readonly source: Scalars['Boolean']['input']; readonly strongestTag?: never; readonly tagKind?: never; }
  |  { readonly itemKind?: never; readonly property?: never; readonly source?: never; readonly strongestTag: Scalars['Boolean']['input']; readonly tagKind?: never; }
  |  { readonly itemKind?: never; readonly property?: never; readonly source?: never; readonly strongestTag?: never; readonly tagKind: Scalars['String']['input']; };

export type CartChangeInput = {
  readonly context?: InputMaybe<EventContextInput>;
  readonly eventId: Scalars['ID']['input'];
  readonly itemId: Scalars['ID']['input'];
  readonly occurredAt: Scalars['Instant']['input'];
  readonly quantity?: InputMaybe<Scalars['Int']['input']>;
  readonly recommendationId?: InputMaybe<Scalars['ID']['input']>;
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
  readonly token?: InputMaybe<Scalars['String']['input']>;
  readonly unitPrice?: InputMaybe<MoneyInput>;
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

export type ChartSettingsInput = {
  readonly freshHalfLifeDays?: InputMaybe<Scalars['Float']['input']>;
  readonly halfLifeDays?: InputMaybe<Scalars['Float']['input']>;
  readonly k?: InputMaybe<Scalars['Int']['input']>;
  readonly recentHalfLifeDays?: InputMaybe<Scalars['Float']['input']>;
  readonly trendLeastPeople?: InputMaybe<Scalars['Int']['input']>;
  readonly trendShrinkage?: InputMaybe<Scalars['Float']['input']>;
};

export type ClientControl =
  | 'CONTEXT'
  | 'DIVERSITY'
  | 'EXCLUDE'
  | 'FILTER'
  | 'SOURCES'
  | 'TEMPERATURE';

export type CommentedInput = {
  readonly context?: InputMaybe<EventContextInput>;
  readonly eventId: Scalars['ID']['input'];
  readonly itemId: Scalars['ID']['input'];
  readonly length?: InputMaybe<Scalars['Int']['input']>;
  readonly occurredAt: Scalars['Instant']['input'];
  readonly recommendationId?: InputMaybe<Scalars['ID']['input']>;
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
  readonly token?: InputMaybe<Scalars['String']['input']>;
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

export type ConflictProblem = Problem & {
  readonly __typename?: 'ConflictProblem';
  readonly code: ErrorCode;
  readonly isRetryable: Scalars['Boolean']['output'];
  readonly message: Scalars['String']['output'];
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

export type Consent = {
  readonly __typename?: 'Consent';
  readonly choices: ReadonlyArray<ConsentChoice>;
  readonly receipts?: Maybe<ConsentReceiptConnection>;
  readonly version: Scalars['Int']['output'];
};


export type ConsentReceiptsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type ConsentChoice = {
  readonly __typename?: 'ConsentChoice';
  readonly decidedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly isDefault: Scalars['Boolean']['output'];
  readonly isGranted: Scalars['Boolean']['output'];
  readonly purpose: Purpose;
};

export type ConsentChoiceInput = {
  readonly isGranted: Scalars['Boolean']['input'];
  readonly purpose: Purpose;
};

export type ConsentOrigin =
  | 'api'
  | 'demo';

export type ConsentReceipt = {
  readonly __typename?: 'ConsentReceipt';
  readonly decidedAt: Scalars['DateTime']['output'];
  readonly denied: ReadonlyArray<Purpose>;
  readonly granted: ReadonlyArray<Purpose>;
  readonly id: Scalars['ID']['output'];
  readonly origin: ConsentOrigin;
  readonly policyVersion?: Maybe<Scalars['String']['output']>;
  readonly version: Scalars['Int']['output'];
};

export type ConsentReceiptConnection = {
  readonly __typename?: 'ConsentReceiptConnection';
  readonly edges: ReadonlyArray<ConsentReceiptEdge>;
  readonly nodes: ReadonlyArray<ConsentReceipt>;
  readonly pageInfo: PageInfo;
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

export type ConsentReceiptEdge = {
  readonly __typename?: 'ConsentReceiptEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: ConsentReceipt;
};

export type ContextInput = {
  readonly at?: InputMaybe<Scalars['DateTime']['input']>;
  readonly cart?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly timeZone?: InputMaybe<Scalars['String']['input']>;
  readonly viewing?: InputMaybe<Scalars['ID']['input']>;
};

export type Contribution = {
  readonly __typename?: 'Contribution';
  readonly basis: ContributionBasis;
  readonly logit: Scalars['Float']['output'];
  readonly raw: Scalars['Float']['output'];
  readonly share: Scalars['Float']['output'];
  readonly source: CandidateSource;
};

export type ContributionBasis =
  | 'ITEMS'
  | 'VIEWER';

export type CreateApiKeyPayload = {
  readonly __typename?: 'CreateApiKeyPayload';
  readonly apiKey?: Maybe<ApiKey>;
  readonly key?: Maybe<Scalars['String']['output']>;
  readonly problems: ReadonlyArray<Problem>;
};

export type CreateUserTokenPayload = {
  readonly __typename?: 'CreateUserTokenPayload';
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  readonly problems: ReadonlyArray<Problem>;
  readonly token?: Maybe<Scalars['String']['output']>;
};

export type CustomKind = {
  readonly __typename?: 'CustomKind';
  readonly kind: EventKind;
  readonly name: Scalars['String']['output'];
};

export type DataOrigin = {
  readonly __typename?: 'DataOrigin';
  readonly isComplete: Scalars['Boolean']['output'];
  readonly kind: OriginKind;
  readonly name?: Maybe<Scalars['String']['output']>;
};

export type DeclareItemPropertiesPayload = {
  readonly __typename?: 'DeclareItemPropertiesPayload';
  readonly problems: ReadonlyArray<Problem>;
  readonly propertyTypes?: Maybe<ReadonlyArray<PropertyTypeInfo>>;
};

export type DeclareUserPropertiesPayload = {
  readonly __typename?: 'DeclareUserPropertiesPayload';
  readonly problems: ReadonlyArray<Problem>;
  readonly propertyTypes?: Maybe<ReadonlyArray<PropertyTypeInfo>>;
};

export type DeleteItemsPayload = {
  readonly __typename?: 'DeleteItemsPayload';
  readonly deletedItemIds: ReadonlyArray<Scalars['ID']['output']>;
  readonly problems: ReadonlyArray<Problem>;
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

export type DeleteSegmentPayload = {
  readonly __typename?: 'DeleteSegmentPayload';
  readonly deletedName?: Maybe<Scalars['String']['output']>;
  readonly problems: ReadonlyArray<Problem>;
};

export type DeleteTagsPayload = {
  readonly __typename?: 'DeleteTagsPayload';
  readonly deletedTagIds: ReadonlyArray<Scalars['ID']['output']>;
  readonly problems: ReadonlyArray<Problem>;
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

export type DeleteUsersPayload = {
  readonly __typename?: 'DeleteUsersPayload';
  readonly deletedUserIds: ReadonlyArray<Scalars['ID']['output']>;
  readonly problems: ReadonlyArray<Problem>;
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

export type Direction =
  | 'ASC'
  | 'DESC';

export type DismissPayload = {
  readonly __typename?: 'DismissPayload';
  readonly item?: Maybe<Item>;
  readonly problems: ReadonlyArray<Problem>;
  readonly user?: Maybe<User>;
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

export type DismissSuggestionPayload = {
  readonly __typename?: 'DismissSuggestionPayload';
  readonly otherUser?: Maybe<User>;
  readonly problems: ReadonlyArray<Problem>;
  readonly user?: Maybe<User>;
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

export type DismissedItemConnection = {
  readonly __typename?: 'DismissedItemConnection';
  readonly edges: ReadonlyArray<DismissedItemEdge>;
  readonly nodes: ReadonlyArray<Item>;
  readonly pageInfo: PageInfo;
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

export type DismissedItemEdge = {
  readonly __typename?: 'DismissedItemEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Item;
};

export type EffectInput =
  { readonly boost: BoostInput; readonly cap?: never; readonly keep?: never; readonly pin?: never; readonly promote?: never; readonly require?: never; readonly scale?: never; }
  |  { readonly boost?: never; readonly cap: CapInput; readonly keep?: never; readonly pin?: never; readonly promote?: never; readonly require?: never; readonly scale?: never; }
  |  { readonly boost?: never; readonly cap?: never; readonly keep: ItemFilter; readonly pin?: never; readonly promote?: never; readonly require?: never; readonly scale?: never; }
  |  { readonly boost?: never; readonly cap?: never; readonly keep?: never; readonly pin: PinInput; readonly promote?: never; readonly require?: never; readonly scale?: never; }
  |  { readonly boost?: never; readonly cap?: never; readonly keep?: never; readonly pin?: never; readonly promote: PromotionInput; readonly require?: never; readonly scale?: never; }
  |  { readonly boost?: never; readonly cap?: never; readonly keep?: never; readonly pin?: never; readonly promote?: never; readonly require: RequirementInput; readonly scale?: never; }
  |  { readonly boost?: never; readonly cap?: never; readonly keep?: never; readonly pin?: never; readonly promote?: never; readonly require?: never; readonly scale: ScaleInput; };

export type EmptyAudienceReason =
  | 'not-trained'
  | 'too-few-people'
  | 'unknown-item';

export type ErasureReceipt = {
  readonly __typename?: 'ErasureReceipt';
  readonly events: Scalars['Int']['output'];
  readonly filesDeleted: Scalars['Int']['output'];
  readonly filesRewritten: Scalars['Int']['output'];
  readonly modelVectors: Scalars['Int']['output'];
  readonly processes: Scalars['Int']['output'];
  readonly relationships: Scalars['Int']['output'];
  readonly servedLists: Scalars['Int']['output'];
  readonly users: Scalars['Int']['output'];
  readonly visitors: Scalars['Int']['output'];
};

export type ErrorCode =
  | 'BAD_REQUEST'
  | 'BAD_USER_INPUT'
  | 'BUSY'
  | 'CONFIG_INVALID'
  | 'CONFLICT'
  | 'CURSOR_EXPIRED'
  | 'CURSOR_INVALID'
  | 'DATA_NOT_FOUND'
  | 'FORBIDDEN'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'GRAPH_IN_USE'
  | 'GRAPH_TOO_LARGE'
  | 'IMPORT_REFUSED'
  | 'INTERNAL_SERVER_ERROR'
  | 'LIMIT_EXCEEDED'
  | 'MISDIRECTED_REQUEST'
  | 'NOT_FOUND'
  | 'OPERATION_RESOLUTION_FAILURE'
  | 'PAYLOAD_TOO_LARGE'
  | 'PERSISTED_QUERY_NOT_SUPPORTED'
  | 'PORT_IN_USE'
  | 'TIMEOUT'
  | 'TRAINING_IN_PROGRESS'
  | 'TRAINING_REFUSED'
  | 'UNAUTHENTICATED'
  | 'UNAVAILABLE'
  | 'UNKNOWN_PATH'
  | 'UNSUPPORTED_MEDIA_TYPE';

export type EvaluatedRanking =
  | 'hand-set'
  | 'incumbent'
  | 'item-softmax'
  | 'learned'
  | 'trees';

export type EventContextInput = {
  readonly campaign?: InputMaybe<Scalars['String']['input']>;
  readonly device?: InputMaybe<Scalars['String']['input']>;
  readonly place?: InputMaybe<Scalars['String']['input']>;
  readonly referrer?: InputMaybe<Scalars['String']['input']>;
};

export type EventInput = {
  readonly commentLength?: InputMaybe<Scalars['Int']['input']>;
  readonly context?: InputMaybe<EventContextInput>;
  readonly count?: InputMaybe<Scalars['Int']['input']>;
  readonly customKind?: InputMaybe<Scalars['String']['input']>;
  readonly dwellMs?: InputMaybe<Scalars['Int']['input']>;
  readonly eventId: Scalars['ID']['input'];
  readonly itemId?: InputMaybe<Scalars['ID']['input']>;
  readonly kind: Scalars['EventKindName']['input'];
  readonly occurredAt: Scalars['Instant']['input'];
  readonly orderId?: InputMaybe<Scalars['ID']['input']>;
  readonly portion?: InputMaybe<Scalars['Float']['input']>;
  readonly price?: InputMaybe<MoneyInput>;
  readonly properties?: InputMaybe<ReadonlyArray<PropertyInput>>;
  readonly quantity?: InputMaybe<Scalars['Int']['input']>;
  readonly query?: InputMaybe<Scalars['String']['input']>;
  readonly rating?: InputMaybe<Scalars['Float']['input']>;
  readonly recommendationId?: InputMaybe<Scalars['ID']['input']>;
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
  readonly token?: InputMaybe<Scalars['String']['input']>;
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

export type EventKind =
  | 'cart'
  | 'cart-removed'
  | 'click'
  | 'comment'
  | 'custom'
  | 'hide'
  | 'impression'
  | 'like'
  | 'play'
  | 'purchase'
  | 'rating'
  | 'report'
  | 'return'
  | 'save'
  | 'search'
  | 'share'
  | 'view';

export type EventQuality = {
  readonly __typename?: 'EventQuality';
  readonly accepted: Scalars['Int']['output'];
  readonly day: Scalars['DateTime']['output'];
  readonly duplicates: Scalars['Int']['output'];
  readonly kind?: Maybe<EventKind>;
  readonly rejected: Scalars['Int']['output'];
  readonly suppressed: Scalars['Int']['output'];
};

export type EventResult = {
  readonly __typename?: 'EventResult';
  readonly eventId: Scalars['ID']['output'];
  readonly problems: ReadonlyArray<Problem>;
  readonly status: EventStatus;
};

export type EventStats = {
  readonly __typename?: 'EventStats';
  readonly accepted: Scalars['SafeInt']['output'];
  readonly acceptedLastMinute: Scalars['SafeInt']['output'];
  readonly duplicates: Scalars['SafeInt']['output'];
  readonly rejected: Scalars['SafeInt']['output'];
};

export type EventStatus =
  | 'ACCEPTED'
  | 'DUPLICATE'
  | 'REJECTED'
  | 'SUPPRESSED_NO_CONSENT';

export type EventWeight = {
  readonly __typename?: 'EventWeight';
  readonly kind: EventKind;
  readonly weight: Scalars['Float']['output'];
};

export type Facet = {
  readonly __typename?: 'Facet';
  readonly distinctCount?: Maybe<Scalars['Int']['output']>;
  readonly field?: Maybe<FacetField>;
  readonly property?: Maybe<Scalars['String']['output']>;
  readonly range?: Maybe<FacetRange>;
  readonly values: ReadonlyArray<FacetValue>;
};

export type FacetField =
  | 'KIND'
  | 'TAG';

export type FacetInput = {
  readonly buckets?: InputMaybe<Scalars['Int']['input']>;
  readonly edges?: InputMaybe<ReadonlyArray<Scalars['Float']['input']>>;
  readonly excludeOwnFilter?: InputMaybe<Scalars['Boolean']['input']>;
  readonly field?: InputMaybe<FacetField>;
  readonly property?: InputMaybe<Scalars['String']['input']>;
  readonly tagKind?: InputMaybe<Scalars['String']['input']>;
};

export type FacetRange = {
  readonly __typename?: 'FacetRange';
  readonly count: Scalars['Int']['output'];
  readonly max: Scalars['Value']['output'];
  readonly min: Scalars['Value']['output'];
};

export type FacetValue = {
  readonly __typename?: 'FacetValue';
  readonly count: Scalars['Int']['output'];
  readonly from?: Maybe<Scalars['Float']['output']>;
  readonly tag?: Maybe<Tag>;
  readonly to?: Maybe<Scalars['Float']['output']>;
  readonly value: Scalars['Value']['output'];
};

export type FactorSettingsInput = {
  readonly countExponent?: InputMaybe<Scalars['Float']['input']>;
  readonly dimension?: InputMaybe<Scalars['Int']['input']>;
  readonly epochs?: InputMaybe<Scalars['Int']['input']>;
  readonly frequencyExponent?: InputMaybe<Scalars['Float']['input']>;
  readonly itemTagWeight?: InputMaybe<Scalars['Float']['input']>;
  readonly maxTags?: InputMaybe<Scalars['Int']['input']>;
  readonly minTagItems?: InputMaybe<Scalars['Int']['input']>;
  readonly regularization?: InputMaybe<Scalars['Float']['input']>;
  readonly tagsPerUser?: InputMaybe<Scalars['Int']['input']>;
  readonly tieWeight?: InputMaybe<Scalars['Float']['input']>;
  readonly unobservedMass?: InputMaybe<Scalars['Float']['input']>;
  readonly userTagWeight?: InputMaybe<Scalars['Float']['input']>;
};

export type FallbackInput =
  { readonly catalog: Scalars['Boolean']['input']; readonly fresh?: never; readonly hide?: never; readonly placement?: never; readonly popular?: never; readonly trending?: never; }
  |  { readonly catalog?: never; readonly fresh: Scalars['Boolean']['input']; readonly hide?: never; readonly placement?: never; readonly popular?: never; readonly trending?: never; }
  |  { readonly catalog?: never; readonly fresh?: never; readonly hide: Scalars['Boolean']['input']; readonly placement?: never; readonly popular?: never; readonly trending?: never; }
  |  { readonly catalog?: never; readonly fresh?: never; readonly hide?: never; readonly placement: Scalars['String']['input']; readonly popular?: never; readonly trending?: never; }
  |  { readonly catalog?: never; readonly fresh?: never; readonly hide?: never; readonly placement?: never; readonly popular: Scalars['Boolean']['input']; readonly trending?: never; }
  |  { readonly catalog?: never; readonly fresh?: never; readonly hide?: never; readonly placement?: never; readonly popular?: never; readonly trending: Scalars['Boolean']['input']; };

export type FallbackStep =
  | 'CATALOG'
  | 'EMPTY'
  | 'FRESH'
  | 'GLOBAL_POPULAR'
  | 'LAST_LIST'
  | 'PLACEMENT'
  | 'POPULAR'
  | 'TRENDING';

export type FatigueInput = {
  readonly creatorProperty?: InputMaybe<Scalars['String']['input']>;
  readonly floor: Scalars['Float']['input'];
  readonly hideAfter?: InputMaybe<Scalars['Int']['input']>;
  readonly hideFor?: InputMaybe<Scalars['Duration']['input']>;
  readonly over?: InputMaybe<Scalars['Duration']['input']>;
  readonly perExposure: Scalars['Float']['input'];
};

export type FieldTest = {
  readonly name: ItemField;
  readonly op: FilterOp;
  readonly value?: InputMaybe<Scalars['Value']['input']>;
};

export type FilterOp =
  | 'EQ'
  | 'EXISTS'
  | 'GT'
  | 'GTE'
  | 'HAS'
  | 'HAS_ALL'
  | 'HAS_ANY'
  | 'IN'
  | 'LT'
  | 'LTE'
  | 'NE'
  | 'NOT_IN'
  | 'WITHIN_KM';

export type FollowRule =
  | 'approved'
  | 'mutual'
  | 'open';

export type FollowUserPayload = {
  readonly __typename?: 'FollowUserPayload';
  readonly otherUser?: Maybe<User>;
  readonly problems: ReadonlyArray<Problem>;
  readonly user?: Maybe<User>;
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

export type ForgetEventPayload = {
  readonly __typename?: 'ForgetEventPayload';
  readonly problems: ReadonlyArray<Problem>;
  readonly user?: Maybe<User>;
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

export type ForgetIdentityPayload = {
  readonly __typename?: 'ForgetIdentityPayload';
  readonly problems: ReadonlyArray<Problem>;
  readonly user?: Maybe<User>;
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

export type FrequencyCapInput = {
  readonly max: Scalars['Int']['input'];
  readonly per: Scalars['Duration']['input'];
};

export type GivenSetting = {
  readonly __typename?: 'GivenSetting';
  readonly description: Scalars['String']['output'];
  readonly name: Scalars['String']['output'];
  readonly origin: SettingOrigin;
  readonly value?: Maybe<Scalars['String']['output']>;
};

export type GraphEngine =
  | 'embedded'
  | 'neo4j';

export type Health = {
  readonly __typename?: 'Health';
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  readonly figures: ReadonlyArray<HealthFigure>;
  readonly reasons: ReadonlyArray<Scalars['String']['output']>;
  readonly secondsBetween: Scalars['Int']['output'];
  readonly state: HealthState;
};

export type HealthFigure = {
  readonly __typename?: 'HealthFigure';
  readonly name: HealthFigureName;
  readonly now?: Maybe<Scalars['Float']['output']>;
  readonly points: ReadonlyArray<Maybe<Scalars['Float']['output']>>;
};

export type HealthFigureName =
  | 'answers'
  | 'disk-free'
  | 'errors'
  | 'failures'
  | 'latency-p50'
  | 'latency-p95'
  | 'late-sources'
  | 'snapshot-age'
  | 'waiting-events'
  | 'waiting-lists';

export type HealthState =
  | 'degraded'
  | 'down'
  | 'well';

export type HeldBack =
  | 'ATTENTION_BUDGET'
  | 'FREQUENCY_CAP'
  | 'QUIET_HOURS'
  | 'REQUIREMENT';

export type HiddenUserConnection = {
  readonly __typename?: 'HiddenUserConnection';
  readonly edges: ReadonlyArray<HiddenUserEdge>;
  readonly nodes: ReadonlyArray<User>;
  readonly pageInfo: PageInfo;
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

export type HiddenUserEdge = {
  readonly __typename?: 'HiddenUserEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: User;
};

export type HistoryConnection = {
  readonly __typename?: 'HistoryConnection';
  readonly edges: ReadonlyArray<HistoryEdge>;
  readonly nodes: ReadonlyArray<Item>;
  readonly pageInfo: PageInfo;
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

export type HistoryEdge = {
  readonly __typename?: 'HistoryEdge';
  readonly cursor: Scalars['String']['output'];
  readonly engagement: Scalars['Float']['output'];
  readonly lastAt: Scalars['DateTime']['output'];
  readonly node: Item;
};

export type HistoryOrder =
  { readonly engagement: Direction; readonly lastAt?: never; }
  |  { readonly engagement?: never; readonly lastAt: Direction; };

export type IdentifyPayload = {
  readonly __typename?: 'IdentifyPayload';
  readonly problems: ReadonlyArray<Problem>;
  readonly user?: Maybe<User>;
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

export type Identity = {
  readonly __typename?: 'Identity';
  readonly from?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly until?: Maybe<Scalars['DateTime']['output']>;
};

export type Import = {
  readonly __typename?: 'Import';
  readonly failure?: Maybe<ImportFailure>;
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly progress?: Maybe<ImportProgress>;
  readonly report?: Maybe<ImportReport>;
  readonly startedAt: Scalars['DateTime']['output'];
  readonly state: ImportState;
};

export type ImportFailure = {
  readonly __typename?: 'ImportFailure';
  readonly code: ErrorCode;
  readonly hint?: Maybe<Scalars['String']['output']>;
  readonly message: Scalars['String']['output'];
};

export type ImportOutcome =
  | 'noted'
  | 'rejected';

export type ImportProgress = {
  readonly __typename?: 'ImportProgress';
  readonly done: Scalars['SafeInt']['output'];
  readonly kind: Scalars['String']['output'];
  readonly total: Scalars['SafeInt']['output'];
};

export type ImportReason = {
  readonly __typename?: 'ImportReason';
  readonly file: Scalars['String']['output'];
  readonly firstLine: Scalars['SafeInt']['output'];
  readonly kind: Scalars['String']['output'];
  readonly outcome: ImportOutcome;
  readonly reason: Scalars['String']['output'];
  readonly rows: Scalars['SafeInt']['output'];
};

export type ImportReport = {
  readonly __typename?: 'ImportReport';
  readonly interactions: ImportedRows;
  readonly items: ImportedRows;
  readonly reasons: ReadonlyArray<ImportReason>;
  readonly taggings: ImportedRows;
  readonly tags: ImportedRows;
  readonly ties: ImportedRows;
  readonly users: ImportedRows;
};

export type ImportState =
  | 'canceled'
  | 'done'
  | 'failed'
  | 'running';

export type ImportedRows = {
  readonly __typename?: 'ImportedRows';
  readonly created: Scalars['SafeInt']['output'];
  readonly merged: Scalars['SafeInt']['output'];
  readonly read: Scalars['SafeInt']['output'];
  readonly rejected: Scalars['SafeInt']['output'];
  readonly skipped: Scalars['SafeInt']['output'];
};

export type InputProblem = Problem & {
  readonly __typename?: 'InputProblem';
  readonly code: ErrorCode;
  readonly isRetryable: Scalars['Boolean']['output'];
  readonly message: Scalars['String']['output'];
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

export type Interest = {
  readonly __typename?: 'Interest';
  readonly multiplier?: Maybe<Scalars['Float']['output']>;
  readonly probability: Scalars['Float']['output'];
  readonly tag: Tag;
};

export type InterestConnection = {
  readonly __typename?: 'InterestConnection';
  readonly edges: ReadonlyArray<InterestEdge>;
  readonly nodes: ReadonlyArray<Interest>;
  readonly pageInfo: PageInfo;
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

export type InterestEdge = {
  readonly __typename?: 'InterestEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Interest;
};

export type InterestSettingsInput = {
  readonly focus?: InputMaybe<Scalars['Int']['input']>;
  readonly heldShare?: InputMaybe<Scalars['Float']['input']>;
  readonly leastInteractions?: InputMaybe<Scalars['Int']['input']>;
  readonly leastUsers?: InputMaybe<Scalars['Int']['input']>;
  readonly maxUndatedUsers?: InputMaybe<Scalars['Int']['input']>;
  readonly maxUsers?: InputMaybe<Scalars['Int']['input']>;
  readonly mostHeld?: InputMaybe<Scalars['Int']['input']>;
  readonly ridge?: InputMaybe<Scalars['Float']['input']>;
  readonly sourceDropout?: InputMaybe<Scalars['Float']['input']>;
  readonly undatedShare?: InputMaybe<Scalars['Float']['input']>;
};

export type InterestTest = {
  readonly anyOf: ReadonlyArray<Scalars['ID']['input']>;
};

export type Item = Node & {
  readonly __typename?: 'Item';
  readonly audience?: Maybe<AudienceConnection>;
  readonly availableFrom?: Maybe<Scalars['DateTime']['output']>;
  readonly availableUntil?: Maybe<Scalars['DateTime']['output']>;
  readonly boughtTogether?: Maybe<BoughtTogetherConnection>;
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly imageUrl?: Maybe<Scalars['String']['output']>;
  readonly kind: Scalars['String']['output'];
  readonly nodeId: Scalars['ID']['output'];
  readonly properties: ReadonlyArray<Property>;
  readonly recommendations?: Maybe<RecommendationConnection>;
  readonly similarItems?: Maybe<SimilarItemConnection>;
  readonly tags?: Maybe<ItemTagConnection>;
  readonly title: Scalars['String']['output'];
  readonly url?: Maybe<Scalars['String']['output']>;
  readonly use?: Maybe<ItemUse>;
};


export type ItemAudienceArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<UserFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type ItemBoughtTogetherArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  locale?: InputMaybe<Scalars['Locale']['input']>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type ItemPropertiesArgs = {
  names?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


export type ItemRecommendationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  input?: InputMaybe<RecommendationInput>;
  minWatermark?: InputMaybe<Scalars['String']['input']>;
  placement?: InputMaybe<Scalars['String']['input']>;
  session?: InputMaybe<SessionInput>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type ItemSimilarItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type ItemTagsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type ItemActionInput = {
  readonly context?: InputMaybe<EventContextInput>;
  readonly eventId: Scalars['ID']['input'];
  readonly itemId: Scalars['ID']['input'];
  readonly occurredAt: Scalars['Instant']['input'];
  readonly recommendationId?: InputMaybe<Scalars['ID']['input']>;
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
  readonly token?: InputMaybe<Scalars['String']['input']>;
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

export type ItemChartRank = {
  readonly __typename?: 'ItemChartRank';
  readonly chart: CandidateSource;
  readonly rank: Scalars['Int']['output'];
};

export type ItemConnection = {
  readonly __typename?: 'ItemConnection';
  readonly edges: ReadonlyArray<ItemEdge>;
  readonly facets?: Maybe<ReadonlyArray<Facet>>;
  readonly nodes: ReadonlyArray<Item>;
  readonly pageInfo: PageInfo;
  readonly placement?: Maybe<ListPlacement>;
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
  readonly unknownIds?: Maybe<ReadonlyArray<Scalars['ID']['output']>>;
};


export type ItemConnectionFacetsArgs = {
  by: ReadonlyArray<FacetInput>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type ItemEdge = {
  readonly __typename?: 'ItemEdge';
  readonly cursor: Scalars['String']['output'];
  readonly isRanked: Scalars['Boolean']['output'];
  readonly node: Item;
  readonly promotion?: Maybe<PromotionNotice>;
  readonly reasons: ReadonlyArray<Reason>;
};

export type ItemEventCount = {
  readonly __typename?: 'ItemEventCount';
  readonly count: Scalars['SafeInt']['output'];
  readonly kind: EventKind;
  readonly users: Scalars['Int']['output'];
};

export type ItemEvents = {
  readonly __typename?: 'ItemEvents';
  readonly kinds: ReadonlyArray<ItemEventCount>;
  readonly users: Scalars['Int']['output'];
};

export type ItemField =
  | 'AVAILABLE_FROM'
  | 'CREATED_AT';

export type ItemFilter =
  { readonly all: ReadonlyArray<ItemFilter>; readonly any?: never; readonly field?: never; readonly ids?: never; readonly kind?: never; readonly not?: never; readonly property?: never; readonly tag?: never; readonly titlePrefix?: never; }
  |  { readonly all?: never; readonly any: ReadonlyArray<ItemFilter>; readonly field?: never; readonly ids?: never; readonly kind?: never; readonly not?: never; readonly property?: never; readonly tag?: never; readonly titlePrefix?: never; }
  |  { readonly all?: never; readonly any?: never; readonly field: FieldTest; readonly ids?: never; readonly kind?: never; readonly not?: never; readonly property?: never; readonly tag?: never; readonly titlePrefix?: never; }
  |  { readonly all?: never; readonly any?: never; readonly field?: never; readonly ids: ReadonlyArray<Scalars['ID']['input']>; readonly kind?: never; readonly not?: never; readonly property?: never; readonly tag?: never; readonly titlePrefix?: never; }
  |  { readonly all?: never; readonly any?: never; readonly field?: never; readonly ids?: never; readonly kind: KindTest; readonly not?: never; readonly property?: never; readonly tag?: never; readonly titlePrefix?: never; }
  |  { readonly all?: never; readonly any?: never; readonly field?: never; readonly ids?: never; readonly kind?: never; readonly not: ItemFilter; readonly property?: never; readonly tag?: never; readonly titlePrefix?: never; }
  |  { readonly all?: never; readonly any?: never; readonly field?: never; readonly ids?: never; readonly kind?: never; readonly not?: never; readonly property: PropertyTest; readonly tag?: never; readonly titlePrefix?: never; }
  |  { readonly all?: never; readonly any?: never; readonly field?: never; readonly ids?: never; readonly kind?: never; readonly not?: never; readonly property?: never; readonly tag: TagTest; readonly titlePrefix?: never; }
  |  { readonly all?: never; readonly any?: never; readonly field?: never; readonly ids?: never; readonly kind?: never; readonly not?: never; readonly property?: never; readonly tag?: never; readonly titlePrefix: Scalars['String']['input']; };

export type ItemInput = {
  readonly availableFrom?: InputMaybe<Scalars['Instant']['input']>;
  readonly availableUntil?: InputMaybe<Scalars['Instant']['input']>;
  readonly createdAt?: InputMaybe<Scalars['Instant']['input']>;
  readonly id: Scalars['ID']['input'];
  readonly imageUrl?: InputMaybe<Scalars['URL']['input']>;
  readonly kind?: InputMaybe<Scalars['String']['input']>;
  readonly properties?: InputMaybe<ReadonlyArray<PropertyInput>>;
  readonly tags?: InputMaybe<ReadonlyArray<ItemTagInput>>;
  readonly title?: InputMaybe<Scalars['String']['input']>;
  readonly url?: InputMaybe<Scalars['URL']['input']>;
};

export type ItemOrder =
  { readonly createdAt: Direction; readonly forYou?: never; readonly popularity?: never; readonly property?: never; readonly title?: never; }
  |  { readonly createdAt?: never; readonly forYou: Direction; readonly popularity?: never; readonly property?: never; readonly title?: never; }
  |  { readonly createdAt?: never; readonly forYou?: never; readonly popularity: Direction; readonly property?: never; readonly title?: never; }
  |  { readonly createdAt?: never; readonly forYou?: never; readonly popularity?: never; readonly property: PropertyOrder; readonly title?: never; }
  |  { readonly createdAt?: never; readonly forYou?: never; readonly popularity?: never; readonly property?: never; readonly title: Direction; };

export type ItemPart =
  | 'image'
  | 'impressions'
  | 'tags'
  | 'users';

export type ItemSoftmaxSettingsInput = {
  readonly epochs?: InputMaybe<Scalars['Int']['input']>;
  readonly heldShare?: InputMaybe<Scalars['Float']['input']>;
  readonly learningRate?: InputMaybe<Scalars['Float']['input']>;
  readonly negatives?: InputMaybe<Scalars['Int']['input']>;
};

export type ItemSpread = {
  readonly __typename?: 'ItemSpread';
  readonly isEstimate: Scalars['Boolean']['output'];
  readonly shown: ReadonlyArray<Scalars['Float']['output']>;
  readonly used: ReadonlyArray<Scalars['Float']['output']>;
};

export type ItemTagConnection = {
  readonly __typename?: 'ItemTagConnection';
  readonly edges: ReadonlyArray<ItemTagEdge>;
  readonly nodes: ReadonlyArray<Tag>;
  readonly pageInfo: PageInfo;
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

export type ItemTagEdge = {
  readonly __typename?: 'ItemTagEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Tag;
  readonly weight: Scalars['Float']['output'];
};

export type ItemTagInput = {
  readonly tagId: Scalars['ID']['input'];
  readonly weight?: InputMaybe<Scalars['Float']['input']>;
};

export type ItemUse = {
  readonly __typename?: 'ItemUse';
  readonly chartRanks?: Maybe<ReadonlyArray<ItemChartRank>>;
  readonly clicks?: Maybe<Scalars['SafeInt']['output']>;
  readonly events?: Maybe<ItemEvents>;
  readonly impressions?: Maybe<Scalars['SafeInt']['output']>;
  readonly popularityRank?: Maybe<Scalars['Int']['output']>;
};

export type KindTest = {
  readonly anyOf: ReadonlyArray<Scalars['String']['input']>;
};

export type LearnedInterest = {
  readonly __typename?: 'LearnedInterest';
  readonly metrics: ModelMetrics;
  readonly origin: WeightsOrigin;
  readonly popularityWeight: Scalars['Float']['output'];
  readonly ranker: Ranker;
  readonly trees: Scalars['Int']['output'];
  readonly weights: ReadonlyArray<SourceBlend>;
};

export type LearningSettingsInput = {
  readonly boughtTogether?: InputMaybe<BoughtTogetherSettingsInput>;
  readonly charts?: InputMaybe<ChartSettingsInput>;
  readonly factors?: InputMaybe<FactorSettingsInput>;
  readonly interest?: InputMaybe<InterestSettingsInput>;
  readonly itemSoftmax?: InputMaybe<ItemSoftmaxSettingsInput>;
  readonly neighborhoods?: InputMaybe<NeighborhoodSettingsInput>;
  readonly seed?: InputMaybe<Scalars['Int']['input']>;
  readonly servedShare?: InputMaybe<Scalars['Float']['input']>;
  readonly similarItems?: InputMaybe<SimilarItemSettingsInput>;
  readonly tagTops?: InputMaybe<TagTopSettingsInput>;
  readonly trees?: InputMaybe<TreeSettingsInput>;
  readonly twoHopTies?: InputMaybe<TwoHopTieSettingsInput>;
};

export type LeftOut = {
  readonly __typename?: 'LeftOut';
  readonly count?: Maybe<Scalars['Int']['output']>;
  readonly reason: LeftOutReason;
  readonly rule?: Maybe<Scalars['String']['output']>;
};

export type LeftOutReason =
  | 'DISMISSED'
  | 'EXCLUDED'
  | 'FILTER'
  | 'REJECTED_TAG'
  | 'RULE'
  | 'SEEN'
  | 'TAG_LIMIT'
  | 'UNAVAILABLE';

export type LimitProblem = Problem & {
  readonly __typename?: 'LimitProblem';
  readonly code: ErrorCode;
  readonly isRetryable: Scalars['Boolean']['output'];
  readonly message: Scalars['String']['output'];
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

export type Limits = {
  readonly __typename?: 'Limits';
  readonly deletedIds: Scalars['Int']['output'];
  readonly documentAliases: Scalars['Int']['output'];
  readonly documentCost: Scalars['Int']['output'];
  readonly documentDepth: Scalars['Int']['output'];
  readonly documentTokens: Scalars['Int']['output'];
  readonly events: Scalars['Int']['output'];
  readonly following: Scalars['Int']['output'];
  readonly hiddenUsers: Scalars['Int']['output'];
  readonly idLength: Scalars['Int']['output'];
  readonly itemTags: Scalars['Int']['output'];
  readonly listLength: Scalars['Int']['output'];
  readonly nodeIds: Scalars['Int']['output'];
  readonly pageSize: Scalars['Int']['output'];
  readonly properties: Scalars['Int']['output'];
  readonly propertyLength: Scalars['Int']['output'];
  readonly requestBytes: Scalars['Int']['output'];
  readonly requestDeadlineMs: Scalars['Int']['output'];
  readonly textLength: Scalars['Int']['output'];
  readonly upsertedRecords: Scalars['Int']['output'];
};

export type ListModel =
  | 'previous'
  | 'serving';

export type ListPlacement = {
  readonly __typename?: 'ListPlacement';
  readonly key: Scalars['String']['output'];
  readonly number: Scalars['Int']['output'];
};

export type LogitParts = {
  readonly __typename?: 'LogitParts';
  readonly items: Scalars['Float']['output'];
  readonly viewer: Scalars['Float']['output'];
};

export type Metric =
  | 'clicks'
  | 'conversions'
  | 'conversion-rate'
  | 'coverage'
  | 'ctr'
  | 'degraded-rate'
  | 'dwell-minutes'
  | 'empty-rate'
  | 'explored-share'
  | 'exposure-gini'
  | 'fallback-rate'
  | 'impressions'
  | 'latency-p50'
  | 'latency-p95'
  | 'latency-p99'
  | 'lists'
  | 'negative-rate'
  | 'promoted-share'
  | 'refused-tokens'
  | 'repeat-share'
  | 'revenue'
  | 'revenue-per-1000'
  | 'searches'
  | 'searches-without-click'
  | 'searches-without-result'
  | 'value'
  | 'value-per-minute';

export type MetricBucket =
  | 'day'
  | 'hour'
  | 'total'
  | 'week';

export type MetricDimension =
  | 'currency'
  | 'item-kind'
  | 'model'
  | 'placement'
  | 'position'
  | 'row'
  | 'source'
  | 'version';

export type MetricLabel = {
  readonly __typename?: 'MetricLabel';
  readonly dimension: MetricDimension;
  readonly value: Scalars['String']['output'];
};

export type MetricPoint = {
  readonly __typename?: 'MetricPoint';
  readonly from: Scalars['DateTime']['output'];
  readonly to: Scalars['DateTime']['output'];
  readonly value: MetricValue;
};

export type MetricSeries = {
  readonly __typename?: 'MetricSeries';
  readonly labels: ReadonlyArray<MetricLabel>;
  readonly metric: Metric;
  readonly points: ReadonlyArray<MetricPoint>;
  readonly total: MetricValue;
};

export type MetricValue = {
  readonly __typename?: 'MetricValue';
  readonly denominator?: Maybe<Scalars['Float']['output']>;
  readonly high?: Maybe<Scalars['Float']['output']>;
  readonly isEstimate: Scalars['Boolean']['output'];
  readonly low?: Maybe<Scalars['Float']['output']>;
  readonly numerator?: Maybe<Scalars['Float']['output']>;
  readonly users: Scalars['Int']['output'];
  readonly value?: Maybe<Scalars['Float']['output']>;
};

export type MetricsInput = {
  readonly by?: InputMaybe<ReadonlyArray<MetricDimension>>;
  readonly every?: InputMaybe<MetricBucket>;
  readonly from: Scalars['Instant']['input'];
  readonly metrics: ReadonlyArray<Metric>;
  readonly models?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly placements?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly to: Scalars['Instant']['input'];
};

export type MetricsReport = {
  readonly __typename?: 'MetricsReport';
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  readonly series: ReadonlyArray<MetricSeries>;
};

export type MinutesInput = {
  readonly budget: Scalars['Float']['input'];
  readonly otherwise: Scalars['Float']['input'];
  readonly property: Scalars['String']['input'];
};

export type ModelMetrics = {
  readonly __typename?: 'ModelMetrics';
  readonly poolRecall: Scalars['Float']['output'];
  readonly positives: Scalars['Int']['output'];
  readonly rankings: ReadonlyArray<RankingMetrics>;
  readonly users: Scalars['Int']['output'];
};

export type Money = {
  readonly __typename?: 'Money';
  readonly amount: Scalars['SafeInt']['output'];
  readonly currency: Scalars['Currency']['output'];
};

export type MoneyInput = {
  readonly amount: Scalars['SafeInt']['input'];
  readonly currency: Scalars['Currency']['input'];
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  readonly adjustInterest?: Maybe<AdjustInterestPayload>;
  readonly applyPreset?: Maybe<ApplyPresetPayload>;
  readonly blockUser?: Maybe<BlockUserPayload>;
  readonly cancelImport?: Maybe<CancelImportPayload>;
  readonly cancelTraining?: Maybe<CancelTrainingPayload>;
  readonly createApiKey?: Maybe<CreateApiKeyPayload>;
  readonly createUserToken?: Maybe<CreateUserTokenPayload>;
  readonly declareItemProperties?: Maybe<DeclareItemPropertiesPayload>;
  readonly declareUserProperties?: Maybe<DeclareUserPropertiesPayload>;
  readonly deleteItems?: Maybe<DeleteItemsPayload>;
  readonly deleteSegment?: Maybe<DeleteSegmentPayload>;
  readonly deleteTags?: Maybe<DeleteTagsPayload>;
  readonly deleteUsers?: Maybe<DeleteUsersPayload>;
  readonly dismiss?: Maybe<DismissPayload>;
  readonly dismissSuggestion?: Maybe<DismissSuggestionPayload>;
  readonly followUser?: Maybe<FollowUserPayload>;
  readonly forgetEvent?: Maybe<ForgetEventPayload>;
  readonly forgetIdentity?: Maybe<ForgetIdentityPayload>;
  readonly identify?: Maybe<IdentifyPayload>;
  readonly muteUser?: Maybe<MuteUserPayload>;
  readonly publishPlacement?: Maybe<PublishPlacementPayload>;
  readonly recordEvents?: Maybe<RecordEventsPayload>;
  readonly recordImpressions?: Maybe<RecordImpressionsPayload>;
  readonly requestErasure?: Maybe<RequestErasurePayload>;
  readonly requestExport?: Maybe<RequestExportPayload>;
  readonly resetProfile?: Maybe<ResetProfilePayload>;
  readonly revokeApiKey?: Maybe<RevokeApiKeyPayload>;
  readonly rollBackModel?: Maybe<RollBackModelPayload>;
  readonly rollBackPlacement?: Maybe<RollBackPlacementPayload>;
  readonly rotateApiKey?: Maybe<RotateApiKeyPayload>;
  readonly rotateTokenSecret?: Maybe<RotateTokenSecretPayload>;
  readonly savePlacementDraft?: Maybe<SavePlacementDraftPayload>;
  readonly saveSegment?: Maybe<SaveSegmentPayload>;
  readonly setConsent?: Maybe<SetConsentPayload>;
  readonly startTraining?: Maybe<StartTrainingPayload>;
  readonly steer?: Maybe<SteerPayload>;
  readonly unblockUser?: Maybe<UnblockUserPayload>;
  readonly undoDismissal?: Maybe<UndoDismissalPayload>;
  readonly undoSteers?: Maybe<UndoSteersPayload>;
  readonly undoSuggestionDismissal?: Maybe<UndoSuggestionDismissalPayload>;
  readonly unfollowUser?: Maybe<UnfollowUserPayload>;
  readonly unmuteUser?: Maybe<UnmuteUserPayload>;
  readonly upsertItems?: Maybe<UpsertItemsPayload>;
  readonly upsertTags?: Maybe<UpsertTagsPayload>;
  readonly upsertUsers?: Maybe<UpsertUsersPayload>;
};


export type MutationAdjustInterestArgs = {
  factor: Scalars['Float']['input'];
  tagId: Scalars['ID']['input'];
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type MutationApplyPresetArgs = {
  input: ApplyPresetInput;
};


export type MutationBlockUserArgs = {
  otherId: Scalars['ID']['input'];
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type MutationCancelImportArgs = {
  id: Scalars['ID']['input'];
};


export type MutationCancelTrainingArgs = {
  id: Scalars['ID']['input'];
};


export type MutationCreateApiKeyArgs = {
  expiresAt?: InputMaybe<Scalars['Instant']['input']>;
  name: Scalars['String']['input'];
  origins?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  scopes: ReadonlyArray<Scope>;
};


export type MutationCreateUserTokenArgs = {
  expiresInSeconds?: InputMaybe<Scalars['Int']['input']>;
  userId: Scalars['ID']['input'];
};


export type MutationDeclareItemPropertiesArgs = {
  properties: ReadonlyArray<PropertyTypeInput>;
};


export type MutationDeclareUserPropertiesArgs = {
  properties: ReadonlyArray<PropertyTypeInput>;
};


export type MutationDeleteItemsArgs = {
  itemIds: ReadonlyArray<Scalars['ID']['input']>;
};


export type MutationDeleteSegmentArgs = {
  name: Scalars['String']['input'];
};


export type MutationDeleteTagsArgs = {
  tagIds: ReadonlyArray<Scalars['ID']['input']>;
};


export type MutationDeleteUsersArgs = {
  userIds: ReadonlyArray<Scalars['ID']['input']>;
};


export type MutationDismissArgs = {
  itemId: Scalars['ID']['input'];
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type MutationDismissSuggestionArgs = {
  otherId: Scalars['ID']['input'];
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type MutationFollowUserArgs = {
  isMutual?: InputMaybe<Scalars['Boolean']['input']>;
  otherId: Scalars['ID']['input'];
  strength?: InputMaybe<Scalars['Float']['input']>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type MutationForgetEventArgs = {
  eventId: Scalars['ID']['input'];
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type MutationForgetIdentityArgs = {
  userId?: InputMaybe<Scalars['ID']['input']>;
  visitorId: Scalars['ID']['input'];
};


export type MutationIdentifyArgs = {
  userId?: InputMaybe<Scalars['ID']['input']>;
  visitorId: Scalars['ID']['input'];
};


export type MutationMuteUserArgs = {
  otherId: Scalars['ID']['input'];
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type MutationPublishPlacementArgs = {
  input: PublishPlacementInput;
};


export type MutationRecordEventsArgs = {
  actions?: InputMaybe<ReadonlyArray<ActionInput>>;
  events?: InputMaybe<ReadonlyArray<EventInput>>;
  sentAt?: InputMaybe<Scalars['Instant']['input']>;
};


export type MutationRecordImpressionsArgs = {
  eventId?: InputMaybe<Scalars['ID']['input']>;
  occurredAt?: InputMaybe<Scalars['Instant']['input']>;
  positions: ReadonlyArray<Scalars['Int']['input']>;
  recommendationId: Scalars['ID']['input'];
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type MutationRequestErasureArgs = {
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type MutationRequestExportArgs = {
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type MutationResetProfileArgs = {
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type MutationRevokeApiKeyArgs = {
  name: Scalars['String']['input'];
};


export type MutationRollBackModelArgs = {
  version: Scalars['String']['input'];
};


export type MutationRollBackPlacementArgs = {
  input: RollBackPlacementInput;
};


export type MutationRotateApiKeyArgs = {
  name: Scalars['String']['input'];
  overlapSeconds?: InputMaybe<Scalars['Int']['input']>;
};


export type MutationSavePlacementDraftArgs = {
  input: SavePlacementInput;
};


export type MutationSaveSegmentArgs = {
  input: SaveSegmentInput;
};


export type MutationSetConsentArgs = {
  choices: ReadonlyArray<ConsentChoiceInput>;
  policyVersion?: InputMaybe<Scalars['String']['input']>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type MutationStartTrainingArgs = {
  holdout?: InputMaybe<TrainingHoldout>;
  isForced?: InputMaybe<Scalars['Boolean']['input']>;
  likeVersion?: InputMaybe<Scalars['String']['input']>;
  settings?: InputMaybe<TrainingSettingsInput>;
};


export type MutationSteerArgs = {
  less?: InputMaybe<ReadonlyArray<SteerTarget>>;
  more?: InputMaybe<ReadonlyArray<SteerTarget>>;
  until?: InputMaybe<Scalars['Instant']['input']>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type MutationUnblockUserArgs = {
  otherId: Scalars['ID']['input'];
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type MutationUndoDismissalArgs = {
  itemId: Scalars['ID']['input'];
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type MutationUndoSteersArgs = {
  steerIds: ReadonlyArray<Scalars['ID']['input']>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type MutationUndoSuggestionDismissalArgs = {
  otherId: Scalars['ID']['input'];
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type MutationUnfollowUserArgs = {
  isMutual?: InputMaybe<Scalars['Boolean']['input']>;
  otherId: Scalars['ID']['input'];
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type MutationUnmuteUserArgs = {
  otherId: Scalars['ID']['input'];
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type MutationUpsertItemsArgs = {
  items: ReadonlyArray<ItemInput>;
};


export type MutationUpsertTagsArgs = {
  tags: ReadonlyArray<TagInput>;
};


export type MutationUpsertUsersArgs = {
  users: ReadonlyArray<UserInput>;
};

export type MuteUserPayload = {
  readonly __typename?: 'MuteUserPayload';
  readonly otherUser?: Maybe<User>;
  readonly problems: ReadonlyArray<Problem>;
  readonly user?: Maybe<User>;
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

export type NeighborConnection = {
  readonly __typename?: 'NeighborConnection';
  readonly edges: ReadonlyArray<NeighborEdge>;
  readonly nodes: ReadonlyArray<User>;
  readonly pageInfo: PageInfo;
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

export type NeighborEdge = {
  readonly __typename?: 'NeighborEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: User;
  readonly similarity: Scalars['Float']['output'];
};

export type NeighborhoodSettingsInput = {
  readonly asymmetry?: InputMaybe<Scalars['Float']['input']>;
  readonly b?: InputMaybe<Scalars['Float']['input']>;
  readonly k?: InputMaybe<Scalars['Int']['input']>;
  readonly k1?: InputMaybe<Scalars['Float']['input']>;
  readonly maxItemUsers?: InputMaybe<Scalars['Int']['input']>;
  readonly shrinkage?: InputMaybe<Scalars['Float']['input']>;
};

export type Node = {
  readonly nodeId: Scalars['ID']['output'];
};

export type Operand =
  { readonly ofItem: Scalars['String']['input']; readonly ofViewer?: never; readonly value?: never; }
  |  { readonly ofItem?: never; readonly ofViewer: Scalars['String']['input']; readonly value?: never; }
  |  { readonly ofItem?: never; readonly ofViewer?: never; readonly value: Scalars['Value']['input']; };

export type OperationStats = {
  readonly __typename?: 'OperationStats';
  readonly meanMs: Scalars['Float']['output'];
  readonly name: Scalars['String']['output'];
  readonly p95Ms: Scalars['Float']['output'];
  readonly total: Scalars['SafeInt']['output'];
};

export type OrderInput = {
  readonly context?: InputMaybe<EventContextInput>;
  readonly id: Scalars['ID']['input'];
  readonly lines: ReadonlyArray<OrderLineInput>;
  readonly occurredAt: Scalars['Instant']['input'];
  readonly recommendationId?: InputMaybe<Scalars['ID']['input']>;
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

export type OrderLineInput = {
  readonly itemId: Scalars['ID']['input'];
  readonly quantity?: InputMaybe<Scalars['Int']['input']>;
  readonly unitPrice?: InputMaybe<MoneyInput>;
};

export type OriginKind =
  | 'demo'
  | 'import';

export type Page = {
  readonly __typename?: 'Page';
  readonly rows: ReadonlyArray<PageRow>;
};

export type PageInfo = {
  readonly __typename?: 'PageInfo';
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  readonly hasNextPage: Scalars['Boolean']['output'];
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

export type PageRow = {
  readonly __typename?: 'PageRow';
  readonly placement: Scalars['String']['output'];
  readonly results: RecommendationConnection;
  readonly seed?: Maybe<Node>;
  readonly title?: Maybe<Scalars['String']['output']>;
};

export type PastTraining = {
  readonly __typename?: 'PastTraining';
  readonly endedAt: Scalars['DateTime']['output'];
  readonly interactions?: Maybe<Scalars['SafeInt']['output']>;
  readonly interest?: Maybe<LearnedInterest>;
  readonly ndcgAt10?: Maybe<Scalars['Float']['output']>;
  readonly outcome: TrainingOutcome;
  readonly reason?: Maybe<Scalars['String']['output']>;
  readonly seconds: Scalars['Float']['output'];
  readonly startedAt: Scalars['DateTime']['output'];
  readonly version: Scalars['String']['output'];
};

export type Personalization =
  | 'COLD_START'
  | 'FULL'
  | 'NONE'
  | 'NO_CONSENT'
  | 'SESSION'
  | 'UNKNOWN_USER';

export type PinInput = {
  readonly evenIfSeen?: InputMaybe<Scalars['Boolean']['input']>;
  readonly itemId: Scalars['ID']['input'];
  readonly position: Scalars['Int']['input'];
};

export type Placement = {
  readonly __typename?: 'Placement';
  readonly draft?: Maybe<PlacementVersion>;
  readonly key: Scalars['String']['output'];
  readonly published?: Maybe<PlacementVersion>;
  readonly surface: Surface;
  readonly versions?: Maybe<PlacementVersionConnection>;
};


export type PlacementVersionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type PlacementConnection = {
  readonly __typename?: 'PlacementConnection';
  readonly edges: ReadonlyArray<PlacementEdge>;
  readonly nodes: ReadonlyArray<Placement>;
  readonly pageInfo: PageInfo;
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

export type PlacementEdge = {
  readonly __typename?: 'PlacementEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Placement;
};

export type PlacementPreview = {
  readonly __typename?: 'PlacementPreview';
  readonly lists: ReadonlyArray<PreviewedList>;
  readonly pages: ReadonlyArray<PreviewedPage>;
  readonly problems: ReadonlyArray<Problem>;
  readonly report?: Maybe<PreviewReport>;
};

export type PlacementSpecInput = {
  readonly attention?: InputMaybe<AttentionInput>;
  readonly clientMay?: InputMaybe<ReadonlyArray<ClientControl>>;
  readonly diversity?: InputMaybe<Scalars['Float']['input']>;
  readonly fallback?: InputMaybe<ReadonlyArray<FallbackInput>>;
  readonly fatigue?: InputMaybe<FatigueInput>;
  readonly filter?: InputMaybe<ItemFilter>;
  readonly least?: InputMaybe<Scalars['Int']['input']>;
  readonly rotation?: InputMaybe<RotationInput>;
  readonly rows?: InputMaybe<ReadonlyArray<RowInput>>;
  readonly rules?: InputMaybe<ReadonlyArray<RuleInput>>;
  readonly seen?: InputMaybe<ReadonlyArray<SeenRuleInput>>;
  readonly sources?: InputMaybe<ReadonlyArray<SourceWeightInput>>;
  readonly temperature?: InputMaybe<Scalars['Float']['input']>;
};

export type PlacementVersion = {
  readonly __typename?: 'PlacementVersion';
  readonly activeFrom?: Maybe<Scalars['DateTime']['output']>;
  readonly activeUntil?: Maybe<Scalars['DateTime']['output']>;
  readonly createdAt: Scalars['DateTime']['output'];
  readonly createdBy: Scalars['String']['output'];
  readonly diff?: Maybe<ReadonlyArray<SpecChange>>;
  readonly digest: Scalars['String']['output'];
  readonly note?: Maybe<Scalars['String']['output']>;
  readonly number: Scalars['Int']['output'];
  readonly spec: Scalars['PlacementSpec']['output'];
  readonly state: VersionState;
};


export type PlacementVersionDiffArgs = {
  against: Scalars['Int']['input'];
};

export type PlacementVersionConnection = {
  readonly __typename?: 'PlacementVersionConnection';
  readonly edges: ReadonlyArray<PlacementVersionEdge>;
  readonly nodes: ReadonlyArray<PlacementVersion>;
  readonly pageInfo: PageInfo;
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

export type PlacementVersionEdge = {
  readonly __typename?: 'PlacementVersionEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: PlacementVersion;
};

export type PolicyNumbersInput = {
  readonly halfLifeDays?: InputMaybe<Scalars['Float']['input']>;
  readonly interestLimit?: InputMaybe<Scalars['Int']['input']>;
  readonly personLimit?: InputMaybe<Scalars['Int']['input']>;
  readonly popularityDiscount?: InputMaybe<Scalars['Float']['input']>;
  readonly seedDepth?: InputMaybe<Scalars['Int']['input']>;
  readonly seedLimit?: InputMaybe<Scalars['Int']['input']>;
  readonly tagDepth?: InputMaybe<Scalars['Int']['input']>;
};

export type PopularityPoint = {
  readonly __typename?: 'PopularityPoint';
  readonly interactions: Scalars['Float']['output'];
  readonly items: Scalars['Float']['output'];
};

export type Preset =
  | 'FEED'
  | 'FINANCE'
  | 'SHOP'
  | 'VIDEO';

export type PreviewInput = {
  readonly at?: InputMaybe<Scalars['DateTime']['input']>;
  readonly compareWith?: InputMaybe<Scalars['Int']['input']>;
  readonly first?: InputMaybe<Scalars['Int']['input']>;
  readonly key: Scalars['String']['input'];
  readonly number?: InputMaybe<Scalars['Int']['input']>;
  readonly spec?: InputMaybe<PlacementSpecInput>;
  readonly viewers: ReadonlyArray<Scalars['ID']['input']>;
};

export type PreviewReport = {
  readonly __typename?: 'PreviewReport';
  readonly capBreaches: Scalars['Int']['output'];
  readonly coverage: Scalars['Float']['output'];
  readonly emptyLists: Scalars['Int']['output'];
  readonly exposureGini: Scalars['Float']['output'];
  readonly meanOverlapAt10?: Maybe<Scalars['Float']['output']>;
  readonly p95Ms: Scalars['Float']['output'];
  readonly promotedShare: Scalars['Float']['output'];
  readonly removed: ReadonlyArray<Removal>;
  readonly viewers: Scalars['Int']['output'];
};

export type PreviewedList = {
  readonly __typename?: 'PreviewedList';
  readonly before?: Maybe<RecommendationConnection>;
  readonly list?: Maybe<RecommendationConnection>;
  readonly viewer?: Maybe<User>;
  readonly viewerId?: Maybe<Scalars['ID']['output']>;
};

export type PreviewedPage = {
  readonly __typename?: 'PreviewedPage';
  readonly rows: ReadonlyArray<PageRow>;
  readonly viewer?: Maybe<User>;
  readonly viewerId?: Maybe<Scalars['ID']['output']>;
};

export type PrivacyRequest = Node & {
  readonly __typename?: 'PrivacyRequest';
  readonly downloadUrl?: Maybe<Scalars['String']['output']>;
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly kind: PrivacyRequestKind;
  readonly nodeId: Scalars['ID']['output'];
  readonly problems: ReadonlyArray<Problem>;
  readonly progress: Scalars['Float']['output'];
  readonly receipt?: Maybe<ErasureReceipt>;
  readonly requestedAt: Scalars['DateTime']['output'];
  readonly state: PrivacyRequestState;
};

export type PrivacyRequestKind =
  | 'erasure'
  | 'export';

export type PrivacyRequestState =
  | 'done'
  | 'failed'
  | 'pending'
  | 'running';

export type Problem = {
  readonly code: ErrorCode;
  readonly isRetryable: Scalars['Boolean']['output'];
  readonly message: Scalars['String']['output'];
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

export type PromotionInput = {
  readonly frequency?: InputMaybe<ReadonlyArray<FrequencyCapInput>>;
  readonly holdout?: InputMaybe<Scalars['Float']['input']>;
  readonly kind: PromotionKind;
  readonly label: Scalars['String']['input'];
  readonly onBehalfOf?: InputMaybe<Scalars['String']['input']>;
  readonly paidBy?: InputMaybe<Scalars['String']['input']>;
  readonly share: Scalars['Float']['input'];
  readonly where: ItemFilter;
};

export type PromotionKind =
  | 'EDITORIAL'
  | 'SPONSORED';

export type PromotionNotice = {
  readonly __typename?: 'PromotionNotice';
  readonly kind: PromotionKind;
  readonly label: Scalars['String']['output'];
  readonly onBehalfOf?: Maybe<Scalars['String']['output']>;
  readonly paidBy?: Maybe<Scalars['String']['output']>;
  readonly rule?: Maybe<Scalars['String']['output']>;
  readonly why: Scalars['String']['output'];
};


export type PromotionNoticeWhyArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

export type Property = {
  readonly __typename?: 'Property';
  readonly name: Scalars['String']['output'];
  readonly value: Scalars['Value']['output'];
};

export type PropertyInput = {
  readonly name: Scalars['String']['input'];
  readonly value?: InputMaybe<Scalars['Value']['input']>;
};

export type PropertyOrder = {
  readonly direction: Direction;
  readonly name: Scalars['String']['input'];
};

export type PropertyOwner =
  | 'ITEM'
  | 'USER';

export type PropertyTest = {
  readonly name: Scalars['String']['input'];
  readonly op: FilterOp;
  readonly value?: InputMaybe<Operand>;
};

export type PropertyType =
  | 'BOOLEAN'
  | 'FLOAT'
  | 'GEO'
  | 'STRING'
  | 'STRING_SET'
  | 'TEXT'
  | 'TIMESTAMP';

export type PropertyTypeInfo = {
  readonly __typename?: 'PropertyTypeInfo';
  readonly misfits?: Maybe<Scalars['Int']['output']>;
  readonly name: Scalars['String']['output'];
  readonly type: PropertyType;
};

export type PropertyTypeInput = {
  readonly name: Scalars['String']['input'];
  readonly type: PropertyType;
};

export type PublicProfile = {
  readonly __typename?: 'PublicProfile';
  readonly followerCount?: Maybe<Scalars['Int']['output']>;
  readonly followsViewer?: Maybe<Scalars['Boolean']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly imageUrl?: Maybe<Scalars['URL']['output']>;
  readonly isFollowedByViewer?: Maybe<Scalars['Boolean']['output']>;
  readonly name?: Maybe<Scalars['String']['output']>;
  readonly url?: Maybe<Scalars['URL']['output']>;
};

export type PublishPlacementInput = {
  readonly activeFrom?: InputMaybe<Scalars['Instant']['input']>;
  readonly activeUntil?: InputMaybe<Scalars['Instant']['input']>;
  readonly expectedDigest: Scalars['String']['input'];
  readonly key: Scalars['String']['input'];
  readonly note?: InputMaybe<Scalars['String']['input']>;
};

export type PublishPlacementPayload = {
  readonly __typename?: 'PublishPlacementPayload';
  readonly placement?: Maybe<Placement>;
  readonly problems: ReadonlyArray<Problem>;
};

export type Purpose =
  | 'analytics'
  | 'audiences'
  | 'model-training'
  | 'personalization'
  | 'sensitive-interests'
  | 'show-me-to-others'
  | 'social-signals'
  | 'suggest-me-to-others'
  | 'visitor-history';

export type Query = {
  readonly __typename?: 'Query';
  readonly apiKeys?: Maybe<ReadonlyArray<ApiKey>>;
  readonly auditEntries?: Maybe<AuditEntryConnection>;
  readonly boughtTogether?: Maybe<BoughtTogetherConnection>;
  readonly eventQuality?: Maybe<ReadonlyArray<EventQuality>>;
  readonly health?: Maybe<Health>;
  readonly import?: Maybe<Import>;
  readonly item?: Maybe<Item>;
  readonly itemSpread?: Maybe<ItemSpread>;
  readonly items?: Maybe<ItemConnection>;
  readonly metrics?: Maybe<MetricsReport>;
  readonly node?: Maybe<Node>;
  readonly nodes?: Maybe<ReadonlyArray<Maybe<Node>>>;
  readonly page?: Maybe<Page>;
  readonly placement?: Maybe<Placement>;
  readonly placements?: Maybe<PlacementConnection>;
  readonly previewPlacement?: Maybe<PlacementPreview>;
  readonly previousModelVersion?: Maybe<Scalars['String']['output']>;
  readonly privacyRequest?: Maybe<PrivacyRequest>;
  readonly propertyTypes?: Maybe<ReadonlyArray<PropertyTypeInfo>>;
  readonly recentEvents?: Maybe<RecentEventConnection>;
  readonly recommendation?: Maybe<RecommendationConnection>;
  readonly recommendations?: Maybe<RecommendationConnection>;
  readonly recommendationsForItems?: Maybe<RecommendationConnection>;
  readonly recommendationsForUsers?: Maybe<ReadonlyArray<Maybe<RecommendationConnection>>>;
  readonly search?: Maybe<SearchConnection>;
  readonly segment?: Maybe<Segment>;
  readonly segmentUsers?: Maybe<SegmentUserConnection>;
  readonly segments?: Maybe<SegmentConnection>;
  readonly settings?: Maybe<Settings>;
  readonly stats?: Maybe<Stats>;
  readonly suggestions?: Maybe<ReadonlyArray<Suggestion>>;
  readonly tag?: Maybe<Tag>;
  readonly tags?: Maybe<TagConnection>;
  readonly topSearches?: Maybe<ReadonlyArray<TopSearch>>;
  readonly training?: Maybe<Training>;
  readonly trainings?: Maybe<ReadonlyArray<PastTraining>>;
  readonly user?: Maybe<User>;
  readonly users?: Maybe<UserConnection>;
  readonly version: Scalars['String']['output'];
  readonly viewer?: Maybe<User>;
};


export type QueryAuditEntriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryBoughtTogetherArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  itemIds: ReadonlyArray<Scalars['ID']['input']>;
  locale?: InputMaybe<Scalars['Locale']['input']>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryEventQualityArgs = {
  from: Scalars['Instant']['input'];
  to: Scalars['Instant']['input'];
};


export type QueryImportArgs = {
  id: Scalars['ID']['input'];
};


export type QueryItemArgs = {
  id: Scalars['ID']['input'];
};


export type QueryItemSpreadArgs = {
  from: Scalars['Instant']['input'];
  placement?: InputMaybe<Scalars['String']['input']>;
  to: Scalars['Instant']['input'];
};


export type QueryItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ItemFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  includeUnavailable?: InputMaybe<Scalars['Boolean']['input']>;
  kinds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  lacking?: InputMaybe<ItemPart>;
  matching?: InputMaybe<Scalars['String']['input']>;
  orderBy?: InputMaybe<ItemOrder>;
  placement?: InputMaybe<Scalars['String']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  session?: InputMaybe<SessionInput>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryMetricsArgs = {
  input: MetricsInput;
};


export type QueryNodeArgs = {
  nodeId: Scalars['ID']['input'];
};


export type QueryNodesArgs = {
  nodeIds: ReadonlyArray<Scalars['ID']['input']>;
};


export type QueryPageArgs = {
  context?: InputMaybe<ContextInput>;
  locale?: InputMaybe<Scalars['String']['input']>;
  minWatermark?: InputMaybe<Scalars['String']['input']>;
  placement: Scalars['String']['input'];
  session?: InputMaybe<SessionInput>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryPlacementArgs = {
  key: Scalars['String']['input'];
};


export type QueryPlacementsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryPreviewPlacementArgs = {
  input: PreviewInput;
};


export type QueryPrivacyRequestArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPropertyTypesArgs = {
  owner?: InputMaybe<PropertyOwner>;
};


export type QueryRecentEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kinds?: InputMaybe<ReadonlyArray<EventKind>>;
  statuses?: InputMaybe<ReadonlyArray<EventStatus>>;
};


export type QueryRecommendationArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  id: Scalars['ID']['input'];
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryRecommendationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  input?: InputMaybe<RecommendationInput>;
  minWatermark?: InputMaybe<Scalars['String']['input']>;
  placement?: InputMaybe<Scalars['String']['input']>;
  session?: InputMaybe<SessionInput>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryRecommendationsForItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  input?: InputMaybe<RecommendationInput>;
  itemIds: ReadonlyArray<Scalars['ID']['input']>;
  minWatermark?: InputMaybe<Scalars['String']['input']>;
  placement?: InputMaybe<Scalars['String']['input']>;
  session?: InputMaybe<SessionInput>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryRecommendationsForUsersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  input?: InputMaybe<RecommendationInput>;
  placement?: InputMaybe<Scalars['String']['input']>;
  userIds: ReadonlyArray<Scalars['ID']['input']>;
};


export type QuerySearchArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  impact?: InputMaybe<SearchImpact>;
  input?: InputMaybe<RecommendationInput>;
  minWatermark?: InputMaybe<Scalars['String']['input']>;
  placement?: InputMaybe<Scalars['String']['input']>;
  query: Scalars['String']['input'];
  session?: InputMaybe<SessionInput>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type QuerySegmentArgs = {
  name: Scalars['String']['input'];
};


export type QuerySegmentUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  name: Scalars['String']['input'];
};


export type QuerySegmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerySuggestionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  query: Scalars['String']['input'];
};


export type QueryTagArgs = {
  id: Scalars['ID']['input'];
};


export type QueryTagsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};


export type QueryTopSearchesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  from: Scalars['Instant']['input'];
  to: Scalars['Instant']['input'];
};


export type QueryTrainingArgs = {
  id: Scalars['ID']['input'];
};


export type QueryTrainingsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryUserArgs = {
  id: Scalars['ID']['input'];
};


export type QueryUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<UserFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};

export type QuietHoursInput = {
  readonly from: Scalars['String']['input'];
  readonly to: Scalars['String']['input'];
};

export type RankedEdge = {
  readonly contributions: ReadonlyArray<Contribution>;
  readonly cursor: Scalars['String']['output'];
  readonly logit: Scalars['Float']['output'];
  readonly node: Item;
  readonly promotion?: Maybe<PromotionNotice>;
  readonly rank: Scalars['Int']['output'];
  readonly reasons: ReadonlyArray<Reason>;
  readonly steering: ReadonlyArray<SteeringTerm>;
  readonly token?: Maybe<Scalars['String']['output']>;
};

export type Ranker =
  | 'blend'
  | 'item-softmax'
  | 'trees';

export type RankingMetrics = {
  readonly __typename?: 'RankingMetrics';
  readonly itemsShown?: Maybe<Scalars['Int']['output']>;
  readonly ndcgAt10: Scalars['Float']['output'];
  readonly ranking: EvaluatedRanking;
};

export type RatedInput = {
  readonly context?: InputMaybe<EventContextInput>;
  readonly eventId: Scalars['ID']['input'];
  readonly itemId: Scalars['ID']['input'];
  readonly occurredAt: Scalars['Instant']['input'];
  readonly recommendationId?: InputMaybe<Scalars['ID']['input']>;
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
  readonly token?: InputMaybe<Scalars['String']['input']>;
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
  readonly value: Scalars['Float']['input'];
};

export type RatingScale = {
  readonly __typename?: 'RatingScale';
  readonly max: Scalars['Float']['output'];
  readonly min: Scalars['Float']['output'];
  readonly neutral: Scalars['Float']['output'];
};

export type Reason = {
  readonly __typename?: 'Reason';
  readonly count?: Maybe<Scalars['Int']['output']>;
  readonly evidenceShare: Scalars['Float']['output'];
  readonly isAtLeast: Scalars['Boolean']['output'];
  readonly items?: Maybe<ReadonlyArray<Item>>;
  readonly kind: ReasonKind;
  readonly messageKey: Scalars['String']['output'];
  readonly sources: ReadonlyArray<CandidateSource>;
  readonly subject?: Maybe<ReadonlyArray<ReasonSubject>>;
  readonly tags?: Maybe<ReadonlyArray<Tag>>;
  readonly text: Scalars['String']['output'];
  readonly users?: Maybe<ReadonlyArray<User>>;
};

export type ReasonKind =
  | 'ASKED_FOR'
  | 'BECAUSE_ITEM'
  | 'BOUGHT_TOGETHER'
  | 'GOES_WITH'
  | 'INTEREST_TAG'
  | 'NEW_ITEM'
  | 'POPULAR'
  | 'SIMILAR_USERS'
  | 'SOCIAL_PROOF'
  | 'SUGGESTED'
  | 'TRENDING';

export type ReasonSubject = Item | Tag | User;

export type RecentEvent = {
  readonly __typename?: 'RecentEvent';
  readonly eventId?: Maybe<Scalars['ID']['output']>;
  readonly itemId?: Maybe<Scalars['ID']['output']>;
  readonly keyName?: Maybe<Scalars['String']['output']>;
  readonly kind?: Maybe<EventKind>;
  readonly number: Scalars['SafeInt']['output'];
  readonly problems: ReadonlyArray<Problem>;
  readonly receivedAt: Scalars['DateTime']['output'];
  readonly status: EventStatus;
  readonly userId?: Maybe<Scalars['ID']['output']>;
};

export type RecentEventConnection = {
  readonly __typename?: 'RecentEventConnection';
  readonly edges: ReadonlyArray<RecentEventEdge>;
  readonly nodes: ReadonlyArray<RecentEvent>;
  readonly pageInfo: PageInfo;
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

export type RecentEventEdge = {
  readonly __typename?: 'RecentEventEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: RecentEvent;
};

export type RecentList = {
  readonly __typename?: 'RecentList';
  readonly placement?: Maybe<ListPlacement>;
  readonly recommendationId: Scalars['ID']['output'];
  readonly servedAt: Scalars['DateTime']['output'];
};

export type RecommendationConnection = Node & ServedList & {
  readonly __typename?: 'RecommendationConnection';
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  readonly candidateCounts: ReadonlyArray<SourceCount>;
  readonly degradedSources: ReadonlyArray<CandidateSource>;
  readonly edges: ReadonlyArray<RecommendationEdge>;
  readonly facets?: Maybe<ReadonlyArray<Facet>>;
  readonly fallbackSteps: ReadonlyArray<FallbackStep>;
  readonly hasReachedMinWatermark: Scalars['Boolean']['output'];
  readonly heldBack: ReadonlyArray<HeldBack>;
  readonly leftOut: ReadonlyArray<LeftOut>;
  readonly leftOutIds: ReadonlyArray<Scalars['ID']['output']>;
  readonly modelVersion?: Maybe<Scalars['String']['output']>;
  readonly nodeId: Scalars['ID']['output'];
  readonly nodes: ReadonlyArray<Item>;
  readonly pageInfo: PageInfo;
  readonly personalization: Personalization;
  readonly placement?: Maybe<ListPlacement>;
  readonly recommendationId: Scalars['ID']['output'];
  readonly tookMs: Scalars['Float']['output'];
  readonly totalCount: Scalars['Int']['output'];
  readonly unknownIds?: Maybe<ReadonlyArray<Scalars['ID']['output']>>;
  readonly unknownSessionIds: ReadonlyArray<Scalars['ID']['output']>;
  readonly watermark?: Maybe<Scalars['String']['output']>;
  readonly withheld: ReadonlyArray<Withheld>;
};


export type RecommendationConnectionFacetsArgs = {
  by: ReadonlyArray<FacetInput>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type RecommendationEdge = RankedEdge & {
  readonly __typename?: 'RecommendationEdge';
  readonly bias: Scalars['Float']['output'];
  readonly contributions: ReadonlyArray<Contribution>;
  readonly cursor: Scalars['String']['output'];
  readonly logit: Scalars['Float']['output'];
  readonly logitParts?: Maybe<LogitParts>;
  readonly node: Item;
  readonly probability: Scalars['Float']['output'];
  readonly promotion?: Maybe<PromotionNotice>;
  readonly propensity?: Maybe<Scalars['Float']['output']>;
  readonly rank: Scalars['Int']['output'];
  readonly reasons: ReadonlyArray<Reason>;
  readonly steering: ReadonlyArray<SteeringTerm>;
  readonly token?: Maybe<Scalars['String']['output']>;
};

export type RecommendationInput = {
  readonly avoidedTagIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly candidateIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly context?: InputMaybe<ContextInput>;
  readonly diversity?: InputMaybe<Scalars['Float']['input']>;
  readonly excludedItemIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly filter?: InputMaybe<ItemFilter>;
  readonly isProfiled?: InputMaybe<Scalars['Boolean']['input']>;
  readonly itemKinds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly locale?: InputMaybe<Scalars['Locale']['input']>;
  readonly maxPerTag?: InputMaybe<Scalars['Int']['input']>;
  readonly model?: InputMaybe<ListModel>;
  readonly newItems?: InputMaybe<Scalars['Boolean']['input']>;
  readonly requiredTagIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly seen?: InputMaybe<SeenInput>;
  readonly sources?: InputMaybe<ReadonlyArray<SourceWeightInput>>;
  readonly temperature?: InputMaybe<Scalars['Float']['input']>;
  readonly viewerShare?: InputMaybe<Scalars['Float']['input']>;
};

export type RecommendedTagConnection = {
  readonly __typename?: 'RecommendedTagConnection';
  readonly edges: ReadonlyArray<RecommendedTagEdge>;
  readonly nodes: ReadonlyArray<Tag>;
  readonly pageInfo: PageInfo;
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

export type RecommendedTagEdge = {
  readonly __typename?: 'RecommendedTagEdge';
  readonly cursor: Scalars['String']['output'];
  readonly logit: Scalars['Float']['output'];
  readonly node: Tag;
  readonly probability: Scalars['Float']['output'];
};

export type RecordEventsPayload = {
  readonly __typename?: 'RecordEventsPayload';
  readonly accepted: Scalars['Int']['output'];
  readonly duplicates: Scalars['Int']['output'];
  readonly problems: ReadonlyArray<Problem>;
  readonly rejected: Scalars['Int']['output'];
  readonly results: ReadonlyArray<EventResult>;
  readonly suppressed: Scalars['Int']['output'];
  readonly user?: Maybe<User>;
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

export type RecordImpressionsPayload = {
  readonly __typename?: 'RecordImpressionsPayload';
  readonly problems: ReadonlyArray<Problem>;
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

export type Removal = {
  readonly __typename?: 'Removal';
  readonly items: Scalars['Int']['output'];
  readonly rule: Scalars['String']['output'];
};

export type RequestErasurePayload = {
  readonly __typename?: 'RequestErasurePayload';
  readonly problems: ReadonlyArray<Problem>;
  readonly request?: Maybe<PrivacyRequest>;
};

export type RequestExportPayload = {
  readonly __typename?: 'RequestExportPayload';
  readonly problems: ReadonlyArray<Problem>;
  readonly request?: Maybe<PrivacyRequest>;
};

export type RequirementInput = {
  readonly reason: Scalars['String']['input'];
  readonly where: ItemFilter;
};

export type ResetProfilePayload = {
  readonly __typename?: 'ResetProfilePayload';
  readonly problems: ReadonlyArray<Problem>;
  readonly user?: Maybe<User>;
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

export type RevokeApiKeyPayload = {
  readonly __typename?: 'RevokeApiKeyPayload';
  readonly problems: ReadonlyArray<Problem>;
  readonly revokedName?: Maybe<Scalars['String']['output']>;
};

export type RollBackModelPayload = {
  readonly __typename?: 'RollBackModelPayload';
  readonly modelVersion?: Maybe<Scalars['String']['output']>;
  readonly problems: ReadonlyArray<Problem>;
};

export type RollBackPlacementInput = {
  readonly key: Scalars['String']['input'];
  readonly note?: InputMaybe<Scalars['String']['input']>;
  readonly number: Scalars['Int']['input'];
};

export type RollBackPlacementPayload = {
  readonly __typename?: 'RollBackPlacementPayload';
  readonly placement?: Maybe<Placement>;
  readonly problems: ReadonlyArray<Problem>;
};

export type RotateApiKeyPayload = {
  readonly __typename?: 'RotateApiKeyPayload';
  readonly apiKey?: Maybe<ApiKey>;
  readonly key?: Maybe<Scalars['String']['output']>;
  readonly problems: ReadonlyArray<Problem>;
};

export type RotateTokenSecretPayload = {
  readonly __typename?: 'RotateTokenSecretPayload';
  readonly problems: ReadonlyArray<Problem>;
  readonly rotatedAt?: Maybe<Scalars['DateTime']['output']>;
};

export type RotationInput = {
  readonly every: Scalars['Duration']['input'];
  readonly strength: Scalars['Float']['input'];
};

export type RowInput = {
  readonly first?: InputMaybe<Scalars['Int']['input']>;
  readonly from?: InputMaybe<RowSeedInput>;
  readonly mayRepeat?: InputMaybe<Scalars['Boolean']['input']>;
  readonly placement: Scalars['String']['input'];
  readonly title?: InputMaybe<Scalars['String']['input']>;
};

export type RowSeedInput =
  { readonly begun: Scalars['Boolean']['input']; readonly boughtTogether?: never; readonly interest?: never; readonly itemId?: never; readonly recentItem?: never; readonly tagId?: never; readonly trendingIn?: never; }
  |  { readonly begun?: never; readonly boughtTogether: Scalars['Boolean']['input']; readonly interest?: never; readonly itemId?: never; readonly recentItem?: never; readonly tagId?: never; readonly trendingIn?: never; }
  |  { readonly begun?: never; readonly boughtTogether?: never; readonly interest: Scalars['Boolean']['input']; readonly itemId?: never; readonly recentItem?: never; readonly tagId?: never; readonly trendingIn?: never; }
  |  { readonly begun?: never; readonly boughtTogether?: never; readonly interest?: never; readonly itemId: Scalars['ID']['input']; readonly recentItem?: never; readonly tagId?: never; readonly trendingIn?: never; }
  |  { readonly begun?: never; readonly boughtTogether?: never; readonly interest?: never; readonly itemId?: never; readonly recentItem: Scalars['Boolean']['input']; readonly tagId?: never; readonly trendingIn?: never; }
  |  { readonly begun?: never; readonly boughtTogether?: never; readonly interest?: never; readonly itemId?: never; readonly recentItem?: never; readonly tagId: Scalars['ID']['input']; readonly trendingIn?: never; }
  |  { readonly begun?: never; readonly boughtTogether?: never; readonly interest?: never; readonly itemId?: never; readonly recentItem?: never; readonly tagId?: never; readonly trendingIn: TrendingInInput; };

export type RuleInput = {
  readonly activeFrom?: InputMaybe<Scalars['Instant']['input']>;
  readonly activeUntil?: InputMaybe<Scalars['Instant']['input']>;
  readonly apply: EffectInput;
  readonly name: Scalars['String']['input'];
  readonly when?: InputMaybe<WhenInput>;
};

export type SavePlacementDraftPayload = {
  readonly __typename?: 'SavePlacementDraftPayload';
  readonly placement?: Maybe<Placement>;
  readonly problems: ReadonlyArray<Problem>;
};

export type SavePlacementInput = {
  readonly expectedDigest?: InputMaybe<Scalars['String']['input']>;
  readonly key: Scalars['String']['input'];
  readonly spec: PlacementSpecInput;
  readonly surface?: InputMaybe<Surface>;
};

export type SaveSegmentInput = {
  readonly expectedDigest?: InputMaybe<Scalars['String']['input']>;
  readonly filter: UserFilter;
  readonly name: Scalars['String']['input'];
};

export type SaveSegmentPayload = {
  readonly __typename?: 'SaveSegmentPayload';
  readonly problems: ReadonlyArray<Problem>;
  readonly segment?: Maybe<Segment>;
};

export type ScaleInput = {
  readonly exponent: Scalars['Float']['input'];
  readonly property: Scalars['String']['input'];
  readonly reference: Scalars['Float']['input'];
};

export type Scope =
  | 'admin'
  | 'analyze'
  | 'privacy'
  | 'read'
  | 'server'
  | 'steer'
  | 'track';

export type SearchConnection = Node & ServedList & {
  readonly __typename?: 'SearchConnection';
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  readonly degradedSources: ReadonlyArray<CandidateSource>;
  readonly edges: ReadonlyArray<SearchEdge>;
  readonly facets?: Maybe<ReadonlyArray<Facet>>;
  readonly hasReachedMinWatermark: Scalars['Boolean']['output'];
  readonly modelVersion?: Maybe<Scalars['String']['output']>;
  readonly nodeId: Scalars['ID']['output'];
  readonly nodes: ReadonlyArray<Item>;
  readonly pageInfo: PageInfo;
  readonly personalization: Personalization;
  readonly placement?: Maybe<ListPlacement>;
  readonly recommendationId: Scalars['ID']['output'];
  readonly relaxed: Scalars['Boolean']['output'];
  readonly tookMs: Scalars['Float']['output'];
  readonly totalCount: Scalars['Int']['output'];
  readonly unknownSessionIds: ReadonlyArray<Scalars['ID']['output']>;
  readonly watermark?: Maybe<Scalars['String']['output']>;
  readonly withheld: ReadonlyArray<Withheld>;
};


export type SearchConnectionFacetsArgs = {
  by: ReadonlyArray<FacetInput>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type SearchEdge = RankedEdge & {
  readonly __typename?: 'SearchEdge';
  readonly contributions: ReadonlyArray<Contribution>;
  readonly cursor: Scalars['String']['output'];
  readonly interest: Scalars['Float']['output'];
  readonly logit: Scalars['Float']['output'];
  readonly matchedWords: ReadonlyArray<Scalars['String']['output']>;
  readonly node: Item;
  readonly popularity?: Maybe<Scalars['Float']['output']>;
  readonly promotion?: Maybe<PromotionNotice>;
  readonly rank: Scalars['Int']['output'];
  readonly reasons: ReadonlyArray<Reason>;
  readonly steering: ReadonlyArray<SteeringTerm>;
  readonly textScore: Scalars['Float']['output'];
  readonly token?: Maybe<Scalars['String']['output']>;
};

export type SearchImpact =
  | 'high'
  | 'low'
  | 'medium';

export type SearchedInput = {
  readonly context?: InputMaybe<EventContextInput>;
  readonly eventId: Scalars['ID']['input'];
  readonly occurredAt: Scalars['Instant']['input'];
  readonly query: Scalars['String']['input'];
  readonly recommendationId?: InputMaybe<Scalars['ID']['input']>;
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
  readonly token?: InputMaybe<Scalars['String']['input']>;
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

export type SeenInput = {
  readonly after?: InputMaybe<Scalars['Duration']['input']>;
  readonly allow?: InputMaybe<ReadonlyArray<EventKind>>;
};

export type SeenRule = {
  readonly __typename?: 'SeenRule';
  readonly after?: Maybe<Scalars['Duration']['output']>;
  readonly eventKind: EventKind;
  readonly itemKind?: Maybe<Scalars['String']['output']>;
};

export type SeenRuleInput = {
  readonly for?: InputMaybe<Scalars['Duration']['input']>;
  readonly itemKinds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly kinds: ReadonlyArray<EventKind>;
};

export type Segment = {
  readonly __typename?: 'Segment';
  readonly createdAt: Scalars['DateTime']['output'];
  readonly createdBy: Scalars['String']['output'];
  readonly digest: Scalars['String']['output'];
  readonly filter: Scalars['PlacementSpec']['output'];
  readonly name: Scalars['String']['output'];
  readonly number: Scalars['Int']['output'];
  readonly people?: Maybe<Scalars['Int']['output']>;
  readonly versions?: Maybe<PlacementVersionConnection>;
};


export type SegmentVersionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type SegmentConnection = {
  readonly __typename?: 'SegmentConnection';
  readonly edges: ReadonlyArray<SegmentEdge>;
  readonly nodes: ReadonlyArray<Segment>;
  readonly pageInfo: PageInfo;
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

export type SegmentEdge = {
  readonly __typename?: 'SegmentEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Segment;
};

export type SegmentUserConnection = {
  readonly __typename?: 'SegmentUserConnection';
  readonly edges: ReadonlyArray<SegmentUserEdge>;
  readonly nodes: ReadonlyArray<User>;
  readonly pageInfo: PageInfo;
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

export type SegmentUserEdge = {
  readonly __typename?: 'SegmentUserEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: User;
};

export type ServedList = {
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  readonly degradedSources: ReadonlyArray<CandidateSource>;
  readonly edges: ReadonlyArray<RankedEdge>;
  readonly facets?: Maybe<ReadonlyArray<Facet>>;
  readonly hasReachedMinWatermark: Scalars['Boolean']['output'];
  readonly modelVersion?: Maybe<Scalars['String']['output']>;
  readonly nodeId: Scalars['ID']['output'];
  readonly nodes: ReadonlyArray<Item>;
  readonly pageInfo: PageInfo;
  readonly personalization: Personalization;
  readonly placement?: Maybe<ListPlacement>;
  readonly recommendationId: Scalars['ID']['output'];
  readonly tookMs: Scalars['Float']['output'];
  readonly totalCount: Scalars['Int']['output'];
  readonly unknownSessionIds: ReadonlyArray<Scalars['ID']['output']>;
  readonly watermark?: Maybe<Scalars['String']['output']>;
  readonly withheld: ReadonlyArray<Withheld>;
};


export type ServedListFacetsArgs = {
  by: ReadonlyArray<FacetInput>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type ServingModel = {
  readonly __typename?: 'ServingModel';
  readonly metrics?: Maybe<ModelMetrics>;
  readonly ndcgAt10?: Maybe<Scalars['Float']['output']>;
  readonly origin?: Maybe<WeightsOrigin>;
  readonly ranker?: Maybe<Ranker>;
  readonly trainedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly version: Scalars['String']['output'];
  readonly weights: ReadonlyArray<SourceBlend>;
};

export type ServingStats = {
  readonly __typename?: 'ServingStats';
  readonly coverage: Scalars['Float']['output'];
  readonly events: EventStats;
  readonly operations: ReadonlyArray<OperationStats>;
  readonly servedItems: Scalars['SafeInt']['output'];
  readonly since: Scalars['DateTime']['output'];
  readonly sources: ReadonlyArray<SourceStats>;
};

export type SessionEventInput = {
  readonly customKind?: InputMaybe<Scalars['String']['input']>;
  readonly dwellMs?: InputMaybe<Scalars['Int']['input']>;
  readonly itemId: Scalars['ID']['input'];
  readonly kind: EventKind;
  readonly occurredAt: Scalars['Instant']['input'];
  readonly portion?: InputMaybe<Scalars['Float']['input']>;
  readonly rating?: InputMaybe<Scalars['Float']['input']>;
};

export type SessionInput = {
  readonly events?: InputMaybe<ReadonlyArray<SessionEventInput>>;
  readonly tagIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

export type SetConsentPayload = {
  readonly __typename?: 'SetConsentPayload';
  readonly problems: ReadonlyArray<Problem>;
  readonly user?: Maybe<User>;
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

export type SettingOrigin =
  | 'default'
  | 'environment'
  | 'file';

export type Settings = {
  readonly __typename?: 'Settings';
  readonly customKinds: ReadonlyArray<CustomKind>;
  readonly eventWeights: ReadonlyArray<EventWeight>;
  readonly follows: FollowRule;
  readonly givenSettings?: Maybe<ReadonlyArray<GivenSetting>>;
  readonly halfLifeDays: Scalars['Int']['output'];
  readonly itemKinds?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly limits: Limits;
  readonly ratingScale: RatingScale;
  readonly seenRules?: Maybe<ReadonlyArray<SeenRule>>;
};

export type SimilarItemConnection = {
  readonly __typename?: 'SimilarItemConnection';
  readonly edges: ReadonlyArray<SimilarItemEdge>;
  readonly nodes: ReadonlyArray<Item>;
  readonly pageInfo: PageInfo;
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

export type SimilarItemEdge = {
  readonly __typename?: 'SimilarItemEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Item;
  readonly similarity: Scalars['Float']['output'];
};

export type SimilarItemSettingsInput = {
  readonly asymmetry?: InputMaybe<Scalars['Float']['input']>;
  readonly countExponent?: InputMaybe<Scalars['Float']['input']>;
  readonly degreeExponent?: InputMaybe<Scalars['Float']['input']>;
  readonly dropout?: InputMaybe<Scalars['Float']['input']>;
  readonly k?: InputMaybe<Scalars['Int']['input']>;
  readonly kPerList?: InputMaybe<Scalars['Int']['input']>;
  readonly lengthNormalization?: InputMaybe<Scalars['Float']['input']>;
  readonly maxDenseSide?: InputMaybe<Scalars['Int']['input']>;
  readonly maxListLength?: InputMaybe<Scalars['Int']['input']>;
  readonly maxProducts?: InputMaybe<Scalars['Float']['input']>;
  readonly maxTags?: InputMaybe<Scalars['Int']['input']>;
  readonly minTagItems?: InputMaybe<Scalars['Int']['input']>;
  readonly ridge?: InputMaybe<Scalars['Float']['input']>;
  readonly shrinkage?: InputMaybe<Scalars['Float']['input']>;
  readonly tagMass?: InputMaybe<Scalars['Float']['input']>;
  readonly tieWeight?: InputMaybe<Scalars['Float']['input']>;
};

export type SourceBlend = {
  readonly __typename?: 'SourceBlend';
  readonly proposed: Scalars['Float']['output'];
  readonly slope: Scalars['Float']['output'];
  readonly source: CandidateSource;
};

export type SourceCount = {
  readonly __typename?: 'SourceCount';
  readonly afterFilter: Scalars['Int']['output'];
  readonly generated: Scalars['Int']['output'];
  readonly returned: Scalars['Int']['output'];
  readonly source: CandidateSource;
};

export type SourceStats = {
  readonly __typename?: 'SourceStats';
  readonly answered: Scalars['SafeInt']['output'];
  readonly failed: Scalars['SafeInt']['output'];
  readonly late: Scalars['SafeInt']['output'];
  readonly meanMs: Scalars['Float']['output'];
  readonly share: Scalars['Float']['output'];
  readonly source: CandidateSource;
};

export type SourceWeightInput = {
  readonly multiplier: Scalars['Float']['input'];
  readonly source: CandidateSource;
};

export type SpecChange = {
  readonly __typename?: 'SpecChange';
  readonly after?: Maybe<Scalars['Value']['output']>;
  readonly before?: Maybe<Scalars['Value']['output']>;
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

export type StartTrainingPayload = {
  readonly __typename?: 'StartTrainingPayload';
  readonly problems: ReadonlyArray<Problem>;
  readonly training?: Maybe<Training>;
};

export type Stats = {
  readonly __typename?: 'Stats';
  readonly engine: GraphEngine;
  readonly engineVersion: Scalars['String']['output'];
  readonly model?: Maybe<ServingModel>;
  readonly modelSince?: Maybe<Scalars['DateTime']['output']>;
  readonly modelVersion?: Maybe<Scalars['String']['output']>;
  readonly newestEventAt?: Maybe<Scalars['DateTime']['output']>;
  readonly nodes: ReadonlyArray<Total>;
  readonly origin?: Maybe<DataOrigin>;
  readonly popularity?: Maybe<ReadonlyArray<PopularityPoint>>;
  readonly relationships: ReadonlyArray<Total>;
  readonly serving?: Maybe<ServingStats>;
};

export type Steer = {
  readonly __typename?: 'Steer';
  readonly createdAt: Scalars['DateTime']['output'];
  readonly direction: SteerDirection;
  readonly id: Scalars['ID']['output'];
  readonly target: Scalars['PlacementSpec']['output'];
  readonly until: Scalars['DateTime']['output'];
};

export type SteerDirection =
  | 'LESS'
  | 'MORE';

export type SteerPayload = {
  readonly __typename?: 'SteerPayload';
  readonly problems: ReadonlyArray<Problem>;
  readonly user?: Maybe<User>;
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

export type SteerTarget =
  { readonly kind: Scalars['String']['input']; readonly property?: never; readonly tagId?: never; }
  |  { readonly kind?: never; readonly property: PropertyTest; readonly tagId?: never; }
  |  { readonly kind?: never; readonly property?: never; readonly tagId: Scalars['ID']['input']; };

export type SteeringEffect =
  | 'BOOSTED'
  | 'FATIGUED'
  | 'PINNED'
  | 'PROMOTED'
  | 'ROTATED'
  | 'SCALED'
  | 'STEERED';

export type SteeringTerm = {
  readonly __typename?: 'SteeringTerm';
  readonly effect: SteeringEffect;
  readonly logit?: Maybe<Scalars['Float']['output']>;
  readonly rule: Scalars['String']['output'];
};

export type Subscription = {
  readonly __typename?: 'Subscription';
  readonly recommendations?: Maybe<RecommendationConnection>;
};


export type SubscriptionRecommendationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  input?: InputMaybe<RecommendationInput>;
  minWatermark?: InputMaybe<Scalars['String']['input']>;
  placement?: InputMaybe<Scalars['String']['input']>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};

export type SuggestedUserConnection = {
  readonly __typename?: 'SuggestedUserConnection';
  readonly edges: ReadonlyArray<SuggestedUserEdge>;
  readonly nodes: ReadonlyArray<User>;
  readonly pageInfo: PageInfo;
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

export type SuggestedUserEdge = {
  readonly __typename?: 'SuggestedUserEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: User;
  readonly reasons: ReadonlyArray<SuggestionReason>;
  readonly score: Scalars['Float']['output'];
};

export type Suggestion = {
  readonly __typename?: 'Suggestion';
  readonly item: Item;
  readonly text: Scalars['String']['output'];
};

export type SuggestionReason = {
  readonly __typename?: 'SuggestionReason';
  readonly count?: Maybe<Scalars['Int']['output']>;
  readonly kind: SuggestionReasonKind;
  readonly messageKey: Scalars['String']['output'];
  readonly text: Scalars['String']['output'];
  readonly users?: Maybe<ReadonlyArray<User>>;
};

export type SuggestionReasonKind =
  | 'FOLLOWED_BY'
  | 'FOLLOWS_YOU'
  | 'SIMILAR_TASTE'
  | 'SUGGESTED';

export type Surface =
  | 'CART'
  | 'ITEM'
  | 'LIST'
  | 'MESSAGE'
  | 'PAGE';

export type Tag = Node & {
  readonly __typename?: 'Tag';
  readonly id: Scalars['ID']['output'];
  readonly items?: Maybe<TagItemConnection>;
  readonly kind?: Maybe<Scalars['String']['output']>;
  readonly name: Scalars['String']['output'];
  readonly nodeId: Scalars['ID']['output'];
  readonly recommendations?: Maybe<RecommendationConnection>;
};


export type TagItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type TagRecommendationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  input?: InputMaybe<RecommendationInput>;
  minWatermark?: InputMaybe<Scalars['String']['input']>;
  placement?: InputMaybe<Scalars['String']['input']>;
  session?: InputMaybe<SessionInput>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};

export type TagConnection = {
  readonly __typename?: 'TagConnection';
  readonly edges: ReadonlyArray<TagEdge>;
  readonly nodes: ReadonlyArray<Tag>;
  readonly pageInfo: PageInfo;
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

export type TagEdge = {
  readonly __typename?: 'TagEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Tag;
};

export type TagInput = {
  readonly id: Scalars['ID']['input'];
  readonly kind?: InputMaybe<Scalars['String']['input']>;
  readonly name?: InputMaybe<Scalars['String']['input']>;
};

export type TagItemConnection = {
  readonly __typename?: 'TagItemConnection';
  readonly edges: ReadonlyArray<TagItemEdge>;
  readonly nodes: ReadonlyArray<Item>;
  readonly pageInfo: PageInfo;
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

export type TagItemEdge = {
  readonly __typename?: 'TagItemEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Item;
  readonly relevance: Scalars['Float']['output'];
};

export type TagTest =
  { readonly allOf: ReadonlyArray<Scalars['ID']['input']>; readonly anyOf?: never; }
  |  { readonly allOf?: never; readonly anyOf: ReadonlyArray<Scalars['ID']['input']>; };

export type TagTopSettingsInput = {
  readonly k?: InputMaybe<Scalars['Int']['input']>;
  readonly popularityExponent?: InputMaybe<Scalars['Float']['input']>;
};

export type TieConnection = {
  readonly __typename?: 'TieConnection';
  readonly edges: ReadonlyArray<TieEdge>;
  readonly nodes: ReadonlyArray<User>;
  readonly pageInfo: PageInfo;
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

export type TieEdge = {
  readonly __typename?: 'TieEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: User;
  readonly since?: Maybe<Scalars['DateTime']['output']>;
  readonly strength: Scalars['Float']['output'];
};

export type TopSearch = {
  readonly __typename?: 'TopSearch';
  readonly searches: Scalars['Int']['output'];
  readonly withoutClick: Scalars['Int']['output'];
  readonly withoutResult: Scalars['Int']['output'];
  readonly words: Scalars['String']['output'];
};

export type Total = {
  readonly __typename?: 'Total';
  readonly name: Scalars['String']['output'];
  readonly total: Scalars['SafeInt']['output'];
};

export type Training = Node & {
  readonly __typename?: 'Training';
  readonly failure?: Maybe<TrainingFailure>;
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly nodeId: Scalars['ID']['output'];
  readonly report?: Maybe<TrainingReport>;
  readonly startedAt: Scalars['DateTime']['output'];
  readonly state: TrainingState;
  readonly steps: ReadonlyArray<TrainingStep>;
};

export type TrainingFailure = {
  readonly __typename?: 'TrainingFailure';
  readonly code: ErrorCode;
  readonly hint?: Maybe<Scalars['String']['output']>;
  readonly message: Scalars['String']['output'];
};

export type TrainingHoldout =
  | 'any'
  | 'newest';

export type TrainingJobReport = {
  readonly __typename?: 'TrainingJobReport';
  readonly edges: Scalars['SafeInt']['output'];
  readonly job: Scalars['String']['output'];
  readonly seconds: Scalars['Float']['output'];
};

export type TrainingOutcome =
  | 'failed'
  | 'refused'
  | 'rolled-back'
  | 'served';

export type TrainingReport = {
  readonly __typename?: 'TrainingReport';
  readonly interactions: Scalars['SafeInt']['output'];
  readonly interest?: Maybe<LearnedInterest>;
  readonly items: Scalars['SafeInt']['output'];
  readonly jobs: ReadonlyArray<TrainingJobReport>;
  readonly seconds: Scalars['Float']['output'];
  readonly tags: Scalars['SafeInt']['output'];
  readonly trainedAt: Scalars['DateTime']['output'];
  readonly users: Scalars['SafeInt']['output'];
  readonly version: Scalars['String']['output'];
};

export type TrainingSettingsInput = {
  readonly policy?: InputMaybe<PolicyNumbersInput>;
  readonly training?: InputMaybe<LearningSettingsInput>;
};

export type TrainingState =
  | 'canceled'
  | 'done'
  | 'failed'
  | 'running';

export type TrainingStep = {
  readonly __typename?: 'TrainingStep';
  readonly done: Scalars['SafeInt']['output'];
  readonly job: Scalars['String']['output'];
  readonly total: Scalars['SafeInt']['output'];
};

export type TreeSettingsInput = {
  readonly count?: InputMaybe<Scalars['Int']['input']>;
  readonly depth?: InputMaybe<Scalars['Int']['input']>;
  readonly focus?: InputMaybe<Scalars['Int']['input']>;
  readonly learningRate?: InputMaybe<Scalars['Float']['input']>;
  readonly leastCandidates?: InputMaybe<Scalars['Int']['input']>;
  readonly ridge?: InputMaybe<Scalars['Float']['input']>;
};

export type TrendingInInput = {
  readonly itemKind?: InputMaybe<Scalars['String']['input']>;
  readonly otherwise?: InputMaybe<Scalars['String']['input']>;
  readonly property?: InputMaybe<Scalars['String']['input']>;
};

export type TwoHopTieSettingsInput = {
  readonly fanOut?: InputMaybe<Scalars['Int']['input']>;
  readonly k?: InputMaybe<Scalars['Int']['input']>;
};

export type UnavailableProblem = Problem & {
  readonly __typename?: 'UnavailableProblem';
  readonly code: ErrorCode;
  readonly isRetryable: Scalars['Boolean']['output'];
  readonly message: Scalars['String']['output'];
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

export type UnblockUserPayload = {
  readonly __typename?: 'UnblockUserPayload';
  readonly otherUser?: Maybe<User>;
  readonly problems: ReadonlyArray<Problem>;
  readonly user?: Maybe<User>;
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

export type UndoDismissalPayload = {
  readonly __typename?: 'UndoDismissalPayload';
  readonly item?: Maybe<Item>;
  readonly problems: ReadonlyArray<Problem>;
  readonly user?: Maybe<User>;
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

export type UndoSteersPayload = {
  readonly __typename?: 'UndoSteersPayload';
  readonly problems: ReadonlyArray<Problem>;
  readonly user?: Maybe<User>;
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

export type UndoSuggestionDismissalPayload = {
  readonly __typename?: 'UndoSuggestionDismissalPayload';
  readonly otherUser?: Maybe<User>;
  readonly problems: ReadonlyArray<Problem>;
  readonly user?: Maybe<User>;
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

export type UnfollowUserPayload = {
  readonly __typename?: 'UnfollowUserPayload';
  readonly otherUser?: Maybe<User>;
  readonly problems: ReadonlyArray<Problem>;
  readonly user?: Maybe<User>;
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

export type UnmuteUserPayload = {
  readonly __typename?: 'UnmuteUserPayload';
  readonly otherUser?: Maybe<User>;
  readonly problems: ReadonlyArray<Problem>;
  readonly user?: Maybe<User>;
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

export type UpsertItemsPayload = {
  readonly __typename?: 'UpsertItemsPayload';
  readonly items?: Maybe<ReadonlyArray<Maybe<Item>>>;
  readonly problems: ReadonlyArray<Problem>;
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

export type UpsertTagsPayload = {
  readonly __typename?: 'UpsertTagsPayload';
  readonly problems: ReadonlyArray<Problem>;
  readonly tags?: Maybe<ReadonlyArray<Maybe<Tag>>>;
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

export type UpsertUsersPayload = {
  readonly __typename?: 'UpsertUsersPayload';
  readonly problems: ReadonlyArray<Problem>;
  readonly users?: Maybe<ReadonlyArray<Maybe<User>>>;
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

export type User = Node & {
  readonly __typename?: 'User';
  readonly blockedUsers?: Maybe<HiddenUserConnection>;
  readonly consent?: Maybe<Consent>;
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  readonly dismissedItems?: Maybe<DismissedItemConnection>;
  readonly dismissedUsers?: Maybe<HiddenUserConnection>;
  readonly events?: Maybe<UserEventConnection>;
  readonly followers?: Maybe<TieConnection>;
  readonly following?: Maybe<TieConnection>;
  readonly history?: Maybe<HistoryConnection>;
  readonly id: Scalars['ID']['output'];
  readonly identities?: Maybe<ReadonlyArray<Identity>>;
  readonly interests?: Maybe<InterestConnection>;
  readonly mutedUsers?: Maybe<HiddenUserConnection>;
  readonly name?: Maybe<Scalars['String']['output']>;
  readonly neighbors?: Maybe<NeighborConnection>;
  readonly nodeId: Scalars['ID']['output'];
  readonly profile?: Maybe<PublicProfile>;
  readonly properties?: Maybe<ReadonlyArray<Property>>;
  readonly recentLists?: Maybe<ReadonlyArray<RecentList>>;
  readonly recommendations?: Maybe<RecommendationConnection>;
  readonly recommendedTags?: Maybe<RecommendedTagConnection>;
  readonly segments?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly showsToOthers?: Maybe<Scalars['Boolean']['output']>;
  readonly steers?: Maybe<ReadonlyArray<Steer>>;
  readonly suggestedUsers?: Maybe<SuggestedUserConnection>;
};


export type UserBlockedUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type UserDismissedItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type UserDismissedUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type UserEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<UserEventFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type UserFollowersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type UserFollowingArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type UserHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<HistoryOrder>;
};


export type UserInterestsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  temperature?: InputMaybe<Scalars['Float']['input']>;
};


export type UserMutedUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type UserNeighborsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type UserPropertiesArgs = {
  names?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


export type UserRecommendationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  input?: InputMaybe<RecommendationInput>;
  minWatermark?: InputMaybe<Scalars['String']['input']>;
  placement?: InputMaybe<Scalars['String']['input']>;
};


export type UserRecommendedTagsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeKnown?: InputMaybe<Scalars['Boolean']['input']>;
  kind?: InputMaybe<Scalars['String']['input']>;
};


export type UserSuggestedUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

export type UserConnection = {
  readonly __typename?: 'UserConnection';
  readonly edges: ReadonlyArray<UserEdge>;
  readonly facets?: Maybe<ReadonlyArray<Facet>>;
  readonly nodes: ReadonlyArray<User>;
  readonly pageInfo: PageInfo;
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};


export type UserConnectionFacetsArgs = {
  by: ReadonlyArray<FacetInput>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type UserEdge = {
  readonly __typename?: 'UserEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: User;
};

export type UserEvent = {
  readonly __typename?: 'UserEvent';
  readonly commentLength?: Maybe<Scalars['Int']['output']>;
  readonly count: Scalars['Int']['output'];
  readonly eventId: Scalars['ID']['output'];
  readonly item?: Maybe<Item>;
  readonly kind: EventKind;
  readonly occurredAt: Scalars['DateTime']['output'];
  readonly orderId?: Maybe<Scalars['ID']['output']>;
  readonly portion?: Maybe<Scalars['Float']['output']>;
  readonly price?: Maybe<Money>;
  readonly quantity?: Maybe<Scalars['Int']['output']>;
  readonly rating?: Maybe<Scalars['Float']['output']>;
};

export type UserEventConnection = {
  readonly __typename?: 'UserEventConnection';
  readonly edges: ReadonlyArray<UserEventEdge>;
  readonly nodes: ReadonlyArray<UserEvent>;
  readonly pageInfo: PageInfo;
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

export type UserEventEdge = {
  readonly __typename?: 'UserEventEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: UserEvent;
};

export type UserEventFilter = {
  readonly from?: InputMaybe<Scalars['Instant']['input']>;
  readonly itemFilter?: InputMaybe<ItemFilter>;
  readonly kinds?: InputMaybe<ReadonlyArray<EventKind>>;
  readonly onlyNewest?: InputMaybe<Scalars['Boolean']['input']>;
  readonly portionBelow?: InputMaybe<Scalars['Float']['input']>;
  readonly portionFrom?: InputMaybe<Scalars['Float']['input']>;
  readonly until?: InputMaybe<Scalars['Instant']['input']>;
};

export type UserEventTest = {
  readonly items?: InputMaybe<ItemFilter>;
  readonly kinds: ReadonlyArray<EventKind>;
  readonly withinDays?: InputMaybe<Scalars['Int']['input']>;
};

export type UserFilter =
  { readonly all: ReadonlyArray<UserFilter>; readonly any?: never; readonly event?: never; readonly ids?: never; readonly interest?: never; readonly not?: never; readonly property?: never; readonly segment?: never; }
  |  { readonly all?: never; readonly any: ReadonlyArray<UserFilter>; readonly event?: never; readonly ids?: never; readonly interest?: never; readonly not?: never; readonly property?: never; readonly segment?: never; }
  |  { readonly all?: never; readonly any?: never; readonly event: UserEventTest; readonly ids?: never; readonly interest?: never; readonly not?: never; readonly property?: never; readonly segment?: never; }
  |  { readonly all?: never; readonly any?: never; readonly event?: never; readonly ids: ReadonlyArray<Scalars['ID']['input']>; readonly interest?: never; readonly not?: never; readonly property?: never; readonly segment?: never; }
  |  { readonly all?: never; readonly any?: never; readonly event?: never; readonly ids?: never; readonly interest: InterestTest; readonly not?: never; readonly property?: never; readonly segment?: never; }
  |  { readonly all?: never; readonly any?: never; readonly event?: never; readonly ids?: never; readonly interest?: never; readonly not: UserFilter; readonly property?: never; readonly segment?: never; }
  |  { readonly all?: never; readonly any?: never; readonly event?: never; readonly ids?: never; readonly interest?: never; readonly not?: never; readonly property: PropertyTest; readonly segment?: never; }
  |  { readonly all?: never; readonly any?: never; readonly event?: never; readonly ids?: never; readonly interest?: never; readonly not?: never; readonly property?: never; readonly segment: Scalars['String']['input']; };

export type UserInput = {
  readonly createdAt?: InputMaybe<Scalars['Instant']['input']>;
  readonly id: Scalars['ID']['input'];
  readonly name?: InputMaybe<Scalars['String']['input']>;
  readonly properties?: InputMaybe<ReadonlyArray<PropertyInput>>;
  readonly showsToOthers?: InputMaybe<Scalars['Boolean']['input']>;
};

export type VersionState =
  | 'DRAFT'
  | 'PUBLISHED'
  | 'RETIRED'
  | 'SCHEDULED';

export type ViewedInput = {
  readonly context?: InputMaybe<EventContextInput>;
  readonly dwellMs?: InputMaybe<Scalars['Int']['input']>;
  readonly eventId: Scalars['ID']['input'];
  readonly itemId: Scalars['ID']['input'];
  readonly occurredAt: Scalars['Instant']['input'];
  readonly portion?: InputMaybe<Scalars['Float']['input']>;
  readonly recommendationId?: InputMaybe<Scalars['ID']['input']>;
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
  readonly token?: InputMaybe<Scalars['String']['input']>;
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

export type WeightsOrigin =
  | 'hand-set'
  | 'learned';

export type WhenInput = {
  readonly item?: InputMaybe<ItemFilter>;
  readonly viewer?: InputMaybe<UserFilter>;
};

export type Withheld = {
  readonly __typename?: 'Withheld';
  readonly purpose: Purpose;
  readonly sources: ReadonlyArray<CandidateSource>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  ReasonSubject:
    | ( ItemModel )
    | ( TagModel )
    | ( UserModel )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( ItemModel )
    | ( PrivacyRequestModel )
    | ( RecommendationConnectionModel )
    | ( SearchConnectionModel )
    | ( TagModel )
    | ( TrainingModel )
    | ( UserModel )
  ;
  Problem:
    | ( ProblemModel )
    | ( ProblemModel )
    | ( ProblemModel )
    | ( ProblemModel )
    | ( ProblemModel )
  ;
  RankedEdge:
    | ( RecommendationEdgeModel )
    | ( SearchEdgeModel )
  ;
  ServedList:
    | ( RecommendationConnectionModel )
    | ( SearchConnectionModel )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  ActionInput: ActionInput;
  AdjustInterestPayload: ResolverTypeWrapper<InterestPayload>;
  ApiKey: ResolverTypeWrapper<ApiKeyModel>;
  ApplyPresetInput: ApplyPresetInput;
  ApplyPresetPayload: ResolverTypeWrapper<ApplyPresetPayloadModel>;
  AttentionInput: AttentionInput;
  AudienceConnection: ResolverTypeWrapper<WithTotal<Omit<AudienceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AudienceEdge']>, nodes: ReadonlyArray<ResolversTypes['User']> }>>;
  AudienceEdge: ResolverTypeWrapper<Omit<AudienceEdge, 'node'> & { node: ResolversTypes['User'] }>;
  AuditEntry: ResolverTypeWrapper<AuditEntry>;
  AuditEntryConnection: ResolverTypeWrapper<WithTotal<AuditEntryConnection>>;
  AuditEntryEdge: ResolverTypeWrapper<AuditEntryEdge>;
  BlockUserPayload: ResolverTypeWrapper<TiePayload>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  BoostInput: BoostInput;
  BoughtTogetherConnection: ResolverTypeWrapper<WithTotal<Omit<BoughtTogetherConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['BoughtTogetherEdge']>, nodes: ReadonlyArray<ResolversTypes['Item']> }>>;
  BoughtTogetherEdge: ResolverTypeWrapper<Omit<BoughtTogetherEdge, 'node' | 'reason'> & { node: ResolversTypes['Item'], reason: ResolversTypes['Reason'] }>;
  BoughtTogetherSettingsInput: BoughtTogetherSettingsInput;
  BusyProblem: ResolverTypeWrapper<ProblemModel>;
  CancelImportPayload: ResolverTypeWrapper<Omit<CancelImportPayload, 'import' | 'problems'> & { import?: Maybe<ResolversTypes['Import']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  CancelTrainingPayload: ResolverTypeWrapper<TrainingPayload>;
  CandidateSource: ResolverTypeWrapper<SourceName>;
  CapInput: CapInput;
  CapKeyInput: CapKeyInput;
  CartChangeInput: CartChangeInput;
  ChartSettingsInput: ChartSettingsInput;
  ClientControl: ClientControl;
  CommentedInput: CommentedInput;
  ConflictProblem: ResolverTypeWrapper<ProblemModel>;
  Consent: ResolverTypeWrapper<ConsentModel>;
  ConsentChoice: ResolverTypeWrapper<ConsentChoice>;
  ConsentChoiceInput: ConsentChoiceInput;
  ConsentOrigin: null;
  ConsentReceipt: ResolverTypeWrapper<ConsentReceiptModel>;
  ConsentReceiptConnection: ResolverTypeWrapper<WithTotal<Omit<ConsentReceiptConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ConsentReceiptEdge']>, nodes: ReadonlyArray<ResolversTypes['ConsentReceipt']> }>>;
  ConsentReceiptEdge: ResolverTypeWrapper<Omit<ConsentReceiptEdge, 'node'> & { node: ResolversTypes['ConsentReceipt'] }>;
  ContextInput: ContextInput;
  Contribution: ResolverTypeWrapper<ContributionModel>;
  ContributionBasis: ContributionBasis;
  CreateApiKeyPayload: ResolverTypeWrapper<Omit<CreateApiKeyPayload, 'apiKey' | 'problems'> & { apiKey?: Maybe<ResolversTypes['ApiKey']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  CreateUserTokenPayload: ResolverTypeWrapper<Omit<CreateUserTokenPayload, 'problems'> & { problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  Currency: ResolverTypeWrapper<Scalars['Currency']['output']>;
  CustomKind: ResolverTypeWrapper<CustomKind>;
  DataOrigin: ResolverTypeWrapper<DataOriginModel>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeclareItemPropertiesPayload: ResolverTypeWrapper<Omit<DeclareItemPropertiesPayload, 'problems'> & { problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  DeclareUserPropertiesPayload: ResolverTypeWrapper<Omit<DeclareUserPropertiesPayload, 'problems'> & { problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  DeleteItemsPayload: ResolverTypeWrapper<Omit<DeleteItemsPayload, 'problems'> & { problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  DeleteSegmentPayload: ResolverTypeWrapper<Omit<DeleteSegmentPayload, 'problems'> & { problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  DeleteTagsPayload: ResolverTypeWrapper<Omit<DeleteTagsPayload, 'problems'> & { problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  DeleteUsersPayload: ResolverTypeWrapper<Omit<DeleteUsersPayload, 'problems'> & { problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  Direction: Direction;
  DismissPayload: ResolverTypeWrapper<DismissPayloadModel>;
  DismissSuggestionPayload: ResolverTypeWrapper<TiePayload>;
  DismissedItemConnection: ResolverTypeWrapper<WithTotal<Omit<DismissedItemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['DismissedItemEdge']>, nodes: ReadonlyArray<ResolversTypes['Item']> }>>;
  DismissedItemEdge: ResolverTypeWrapper<Omit<DismissedItemEdge, 'node'> & { node: ResolversTypes['Item'] }>;
  Duration: ResolverTypeWrapper<Scalars['Duration']['output']>;
  EffectInput: EffectInput;
  EmptyAudienceReason: null;
  ErasureReceipt: ResolverTypeWrapper<ErasureReceiptModel>;
  ErrorCode: ErrorCode;
  EvaluatedRanking: null;
  EventContextInput: EventContextInput;
  EventInput: EventInput;
  EventKind: null;
  EventKindName: ResolverTypeWrapper<Scalars['EventKindName']['output']>;
  EventQuality: ResolverTypeWrapper<EventQuality>;
  EventResult: ResolverTypeWrapper<Omit<EventResult, 'problems'> & { problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  EventStats: ResolverTypeWrapper<EventStats>;
  EventStatus: EventStatus;
  EventWeight: ResolverTypeWrapper<EventWeight>;
  Facet: ResolverTypeWrapper<FacetModel>;
  FacetField: FacetField;
  FacetInput: FacetInput;
  FacetRange: ResolverTypeWrapper<FacetRange>;
  FacetValue: ResolverTypeWrapper<FacetValueModel>;
  FactorSettingsInput: FactorSettingsInput;
  FallbackInput: FallbackInput;
  FallbackStep: FallbackStep;
  FatigueInput: FatigueInput;
  FieldTest: FieldTest;
  FilterOp: FilterOp;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  FollowRule: null;
  FollowUserPayload: ResolverTypeWrapper<TiePayload>;
  ForgetEventPayload: ResolverTypeWrapper<UserPayload>;
  ForgetIdentityPayload: ResolverTypeWrapper<UserPayload>;
  FrequencyCapInput: FrequencyCapInput;
  GivenSetting: ResolverTypeWrapper<GivenSetting>;
  GraphEngine: null;
  Health: ResolverTypeWrapper<Health>;
  HealthFigure: ResolverTypeWrapper<HealthFigure>;
  HealthFigureName: null;
  HealthState: null;
  HeldBack: HeldBack;
  HiddenUserConnection: ResolverTypeWrapper<WithTotal<Omit<HiddenUserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['HiddenUserEdge']>, nodes: ReadonlyArray<ResolversTypes['User']> }>>;
  HiddenUserEdge: ResolverTypeWrapper<Omit<HiddenUserEdge, 'node'> & { node: ResolversTypes['User'] }>;
  HistoryConnection: ResolverTypeWrapper<WithTotal<Omit<HistoryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['HistoryEdge']>, nodes: ReadonlyArray<ResolversTypes['Item']> }>>;
  HistoryEdge: ResolverTypeWrapper<Omit<HistoryEdge, 'node'> & { node: ResolversTypes['Item'] }>;
  HistoryOrder: HistoryOrder;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IdentifyPayload: ResolverTypeWrapper<UserPayload>;
  Identity: ResolverTypeWrapper<Identity>;
  Import: ResolverTypeWrapper<Omit<Import, 'report'> & { report?: Maybe<ResolversTypes['ImportReport']> }>;
  ImportFailure: ResolverTypeWrapper<ImportFailure>;
  ImportOutcome: null;
  ImportProgress: ResolverTypeWrapper<ImportProgress>;
  ImportReason: ResolverTypeWrapper<ImportReason>;
  ImportReport: ResolverTypeWrapper<ImportReportModel>;
  ImportState: null;
  ImportedRows: ResolverTypeWrapper<ImportedRows>;
  InputProblem: ResolverTypeWrapper<ProblemModel>;
  Instant: ResolverTypeWrapper<Scalars['Instant']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Interest: ResolverTypeWrapper<Omit<Interest, 'tag'> & { tag: ResolversTypes['Tag'] }>;
  InterestConnection: ResolverTypeWrapper<WithTotal<Omit<InterestConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['InterestEdge']>, nodes: ReadonlyArray<ResolversTypes['Interest']> }>>;
  InterestEdge: ResolverTypeWrapper<Omit<InterestEdge, 'node'> & { node: ResolversTypes['Interest'] }>;
  InterestSettingsInput: InterestSettingsInput;
  InterestTest: InterestTest;
  Item: ResolverTypeWrapper<ItemModel>;
  ItemActionInput: ItemActionInput;
  ItemChartRank: ResolverTypeWrapper<Omit<ItemChartRank, 'chart'> & { chart: ResolversTypes['CandidateSource'] }>;
  ItemConnection: ResolverTypeWrapper<WithUnknownIds<Omit<ItemConnection, 'edges' | 'facets' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ItemEdge']>, facets?: Maybe<ReadonlyArray<ResolversTypes['Facet']>>, nodes: ReadonlyArray<ResolversTypes['Item']> }>>;
  ItemEdge: ResolverTypeWrapper<Omit<ItemEdge, 'node' | 'promotion' | 'reasons'> & { node: ResolversTypes['Item'], promotion?: Maybe<ResolversTypes['PromotionNotice']>, reasons: ReadonlyArray<ResolversTypes['Reason']> }>;
  ItemEventCount: ResolverTypeWrapper<ItemEventCount>;
  ItemEvents: ResolverTypeWrapper<ItemEvents>;
  ItemField: ItemField;
  ItemFilter: ItemFilter;
  ItemInput: ItemInput;
  ItemOrder: ItemOrder;
  ItemPart: null;
  ItemSoftmaxSettingsInput: ItemSoftmaxSettingsInput;
  ItemSpread: ResolverTypeWrapper<ItemSpread>;
  ItemTagConnection: ResolverTypeWrapper<WithTotal<Omit<ItemTagConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ItemTagEdge']>, nodes: ReadonlyArray<ResolversTypes['Tag']> }>>;
  ItemTagEdge: ResolverTypeWrapper<Omit<ItemTagEdge, 'node'> & { node: ResolversTypes['Tag'] }>;
  ItemTagInput: ItemTagInput;
  ItemUse: ResolverTypeWrapper<ItemUseModel>;
  KindTest: KindTest;
  LearnedInterest: ResolverTypeWrapper<BriefInterest>;
  LearningSettingsInput: LearningSettingsInput;
  LeftOut: ResolverTypeWrapper<LeftOut>;
  LeftOutReason: LeftOutReason;
  LimitProblem: ResolverTypeWrapper<ProblemModel>;
  Limits: ResolverTypeWrapper<Limits>;
  ListModel: null;
  ListPlacement: ResolverTypeWrapper<ListPlacement>;
  Locale: ResolverTypeWrapper<Scalars['Locale']['output']>;
  LogitParts: ResolverTypeWrapper<LogitParts>;
  Metric: null;
  MetricBucket: null;
  MetricDimension: null;
  MetricLabel: ResolverTypeWrapper<MetricLabel>;
  MetricPoint: ResolverTypeWrapper<MetricPoint>;
  MetricSeries: ResolverTypeWrapper<MetricSeries>;
  MetricValue: ResolverTypeWrapper<MetricValue>;
  MetricsInput: MetricsInput;
  MetricsReport: ResolverTypeWrapper<MetricsReport>;
  MinutesInput: MinutesInput;
  ModelMetrics: ResolverTypeWrapper<InterestMetrics>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  MuteUserPayload: ResolverTypeWrapper<TiePayload>;
  NeighborConnection: ResolverTypeWrapper<WithTotal<Omit<NeighborConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['NeighborEdge']>, nodes: ReadonlyArray<ResolversTypes['User']> }>>;
  NeighborEdge: ResolverTypeWrapper<Omit<NeighborEdge, 'node'> & { node: ResolversTypes['User'] }>;
  NeighborhoodSettingsInput: NeighborhoodSettingsInput;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Operand: Operand;
  OperationStats: ResolverTypeWrapper<OperationStats>;
  OrderInput: OrderInput;
  OrderLineInput: OrderLineInput;
  OriginKind: null;
  Page: ResolverTypeWrapper<Omit<Page, 'rows'> & { rows: ReadonlyArray<ResolversTypes['PageRow']> }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PageRow: ResolverTypeWrapper<PageRowModel>;
  PastTraining: ResolverTypeWrapper<PastTrainingModel>;
  Personalization: Personalization;
  PinInput: PinInput;
  Placement: ResolverTypeWrapper<PlacementModel>;
  PlacementConnection: ResolverTypeWrapper<WithTotal<Omit<PlacementConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PlacementEdge']>, nodes: ReadonlyArray<ResolversTypes['Placement']> }>>;
  PlacementEdge: ResolverTypeWrapper<Omit<PlacementEdge, 'node'> & { node: ResolversTypes['Placement'] }>;
  PlacementPreview: ResolverTypeWrapper<PlacementPreviewModel>;
  PlacementSpec: ResolverTypeWrapper<Scalars['PlacementSpec']['output']>;
  PlacementSpecInput: PlacementSpecInput;
  PlacementVersion: ResolverTypeWrapper<PlacementVersionModel>;
  PlacementVersionConnection: ResolverTypeWrapper<WithTotal<Omit<PlacementVersionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PlacementVersionEdge']>, nodes: ReadonlyArray<ResolversTypes['PlacementVersion']> }>>;
  PlacementVersionEdge: ResolverTypeWrapper<Omit<PlacementVersionEdge, 'node'> & { node: ResolversTypes['PlacementVersion'] }>;
  PolicyNumbersInput: PolicyNumbersInput;
  PopularityPoint: ResolverTypeWrapper<PopularityPoint>;
  Preset: Preset;
  PreviewInput: PreviewInput;
  PreviewReport: ResolverTypeWrapper<PreviewReport>;
  PreviewedList: ResolverTypeWrapper<PreviewedListModel>;
  PreviewedPage: ResolverTypeWrapper<PreviewedPageModel>;
  PrivacyRequest: ResolverTypeWrapper<PrivacyRequestModel>;
  PrivacyRequestKind: null;
  PrivacyRequestState: null;
  Problem: ResolverTypeWrapper<ProblemModel>;
  PromotionInput: PromotionInput;
  PromotionKind: PromotionKind;
  PromotionNotice: ResolverTypeWrapper<PromotionNoticeModel>;
  Property: ResolverTypeWrapper<Property>;
  PropertyInput: PropertyInput;
  PropertyOrder: PropertyOrder;
  PropertyOwner: PropertyOwner;
  PropertyTest: PropertyTest;
  PropertyType: PropertyType;
  PropertyTypeInfo: ResolverTypeWrapper<PropertyTypeInfo>;
  PropertyTypeInput: PropertyTypeInput;
  PublicProfile: ResolverTypeWrapper<UserModel>;
  PublishPlacementInput: PublishPlacementInput;
  PublishPlacementPayload: ResolverTypeWrapper<PlacementPayload>;
  Purpose: null;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QuietHoursInput: QuietHoursInput;
  RankedEdge: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['RankedEdge']>;
  Ranker: null;
  RankingMetrics: ResolverTypeWrapper<RankingMetricsModel>;
  RatedInput: RatedInput;
  RatingScale: ResolverTypeWrapper<RatingScale>;
  Reason: ResolverTypeWrapper<ReasonModel>;
  ReasonKind: ReasonKind;
  ReasonSubject: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReasonSubject']>;
  RecentEvent: ResolverTypeWrapper<RecentEventModel>;
  RecentEventConnection: ResolverTypeWrapper<WithTotal<Omit<RecentEventConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['RecentEventEdge']>, nodes: ReadonlyArray<ResolversTypes['RecentEvent']> }>>;
  RecentEventEdge: ResolverTypeWrapper<Omit<RecentEventEdge, 'node'> & { node: ResolversTypes['RecentEvent'] }>;
  RecentList: ResolverTypeWrapper<RecentList>;
  RecommendationConnection: ResolverTypeWrapper<RecommendationConnectionModel>;
  RecommendationEdge: ResolverTypeWrapper<RecommendationEdgeModel>;
  RecommendationInput: RecommendationInput;
  RecommendedTagConnection: ResolverTypeWrapper<WithTotal<Omit<RecommendedTagConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['RecommendedTagEdge']>, nodes: ReadonlyArray<ResolversTypes['Tag']> }>>;
  RecommendedTagEdge: ResolverTypeWrapper<Omit<RecommendedTagEdge, 'node'> & { node: ResolversTypes['Tag'] }>;
  RecordEventsPayload: ResolverTypeWrapper<RecordedPayload>;
  RecordImpressionsPayload: ResolverTypeWrapper<Omit<RecordImpressionsPayload, 'problems'> & { problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  Removal: ResolverTypeWrapper<Removal>;
  RequestErasurePayload: ResolverTypeWrapper<PrivacyRequestPayload>;
  RequestExportPayload: ResolverTypeWrapper<PrivacyRequestPayload>;
  RequirementInput: RequirementInput;
  ResetProfilePayload: ResolverTypeWrapper<UserPayload>;
  RevokeApiKeyPayload: ResolverTypeWrapper<Omit<RevokeApiKeyPayload, 'problems'> & { problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  RollBackModelPayload: ResolverTypeWrapper<RollBackPayload>;
  RollBackPlacementInput: RollBackPlacementInput;
  RollBackPlacementPayload: ResolverTypeWrapper<PlacementPayload>;
  RotateApiKeyPayload: ResolverTypeWrapper<Omit<RotateApiKeyPayload, 'apiKey' | 'problems'> & { apiKey?: Maybe<ResolversTypes['ApiKey']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  RotateTokenSecretPayload: ResolverTypeWrapper<Omit<RotateTokenSecretPayload, 'problems'> & { problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  RotationInput: RotationInput;
  RowInput: RowInput;
  RowSeedInput: RowSeedInput;
  RuleInput: RuleInput;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  SavePlacementDraftPayload: ResolverTypeWrapper<PlacementPayload>;
  SavePlacementInput: SavePlacementInput;
  SaveSegmentInput: SaveSegmentInput;
  SaveSegmentPayload: ResolverTypeWrapper<Omit<SaveSegmentPayload, 'problems' | 'segment'> & { problems: ReadonlyArray<ResolversTypes['Problem']>, segment?: Maybe<ResolversTypes['Segment']> }>;
  ScaleInput: ScaleInput;
  Scope: null;
  SearchConnection: ResolverTypeWrapper<SearchConnectionModel>;
  SearchEdge: ResolverTypeWrapper<SearchEdgeModel>;
  SearchImpact: null;
  SearchedInput: SearchedInput;
  SeenInput: SeenInput;
  SeenRule: ResolverTypeWrapper<SeenRule>;
  SeenRuleInput: SeenRuleInput;
  Segment: ResolverTypeWrapper<SegmentModel>;
  SegmentConnection: ResolverTypeWrapper<WithTotal<Omit<SegmentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SegmentEdge']>, nodes: ReadonlyArray<ResolversTypes['Segment']> }>>;
  SegmentEdge: ResolverTypeWrapper<Omit<SegmentEdge, 'node'> & { node: ResolversTypes['Segment'] }>;
  SegmentUserConnection: ResolverTypeWrapper<WithTotal<Omit<SegmentUserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SegmentUserEdge']>, nodes: ReadonlyArray<ResolversTypes['User']> }>>;
  SegmentUserEdge: ResolverTypeWrapper<Omit<SegmentUserEdge, 'node'> & { node: ResolversTypes['User'] }>;
  ServedList: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['ServedList']>;
  ServingModel: ResolverTypeWrapper<Omit<ServingModel, 'metrics' | 'weights'> & { metrics?: Maybe<ResolversTypes['ModelMetrics']>, weights: ReadonlyArray<ResolversTypes['SourceBlend']> }>;
  ServingStats: ResolverTypeWrapper<Omit<ServingStats, 'sources'> & { sources: ReadonlyArray<ResolversTypes['SourceStats']> }>;
  SessionEventInput: SessionEventInput;
  SessionInput: SessionInput;
  SetConsentPayload: ResolverTypeWrapper<UserPayload>;
  SettingOrigin: null;
  Settings: ResolverTypeWrapper<ServerSettings>;
  SimilarItemConnection: ResolverTypeWrapper<WithTotal<Omit<SimilarItemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SimilarItemEdge']>, nodes: ReadonlyArray<ResolversTypes['Item']> }>>;
  SimilarItemEdge: ResolverTypeWrapper<Omit<SimilarItemEdge, 'node'> & { node: ResolversTypes['Item'] }>;
  SimilarItemSettingsInput: SimilarItemSettingsInput;
  SourceBlend: ResolverTypeWrapper<SourceBlendModel>;
  SourceCount: ResolverTypeWrapper<SourceCountModel>;
  SourceStats: ResolverTypeWrapper<SourceStatsModel>;
  SourceWeightInput: SourceWeightInput;
  SpecChange: ResolverTypeWrapper<SpecChange>;
  StartTrainingPayload: ResolverTypeWrapper<TrainingPayload>;
  Stats: ResolverTypeWrapper<StatsModel>;
  Steer: ResolverTypeWrapper<Steer>;
  SteerDirection: SteerDirection;
  SteerPayload: ResolverTypeWrapper<UserPayload>;
  SteerTarget: SteerTarget;
  SteeringEffect: SteeringEffect;
  SteeringTerm: ResolverTypeWrapper<SteeringTerm>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SuggestedUserConnection: ResolverTypeWrapper<WithTotal<Omit<SuggestedUserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SuggestedUserEdge']>, nodes: ReadonlyArray<ResolversTypes['User']> }>>;
  SuggestedUserEdge: ResolverTypeWrapper<Omit<SuggestedUserEdge, 'node' | 'reasons'> & { node: ResolversTypes['User'], reasons: ReadonlyArray<ResolversTypes['SuggestionReason']> }>;
  Suggestion: ResolverTypeWrapper<Omit<Suggestion, 'item'> & { item: ResolversTypes['Item'] }>;
  SuggestionReason: ResolverTypeWrapper<SuggestionReasonModel>;
  SuggestionReasonKind: SuggestionReasonKind;
  Surface: Surface;
  Tag: ResolverTypeWrapper<TagModel>;
  TagConnection: ResolverTypeWrapper<WithTotal<Omit<TagConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['TagEdge']>, nodes: ReadonlyArray<ResolversTypes['Tag']> }>>;
  TagEdge: ResolverTypeWrapper<Omit<TagEdge, 'node'> & { node: ResolversTypes['Tag'] }>;
  TagInput: TagInput;
  TagItemConnection: ResolverTypeWrapper<WithTotal<Omit<TagItemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['TagItemEdge']>, nodes: ReadonlyArray<ResolversTypes['Item']> }>>;
  TagItemEdge: ResolverTypeWrapper<Omit<TagItemEdge, 'node'> & { node: ResolversTypes['Item'] }>;
  TagTest: TagTest;
  TagTopSettingsInput: TagTopSettingsInput;
  TieConnection: ResolverTypeWrapper<WithTotal<Omit<TieConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['TieEdge']>, nodes: ReadonlyArray<ResolversTypes['User']> }>>;
  TieEdge: ResolverTypeWrapper<Omit<TieEdge, 'node'> & { node: ResolversTypes['User'] }>;
  TopSearch: ResolverTypeWrapper<TopSearch>;
  Total: ResolverTypeWrapper<Total>;
  Training: ResolverTypeWrapper<TrainingModel>;
  TrainingFailure: ResolverTypeWrapper<TrainingFailure>;
  TrainingHoldout: null;
  TrainingJobReport: ResolverTypeWrapper<TrainingJobReport>;
  TrainingOutcome: null;
  TrainingReport: ResolverTypeWrapper<BriefReport>;
  TrainingSettingsInput: TrainingSettingsInput;
  TrainingState: null;
  TrainingStep: ResolverTypeWrapper<TrainingStep>;
  TreeSettingsInput: TreeSettingsInput;
  TrendingInInput: TrendingInInput;
  TwoHopTieSettingsInput: TwoHopTieSettingsInput;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  UnavailableProblem: ResolverTypeWrapper<ProblemModel>;
  UnblockUserPayload: ResolverTypeWrapper<TiePayload>;
  UndoDismissalPayload: ResolverTypeWrapper<DismissPayloadModel>;
  UndoSteersPayload: ResolverTypeWrapper<UserPayload>;
  UndoSuggestionDismissalPayload: ResolverTypeWrapper<TiePayload>;
  UnfollowUserPayload: ResolverTypeWrapper<TiePayload>;
  UnmuteUserPayload: ResolverTypeWrapper<TiePayload>;
  UpsertItemsPayload: ResolverTypeWrapper<RowsPayload>;
  UpsertTagsPayload: ResolverTypeWrapper<RowsPayload>;
  UpsertUsersPayload: ResolverTypeWrapper<RowsPayload>;
  User: ResolverTypeWrapper<UserModel>;
  UserConnection: ResolverTypeWrapper<WithFacets<Omit<UserConnection, 'edges' | 'facets' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['UserEdge']>, facets?: Maybe<ReadonlyArray<ResolversTypes['Facet']>>, nodes: ReadonlyArray<ResolversTypes['User']> }>>;
  UserEdge: ResolverTypeWrapper<Omit<UserEdge, 'node'> & { node: ResolversTypes['User'] }>;
  UserEvent: ResolverTypeWrapper<UserEventModel>;
  UserEventConnection: ResolverTypeWrapper<WithTotal<Omit<UserEventConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['UserEventEdge']>, nodes: ReadonlyArray<ResolversTypes['UserEvent']> }>>;
  UserEventEdge: ResolverTypeWrapper<Omit<UserEventEdge, 'node'> & { node: ResolversTypes['UserEvent'] }>;
  UserEventFilter: UserEventFilter;
  UserEventTest: UserEventTest;
  UserFilter: UserFilter;
  UserInput: UserInput;
  Value: ResolverTypeWrapper<Scalars['Value']['output']>;
  VersionState: VersionState;
  ViewedInput: ViewedInput;
  WeightsOrigin: null;
  WhenInput: WhenInput;
  Withheld: ResolverTypeWrapper<WithheldModel>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ActionInput: ActionInput;
  AdjustInterestPayload: InterestPayload;
  ApiKey: ApiKeyModel;
  ApplyPresetInput: ApplyPresetInput;
  ApplyPresetPayload: ApplyPresetPayloadModel;
  AttentionInput: AttentionInput;
  AudienceConnection: WithTotal<Omit<AudienceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AudienceEdge']>, nodes: ReadonlyArray<ResolversParentTypes['User']> }>;
  AudienceEdge: Omit<AudienceEdge, 'node'> & { node: ResolversParentTypes['User'] };
  AuditEntry: AuditEntry;
  AuditEntryConnection: WithTotal<AuditEntryConnection>;
  AuditEntryEdge: AuditEntryEdge;
  BlockUserPayload: TiePayload;
  Boolean: Scalars['Boolean']['output'];
  BoostInput: BoostInput;
  BoughtTogetherConnection: WithTotal<Omit<BoughtTogetherConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['BoughtTogetherEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Item']> }>;
  BoughtTogetherEdge: Omit<BoughtTogetherEdge, 'node' | 'reason'> & { node: ResolversParentTypes['Item'], reason: ResolversParentTypes['Reason'] };
  BoughtTogetherSettingsInput: BoughtTogetherSettingsInput;
  BusyProblem: ProblemModel;
  CancelImportPayload: Omit<CancelImportPayload, 'import' | 'problems'> & { import?: Maybe<ResolversParentTypes['Import']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  CancelTrainingPayload: TrainingPayload;
  CapInput: CapInput;
  CapKeyInput: CapKeyInput;
  CartChangeInput: CartChangeInput;
  ChartSettingsInput: ChartSettingsInput;
  CommentedInput: CommentedInput;
  ConflictProblem: ProblemModel;
  Consent: ConsentModel;
  ConsentChoice: ConsentChoice;
  ConsentChoiceInput: ConsentChoiceInput;
  ConsentReceipt: ConsentReceiptModel;
  ConsentReceiptConnection: WithTotal<Omit<ConsentReceiptConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ConsentReceiptEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ConsentReceipt']> }>;
  ConsentReceiptEdge: Omit<ConsentReceiptEdge, 'node'> & { node: ResolversParentTypes['ConsentReceipt'] };
  ContextInput: ContextInput;
  Contribution: ContributionModel;
  CreateApiKeyPayload: Omit<CreateApiKeyPayload, 'apiKey' | 'problems'> & { apiKey?: Maybe<ResolversParentTypes['ApiKey']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  CreateUserTokenPayload: Omit<CreateUserTokenPayload, 'problems'> & { problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  Currency: Scalars['Currency']['output'];
  CustomKind: CustomKind;
  DataOrigin: DataOriginModel;
  DateTime: Scalars['DateTime']['output'];
  DeclareItemPropertiesPayload: Omit<DeclareItemPropertiesPayload, 'problems'> & { problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  DeclareUserPropertiesPayload: Omit<DeclareUserPropertiesPayload, 'problems'> & { problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  DeleteItemsPayload: Omit<DeleteItemsPayload, 'problems'> & { problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  DeleteSegmentPayload: Omit<DeleteSegmentPayload, 'problems'> & { problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  DeleteTagsPayload: Omit<DeleteTagsPayload, 'problems'> & { problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  DeleteUsersPayload: Omit<DeleteUsersPayload, 'problems'> & { problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  DismissPayload: DismissPayloadModel;
  DismissSuggestionPayload: TiePayload;
  DismissedItemConnection: WithTotal<Omit<DismissedItemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['DismissedItemEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Item']> }>;
  DismissedItemEdge: Omit<DismissedItemEdge, 'node'> & { node: ResolversParentTypes['Item'] };
  Duration: Scalars['Duration']['output'];
  EffectInput: EffectInput;
  ErasureReceipt: ErasureReceiptModel;
  EventContextInput: EventContextInput;
  EventInput: EventInput;
  EventKindName: Scalars['EventKindName']['output'];
  EventQuality: EventQuality;
  EventResult: Omit<EventResult, 'problems'> & { problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  EventStats: EventStats;
  EventWeight: EventWeight;
  Facet: FacetModel;
  FacetInput: FacetInput;
  FacetRange: FacetRange;
  FacetValue: FacetValueModel;
  FactorSettingsInput: FactorSettingsInput;
  FallbackInput: FallbackInput;
  FatigueInput: FatigueInput;
  FieldTest: FieldTest;
  Float: Scalars['Float']['output'];
  FollowUserPayload: TiePayload;
  ForgetEventPayload: UserPayload;
  ForgetIdentityPayload: UserPayload;
  FrequencyCapInput: FrequencyCapInput;
  GivenSetting: GivenSetting;
  Health: Health;
  HealthFigure: HealthFigure;
  HiddenUserConnection: WithTotal<Omit<HiddenUserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['HiddenUserEdge']>, nodes: ReadonlyArray<ResolversParentTypes['User']> }>;
  HiddenUserEdge: Omit<HiddenUserEdge, 'node'> & { node: ResolversParentTypes['User'] };
  HistoryConnection: WithTotal<Omit<HistoryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['HistoryEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Item']> }>;
  HistoryEdge: Omit<HistoryEdge, 'node'> & { node: ResolversParentTypes['Item'] };
  HistoryOrder: HistoryOrder;
  ID: Scalars['ID']['output'];
  IdentifyPayload: UserPayload;
  Identity: Identity;
  Import: Omit<Import, 'report'> & { report?: Maybe<ResolversParentTypes['ImportReport']> };
  ImportFailure: ImportFailure;
  ImportProgress: ImportProgress;
  ImportReason: ImportReason;
  ImportReport: ImportReportModel;
  ImportedRows: ImportedRows;
  InputProblem: ProblemModel;
  Instant: Scalars['Instant']['output'];
  Int: Scalars['Int']['output'];
  Interest: Omit<Interest, 'tag'> & { tag: ResolversParentTypes['Tag'] };
  InterestConnection: WithTotal<Omit<InterestConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['InterestEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Interest']> }>;
  InterestEdge: Omit<InterestEdge, 'node'> & { node: ResolversParentTypes['Interest'] };
  InterestSettingsInput: InterestSettingsInput;
  InterestTest: InterestTest;
  Item: ItemModel;
  ItemActionInput: ItemActionInput;
  ItemChartRank: ItemChartRank;
  ItemConnection: WithUnknownIds<Omit<ItemConnection, 'edges' | 'facets' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ItemEdge']>, facets?: Maybe<ReadonlyArray<ResolversParentTypes['Facet']>>, nodes: ReadonlyArray<ResolversParentTypes['Item']> }>;
  ItemEdge: Omit<ItemEdge, 'node' | 'promotion' | 'reasons'> & { node: ResolversParentTypes['Item'], promotion?: Maybe<ResolversParentTypes['PromotionNotice']>, reasons: ReadonlyArray<ResolversParentTypes['Reason']> };
  ItemEventCount: ItemEventCount;
  ItemEvents: ItemEvents;
  ItemFilter: ItemFilter;
  ItemInput: ItemInput;
  ItemOrder: ItemOrder;
  ItemSoftmaxSettingsInput: ItemSoftmaxSettingsInput;
  ItemSpread: ItemSpread;
  ItemTagConnection: WithTotal<Omit<ItemTagConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ItemTagEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Tag']> }>;
  ItemTagEdge: Omit<ItemTagEdge, 'node'> & { node: ResolversParentTypes['Tag'] };
  ItemTagInput: ItemTagInput;
  ItemUse: ItemUseModel;
  KindTest: KindTest;
  LearnedInterest: BriefInterest;
  LearningSettingsInput: LearningSettingsInput;
  LeftOut: LeftOut;
  LimitProblem: ProblemModel;
  Limits: Limits;
  ListPlacement: ListPlacement;
  Locale: Scalars['Locale']['output'];
  LogitParts: LogitParts;
  MetricLabel: MetricLabel;
  MetricPoint: MetricPoint;
  MetricSeries: MetricSeries;
  MetricValue: MetricValue;
  MetricsInput: MetricsInput;
  MetricsReport: MetricsReport;
  MinutesInput: MinutesInput;
  ModelMetrics: InterestMetrics;
  Money: Money;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  MuteUserPayload: TiePayload;
  NeighborConnection: WithTotal<Omit<NeighborConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['NeighborEdge']>, nodes: ReadonlyArray<ResolversParentTypes['User']> }>;
  NeighborEdge: Omit<NeighborEdge, 'node'> & { node: ResolversParentTypes['User'] };
  NeighborhoodSettingsInput: NeighborhoodSettingsInput;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Operand: Operand;
  OperationStats: OperationStats;
  OrderInput: OrderInput;
  OrderLineInput: OrderLineInput;
  Page: Omit<Page, 'rows'> & { rows: ReadonlyArray<ResolversParentTypes['PageRow']> };
  PageInfo: PageInfo;
  PageRow: PageRowModel;
  PastTraining: PastTrainingModel;
  PinInput: PinInput;
  Placement: PlacementModel;
  PlacementConnection: WithTotal<Omit<PlacementConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PlacementEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Placement']> }>;
  PlacementEdge: Omit<PlacementEdge, 'node'> & { node: ResolversParentTypes['Placement'] };
  PlacementPreview: PlacementPreviewModel;
  PlacementSpec: Scalars['PlacementSpec']['output'];
  PlacementSpecInput: PlacementSpecInput;
  PlacementVersion: PlacementVersionModel;
  PlacementVersionConnection: WithTotal<Omit<PlacementVersionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PlacementVersionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PlacementVersion']> }>;
  PlacementVersionEdge: Omit<PlacementVersionEdge, 'node'> & { node: ResolversParentTypes['PlacementVersion'] };
  PolicyNumbersInput: PolicyNumbersInput;
  PopularityPoint: PopularityPoint;
  PreviewInput: PreviewInput;
  PreviewReport: PreviewReport;
  PreviewedList: PreviewedListModel;
  PreviewedPage: PreviewedPageModel;
  PrivacyRequest: PrivacyRequestModel;
  Problem: ProblemModel;
  PromotionInput: PromotionInput;
  PromotionNotice: PromotionNoticeModel;
  Property: Property;
  PropertyInput: PropertyInput;
  PropertyOrder: PropertyOrder;
  PropertyTest: PropertyTest;
  PropertyTypeInfo: PropertyTypeInfo;
  PropertyTypeInput: PropertyTypeInput;
  PublicProfile: UserModel;
  PublishPlacementInput: PublishPlacementInput;
  PublishPlacementPayload: PlacementPayload;
  Query: Record<PropertyKey, never>;
  QuietHoursInput: QuietHoursInput;
  RankedEdge: ResolversInterfaceTypes<ResolversParentTypes>['RankedEdge'];
  RankingMetrics: RankingMetricsModel;
  RatedInput: RatedInput;
  RatingScale: RatingScale;
  Reason: ReasonModel;
  ReasonSubject: ResolversUnionTypes<ResolversParentTypes>['ReasonSubject'];
  RecentEvent: RecentEventModel;
  RecentEventConnection: WithTotal<Omit<RecentEventConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['RecentEventEdge']>, nodes: ReadonlyArray<ResolversParentTypes['RecentEvent']> }>;
  RecentEventEdge: Omit<RecentEventEdge, 'node'> & { node: ResolversParentTypes['RecentEvent'] };
  RecentList: RecentList;
  RecommendationConnection: RecommendationConnectionModel;
  RecommendationEdge: RecommendationEdgeModel;
  RecommendationInput: RecommendationInput;
  RecommendedTagConnection: WithTotal<Omit<RecommendedTagConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['RecommendedTagEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Tag']> }>;
  RecommendedTagEdge: Omit<RecommendedTagEdge, 'node'> & { node: ResolversParentTypes['Tag'] };
  RecordEventsPayload: RecordedPayload;
  RecordImpressionsPayload: Omit<RecordImpressionsPayload, 'problems'> & { problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  Removal: Removal;
  RequestErasurePayload: PrivacyRequestPayload;
  RequestExportPayload: PrivacyRequestPayload;
  RequirementInput: RequirementInput;
  ResetProfilePayload: UserPayload;
  RevokeApiKeyPayload: Omit<RevokeApiKeyPayload, 'problems'> & { problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  RollBackModelPayload: RollBackPayload;
  RollBackPlacementInput: RollBackPlacementInput;
  RollBackPlacementPayload: PlacementPayload;
  RotateApiKeyPayload: Omit<RotateApiKeyPayload, 'apiKey' | 'problems'> & { apiKey?: Maybe<ResolversParentTypes['ApiKey']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  RotateTokenSecretPayload: Omit<RotateTokenSecretPayload, 'problems'> & { problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  RotationInput: RotationInput;
  RowInput: RowInput;
  RowSeedInput: RowSeedInput;
  RuleInput: RuleInput;
  SafeInt: Scalars['SafeInt']['output'];
  SavePlacementDraftPayload: PlacementPayload;
  SavePlacementInput: SavePlacementInput;
  SaveSegmentInput: SaveSegmentInput;
  SaveSegmentPayload: Omit<SaveSegmentPayload, 'problems' | 'segment'> & { problems: ReadonlyArray<ResolversParentTypes['Problem']>, segment?: Maybe<ResolversParentTypes['Segment']> };
  ScaleInput: ScaleInput;
  SearchConnection: SearchConnectionModel;
  SearchEdge: SearchEdgeModel;
  SearchedInput: SearchedInput;
  SeenInput: SeenInput;
  SeenRule: SeenRule;
  SeenRuleInput: SeenRuleInput;
  Segment: SegmentModel;
  SegmentConnection: WithTotal<Omit<SegmentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SegmentEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Segment']> }>;
  SegmentEdge: Omit<SegmentEdge, 'node'> & { node: ResolversParentTypes['Segment'] };
  SegmentUserConnection: WithTotal<Omit<SegmentUserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SegmentUserEdge']>, nodes: ReadonlyArray<ResolversParentTypes['User']> }>;
  SegmentUserEdge: Omit<SegmentUserEdge, 'node'> & { node: ResolversParentTypes['User'] };
  ServedList: ResolversInterfaceTypes<ResolversParentTypes>['ServedList'];
  ServingModel: Omit<ServingModel, 'metrics' | 'weights'> & { metrics?: Maybe<ResolversParentTypes['ModelMetrics']>, weights: ReadonlyArray<ResolversParentTypes['SourceBlend']> };
  ServingStats: Omit<ServingStats, 'sources'> & { sources: ReadonlyArray<ResolversParentTypes['SourceStats']> };
  SessionEventInput: SessionEventInput;
  SessionInput: SessionInput;
  SetConsentPayload: UserPayload;
  Settings: ServerSettings;
  SimilarItemConnection: WithTotal<Omit<SimilarItemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SimilarItemEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Item']> }>;
  SimilarItemEdge: Omit<SimilarItemEdge, 'node'> & { node: ResolversParentTypes['Item'] };
  SimilarItemSettingsInput: SimilarItemSettingsInput;
  SourceBlend: SourceBlendModel;
  SourceCount: SourceCountModel;
  SourceStats: SourceStatsModel;
  SourceWeightInput: SourceWeightInput;
  SpecChange: SpecChange;
  StartTrainingPayload: TrainingPayload;
  Stats: StatsModel;
  Steer: Steer;
  SteerPayload: UserPayload;
  SteerTarget: SteerTarget;
  SteeringTerm: SteeringTerm;
  String: Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
  SuggestedUserConnection: WithTotal<Omit<SuggestedUserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SuggestedUserEdge']>, nodes: ReadonlyArray<ResolversParentTypes['User']> }>;
  SuggestedUserEdge: Omit<SuggestedUserEdge, 'node' | 'reasons'> & { node: ResolversParentTypes['User'], reasons: ReadonlyArray<ResolversParentTypes['SuggestionReason']> };
  Suggestion: Omit<Suggestion, 'item'> & { item: ResolversParentTypes['Item'] };
  SuggestionReason: SuggestionReasonModel;
  Tag: TagModel;
  TagConnection: WithTotal<Omit<TagConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['TagEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Tag']> }>;
  TagEdge: Omit<TagEdge, 'node'> & { node: ResolversParentTypes['Tag'] };
  TagInput: TagInput;
  TagItemConnection: WithTotal<Omit<TagItemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['TagItemEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Item']> }>;
  TagItemEdge: Omit<TagItemEdge, 'node'> & { node: ResolversParentTypes['Item'] };
  TagTest: TagTest;
  TagTopSettingsInput: TagTopSettingsInput;
  TieConnection: WithTotal<Omit<TieConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['TieEdge']>, nodes: ReadonlyArray<ResolversParentTypes['User']> }>;
  TieEdge: Omit<TieEdge, 'node'> & { node: ResolversParentTypes['User'] };
  TopSearch: TopSearch;
  Total: Total;
  Training: TrainingModel;
  TrainingFailure: TrainingFailure;
  TrainingJobReport: TrainingJobReport;
  TrainingReport: BriefReport;
  TrainingSettingsInput: TrainingSettingsInput;
  TrainingStep: TrainingStep;
  TreeSettingsInput: TreeSettingsInput;
  TrendingInInput: TrendingInInput;
  TwoHopTieSettingsInput: TwoHopTieSettingsInput;
  URL: Scalars['URL']['output'];
  UnavailableProblem: ProblemModel;
  UnblockUserPayload: TiePayload;
  UndoDismissalPayload: DismissPayloadModel;
  UndoSteersPayload: UserPayload;
  UndoSuggestionDismissalPayload: TiePayload;
  UnfollowUserPayload: TiePayload;
  UnmuteUserPayload: TiePayload;
  UpsertItemsPayload: RowsPayload;
  UpsertTagsPayload: RowsPayload;
  UpsertUsersPayload: RowsPayload;
  User: UserModel;
  UserConnection: WithFacets<Omit<UserConnection, 'edges' | 'facets' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['UserEdge']>, facets?: Maybe<ReadonlyArray<ResolversParentTypes['Facet']>>, nodes: ReadonlyArray<ResolversParentTypes['User']> }>;
  UserEdge: Omit<UserEdge, 'node'> & { node: ResolversParentTypes['User'] };
  UserEvent: UserEventModel;
  UserEventConnection: WithTotal<Omit<UserEventConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['UserEventEdge']>, nodes: ReadonlyArray<ResolversParentTypes['UserEvent']> }>;
  UserEventEdge: Omit<UserEventEdge, 'node'> & { node: ResolversParentTypes['UserEvent'] };
  UserEventFilter: UserEventFilter;
  UserEventTest: UserEventTest;
  UserFilter: UserFilter;
  UserInput: UserInput;
  Value: Scalars['Value']['output'];
  ViewedInput: ViewedInput;
  WhenInput: WhenInput;
  Withheld: WithheldModel;
};

export type CostDirectiveArgs = {
  weight: Scalars['String']['input'];
};

export type CostDirectiveResolver<Result, Parent, ContextType = RequestContext, Args = CostDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ListSizeDirectiveArgs = {
  assumedSize?: Maybe<Scalars['Int']['input']>;
  sizedFields?: Maybe<ReadonlyArray<Scalars['String']['input']>>;
  slicingArguments?: Maybe<ReadonlyArray<Scalars['String']['input']>>;
};

export type ListSizeDirectiveResolver<Result, Parent, ContextType = RequestContext, Args = ListSizeDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ScopeDirectiveArgs = {
  isUserOptional?: Maybe<Scalars['Boolean']['input']>;
  needs: Scope;
  or?: Maybe<ReadonlyArray<Scope>>;
  owner?: Maybe<Scalars['String']['input']>;
  session?: Maybe<Scalars['String']['input']>;
  takesVisitors?: Maybe<Scalars['Boolean']['input']>;
};

export type ScopeDirectiveResolver<Result, Parent, ContextType = RequestContext, Args = ScopeDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AdjustInterestPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AdjustInterestPayload'] = ResolversParentTypes['AdjustInterestPayload']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  tag?: Resolver<Maybe<ResolversTypes['Tag']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ApiKeyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ApiKey'] = ResolversParentTypes['ApiKey']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  origins?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  rotatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  scopes?: Resolver<ReadonlyArray<ResolversTypes['Scope']>, ParentType, ContextType>;
  start?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ApplyPresetPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ApplyPresetPayload'] = ResolversParentTypes['ApplyPresetPayload']> = {
  leftOut?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  placements?: Resolver<ReadonlyArray<ResolversTypes['Placement']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type AudienceConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AudienceConnection'] = ResolversParentTypes['AudienceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AudienceEdge']>, ParentType, ContextType>;
  emptyReason?: Resolver<Maybe<ResolversTypes['EmptyAudienceReason']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  sizeEstimate?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AudienceEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AudienceEdge'] = ResolversParentTypes['AudienceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type AuditEntryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AuditEntry'] = ResolversParentTypes['AuditEntry']> = {
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AuditEntryConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AuditEntryConnection'] = ResolversParentTypes['AuditEntryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AuditEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['AuditEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AuditEntryEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AuditEntryEdge'] = ResolversParentTypes['AuditEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditEntry'], ParentType, ContextType>;
};

export type BlockUserPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['BlockUserPayload'] = ResolversParentTypes['BlockUserPayload']> = {
  otherUser?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type BoughtTogetherConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['BoughtTogetherConnection'] = ResolversParentTypes['BoughtTogetherConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['BoughtTogetherEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Item']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  unknownIds?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ID']>>, ParentType, ContextType>;
};

export type BoughtTogetherEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['BoughtTogetherEdge'] = ResolversParentTypes['BoughtTogetherEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lift?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Item'], ParentType, ContextType>;
  orders?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['Reason'], ParentType, ContextType>;
};

export type BusyProblemResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['BusyProblem'] = ResolversParentTypes['BusyProblem']> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  isRetryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  retryAfterMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CancelImportPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CancelImportPayload'] = ResolversParentTypes['CancelImportPayload']> = {
  import?: Resolver<Maybe<ResolversTypes['Import']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type CancelTrainingPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CancelTrainingPayload'] = ResolversParentTypes['CancelTrainingPayload']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  training?: Resolver<Maybe<ResolversTypes['Training']>, ParentType, ContextType>;
};

export type CandidateSourceResolvers = { FRESH: 'fresh', LATENT: 'latent', NEIGHBORS: 'neighbors', POPULAR: 'popular', SHARED_TAGS: 'shared-tags', SIMILAR_ITEMS: 'similar-items', SOCIAL: 'social', SOCIAL_TWO_HOP: 'social-two-hop', TRENDING: 'trending' };

export type ConflictProblemResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ConflictProblem'] = ResolversParentTypes['ConflictProblem']> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  isRetryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConsentResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Consent'] = ResolversParentTypes['Consent']> = {
  choices?: Resolver<ReadonlyArray<ResolversTypes['ConsentChoice']>, ParentType, ContextType>;
  receipts?: Resolver<Maybe<ResolversTypes['ConsentReceiptConnection']>, ParentType, ContextType, RequireFields<ConsentReceiptsArgs, 'first'>>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ConsentChoiceResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ConsentChoice'] = ResolversParentTypes['ConsentChoice']> = {
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  isDefault?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isGranted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['Purpose'], ParentType, ContextType>;
};

export type ConsentOriginResolvers = { API: 'api', DEMO: 'demo' };

export type ConsentReceiptResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ConsentReceipt'] = ResolversParentTypes['ConsentReceipt']> = {
  decidedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  denied?: Resolver<ReadonlyArray<ResolversTypes['Purpose']>, ParentType, ContextType>;
  granted?: Resolver<ReadonlyArray<ResolversTypes['Purpose']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ConsentOrigin'], ParentType, ContextType>;
  policyVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ConsentReceiptConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ConsentReceiptConnection'] = ResolversParentTypes['ConsentReceiptConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ConsentReceiptEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ConsentReceipt']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ConsentReceiptEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ConsentReceiptEdge'] = ResolversParentTypes['ConsentReceiptEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ConsentReceipt'], ParentType, ContextType>;
};

export type ContributionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Contribution'] = ResolversParentTypes['Contribution']> = {
  basis?: Resolver<ResolversTypes['ContributionBasis'], ParentType, ContextType>;
  logit?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  raw?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['CandidateSource'], ParentType, ContextType>;
};

export type CreateApiKeyPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CreateApiKeyPayload'] = ResolversParentTypes['CreateApiKeyPayload']> = {
  apiKey?: Resolver<Maybe<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  key?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type CreateUserTokenPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CreateUserTokenPayload'] = ResolversParentTypes['CreateUserTokenPayload']> = {
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface CurrencyScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Currency'], any> {
  name: 'Currency';
}

export type CustomKindResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CustomKind'] = ResolversParentTypes['CustomKind']> = {
  kind?: Resolver<ResolversTypes['EventKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DataOriginResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DataOrigin'] = ResolversParentTypes['DataOrigin']> = {
  isComplete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['OriginKind'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeclareItemPropertiesPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DeclareItemPropertiesPayload'] = ResolversParentTypes['DeclareItemPropertiesPayload']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  propertyTypes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PropertyTypeInfo']>>, ParentType, ContextType>;
};

export type DeclareUserPropertiesPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DeclareUserPropertiesPayload'] = ResolversParentTypes['DeclareUserPropertiesPayload']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  propertyTypes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PropertyTypeInfo']>>, ParentType, ContextType>;
};

export type DeleteItemsPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DeleteItemsPayload'] = ResolversParentTypes['DeleteItemsPayload']> = {
  deletedItemIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DeleteSegmentPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DeleteSegmentPayload'] = ResolversParentTypes['DeleteSegmentPayload']> = {
  deletedName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type DeleteTagsPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DeleteTagsPayload'] = ResolversParentTypes['DeleteTagsPayload']> = {
  deletedTagIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DeleteUsersPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DeleteUsersPayload'] = ResolversParentTypes['DeleteUsersPayload']> = {
  deletedUserIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DismissPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DismissPayload'] = ResolversParentTypes['DismissPayload']> = {
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DismissSuggestionPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DismissSuggestionPayload'] = ResolversParentTypes['DismissSuggestionPayload']> = {
  otherUser?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DismissedItemConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DismissedItemConnection'] = ResolversParentTypes['DismissedItemConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DismissedItemEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Item']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type DismissedItemEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DismissedItemEdge'] = ResolversParentTypes['DismissedItemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Item'], ParentType, ContextType>;
};

export interface DurationScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Duration'], any> {
  name: 'Duration';
}

export type EmptyAudienceReasonResolvers = { NOT_TRAINED: 'not-trained', TOO_FEW_PEOPLE: 'too-few-people', UNKNOWN_ITEM: 'unknown-item' };

export type ErasureReceiptResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ErasureReceipt'] = ResolversParentTypes['ErasureReceipt']> = {
  events?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  filesDeleted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  filesRewritten?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  modelVectors?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  processes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  relationships?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  servedLists?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  users?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  visitors?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EvaluatedRankingResolvers = { HAND_SET: 'hand-set', INCUMBENT: 'incumbent', ITEM_SOFTMAX: 'item-softmax', LEARNED: 'learned', TREES: 'trees' };

export type EventKindResolvers = { CART: 'cart', CART_REMOVED: 'cart-removed', CLICK: 'click', COMMENT: 'comment', CUSTOM: 'custom', HIDE: 'hide', IMPRESSION: 'impression', LIKE: 'like', PLAY: 'play', PURCHASE: 'purchase', RATING: 'rating', REPORT: 'report', RETURN: 'return', SAVE: 'save', SEARCH: 'search', SHARE: 'share', VIEW: 'view' };

export interface EventKindNameScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['EventKindName'], any> {
  name: 'EventKindName';
}

export type EventQualityResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['EventQuality'] = ResolversParentTypes['EventQuality']> = {
  accepted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  day?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  duplicates?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['EventKind']>, ParentType, ContextType>;
  rejected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  suppressed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EventResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['EventResult'] = ResolversParentTypes['EventResult']> = {
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['EventStatus'], ParentType, ContextType>;
};

export type EventStatsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['EventStats'] = ResolversParentTypes['EventStats']> = {
  accepted?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  acceptedLastMinute?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  duplicates?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  rejected?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type EventWeightResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['EventWeight'] = ResolversParentTypes['EventWeight']> = {
  kind?: Resolver<ResolversTypes['EventKind'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type FacetResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Facet'] = ResolversParentTypes['Facet']> = {
  distinctCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  field?: Resolver<Maybe<ResolversTypes['FacetField']>, ParentType, ContextType>;
  property?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  range?: Resolver<Maybe<ResolversTypes['FacetRange']>, ParentType, ContextType>;
  values?: Resolver<ReadonlyArray<ResolversTypes['FacetValue']>, ParentType, ContextType>;
};

export type FacetRangeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FacetRange'] = ResolversParentTypes['FacetRange']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  max?: Resolver<ResolversTypes['Value'], ParentType, ContextType>;
  min?: Resolver<ResolversTypes['Value'], ParentType, ContextType>;
};

export type FacetValueResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FacetValue'] = ResolversParentTypes['FacetValue']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  tag?: Resolver<Maybe<ResolversTypes['Tag']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Value'], ParentType, ContextType>;
};

export type FollowRuleResolvers = { APPROVED: 'approved', MUTUAL: 'mutual', OPEN: 'open' };

export type FollowUserPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FollowUserPayload'] = ResolversParentTypes['FollowUserPayload']> = {
  otherUser?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ForgetEventPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ForgetEventPayload'] = ResolversParentTypes['ForgetEventPayload']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ForgetIdentityPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ForgetIdentityPayload'] = ResolversParentTypes['ForgetIdentityPayload']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type GivenSettingResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['GivenSetting'] = ResolversParentTypes['GivenSetting']> = {
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['SettingOrigin'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type GraphEngineResolvers = { EMBEDDED: 'embedded', NEO4J: 'neo4j' };

export type HealthResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Health'] = ResolversParentTypes['Health']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  figures?: Resolver<ReadonlyArray<ResolversTypes['HealthFigure']>, ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  secondsBetween?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['HealthState'], ParentType, ContextType>;
};

export type HealthFigureResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['HealthFigure'] = ResolversParentTypes['HealthFigure']> = {
  name?: Resolver<ResolversTypes['HealthFigureName'], ParentType, ContextType>;
  now?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  points?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Float']>>, ParentType, ContextType>;
};

export type HealthFigureNameResolvers = { ANSWERS: 'answers', DISK_FREE: 'disk-free', ERRORS: 'errors', FAILURES: 'failures', LATENCY_P50: 'latency-p50', LATENCY_P95: 'latency-p95', LATE_SOURCES: 'late-sources', SNAPSHOT_AGE: 'snapshot-age', WAITING_EVENTS: 'waiting-events', WAITING_LISTS: 'waiting-lists' };

export type HealthStateResolvers = { DEGRADED: 'degraded', DOWN: 'down', WELL: 'well' };

export type HiddenUserConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['HiddenUserConnection'] = ResolversParentTypes['HiddenUserConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['HiddenUserEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type HiddenUserEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['HiddenUserEdge'] = ResolversParentTypes['HiddenUserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type HistoryConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['HistoryConnection'] = ResolversParentTypes['HistoryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['HistoryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Item']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type HistoryEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['HistoryEdge'] = ResolversParentTypes['HistoryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  engagement?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  lastAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Item'], ParentType, ContextType>;
};

export type IdentifyPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['IdentifyPayload'] = ResolversParentTypes['IdentifyPayload']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type IdentityResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Identity'] = ResolversParentTypes['Identity']> = {
  from?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ImportResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Import'] = ResolversParentTypes['Import']> = {
  failure?: Resolver<Maybe<ResolversTypes['ImportFailure']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  progress?: Resolver<Maybe<ResolversTypes['ImportProgress']>, ParentType, ContextType>;
  report?: Resolver<Maybe<ResolversTypes['ImportReport']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ImportState'], ParentType, ContextType>;
};

export type ImportFailureResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ImportFailure'] = ResolversParentTypes['ImportFailure']> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  hint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ImportOutcomeResolvers = { NOTED: 'noted', REJECTED: 'rejected' };

export type ImportProgressResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ImportProgress'] = ResolversParentTypes['ImportProgress']> = {
  done?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type ImportReasonResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ImportReason'] = ResolversParentTypes['ImportReason']> = {
  file?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  firstLine?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['ImportOutcome'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type ImportReportResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ImportReport'] = ResolversParentTypes['ImportReport']> = {
  interactions?: Resolver<ResolversTypes['ImportedRows'], ParentType, ContextType>;
  items?: Resolver<ResolversTypes['ImportedRows'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['ImportReason']>, ParentType, ContextType>;
  taggings?: Resolver<ResolversTypes['ImportedRows'], ParentType, ContextType>;
  tags?: Resolver<ResolversTypes['ImportedRows'], ParentType, ContextType>;
  ties?: Resolver<ResolversTypes['ImportedRows'], ParentType, ContextType>;
  users?: Resolver<ResolversTypes['ImportedRows'], ParentType, ContextType>;
};

export type ImportStateResolvers = { CANCELED: 'canceled', DONE: 'done', FAILED: 'failed', RUNNING: 'running' };

export type ImportedRowsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ImportedRows'] = ResolversParentTypes['ImportedRows']> = {
  created?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  merged?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  read?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  rejected?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  skipped?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type InputProblemResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['InputProblem'] = ResolversParentTypes['InputProblem']> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  isRetryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface InstantScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Instant'], any> {
  name: 'Instant';
}

export type InterestResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Interest'] = ResolversParentTypes['Interest']> = {
  multiplier?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  probability?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  tag?: Resolver<ResolversTypes['Tag'], ParentType, ContextType>;
};

export type InterestConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['InterestConnection'] = ResolversParentTypes['InterestConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['InterestEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Interest']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type InterestEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['InterestEdge'] = ResolversParentTypes['InterestEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Interest'], ParentType, ContextType>;
};

export type ItemResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Item'] = ResolversParentTypes['Item']> = {
  audience?: Resolver<Maybe<ResolversTypes['AudienceConnection']>, ParentType, ContextType, RequireFields<ItemAudienceArgs, 'first'>>;
  availableFrom?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  availableUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  boughtTogether?: Resolver<Maybe<ResolversTypes['BoughtTogetherConnection']>, ParentType, ContextType, RequireFields<ItemBoughtTogetherArgs, 'first'>>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  imageUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  properties?: Resolver<ReadonlyArray<ResolversTypes['Property']>, ParentType, ContextType, Partial<ItemPropertiesArgs>>;
  recommendations?: Resolver<Maybe<ResolversTypes['RecommendationConnection']>, ParentType, ContextType, RequireFields<ItemRecommendationsArgs, 'first'>>;
  similarItems?: Resolver<Maybe<ResolversTypes['SimilarItemConnection']>, ParentType, ContextType, RequireFields<ItemSimilarItemsArgs, 'first'>>;
  tags?: Resolver<Maybe<ResolversTypes['ItemTagConnection']>, ParentType, ContextType, RequireFields<ItemTagsArgs, 'first'>>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  use?: Resolver<Maybe<ResolversTypes['ItemUse']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ItemChartRankResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ItemChartRank'] = ResolversParentTypes['ItemChartRank']> = {
  chart?: Resolver<ResolversTypes['CandidateSource'], ParentType, ContextType>;
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ItemConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ItemConnection'] = ResolversParentTypes['ItemConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ItemEdge']>, ParentType, ContextType>;
  facets?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Facet']>>, ParentType, ContextType, RequireFields<ItemConnectionFacetsArgs, 'by' | 'first'>>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Item']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  placement?: Resolver<Maybe<ResolversTypes['ListPlacement']>, ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  unknownIds?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ID']>>, ParentType, ContextType>;
};

export type ItemEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ItemEdge'] = ResolversParentTypes['ItemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isRanked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Item'], ParentType, ContextType>;
  promotion?: Resolver<Maybe<ResolversTypes['PromotionNotice']>, ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['Reason']>, ParentType, ContextType>;
};

export type ItemEventCountResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ItemEventCount'] = ResolversParentTypes['ItemEventCount']> = {
  count?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['EventKind'], ParentType, ContextType>;
  users?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ItemEventsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ItemEvents'] = ResolversParentTypes['ItemEvents']> = {
  kinds?: Resolver<ReadonlyArray<ResolversTypes['ItemEventCount']>, ParentType, ContextType>;
  users?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ItemPartResolvers = { IMAGE: 'image', IMPRESSIONS: 'impressions', TAGS: 'tags', USERS: 'users' };

export type ItemSpreadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ItemSpread'] = ResolversParentTypes['ItemSpread']> = {
  isEstimate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  shown?: Resolver<ReadonlyArray<ResolversTypes['Float']>, ParentType, ContextType>;
  used?: Resolver<ReadonlyArray<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type ItemTagConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ItemTagConnection'] = ResolversParentTypes['ItemTagConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ItemTagEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Tag']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ItemTagEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ItemTagEdge'] = ResolversParentTypes['ItemTagEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Tag'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ItemUseResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ItemUse'] = ResolversParentTypes['ItemUse']> = {
  chartRanks?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ItemChartRank']>>, ParentType, ContextType>;
  clicks?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  events?: Resolver<Maybe<ResolversTypes['ItemEvents']>, ParentType, ContextType>;
  impressions?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  popularityRank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type LearnedInterestResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LearnedInterest'] = ResolversParentTypes['LearnedInterest']> = {
  metrics?: Resolver<ResolversTypes['ModelMetrics'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['WeightsOrigin'], ParentType, ContextType>;
  popularityWeight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  ranker?: Resolver<ResolversTypes['Ranker'], ParentType, ContextType>;
  trees?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  weights?: Resolver<ReadonlyArray<ResolversTypes['SourceBlend']>, ParentType, ContextType>;
};

export type LeftOutResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LeftOut'] = ResolversParentTypes['LeftOut']> = {
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['LeftOutReason'], ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LimitProblemResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LimitProblem'] = ResolversParentTypes['LimitProblem']> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  isRetryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LimitsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Limits'] = ResolversParentTypes['Limits']> = {
  deletedIds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  documentAliases?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  documentCost?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  documentDepth?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  documentTokens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  events?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  following?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  hiddenUsers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  idLength?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  itemTags?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  listLength?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  nodeIds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageSize?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  properties?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  propertyLength?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  requestBytes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  requestDeadlineMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  textLength?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  upsertedRecords?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ListModelResolvers = { PREVIOUS: 'previous', SERVING: 'serving' };

export type ListPlacementResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ListPlacement'] = ResolversParentTypes['ListPlacement']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export interface LocaleScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Locale'], any> {
  name: 'Locale';
}

export type LogitPartsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LogitParts'] = ResolversParentTypes['LogitParts']> = {
  items?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  viewer?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type MetricResolvers = { CLICKS: 'clicks', CONVERSIONS: 'conversions', CONVERSION_RATE: 'conversion-rate', COVERAGE: 'coverage', CTR: 'ctr', DEGRADED_RATE: 'degraded-rate', DWELL_MINUTES: 'dwell-minutes', EMPTY_RATE: 'empty-rate', EXPLORED_SHARE: 'explored-share', EXPOSURE_GINI: 'exposure-gini', FALLBACK_RATE: 'fallback-rate', IMPRESSIONS: 'impressions', LATENCY_P50: 'latency-p50', LATENCY_P95: 'latency-p95', LATENCY_P99: 'latency-p99', LISTS: 'lists', NEGATIVE_RATE: 'negative-rate', PROMOTED_SHARE: 'promoted-share', REFUSED_TOKENS: 'refused-tokens', REPEAT_SHARE: 'repeat-share', REVENUE: 'revenue', REVENUE_PER_1000: 'revenue-per-1000', SEARCHES: 'searches', SEARCHES_WITHOUT_CLICK: 'searches-without-click', SEARCHES_WITHOUT_RESULT: 'searches-without-result', VALUE: 'value', VALUE_PER_MINUTE: 'value-per-minute' };

export type MetricBucketResolvers = { DAY: 'day', HOUR: 'hour', TOTAL: 'total', WEEK: 'week' };

export type MetricDimensionResolvers = { CURRENCY: 'currency', ITEM_KIND: 'item-kind', MODEL: 'model', PLACEMENT: 'placement', POSITION: 'position', ROW: 'row', SOURCE: 'source', VERSION: 'version' };

export type MetricLabelResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MetricLabel'] = ResolversParentTypes['MetricLabel']> = {
  dimension?: Resolver<ResolversTypes['MetricDimension'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MetricPointResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MetricPoint'] = ResolversParentTypes['MetricPoint']> = {
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['MetricValue'], ParentType, ContextType>;
};

export type MetricSeriesResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MetricSeries'] = ResolversParentTypes['MetricSeries']> = {
  labels?: Resolver<ReadonlyArray<ResolversTypes['MetricLabel']>, ParentType, ContextType>;
  metric?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  points?: Resolver<ReadonlyArray<ResolversTypes['MetricPoint']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['MetricValue'], ParentType, ContextType>;
};

export type MetricValueResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MetricValue'] = ResolversParentTypes['MetricValue']> = {
  denominator?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  high?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  isEstimate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  low?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  numerator?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  users?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type MetricsReportResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MetricsReport'] = ResolversParentTypes['MetricsReport']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  series?: Resolver<ReadonlyArray<ResolversTypes['MetricSeries']>, ParentType, ContextType>;
};

export type ModelMetricsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ModelMetrics'] = ResolversParentTypes['ModelMetrics']> = {
  poolRecall?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  positives?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rankings?: Resolver<ReadonlyArray<ResolversTypes['RankingMetrics']>, ParentType, ContextType>;
  users?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['Currency'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  adjustInterest?: Resolver<Maybe<ResolversTypes['AdjustInterestPayload']>, ParentType, ContextType, RequireFields<MutationAdjustInterestArgs, 'factor' | 'tagId'>>;
  applyPreset?: Resolver<Maybe<ResolversTypes['ApplyPresetPayload']>, ParentType, ContextType, RequireFields<MutationApplyPresetArgs, 'input'>>;
  blockUser?: Resolver<Maybe<ResolversTypes['BlockUserPayload']>, ParentType, ContextType, RequireFields<MutationBlockUserArgs, 'otherId'>>;
  cancelImport?: Resolver<Maybe<ResolversTypes['CancelImportPayload']>, ParentType, ContextType, RequireFields<MutationCancelImportArgs, 'id'>>;
  cancelTraining?: Resolver<Maybe<ResolversTypes['CancelTrainingPayload']>, ParentType, ContextType, RequireFields<MutationCancelTrainingArgs, 'id'>>;
  createApiKey?: Resolver<Maybe<ResolversTypes['CreateApiKeyPayload']>, ParentType, ContextType, RequireFields<MutationCreateApiKeyArgs, 'name' | 'scopes'>>;
  createUserToken?: Resolver<Maybe<ResolversTypes['CreateUserTokenPayload']>, ParentType, ContextType, RequireFields<MutationCreateUserTokenArgs, 'expiresInSeconds' | 'userId'>>;
  declareItemProperties?: Resolver<Maybe<ResolversTypes['DeclareItemPropertiesPayload']>, ParentType, ContextType, RequireFields<MutationDeclareItemPropertiesArgs, 'properties'>>;
  declareUserProperties?: Resolver<Maybe<ResolversTypes['DeclareUserPropertiesPayload']>, ParentType, ContextType, RequireFields<MutationDeclareUserPropertiesArgs, 'properties'>>;
  deleteItems?: Resolver<Maybe<ResolversTypes['DeleteItemsPayload']>, ParentType, ContextType, RequireFields<MutationDeleteItemsArgs, 'itemIds'>>;
  deleteSegment?: Resolver<Maybe<ResolversTypes['DeleteSegmentPayload']>, ParentType, ContextType, RequireFields<MutationDeleteSegmentArgs, 'name'>>;
  deleteTags?: Resolver<Maybe<ResolversTypes['DeleteTagsPayload']>, ParentType, ContextType, RequireFields<MutationDeleteTagsArgs, 'tagIds'>>;
  deleteUsers?: Resolver<Maybe<ResolversTypes['DeleteUsersPayload']>, ParentType, ContextType, RequireFields<MutationDeleteUsersArgs, 'userIds'>>;
  dismiss?: Resolver<Maybe<ResolversTypes['DismissPayload']>, ParentType, ContextType, RequireFields<MutationDismissArgs, 'itemId'>>;
  dismissSuggestion?: Resolver<Maybe<ResolversTypes['DismissSuggestionPayload']>, ParentType, ContextType, RequireFields<MutationDismissSuggestionArgs, 'otherId'>>;
  followUser?: Resolver<Maybe<ResolversTypes['FollowUserPayload']>, ParentType, ContextType, RequireFields<MutationFollowUserArgs, 'isMutual' | 'otherId' | 'strength'>>;
  forgetEvent?: Resolver<Maybe<ResolversTypes['ForgetEventPayload']>, ParentType, ContextType, RequireFields<MutationForgetEventArgs, 'eventId'>>;
  forgetIdentity?: Resolver<Maybe<ResolversTypes['ForgetIdentityPayload']>, ParentType, ContextType, RequireFields<MutationForgetIdentityArgs, 'visitorId'>>;
  identify?: Resolver<Maybe<ResolversTypes['IdentifyPayload']>, ParentType, ContextType, RequireFields<MutationIdentifyArgs, 'visitorId'>>;
  muteUser?: Resolver<Maybe<ResolversTypes['MuteUserPayload']>, ParentType, ContextType, RequireFields<MutationMuteUserArgs, 'otherId'>>;
  publishPlacement?: Resolver<Maybe<ResolversTypes['PublishPlacementPayload']>, ParentType, ContextType, RequireFields<MutationPublishPlacementArgs, 'input'>>;
  recordEvents?: Resolver<Maybe<ResolversTypes['RecordEventsPayload']>, ParentType, ContextType, Partial<MutationRecordEventsArgs>>;
  recordImpressions?: Resolver<Maybe<ResolversTypes['RecordImpressionsPayload']>, ParentType, ContextType, RequireFields<MutationRecordImpressionsArgs, 'positions' | 'recommendationId'>>;
  requestErasure?: Resolver<Maybe<ResolversTypes['RequestErasurePayload']>, ParentType, ContextType, Partial<MutationRequestErasureArgs>>;
  requestExport?: Resolver<Maybe<ResolversTypes['RequestExportPayload']>, ParentType, ContextType, Partial<MutationRequestExportArgs>>;
  resetProfile?: Resolver<Maybe<ResolversTypes['ResetProfilePayload']>, ParentType, ContextType, Partial<MutationResetProfileArgs>>;
  revokeApiKey?: Resolver<Maybe<ResolversTypes['RevokeApiKeyPayload']>, ParentType, ContextType, RequireFields<MutationRevokeApiKeyArgs, 'name'>>;
  rollBackModel?: Resolver<Maybe<ResolversTypes['RollBackModelPayload']>, ParentType, ContextType, RequireFields<MutationRollBackModelArgs, 'version'>>;
  rollBackPlacement?: Resolver<Maybe<ResolversTypes['RollBackPlacementPayload']>, ParentType, ContextType, RequireFields<MutationRollBackPlacementArgs, 'input'>>;
  rotateApiKey?: Resolver<Maybe<ResolversTypes['RotateApiKeyPayload']>, ParentType, ContextType, RequireFields<MutationRotateApiKeyArgs, 'name' | 'overlapSeconds'>>;
  rotateTokenSecret?: Resolver<Maybe<ResolversTypes['RotateTokenSecretPayload']>, ParentType, ContextType>;
  savePlacementDraft?: Resolver<Maybe<ResolversTypes['SavePlacementDraftPayload']>, ParentType, ContextType, RequireFields<MutationSavePlacementDraftArgs, 'input'>>;
  saveSegment?: Resolver<Maybe<ResolversTypes['SaveSegmentPayload']>, ParentType, ContextType, RequireFields<MutationSaveSegmentArgs, 'input'>>;
  setConsent?: Resolver<Maybe<ResolversTypes['SetConsentPayload']>, ParentType, ContextType, RequireFields<MutationSetConsentArgs, 'choices'>>;
  startTraining?: Resolver<Maybe<ResolversTypes['StartTrainingPayload']>, ParentType, ContextType, RequireFields<MutationStartTrainingArgs, 'holdout' | 'isForced'>>;
  steer?: Resolver<Maybe<ResolversTypes['SteerPayload']>, ParentType, ContextType, Partial<MutationSteerArgs>>;
  unblockUser?: Resolver<Maybe<ResolversTypes['UnblockUserPayload']>, ParentType, ContextType, RequireFields<MutationUnblockUserArgs, 'otherId'>>;
  undoDismissal?: Resolver<Maybe<ResolversTypes['UndoDismissalPayload']>, ParentType, ContextType, RequireFields<MutationUndoDismissalArgs, 'itemId'>>;
  undoSteers?: Resolver<Maybe<ResolversTypes['UndoSteersPayload']>, ParentType, ContextType, RequireFields<MutationUndoSteersArgs, 'steerIds'>>;
  undoSuggestionDismissal?: Resolver<Maybe<ResolversTypes['UndoSuggestionDismissalPayload']>, ParentType, ContextType, RequireFields<MutationUndoSuggestionDismissalArgs, 'otherId'>>;
  unfollowUser?: Resolver<Maybe<ResolversTypes['UnfollowUserPayload']>, ParentType, ContextType, RequireFields<MutationUnfollowUserArgs, 'isMutual' | 'otherId'>>;
  unmuteUser?: Resolver<Maybe<ResolversTypes['UnmuteUserPayload']>, ParentType, ContextType, RequireFields<MutationUnmuteUserArgs, 'otherId'>>;
  upsertItems?: Resolver<Maybe<ResolversTypes['UpsertItemsPayload']>, ParentType, ContextType, RequireFields<MutationUpsertItemsArgs, 'items'>>;
  upsertTags?: Resolver<Maybe<ResolversTypes['UpsertTagsPayload']>, ParentType, ContextType, RequireFields<MutationUpsertTagsArgs, 'tags'>>;
  upsertUsers?: Resolver<Maybe<ResolversTypes['UpsertUsersPayload']>, ParentType, ContextType, RequireFields<MutationUpsertUsersArgs, 'users'>>;
};

export type MuteUserPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MuteUserPayload'] = ResolversParentTypes['MuteUserPayload']> = {
  otherUser?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type NeighborConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['NeighborConnection'] = ResolversParentTypes['NeighborConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['NeighborEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type NeighborEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['NeighborEdge'] = ResolversParentTypes['NeighborEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  similarity?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Item' | 'PrivacyRequest' | 'RecommendationConnection' | 'SearchConnection' | 'Tag' | 'Training' | 'User', ParentType, ContextType>;
};

export type OperationStatsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['OperationStats'] = ResolversParentTypes['OperationStats']> = {
  meanMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  p95Ms?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type OriginKindResolvers = { DEMO: 'demo', IMPORT: 'import' };

export type PageResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Page'] = ResolversParentTypes['Page']> = {
  rows?: Resolver<ReadonlyArray<ResolversTypes['PageRow']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PageRowResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PageRow'] = ResolversParentTypes['PageRow']> = {
  placement?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  results?: Resolver<ResolversTypes['RecommendationConnection'], ParentType, ContextType>;
  seed?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PastTrainingResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PastTraining'] = ResolversParentTypes['PastTraining']> = {
  endedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  interactions?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  interest?: Resolver<Maybe<ResolversTypes['LearnedInterest']>, ParentType, ContextType>;
  ndcgAt10?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['TrainingOutcome'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  seconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PlacementResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Placement'] = ResolversParentTypes['Placement']> = {
  draft?: Resolver<Maybe<ResolversTypes['PlacementVersion']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  published?: Resolver<Maybe<ResolversTypes['PlacementVersion']>, ParentType, ContextType>;
  surface?: Resolver<ResolversTypes['Surface'], ParentType, ContextType>;
  versions?: Resolver<Maybe<ResolversTypes['PlacementVersionConnection']>, ParentType, ContextType, RequireFields<PlacementVersionsArgs, 'first'>>;
};

export type PlacementConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PlacementConnection'] = ResolversParentTypes['PlacementConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PlacementEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Placement']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PlacementEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PlacementEdge'] = ResolversParentTypes['PlacementEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Placement'], ParentType, ContextType>;
};

export type PlacementPreviewResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PlacementPreview'] = ResolversParentTypes['PlacementPreview']> = {
  lists?: Resolver<ReadonlyArray<ResolversTypes['PreviewedList']>, ParentType, ContextType>;
  pages?: Resolver<ReadonlyArray<ResolversTypes['PreviewedPage']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  report?: Resolver<Maybe<ResolversTypes['PreviewReport']>, ParentType, ContextType>;
};

export interface PlacementSpecScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PlacementSpec'], any> {
  name: 'PlacementSpec';
}

export type PlacementVersionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PlacementVersion'] = ResolversParentTypes['PlacementVersion']> = {
  activeFrom?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  activeUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  diff?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SpecChange']>>, ParentType, ContextType, RequireFields<PlacementVersionDiffArgs, 'against'>>;
  digest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  spec?: Resolver<ResolversTypes['PlacementSpec'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['VersionState'], ParentType, ContextType>;
};

export type PlacementVersionConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PlacementVersionConnection'] = ResolversParentTypes['PlacementVersionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PlacementVersionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PlacementVersion']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PlacementVersionEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PlacementVersionEdge'] = ResolversParentTypes['PlacementVersionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PlacementVersion'], ParentType, ContextType>;
};

export type PopularityPointResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PopularityPoint'] = ResolversParentTypes['PopularityPoint']> = {
  interactions?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  items?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type PreviewReportResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PreviewReport'] = ResolversParentTypes['PreviewReport']> = {
  capBreaches?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  coverage?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  emptyLists?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  exposureGini?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  meanOverlapAt10?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  p95Ms?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  promotedShare?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  removed?: Resolver<ReadonlyArray<ResolversTypes['Removal']>, ParentType, ContextType>;
  viewers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PreviewedListResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PreviewedList'] = ResolversParentTypes['PreviewedList']> = {
  before?: Resolver<Maybe<ResolversTypes['RecommendationConnection']>, ParentType, ContextType>;
  list?: Resolver<Maybe<ResolversTypes['RecommendationConnection']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  viewerId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type PreviewedPageResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PreviewedPage'] = ResolversParentTypes['PreviewedPage']> = {
  rows?: Resolver<ReadonlyArray<ResolversTypes['PageRow']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  viewerId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type PrivacyRequestResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PrivacyRequest'] = ResolversParentTypes['PrivacyRequest']> = {
  downloadUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PrivacyRequestKind'], ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  progress?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  receipt?: Resolver<Maybe<ResolversTypes['ErasureReceipt']>, ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['PrivacyRequestState'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PrivacyRequestKindResolvers = { ERASURE: 'erasure', EXPORT: 'export' };

export type PrivacyRequestStateResolvers = { DONE: 'done', FAILED: 'failed', PENDING: 'pending', RUNNING: 'running' };

export type ProblemResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = {
  __resolveType: TypeResolveFn<'BusyProblem' | 'ConflictProblem' | 'InputProblem' | 'LimitProblem' | 'UnavailableProblem', ParentType, ContextType>;
};

export type PromotionNoticeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PromotionNotice'] = ResolversParentTypes['PromotionNotice']> = {
  kind?: Resolver<ResolversTypes['PromotionKind'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  onBehalfOf?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  paidBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  why?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<PromotionNoticeWhyArgs, 'locale'>>;
};

export type PropertyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Property'] = ResolversParentTypes['Property']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Value'], ParentType, ContextType>;
};

export type PropertyTypeInfoResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PropertyTypeInfo'] = ResolversParentTypes['PropertyTypeInfo']> = {
  misfits?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['PropertyType'], ParentType, ContextType>;
};

export type PublicProfileResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PublicProfile'] = ResolversParentTypes['PublicProfile']> = {
  followerCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  followsViewer?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  imageUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  isFollowedByViewer?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
};

export type PublishPlacementPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PublishPlacementPayload'] = ResolversParentTypes['PublishPlacementPayload']> = {
  placement?: Resolver<Maybe<ResolversTypes['Placement']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type PurposeResolvers = { ANALYTICS: 'analytics', AUDIENCES: 'audiences', MODEL_TRAINING: 'model-training', PERSONALIZATION: 'personalization', SENSITIVE_INTERESTS: 'sensitive-interests', SHOW_ME_TO_OTHERS: 'show-me-to-others', SOCIAL_SIGNALS: 'social-signals', SUGGEST_ME_TO_OTHERS: 'suggest-me-to-others', VISITOR_HISTORY: 'visitor-history' };

export type QueryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  apiKeys?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ApiKey']>>, ParentType, ContextType>;
  auditEntries?: Resolver<Maybe<ResolversTypes['AuditEntryConnection']>, ParentType, ContextType, RequireFields<QueryAuditEntriesArgs, 'first'>>;
  boughtTogether?: Resolver<Maybe<ResolversTypes['BoughtTogetherConnection']>, ParentType, ContextType, RequireFields<QueryBoughtTogetherArgs, 'first' | 'itemIds'>>;
  eventQuality?: Resolver<Maybe<ReadonlyArray<ResolversTypes['EventQuality']>>, ParentType, ContextType, RequireFields<QueryEventQualityArgs, 'from' | 'to'>>;
  health?: Resolver<Maybe<ResolversTypes['Health']>, ParentType, ContextType>;
  import?: Resolver<Maybe<ResolversTypes['Import']>, ParentType, ContextType, RequireFields<QueryImportArgs, 'id'>>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType, RequireFields<QueryItemArgs, 'id'>>;
  itemSpread?: Resolver<Maybe<ResolversTypes['ItemSpread']>, ParentType, ContextType, RequireFields<QueryItemSpreadArgs, 'from' | 'to'>>;
  items?: Resolver<Maybe<ResolversTypes['ItemConnection']>, ParentType, ContextType, RequireFields<QueryItemsArgs, 'first' | 'includeUnavailable'>>;
  metrics?: Resolver<Maybe<ResolversTypes['MetricsReport']>, ParentType, ContextType, RequireFields<QueryMetricsArgs, 'input'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'nodeId'>>;
  nodes?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['Node']>>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'nodeIds'>>;
  page?: Resolver<Maybe<ResolversTypes['Page']>, ParentType, ContextType, RequireFields<QueryPageArgs, 'placement'>>;
  placement?: Resolver<Maybe<ResolversTypes['Placement']>, ParentType, ContextType, RequireFields<QueryPlacementArgs, 'key'>>;
  placements?: Resolver<Maybe<ResolversTypes['PlacementConnection']>, ParentType, ContextType, RequireFields<QueryPlacementsArgs, 'first'>>;
  previewPlacement?: Resolver<Maybe<ResolversTypes['PlacementPreview']>, ParentType, ContextType, RequireFields<QueryPreviewPlacementArgs, 'input'>>;
  previousModelVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  privacyRequest?: Resolver<Maybe<ResolversTypes['PrivacyRequest']>, ParentType, ContextType, RequireFields<QueryPrivacyRequestArgs, 'id'>>;
  propertyTypes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PropertyTypeInfo']>>, ParentType, ContextType, RequireFields<QueryPropertyTypesArgs, 'owner'>>;
  recentEvents?: Resolver<Maybe<ResolversTypes['RecentEventConnection']>, ParentType, ContextType, RequireFields<QueryRecentEventsArgs, 'first'>>;
  recommendation?: Resolver<Maybe<ResolversTypes['RecommendationConnection']>, ParentType, ContextType, RequireFields<QueryRecommendationArgs, 'first' | 'id'>>;
  recommendations?: Resolver<Maybe<ResolversTypes['RecommendationConnection']>, ParentType, ContextType, RequireFields<QueryRecommendationsArgs, 'first'>>;
  recommendationsForItems?: Resolver<Maybe<ResolversTypes['RecommendationConnection']>, ParentType, ContextType, RequireFields<QueryRecommendationsForItemsArgs, 'first' | 'itemIds'>>;
  recommendationsForUsers?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['RecommendationConnection']>>>, ParentType, ContextType, RequireFields<QueryRecommendationsForUsersArgs, 'first' | 'userIds'>>;
  search?: Resolver<Maybe<ResolversTypes['SearchConnection']>, ParentType, ContextType, RequireFields<QuerySearchArgs, 'first' | 'impact' | 'query'>>;
  segment?: Resolver<Maybe<ResolversTypes['Segment']>, ParentType, ContextType, RequireFields<QuerySegmentArgs, 'name'>>;
  segmentUsers?: Resolver<Maybe<ResolversTypes['SegmentUserConnection']>, ParentType, ContextType, RequireFields<QuerySegmentUsersArgs, 'first' | 'name'>>;
  segments?: Resolver<Maybe<ResolversTypes['SegmentConnection']>, ParentType, ContextType, RequireFields<QuerySegmentsArgs, 'first'>>;
  settings?: Resolver<Maybe<ResolversTypes['Settings']>, ParentType, ContextType>;
  stats?: Resolver<Maybe<ResolversTypes['Stats']>, ParentType, ContextType>;
  suggestions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Suggestion']>>, ParentType, ContextType, RequireFields<QuerySuggestionsArgs, 'first' | 'query'>>;
  tag?: Resolver<Maybe<ResolversTypes['Tag']>, ParentType, ContextType, RequireFields<QueryTagArgs, 'id'>>;
  tags?: Resolver<Maybe<ResolversTypes['TagConnection']>, ParentType, ContextType, RequireFields<QueryTagsArgs, 'first'>>;
  topSearches?: Resolver<Maybe<ReadonlyArray<ResolversTypes['TopSearch']>>, ParentType, ContextType, RequireFields<QueryTopSearchesArgs, 'first' | 'from' | 'to'>>;
  training?: Resolver<Maybe<ResolversTypes['Training']>, ParentType, ContextType, RequireFields<QueryTrainingArgs, 'id'>>;
  trainings?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PastTraining']>>, ParentType, ContextType, RequireFields<QueryTrainingsArgs, 'first'>>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUserArgs, 'id'>>;
  users?: Resolver<Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, RequireFields<QueryUsersArgs, 'first'>>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type RankedEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RankedEdge'] = ResolversParentTypes['RankedEdge']> = {
  __resolveType: TypeResolveFn<'RecommendationEdge' | 'SearchEdge', ParentType, ContextType>;
};

export type RankerResolvers = { BLEND: 'blend', ITEM_SOFTMAX: 'item-softmax', TREES: 'trees' };

export type RankingMetricsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RankingMetrics'] = ResolversParentTypes['RankingMetrics']> = {
  itemsShown?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  ndcgAt10?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  ranking?: Resolver<ResolversTypes['EvaluatedRanking'], ParentType, ContextType>;
};

export type RatingScaleResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RatingScale'] = ResolversParentTypes['RatingScale']> = {
  max?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  min?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  neutral?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ReasonResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Reason'] = ResolversParentTypes['Reason']> = {
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  evidenceShare?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  isAtLeast?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  items?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Item']>>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ReasonKind'], ParentType, ContextType>;
  messageKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['CandidateSource']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ReasonSubject']>>, ParentType, ContextType>;
  tags?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Tag']>>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  users?: Resolver<Maybe<ReadonlyArray<ResolversTypes['User']>>, ParentType, ContextType>;
};

export type ReasonSubjectResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ReasonSubject'] = ResolversParentTypes['ReasonSubject']> = {
  __resolveType: TypeResolveFn<'Item' | 'Tag' | 'User', ParentType, ContextType>;
};

export type RecentEventResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecentEvent'] = ResolversParentTypes['RecentEvent']> = {
  eventId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  itemId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  keyName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['EventKind']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['EventStatus'], ParentType, ContextType>;
  userId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type RecentEventConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecentEventConnection'] = ResolversParentTypes['RecentEventConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RecentEventEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['RecentEvent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type RecentEventEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecentEventEdge'] = ResolversParentTypes['RecentEventEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RecentEvent'], ParentType, ContextType>;
};

export type RecentListResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecentList'] = ResolversParentTypes['RecentList']> = {
  placement?: Resolver<Maybe<ResolversTypes['ListPlacement']>, ParentType, ContextType>;
  recommendationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  servedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type RecommendationConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecommendationConnection'] = ResolversParentTypes['RecommendationConnection']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  candidateCounts?: Resolver<ReadonlyArray<ResolversTypes['SourceCount']>, ParentType, ContextType>;
  degradedSources?: Resolver<ReadonlyArray<ResolversTypes['CandidateSource']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['RecommendationEdge']>, ParentType, ContextType>;
  facets?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Facet']>>, ParentType, ContextType, RequireFields<RecommendationConnectionFacetsArgs, 'by' | 'first'>>;
  fallbackSteps?: Resolver<ReadonlyArray<ResolversTypes['FallbackStep']>, ParentType, ContextType>;
  hasReachedMinWatermark?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  heldBack?: Resolver<ReadonlyArray<ResolversTypes['HeldBack']>, ParentType, ContextType>;
  leftOut?: Resolver<ReadonlyArray<ResolversTypes['LeftOut']>, ParentType, ContextType>;
  leftOutIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  modelVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Item']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  personalization?: Resolver<ResolversTypes['Personalization'], ParentType, ContextType>;
  placement?: Resolver<Maybe<ResolversTypes['ListPlacement']>, ParentType, ContextType>;
  recommendationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  tookMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unknownIds?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ID']>>, ParentType, ContextType>;
  unknownSessionIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  withheld?: Resolver<ReadonlyArray<ResolversTypes['Withheld']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RecommendationEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecommendationEdge'] = ResolversParentTypes['RecommendationEdge']> = {
  bias?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  contributions?: Resolver<ReadonlyArray<ResolversTypes['Contribution']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  logit?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  logitParts?: Resolver<Maybe<ResolversTypes['LogitParts']>, ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Item'], ParentType, ContextType>;
  probability?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  promotion?: Resolver<Maybe<ResolversTypes['PromotionNotice']>, ParentType, ContextType>;
  propensity?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['Reason']>, ParentType, ContextType>;
  steering?: Resolver<ReadonlyArray<ResolversTypes['SteeringTerm']>, ParentType, ContextType>;
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RecommendedTagConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecommendedTagConnection'] = ResolversParentTypes['RecommendedTagConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RecommendedTagEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Tag']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type RecommendedTagEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecommendedTagEdge'] = ResolversParentTypes['RecommendedTagEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  logit?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Tag'], ParentType, ContextType>;
  probability?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type RecordEventsPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecordEventsPayload'] = ResolversParentTypes['RecordEventsPayload']> = {
  accepted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  duplicates?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  rejected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['EventResult']>, ParentType, ContextType>;
  suppressed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RecordImpressionsPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecordImpressionsPayload'] = ResolversParentTypes['RecordImpressionsPayload']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RemovalResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Removal'] = ResolversParentTypes['Removal']> = {
  items?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RequestErasurePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RequestErasurePayload'] = ResolversParentTypes['RequestErasurePayload']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  request?: Resolver<Maybe<ResolversTypes['PrivacyRequest']>, ParentType, ContextType>;
};

export type RequestExportPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RequestExportPayload'] = ResolversParentTypes['RequestExportPayload']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  request?: Resolver<Maybe<ResolversTypes['PrivacyRequest']>, ParentType, ContextType>;
};

export type ResetProfilePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ResetProfilePayload'] = ResolversParentTypes['ResetProfilePayload']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RevokeApiKeyPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RevokeApiKeyPayload'] = ResolversParentTypes['RevokeApiKeyPayload']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  revokedName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RollBackModelPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RollBackModelPayload'] = ResolversParentTypes['RollBackModelPayload']> = {
  modelVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type RollBackPlacementPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RollBackPlacementPayload'] = ResolversParentTypes['RollBackPlacementPayload']> = {
  placement?: Resolver<Maybe<ResolversTypes['Placement']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type RotateApiKeyPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RotateApiKeyPayload'] = ResolversParentTypes['RotateApiKeyPayload']> = {
  apiKey?: Resolver<Maybe<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  key?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type RotateTokenSecretPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RotateTokenSecretPayload'] = ResolversParentTypes['RotateTokenSecretPayload']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  rotatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export type SavePlacementDraftPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SavePlacementDraftPayload'] = ResolversParentTypes['SavePlacementDraftPayload']> = {
  placement?: Resolver<Maybe<ResolversTypes['Placement']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type SaveSegmentPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SaveSegmentPayload'] = ResolversParentTypes['SaveSegmentPayload']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  segment?: Resolver<Maybe<ResolversTypes['Segment']>, ParentType, ContextType>;
};

export type ScopeResolvers = { ADMIN: 'admin', ANALYZE: 'analyze', PRIVACY: 'privacy', READ: 'read', SERVER: 'server', STEER: 'steer', TRACK: 'track' };

export type SearchConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SearchConnection'] = ResolversParentTypes['SearchConnection']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  degradedSources?: Resolver<ReadonlyArray<ResolversTypes['CandidateSource']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['SearchEdge']>, ParentType, ContextType>;
  facets?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Facet']>>, ParentType, ContextType, RequireFields<SearchConnectionFacetsArgs, 'by' | 'first'>>;
  hasReachedMinWatermark?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  modelVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Item']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  personalization?: Resolver<ResolversTypes['Personalization'], ParentType, ContextType>;
  placement?: Resolver<Maybe<ResolversTypes['ListPlacement']>, ParentType, ContextType>;
  recommendationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  relaxed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  tookMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unknownSessionIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  withheld?: Resolver<ReadonlyArray<ResolversTypes['Withheld']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SearchEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SearchEdge'] = ResolversParentTypes['SearchEdge']> = {
  contributions?: Resolver<ReadonlyArray<ResolversTypes['Contribution']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  interest?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  logit?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matchedWords?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Item'], ParentType, ContextType>;
  popularity?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  promotion?: Resolver<Maybe<ResolversTypes['PromotionNotice']>, ParentType, ContextType>;
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['Reason']>, ParentType, ContextType>;
  steering?: Resolver<ReadonlyArray<ResolversTypes['SteeringTerm']>, ParentType, ContextType>;
  textScore?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SearchImpactResolvers = { HIGH: 'high', LOW: 'low', MEDIUM: 'medium' };

export type SeenRuleResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SeenRule'] = ResolversParentTypes['SeenRule']> = {
  after?: Resolver<Maybe<ResolversTypes['Duration']>, ParentType, ContextType>;
  eventKind?: Resolver<ResolversTypes['EventKind'], ParentType, ContextType>;
  itemKind?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SegmentResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Segment'] = ResolversParentTypes['Segment']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  digest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  filter?: Resolver<ResolversTypes['PlacementSpec'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  people?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  versions?: Resolver<Maybe<ResolversTypes['PlacementVersionConnection']>, ParentType, ContextType, RequireFields<SegmentVersionsArgs, 'first'>>;
};

export type SegmentConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SegmentConnection'] = ResolversParentTypes['SegmentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SegmentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Segment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type SegmentEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SegmentEdge'] = ResolversParentTypes['SegmentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Segment'], ParentType, ContextType>;
};

export type SegmentUserConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SegmentUserConnection'] = ResolversParentTypes['SegmentUserConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SegmentUserEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type SegmentUserEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SegmentUserEdge'] = ResolversParentTypes['SegmentUserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type ServedListResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ServedList'] = ResolversParentTypes['ServedList']> = {
  __resolveType: TypeResolveFn<'RecommendationConnection' | 'SearchConnection', ParentType, ContextType>;
};

export type ServingModelResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ServingModel'] = ResolversParentTypes['ServingModel']> = {
  metrics?: Resolver<Maybe<ResolversTypes['ModelMetrics']>, ParentType, ContextType>;
  ndcgAt10?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  origin?: Resolver<Maybe<ResolversTypes['WeightsOrigin']>, ParentType, ContextType>;
  ranker?: Resolver<Maybe<ResolversTypes['Ranker']>, ParentType, ContextType>;
  trainedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  weights?: Resolver<ReadonlyArray<ResolversTypes['SourceBlend']>, ParentType, ContextType>;
};

export type ServingStatsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ServingStats'] = ResolversParentTypes['ServingStats']> = {
  coverage?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  events?: Resolver<ResolversTypes['EventStats'], ParentType, ContextType>;
  operations?: Resolver<ReadonlyArray<ResolversTypes['OperationStats']>, ParentType, ContextType>;
  servedItems?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['SourceStats']>, ParentType, ContextType>;
};

export type SetConsentPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SetConsentPayload'] = ResolversParentTypes['SetConsentPayload']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SettingOriginResolvers = { DEFAULT: 'default', ENVIRONMENT: 'environment', FILE: 'file' };

export type SettingsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Settings'] = ResolversParentTypes['Settings']> = {
  customKinds?: Resolver<ReadonlyArray<ResolversTypes['CustomKind']>, ParentType, ContextType>;
  eventWeights?: Resolver<ReadonlyArray<ResolversTypes['EventWeight']>, ParentType, ContextType>;
  follows?: Resolver<ResolversTypes['FollowRule'], ParentType, ContextType>;
  givenSettings?: Resolver<Maybe<ReadonlyArray<ResolversTypes['GivenSetting']>>, ParentType, ContextType>;
  halfLifeDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  itemKinds?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  limits?: Resolver<ResolversTypes['Limits'], ParentType, ContextType>;
  ratingScale?: Resolver<ResolversTypes['RatingScale'], ParentType, ContextType>;
  seenRules?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SeenRule']>>, ParentType, ContextType>;
};

export type SimilarItemConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SimilarItemConnection'] = ResolversParentTypes['SimilarItemConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SimilarItemEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Item']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type SimilarItemEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SimilarItemEdge'] = ResolversParentTypes['SimilarItemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Item'], ParentType, ContextType>;
  similarity?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SourceBlendResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SourceBlend'] = ResolversParentTypes['SourceBlend']> = {
  proposed?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  slope?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['CandidateSource'], ParentType, ContextType>;
};

export type SourceCountResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SourceCount'] = ResolversParentTypes['SourceCount']> = {
  afterFilter?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  generated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  returned?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['CandidateSource'], ParentType, ContextType>;
};

export type SourceStatsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SourceStats'] = ResolversParentTypes['SourceStats']> = {
  answered?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  late?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  meanMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['CandidateSource'], ParentType, ContextType>;
};

export type SpecChangeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SpecChange'] = ResolversParentTypes['SpecChange']> = {
  after?: Resolver<Maybe<ResolversTypes['Value']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['Value']>, ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type StartTrainingPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['StartTrainingPayload'] = ResolversParentTypes['StartTrainingPayload']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  training?: Resolver<Maybe<ResolversTypes['Training']>, ParentType, ContextType>;
};

export type StatsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Stats'] = ResolversParentTypes['Stats']> = {
  engine?: Resolver<ResolversTypes['GraphEngine'], ParentType, ContextType>;
  engineVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['ServingModel']>, ParentType, ContextType>;
  modelSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  modelVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  newestEventAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Total']>, ParentType, ContextType>;
  origin?: Resolver<Maybe<ResolversTypes['DataOrigin']>, ParentType, ContextType>;
  popularity?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PopularityPoint']>>, ParentType, ContextType>;
  relationships?: Resolver<ReadonlyArray<ResolversTypes['Total']>, ParentType, ContextType>;
  serving?: Resolver<Maybe<ResolversTypes['ServingStats']>, ParentType, ContextType>;
};

export type SteerResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Steer'] = ResolversParentTypes['Steer']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['SteerDirection'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  target?: Resolver<ResolversTypes['PlacementSpec'], ParentType, ContextType>;
  until?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SteerPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SteerPayload'] = ResolversParentTypes['SteerPayload']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SteeringTermResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SteeringTerm'] = ResolversParentTypes['SteeringTerm']> = {
  effect?: Resolver<ResolversTypes['SteeringEffect'], ParentType, ContextType>;
  logit?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  recommendations?: SubscriptionResolver<Maybe<ResolversTypes['RecommendationConnection']>, "recommendations", ParentType, ContextType, RequireFields<SubscriptionRecommendationsArgs, 'first'>>;
};

export type SuggestedUserConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SuggestedUserConnection'] = ResolversParentTypes['SuggestedUserConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SuggestedUserEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type SuggestedUserEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SuggestedUserEdge'] = ResolversParentTypes['SuggestedUserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['SuggestionReason']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SuggestionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Suggestion'] = ResolversParentTypes['Suggestion']> = {
  item?: Resolver<ResolversTypes['Item'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SuggestionReasonResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SuggestionReason'] = ResolversParentTypes['SuggestionReason']> = {
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SuggestionReasonKind'], ParentType, ContextType>;
  messageKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  users?: Resolver<Maybe<ReadonlyArray<ResolversTypes['User']>>, ParentType, ContextType>;
};

export type TagResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Tag'] = ResolversParentTypes['Tag']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  items?: Resolver<Maybe<ResolversTypes['TagItemConnection']>, ParentType, ContextType, RequireFields<TagItemsArgs, 'first'>>;
  kind?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recommendations?: Resolver<Maybe<ResolversTypes['RecommendationConnection']>, ParentType, ContextType, RequireFields<TagRecommendationsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TagConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TagConnection'] = ResolversParentTypes['TagConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TagEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Tag']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type TagEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TagEdge'] = ResolversParentTypes['TagEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Tag'], ParentType, ContextType>;
};

export type TagItemConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TagItemConnection'] = ResolversParentTypes['TagItemConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TagItemEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Item']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type TagItemEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TagItemEdge'] = ResolversParentTypes['TagItemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Item'], ParentType, ContextType>;
  relevance?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type TieConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TieConnection'] = ResolversParentTypes['TieConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TieEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type TieEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TieEdge'] = ResolversParentTypes['TieEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  strength?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type TopSearchResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TopSearch'] = ResolversParentTypes['TopSearch']> = {
  searches?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  withoutClick?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  withoutResult?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  words?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TotalResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Total'] = ResolversParentTypes['Total']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type TrainingResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Training'] = ResolversParentTypes['Training']> = {
  failure?: Resolver<Maybe<ResolversTypes['TrainingFailure']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  report?: Resolver<Maybe<ResolversTypes['TrainingReport']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['TrainingState'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['TrainingStep']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TrainingFailureResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TrainingFailure'] = ResolversParentTypes['TrainingFailure']> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  hint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TrainingHoldoutResolvers = { ANY: 'any', NEWEST: 'newest' };

export type TrainingJobReportResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TrainingJobReport'] = ResolversParentTypes['TrainingJobReport']> = {
  edges?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  job?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  seconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type TrainingOutcomeResolvers = { FAILED: 'failed', REFUSED: 'refused', ROLLED_BACK: 'rolled-back', SERVED: 'served' };

export type TrainingReportResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TrainingReport'] = ResolversParentTypes['TrainingReport']> = {
  interactions?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  interest?: Resolver<Maybe<ResolversTypes['LearnedInterest']>, ParentType, ContextType>;
  items?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  jobs?: Resolver<ReadonlyArray<ResolversTypes['TrainingJobReport']>, ParentType, ContextType>;
  seconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  tags?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  trainedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  users?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TrainingStateResolvers = { CANCELED: 'canceled', DONE: 'done', FAILED: 'failed', RUNNING: 'running' };

export type TrainingStepResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TrainingStep'] = ResolversParentTypes['TrainingStep']> = {
  done?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  job?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type UnavailableProblemResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UnavailableProblem'] = ResolversParentTypes['UnavailableProblem']> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  isRetryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UnblockUserPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UnblockUserPayload'] = ResolversParentTypes['UnblockUserPayload']> = {
  otherUser?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UndoDismissalPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UndoDismissalPayload'] = ResolversParentTypes['UndoDismissalPayload']> = {
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UndoSteersPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UndoSteersPayload'] = ResolversParentTypes['UndoSteersPayload']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UndoSuggestionDismissalPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UndoSuggestionDismissalPayload'] = ResolversParentTypes['UndoSuggestionDismissalPayload']> = {
  otherUser?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UnfollowUserPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UnfollowUserPayload'] = ResolversParentTypes['UnfollowUserPayload']> = {
  otherUser?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UnmuteUserPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UnmuteUserPayload'] = ResolversParentTypes['UnmuteUserPayload']> = {
  otherUser?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UpsertItemsPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UpsertItemsPayload'] = ResolversParentTypes['UpsertItemsPayload']> = {
  items?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['Item']>>>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UpsertTagsPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UpsertTagsPayload'] = ResolversParentTypes['UpsertTagsPayload']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  tags?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['Tag']>>>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UpsertUsersPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UpsertUsersPayload'] = ResolversParentTypes['UpsertUsersPayload']> = {
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  users?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['User']>>>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  blockedUsers?: Resolver<Maybe<ResolversTypes['HiddenUserConnection']>, ParentType, ContextType, RequireFields<UserBlockedUsersArgs, 'first'>>;
  consent?: Resolver<Maybe<ResolversTypes['Consent']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dismissedItems?: Resolver<Maybe<ResolversTypes['DismissedItemConnection']>, ParentType, ContextType, RequireFields<UserDismissedItemsArgs, 'first'>>;
  dismissedUsers?: Resolver<Maybe<ResolversTypes['HiddenUserConnection']>, ParentType, ContextType, RequireFields<UserDismissedUsersArgs, 'first'>>;
  events?: Resolver<Maybe<ResolversTypes['UserEventConnection']>, ParentType, ContextType, RequireFields<UserEventsArgs, 'first'>>;
  followers?: Resolver<Maybe<ResolversTypes['TieConnection']>, ParentType, ContextType, RequireFields<UserFollowersArgs, 'first'>>;
  following?: Resolver<Maybe<ResolversTypes['TieConnection']>, ParentType, ContextType, RequireFields<UserFollowingArgs, 'first'>>;
  history?: Resolver<Maybe<ResolversTypes['HistoryConnection']>, ParentType, ContextType, RequireFields<UserHistoryArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identities?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Identity']>>, ParentType, ContextType>;
  interests?: Resolver<Maybe<ResolversTypes['InterestConnection']>, ParentType, ContextType, RequireFields<UserInterestsArgs, 'first' | 'temperature'>>;
  mutedUsers?: Resolver<Maybe<ResolversTypes['HiddenUserConnection']>, ParentType, ContextType, RequireFields<UserMutedUsersArgs, 'first'>>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  neighbors?: Resolver<Maybe<ResolversTypes['NeighborConnection']>, ParentType, ContextType, RequireFields<UserNeighborsArgs, 'first'>>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  profile?: Resolver<Maybe<ResolversTypes['PublicProfile']>, ParentType, ContextType>;
  properties?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Property']>>, ParentType, ContextType, Partial<UserPropertiesArgs>>;
  recentLists?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RecentList']>>, ParentType, ContextType>;
  recommendations?: Resolver<Maybe<ResolversTypes['RecommendationConnection']>, ParentType, ContextType, RequireFields<UserRecommendationsArgs, 'first'>>;
  recommendedTags?: Resolver<Maybe<ResolversTypes['RecommendedTagConnection']>, ParentType, ContextType, RequireFields<UserRecommendedTagsArgs, 'first' | 'includeKnown'>>;
  segments?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  showsToOthers?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  steers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Steer']>>, ParentType, ContextType>;
  suggestedUsers?: Resolver<Maybe<ResolversTypes['SuggestedUserConnection']>, ParentType, ContextType, RequireFields<UserSuggestedUsersArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['UserEdge']>, ParentType, ContextType>;
  facets?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Facet']>>, ParentType, ContextType, RequireFields<UserConnectionFacetsArgs, 'by' | 'first'>>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type UserEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UserEdge'] = ResolversParentTypes['UserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type UserEventResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UserEvent'] = ResolversParentTypes['UserEvent']> = {
  commentLength?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['EventKind'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  orderId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  portion?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rating?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type UserEventConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UserEventConnection'] = ResolversParentTypes['UserEventConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['UserEventEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['UserEvent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type UserEventEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UserEventEdge'] = ResolversParentTypes['UserEventEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['UserEvent'], ParentType, ContextType>;
};

export interface ValueScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Value'], any> {
  name: 'Value';
}

export type WeightsOriginResolvers = { HAND_SET: 'hand-set', LEARNED: 'learned' };

export type WithheldResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Withheld'] = ResolversParentTypes['Withheld']> = {
  purpose?: Resolver<ResolversTypes['Purpose'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['CandidateSource']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = RequestContext> = {
  AdjustInterestPayload?: AdjustInterestPayloadResolvers<ContextType>;
  ApiKey?: ApiKeyResolvers<ContextType>;
  ApplyPresetPayload?: ApplyPresetPayloadResolvers<ContextType>;
  AudienceConnection?: AudienceConnectionResolvers<ContextType>;
  AudienceEdge?: AudienceEdgeResolvers<ContextType>;
  AuditEntry?: AuditEntryResolvers<ContextType>;
  AuditEntryConnection?: AuditEntryConnectionResolvers<ContextType>;
  AuditEntryEdge?: AuditEntryEdgeResolvers<ContextType>;
  BlockUserPayload?: BlockUserPayloadResolvers<ContextType>;
  BoughtTogetherConnection?: BoughtTogetherConnectionResolvers<ContextType>;
  BoughtTogetherEdge?: BoughtTogetherEdgeResolvers<ContextType>;
  BusyProblem?: BusyProblemResolvers<ContextType>;
  CancelImportPayload?: CancelImportPayloadResolvers<ContextType>;
  CancelTrainingPayload?: CancelTrainingPayloadResolvers<ContextType>;
  CandidateSource?: CandidateSourceResolvers;
  ConflictProblem?: ConflictProblemResolvers<ContextType>;
  Consent?: ConsentResolvers<ContextType>;
  ConsentChoice?: ConsentChoiceResolvers<ContextType>;
  ConsentOrigin?: ConsentOriginResolvers;
  ConsentReceipt?: ConsentReceiptResolvers<ContextType>;
  ConsentReceiptConnection?: ConsentReceiptConnectionResolvers<ContextType>;
  ConsentReceiptEdge?: ConsentReceiptEdgeResolvers<ContextType>;
  Contribution?: ContributionResolvers<ContextType>;
  CreateApiKeyPayload?: CreateApiKeyPayloadResolvers<ContextType>;
  CreateUserTokenPayload?: CreateUserTokenPayloadResolvers<ContextType>;
  Currency?: GraphQLScalarType;
  CustomKind?: CustomKindResolvers<ContextType>;
  DataOrigin?: DataOriginResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeclareItemPropertiesPayload?: DeclareItemPropertiesPayloadResolvers<ContextType>;
  DeclareUserPropertiesPayload?: DeclareUserPropertiesPayloadResolvers<ContextType>;
  DeleteItemsPayload?: DeleteItemsPayloadResolvers<ContextType>;
  DeleteSegmentPayload?: DeleteSegmentPayloadResolvers<ContextType>;
  DeleteTagsPayload?: DeleteTagsPayloadResolvers<ContextType>;
  DeleteUsersPayload?: DeleteUsersPayloadResolvers<ContextType>;
  DismissPayload?: DismissPayloadResolvers<ContextType>;
  DismissSuggestionPayload?: DismissSuggestionPayloadResolvers<ContextType>;
  DismissedItemConnection?: DismissedItemConnectionResolvers<ContextType>;
  DismissedItemEdge?: DismissedItemEdgeResolvers<ContextType>;
  Duration?: GraphQLScalarType;
  EmptyAudienceReason?: EmptyAudienceReasonResolvers;
  ErasureReceipt?: ErasureReceiptResolvers<ContextType>;
  EvaluatedRanking?: EvaluatedRankingResolvers;
  EventKind?: EventKindResolvers;
  EventKindName?: GraphQLScalarType;
  EventQuality?: EventQualityResolvers<ContextType>;
  EventResult?: EventResultResolvers<ContextType>;
  EventStats?: EventStatsResolvers<ContextType>;
  EventWeight?: EventWeightResolvers<ContextType>;
  Facet?: FacetResolvers<ContextType>;
  FacetRange?: FacetRangeResolvers<ContextType>;
  FacetValue?: FacetValueResolvers<ContextType>;
  FollowRule?: FollowRuleResolvers;
  FollowUserPayload?: FollowUserPayloadResolvers<ContextType>;
  ForgetEventPayload?: ForgetEventPayloadResolvers<ContextType>;
  ForgetIdentityPayload?: ForgetIdentityPayloadResolvers<ContextType>;
  GivenSetting?: GivenSettingResolvers<ContextType>;
  GraphEngine?: GraphEngineResolvers;
  Health?: HealthResolvers<ContextType>;
  HealthFigure?: HealthFigureResolvers<ContextType>;
  HealthFigureName?: HealthFigureNameResolvers;
  HealthState?: HealthStateResolvers;
  HiddenUserConnection?: HiddenUserConnectionResolvers<ContextType>;
  HiddenUserEdge?: HiddenUserEdgeResolvers<ContextType>;
  HistoryConnection?: HistoryConnectionResolvers<ContextType>;
  HistoryEdge?: HistoryEdgeResolvers<ContextType>;
  IdentifyPayload?: IdentifyPayloadResolvers<ContextType>;
  Identity?: IdentityResolvers<ContextType>;
  Import?: ImportResolvers<ContextType>;
  ImportFailure?: ImportFailureResolvers<ContextType>;
  ImportOutcome?: ImportOutcomeResolvers;
  ImportProgress?: ImportProgressResolvers<ContextType>;
  ImportReason?: ImportReasonResolvers<ContextType>;
  ImportReport?: ImportReportResolvers<ContextType>;
  ImportState?: ImportStateResolvers;
  ImportedRows?: ImportedRowsResolvers<ContextType>;
  InputProblem?: InputProblemResolvers<ContextType>;
  Instant?: GraphQLScalarType;
  Interest?: InterestResolvers<ContextType>;
  InterestConnection?: InterestConnectionResolvers<ContextType>;
  InterestEdge?: InterestEdgeResolvers<ContextType>;
  Item?: ItemResolvers<ContextType>;
  ItemChartRank?: ItemChartRankResolvers<ContextType>;
  ItemConnection?: ItemConnectionResolvers<ContextType>;
  ItemEdge?: ItemEdgeResolvers<ContextType>;
  ItemEventCount?: ItemEventCountResolvers<ContextType>;
  ItemEvents?: ItemEventsResolvers<ContextType>;
  ItemPart?: ItemPartResolvers;
  ItemSpread?: ItemSpreadResolvers<ContextType>;
  ItemTagConnection?: ItemTagConnectionResolvers<ContextType>;
  ItemTagEdge?: ItemTagEdgeResolvers<ContextType>;
  ItemUse?: ItemUseResolvers<ContextType>;
  LearnedInterest?: LearnedInterestResolvers<ContextType>;
  LeftOut?: LeftOutResolvers<ContextType>;
  LimitProblem?: LimitProblemResolvers<ContextType>;
  Limits?: LimitsResolvers<ContextType>;
  ListModel?: ListModelResolvers;
  ListPlacement?: ListPlacementResolvers<ContextType>;
  Locale?: GraphQLScalarType;
  LogitParts?: LogitPartsResolvers<ContextType>;
  Metric?: MetricResolvers;
  MetricBucket?: MetricBucketResolvers;
  MetricDimension?: MetricDimensionResolvers;
  MetricLabel?: MetricLabelResolvers<ContextType>;
  MetricPoint?: MetricPointResolvers<ContextType>;
  MetricSeries?: MetricSeriesResolvers<ContextType>;
  MetricValue?: MetricValueResolvers<ContextType>;
  MetricsReport?: MetricsReportResolvers<ContextType>;
  ModelMetrics?: ModelMetricsResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  MuteUserPayload?: MuteUserPayloadResolvers<ContextType>;
  NeighborConnection?: NeighborConnectionResolvers<ContextType>;
  NeighborEdge?: NeighborEdgeResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  OperationStats?: OperationStatsResolvers<ContextType>;
  OriginKind?: OriginKindResolvers;
  Page?: PageResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PageRow?: PageRowResolvers<ContextType>;
  PastTraining?: PastTrainingResolvers<ContextType>;
  Placement?: PlacementResolvers<ContextType>;
  PlacementConnection?: PlacementConnectionResolvers<ContextType>;
  PlacementEdge?: PlacementEdgeResolvers<ContextType>;
  PlacementPreview?: PlacementPreviewResolvers<ContextType>;
  PlacementSpec?: GraphQLScalarType;
  PlacementVersion?: PlacementVersionResolvers<ContextType>;
  PlacementVersionConnection?: PlacementVersionConnectionResolvers<ContextType>;
  PlacementVersionEdge?: PlacementVersionEdgeResolvers<ContextType>;
  PopularityPoint?: PopularityPointResolvers<ContextType>;
  PreviewReport?: PreviewReportResolvers<ContextType>;
  PreviewedList?: PreviewedListResolvers<ContextType>;
  PreviewedPage?: PreviewedPageResolvers<ContextType>;
  PrivacyRequest?: PrivacyRequestResolvers<ContextType>;
  PrivacyRequestKind?: PrivacyRequestKindResolvers;
  PrivacyRequestState?: PrivacyRequestStateResolvers;
  Problem?: ProblemResolvers<ContextType>;
  PromotionNotice?: PromotionNoticeResolvers<ContextType>;
  Property?: PropertyResolvers<ContextType>;
  PropertyTypeInfo?: PropertyTypeInfoResolvers<ContextType>;
  PublicProfile?: PublicProfileResolvers<ContextType>;
  PublishPlacementPayload?: PublishPlacementPayloadResolvers<ContextType>;
  Purpose?: PurposeResolvers;
  Query?: QueryResolvers<ContextType>;
  RankedEdge?: RankedEdgeResolvers<ContextType>;
  Ranker?: RankerResolvers;
  RankingMetrics?: RankingMetricsResolvers<ContextType>;
  RatingScale?: RatingScaleResolvers<ContextType>;
  Reason?: ReasonResolvers<ContextType>;
  ReasonSubject?: ReasonSubjectResolvers<ContextType>;
  RecentEvent?: RecentEventResolvers<ContextType>;
  RecentEventConnection?: RecentEventConnectionResolvers<ContextType>;
  RecentEventEdge?: RecentEventEdgeResolvers<ContextType>;
  RecentList?: RecentListResolvers<ContextType>;
  RecommendationConnection?: RecommendationConnectionResolvers<ContextType>;
  RecommendationEdge?: RecommendationEdgeResolvers<ContextType>;
  RecommendedTagConnection?: RecommendedTagConnectionResolvers<ContextType>;
  RecommendedTagEdge?: RecommendedTagEdgeResolvers<ContextType>;
  RecordEventsPayload?: RecordEventsPayloadResolvers<ContextType>;
  RecordImpressionsPayload?: RecordImpressionsPayloadResolvers<ContextType>;
  Removal?: RemovalResolvers<ContextType>;
  RequestErasurePayload?: RequestErasurePayloadResolvers<ContextType>;
  RequestExportPayload?: RequestExportPayloadResolvers<ContextType>;
  ResetProfilePayload?: ResetProfilePayloadResolvers<ContextType>;
  RevokeApiKeyPayload?: RevokeApiKeyPayloadResolvers<ContextType>;
  RollBackModelPayload?: RollBackModelPayloadResolvers<ContextType>;
  RollBackPlacementPayload?: RollBackPlacementPayloadResolvers<ContextType>;
  RotateApiKeyPayload?: RotateApiKeyPayloadResolvers<ContextType>;
  RotateTokenSecretPayload?: RotateTokenSecretPayloadResolvers<ContextType>;
  SafeInt?: GraphQLScalarType;
  SavePlacementDraftPayload?: SavePlacementDraftPayloadResolvers<ContextType>;
  SaveSegmentPayload?: SaveSegmentPayloadResolvers<ContextType>;
  Scope?: ScopeResolvers;
  SearchConnection?: SearchConnectionResolvers<ContextType>;
  SearchEdge?: SearchEdgeResolvers<ContextType>;
  SearchImpact?: SearchImpactResolvers;
  SeenRule?: SeenRuleResolvers<ContextType>;
  Segment?: SegmentResolvers<ContextType>;
  SegmentConnection?: SegmentConnectionResolvers<ContextType>;
  SegmentEdge?: SegmentEdgeResolvers<ContextType>;
  SegmentUserConnection?: SegmentUserConnectionResolvers<ContextType>;
  SegmentUserEdge?: SegmentUserEdgeResolvers<ContextType>;
  ServedList?: ServedListResolvers<ContextType>;
  ServingModel?: ServingModelResolvers<ContextType>;
  ServingStats?: ServingStatsResolvers<ContextType>;
  SetConsentPayload?: SetConsentPayloadResolvers<ContextType>;
  SettingOrigin?: SettingOriginResolvers;
  Settings?: SettingsResolvers<ContextType>;
  SimilarItemConnection?: SimilarItemConnectionResolvers<ContextType>;
  SimilarItemEdge?: SimilarItemEdgeResolvers<ContextType>;
  SourceBlend?: SourceBlendResolvers<ContextType>;
  SourceCount?: SourceCountResolvers<ContextType>;
  SourceStats?: SourceStatsResolvers<ContextType>;
  SpecChange?: SpecChangeResolvers<ContextType>;
  StartTrainingPayload?: StartTrainingPayloadResolvers<ContextType>;
  Stats?: StatsResolvers<ContextType>;
  Steer?: SteerResolvers<ContextType>;
  SteerPayload?: SteerPayloadResolvers<ContextType>;
  SteeringTerm?: SteeringTermResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  SuggestedUserConnection?: SuggestedUserConnectionResolvers<ContextType>;
  SuggestedUserEdge?: SuggestedUserEdgeResolvers<ContextType>;
  Suggestion?: SuggestionResolvers<ContextType>;
  SuggestionReason?: SuggestionReasonResolvers<ContextType>;
  Tag?: TagResolvers<ContextType>;
  TagConnection?: TagConnectionResolvers<ContextType>;
  TagEdge?: TagEdgeResolvers<ContextType>;
  TagItemConnection?: TagItemConnectionResolvers<ContextType>;
  TagItemEdge?: TagItemEdgeResolvers<ContextType>;
  TieConnection?: TieConnectionResolvers<ContextType>;
  TieEdge?: TieEdgeResolvers<ContextType>;
  TopSearch?: TopSearchResolvers<ContextType>;
  Total?: TotalResolvers<ContextType>;
  Training?: TrainingResolvers<ContextType>;
  TrainingFailure?: TrainingFailureResolvers<ContextType>;
  TrainingHoldout?: TrainingHoldoutResolvers;
  TrainingJobReport?: TrainingJobReportResolvers<ContextType>;
  TrainingOutcome?: TrainingOutcomeResolvers;
  TrainingReport?: TrainingReportResolvers<ContextType>;
  TrainingState?: TrainingStateResolvers;
  TrainingStep?: TrainingStepResolvers<ContextType>;
  URL?: GraphQLScalarType;
  UnavailableProblem?: UnavailableProblemResolvers<ContextType>;
  UnblockUserPayload?: UnblockUserPayloadResolvers<ContextType>;
  UndoDismissalPayload?: UndoDismissalPayloadResolvers<ContextType>;
  UndoSteersPayload?: UndoSteersPayloadResolvers<ContextType>;
  UndoSuggestionDismissalPayload?: UndoSuggestionDismissalPayloadResolvers<ContextType>;
  UnfollowUserPayload?: UnfollowUserPayloadResolvers<ContextType>;
  UnmuteUserPayload?: UnmuteUserPayloadResolvers<ContextType>;
  UpsertItemsPayload?: UpsertItemsPayloadResolvers<ContextType>;
  UpsertTagsPayload?: UpsertTagsPayloadResolvers<ContextType>;
  UpsertUsersPayload?: UpsertUsersPayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  UserEvent?: UserEventResolvers<ContextType>;
  UserEventConnection?: UserEventConnectionResolvers<ContextType>;
  UserEventEdge?: UserEventEdgeResolvers<ContextType>;
  Value?: GraphQLScalarType;
  WeightsOrigin?: WeightsOriginResolvers;
  Withheld?: WithheldResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = RequestContext> = {
  cost?: CostDirectiveResolver<any, any, ContextType>;
  listSize?: ListSizeDirectiveResolver<any, any, ContextType>;
  scope?: ScopeDirectiveResolver<any, any, ContextType>;
};
