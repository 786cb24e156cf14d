import type { PropertyValue } from '../../../domain/property-type.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { WithTotal, WithFacets } from '../connection.ts';
import type { ApiKeyModel, FacetModel, FacetValueModel, UserModel, ItemModel, TagModel, RecommendationConnectionModel, RecommendationEdgeModel, SearchConnectionModel, SearchEdgeModel, StatsModel, RankingMetricsModel, SourceBlendModel, PrivacyRequestModel, ErasureReceiptModel, PrivacyRequestPayload, TrainingModel, TrainingPayload, TiePayload, RowsPayload, DismissPayload as DismissPayloadModel, ConsentModel, ConsentReceiptModel, UserPayload, InterestPayload } from '../models.ts';
import type { Contribution as ContributionModel, Withheld as WithheldModel, SourceCount as SourceCountModel, Reason as ReasonModel } from '../../../domain/recommendation.ts';
import type { ServerSettings } from '../server-parts.ts';
import type { DataOrigin as DataOriginModel } from '../../observability/graph-stats.ts';
import type { InterestMetrics } from '../../../model/interest-model.ts';
import type { SourceStats as SourceStatsModel } from '../../observability/serving-stats.ts';
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
  Instant: { input: unknown; output: unknown; }
  Locale: { input: string; output: string; }
  SafeInt: { input: number; output: number; }
  URL: { input: string; output: string; }
  Value: { input: PropertyValue; output: PropertyValue; }
};

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
  readonly name: Scalars['String']['output'];
  readonly origins: ReadonlyArray<Scalars['String']['output']>;
  readonly rotatedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly scopes: ReadonlyArray<Scope>;
  readonly start: Scalars['String']['output'];
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

export type EventInput = {
  readonly count?: InputMaybe<Scalars['Int']['input']>;
  readonly customKind?: InputMaybe<Scalars['String']['input']>;
  readonly dwellMs?: InputMaybe<Scalars['Int']['input']>;
  readonly eventId: Scalars['ID']['input'];
  readonly itemId?: InputMaybe<Scalars['ID']['input']>;
  readonly kind: EventKind;
  readonly occurredAt: Scalars['Instant']['input'];
  readonly portion?: InputMaybe<Scalars['Float']['input']>;
  readonly price?: InputMaybe<PriceInput>;
  readonly properties?: InputMaybe<ReadonlyArray<PropertyInput>>;
  readonly quantity?: InputMaybe<Scalars['Int']['input']>;
  readonly query?: InputMaybe<Scalars['String']['input']>;
  readonly rating?: InputMaybe<Scalars['Float']['input']>;
  readonly recommendationId?: InputMaybe<Scalars['ID']['input']>;
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

export type EventKind =
  | 'cart'
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

export type FacetInput =
  { readonly field: FacetField; readonly property?: never; }
  |  { readonly field?: never; readonly property: Scalars['String']['input']; };

export type FacetRange = {
  readonly __typename?: 'FacetRange';
  readonly count: Scalars['Int']['output'];
  readonly max: Scalars['Value']['output'];
  readonly min: Scalars['Value']['output'];
};

export type FacetValue = {
  readonly __typename?: 'FacetValue';
  readonly count: Scalars['Int']['output'];
  readonly tag?: Maybe<Tag>;
  readonly value: Scalars['Value']['output'];
};

export type FallbackStep =
  | 'CATALOG'
  | 'EMPTY'
  | 'GLOBAL_POPULAR'
  | 'LAST_LIST';

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

export type GraphEngine =
  | 'embedded'
  | 'neo4j';

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

export type Import = {
  readonly __typename?: 'Import';
  readonly failure?: Maybe<ImportFailure>;
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly progress?: Maybe<ImportProgress>;
  readonly report?: Maybe<Scalars['String']['output']>;
  readonly startedAt: Scalars['DateTime']['output'];
  readonly state: ImportState;
};

export type ImportFailure = {
  readonly __typename?: 'ImportFailure';
  readonly code: ErrorCode;
  readonly hint?: Maybe<Scalars['String']['output']>;
  readonly message: Scalars['String']['output'];
};

export type ImportProgress = {
  readonly __typename?: 'ImportProgress';
  readonly done: Scalars['SafeInt']['output'];
  readonly kind: Scalars['String']['output'];
  readonly total: Scalars['SafeInt']['output'];
};

export type ImportState =
  | 'canceled'
  | 'done'
  | 'failed'
  | 'running';

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

export type Item = Node & {
  readonly __typename?: 'Item';
  readonly audience?: Maybe<AudienceConnection>;
  readonly availableFrom?: Maybe<Scalars['DateTime']['output']>;
  readonly availableUntil?: Maybe<Scalars['DateTime']['output']>;
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
};


export type ItemAudienceArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<UserFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type ItemPropertiesArgs = {
  names?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


export type ItemRecommendationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  input?: InputMaybe<RecommendationInput>;
  minWatermark?: InputMaybe<Scalars['String']['input']>;
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

export type ItemConnection = {
  readonly __typename?: 'ItemConnection';
  readonly edges: ReadonlyArray<ItemEdge>;
  readonly facets?: Maybe<ReadonlyArray<Facet>>;
  readonly nodes: ReadonlyArray<Item>;
  readonly pageInfo: PageInfo;
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};


export type ItemConnectionFacetsArgs = {
  by: ReadonlyArray<FacetInput>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type ItemEdge = {
  readonly __typename?: 'ItemEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Item;
};

export type ItemFilter =
  { readonly all: ReadonlyArray<ItemFilter>; readonly any?: never; readonly ids?: never; readonly kind?: never; readonly not?: never; readonly property?: never; readonly tag?: never; }
  |  { readonly all?: never; readonly any: ReadonlyArray<ItemFilter>; readonly ids?: never; readonly kind?: never; readonly not?: never; readonly property?: never; readonly tag?: never; }
  |  { readonly all?: never; readonly any?: never; readonly ids: ReadonlyArray<Scalars['ID']['input']>; readonly kind?: never; readonly not?: never; readonly property?: never; readonly tag?: never; }
  |  { readonly all?: never; readonly any?: never; readonly ids?: never; readonly kind: KindTest; readonly not?: never; readonly property?: never; readonly tag?: never; }
  |  { readonly all?: never; readonly any?: never; readonly ids?: never; readonly kind?: never; readonly not: ItemFilter; readonly property?: never; readonly tag?: never; }
  |  { readonly all?: never; readonly any?: never; readonly ids?: never; readonly kind?: never; readonly not?: never; readonly property: PropertyTest; readonly tag?: never; }
  |  { readonly all?: never; readonly any?: never; readonly ids?: never; readonly kind?: never; readonly not?: never; readonly property?: never; readonly tag: TagTest; };

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
  { readonly createdAt: Direction; readonly popularity?: never; readonly property?: never; readonly title?: never; }
  |  { readonly createdAt?: never; readonly popularity: Direction; readonly property?: never; readonly title?: never; }
  |  { readonly createdAt?: never; readonly popularity?: never; readonly property: PropertyOrder; readonly title?: never; }
  |  { readonly createdAt?: never; readonly popularity?: never; readonly property?: never; readonly title: Direction; };

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

export type KindTest = {
  readonly anyOf: ReadonlyArray<Scalars['String']['input']>;
};

export type LeftOut = {
  readonly __typename?: 'LeftOut';
  readonly count?: Maybe<Scalars['Int']['output']>;
  readonly reason: LeftOutReason;
};

export type LeftOutReason =
  | 'DISMISSED'
  | 'EXCLUDED'
  | 'FILTER'
  | 'REJECTED_TAG'
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
  readonly nodeIds: Scalars['Int']['output'];
  readonly pageSize: Scalars['Int']['output'];
  readonly properties: Scalars['Int']['output'];
  readonly propertyLength: Scalars['Int']['output'];
  readonly requestBytes: Scalars['Int']['output'];
  readonly requestDeadlineMs: Scalars['Int']['output'];
  readonly textLength: Scalars['Int']['output'];
  readonly upsertedRecords: Scalars['Int']['output'];
};

export type LogitParts = {
  readonly __typename?: 'LogitParts';
  readonly items: Scalars['Float']['output'];
  readonly viewer: Scalars['Float']['output'];
};

export type ModelMetrics = {
  readonly __typename?: 'ModelMetrics';
  readonly poolRecall: Scalars['Float']['output'];
  readonly positives: Scalars['Int']['output'];
  readonly rankings: ReadonlyArray<RankingMetrics>;
  readonly users: Scalars['Int']['output'];
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  readonly adjustInterest?: Maybe<AdjustInterestPayload>;
  readonly blockUser?: Maybe<BlockUserPayload>;
  readonly cancelImport?: Maybe<CancelImportPayload>;
  readonly cancelTraining?: Maybe<CancelTrainingPayload>;
  readonly createApiKey?: Maybe<CreateApiKeyPayload>;
  readonly createUserToken?: Maybe<CreateUserTokenPayload>;
  readonly declareItemProperties?: Maybe<DeclareItemPropertiesPayload>;
  readonly declareUserProperties?: Maybe<DeclareUserPropertiesPayload>;
  readonly deleteItems?: Maybe<DeleteItemsPayload>;
  readonly deleteTags?: Maybe<DeleteTagsPayload>;
  readonly deleteUsers?: Maybe<DeleteUsersPayload>;
  readonly dismiss?: Maybe<DismissPayload>;
  readonly dismissSuggestion?: Maybe<DismissSuggestionPayload>;
  readonly followUser?: Maybe<FollowUserPayload>;
  readonly forgetEvent?: Maybe<ForgetEventPayload>;
  readonly muteUser?: Maybe<MuteUserPayload>;
  readonly recordEvents?: Maybe<RecordEventsPayload>;
  readonly requestErasure?: Maybe<RequestErasurePayload>;
  readonly requestExport?: Maybe<RequestExportPayload>;
  readonly resetProfile?: Maybe<ResetProfilePayload>;
  readonly revokeApiKey?: Maybe<RevokeApiKeyPayload>;
  readonly rotateApiKey?: Maybe<RotateApiKeyPayload>;
  readonly rotateTokenSecret?: Maybe<RotateTokenSecretPayload>;
  readonly setConsent?: Maybe<SetConsentPayload>;
  readonly startImport?: Maybe<StartImportPayload>;
  readonly startTraining?: Maybe<StartTrainingPayload>;
  readonly unblockUser?: Maybe<UnblockUserPayload>;
  readonly undoDismissal?: Maybe<UndoDismissalPayload>;
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


export type MutationMuteUserArgs = {
  otherId: Scalars['ID']['input'];
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type MutationRecordEventsArgs = {
  events: ReadonlyArray<EventInput>;
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


export type MutationRotateApiKeyArgs = {
  name: Scalars['String']['input'];
  overlapSeconds?: InputMaybe<Scalars['Int']['input']>;
};


export type MutationSetConsentArgs = {
  choices: ReadonlyArray<ConsentChoiceInput>;
  policyVersion?: InputMaybe<Scalars['String']['input']>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type MutationStartImportArgs = {
  source: Scalars['String']['input'];
};


export type MutationStartTrainingArgs = {
  holdout?: InputMaybe<TrainingHoldout>;
  isForced?: InputMaybe<Scalars['Boolean']['input']>;
  settings?: InputMaybe<Scalars['String']['input']>;
};


export type MutationUnblockUserArgs = {
  otherId: Scalars['ID']['input'];
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type MutationUndoDismissalArgs = {
  itemId: Scalars['ID']['input'];
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

export type Node = {
  readonly nodeId: Scalars['ID']['output'];
};

export type Operand =
  { readonly ofItem: Scalars['String']['input']; readonly value?: never; }
  |  { readonly ofItem?: never; readonly value: Scalars['Value']['input']; };

export type OperationStats = {
  readonly __typename?: 'OperationStats';
  readonly meanMs: Scalars['Float']['output'];
  readonly name: Scalars['String']['output'];
  readonly p95Ms: Scalars['Float']['output'];
  readonly total: Scalars['SafeInt']['output'];
};

export type OriginKind =
  | 'demo'
  | 'import';

export type PageInfo = {
  readonly __typename?: 'PageInfo';
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  readonly hasNextPage: Scalars['Boolean']['output'];
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

export type Personalization =
  | 'COLD_START'
  | 'FULL'
  | 'NONE'
  | 'NO_CONSENT'
  | 'SESSION'
  | 'UNKNOWN_USER';

export type PopularityPoint = {
  readonly __typename?: 'PopularityPoint';
  readonly interactions: Scalars['Float']['output'];
  readonly items: Scalars['Float']['output'];
};

export type PriceInput = {
  readonly amount: Scalars['SafeInt']['input'];
  readonly currency: Scalars['Currency']['input'];
};

export type PrivacyRequest = {
  readonly __typename?: 'PrivacyRequest';
  readonly downloadUrl?: Maybe<Scalars['String']['output']>;
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly kind: PrivacyRequestKind;
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

export type Purpose =
  | 'analytics'
  | 'audiences'
  | 'model-training'
  | 'personalization'
  | 'sensitive-interests'
  | 'show-me-to-others'
  | 'social-signals'
  | 'suggest-me-to-others';

export type Query = {
  readonly __typename?: 'Query';
  readonly apiKeys?: Maybe<ReadonlyArray<ApiKey>>;
  readonly auditEntries?: Maybe<AuditEntryConnection>;
  readonly import?: Maybe<Import>;
  readonly item?: Maybe<Item>;
  readonly items?: Maybe<ItemConnection>;
  readonly node?: Maybe<Node>;
  readonly nodes?: Maybe<ReadonlyArray<Maybe<Node>>>;
  readonly privacyRequest?: Maybe<PrivacyRequest>;
  readonly propertyTypes?: Maybe<ReadonlyArray<PropertyTypeInfo>>;
  readonly recommendation?: Maybe<RecommendationConnection>;
  readonly recommendations?: Maybe<RecommendationConnection>;
  readonly recommendationsForItems?: Maybe<RecommendationConnection>;
  readonly recommendationsForUsers?: Maybe<ReadonlyArray<Maybe<RecommendationConnection>>>;
  readonly search?: Maybe<SearchConnection>;
  readonly settings?: Maybe<Settings>;
  readonly stats?: Maybe<Stats>;
  readonly suggestions?: Maybe<ReadonlyArray<Suggestion>>;
  readonly tag?: Maybe<Tag>;
  readonly tags?: Maybe<TagConnection>;
  readonly training?: Maybe<Training>;
  readonly user?: Maybe<User>;
  readonly users?: Maybe<UserConnection>;
  readonly version: Scalars['String']['output'];
  readonly viewer?: Maybe<User>;
};


export type QueryAuditEntriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryImportArgs = {
  id: Scalars['ID']['input'];
};


export type QueryItemArgs = {
  id: Scalars['ID']['input'];
};


export type QueryItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ItemFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  includeUnavailable?: InputMaybe<Scalars['Boolean']['input']>;
  kinds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  orderBy?: InputMaybe<ItemOrder>;
  search?: InputMaybe<Scalars['String']['input']>;
};


export type QueryNodeArgs = {
  nodeId: Scalars['ID']['input'];
};


export type QueryNodesArgs = {
  nodeIds: ReadonlyArray<Scalars['ID']['input']>;
};


export type QueryPrivacyRequestArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPropertyTypesArgs = {
  owner?: InputMaybe<PropertyOwner>;
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
  session?: InputMaybe<SessionInput>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryRecommendationsForItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  input?: InputMaybe<RecommendationInput>;
  itemIds: ReadonlyArray<Scalars['ID']['input']>;
  minWatermark?: InputMaybe<Scalars['String']['input']>;
  session?: InputMaybe<SessionInput>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryRecommendationsForUsersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  input?: InputMaybe<RecommendationInput>;
  userIds: ReadonlyArray<Scalars['ID']['input']>;
};


export type QuerySearchArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  impact?: InputMaybe<SearchImpact>;
  input?: InputMaybe<RecommendationInput>;
  minWatermark?: InputMaybe<Scalars['String']['input']>;
  query: Scalars['String']['input'];
  session?: InputMaybe<SessionInput>;
  userId?: InputMaybe<Scalars['ID']['input']>;
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


export type QueryTrainingArgs = {
  id: Scalars['ID']['input'];
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
  readonly tags?: Maybe<ReadonlyArray<Tag>>;
  readonly text: Scalars['String']['output'];
  readonly users?: Maybe<ReadonlyArray<User>>;
};

export type ReasonKind =
  | 'BECAUSE_ITEM'
  | 'GOES_WITH'
  | 'INTEREST_TAG'
  | 'NEW_ITEM'
  | 'POPULAR'
  | 'SIMILAR_USERS'
  | 'SOCIAL_PROOF'
  | 'SUGGESTED'
  | 'TRENDING';

export type RecommendationConnection = {
  readonly __typename?: 'RecommendationConnection';
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  readonly candidateCounts: ReadonlyArray<SourceCount>;
  readonly degradedSources: ReadonlyArray<CandidateSource>;
  readonly edges: ReadonlyArray<RecommendationEdge>;
  readonly fallbackSteps: ReadonlyArray<FallbackStep>;
  readonly hasReachedMinWatermark: Scalars['Boolean']['output'];
  readonly leftOut: ReadonlyArray<LeftOut>;
  readonly leftOutIds: ReadonlyArray<Scalars['ID']['output']>;
  readonly modelVersion?: Maybe<Scalars['String']['output']>;
  readonly nodes: ReadonlyArray<Item>;
  readonly pageInfo: PageInfo;
  readonly personalization: Personalization;
  readonly recommendationId: Scalars['ID']['output'];
  readonly tookMs: Scalars['Float']['output'];
  readonly unknownIds: ReadonlyArray<Scalars['ID']['output']>;
  readonly unknownSessionIds: ReadonlyArray<Scalars['ID']['output']>;
  readonly watermark?: Maybe<Scalars['String']['output']>;
  readonly withheld: ReadonlyArray<Withheld>;
};

export type RecommendationEdge = {
  readonly __typename?: 'RecommendationEdge';
  readonly bias: Scalars['Float']['output'];
  readonly contributions: ReadonlyArray<Contribution>;
  readonly cursor: Scalars['String']['output'];
  readonly logit: Scalars['Float']['output'];
  readonly logitParts?: Maybe<LogitParts>;
  readonly node: Item;
  readonly probability: Scalars['Float']['output'];
  readonly propensity?: Maybe<Scalars['Float']['output']>;
  readonly rank: Scalars['Int']['output'];
  readonly reasons: ReadonlyArray<Reason>;
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
  readonly rejected: Scalars['Int']['output'];
  readonly results: ReadonlyArray<EventResult>;
  readonly suppressed: Scalars['Int']['output'];
  readonly watermark?: Maybe<Scalars['String']['output']>;
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

export type Scope =
  | 'admin'
  | 'privacy'
  | 'read'
  | 'server'
  | 'track';

export type SearchConnection = {
  readonly __typename?: 'SearchConnection';
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  readonly degradedSources: ReadonlyArray<CandidateSource>;
  readonly edges: ReadonlyArray<SearchEdge>;
  readonly facets?: Maybe<ReadonlyArray<Facet>>;
  readonly hasReachedMinWatermark: Scalars['Boolean']['output'];
  readonly modelVersion?: Maybe<Scalars['String']['output']>;
  readonly nodes: ReadonlyArray<Item>;
  readonly pageInfo: PageInfo;
  readonly personalization: Personalization;
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

export type SearchEdge = {
  readonly __typename?: 'SearchEdge';
  readonly contributions: ReadonlyArray<Contribution>;
  readonly cursor: Scalars['String']['output'];
  readonly interest: Scalars['Float']['output'];
  readonly logit: Scalars['Float']['output'];
  readonly matchedWords: ReadonlyArray<Scalars['String']['output']>;
  readonly node: Item;
  readonly popularity?: Maybe<Scalars['Float']['output']>;
  readonly rank: Scalars['Int']['output'];
  readonly reasons: ReadonlyArray<Reason>;
  readonly textScore: Scalars['Float']['output'];
};

export type SearchImpact =
  | 'high'
  | 'low'
  | 'medium';

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

export type Settings = {
  readonly __typename?: 'Settings';
  readonly customKinds: ReadonlyArray<CustomKind>;
  readonly follows: FollowRule;
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

export type StartImportPayload = {
  readonly __typename?: 'StartImportPayload';
  readonly import?: Maybe<Import>;
  readonly problems: ReadonlyArray<Problem>;
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

export type Subscription = {
  readonly __typename?: 'Subscription';
  readonly recommendations?: Maybe<RecommendationConnection>;
};


export type SubscriptionRecommendationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  input?: InputMaybe<RecommendationInput>;
  minWatermark?: InputMaybe<Scalars['String']['input']>;
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
  readonly text: Scalars['String']['output'];
  readonly users?: Maybe<ReadonlyArray<User>>;
};

export type SuggestionReasonKind =
  | 'FOLLOWED_BY'
  | 'FOLLOWS_YOU'
  | 'SIMILAR_TASTE'
  | 'SUGGESTED';

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

export type Total = {
  readonly __typename?: 'Total';
  readonly name: Scalars['String']['output'];
  readonly total: Scalars['SafeInt']['output'];
};

export type Training = {
  readonly __typename?: 'Training';
  readonly failure?: Maybe<TrainingFailure>;
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly report?: Maybe<Scalars['String']['output']>;
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
  readonly followers?: Maybe<TieConnection>;
  readonly following?: Maybe<TieConnection>;
  readonly history?: Maybe<HistoryConnection>;
  readonly id: Scalars['ID']['output'];
  readonly interests?: Maybe<InterestConnection>;
  readonly mutedUsers?: Maybe<HiddenUserConnection>;
  readonly name?: Maybe<Scalars['String']['output']>;
  readonly neighbors?: Maybe<NeighborConnection>;
  readonly nodeId: Scalars['ID']['output'];
  readonly properties?: Maybe<ReadonlyArray<Property>>;
  readonly recommendations?: Maybe<RecommendationConnection>;
  readonly recommendedTags?: Maybe<RecommendedTagConnection>;
  readonly showsToOthers?: Maybe<Scalars['Boolean']['output']>;
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

export type UserFilter =
  { readonly all: ReadonlyArray<UserFilter>; readonly any?: never; readonly ids?: never; readonly not?: never; readonly property?: never; }
  |  { readonly all?: never; readonly any: ReadonlyArray<UserFilter>; readonly ids?: never; readonly not?: never; readonly property?: never; }
  |  { readonly all?: never; readonly any?: never; readonly ids: ReadonlyArray<Scalars['ID']['input']>; readonly not?: never; readonly property?: never; }
  |  { readonly all?: never; readonly any?: never; readonly ids?: never; readonly not: UserFilter; readonly property?: never; }
  |  { readonly all?: never; readonly any?: never; readonly ids?: never; readonly not?: never; readonly property: PropertyTest; };

export type UserInput = {
  readonly createdAt?: InputMaybe<Scalars['Instant']['input']>;
  readonly id: Scalars['ID']['input'];
  readonly name?: InputMaybe<Scalars['String']['input']>;
  readonly properties?: InputMaybe<ReadonlyArray<PropertyInput>>;
  readonly showsToOthers?: InputMaybe<Scalars['Boolean']['input']>;
};

export type WeightsOrigin =
  | 'hand-set'
  | 'learned';

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




/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( ItemModel )
    | ( TagModel )
    | ( UserModel )
  ;
  Problem:
    | ( ProblemModel )
    | ( ProblemModel )
    | ( ProblemModel )
    | ( ProblemModel )
    | ( ProblemModel )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AdjustInterestPayload: ResolverTypeWrapper<InterestPayload>;
  ApiKey: ResolverTypeWrapper<ApiKeyModel>;
  AudienceConnection: ResolverTypeWrapper<WithTotal<Omit<AudienceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AudienceEdge']>, nodes: ReadonlyArray<ResolversTypes['User']> }>>;
  AudienceEdge: ResolverTypeWrapper<Omit<AudienceEdge, 'node'> & { node: ResolversTypes['User'] }>;
  AuditEntry: ResolverTypeWrapper<AuditEntry>;
  AuditEntryConnection: ResolverTypeWrapper<WithTotal<AuditEntryConnection>>;
  AuditEntryEdge: ResolverTypeWrapper<AuditEntryEdge>;
  BlockUserPayload: ResolverTypeWrapper<TiePayload>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  BusyProblem: ResolverTypeWrapper<ProblemModel>;
  CancelImportPayload: ResolverTypeWrapper<Omit<CancelImportPayload, 'problems'> & { problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  CancelTrainingPayload: ResolverTypeWrapper<TrainingPayload>;
  CandidateSource: null;
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
  DeleteTagsPayload: ResolverTypeWrapper<Omit<DeleteTagsPayload, 'problems'> & { problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  DeleteUsersPayload: ResolverTypeWrapper<Omit<DeleteUsersPayload, 'problems'> & { problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  Direction: Direction;
  DismissPayload: ResolverTypeWrapper<DismissPayloadModel>;
  DismissSuggestionPayload: ResolverTypeWrapper<TiePayload>;
  DismissedItemConnection: ResolverTypeWrapper<WithTotal<Omit<DismissedItemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['DismissedItemEdge']>, nodes: ReadonlyArray<ResolversTypes['Item']> }>>;
  DismissedItemEdge: ResolverTypeWrapper<Omit<DismissedItemEdge, 'node'> & { node: ResolversTypes['Item'] }>;
  Duration: ResolverTypeWrapper<Scalars['Duration']['output']>;
  EmptyAudienceReason: null;
  ErasureReceipt: ResolverTypeWrapper<ErasureReceiptModel>;
  ErrorCode: ErrorCode;
  EvaluatedRanking: null;
  EventInput: EventInput;
  EventKind: null;
  EventResult: ResolverTypeWrapper<Omit<EventResult, 'problems'> & { problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  EventStats: ResolverTypeWrapper<EventStats>;
  EventStatus: EventStatus;
  Facet: ResolverTypeWrapper<FacetModel>;
  FacetField: FacetField;
  FacetInput: FacetInput;
  FacetRange: ResolverTypeWrapper<FacetRange>;
  FacetValue: ResolverTypeWrapper<FacetValueModel>;
  FallbackStep: FallbackStep;
  FilterOp: FilterOp;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  FollowRule: null;
  FollowUserPayload: ResolverTypeWrapper<TiePayload>;
  ForgetEventPayload: ResolverTypeWrapper<UserPayload>;
  GraphEngine: null;
  HiddenUserConnection: ResolverTypeWrapper<WithTotal<Omit<HiddenUserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['HiddenUserEdge']>, nodes: ReadonlyArray<ResolversTypes['User']> }>>;
  HiddenUserEdge: ResolverTypeWrapper<Omit<HiddenUserEdge, 'node'> & { node: ResolversTypes['User'] }>;
  HistoryConnection: ResolverTypeWrapper<WithTotal<Omit<HistoryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['HistoryEdge']>, nodes: ReadonlyArray<ResolversTypes['Item']> }>>;
  HistoryEdge: ResolverTypeWrapper<Omit<HistoryEdge, 'node'> & { node: ResolversTypes['Item'] }>;
  HistoryOrder: HistoryOrder;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Import: ResolverTypeWrapper<Import>;
  ImportFailure: ResolverTypeWrapper<ImportFailure>;
  ImportProgress: ResolverTypeWrapper<ImportProgress>;
  ImportState: null;
  InputProblem: ResolverTypeWrapper<ProblemModel>;
  Instant: ResolverTypeWrapper<Scalars['Instant']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Interest: ResolverTypeWrapper<Omit<Interest, 'tag'> & { tag: ResolversTypes['Tag'] }>;
  InterestConnection: ResolverTypeWrapper<WithTotal<Omit<InterestConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['InterestEdge']>, nodes: ReadonlyArray<ResolversTypes['Interest']> }>>;
  InterestEdge: ResolverTypeWrapper<Omit<InterestEdge, 'node'> & { node: ResolversTypes['Interest'] }>;
  Item: ResolverTypeWrapper<ItemModel>;
  ItemConnection: ResolverTypeWrapper<WithFacets<Omit<ItemConnection, 'edges' | 'facets' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ItemEdge']>, facets?: Maybe<ReadonlyArray<ResolversTypes['Facet']>>, nodes: ReadonlyArray<ResolversTypes['Item']> }>>;
  ItemEdge: ResolverTypeWrapper<Omit<ItemEdge, 'node'> & { node: ResolversTypes['Item'] }>;
  ItemFilter: ItemFilter;
  ItemInput: ItemInput;
  ItemOrder: ItemOrder;
  ItemTagConnection: ResolverTypeWrapper<WithTotal<Omit<ItemTagConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ItemTagEdge']>, nodes: ReadonlyArray<ResolversTypes['Tag']> }>>;
  ItemTagEdge: ResolverTypeWrapper<Omit<ItemTagEdge, 'node'> & { node: ResolversTypes['Tag'] }>;
  ItemTagInput: ItemTagInput;
  KindTest: KindTest;
  LeftOut: ResolverTypeWrapper<LeftOut>;
  LeftOutReason: LeftOutReason;
  LimitProblem: ResolverTypeWrapper<ProblemModel>;
  Limits: ResolverTypeWrapper<Limits>;
  Locale: ResolverTypeWrapper<Scalars['Locale']['output']>;
  LogitParts: ResolverTypeWrapper<LogitParts>;
  ModelMetrics: ResolverTypeWrapper<InterestMetrics>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  MuteUserPayload: ResolverTypeWrapper<TiePayload>;
  NeighborConnection: ResolverTypeWrapper<WithTotal<Omit<NeighborConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['NeighborEdge']>, nodes: ReadonlyArray<ResolversTypes['User']> }>>;
  NeighborEdge: ResolverTypeWrapper<Omit<NeighborEdge, 'node'> & { node: ResolversTypes['User'] }>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Operand: Operand;
  OperationStats: ResolverTypeWrapper<OperationStats>;
  OriginKind: null;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Personalization: Personalization;
  PopularityPoint: ResolverTypeWrapper<PopularityPoint>;
  PriceInput: PriceInput;
  PrivacyRequest: ResolverTypeWrapper<PrivacyRequestModel>;
  PrivacyRequestKind: null;
  PrivacyRequestState: null;
  Problem: ResolverTypeWrapper<ProblemModel>;
  Property: ResolverTypeWrapper<Property>;
  PropertyInput: PropertyInput;
  PropertyOrder: PropertyOrder;
  PropertyOwner: PropertyOwner;
  PropertyTest: PropertyTest;
  PropertyType: PropertyType;
  PropertyTypeInfo: ResolverTypeWrapper<PropertyTypeInfo>;
  PropertyTypeInput: PropertyTypeInput;
  Purpose: null;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Ranker: null;
  RankingMetrics: ResolverTypeWrapper<RankingMetricsModel>;
  RatingScale: ResolverTypeWrapper<RatingScale>;
  Reason: ResolverTypeWrapper<ReasonModel>;
  ReasonKind: ReasonKind;
  RecommendationConnection: ResolverTypeWrapper<RecommendationConnectionModel>;
  RecommendationEdge: ResolverTypeWrapper<RecommendationEdgeModel>;
  RecommendationInput: RecommendationInput;
  RecommendedTagConnection: ResolverTypeWrapper<WithTotal<Omit<RecommendedTagConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['RecommendedTagEdge']>, nodes: ReadonlyArray<ResolversTypes['Tag']> }>>;
  RecommendedTagEdge: ResolverTypeWrapper<Omit<RecommendedTagEdge, 'node'> & { node: ResolversTypes['Tag'] }>;
  RecordEventsPayload: ResolverTypeWrapper<Omit<RecordEventsPayload, 'results'> & { results: ReadonlyArray<ResolversTypes['EventResult']> }>;
  RequestErasurePayload: ResolverTypeWrapper<PrivacyRequestPayload>;
  RequestExportPayload: ResolverTypeWrapper<PrivacyRequestPayload>;
  ResetProfilePayload: ResolverTypeWrapper<UserPayload>;
  RevokeApiKeyPayload: ResolverTypeWrapper<Omit<RevokeApiKeyPayload, 'problems'> & { problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  RotateApiKeyPayload: ResolverTypeWrapper<Omit<RotateApiKeyPayload, 'apiKey' | 'problems'> & { apiKey?: Maybe<ResolversTypes['ApiKey']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  RotateTokenSecretPayload: ResolverTypeWrapper<Omit<RotateTokenSecretPayload, 'problems'> & { problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  Scope: null;
  SearchConnection: ResolverTypeWrapper<SearchConnectionModel>;
  SearchEdge: ResolverTypeWrapper<SearchEdgeModel>;
  SearchImpact: null;
  SeenInput: SeenInput;
  SeenRule: ResolverTypeWrapper<SeenRule>;
  ServingModel: ResolverTypeWrapper<Omit<ServingModel, 'metrics' | 'weights'> & { metrics?: Maybe<ResolversTypes['ModelMetrics']>, weights: ReadonlyArray<ResolversTypes['SourceBlend']> }>;
  ServingStats: ResolverTypeWrapper<Omit<ServingStats, 'sources'> & { sources: ReadonlyArray<ResolversTypes['SourceStats']> }>;
  SessionEventInput: SessionEventInput;
  SessionInput: SessionInput;
  SetConsentPayload: ResolverTypeWrapper<UserPayload>;
  Settings: ResolverTypeWrapper<ServerSettings>;
  SimilarItemConnection: ResolverTypeWrapper<WithTotal<Omit<SimilarItemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SimilarItemEdge']>, nodes: ReadonlyArray<ResolversTypes['Item']> }>>;
  SimilarItemEdge: ResolverTypeWrapper<Omit<SimilarItemEdge, 'node'> & { node: ResolversTypes['Item'] }>;
  SourceBlend: ResolverTypeWrapper<SourceBlendModel>;
  SourceCount: ResolverTypeWrapper<SourceCountModel>;
  SourceStats: ResolverTypeWrapper<SourceStatsModel>;
  SourceWeightInput: SourceWeightInput;
  StartImportPayload: ResolverTypeWrapper<Omit<StartImportPayload, 'problems'> & { problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  StartTrainingPayload: ResolverTypeWrapper<TrainingPayload>;
  Stats: ResolverTypeWrapper<StatsModel>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SuggestedUserConnection: ResolverTypeWrapper<WithTotal<Omit<SuggestedUserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SuggestedUserEdge']>, nodes: ReadonlyArray<ResolversTypes['User']> }>>;
  SuggestedUserEdge: ResolverTypeWrapper<Omit<SuggestedUserEdge, 'node' | 'reasons'> & { node: ResolversTypes['User'], reasons: ReadonlyArray<ResolversTypes['SuggestionReason']> }>;
  Suggestion: ResolverTypeWrapper<Omit<Suggestion, 'item'> & { item: ResolversTypes['Item'] }>;
  SuggestionReason: ResolverTypeWrapper<SuggestionReasonModel>;
  SuggestionReasonKind: SuggestionReasonKind;
  Tag: ResolverTypeWrapper<TagModel>;
  TagConnection: ResolverTypeWrapper<WithTotal<Omit<TagConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['TagEdge']>, nodes: ReadonlyArray<ResolversTypes['Tag']> }>>;
  TagEdge: ResolverTypeWrapper<Omit<TagEdge, 'node'> & { node: ResolversTypes['Tag'] }>;
  TagInput: TagInput;
  TagItemConnection: ResolverTypeWrapper<WithTotal<Omit<TagItemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['TagItemEdge']>, nodes: ReadonlyArray<ResolversTypes['Item']> }>>;
  TagItemEdge: ResolverTypeWrapper<Omit<TagItemEdge, 'node'> & { node: ResolversTypes['Item'] }>;
  TagTest: TagTest;
  TieConnection: ResolverTypeWrapper<WithTotal<Omit<TieConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['TieEdge']>, nodes: ReadonlyArray<ResolversTypes['User']> }>>;
  TieEdge: ResolverTypeWrapper<Omit<TieEdge, 'node'> & { node: ResolversTypes['User'] }>;
  Total: ResolverTypeWrapper<Total>;
  Training: ResolverTypeWrapper<TrainingModel>;
  TrainingFailure: ResolverTypeWrapper<TrainingFailure>;
  TrainingHoldout: null;
  TrainingState: null;
  TrainingStep: ResolverTypeWrapper<TrainingStep>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  UnavailableProblem: ResolverTypeWrapper<ProblemModel>;
  UnblockUserPayload: ResolverTypeWrapper<TiePayload>;
  UndoDismissalPayload: ResolverTypeWrapper<DismissPayloadModel>;
  UnfollowUserPayload: ResolverTypeWrapper<TiePayload>;
  UnmuteUserPayload: ResolverTypeWrapper<TiePayload>;
  UpsertItemsPayload: ResolverTypeWrapper<RowsPayload>;
  UpsertTagsPayload: ResolverTypeWrapper<RowsPayload>;
  UpsertUsersPayload: ResolverTypeWrapper<RowsPayload>;
  User: ResolverTypeWrapper<UserModel>;
  UserConnection: ResolverTypeWrapper<WithFacets<Omit<UserConnection, 'edges' | 'facets' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['UserEdge']>, facets?: Maybe<ReadonlyArray<ResolversTypes['Facet']>>, nodes: ReadonlyArray<ResolversTypes['User']> }>>;
  UserEdge: ResolverTypeWrapper<Omit<UserEdge, 'node'> & { node: ResolversTypes['User'] }>;
  UserFilter: UserFilter;
  UserInput: UserInput;
  Value: ResolverTypeWrapper<Scalars['Value']['output']>;
  WeightsOrigin: null;
  Withheld: ResolverTypeWrapper<WithheldModel>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AdjustInterestPayload: InterestPayload;
  ApiKey: ApiKeyModel;
  AudienceConnection: WithTotal<Omit<AudienceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AudienceEdge']>, nodes: ReadonlyArray<ResolversParentTypes['User']> }>;
  AudienceEdge: Omit<AudienceEdge, 'node'> & { node: ResolversParentTypes['User'] };
  AuditEntry: AuditEntry;
  AuditEntryConnection: WithTotal<AuditEntryConnection>;
  AuditEntryEdge: AuditEntryEdge;
  BlockUserPayload: TiePayload;
  Boolean: Scalars['Boolean']['output'];
  BusyProblem: ProblemModel;
  CancelImportPayload: Omit<CancelImportPayload, 'problems'> & { problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  CancelTrainingPayload: TrainingPayload;
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
  DeleteTagsPayload: Omit<DeleteTagsPayload, 'problems'> & { problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  DeleteUsersPayload: Omit<DeleteUsersPayload, 'problems'> & { problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  DismissPayload: DismissPayloadModel;
  DismissSuggestionPayload: TiePayload;
  DismissedItemConnection: WithTotal<Omit<DismissedItemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['DismissedItemEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Item']> }>;
  DismissedItemEdge: Omit<DismissedItemEdge, 'node'> & { node: ResolversParentTypes['Item'] };
  Duration: Scalars['Duration']['output'];
  ErasureReceipt: ErasureReceiptModel;
  EventInput: EventInput;
  EventResult: Omit<EventResult, 'problems'> & { problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  EventStats: EventStats;
  Facet: FacetModel;
  FacetInput: FacetInput;
  FacetRange: FacetRange;
  FacetValue: FacetValueModel;
  Float: Scalars['Float']['output'];
  FollowUserPayload: TiePayload;
  ForgetEventPayload: UserPayload;
  HiddenUserConnection: WithTotal<Omit<HiddenUserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['HiddenUserEdge']>, nodes: ReadonlyArray<ResolversParentTypes['User']> }>;
  HiddenUserEdge: Omit<HiddenUserEdge, 'node'> & { node: ResolversParentTypes['User'] };
  HistoryConnection: WithTotal<Omit<HistoryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['HistoryEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Item']> }>;
  HistoryEdge: Omit<HistoryEdge, 'node'> & { node: ResolversParentTypes['Item'] };
  HistoryOrder: HistoryOrder;
  ID: Scalars['ID']['output'];
  Import: Import;
  ImportFailure: ImportFailure;
  ImportProgress: ImportProgress;
  InputProblem: ProblemModel;
  Instant: Scalars['Instant']['output'];
  Int: Scalars['Int']['output'];
  Interest: Omit<Interest, 'tag'> & { tag: ResolversParentTypes['Tag'] };
  InterestConnection: WithTotal<Omit<InterestConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['InterestEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Interest']> }>;
  InterestEdge: Omit<InterestEdge, 'node'> & { node: ResolversParentTypes['Interest'] };
  Item: ItemModel;
  ItemConnection: WithFacets<Omit<ItemConnection, 'edges' | 'facets' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ItemEdge']>, facets?: Maybe<ReadonlyArray<ResolversParentTypes['Facet']>>, nodes: ReadonlyArray<ResolversParentTypes['Item']> }>;
  ItemEdge: Omit<ItemEdge, 'node'> & { node: ResolversParentTypes['Item'] };
  ItemFilter: ItemFilter;
  ItemInput: ItemInput;
  ItemOrder: ItemOrder;
  ItemTagConnection: WithTotal<Omit<ItemTagConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ItemTagEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Tag']> }>;
  ItemTagEdge: Omit<ItemTagEdge, 'node'> & { node: ResolversParentTypes['Tag'] };
  ItemTagInput: ItemTagInput;
  KindTest: KindTest;
  LeftOut: LeftOut;
  LimitProblem: ProblemModel;
  Limits: Limits;
  Locale: Scalars['Locale']['output'];
  LogitParts: LogitParts;
  ModelMetrics: InterestMetrics;
  Mutation: Record<PropertyKey, never>;
  MuteUserPayload: TiePayload;
  NeighborConnection: WithTotal<Omit<NeighborConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['NeighborEdge']>, nodes: ReadonlyArray<ResolversParentTypes['User']> }>;
  NeighborEdge: Omit<NeighborEdge, 'node'> & { node: ResolversParentTypes['User'] };
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Operand: Operand;
  OperationStats: OperationStats;
  PageInfo: PageInfo;
  PopularityPoint: PopularityPoint;
  PriceInput: PriceInput;
  PrivacyRequest: PrivacyRequestModel;
  Problem: ProblemModel;
  Property: Property;
  PropertyInput: PropertyInput;
  PropertyOrder: PropertyOrder;
  PropertyTest: PropertyTest;
  PropertyTypeInfo: PropertyTypeInfo;
  PropertyTypeInput: PropertyTypeInput;
  Query: Record<PropertyKey, never>;
  RankingMetrics: RankingMetricsModel;
  RatingScale: RatingScale;
  Reason: ReasonModel;
  RecommendationConnection: RecommendationConnectionModel;
  RecommendationEdge: RecommendationEdgeModel;
  RecommendationInput: RecommendationInput;
  RecommendedTagConnection: WithTotal<Omit<RecommendedTagConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['RecommendedTagEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Tag']> }>;
  RecommendedTagEdge: Omit<RecommendedTagEdge, 'node'> & { node: ResolversParentTypes['Tag'] };
  RecordEventsPayload: Omit<RecordEventsPayload, 'results'> & { results: ReadonlyArray<ResolversParentTypes['EventResult']> };
  RequestErasurePayload: PrivacyRequestPayload;
  RequestExportPayload: PrivacyRequestPayload;
  ResetProfilePayload: UserPayload;
  RevokeApiKeyPayload: Omit<RevokeApiKeyPayload, 'problems'> & { problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  RotateApiKeyPayload: Omit<RotateApiKeyPayload, 'apiKey' | 'problems'> & { apiKey?: Maybe<ResolversParentTypes['ApiKey']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  RotateTokenSecretPayload: Omit<RotateTokenSecretPayload, 'problems'> & { problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  SafeInt: Scalars['SafeInt']['output'];
  SearchConnection: SearchConnectionModel;
  SearchEdge: SearchEdgeModel;
  SeenInput: SeenInput;
  SeenRule: SeenRule;
  ServingModel: Omit<ServingModel, 'metrics' | 'weights'> & { metrics?: Maybe<ResolversParentTypes['ModelMetrics']>, weights: ReadonlyArray<ResolversParentTypes['SourceBlend']> };
  ServingStats: Omit<ServingStats, 'sources'> & { sources: ReadonlyArray<ResolversParentTypes['SourceStats']> };
  SessionEventInput: SessionEventInput;
  SessionInput: SessionInput;
  SetConsentPayload: UserPayload;
  Settings: ServerSettings;
  SimilarItemConnection: WithTotal<Omit<SimilarItemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SimilarItemEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Item']> }>;
  SimilarItemEdge: Omit<SimilarItemEdge, 'node'> & { node: ResolversParentTypes['Item'] };
  SourceBlend: SourceBlendModel;
  SourceCount: SourceCountModel;
  SourceStats: SourceStatsModel;
  SourceWeightInput: SourceWeightInput;
  StartImportPayload: Omit<StartImportPayload, 'problems'> & { problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  StartTrainingPayload: TrainingPayload;
  Stats: StatsModel;
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
  TieConnection: WithTotal<Omit<TieConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['TieEdge']>, nodes: ReadonlyArray<ResolversParentTypes['User']> }>;
  TieEdge: Omit<TieEdge, 'node'> & { node: ResolversParentTypes['User'] };
  Total: Total;
  Training: TrainingModel;
  TrainingFailure: TrainingFailure;
  TrainingStep: TrainingStep;
  URL: Scalars['URL']['output'];
  UnavailableProblem: ProblemModel;
  UnblockUserPayload: TiePayload;
  UndoDismissalPayload: DismissPayloadModel;
  UnfollowUserPayload: TiePayload;
  UnmuteUserPayload: TiePayload;
  UpsertItemsPayload: RowsPayload;
  UpsertTagsPayload: RowsPayload;
  UpsertUsersPayload: RowsPayload;
  User: UserModel;
  UserConnection: WithFacets<Omit<UserConnection, 'edges' | 'facets' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['UserEdge']>, facets?: Maybe<ReadonlyArray<ResolversParentTypes['Facet']>>, nodes: ReadonlyArray<ResolversParentTypes['User']> }>;
  UserEdge: Omit<UserEdge, 'node'> & { node: ResolversParentTypes['User'] };
  UserFilter: UserFilter;
  UserInput: UserInput;
  Value: Scalars['Value']['output'];
  Withheld: WithheldModel;
};

export type ScopeDirectiveArgs = {
  isUserOptional?: Maybe<Scalars['Boolean']['input']>;
  needs: Scope;
  owner?: Maybe<Scalars['String']['input']>;
  session?: Maybe<Scalars['String']['input']>;
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
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  origins?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  rotatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  scopes?: Resolver<ReadonlyArray<ResolversTypes['Scope']>, ParentType, ContextType>;
  start?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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
};

export type EvaluatedRankingResolvers = { HAND_SET: 'hand-set', INCUMBENT: 'incumbent', ITEM_SOFTMAX: 'item-softmax', LEARNED: 'learned', TREES: 'trees' };

export type EventKindResolvers = { CART: 'cart', CLICK: 'click', COMMENT: 'comment', CUSTOM: 'custom', HIDE: 'hide', IMPRESSION: 'impression', LIKE: 'like', PLAY: 'play', PURCHASE: 'purchase', RATING: 'rating', REPORT: 'report', RETURN: 'return', SAVE: 'save', SEARCH: 'search', SHARE: 'share', VIEW: 'view' };

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
  tag?: Resolver<Maybe<ResolversTypes['Tag']>, ParentType, ContextType>;
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

export type GraphEngineResolvers = { EMBEDDED: 'embedded', NEO4J: 'neo4j' };

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

export type ImportResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Import'] = ResolversParentTypes['Import']> = {
  failure?: Resolver<Maybe<ResolversTypes['ImportFailure']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  progress?: Resolver<Maybe<ResolversTypes['ImportProgress']>, ParentType, ContextType>;
  report?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ImportState'], ParentType, ContextType>;
};

export type ImportFailureResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ImportFailure'] = ResolversParentTypes['ImportFailure']> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  hint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ImportProgressResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ImportProgress'] = ResolversParentTypes['ImportProgress']> = {
  done?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type ImportStateResolvers = { CANCELED: 'canceled', DONE: 'done', FAILED: 'failed', RUNNING: 'running' };

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
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ItemConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ItemConnection'] = ResolversParentTypes['ItemConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ItemEdge']>, ParentType, ContextType>;
  facets?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Facet']>>, ParentType, ContextType, RequireFields<ItemConnectionFacetsArgs, 'by' | 'first'>>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Item']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ItemEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ItemEdge'] = ResolversParentTypes['ItemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Item'], ParentType, ContextType>;
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

export type LeftOutResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LeftOut'] = ResolversParentTypes['LeftOut']> = {
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['LeftOutReason'], ParentType, ContextType>;
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
  nodeIds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageSize?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  properties?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  propertyLength?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  requestBytes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  requestDeadlineMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  textLength?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  upsertedRecords?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export interface LocaleScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Locale'], any> {
  name: 'Locale';
}

export type LogitPartsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LogitParts'] = ResolversParentTypes['LogitParts']> = {
  items?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  viewer?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ModelMetricsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ModelMetrics'] = ResolversParentTypes['ModelMetrics']> = {
  poolRecall?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  positives?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rankings?: Resolver<ReadonlyArray<ResolversTypes['RankingMetrics']>, ParentType, ContextType>;
  users?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  adjustInterest?: Resolver<Maybe<ResolversTypes['AdjustInterestPayload']>, ParentType, ContextType, RequireFields<MutationAdjustInterestArgs, 'factor' | 'tagId'>>;
  blockUser?: Resolver<Maybe<ResolversTypes['BlockUserPayload']>, ParentType, ContextType, RequireFields<MutationBlockUserArgs, 'otherId'>>;
  cancelImport?: Resolver<Maybe<ResolversTypes['CancelImportPayload']>, ParentType, ContextType, RequireFields<MutationCancelImportArgs, 'id'>>;
  cancelTraining?: Resolver<Maybe<ResolversTypes['CancelTrainingPayload']>, ParentType, ContextType, RequireFields<MutationCancelTrainingArgs, 'id'>>;
  createApiKey?: Resolver<Maybe<ResolversTypes['CreateApiKeyPayload']>, ParentType, ContextType, RequireFields<MutationCreateApiKeyArgs, 'name' | 'scopes'>>;
  createUserToken?: Resolver<Maybe<ResolversTypes['CreateUserTokenPayload']>, ParentType, ContextType, RequireFields<MutationCreateUserTokenArgs, 'expiresInSeconds' | 'userId'>>;
  declareItemProperties?: Resolver<Maybe<ResolversTypes['DeclareItemPropertiesPayload']>, ParentType, ContextType, RequireFields<MutationDeclareItemPropertiesArgs, 'properties'>>;
  declareUserProperties?: Resolver<Maybe<ResolversTypes['DeclareUserPropertiesPayload']>, ParentType, ContextType, RequireFields<MutationDeclareUserPropertiesArgs, 'properties'>>;
  deleteItems?: Resolver<Maybe<ResolversTypes['DeleteItemsPayload']>, ParentType, ContextType, RequireFields<MutationDeleteItemsArgs, 'itemIds'>>;
  deleteTags?: Resolver<Maybe<ResolversTypes['DeleteTagsPayload']>, ParentType, ContextType, RequireFields<MutationDeleteTagsArgs, 'tagIds'>>;
  deleteUsers?: Resolver<Maybe<ResolversTypes['DeleteUsersPayload']>, ParentType, ContextType, RequireFields<MutationDeleteUsersArgs, 'userIds'>>;
  dismiss?: Resolver<Maybe<ResolversTypes['DismissPayload']>, ParentType, ContextType, RequireFields<MutationDismissArgs, 'itemId'>>;
  dismissSuggestion?: Resolver<Maybe<ResolversTypes['DismissSuggestionPayload']>, ParentType, ContextType, RequireFields<MutationDismissSuggestionArgs, 'otherId'>>;
  followUser?: Resolver<Maybe<ResolversTypes['FollowUserPayload']>, ParentType, ContextType, RequireFields<MutationFollowUserArgs, 'isMutual' | 'otherId' | 'strength'>>;
  forgetEvent?: Resolver<Maybe<ResolversTypes['ForgetEventPayload']>, ParentType, ContextType, RequireFields<MutationForgetEventArgs, 'eventId'>>;
  muteUser?: Resolver<Maybe<ResolversTypes['MuteUserPayload']>, ParentType, ContextType, RequireFields<MutationMuteUserArgs, 'otherId'>>;
  recordEvents?: Resolver<Maybe<ResolversTypes['RecordEventsPayload']>, ParentType, ContextType, RequireFields<MutationRecordEventsArgs, 'events'>>;
  requestErasure?: Resolver<Maybe<ResolversTypes['RequestErasurePayload']>, ParentType, ContextType, Partial<MutationRequestErasureArgs>>;
  requestExport?: Resolver<Maybe<ResolversTypes['RequestExportPayload']>, ParentType, ContextType, Partial<MutationRequestExportArgs>>;
  resetProfile?: Resolver<Maybe<ResolversTypes['ResetProfilePayload']>, ParentType, ContextType, Partial<MutationResetProfileArgs>>;
  revokeApiKey?: Resolver<Maybe<ResolversTypes['RevokeApiKeyPayload']>, ParentType, ContextType, RequireFields<MutationRevokeApiKeyArgs, 'name'>>;
  rotateApiKey?: Resolver<Maybe<ResolversTypes['RotateApiKeyPayload']>, ParentType, ContextType, RequireFields<MutationRotateApiKeyArgs, 'name' | 'overlapSeconds'>>;
  rotateTokenSecret?: Resolver<Maybe<ResolversTypes['RotateTokenSecretPayload']>, ParentType, ContextType>;
  setConsent?: Resolver<Maybe<ResolversTypes['SetConsentPayload']>, ParentType, ContextType, RequireFields<MutationSetConsentArgs, 'choices'>>;
  startImport?: Resolver<Maybe<ResolversTypes['StartImportPayload']>, ParentType, ContextType, RequireFields<MutationStartImportArgs, 'source'>>;
  startTraining?: Resolver<Maybe<ResolversTypes['StartTrainingPayload']>, ParentType, ContextType, RequireFields<MutationStartTrainingArgs, 'holdout' | 'isForced'>>;
  unblockUser?: Resolver<Maybe<ResolversTypes['UnblockUserPayload']>, ParentType, ContextType, RequireFields<MutationUnblockUserArgs, 'otherId'>>;
  undoDismissal?: Resolver<Maybe<ResolversTypes['UndoDismissalPayload']>, ParentType, ContextType, RequireFields<MutationUndoDismissalArgs, 'itemId'>>;
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
  __resolveType: TypeResolveFn<'Item' | 'Tag' | 'User', ParentType, ContextType>;
};

export type OperationStatsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['OperationStats'] = ResolversParentTypes['OperationStats']> = {
  meanMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  p95Ms?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type OriginKindResolvers = { DEMO: 'demo', IMPORT: 'import' };

export type PageInfoResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PopularityPointResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PopularityPoint'] = ResolversParentTypes['PopularityPoint']> = {
  interactions?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  items?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type PrivacyRequestResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PrivacyRequest'] = ResolversParentTypes['PrivacyRequest']> = {
  downloadUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PrivacyRequestKind'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  progress?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  receipt?: Resolver<Maybe<ResolversTypes['ErasureReceipt']>, ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['PrivacyRequestState'], ParentType, ContextType>;
};

export type PrivacyRequestKindResolvers = { ERASURE: 'erasure', EXPORT: 'export' };

export type PrivacyRequestStateResolvers = { DONE: 'done', FAILED: 'failed', PENDING: 'pending', RUNNING: 'running' };

export type ProblemResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = {
  __resolveType: TypeResolveFn<'BusyProblem' | 'ConflictProblem' | 'InputProblem' | 'LimitProblem' | 'UnavailableProblem', ParentType, ContextType>;
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

export type PurposeResolvers = { ANALYTICS: 'analytics', AUDIENCES: 'audiences', MODEL_TRAINING: 'model-training', PERSONALIZATION: 'personalization', SENSITIVE_INTERESTS: 'sensitive-interests', SHOW_ME_TO_OTHERS: 'show-me-to-others', SOCIAL_SIGNALS: 'social-signals', SUGGEST_ME_TO_OTHERS: 'suggest-me-to-others' };

export type QueryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  apiKeys?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ApiKey']>>, ParentType, ContextType>;
  auditEntries?: Resolver<Maybe<ResolversTypes['AuditEntryConnection']>, ParentType, ContextType, RequireFields<QueryAuditEntriesArgs, 'first'>>;
  import?: Resolver<Maybe<ResolversTypes['Import']>, ParentType, ContextType, RequireFields<QueryImportArgs, 'id'>>;
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType, RequireFields<QueryItemArgs, 'id'>>;
  items?: Resolver<Maybe<ResolversTypes['ItemConnection']>, ParentType, ContextType, RequireFields<QueryItemsArgs, 'first' | 'includeUnavailable'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'nodeId'>>;
  nodes?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['Node']>>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'nodeIds'>>;
  privacyRequest?: Resolver<Maybe<ResolversTypes['PrivacyRequest']>, ParentType, ContextType, RequireFields<QueryPrivacyRequestArgs, 'id'>>;
  propertyTypes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PropertyTypeInfo']>>, ParentType, ContextType, RequireFields<QueryPropertyTypesArgs, 'owner'>>;
  recommendation?: Resolver<Maybe<ResolversTypes['RecommendationConnection']>, ParentType, ContextType, RequireFields<QueryRecommendationArgs, 'first' | 'id'>>;
  recommendations?: Resolver<Maybe<ResolversTypes['RecommendationConnection']>, ParentType, ContextType, RequireFields<QueryRecommendationsArgs, 'first'>>;
  recommendationsForItems?: Resolver<Maybe<ResolversTypes['RecommendationConnection']>, ParentType, ContextType, RequireFields<QueryRecommendationsForItemsArgs, 'first' | 'itemIds'>>;
  recommendationsForUsers?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['RecommendationConnection']>>>, ParentType, ContextType, RequireFields<QueryRecommendationsForUsersArgs, 'first' | 'userIds'>>;
  search?: Resolver<Maybe<ResolversTypes['SearchConnection']>, ParentType, ContextType, RequireFields<QuerySearchArgs, 'first' | 'impact' | 'query'>>;
  settings?: Resolver<Maybe<ResolversTypes['Settings']>, ParentType, ContextType>;
  stats?: Resolver<Maybe<ResolversTypes['Stats']>, ParentType, ContextType>;
  suggestions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Suggestion']>>, ParentType, ContextType, RequireFields<QuerySuggestionsArgs, 'first' | 'query'>>;
  tag?: Resolver<Maybe<ResolversTypes['Tag']>, ParentType, ContextType, RequireFields<QueryTagArgs, 'id'>>;
  tags?: Resolver<Maybe<ResolversTypes['TagConnection']>, ParentType, ContextType, RequireFields<QueryTagsArgs, 'first'>>;
  training?: Resolver<Maybe<ResolversTypes['Training']>, ParentType, ContextType, RequireFields<QueryTrainingArgs, 'id'>>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUserArgs, 'id'>>;
  users?: Resolver<Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, RequireFields<QueryUsersArgs, 'first'>>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
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
  tags?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Tag']>>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  users?: Resolver<Maybe<ReadonlyArray<ResolversTypes['User']>>, ParentType, ContextType>;
};

export type RecommendationConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecommendationConnection'] = ResolversParentTypes['RecommendationConnection']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  candidateCounts?: Resolver<ReadonlyArray<ResolversTypes['SourceCount']>, ParentType, ContextType>;
  degradedSources?: Resolver<ReadonlyArray<ResolversTypes['CandidateSource']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['RecommendationEdge']>, ParentType, ContextType>;
  fallbackSteps?: Resolver<ReadonlyArray<ResolversTypes['FallbackStep']>, ParentType, ContextType>;
  hasReachedMinWatermark?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  leftOut?: Resolver<ReadonlyArray<ResolversTypes['LeftOut']>, ParentType, ContextType>;
  leftOutIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  modelVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Item']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  personalization?: Resolver<ResolversTypes['Personalization'], ParentType, ContextType>;
  recommendationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  tookMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  unknownIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  unknownSessionIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  withheld?: Resolver<ReadonlyArray<ResolversTypes['Withheld']>, ParentType, ContextType>;
};

export type RecommendationEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecommendationEdge'] = ResolversParentTypes['RecommendationEdge']> = {
  bias?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  contributions?: Resolver<ReadonlyArray<ResolversTypes['Contribution']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  logit?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  logitParts?: Resolver<Maybe<ResolversTypes['LogitParts']>, ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Item'], ParentType, ContextType>;
  probability?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  propensity?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['Reason']>, ParentType, ContextType>;
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
  rejected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['EventResult']>, ParentType, ContextType>;
  suppressed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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

export type ScopeResolvers = { ADMIN: 'admin', PRIVACY: 'privacy', READ: 'read', SERVER: 'server', TRACK: 'track' };

export type SearchConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SearchConnection'] = ResolversParentTypes['SearchConnection']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  degradedSources?: Resolver<ReadonlyArray<ResolversTypes['CandidateSource']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['SearchEdge']>, ParentType, ContextType>;
  facets?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Facet']>>, ParentType, ContextType, RequireFields<SearchConnectionFacetsArgs, 'by' | 'first'>>;
  hasReachedMinWatermark?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  modelVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Item']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  personalization?: Resolver<ResolversTypes['Personalization'], ParentType, ContextType>;
  recommendationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  relaxed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  tookMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unknownSessionIds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  withheld?: Resolver<ReadonlyArray<ResolversTypes['Withheld']>, ParentType, ContextType>;
};

export type SearchEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SearchEdge'] = ResolversParentTypes['SearchEdge']> = {
  contributions?: Resolver<ReadonlyArray<ResolversTypes['Contribution']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  interest?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  logit?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matchedWords?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Item'], ParentType, ContextType>;
  popularity?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['Reason']>, ParentType, ContextType>;
  textScore?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SearchImpactResolvers = { HIGH: 'high', LOW: 'low', MEDIUM: 'medium' };

export type SeenRuleResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SeenRule'] = ResolversParentTypes['SeenRule']> = {
  after?: Resolver<Maybe<ResolversTypes['Duration']>, ParentType, ContextType>;
  eventKind?: Resolver<ResolversTypes['EventKind'], ParentType, ContextType>;
  itemKind?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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

export type SettingsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Settings'] = ResolversParentTypes['Settings']> = {
  customKinds?: Resolver<ReadonlyArray<ResolversTypes['CustomKind']>, ParentType, ContextType>;
  follows?: Resolver<ResolversTypes['FollowRule'], ParentType, ContextType>;
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

export type StartImportPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['StartImportPayload'] = ResolversParentTypes['StartImportPayload']> = {
  import?: Resolver<Maybe<ResolversTypes['Import']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
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

export type TotalResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Total'] = ResolversParentTypes['Total']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type TrainingResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Training'] = ResolversParentTypes['Training']> = {
  failure?: Resolver<Maybe<ResolversTypes['TrainingFailure']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  report?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['TrainingState'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['TrainingStep']>, ParentType, ContextType>;
};

export type TrainingFailureResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TrainingFailure'] = ResolversParentTypes['TrainingFailure']> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  hint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TrainingHoldoutResolvers = { ANY: 'any', NEWEST: 'newest' };

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
  followers?: Resolver<Maybe<ResolversTypes['TieConnection']>, ParentType, ContextType, RequireFields<UserFollowersArgs, 'first'>>;
  following?: Resolver<Maybe<ResolversTypes['TieConnection']>, ParentType, ContextType, RequireFields<UserFollowingArgs, 'first'>>;
  history?: Resolver<Maybe<ResolversTypes['HistoryConnection']>, ParentType, ContextType, RequireFields<UserHistoryArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  interests?: Resolver<Maybe<ResolversTypes['InterestConnection']>, ParentType, ContextType, RequireFields<UserInterestsArgs, 'first' | 'temperature'>>;
  mutedUsers?: Resolver<Maybe<ResolversTypes['HiddenUserConnection']>, ParentType, ContextType, RequireFields<UserMutedUsersArgs, 'first'>>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  neighbors?: Resolver<Maybe<ResolversTypes['NeighborConnection']>, ParentType, ContextType, RequireFields<UserNeighborsArgs, 'first'>>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  properties?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Property']>>, ParentType, ContextType, Partial<UserPropertiesArgs>>;
  recommendations?: Resolver<Maybe<ResolversTypes['RecommendationConnection']>, ParentType, ContextType, RequireFields<UserRecommendationsArgs, 'first'>>;
  recommendedTags?: Resolver<Maybe<ResolversTypes['RecommendedTagConnection']>, ParentType, ContextType, RequireFields<UserRecommendedTagsArgs, 'first' | 'includeKnown'>>;
  showsToOthers?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
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
  AudienceConnection?: AudienceConnectionResolvers<ContextType>;
  AudienceEdge?: AudienceEdgeResolvers<ContextType>;
  AuditEntry?: AuditEntryResolvers<ContextType>;
  AuditEntryConnection?: AuditEntryConnectionResolvers<ContextType>;
  AuditEntryEdge?: AuditEntryEdgeResolvers<ContextType>;
  BlockUserPayload?: BlockUserPayloadResolvers<ContextType>;
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
  EventResult?: EventResultResolvers<ContextType>;
  EventStats?: EventStatsResolvers<ContextType>;
  Facet?: FacetResolvers<ContextType>;
  FacetRange?: FacetRangeResolvers<ContextType>;
  FacetValue?: FacetValueResolvers<ContextType>;
  FollowRule?: FollowRuleResolvers;
  FollowUserPayload?: FollowUserPayloadResolvers<ContextType>;
  ForgetEventPayload?: ForgetEventPayloadResolvers<ContextType>;
  GraphEngine?: GraphEngineResolvers;
  HiddenUserConnection?: HiddenUserConnectionResolvers<ContextType>;
  HiddenUserEdge?: HiddenUserEdgeResolvers<ContextType>;
  HistoryConnection?: HistoryConnectionResolvers<ContextType>;
  HistoryEdge?: HistoryEdgeResolvers<ContextType>;
  Import?: ImportResolvers<ContextType>;
  ImportFailure?: ImportFailureResolvers<ContextType>;
  ImportProgress?: ImportProgressResolvers<ContextType>;
  ImportState?: ImportStateResolvers;
  InputProblem?: InputProblemResolvers<ContextType>;
  Instant?: GraphQLScalarType;
  Interest?: InterestResolvers<ContextType>;
  InterestConnection?: InterestConnectionResolvers<ContextType>;
  InterestEdge?: InterestEdgeResolvers<ContextType>;
  Item?: ItemResolvers<ContextType>;
  ItemConnection?: ItemConnectionResolvers<ContextType>;
  ItemEdge?: ItemEdgeResolvers<ContextType>;
  ItemTagConnection?: ItemTagConnectionResolvers<ContextType>;
  ItemTagEdge?: ItemTagEdgeResolvers<ContextType>;
  LeftOut?: LeftOutResolvers<ContextType>;
  LimitProblem?: LimitProblemResolvers<ContextType>;
  Limits?: LimitsResolvers<ContextType>;
  Locale?: GraphQLScalarType;
  LogitParts?: LogitPartsResolvers<ContextType>;
  ModelMetrics?: ModelMetricsResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  MuteUserPayload?: MuteUserPayloadResolvers<ContextType>;
  NeighborConnection?: NeighborConnectionResolvers<ContextType>;
  NeighborEdge?: NeighborEdgeResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  OperationStats?: OperationStatsResolvers<ContextType>;
  OriginKind?: OriginKindResolvers;
  PageInfo?: PageInfoResolvers<ContextType>;
  PopularityPoint?: PopularityPointResolvers<ContextType>;
  PrivacyRequest?: PrivacyRequestResolvers<ContextType>;
  PrivacyRequestKind?: PrivacyRequestKindResolvers;
  PrivacyRequestState?: PrivacyRequestStateResolvers;
  Problem?: ProblemResolvers<ContextType>;
  Property?: PropertyResolvers<ContextType>;
  PropertyTypeInfo?: PropertyTypeInfoResolvers<ContextType>;
  Purpose?: PurposeResolvers;
  Query?: QueryResolvers<ContextType>;
  Ranker?: RankerResolvers;
  RankingMetrics?: RankingMetricsResolvers<ContextType>;
  RatingScale?: RatingScaleResolvers<ContextType>;
  Reason?: ReasonResolvers<ContextType>;
  RecommendationConnection?: RecommendationConnectionResolvers<ContextType>;
  RecommendationEdge?: RecommendationEdgeResolvers<ContextType>;
  RecommendedTagConnection?: RecommendedTagConnectionResolvers<ContextType>;
  RecommendedTagEdge?: RecommendedTagEdgeResolvers<ContextType>;
  RecordEventsPayload?: RecordEventsPayloadResolvers<ContextType>;
  RequestErasurePayload?: RequestErasurePayloadResolvers<ContextType>;
  RequestExportPayload?: RequestExportPayloadResolvers<ContextType>;
  ResetProfilePayload?: ResetProfilePayloadResolvers<ContextType>;
  RevokeApiKeyPayload?: RevokeApiKeyPayloadResolvers<ContextType>;
  RotateApiKeyPayload?: RotateApiKeyPayloadResolvers<ContextType>;
  RotateTokenSecretPayload?: RotateTokenSecretPayloadResolvers<ContextType>;
  SafeInt?: GraphQLScalarType;
  Scope?: ScopeResolvers;
  SearchConnection?: SearchConnectionResolvers<ContextType>;
  SearchEdge?: SearchEdgeResolvers<ContextType>;
  SearchImpact?: SearchImpactResolvers;
  SeenRule?: SeenRuleResolvers<ContextType>;
  ServingModel?: ServingModelResolvers<ContextType>;
  ServingStats?: ServingStatsResolvers<ContextType>;
  SetConsentPayload?: SetConsentPayloadResolvers<ContextType>;
  Settings?: SettingsResolvers<ContextType>;
  SimilarItemConnection?: SimilarItemConnectionResolvers<ContextType>;
  SimilarItemEdge?: SimilarItemEdgeResolvers<ContextType>;
  SourceBlend?: SourceBlendResolvers<ContextType>;
  SourceCount?: SourceCountResolvers<ContextType>;
  SourceStats?: SourceStatsResolvers<ContextType>;
  StartImportPayload?: StartImportPayloadResolvers<ContextType>;
  StartTrainingPayload?: StartTrainingPayloadResolvers<ContextType>;
  Stats?: StatsResolvers<ContextType>;
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
  Total?: TotalResolvers<ContextType>;
  Training?: TrainingResolvers<ContextType>;
  TrainingFailure?: TrainingFailureResolvers<ContextType>;
  TrainingHoldout?: TrainingHoldoutResolvers;
  TrainingState?: TrainingStateResolvers;
  TrainingStep?: TrainingStepResolvers<ContextType>;
  URL?: GraphQLScalarType;
  UnavailableProblem?: UnavailableProblemResolvers<ContextType>;
  UnblockUserPayload?: UnblockUserPayloadResolvers<ContextType>;
  UndoDismissalPayload?: UndoDismissalPayloadResolvers<ContextType>;
  UnfollowUserPayload?: UnfollowUserPayloadResolvers<ContextType>;
  UnmuteUserPayload?: UnmuteUserPayloadResolvers<ContextType>;
  UpsertItemsPayload?: UpsertItemsPayloadResolvers<ContextType>;
  UpsertTagsPayload?: UpsertTagsPayloadResolvers<ContextType>;
  UpsertUsersPayload?: UpsertUsersPayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  Value?: GraphQLScalarType;
  WeightsOrigin?: WeightsOriginResolvers;
  Withheld?: WithheldResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = RequestContext> = {
  scope?: ScopeDirectiveResolver<any, any, ContextType>;
};
