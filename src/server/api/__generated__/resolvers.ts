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
  /** An ISO 4217 currency code, such as `EUR`. An unknown one is a problem of its event only. */
  Currency: { input: string; output: string; }
  /** An instant as an ISO 8601 text in UTC, such as `2026-11-25T10:15:00.000Z`. */
  DateTime: { input: Date; output: Date; }
  /** An ISO 8601 duration of weeks, days, hours, minutes and seconds, such as `P30D` or `PT12H`; at most 100 years. */
  Duration: { input: number; output: number; }
  /**
   * An instant in arguments: an ISO 8601 text with a time zone, or whole epoch milliseconds. An unreadable instant is a problem of
   * its row only.
   */
  Instant: { input: unknown; output: unknown; }
  /** A language, and possibly a region, as a BCP 47 tag. */
  Locale: { input: string; output: string; }
  /** A whole number up to 2^53 - 1 in magnitude. */
  SafeInt: { input: number; output: number; }
  /** A web address, beginning with `https://` or `http://`. An invalid one is a problem of its row only. */
  URL: { input: string; output: string; }
  /**
   * The value of a free property: a text, a number, a boolean, a list of texts, or a list of numbers such as
   * `[latitude, longitude]`.
   */
  Value: { input: PropertyValue; output: PropertyValue; }
};

/** Result of `adjustInterest`. */
export type AdjustInterestPayload = {
  readonly __typename?: 'AdjustInterestPayload';
  /** What could not be written, and why; empty if all of it was. */
  readonly problems: ReadonlyArray<Problem>;
  /** The tag. */
  readonly tag?: Maybe<Tag>;
  /** The user as they are now: `interests` include the change. */
  readonly user?: Maybe<User>;
  /** Pass it as `minWatermark` to get a list that reflects this write. Null if nothing was written. */
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

/** An API key, without the key itself. */
export type ApiKey = {
  readonly __typename?: 'ApiKey';
  /** When it was created. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it ends; null if it does not. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Its name, unique among keys. */
  readonly name: Scalars['String']['output'];
  /** Origins of the pages that may use it; any caller if empty. */
  readonly origins: ReadonlyArray<Scalars['String']['output']>;
  /** When it was last replaced; null if it never was. */
  readonly rotatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it may do. */
  readonly scopes: ReadonlyArray<Scope>;
  /** The first characters of the key. */
  readonly start: Scalars['String']['output'];
};

/** A page of users who may like an item. */
export type AudienceConnection = {
  readonly __typename?: 'AudienceConnection';
  /** The users with their scores and cursors. */
  readonly edges: ReadonlyArray<AudienceEdge>;
  /** Why the list is empty; null if it is not. */
  readonly emptyReason?: Maybe<EmptyAudienceReason>;
  /** The users alone. */
  readonly nodes: ReadonlyArray<User>;
  /** Position of this page in the list. */
  readonly pageInfo: PageInfo;
  /**
   * About how many users have a score of at least 0.1, also beyond the list: one of 20, 50, 100, 200, 500, 1,000 and so on, never more
   * than there are. Users who have the item are not counted, as far as they are among the 4,000 highest scores. Null below 20, and if
   * the list is empty.
   */
  readonly sizeEstimate?: Maybe<Scalars['Int']['output']>;
  /** Number of users on all pages. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A user who may like an item. */
export type AudienceEdge = {
  readonly __typename?: 'AudienceEdge';
  /** Position of this user in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The user. */
  readonly node: User;
  /** What the model expects, above 0: close to 1 for users who are sure to engage with the item, and to 0 for those who are not. */
  readonly score: Scalars['Float']['output'];
};

/** What a caller did. Names no user and no value. */
export type AuditEntry = {
  readonly __typename?: 'AuditEntry';
  /** The field of the schema, such as `Mutation.requestErasure` or `User.history`. */
  readonly action: Scalars['String']['output'];
  /** The name of the API key; `operator` without one. */
  readonly actor: Scalars['String']['output'];
  /** When. Reads of one second are one entry. */
  readonly at: Scalars['DateTime']['output'];
  /** How often. */
  readonly count: Scalars['Int']['output'];
};

/** A page of the audit log. */
export type AuditEntryConnection = {
  readonly __typename?: 'AuditEntryConnection';
  /** The entries with their cursors. */
  readonly edges: ReadonlyArray<AuditEntryEdge>;
  /** The entries alone. */
  readonly nodes: ReadonlyArray<AuditEntry>;
  /** Position of this page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of entries on all pages. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An entry on a page. */
export type AuditEntryEdge = {
  readonly __typename?: 'AuditEntryEdge';
  /** Position of this entry in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The entry. */
  readonly node: AuditEntry;
};

/** Result of `blockUser`. */
export type BlockUserPayload = {
  readonly __typename?: 'BlockUserPayload';
  /** The other user as they are now; only with their id if they are unknown. */
  readonly otherUser?: Maybe<User>;
  /** What could not be written, and why; empty if all of it was. */
  readonly problems: ReadonlyArray<Problem>;
  /** The user as they are now. */
  readonly user?: Maybe<User>;
  /** Pass it as `minWatermark` to get a list that reflects this write. Null if nothing was written. */
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

/** Too many events wait to be applied (`BUSY`). */
export type BusyProblem = Problem & {
  readonly __typename?: 'BusyProblem';
  /** Which failure it is. */
  readonly code: ErrorCode;
  /** True if the same request can succeed later. */
  readonly isRetryable: Scalars['Boolean']['output'];
  /** What was expected, as readable text. Contains no personal value. */
  readonly message: Scalars['String']['output'];
  /** Path into the arguments, outermost first, with the index of each list entry; empty for the whole. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** Retry after this many milliseconds. */
  readonly retryAfterMs: Scalars['Int']['output'];
};

/** Result of `cancelImport`. */
export type CancelImportPayload = {
  readonly __typename?: 'CancelImportPayload';
  /** The import, which may still be writing its last batch. Null if there is a problem. */
  readonly import?: Maybe<Import>;
  /** Why nothing was canceled; empty if the import stops. */
  readonly problems: ReadonlyArray<Problem>;
};

/** Result of `cancelTraining`. */
export type CancelTrainingPayload = {
  readonly __typename?: 'CancelTrainingPayload';
  /** Why nothing was canceled; empty if the training stops. */
  readonly problems: ReadonlyArray<Problem>;
  /** The training, which may still be running its last step. Null if there is a problem. */
  readonly training?: Maybe<Training>;
};

/** A way to find candidate items. Values may be added: clients need a default branch. */
export type CandidateSource =
  /** New items. */
  | 'fresh'
  /**
   * Items near the user in the factor model, which is learned from the history, ties and tags of all users. The user's
   * vector is computed for each request.
   */
  | 'latent'
  /** Items that users with similar history use. */
  | 'neighbors'
  /** Items that most people use. */
  | 'popular'
  /** Top items of the tags the user is interested in. */
  | 'shared-tags'
  /** Items similar to those the user used lately. */
  | 'similar-items'
  /** Items used by people the user follows. */
  | 'social'
  /** Items used by people two follows away. */
  | 'social-two-hop'
  /** Items whose use is rising. */
  | 'trending';

/** The id is known with other content (`CONFLICT`). */
export type ConflictProblem = Problem & {
  readonly __typename?: 'ConflictProblem';
  /** Which failure it is. */
  readonly code: ErrorCode;
  /** True if the same request can succeed later. */
  readonly isRetryable: Scalars['Boolean']['output'];
  /** What was expected, as readable text. Contains no personal value. */
  readonly message: Scalars['String']['output'];
  /** Path into the arguments, outermost first, with the index of each list entry; empty for the whole. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

/** What a user consents to. */
export type Consent = {
  readonly __typename?: 'Consent';
  /** Every purpose with what applies now. */
  readonly choices: ReadonlyArray<ConsentChoice>;
  /** What the user decided, newest first. The newest 100 receipts are kept; the newest one about a purpose is always among them. */
  readonly receipts?: Maybe<ConsentReceiptConnection>;
  /** How often the user has decided: the number of their newest receipt. */
  readonly version: Scalars['Int']['output'];
};


/** What a user consents to. */
export type ConsentReceiptsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A purpose with what applies to a user now. */
export type ConsentChoice = {
  readonly __typename?: 'ConsentChoice';
  /** When the user decided; null if they did not, or if an upsert or an import has written the decision. */
  readonly decidedAt?: Maybe<Scalars['DateTime']['output']>;
  /** True if the user has not decided, and the default of the service applies. */
  readonly isDefault: Scalars['Boolean']['output'];
  /** Whether the user's data may be used for it. */
  readonly isGranted: Scalars['Boolean']['output'];
  /** The purpose. */
  readonly purpose: Purpose;
};

/** A choice about a purpose. */
export type ConsentChoiceInput = {
  /** Whether the user's data may be used for it. */
  readonly isGranted: Scalars['Boolean']['input'];
  /** The purpose. */
  readonly purpose: Purpose;
};

/** Who wrote down a decision. */
export type ConsentOrigin =
  /** A caller of `setConsent`. */
  | 'api'
  /** The demo world. */
  | 'demo';

/** What a user decided in one call. Never changed; deleted with the user, or once newer receipts take its place. */
export type ConsentReceipt = {
  readonly __typename?: 'ConsentReceipt';
  /** When they decided. */
  readonly decidedAt: Scalars['DateTime']['output'];
  /** The purposes that they denied in this call. */
  readonly denied: ReadonlyArray<Purpose>;
  /** The purposes that they granted in this call. */
  readonly granted: ReadonlyArray<Purpose>;
  /** Its id, unique among receipts. */
  readonly id: Scalars['ID']['output'];
  /** Who wrote it down. */
  readonly origin: ConsentOrigin;
  /** Version of the text that they agreed to; null if it was not stated. */
  readonly policyVersion?: Maybe<Scalars['String']['output']>;
  /** Which decision of the user it is, from 1. */
  readonly version: Scalars['Int']['output'];
};

/** A page of receipts. */
export type ConsentReceiptConnection = {
  readonly __typename?: 'ConsentReceiptConnection';
  /** The receipts with their cursors. */
  readonly edges: ReadonlyArray<ConsentReceiptEdge>;
  /** The receipts alone. */
  readonly nodes: ReadonlyArray<ConsentReceipt>;
  /** Position of this page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of receipts on all pages, at most 100. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A receipt in a page. */
export type ConsentReceiptEdge = {
  readonly __typename?: 'ConsentReceiptEdge';
  /** Position of this receipt in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The receipt. */
  readonly node: ConsentReceipt;
};

/** What the viewer looks at while they get a list. It is used for this response and stored nowhere. */
export type ContextInput = {
  /** When the list is for, at most 30 days before or after now: the ages of events count from here. Now if omitted. */
  readonly at?: InputMaybe<Scalars['DateTime']['input']>;
  /** The items in the cart, at most 50. They count as put there at this moment, and are not in the list. */
  readonly cart?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** The item on the page. It counts as a view of this moment, and is not in the list. */
  readonly viewing?: InputMaybe<Scalars['ID']['input']>;
};

/** One source's share in an item's logit. */
export type Contribution = {
  readonly __typename?: 'Contribution';
  /** What the source started from. In a list about items, one source may have two terms for an item: one of each basis. */
  readonly basis: ContributionBasis;
  /** Its term in the logit. */
  readonly logit: Scalars['Float']['output'];
  /** The source's own score, before scaling. */
  readonly raw: Scalars['Float']['output'];
  /** Its share of all contributions, 0-1. */
  readonly share: Scalars['Float']['output'];
  /** The source. */
  readonly source: CandidateSource;
};

/** What a source starts from. */
export type ContributionBasis =
  /** The items that the list is about. */
  | 'ITEMS'
  /** The user: their history, ties and interests, and what is popular. */
  | 'VIEWER';

/** Result of `createApiKey`. */
export type CreateApiKeyPayload = {
  readonly __typename?: 'CreateApiKeyPayload';
  /** The key without its secret part; null if none was created. */
  readonly apiKey?: Maybe<ApiKey>;
  /** The key itself. It is shown once: keep it in a secret store. */
  readonly key?: Maybe<Scalars['String']['output']>;
  /** What was wrong; empty if the key was created. */
  readonly problems: ReadonlyArray<Problem>;
};

/** Result of `createUserToken`. */
export type CreateUserTokenPayload = {
  readonly __typename?: 'CreateUserTokenPayload';
  /** When it ends. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** What was wrong; empty if the token was issued. */
  readonly problems: ReadonlyArray<Problem>;
  /** A JSON Web Token; null if none was issued. */
  readonly token?: Maybe<Scalars['String']['output']>;
};

/** A kind of event with a name of its own. */
export type CustomKind = {
  readonly __typename?: 'CustomKind';
  /** The kind that it counts as. */
  readonly kind: EventKind;
  /** Its name. */
  readonly name: Scalars['String']['output'];
};

/** Origin of the data of a graph. */
export type DataOrigin = {
  readonly __typename?: 'DataOrigin';
  /** False while the data set is being imported, and after an import that was interrupted. */
  readonly isComplete: Scalars['Boolean']['output'];
  /** How the data was made. */
  readonly kind: OriginKind;
  /** Name of the data set; null if it has none. */
  readonly name?: Maybe<Scalars['String']['output']>;
};

/** Result of `declareItemProperties`. */
export type DeclareItemPropertiesPayload = {
  readonly __typename?: 'DeclareItemPropertiesPayload';
  /** What could not be declared, and why; empty if all of it was. At most 100 names have a type. */
  readonly problems: ReadonlyArray<Problem>;
  /** All types of properties of items, by name. Null if nothing was written. */
  readonly propertyTypes?: Maybe<ReadonlyArray<PropertyTypeInfo>>;
};

/** Result of `declareUserProperties`. */
export type DeclareUserPropertiesPayload = {
  readonly __typename?: 'DeclareUserPropertiesPayload';
  /** What could not be declared, and why; empty if all of it was. At most 100 names have a type. */
  readonly problems: ReadonlyArray<Problem>;
  /** All types of properties of users, by name. Null if nothing was written. */
  readonly propertyTypes?: Maybe<ReadonlyArray<PropertyTypeInfo>>;
};

/** Result of `deleteItems`. */
export type DeleteItemsPayload = {
  readonly __typename?: 'DeleteItemsPayload';
  /** The ids of the items that existed and were deleted. */
  readonly deletedItemIds: ReadonlyArray<Scalars['ID']['output']>;
  /** What could not be written, and why; empty if all of it was. */
  readonly problems: ReadonlyArray<Problem>;
  /** Pass it as `minWatermark` to get a list that reflects this write. Null if nothing was written. */
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

/** Result of `deleteTags`. */
export type DeleteTagsPayload = {
  readonly __typename?: 'DeleteTagsPayload';
  /** The ids of the tags that existed and were deleted. */
  readonly deletedTagIds: ReadonlyArray<Scalars['ID']['output']>;
  /** What could not be written, and why; empty if all of it was. */
  readonly problems: ReadonlyArray<Problem>;
  /** Pass it as `minWatermark` to get a list that reflects this write. Null if nothing was written. */
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

/** Result of `deleteUsers`. */
export type DeleteUsersPayload = {
  readonly __typename?: 'DeleteUsersPayload';
  /** The ids of the users that existed and were deleted. */
  readonly deletedUserIds: ReadonlyArray<Scalars['ID']['output']>;
  /** What could not be written, and why; empty if all of it was. */
  readonly problems: ReadonlyArray<Problem>;
  /** Pass it as `minWatermark` to get a list that reflects this write. Null if nothing was written. */
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

/** The direction of an order. */
export type Direction =
  /** Smallest first. */
  | 'ASC'
  /** Largest first. */
  | 'DESC';

/** Result of `dismiss`. */
export type DismissPayload = {
  readonly __typename?: 'DismissPayload';
  /** The item; null if the graph has not seen the write yet and does not know it. */
  readonly item?: Maybe<Item>;
  /** What could not be written, and why; empty if all of it was. */
  readonly problems: ReadonlyArray<Problem>;
  /** The user as they are now; null if the graph has not seen the write yet and does not know them. */
  readonly user?: Maybe<User>;
  /** Pass it as `minWatermark` to get a list that reflects this write. Null if nothing was written. */
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

/** Result of `dismissSuggestion`. */
export type DismissSuggestionPayload = {
  readonly __typename?: 'DismissSuggestionPayload';
  /** The other user as they are now; only with their id if they are unknown. */
  readonly otherUser?: Maybe<User>;
  /** What could not be written, and why; empty if all of it was. */
  readonly problems: ReadonlyArray<Problem>;
  /** The user as they are now. */
  readonly user?: Maybe<User>;
  /** Pass it as `minWatermark` to get a list that reflects this write. Null if nothing was written. */
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

/** A page of items that a user dismissed. */
export type DismissedItemConnection = {
  readonly __typename?: 'DismissedItemConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<DismissedItemEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Item>;
  /** Position of this page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of items on all pages. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item that a user dismissed. */
export type DismissedItemEdge = {
  readonly __typename?: 'DismissedItemEdge';
  /** Position of this item in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Item;
};

/** Why an audience is empty. Values may be added: clients need a default branch. */
export type EmptyAudienceReason =
  /** No training has learned what users like: before the first one, and after an upgrade from a version without audiences. */
  | 'not-trained'
  /** Fewer than 20 users qualify: by default users are in no audience. */
  | 'too-few-people'
  /** The last training knew neither the item nor its tags. */
  | 'unknown-item';

/** What an erasure has deleted. */
export type ErasureReceipt = {
  readonly __typename?: 'ErasureReceipt';
  /** Events in the interactions of the user. */
  readonly events: Scalars['Int']['output'];
  /** Files that were deleted because they held older data. */
  readonly filesDeleted: Scalars['Int']['output'];
  /** Files that were written again without the user. */
  readonly filesRewritten: Scalars['Int']['output'];
  /** Vectors of the user in models. */
  readonly modelVectors: Scalars['Int']['output'];
  /** Servers that have forgotten the user. */
  readonly processes: Scalars['Int']['output'];
  /** Relationships of the user in the graph. */
  readonly relationships: Scalars['Int']['output'];
  /** Served lists of the user that can no longer be read. */
  readonly servedLists: Scalars['Int']['output'];
  /** Users: 1, or 0 if the graph did not know them. */
  readonly users: Scalars['Int']['output'];
};

/**
 * Every error code: of a problem (`Problem.code`), of a GraphQL error (`extensions.code`), of an HTTP error body
 * (`errors[0].extensions.code`, in the same shape), and of a command of the command line. Values may be added: clients need
 * a default branch.
 */
export type ErrorCode =
  /**
   * The HTTP request is not a GraphQL request in JSON.
   * In: GraphQL errors, HTTP error bodies.
   */
  | 'BAD_REQUEST'
  /**
   * A value is missing, malformed or out of range, or the document costs too much. The message says what is allowed.
   * In: problems, GraphQL errors, commands.
   */
  | 'BAD_USER_INPUT'
  /**
   * Too much at once: too many requests, or too many events that wait to be applied. Retry; a problem says when in
   * `retryAfterMs`.
   * In: problems (`BusyProblem`), GraphQL errors.
   */
  | 'BUSY'
  /**
   * A setting is unknown or invalid.
   * In: commands.
   */
  | 'CONFIG_INVALID'
  /**
   * The id is known with other content.
   * In: problems.
   */
  | 'CONFLICT'
  /**
   * The list that the cursor continues has expired. Ask again without `after`.
   * In: GraphQL errors.
   */
  | 'CURSOR_EXPIRED'
  /**
   * The cursor is malformed, or belongs to another request. Ask again without `after`.
   * In: GraphQL errors.
   */
  | 'CURSOR_INVALID'
  /**
   * The folder or file holds no graph, snapshot or journal.
   * In: commands.
   */
  | 'DATA_NOT_FOUND'
  /**
   * The caller may not read this field or do this write.
   * In: problems, GraphQL errors.
   */
  | 'FORBIDDEN'
  /**
   * The document is not GraphQL, or has too many tokens.
   * In: GraphQL errors.
   */
  | 'GRAPHQL_PARSE_FAILED'
  /**
   * The document does not fit the schema, or exceeds a limit on depth, aliases or directives.
   * In: GraphQL errors.
   */
  | 'GRAPHQL_VALIDATION_FAILED'
  /**
   * Another process holds the embedded graph.
   * In: commands.
   */
  | 'GRAPH_IN_USE'
  /**
   * The embedded graph has reached its size limit, or a training needs more memory than it may use.
   * In: problems, GraphQL errors, commands.
   */
  | 'GRAPH_TOO_LARGE'
  /**
   * The graph holds other data, or most rows of a file are bad.
   * In: commands.
   */
  | 'IMPORT_REFUSED'
  /**
   * A bug in the service. The text is masked; the log has the details under `requestId`.
   * In: GraphQL errors, HTTP error bodies.
   */
  | 'INTERNAL_SERVER_ERROR'
  /**
   * A limit of one user is reached, such as the number of people they follow.
   * In: problems.
   */
  | 'LIMIT_EXCEEDED'
  /**
   * The server does not answer for the host that the request names.
   * In: HTTP error bodies, with status 421.
   */
  | 'MISDIRECTED_REQUEST'
  /**
   * No record has this id.
   * In: problems.
   */
  | 'NOT_FOUND'
  /**
   * The document has no operation with the requested name, or several and no name.
   * In: GraphQL errors.
   */
  | 'OPERATION_RESOLUTION_FAILURE'
  /**
   * The request body is too large.
   * In: HTTP error bodies, with status 413.
   */
  | 'PAYLOAD_TOO_LARGE'
  /**
   * Persisted queries by hash are not supported: send the document.
   * In: GraphQL errors.
   */
  | 'PERSISTED_QUERY_NOT_SUPPORTED'
  /**
   * Another process listens on the port.
   * In: commands.
   */
  | 'PORT_IN_USE'
  /**
   * The deadline passed. Ask for less, or retry.
   * In: GraphQL errors, commands.
   */
  | 'TIMEOUT'
  /**
   * Another process trains this graph.
   * In: commands.
   */
  | 'TRAINING_IN_PROGRESS'
  /**
   * The new model ranks held-out interactions worse than the serving one, which keeps serving.
   * In: commands.
   */
  | 'TRAINING_REFUSED'
  /**
   * The API key or the user token is missing, unknown, expired or revoked. With HTTP status 401.
   * In: GraphQL errors, HTTP error bodies.
   */
  | 'UNAUTHENTICATED'
  /**
   * The graph or the disk cannot be used now. Nothing was written; retry.
   * In: problems (`UnavailableProblem`), GraphQL errors, commands.
   */
  | 'UNAVAILABLE'
  /**
   * Nothing is served at this path.
   * In: HTTP error bodies, with status 404.
   */
  | 'UNKNOWN_PATH'
  /**
   * The request body is not in UTF-8, or is compressed.
   * In: HTTP error bodies, with status 415.
   */
  | 'UNSUPPORTED_MEDIA_TYPE';

/** A ranking that a training evaluates. Values may be added: clients need a default branch. */
export type EvaluatedRanking =
  /** The weights set by hand. */
  | 'hand-set'
  /** The settings that served before, by the form that ranked. Missing if they are unchanged, or if nothing served. */
  | 'incumbent'
  /** The item softmax alone. Missing if it was not learned. */
  | 'item-softmax'
  /** The learned weights. No user is ranked by weights that were fitted on them. */
  | 'learned'
  /** The learned weights with trees on top. Missing if none were grown, or the weights set by hand ranked better. */
  | 'trees';

/** An event of a user. */
export type EventInput = {
  /** Number of repeats that this event represents, 1-1000. */
  readonly count?: InputMaybe<Scalars['Int']['input']>;
  /** The name of a `CUSTOM` kind. */
  readonly customKind?: InputMaybe<Scalars['String']['input']>;
  /** How long it was viewed or played, in milliseconds. Without a `portion`, under two seconds counts a quarter. */
  readonly dwellMs?: InputMaybe<Scalars['Int']['input']>;
  /** Chosen by the client, unique among the events of its user. After a lost response, send the event again with the same id. */
  readonly eventId: Scalars['ID']['input'];
  /**
   * The item, required for every kind but `SEARCH`. Created if unknown, and hidden until an upsert or an import describes it.
   * Without the scope `SERVER`, events may name 100 unknown items a user and day.
   */
  readonly itemId?: InputMaybe<Scalars['ID']['input']>;
  /** The kind of the event. */
  readonly kind: EventKind;
  /** When it happened: any time in the past, at most five minutes ahead of the server's clock. */
  readonly occurredAt: Scalars['Instant']['input'];
  /** Share of the item that was viewed or played, 0-1: a factor on the weight of a `VIEW` or `PLAY`. */
  readonly portion?: InputMaybe<Scalars['Float']['input']>;
  /** Price of one unit of the item. Kept in the journal; ranking does not use it yet. */
  readonly price?: InputMaybe<PriceInput>;
  /**
   * Further facts, at most 20. A value is a text of at most 200 characters, a number, a boolean, or a list of at most 20 texts or
   * numbers. Kept in the journal; ranking does not use them yet.
   */
  readonly properties?: InputMaybe<ReadonlyArray<PropertyInput>>;
  /** Number of units, 1-1000000. Kept in the journal; ranking does not use it yet. */
  readonly quantity?: InputMaybe<Scalars['Int']['input']>;
  /** What was searched for, at most 200 characters; only for `SEARCH`. Kept in the journal; ranking does not use it yet. */
  readonly query?: InputMaybe<Scalars['String']['input']>;
  /** The value of a `RATING`, on the operator's scale. */
  readonly rating?: InputMaybe<Scalars['Float']['input']>;
  /** The served list that led to the event. The item's rank is read from that list. */
  readonly recommendationId?: InputMaybe<Scalars['ID']['input']>;
  /** Session of the user in which it happened, an id of the client. Kept in the journal; ranking does not use it yet. */
  readonly sessionId?: InputMaybe<Scalars['ID']['input']>;
  /** The user. Created if unknown. The user of the user token if omitted. */
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

/** The kind of an event. */
export type EventKind =
  /** The user put the item into a cart. */
  | 'cart'
  /** The item was opened. */
  | 'click'
  /** The user commented on the item. */
  | 'comment'
  /** A kind of the client, named by `customKind`. The operator maps it to one of these kinds. */
  | 'custom'
  /** The user never wants to see the item again. Negative. */
  | 'hide'
  /** The item was shown. Neutral. */
  | 'impression'
  /** The user likes the item. */
  | 'like'
  /** The item was played; `portion` and `dwellMs` say how much. */
  | 'play'
  /** The user bought the item. */
  | 'purchase'
  /** The user rated the item; needs `rating`. */
  | 'rating'
  /** The user reported the item, and never sees it again. Negative. */
  | 'report'
  /** The user sent the item back. Negative. */
  | 'return'
  /** The user saved the item. */
  | 'save'
  /** The user searched; has no item. Neutral. */
  | 'search'
  /** The user shared the item. */
  | 'share'
  /** The item was viewed; `portion` and `dwellMs` say how much. */
  | 'view';

/** Result of one event. */
export type EventResult = {
  readonly __typename?: 'EventResult';
  /** The event's id, as sent. */
  readonly eventId: Scalars['ID']['output'];
  /** Why it was rejected; empty otherwise. */
  readonly problems: ReadonlyArray<Problem>;
  /** Whether the event was recorded. */
  readonly status: EventStatus;
};

/** Outcomes of events. */
export type EventStats = {
  readonly __typename?: 'EventStats';
  /** Accepted events. */
  readonly accepted: Scalars['SafeInt']['output'];
  /** Accepted during the last 60 seconds. */
  readonly acceptedLastMinute: Scalars['SafeInt']['output'];
  /** Events that were recorded before; they count once. */
  readonly duplicates: Scalars['SafeInt']['output'];
  /** Rejected events, each with its problems. */
  readonly rejected: Scalars['SafeInt']['output'];
};

/** Whether an event was recorded. */
export type EventStatus =
  /** Recorded durably. */
  | 'ACCEPTED'
  /** Recorded before under the same id; it counts once. */
  | 'DUPLICATE'
  /** Not recorded: see its problems. */
  | 'REJECTED'
  /** Stored nowhere: the user does not consent to personalization. */
  | 'SUPPRESSED_NO_CONSENT';

/** The values of the entries on all pages of a list. */
export type Facet = {
  readonly __typename?: 'Facet';
  /** Number of different values, including those beyond `first`. Null for `FLOAT` and `TIMESTAMP`. */
  readonly distinctCount?: Maybe<Scalars['Int']['output']>;
  /** The field; null for a free property. */
  readonly field?: Maybe<FacetField>;
  /** The name of the free property; null for a field. */
  readonly property?: Maybe<Scalars['String']['output']>;
  /** The range of the values of `FLOAT` and `TIMESTAMP`; null for other types, and if no entry has a value. */
  readonly range?: Maybe<FacetRange>;
  /** The values with their counts, most frequent first. Empty for `FLOAT` and `TIMESTAMP`. */
  readonly values: ReadonlyArray<FacetValue>;
};

/** A field of items that facets can count. */
export type FacetField =
  /** `Item.kind`. */
  | 'KIND'
  /** All tags of the item, by id. */
  | 'TAG';

/** What a facet of items counts. */
export type FacetInput =
  /** The values of a field. */
  { readonly field: FacetField; readonly property?: never; }
  |  /** The values of the free property with this name. Not for `GEO` and `TEXT`. */
  { readonly field?: never; readonly property: Scalars['String']['input']; };

/** A range of numbers or instants. */
export type FacetRange = {
  readonly __typename?: 'FacetRange';
  /** Number of entries that have a value. */
  readonly count: Scalars['Int']['output'];
  /** The largest value. */
  readonly max: Scalars['Value']['output'];
  /** The smallest value; an instant as ISO 8601 text. */
  readonly min: Scalars['Value']['output'];
};

/** A value with its count. */
export type FacetValue = {
  readonly __typename?: 'FacetValue';
  /** Number of entries that have it. */
  readonly count: Scalars['Int']['output'];
  /** The tag, in a facet of tags. */
  readonly tag?: Maybe<Tag>;
  /** The value: a text, a boolean, or the id of a tag. */
  readonly value: Scalars['Value']['output'];
};

/** A fallback step. */
export type FallbackStep =
  /** Filled from the catalog by popularity. These items have no contributions, and a reason of kind `SUGGESTED` that says so. */
  | 'CATALOG'
  /** No item may be shown. */
  | 'EMPTY'
  /** The graph is unavailable: the last known popular items. */
  | 'GLOBAL_POPULAR'
  /** The graph is unavailable: the user's last list, without items that may no longer be shown. `asOf` says how old it is. */
  | 'LAST_LIST'
  /** Popular items of the topics of the user's last list. */
  | 'SEGMENT_POPULAR';

/** A comparison of a property with a value. */
export type FilterOp =
  /** Equal. For `STRING`, `FLOAT`, `BOOLEAN` and `TIMESTAMP`. */
  | 'EQ'
  /** The property has a value of its type. */
  | 'EXISTS'
  /** Greater. For `FLOAT` and `TIMESTAMP`. */
  | 'GT'
  /** Greater or equal. For `FLOAT` and `TIMESTAMP`. */
  | 'GTE'
  /** The set holds this text. For `STRING_SET`. */
  | 'HAS'
  /** The set holds all of these texts. For `STRING_SET`. */
  | 'HAS_ALL'
  /** The set holds at least one of these texts. For `STRING_SET`. */
  | 'HAS_ANY'
  /** Equal to one of a list. For `STRING`, `FLOAT` and `TIMESTAMP`. */
  | 'IN'
  /** Less. For `FLOAT` and `TIMESTAMP`. */
  | 'LT'
  /** Less or equal. For `FLOAT` and `TIMESTAMP`. */
  | 'LTE'
  /** Missing or not equal. For the types of `EQ`. */
  | 'NE'
  /** Missing, or equal to none of a list. For the types of `IN`. */
  | 'NOT_IN'
  /** At most this far away, along the earth's surface: `[latitude, longitude, kilometers]`. For `GEO`. */
  | 'WITHIN_KM';

/** When what a followed user does counts by itself in the lists of a follower. Otherwise it counts only as part of a crowd. */
export type FollowRule =
  /** If they show themselves to others, or follow back. */
  | 'approved'
  /** If they follow back. */
  | 'mutual'
  /** Always. */
  | 'open';

/** Result of `followUser`. */
export type FollowUserPayload = {
  readonly __typename?: 'FollowUserPayload';
  /** The other user as they are now; only with their id if they are unknown. */
  readonly otherUser?: Maybe<User>;
  /** What could not be written, and why; empty if all of it was. */
  readonly problems: ReadonlyArray<Problem>;
  /** The user as they are now. */
  readonly user?: Maybe<User>;
  /** Pass it as `minWatermark` to get a list that reflects this write. Null if nothing was written. */
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

/** Result of `forgetEvent`. */
export type ForgetEventPayload = {
  readonly __typename?: 'ForgetEventPayload';
  /** What could not be written, and why; empty if all of it was. */
  readonly problems: ReadonlyArray<Problem>;
  /** The user as they are now; null if no user has this id. */
  readonly user?: Maybe<User>;
  /** Pass it as `minWatermark` to get a list that reflects this write. Null if nothing was written. */
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

/** A graph engine. */
export type GraphEngine =
  /** In the process of the server. */
  | 'embedded'
  /** A Neo4j server or cluster. */
  | 'neo4j';

/** A page of users whom a user blocked or muted. */
export type HiddenUserConnection = {
  readonly __typename?: 'HiddenUserConnection';
  /** The users with their cursors. */
  readonly edges: ReadonlyArray<HiddenUserEdge>;
  /** The users alone. */
  readonly nodes: ReadonlyArray<User>;
  /** Position of this page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of users on all pages. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A user whom another blocked or muted. */
export type HiddenUserEdge = {
  readonly __typename?: 'HiddenUserEdge';
  /** Position of this user in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The user. */
  readonly node: User;
};

/** A page of a user's history. */
export type HistoryConnection = {
  readonly __typename?: 'HistoryConnection';
  /** The items with engagement, time and cursor. */
  readonly edges: ReadonlyArray<HistoryEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Item>;
  /** Position of this page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of items on all pages. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item that a user engaged with. */
export type HistoryEdge = {
  readonly __typename?: 'HistoryEdge';
  /** Position of this item in the history. */
  readonly cursor: Scalars['String']['output'];
  /** Sum of the weights of the user's events on it, above 0. */
  readonly engagement: Scalars['Float']['output'];
  /** Time of the user's last event on it. */
  readonly lastAt: Scalars['DateTime']['output'];
  /** The item. */
  readonly node: Item;
};

/** An order of a history. */
export type HistoryOrder =
  /** By the sum of the weights of the user's events on the item. */
  { readonly engagement: Direction; readonly lastAt?: never; }
  |  /** By the time of the user's last event on the item. */
  { readonly engagement?: never; readonly lastAt: Direction; };

/** An import of a data set. */
export type Import = {
  readonly __typename?: 'Import';
  /** Why it failed; null unless it failed. */
  readonly failure?: Maybe<ImportFailure>;
  /** When it ended; null while it runs. */
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Its id. */
  readonly id: Scalars['ID']['output'];
  /** How far it is; null until rows were written. */
  readonly progress?: Maybe<ImportProgress>;
  /** Counts of rows, as the JSON text that `attune import --json` prints; null unless it is done. */
  readonly report?: Maybe<Scalars['String']['output']>;
  /** When it was started. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** Where it stands. */
  readonly state: ImportState;
};

/** Why an import failed. */
export type ImportFailure = {
  readonly __typename?: 'ImportFailure';
  /** Which failure it is, such as `IMPORT_REFUSED`. */
  readonly code: ErrorCode;
  /** What to do about it. */
  readonly hint?: Maybe<Scalars['String']['output']>;
  /** What happened, as readable text. */
  readonly message: Scalars['String']['output'];
};

/** Progress of an import. */
export type ImportProgress = {
  readonly __typename?: 'ImportProgress';
  /** The part of all files that was read, in bytes. */
  readonly done: Scalars['SafeInt']['output'];
  /** The kind of rows that is being written, such as `interactions`. */
  readonly kind: Scalars['String']['output'];
  /** All files, in bytes. */
  readonly total: Scalars['SafeInt']['output'];
};

/** States of imports. */
export type ImportState =
  /** Stopped by `cancelImport`, or because the server stops. */
  | 'canceled'
  /** Finished: the graph has all of it. */
  | 'done'
  /** Ended before all rows were read; `failure` says why. */
  | 'failed'
  /** Being carried out. */
  | 'running';

/**
 * A value is missing, malformed or out of range (`BAD_USER_INPUT`), names an unknown record (`NOT_FOUND`), or
 * belongs to another user (`FORBIDDEN`).
 */
export type InputProblem = Problem & {
  readonly __typename?: 'InputProblem';
  /** Which failure it is. */
  readonly code: ErrorCode;
  /** True if the same request can succeed later. */
  readonly isRetryable: Scalars['Boolean']['output'];
  /** What was expected, as readable text. Contains no personal value. */
  readonly message: Scalars['String']['output'];
  /** Path into the arguments, outermost first, with the index of each list entry; empty for the whole. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

/** How much a user is interested in a tag. */
export type Interest = {
  readonly __typename?: 'Interest';
  /**
   * How much the user asked to see of the tag (`adjustInterest`): 0 for nothing, below 1 for less, above 1 for more. Null if
   * they did not ask.
   */
  readonly multiplier?: Maybe<Scalars['Float']['output']>;
  /**
   * The tag's share of the weights of all of the user's tags, 0-1; all of them sum to one. It is a share of past
   * interest, not the chance of a next action.
   */
  readonly probability: Scalars['Float']['output'];
  /** The tag. */
  readonly tag: Tag;
};

/** A page of a user's interests. */
export type InterestConnection = {
  readonly __typename?: 'InterestConnection';
  /** The interests with their cursors. */
  readonly edges: ReadonlyArray<InterestEdge>;
  /** The interests alone. */
  readonly nodes: ReadonlyArray<Interest>;
  /** Position of this page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of interests on all pages. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An interest on a page. */
export type InterestEdge = {
  readonly __typename?: 'InterestEdge';
  /** Position of this interest in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The interest. */
  readonly node: Interest;
};

/** Something that can be recommended: a product, a song, a post, a fund. */
export type Item = Node & {
  readonly __typename?: 'Item';
  /**
   * Users who may like the item and do not have it yet, most promising first, at most 500: for campaigns. What users like is known as
   * of the last training, which knows no users who joined later; what they did since counts, too. An item that is newer than the
   * training is judged by its tags. Only users who allow `AUDIENCES` and `MODEL_TRAINING`, and `SENSITIVE_INTERESTS` if the item is on
   * a sensitive topic. If fewer than 20 people remain, the list is empty. The first request after a training reads what it knows of all
   * users, and takes longer.
   */
  readonly audience?: Maybe<AudienceConnection>;
  /** Not listed or recommended before this instant. */
  readonly availableFrom?: Maybe<Scalars['DateTime']['output']>;
  /** Not listed or recommended from this instant on. */
  readonly availableUntil?: Maybe<Scalars['DateTime']['output']>;
  /** Creation time. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** The id as imported: unique among items, and the id in other systems. */
  readonly id: Scalars['ID']['output'];
  /** URL of a picture of it. */
  readonly imageUrl?: Maybe<Scalars['String']['output']>;
  /** Its kind, such as `product`, `video` or `artist`. */
  readonly kind: Scalars['String']['output'];
  /** Global id: opaque, unique over all types. */
  readonly nodeId: Scalars['ID']['output'];
  /** Free properties, by name. */
  readonly properties: ReadonlyArray<Property>;
  /**
   * What goes with this item. The user's taste counts in the order by `viewerShare`. Leaves out the item, and what the user has
   * seen. Null only together with an error.
   */
  readonly recommendations?: Maybe<RecommendationConnection>;
  /** Available items that the same people like (at most 50), most similar first; empty before the first training. */
  readonly similarItems?: Maybe<SimilarItemConnection>;
  /** Its strongest tags (at most 20), strongest first. */
  readonly tags?: Maybe<ItemTagConnection>;
  /** Its title; its id if it has none. */
  readonly title: Scalars['String']['output'];
  /** URL of its page. */
  readonly url?: Maybe<Scalars['String']['output']>;
};


/** Something that can be recommended: a product, a song, a post, a fund. */
export type ItemAudienceArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<UserFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Something that can be recommended: a product, a song, a post, a fund. */
export type ItemPropertiesArgs = {
  names?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** Something that can be recommended: a product, a song, a post, a fund. */
export type ItemRecommendationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  input?: InputMaybe<RecommendationInput>;
  minWatermark?: InputMaybe<Scalars['String']['input']>;
  session?: InputMaybe<SessionInput>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};


/** Something that can be recommended: a product, a song, a post, a fund. */
export type ItemSimilarItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Something that can be recommended: a product, a song, a post, a fund. */
export type ItemTagsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of items. */
export type ItemConnection = {
  readonly __typename?: 'ItemConnection';
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<ItemEdge>;
  /** Counts of values over the items of all pages. */
  readonly facets?: Maybe<ReadonlyArray<Facet>>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Item>;
  /** Position of this page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of items on all pages. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};


/** A page of items. */
export type ItemConnectionFacetsArgs = {
  by: ReadonlyArray<FacetInput>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** An item on a page. */
export type ItemEdge = {
  readonly __typename?: 'ItemEdge';
  /** Position of this item in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Item;
};

/**
 * A condition on items. Logic has two values: a test of a missing property is false, and `not`, `NE` and `NOT_IN` are
 * complements, which a missing property passes. At most 50 tests, 8 levels, 1,000 values, and texts of 1,000 characters.
 * Unknown names, wrong operators and wrong values are errors of code `BAD_USER_INPUT`; `extensions.hint` lists the known
 * properties.
 */
export type ItemFilter =
  /** Passes if all of these pass; always, if empty. */
  { readonly all: ReadonlyArray<ItemFilter>; readonly any?: never; readonly ids?: never; readonly kind?: never; readonly not?: never; readonly property?: never; readonly tag?: never; }
  |  /** Passes if at least one of these passes; never, if empty. */
  { readonly all?: never; readonly any: ReadonlyArray<ItemFilter>; readonly ids?: never; readonly kind?: never; readonly not?: never; readonly property?: never; readonly tag?: never; }
  |  /** Passes for the items with these ids, as imported. */
  { readonly all?: never; readonly any?: never; readonly ids: ReadonlyArray<Scalars['ID']['input']>; readonly kind?: never; readonly not?: never; readonly property?: never; readonly tag?: never; }
  |  /** A test of the kind. */
  { readonly all?: never; readonly any?: never; readonly ids?: never; readonly kind: KindTest; readonly not?: never; readonly property?: never; readonly tag?: never; }
  |  /** Passes if this fails. */
  { readonly all?: never; readonly any?: never; readonly ids?: never; readonly kind?: never; readonly not: ItemFilter; readonly property?: never; readonly tag?: never; }
  |  /** A test of a free property. */
  { readonly all?: never; readonly any?: never; readonly ids?: never; readonly kind?: never; readonly not?: never; readonly property: PropertyTest; readonly tag?: never; }
  |  /** A test of the tags. */
  { readonly all?: never; readonly any?: never; readonly ids?: never; readonly kind?: never; readonly not?: never; readonly property?: never; readonly tag: TagTest; };

/** An item to create or update. */
export type ItemInput = {
  /** Not listed or recommended before this instant. */
  readonly availableFrom?: InputMaybe<Scalars['Instant']['input']>;
  /** Not listed or recommended from this instant on. */
  readonly availableUntil?: InputMaybe<Scalars['Instant']['input']>;
  /** When it was added to its owner's catalog. Defaults to now for a new item. */
  readonly createdAt?: InputMaybe<Scalars['Instant']['input']>;
  /** Its id, unique among items. */
  readonly id: Scalars['ID']['input'];
  /** URL of a picture of it. */
  readonly imageUrl?: InputMaybe<Scalars['URL']['input']>;
  /** Its kind, such as `movie`, `product` or `post`; `item` if none is given. */
  readonly kind?: InputMaybe<Scalars['String']['input']>;
  /** Free properties to set or remove; at most 50. Those that are not named stay; null in place of the list removes all. */
  readonly properties?: InputMaybe<ReadonlyArray<PropertyInput>>;
  /**
   * Its tags; they replace those set by this mutation before. At most 50. Unknown tags are created. Null and an empty list
   * remove them.
   */
  readonly tags?: InputMaybe<ReadonlyArray<ItemTagInput>>;
  /** Its title; the id where it has none. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** URL of its page. */
  readonly url?: InputMaybe<Scalars['URL']['input']>;
};

/**
 * An order of items. Missing values are last in both directions; ties are in ascending order of ids. Texts are compared
 * without regard to upper and lower case, by Unicode code units.
 */
export type ItemOrder =
  /** By creation time. */
  { readonly createdAt: Direction; readonly popularity?: never; readonly property?: never; readonly title?: never; }
  |  /** By the number of users who engaged with the item. */
  { readonly createdAt?: never; readonly popularity: Direction; readonly property?: never; readonly title?: never; }
  |  /** By a free property of type `STRING`, `FLOAT`, `BOOLEAN` or `TIMESTAMP`. */
  { readonly createdAt?: never; readonly popularity?: never; readonly property: PropertyOrder; readonly title?: never; }
  |  /** By title. */
  { readonly createdAt?: never; readonly popularity?: never; readonly property?: never; readonly title: Direction; };

/** A page of an item's tags. */
export type ItemTagConnection = {
  readonly __typename?: 'ItemTagConnection';
  /** The tags with their weights and cursors. */
  readonly edges: ReadonlyArray<ItemTagEdge>;
  /** The tags alone. */
  readonly nodes: ReadonlyArray<Tag>;
  /** Position of this page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of tags on all pages. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A tag of an item. */
export type ItemTagEdge = {
  readonly __typename?: 'ItemTagEdge';
  /** Position of this tag in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The tag. */
  readonly node: Tag;
  /** Weight of the tag on the item, above 0 up to 1; the item's strongest tag has 1. */
  readonly weight: Scalars['Float']['output'];
};

/** A tag of an item. */
export type ItemTagInput = {
  /** The tag. */
  readonly tagId: Scalars['ID']['input'];
  /** Weight of the tag on the item, above 0 and at most 1000. */
  readonly weight?: InputMaybe<Scalars['Float']['input']>;
};

/** A test of the kind of an item. */
export type KindTest = {
  /** The item has one of these kinds. */
  readonly anyOf: ReadonlyArray<Scalars['String']['input']>;
};

/** A limit of a user (`LIMIT_EXCEEDED`) or of the graph (`GRAPH_TOO_LARGE`) is reached. */
export type LimitProblem = Problem & {
  readonly __typename?: 'LimitProblem';
  /** Which failure it is. */
  readonly code: ErrorCode;
  /** True if the same request can succeed later. */
  readonly isRetryable: Scalars['Boolean']['output'];
  /** What was expected, as readable text. Contains no personal value. */
  readonly message: Scalars['String']['output'];
  /** Path into the arguments, outermost first, with the index of each list entry; empty for the whole. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

/** Limits of requests and records. A request or record beyond one is rejected. */
export type Limits = {
  readonly __typename?: 'Limits';
  /** Ids in one mutation that deletes records. */
  readonly deletedIds: Scalars['Int']['output'];
  /** Aliases in a document. */
  readonly documentAliases: Scalars['Int']['output'];
  /** Cost of a document: about the number of objects that its response may hold. */
  readonly documentCost: Scalars['Int']['output'];
  /** Levels of a document. */
  readonly documentDepth: Scalars['Int']['output'];
  /** Tokens of a document. */
  readonly documentTokens: Scalars['Int']['output'];
  /** Events in one `recordEvents`. */
  readonly events: Scalars['Int']['output'];
  /** Users that one user may follow. */
  readonly following: Scalars['Int']['output'];
  /** Users that one user may block or mute. */
  readonly hiddenUsers: Scalars['Int']['output'];
  /** Characters of an id. */
  readonly idLength: Scalars['Int']['output'];
  /** Tags of one item. */
  readonly itemTags: Scalars['Int']['output'];
  /** Ids in one `nodes` query. */
  readonly nodeIds: Scalars['Int']['output'];
  /** Largest `first` of a page. */
  readonly pageSize: Scalars['Int']['output'];
  /** Free properties in one record. */
  readonly properties: Scalars['Int']['output'];
  /** Bytes of a request body. */
  readonly requestBytes: Scalars['Int']['output'];
  /** Deadline of a request, in milliseconds. */
  readonly requestDeadlineMs: Scalars['Int']['output'];
  /** Characters of a text in a record. */
  readonly textLength: Scalars['Int']['output'];
  /** Records in one `upsertItems`, `upsertUsers` or `upsertTags`. */
  readonly upsertedRecords: Scalars['Int']['output'];
};

/**
 * The parts of a logit in a list about items. Both are measured over the items of the list before it was filled, in standard
 * deviations from their mean.
 */
export type LogitParts = {
  readonly __typename?: 'LogitParts';
  /** How well it goes with the items, times `1 - viewerShare`. */
  readonly items: Scalars['Float']['output'];
  /** The user's interest in it, times `viewerShare`. */
  readonly viewer: Scalars['Float']['output'];
};

/**
 * Metrics on interactions held out of a trial run of the training: the newest of each user, or random ones if the data has
 * no dates or the training was asked to predict those.
 */
export type ModelMetrics = {
  readonly __typename?: 'ModelMetrics';
  /** Share of the held-out items that any source proposed, 0-1. */
  readonly poolRecall: Scalars['Float']['output'];
  /** Number of held-out interactions. */
  readonly positives: Scalars['Int']['output'];
  /** One row for each ranking that was evaluated on these interactions, all on the same lists. */
  readonly rankings: ReadonlyArray<RankingMetrics>;
  /** Users whose interactions were held out. */
  readonly users: Scalars['Int']['output'];
};

/** Mutations. Expected failures are data: check `problems`. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Sets how much the user wants of a tag: 0 never shows its items, 1 removes an earlier setting, above 1 shows more. */
  readonly adjustInterest?: Maybe<AdjustInterestPayload>;
  /**
   * Blocks a user: neither appears in or influences the other's lists. Also ends the follows between the two, both ways, and
   * takes each out of the other's lists and reasons with the next answer.
   */
  readonly blockUser?: Maybe<BlockUserPayload>;
  /** Stops an import between two batches. What was imported stays, and importing again completes it. */
  readonly cancelImport?: Maybe<CancelImportPayload>;
  /** Stops a training between two steps. The serving model stays. Once the new model serves, only the clean-up of the old one stops. */
  readonly cancelTraining?: Maybe<CancelTrainingPayload>;
  /** Creates an API key. From the first key on every caller needs one. */
  readonly createApiKey?: Maybe<CreateApiKeyPayload>;
  /** Issues a user token: a browser that sends it as `authorization: Bearer` reads and writes for this user. */
  readonly createUserToken?: Maybe<CreateUserTokenPayload>;
  /**
   * Declares the types of free properties of items. A declared type replaces an earlier one: stored values stay, and those
   * that do not fit are shown, but pass no filter. Undeclared properties get the type of their first value.
   */
  readonly declareItemProperties?: Maybe<DeclareItemPropertiesPayload>;
  /** Declares the types of free properties of users, with the same rules as those of items. */
  readonly declareUserProperties?: Maybe<DeclareUserPropertiesPayload>;
  /** Deletes items with all their relationships. Unknown ids are ignored. */
  readonly deleteItems?: Maybe<DeleteItemsPayload>;
  /**
   * Deletes tags with all their relationships: items lose them, and stated interests in them end. Unknown ids are ignored. A
   * tag of very many items can exceed the time of one call (`UNAVAILABLE`); the same call then continues.
   */
  readonly deleteTags?: Maybe<DeleteTagsPayload>;
  /**
   * Deletes users with all their relationships and with the events that the journal keeps of them. Unknown ids are ignored.
   * Events that arrive later create their users again.
   */
  readonly deleteUsers?: Maybe<DeleteUsersPayload>;
  /**
   * Never shows this item to the user again. Takes effect like a `HIDE` event: durable at once, reflected in responses that
   * have seen `watermark`. An unknown item is created, and hidden from lists until an upsert or an import describes it.
   */
  readonly dismiss?: Maybe<DismissPayload>;
  /**
   * Never suggests this person to the user again (`User.suggestedUsers`). It cannot be undone. The user must exist; an unknown
   * person is ignored.
   */
  readonly dismissSuggestion?: Maybe<DismissSuggestionPayload>;
  /**
   * Makes a user follow another. What the other user does counts by itself in the user's lists if the other user follows back or
   * shows themselves to others, and only as part of a crowd if not. A repeated call sets the strength.
   */
  readonly followUser?: Maybe<FollowUserPayload>;
  /**
   * Takes one event back, as if it had not happened: removes what it added to the user's history and lists, and its copy in the
   * journal. The problem is `NOT_FOUND` if neither the journal nor the newest 32 events of the user on its item have it.
   * Popularity, charts and models follow with the next training.
   */
  readonly forgetEvent?: Maybe<ForgetEventPayload>;
  /** Mutes a user: they do not appear in or influence the user's lists. */
  readonly muteUser?: Maybe<MuteUserPayload>;
  /**
   * Records events in any order, late or repeated: an event counts once, by its `eventId`. Each event has its own result; an
   * invalid event does not affect the others. An accepted event is on disk, and is reflected in responses that have seen
   * `watermark`.
   */
  readonly recordEvents?: Maybe<RecordEventsPayload>;
  /**
   * Erases a user: they are in no answer from now on, and then every file that Attune writes is cleaned of them. Events accepted
   * before the end of the erasure never come back; a later event with the same id creates a new user. An unknown user is erased
   * likewise. A repeated call returns the request that has not ended, or that of the last hour. A user who has come back within the
   * hour is deleted at once; the files are cleaned of them when the hour is over, or sooner with another erasure.
   */
  readonly requestErasure?: Maybe<RequestErasurePayload>;
  /**
   * Collects everything that is stored and inferred about a user in files: one JSON document, and one CSV file for each kind.
   * They can be downloaded from `downloadUrl` for 24 hours. A repeated call within 24 hours returns the same request, unless it
   * failed.
   */
  readonly requestExport?: Maybe<RequestExportPayload>;
  /**
   * Deletes what is observed and concluded of a user: history, events that wait, tags they put on items, similar users, and their
   * served lists. Their lists are those of a new user again. What they decided stays: follows, blocks, mutes, dismissals, stated
   * interests and consent.
   */
  readonly resetProfile?: Maybe<ResetProfilePayload>;
  /** Revokes an API key: it stops working within a second, in every process. */
  readonly revokeApiKey?: Maybe<RevokeApiKeyPayload>;
  /** Replaces an API key by a new one with the same name and rights. */
  readonly rotateApiKey?: Maybe<RotateApiKeyPayload>;
  /** Replaces the secret that user tokens are signed with: tokens issued before stop working within a second. */
  readonly rotateTokenSecret?: Maybe<RotateTokenSecretPayload>;
  /**
   * Stores what a user decides about purposes, with a receipt. Purposes that are not named keep their decision. It acts on the
   * next response: a list that was served before has no further pages. What the user has decided before, under the same
   * `policyVersion`, is not stored again.
   */
  readonly setConsent?: Maybe<SetConsentPayload>;
  /**
   * Starts an import in this server, in the background, while it answers. It reads files of the server's machine, so only
   * `attune import` may call it: with the key that the server leaves in its data folder.
   */
  readonly startImport?: Maybe<StartImportPayload>;
  /** Starts a training in this server, in the background. The serving model answers until the new one replaces it. */
  readonly startTraining?: Maybe<StartTrainingPayload>;
  /** Ends a block. One that does not exist is ignored. */
  readonly unblockUser?: Maybe<UnblockUserPayload>;
  /**
   * Undoes a dismissal: lists may show the item to the user again. Events that hid or reported the item no longer count; other
   * events of the user on it stay. Without a dismissal it changes nothing.
   */
  readonly undoDismissal?: Maybe<UndoDismissalPayload>;
  /** Ends a follow. One that does not exist is ignored. */
  readonly unfollowUser?: Maybe<UnfollowUserPayload>;
  /** Ends a mute. One that does not exist is ignored. */
  readonly unmuteUser?: Maybe<UnmuteUserPayload>;
  /** Creates items, or updates them: a field that is omitted keeps its value, and an explicit null clears it. */
  readonly upsertItems?: Maybe<UpsertItemsPayload>;
  /** Creates tags, or updates them: a field that is omitted keeps its value, and an explicit null clears it. */
  readonly upsertTags?: Maybe<UpsertTagsPayload>;
  /** Creates users, or updates them: a field that is omitted keeps its value, and an explicit null clears it. */
  readonly upsertUsers?: Maybe<UpsertUsersPayload>;
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationAdjustInterestArgs = {
  factor: Scalars['Float']['input'];
  tagId: Scalars['ID']['input'];
  userId?: InputMaybe<Scalars['ID']['input']>;
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationBlockUserArgs = {
  otherId: Scalars['ID']['input'];
  userId?: InputMaybe<Scalars['ID']['input']>;
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationCancelImportArgs = {
  id: Scalars['ID']['input'];
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationCancelTrainingArgs = {
  id: Scalars['ID']['input'];
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationCreateApiKeyArgs = {
  expiresAt?: InputMaybe<Scalars['Instant']['input']>;
  name: Scalars['String']['input'];
  origins?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  scopes: ReadonlyArray<Scope>;
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationCreateUserTokenArgs = {
  expiresInSeconds?: InputMaybe<Scalars['Int']['input']>;
  userId: Scalars['ID']['input'];
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationDeclareItemPropertiesArgs = {
  properties: ReadonlyArray<PropertyTypeInput>;
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationDeclareUserPropertiesArgs = {
  properties: ReadonlyArray<PropertyTypeInput>;
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationDeleteItemsArgs = {
  itemIds: ReadonlyArray<Scalars['ID']['input']>;
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationDeleteTagsArgs = {
  tagIds: ReadonlyArray<Scalars['ID']['input']>;
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationDeleteUsersArgs = {
  userIds: ReadonlyArray<Scalars['ID']['input']>;
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationDismissArgs = {
  itemId: Scalars['ID']['input'];
  userId?: InputMaybe<Scalars['ID']['input']>;
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationDismissSuggestionArgs = {
  otherId: Scalars['ID']['input'];
  userId?: InputMaybe<Scalars['ID']['input']>;
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationFollowUserArgs = {
  isMutual?: InputMaybe<Scalars['Boolean']['input']>;
  otherId: Scalars['ID']['input'];
  strength?: InputMaybe<Scalars['Float']['input']>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationForgetEventArgs = {
  eventId: Scalars['ID']['input'];
  userId?: InputMaybe<Scalars['ID']['input']>;
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationMuteUserArgs = {
  otherId: Scalars['ID']['input'];
  userId?: InputMaybe<Scalars['ID']['input']>;
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationRecordEventsArgs = {
  events: ReadonlyArray<EventInput>;
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationRequestErasureArgs = {
  userId?: InputMaybe<Scalars['ID']['input']>;
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationRequestExportArgs = {
  userId?: InputMaybe<Scalars['ID']['input']>;
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationResetProfileArgs = {
  userId?: InputMaybe<Scalars['ID']['input']>;
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationRevokeApiKeyArgs = {
  name: Scalars['String']['input'];
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationRotateApiKeyArgs = {
  name: Scalars['String']['input'];
  overlapSeconds?: InputMaybe<Scalars['Int']['input']>;
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationSetConsentArgs = {
  choices: ReadonlyArray<ConsentChoiceInput>;
  policyVersion?: InputMaybe<Scalars['String']['input']>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationStartImportArgs = {
  source: Scalars['String']['input'];
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationStartTrainingArgs = {
  holdout?: InputMaybe<TrainingHoldout>;
  isForced?: InputMaybe<Scalars['Boolean']['input']>;
  settings?: InputMaybe<Scalars['String']['input']>;
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationUnblockUserArgs = {
  otherId: Scalars['ID']['input'];
  userId?: InputMaybe<Scalars['ID']['input']>;
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationUndoDismissalArgs = {
  itemId: Scalars['ID']['input'];
  userId?: InputMaybe<Scalars['ID']['input']>;
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationUnfollowUserArgs = {
  isMutual?: InputMaybe<Scalars['Boolean']['input']>;
  otherId: Scalars['ID']['input'];
  userId?: InputMaybe<Scalars['ID']['input']>;
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationUnmuteUserArgs = {
  otherId: Scalars['ID']['input'];
  userId?: InputMaybe<Scalars['ID']['input']>;
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationUpsertItemsArgs = {
  items: ReadonlyArray<ItemInput>;
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationUpsertTagsArgs = {
  tags: ReadonlyArray<TagInput>;
};


/** Mutations. Expected failures are data: check `problems`. */
export type MutationUpsertUsersArgs = {
  users: ReadonlyArray<UserInput>;
};

/** Result of `muteUser`. */
export type MuteUserPayload = {
  readonly __typename?: 'MuteUserPayload';
  /** The other user as they are now; only with their id if they are unknown. */
  readonly otherUser?: Maybe<User>;
  /** What could not be written, and why; empty if all of it was. */
  readonly problems: ReadonlyArray<Problem>;
  /** The user as they are now. */
  readonly user?: Maybe<User>;
  /** Pass it as `minWatermark` to get a list that reflects this write. Null if nothing was written. */
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

/** A page of a user's neighbors. */
export type NeighborConnection = {
  readonly __typename?: 'NeighborConnection';
  /** The neighbors with their similarity and cursors. */
  readonly edges: ReadonlyArray<NeighborEdge>;
  /** The neighbors alone. */
  readonly nodes: ReadonlyArray<User>;
  /** Position of this page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of neighbors on all pages. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A user with similar history. */
export type NeighborEdge = {
  readonly __typename?: 'NeighborEdge';
  /** Position of this neighbor in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The neighbor. */
  readonly node: User;
  /** Similarity of the two; comparable within one list only. */
  readonly similarity: Scalars['Float']['output'];
};

/** An object with a global id. */
export type Node = {
  /** Global id: opaque, unique over all types. Pass it to `node(nodeId:)`. */
  readonly nodeId: Scalars['ID']['output'];
};

/** What a property is compared with. */
export type Operand =
  /**
   * Only in a list of what goes with one item: the name of a property of that item. The test compares with its value, and is
   * false if the item has none. Not for `WITHIN_KM`.
   */
  { readonly ofItem: Scalars['String']['input']; readonly value?: never; }
  |  /**
   * A value of the type of the property, or a list of them for `IN`, `NOT_IN`, `HAS_ANY` and `HAS_ALL`. An instant is an
   * ISO 8601 text, such as `2026-11-25T10:15:00Z`.
   */
  { readonly ofItem?: never; readonly value: Scalars['Value']['input']; };

/** Latency of operations with one root field. */
export type OperationStats = {
  readonly __typename?: 'OperationStats';
  /** Mean latency, in milliseconds. */
  readonly meanMs: Scalars['Float']['output'];
  /** The root field; `mixed` if there were several, `invalid` if the document was rejected. */
  readonly name: Scalars['String']['output'];
  /** 95th percentile of latency, in milliseconds; estimated from a histogram. */
  readonly p95Ms: Scalars['Float']['output'];
  /** Count. */
  readonly total: Scalars['SafeInt']['output'];
};

/** How data was made. */
export type OriginKind =
  /** Generated: the demo world. */
  | 'demo'
  /** Imported from files. */
  | 'import';

/** Position of a page in its list. Request the next page with `after: endCursor`. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /**
   * Where this page ends: the cursor of its last edge, or of an entry after it that was deleted meanwhile. Never null if
   * more follows.
   */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** True if there is a later page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** True if there is an earlier page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first edge; null on an empty page. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** How personal a list is. */
export type Personalization =
  /** The user is known but has no history yet. */
  | 'COLD_START'
  /** Based on the user's history, ties and tags. */
  | 'FULL'
  /**
   * The order depends on no user. A search or a list about items has it without a user and without a session of which anything
   * is known, or with `viewerShare: 0`. So has the list of a session while the graph is unavailable.
   */
  | 'NONE'
  /** The user does not consent to personalization: the list is the same whatever they did. */
  | 'NO_CONSENT'
  /** Based on the session that the request holds. */
  | 'SESSION'
  /** No user has this id. */
  | 'UNKNOWN_USER';

/** A point of the cumulative curve of use over items. */
export type PopularityPoint = {
  readonly __typename?: 'PopularityPoint';
  /** Their share of all pairs of a user and an item the user used, 0-1. */
  readonly interactions: Scalars['Float']['output'];
  /** The most used items up to this point, as a share of the catalog, 0-1. */
  readonly items: Scalars['Float']['output'];
};

/** The price of one unit of an item. */
export type PriceInput = {
  /** In minor units of the currency, such as cents; at least 0. */
  readonly amount: Scalars['SafeInt']['input'];
  /** The currency. */
  readonly currency: Scalars['Currency']['input'];
};

/** A request about the personal data of one user. It holds no id of them. */
export type PrivacyRequest = {
  readonly __typename?: 'PrivacyRequest';
  /** Where an export can be downloaded; null for an erasure, and before the end. */
  readonly downloadUrl?: Maybe<Scalars['String']['output']>;
  /** When it ended. */
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Its id. */
  readonly id: Scalars['ID']['output'];
  /** What was requested. */
  readonly kind: PrivacyRequestKind;
  /** Why it failed. */
  readonly problems: ReadonlyArray<Problem>;
  /** Finished share, 0-1. */
  readonly progress: Scalars['Float']['output'];
  /** What an erasure has deleted; null before its end, and for an export. */
  readonly receipt?: Maybe<ErasureReceipt>;
  /** When it was requested. */
  readonly requestedAt: Scalars['DateTime']['output'];
  /** Where it stands. */
  readonly state: PrivacyRequestState;
};

/** Kinds of privacy requests. */
export type PrivacyRequestKind =
  /** Deletes all data of a user. */
  | 'erasure'
  /** Collects all data of a user in a file. */
  | 'export';

/** States of privacy requests. */
export type PrivacyRequestState =
  /** Finished. */
  | 'done'
  /** Given up; `problems` says why. */
  | 'failed'
  /** Recorded. An erased user is already in no answer. */
  | 'pending'
  /** Being carried out. It continues after a restart. */
  | 'running';

/** An expected failure of one part of a write: what is wrong, where, and whether a retry can help. */
export type Problem = {
  /** Which failure it is. */
  readonly code: ErrorCode;
  /** True if the same request can succeed later. */
  readonly isRetryable: Scalars['Boolean']['output'];
  /** What was expected, as readable text. Contains no personal value. */
  readonly message: Scalars['String']['output'];
  /** Path into the arguments, outermost first, with the index of each list entry; empty for the whole. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

/** A free property: one that is not a field of its type. */
export type Property = {
  readonly __typename?: 'Property';
  /** Its name as imported. */
  readonly name: Scalars['String']['output'];
  /** Its value. */
  readonly value: Scalars['Value']['output'];
};

/** A free property. */
export type PropertyInput = {
  /** Its name; must not be the name of a field of the type. */
  readonly name: Scalars['String']['input'];
  /** Its value; null removes the property. */
  readonly value?: InputMaybe<Scalars['Value']['input']>;
};

/** An order by a free property. */
export type PropertyOrder = {
  /** The direction. */
  readonly direction: Direction;
  /** The name of the property. */
  readonly name: Scalars['String']['input'];
};

/** Whose properties. */
export type PropertyOwner =
  /** Items. */
  | 'ITEM'
  /** Users. */
  | 'USER';

/** A test of a free property. Its type decides which operators it has; `TEXT` has none. */
export type PropertyTest = {
  /** The name of the property. */
  readonly name: Scalars['String']['input'];
  /** The comparison. */
  readonly op: FilterOp;
  /** What the property is compared with. Required, except by `EXISTS`, which takes none. */
  readonly value?: InputMaybe<Operand>;
};

/** The type of a free property. */
export type PropertyType =
  /** True or false. */
  | 'BOOLEAN'
  /** A number. */
  | 'FLOAT'
  /** `[latitude, longitude]` in degrees. Only by declaration. */
  | 'GEO'
  /** A text. The first value of a name has this type up to 200 characters. */
  | 'STRING'
  /** A list of texts. */
  | 'STRING_SET'
  /** A longer text, which no filter tests. */
  | 'TEXT'
  /** An instant: an RFC 3339 text, a date, or whole epoch milliseconds; shown as an ISO 8601 text. Only by declaration. */
  | 'TIMESTAMP';

/** A free property and its type. */
export type PropertyTypeInfo = {
  readonly __typename?: 'PropertyTypeInfo';
  /** Number of items, or of users, with a value of another type: it is shown, but passes no filter. */
  readonly misfits?: Maybe<Scalars['Int']['output']>;
  /** The name of the property. */
  readonly name: Scalars['String']['output'];
  /** The type of its values. */
  readonly type: PropertyType;
};

/** The type of a property. */
export type PropertyTypeInput = {
  /** The name of the property. */
  readonly name: Scalars['String']['input'];
  /** The type of its values. */
  readonly type: PropertyType;
};

/** A purpose for which a user's data may be used. */
export type Purpose =
  /**
   * The items on recommended lists of the user, and the sources that proposed them, count in the statistics of the service
   * (`Stats.serving`). These are sums without users. Requests and events are counted without it, too.
   */
  | 'analytics'
  /**
   * The user may be put into audiences that a team addresses, for example for a campaign (`Item.audience`). Denied by default. It
   * also needs `MODEL_TRAINING`: a training learns what the user likes, and keeps it only with both.
   */
  | 'audiences'
  /**
   * Trainings learn from the user's history and ties which items and users are similar, and what is popular. Without it they learn
   * nothing from them, and what models have learned of the user is deleted. Their own lists are still made from their history. Until
   * the next training they count in the popularity of items.
   */
  | 'model-training'
  /**
   * Events of the user are stored, and their lists are made from them. Without it their lists are the same for any history, and new
   * events are stored nowhere, except for dismissals. What was stored before stays. Whether it counts in lists of others,
   * `SOCIAL_SIGNALS` and `MODEL_TRAINING` decide.
   */
  | 'personalization'
  /**
   * Interests in sensitive topics may be derived. The operator names the tags on such topics. Without it, items with such a tag
   * are seen, but say nothing about the user: they make no interest, no neighbor, no other item and no reason in the user's lists,
   * and no reason for others names the user beside such an item. Popularity, similar items, models of items and suggestions of
   * people are made from all events, also from these.
   */
  | 'sensitive-interests'
  /**
   * The user may be named in the reasons of others, and everyone who follows them may see in lists what they do. The same as
   * `showsToOthers`.
   */
  | 'show-me-to-others'
  /**
   * What people whom the user follows do is used in the user's lists, and what the user does in the lists of others. In the list of
   * a follower each act of the user counts by itself only if the user follows back or grants `SHOW_ME_TO_OTHERS`
   * (`Settings.follows` says what the operator has set). Otherwise it counts only together with the acts of at least four other
   * followed people.
   */
  | 'social-signals'
  /** The user may be suggested to others as a person to follow. */
  | 'suggest-me-to-others';

/** Queries. */
export type Query = {
  readonly __typename?: 'Query';
  /** The API keys, by name. Shows no key. */
  readonly apiKeys?: Maybe<ReadonlyArray<ApiKey>>;
  /** The audit log, newest first: changes of keys, exports, erasures, and reads of users by keys. */
  readonly auditEntries?: Maybe<AuditEntryConnection>;
  /** An import that was started by `startImport`. Null if this server knows none with this id: it keeps the newest ten, until it stops. */
  readonly import?: Maybe<Import>;
  /** One item; null if there is none with this id. */
  readonly item?: Maybe<Item>;
  /**
   * The items of the catalog. Read from a copy in memory that follows the graph, and tested again as the graph has them:
   * an item that fails by then is left out of its page. Items that only events name are never listed.
   */
  readonly items?: Maybe<ItemConnection>;
  /** The object with this global id; null if there is none. */
  readonly node?: Maybe<Node>;
  /** Several objects, in the order of the ids; null for each that does not exist. */
  readonly nodes?: Maybe<ReadonlyArray<Maybe<Node>>>;
  /**
   * A request to erase or export the data of a user. Null if there is none with this id. A caller with a user token sees those
   * about the user of the token.
   */
  readonly privacyRequest?: Maybe<PrivacyRequest>;
  /** The types of the free properties, by name. Null only together with an error. */
  readonly propertyTypes?: Maybe<ReadonlyArray<PropertyTypeInfo>>;
  /**
   * A list that was served before, as it was shown: its items, ranks, probabilities and reasons, without names of people. Null
   * if the user has no list with this id, or if it has expired. Items that were deleted meanwhile are left out.
   */
  readonly recommendation?: Maybe<RecommendationConnection>;
  /**
   * What this user or visitor should see next, ranked and explained. Needs a user or a session: pass `session: {}` for a visitor
   * who did nothing yet. An unknown user gets a list without personalization (`personalization: UNKNOWN_USER`). Null only together
   * with an error.
   */
  readonly recommendations?: Maybe<RecommendationConnection>;
  /**
   * What goes with several items, such as those in a cart. The user's taste counts in the order by `viewerShare`. Leaves out
   * these items, and what the user has seen. Null only together with an error.
   */
  readonly recommendationsForItems?: Maybe<RecommendationConnection>;
  /**
   * The first pages of the lists of several users, in the order of `userIds`: for mailings and other lists made ahead. If a list
   * fails, its entry is null, with an error. `recommendations` continues a list after its `endCursor`, with the same `input`.
   */
  readonly recommendationsForUsers?: Maybe<ReadonlyArray<Maybe<RecommendationConnection>>>;
  /**
   * The items that match a text, ordered by how well they match, their popularity and the user's interest. Words may have typing
   * mistakes, and the last one may be unfinished. Items need all words; if none has all, those with most of them are found, and
   * `relaxed` is true. An item whose whole title is the query is first. Items that the user has seen stay in the list, dismissed
   * ones do not. An empty query gives recommendations. Without a user and a session, only text and popularity count. Null only
   * together with an error, such as `UNAVAILABLE` while the index is being built.
   */
  readonly search?: Maybe<SearchConnection>;
  /** The rules and limits of this server. Null only together with an error. */
  readonly settings?: Maybe<Settings>;
  /** Statistics for the operator; slow on a large graph. Null only together with an error. */
  readonly stats?: Maybe<Stats>;
  /**
   * Titles of items for a search box, while a user types. Finds items as `search` does, and orders them by text and popularity.
   * Null only together with an error.
   */
  readonly suggestions?: Maybe<ReadonlyArray<Suggestion>>;
  /** One tag; null if there is none with this id. */
  readonly tag?: Maybe<Tag>;
  /** The tags, most used first. */
  readonly tags?: Maybe<TagConnection>;
  /**
   * A training that was started by `startTraining`. Null if this server knows none with this id: it keeps the newest ten, until it
   * stops.
   */
  readonly training?: Maybe<Training>;
  /** One user; null if there is none with this id. */
  readonly user?: Maybe<User>;
  /**
   * Users by id. Without a filter, pages are read from the graph. Filters, `totalCount` and `facets` are answered by a copy of
   * the users in memory, which is read at its first use. It has every write of this server at once, and those of imports,
   * events and other servers some seconds later. Users who no longer pass in the graph are left out of a page.
   */
  readonly users?: Maybe<UserConnection>;
  /** The version of this service. */
  readonly version: Scalars['String']['output'];
  /** The user of the user token. */
  readonly viewer?: Maybe<User>;
};


/** Queries. */
export type QueryAuditEntriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Queries. */
export type QueryImportArgs = {
  id: Scalars['ID']['input'];
};


/** Queries. */
export type QueryItemArgs = {
  id: Scalars['ID']['input'];
};


/** Queries. */
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


/** Queries. */
export type QueryNodeArgs = {
  nodeId: Scalars['ID']['input'];
};


/** Queries. */
export type QueryNodesArgs = {
  nodeIds: ReadonlyArray<Scalars['ID']['input']>;
};


/** Queries. */
export type QueryPrivacyRequestArgs = {
  id: Scalars['ID']['input'];
};


/** Queries. */
export type QueryPropertyTypesArgs = {
  owner?: InputMaybe<PropertyOwner>;
};


/** Queries. */
export type QueryRecommendationArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  id: Scalars['ID']['input'];
  userId?: InputMaybe<Scalars['ID']['input']>;
};


/** Queries. */
export type QueryRecommendationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  input?: InputMaybe<RecommendationInput>;
  minWatermark?: InputMaybe<Scalars['String']['input']>;
  session?: InputMaybe<SessionInput>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};


/** Queries. */
export type QueryRecommendationsForItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  input?: InputMaybe<RecommendationInput>;
  itemIds: ReadonlyArray<Scalars['ID']['input']>;
  minWatermark?: InputMaybe<Scalars['String']['input']>;
  session?: InputMaybe<SessionInput>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};


/** Queries. */
export type QueryRecommendationsForUsersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  input?: InputMaybe<RecommendationInput>;
  userIds: ReadonlyArray<Scalars['ID']['input']>;
};


/** Queries. */
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


/** Queries. */
export type QuerySuggestionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  query: Scalars['String']['input'];
};


/** Queries. */
export type QueryTagArgs = {
  id: Scalars['ID']['input'];
};


/** Queries. */
export type QueryTagsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** Queries. */
export type QueryTrainingArgs = {
  id: Scalars['ID']['input'];
};


/** Queries. */
export type QueryUserArgs = {
  id: Scalars['ID']['input'];
};


/** Queries. */
export type QueryUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<UserFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};

/** A form of the interest model. */
export type Ranker =
  /** Linear in the scores of the sources. */
  | 'blend'
  /** A softmax over items, from the user's embedding. */
  | 'item-softmax'
  /** The blend plus trees. */
  | 'trees';

/** Metrics of one ranking on held-out interactions. */
export type RankingMetrics = {
  readonly __typename?: 'RankingMetrics';
  /** Distinct items in the top ten of all lists; null for `INCUMBENT`, and if the model was trained before this metric existed. */
  readonly itemsShown?: Maybe<Scalars['Int']['output']>;
  /** NDCG@10, 0-1. */
  readonly ndcgAt10: Scalars['Float']['output'];
  /** The ranking. */
  readonly ranking: EvaluatedRanking;
};

/** The scale of ratings: the value of a `RATING` event. */
export type RatingScale = {
  readonly __typename?: 'RatingScale';
  /** The highest rating. */
  readonly max: Scalars['Float']['output'];
  /** The lowest rating. */
  readonly min: Scalars['Float']['output'];
  /** The midpoint: a rating above it counts for the item, one below it against the item. */
  readonly neutral: Scalars['Float']['output'];
};

/** Why an item is in the list. Names only people who agreed to be shown. */
export type Reason = {
  readonly __typename?: 'Reason';
  /**
   * How many people are behind it. Of people whom the user follows, the number from 3 on. Of others, a band from 10 on, with
   * noise that stays the same for a day. Null where a count could identify a person.
   */
  readonly count?: Maybe<Scalars['Int']['output']>;
  /**
   * Share of the item's positive evidence that this reason explains, 0-1. Rounded up to quarters for callers without the scope
   * `SERVER`.
   */
  readonly evidenceShare: Scalars['Float']['output'];
  /** True if `count` is the lower end of a band: 50 then means 50 or more. */
  readonly isAtLeast: Scalars['Boolean']['output'];
  /**
   * Items that led here, strongest first: of the user's history, or those that the list is about. Null only together with an
   * error.
   */
  readonly items?: Maybe<ReadonlyArray<Item>>;
  /** The kind of reason. */
  readonly kind: ReasonKind;
  /** Tags that led here, strongest first. */
  readonly tags?: Maybe<ReadonlyArray<Tag>>;
  /** A sentence to show to the user. */
  readonly text: Scalars['String']['output'];
  /** People behind it who agreed to be shown. */
  readonly users?: Maybe<ReadonlyArray<User>>;
};

/** A kind of reason. Values may be added: clients need a default branch. */
export type ReasonKind =
  /** It is similar to items of the user's history. */
  | 'BECAUSE_ITEM'
  /** It goes with the items that the list is about. */
  | 'GOES_WITH'
  /** It has tags the user is interested in. */
  | 'INTEREST_TAG'
  /** It is new. */
  | 'NEW_ITEM'
  /** It is popular. */
  | 'POPULAR'
  /** People with similar history use it. */
  | 'SIMILAR_USERS'
  /** People at most two follows away use it. */
  | 'SOCIAL_PROOF'
  /** No more specific reason may be given. */
  | 'SUGGESTED'
  /** Its use is rising. */
  | 'TRENDING';

/** A page of a served list. */
export type RecommendationConnection = {
  readonly __typename?: 'RecommendationConnection';
  /** Time of the newest event that this list reflects; null if the graph has none. */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** Number of candidates by source. */
  readonly candidateCounts: ReadonlyArray<SourceCount>;
  /** Sources that failed or timed out: the list was made without them. */
  readonly degradedSources: ReadonlyArray<CandidateSource>;
  /** The items with rank, probability, contributions and reasons. */
  readonly edges: ReadonlyArray<RecommendationEdge>;
  /** Fallback steps, in order, taken because the sources alone did not fill the list. */
  readonly fallbackSteps: ReadonlyArray<FallbackStep>;
  /** False if the graph had not applied `minWatermark` in time: request the list again. */
  readonly hasReachedMinWatermark: Scalars['Boolean']['output'];
  /**
   * The other `candidateIds` that are not in the list, in their order: items that are unavailable, excluded, dismissed or do
   * not pass the filter.
   */
  readonly leftOutIds: ReadonlyArray<Scalars['ID']['output']>;
  /** Version of the model that ranked; null if the graph was never trained. */
  readonly modelVersion?: Maybe<Scalars['String']['output']>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Item>;
  /** Position of this page in the list. */
  readonly pageInfo: PageInfo;
  /** How personal the list is. */
  readonly personalization: Personalization;
  /** Id of the list that was served; all its pages share it. */
  readonly recommendationId: Scalars['ID']['output'];
  /** Server time for this page, in milliseconds. */
  readonly tookMs: Scalars['Float']['output'];
  /** The `candidateIds` that no item has, in their order. */
  readonly unknownIds: ReadonlyArray<Scalars['ID']['output']>;
  /** Ids of the session and of the context that no item and no tag has. They were ignored. */
  readonly unknownSessionIds: ReadonlyArray<Scalars['ID']['output']>;
  /**
   * The list reflects every event recorded by this process before this watermark, and possibly newer ones: a viewer's own
   * events may be applied early. Read before the first source started; null if nothing was recorded.
   */
  readonly watermark?: Maybe<Scalars['String']['output']>;
  /**
   * What the list leaves out because the user does not consent to a purpose, or because the request has the header
   * `Sec-GPC: 1`.
   */
  readonly withheld: ReadonlyArray<Withheld>;
};

/** A recommended item. */
export type RecommendationEdge = {
  readonly __typename?: 'RecommendationEdge';
  /** The term of the logit that belongs to no source: below 0 if popularity lowers the logit. */
  readonly bias: Scalars['Float']['output'];
  /**
   * The term of each source that knows the item. Empty for an item that only fills the list, and for callers without the scope
   * `SERVER`: exact terms could reveal what a single other user did.
   */
  readonly contributions: ReadonlyArray<Contribution>;
  /** Position of this item in the list. */
  readonly cursor: Scalars['String']['output'];
  /** What ranks the item: `bias` and the contributions' logits add up to it. */
  readonly logit: Scalars['Float']['output'];
  /** In a list about items, the two parts of the logit; null in other lists, and for an item that only fills the list. */
  readonly logitParts?: Maybe<LogitParts>;
  /** The item. */
  readonly node: Item;
  /**
   * Share of interest among all items of this list that a source knows; comparable within one list only. 0 for an item that
   * only fills the list. If no source knows any, the shares are among the filling items and carry no information beyond the
   * order. With `candidateIds`, the shares are among all items of the list.
   */
  readonly probability: Scalars['Float']['output'];
  /**
   * Probability that the item was drawn for its rank, given the items before it; null if no rank was drawn at random.
   * Use its inverse as a weight when learning from the list.
   */
  readonly propensity?: Maybe<Scalars['Float']['output']>;
  /** 1 for the first of the list, counted over all pages. */
  readonly rank: Scalars['Int']['output'];
  /** Why this item, most important first; at least one. */
  readonly reasons: ReadonlyArray<Reason>;
};

/** Changes to the policy's list. */
export type RecommendationInput = {
  /** Short for a `filter` of tags: no item that has any of these; at most 100. */
  readonly avoidedTagIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /**
   * Ranks these items for the viewer, also those that the viewer has seen: the list holds no others. At most 1,000, each
   * once. Probabilities are over exactly these items. Filter, `excludedItemIds`, availability and dismissals still apply:
   * see `unknownIds` and `leftOutIds`. Not together with `maxPerTag`, and not in lists about items. Equal scores keep the order
   * of this list. A search finds only items among these.
   */
  readonly candidateIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** What the viewer looks at. Pages continue a list with any value. */
  readonly context?: InputMaybe<ContextInput>;
  /**
   * How far similar items are moved apart, 0-1: 0 keeps the order of the scores, 1 orders by dissimilarity alone. Similarity
   * counts shared tags and sources. Scores and probabilities do not change.
   */
  readonly diversity?: InputMaybe<Scalars['Float']['input']>;
  /** Items to leave out; at most 500. */
  readonly excludedItemIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only items that pass. If at most 2,000 items pass, all of them are scored; otherwise the best of each source that pass. */
  readonly filter?: InputMaybe<ItemFilter>;
  /**
   * False makes the list without the user's history, ties and interests, as if they did not consent to personalization. What they
   * dismissed and whom they blocked still counts.
   */
  readonly isProfiled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Short for a `filter` of kinds: only items of these; at most 50. Omitted or empty: any kind. */
  readonly itemKinds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /**
   * The language of the texts of reasons, such as `de-AT`: English or German. Any other language gets English texts. Pages
   * continue a list with any value.
   */
  readonly locale?: InputMaybe<Scalars['Locale']['input']>;
  /**
   * Maximum number of items in the list with the same strongest tag, 1-1000; replaces the policy's cap. The best items of
   * each tag stay. A low cap can make the list short.
   */
  readonly maxPerTag?: InputMaybe<Scalars['Int']['input']>;
  /** Short for a `filter` of tags: only items that have all of these; at most 20. */
  readonly requiredTagIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /**
   * Which items that the viewer has seen may be shown again in this list; replaces parts of `Settings.seenRules`. Dismissed items
   * never are.
   */
  readonly seen?: InputMaybe<SeenInput>;
  /** Factors on the policy's weights of sources; 1 for those left out. */
  readonly sources?: InputMaybe<ReadonlyArray<SourceWeightInput>>;
  /** Softmax temperature, 0.01-100: above 1 flattens the probabilities, below 1 sharpens them. The order stays. */
  readonly temperature?: InputMaybe<Scalars['Float']['input']>;
  /**
   * How much the user's taste counts in the order of a list about items, 0-1; 0.5 if omitted. 0 orders by how well an item goes
   * with the items alone, 1 by the user's interest alone. Other lists refuse it.
   */
  readonly viewerShare?: InputMaybe<Scalars['Float']['input']>;
};

/** A page of tags that a user may care about. */
export type RecommendedTagConnection = {
  readonly __typename?: 'RecommendedTagConnection';
  /** The tags with their cursors. */
  readonly edges: ReadonlyArray<RecommendedTagEdge>;
  /** The tags alone. */
  readonly nodes: ReadonlyArray<Tag>;
  /** Position of this page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of tags on all pages, at most 1,000. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A tag that a user may care about. */
export type RecommendedTagEdge = {
  readonly __typename?: 'RecommendedTagEdge';
  /** Position of this tag in the list. */
  readonly cursor: Scalars['String']['output'];
  /** What ranks the tag. */
  readonly logit: Scalars['Float']['output'];
  /** The tag. */
  readonly node: Tag;
  /** The tag's share of interest: a softmax of the logits over all tags that are not left out. */
  readonly probability: Scalars['Float']['output'];
};

/** Result of a batch of events. */
export type RecordEventsPayload = {
  readonly __typename?: 'RecordEventsPayload';
  /** Number of accepted events. */
  readonly accepted: Scalars['Int']['output'];
  /** Number of events that were recorded before. */
  readonly duplicates: Scalars['Int']['output'];
  /** Number of rejected events. */
  readonly rejected: Scalars['Int']['output'];
  /** One result per event, in the order of the events. */
  readonly results: ReadonlyArray<EventResult>;
  /** Number of events that were not stored because their users do not consent to personalization. */
  readonly suppressed: Scalars['Int']['output'];
  /** Pass it as `minWatermark` to get a list that reflects all of these events. Null if none was accepted. */
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

/** Result of `requestErasure`. */
export type RequestErasurePayload = {
  readonly __typename?: 'RequestErasurePayload';
  /** Why nothing was erased; empty if the erasure has begun. */
  readonly problems: ReadonlyArray<Problem>;
  /** The request. A repeated call returns the one that has not ended. Null if there is a problem. */
  readonly request?: Maybe<PrivacyRequest>;
};

/** Result of `requestExport`. */
export type RequestExportPayload = {
  readonly __typename?: 'RequestExportPayload';
  /** Why nothing is exported; empty if the export has begun. */
  readonly problems: ReadonlyArray<Problem>;
  /** The request. Null if there is a problem. */
  readonly request?: Maybe<PrivacyRequest>;
};

/** Result of `resetProfile`. */
export type ResetProfilePayload = {
  readonly __typename?: 'ResetProfilePayload';
  /** What could not be deleted, and why; empty if all of it was. */
  readonly problems: ReadonlyArray<Problem>;
  /** The user as they are now; null if no user has this id. */
  readonly user?: Maybe<User>;
  /** Pass it as `minWatermark` to get a list that reflects this write. Null if nothing was written. */
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

/** Result of `revokeApiKey`. */
export type RevokeApiKeyPayload = {
  readonly __typename?: 'RevokeApiKeyPayload';
  /** What was wrong; empty if the key was revoked. */
  readonly problems: ReadonlyArray<Problem>;
  /** The name of the revoked key; null if no key has the name. */
  readonly revokedName?: Maybe<Scalars['String']['output']>;
};

/** Result of `rotateApiKey`. */
export type RotateApiKeyPayload = {
  readonly __typename?: 'RotateApiKeyPayload';
  /** The key without its secret part; null if none was replaced. */
  readonly apiKey?: Maybe<ApiKey>;
  /** The new key. It is shown once: keep it in a secret store. */
  readonly key?: Maybe<Scalars['String']['output']>;
  /** What was wrong; empty if the key was replaced. */
  readonly problems: ReadonlyArray<Problem>;
};

/** Result of `rotateTokenSecret`. */
export type RotateTokenSecretPayload = {
  readonly __typename?: 'RotateTokenSecretPayload';
  /** What was wrong; empty if the secret was replaced. */
  readonly problems: ReadonlyArray<Problem>;
  /** When the secret was replaced; null if it was not. */
  readonly rotatedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What an API key may do. `SERVER` includes `READ` and `TRACK`, `PRIVACY` includes `READ`, and `ADMIN` includes all others. */
export type Scope =
  /** Manage keys, and read what reveals users to each other. */
  | 'admin'
  /** Export, reset and erase the data of any user. */
  | 'privacy'
  /** Read the catalog, lists for sessions, and the lists and data of the user of the user token. Safe in browsers. */
  | 'read'
  /** Read and write the catalog and all users, and issue user tokens. */
  | 'server'
  /** Write events and choices of the user of the user token. Safe in browsers. */
  | 'track';

/** A page of items that match a text. */
export type SearchConnection = {
  readonly __typename?: 'SearchConnection';
  /** Time of the newest event that this list reflects; null if the graph has none. */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** Sources that failed or timed out: `interest` was measured without them, and is 0 if all did. */
  readonly degradedSources: ReadonlyArray<CandidateSource>;
  /** The items with what ranked them. */
  readonly edges: ReadonlyArray<SearchEdge>;
  /** Counts of values over all items that match now. */
  readonly facets?: Maybe<ReadonlyArray<Facet>>;
  /** False if the graph had not applied `minWatermark` in time: search again. */
  readonly hasReachedMinWatermark: Scalars['Boolean']['output'];
  /** Version of the model that measured the interest; null if the graph was never trained. */
  readonly modelVersion?: Maybe<Scalars['String']['output']>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Item>;
  /** Position of this page in the list. */
  readonly pageInfo: PageInfo;
  /** How personal the order is. */
  readonly personalization: Personalization;
  /** Id of the list that was served; all its pages share it. Pass it with impressions and clicks. */
  readonly recommendationId: Scalars['ID']['output'];
  /** True if no item has all words of the query: the items have most of them. */
  readonly relaxed: Scalars['Boolean']['output'];
  /** Server time for this page, in milliseconds. */
  readonly tookMs: Scalars['Float']['output'];
  /** Number of items that matched when the list was made, also those beyond the 500 of the list. */
  readonly totalCount: Scalars['Int']['output'];
  /** Ids of the session and of the context that no item and no tag has. They were ignored. */
  readonly unknownSessionIds: ReadonlyArray<Scalars['ID']['output']>;
  /** The list reflects every event recorded by this process before this watermark; null if nothing was recorded. */
  readonly watermark?: Maybe<Scalars['String']['output']>;
  /** What the order leaves out because the user does not consent to a purpose, or because the request has the header `Sec-GPC: 1`. */
  readonly withheld: ReadonlyArray<Withheld>;
};


/** A page of items that match a text. */
export type SearchConnectionFacetsArgs = {
  by: ReadonlyArray<FacetInput>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/**
 * An item that matches a text. Items whose whole title is the query come first, then those with the highest
 * `ln(textScore) + popularity + impact * interest`. An empty query has the order of recommendations instead.
 */
export type SearchEdge = {
  readonly __typename?: 'SearchEdge';
  /** The terms of `logit`: one of each source that knows the item. Empty for callers without the scope `SERVER`. */
  readonly contributions: ReadonlyArray<Contribution>;
  /** Position of this item in the list. */
  readonly cursor: Scalars['String']['output'];
  /**
   * The user's interest in the item, 0-1: `logit`, scaled so that the lowest of the list is 0 and the highest is 1. 0 for all
   * items if nothing is known of the user.
   */
  readonly interest: Scalars['Float']['output'];
  /** The user's interest as in `RecommendationEdge`; 0 if nothing is known of the user. */
  readonly logit: Scalars['Float']['output'];
  /** The words of the item that matched, in lower case and without accents: for highlighting. */
  readonly matchedWords: ReadonlyArray<Scalars['String']['output']>;
  /** The item. */
  readonly node: Item;
  /**
   * `0.5 * ln(1 + people)`, where `people` is the number of users who engaged with the item. Null for callers without the scope
   * `SERVER`: it could reveal what a single other user did.
   */
  readonly popularity?: Maybe<Scalars['Float']['output']>;
  /** 1 for the first of the list, counted over all pages. */
  readonly rank: Scalars['Int']['output'];
  /** Why this item for this user, most important first; at least one. */
  readonly reasons: ReadonlyArray<Reason>;
  /**
   * How well the item matches the text, above 0. The title has the weight 3, names of tags 1.5, texts among the properties 1.
   * Always 1 for an empty query.
   */
  readonly textScore: Scalars['Float']['output'];
};

/**
 * How much the user's interest counts in the order of a search: the factor `impact` in
 * `ln(textScore) + popularity + impact * interest`.
 */
export type SearchImpact =
  /** The factor is 2. */
  | 'high'
  /** The factor is 0.5. */
  | 'low'
  /** The factor is 1. */
  | 'medium';

/** Which seen items may return. They take at most 30 % of the list, as long as there are others. */
export type SeenInput = {
  /** For all other kinds: an item may return this long after its newest event of the kind. Omitted: the server's rules apply. */
  readonly after?: InputMaybe<Scalars['Duration']['input']>;
  /**
   * Events of these kinds do not count as seen. `CUSTOM` is refused: name the kind that the custom events count as. Dismissed
   * items stay hidden, even with `HIDE` and `REPORT`.
   */
  readonly allow?: InputMaybe<ReadonlyArray<EventKind>>;
};

/** When an item with an event of a kind may be shown again to the same viewer. */
export type SeenRule = {
  readonly __typename?: 'SeenRule';
  /**
   * Time from the newest event of the kind until the item may return. Zero (`PT0S`): such events do not count as seen. Null:
   * the item never returns.
   */
  readonly after?: Maybe<Scalars['Duration']['output']>;
  /** The kind of the event. */
  readonly eventKind: EventKind;
  /** The kind of items; null for all kinds without a rule of their own. */
  readonly itemKind?: Maybe<Scalars['String']['output']>;
};

/** The serving model: the weights of its sources, and its metrics on held-out interactions. */
export type ServingModel = {
  readonly __typename?: 'ServingModel';
  /** Metrics of each form on held-out interactions; null if `origin` is null. */
  readonly metrics?: Maybe<ModelMetrics>;
  /** NDCG@10 of that form on held-out interactions, 0-1; null if `origin` is null. */
  readonly ndcgAt10?: Maybe<Scalars['Float']['output']>;
  /** Origin of its weights; null if there was too little data to learn from and the policy's weights rank. */
  readonly origin?: Maybe<WeightsOrigin>;
  /**
   * The form of the interest model that ranked held-out interactions best, or equally well with notably more distinct items.
   * It ranks unless the server is set to another; null if `origin` is null.
   */
  readonly ranker?: Maybe<Ranker>;
  /** When its training started; null if unknown. */
  readonly trainedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Its version. */
  readonly version: Scalars['String']['output'];
  /** The blend: the terms of each source, to which trees add; empty if `origin` is null. */
  readonly weights: ReadonlyArray<SourceBlend>;
};

/** Statistics of one process. Counters are per process and start at 0. */
export type ServingStats = {
  readonly __typename?: 'ServingStats';
  /** Distinct items among them (an estimate), as a share of the catalog, 0-1. */
  readonly coverage: Scalars['Float']['output'];
  /** Outcomes of the events that were sent to it. */
  readonly events: EventStats;
  /** Operations by root field, most frequent first. */
  readonly operations: ReadonlyArray<OperationStats>;
  /** Items served on pages of recommendations, with repeats. */
  readonly servedItems: Scalars['SafeInt']['output'];
  /** When it started. */
  readonly since: Scalars['DateTime']['output'];
  /** Statistics of the candidate sources that were queried. */
  readonly sources: ReadonlyArray<SourceStats>;
};

/** An event of a visitor without a user. */
export type SessionEventInput = {
  /** The name of a `CUSTOM` kind. */
  readonly customKind?: InputMaybe<Scalars['String']['input']>;
  /** How long it was viewed or played, in milliseconds. Without a `portion`, under two seconds counts a quarter. */
  readonly dwellMs?: InputMaybe<Scalars['Int']['input']>;
  /** The item. An unknown one is ignored; `RecommendationConnection.unknownSessionIds` names it. */
  readonly itemId: Scalars['ID']['input'];
  /** The kind of the event. `SEARCH` is refused: it has no item. */
  readonly kind: EventKind;
  /** When it happened: any time in the past, at most five minutes ahead of the server's clock. */
  readonly occurredAt: Scalars['Instant']['input'];
  /** Share of the item that was viewed or played, 0-1: a factor on the weight of a `VIEW` or `PLAY`. */
  readonly portion?: InputMaybe<Scalars['Float']['input']>;
  /** The value of a `RATING`, on the operator's scale. */
  readonly rating?: InputMaybe<Scalars['Float']['input']>;
};

/**
 * What a visitor without a user did, as the client keeps it. It is used for this response and stored nowhere. At most 32 kB. Send
 * it by POST: in a URL, which access logs have, it is refused.
 */
export type SessionInput = {
  /**
   * Events of the visitor in any order, at most 100. They count as events of a user would. One invalid event fails the whole
   * field (`BAD_USER_INPUT`).
   */
  readonly events?: InputMaybe<ReadonlyArray<SessionEventInput>>;
  /** Tags that the visitor chose, at most 50. */
  readonly tagIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** Result of `setConsent`. */
export type SetConsentPayload = {
  readonly __typename?: 'SetConsentPayload';
  /** What prevented the write; empty if it succeeded. */
  readonly problems: ReadonlyArray<Problem>;
  /** The user; null if nothing was written. */
  readonly user?: Maybe<User>;
  /** Pass it as `minWatermark` to get a list that reflects the decision. Null if nothing was written. */
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

/** Rules and limits of a server. */
export type Settings = {
  readonly __typename?: 'Settings';
  /** Names that a `CUSTOM` event may have, by name. */
  readonly customKinds: ReadonlyArray<CustomKind>;
  /** When what a followed user does counts by itself in the lists of a follower. */
  readonly follows: FollowRule;
  /** The kinds of the items of the catalog, by name. The 500 most frequent ones if there are more. */
  readonly itemKinds?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Limits of requests and records. */
  readonly limits: Limits;
  /** The scale of ratings. */
  readonly ratingScale: RatingScale;
  /**
   * When items that a viewer has seen may be shown again. Dismissed items, and items with an event of a kind without a rule, never
   * are. `RecommendationInput.seen` changes the rules for one list.
   */
  readonly seenRules?: Maybe<ReadonlyArray<SeenRule>>;
};

/** A page of similar items. */
export type SimilarItemConnection = {
  readonly __typename?: 'SimilarItemConnection';
  /** The items with their similarity and cursors. */
  readonly edges: ReadonlyArray<SimilarItemEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Item>;
  /** Position of this page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of items on all pages. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One of the similar items. */
export type SimilarItemEdge = {
  readonly __typename?: 'SimilarItemEdge';
  /** Position of this item in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Item;
  /** Similarity of the two items; comparable within one list only. */
  readonly similarity: Scalars['Float']['output'];
};

/**
 * The terms of a source in the score of an item it scores: `scaled * slope`, where `scaled` is its score divided by its
 * best for that user, plus `proposed` if it proposed the item.
 */
export type SourceBlend = {
  readonly __typename?: 'SourceBlend';
  /** Added if the source proposed the item. */
  readonly proposed: Scalars['Float']['output'];
  /** Factor on its scaled score, which is 0-1. */
  readonly slope: Scalars['Float']['output'];
  /** The source. */
  readonly source: CandidateSource;
};

/** How many items one source proposed for a list. */
export type SourceCount = {
  readonly __typename?: 'SourceCount';
  /** Of those, items that pass the filter and the exclusions of the request. */
  readonly afterFilter: Scalars['Int']['output'];
  /** Available items that it proposed, at most as many as it may. */
  readonly generated: Scalars['Int']['output'];
  /** Items on this page that it proposed or knows. */
  readonly returned: Scalars['Int']['output'];
  /** The source. */
  readonly source: CandidateSource;
};

/** Statistics of one candidate source. */
export type SourceStats = {
  readonly __typename?: 'SourceStats';
  /** Number of responses in time. */
  readonly answered: Scalars['SafeInt']['output'];
  /** Number of failures; these lists were made without it. */
  readonly failed: Scalars['SafeInt']['output'];
  /** Number of timeouts; these lists were made without it. */
  readonly late: Scalars['SafeInt']['output'];
  /** Mean latency, in milliseconds. */
  readonly meanMs: Scalars['Float']['output'];
  /** Its share of the scores of all items served, 0-1. */
  readonly share: Scalars['Float']['output'];
  /** The source. */
  readonly source: CandidateSource;
};

/** The weight of one source. */
export type SourceWeightInput = {
  /**
   * Factor on the source's weight in the policy, 0-10; 0 leaves the source out. For a caller without the scope `SERVER`, less than
   * 0.25 counts as 0.25: a list of one source would show what other people did.
   */
  readonly multiplier: Scalars['Float']['input'];
  /** The source. */
  readonly source: CandidateSource;
};

/** Result of `startImport`. */
export type StartImportPayload = {
  readonly __typename?: 'StartImportPayload';
  /** The import. Null if there is a problem. */
  readonly import?: Maybe<Import>;
  /** Why no import was started; empty if one was. */
  readonly problems: ReadonlyArray<Problem>;
};

/** Result of `startTraining`. */
export type StartTrainingPayload = {
  readonly __typename?: 'StartTrainingPayload';
  /** Why no training was started; empty if one was. */
  readonly problems: ReadonlyArray<Problem>;
  /** The training. Null if there is a problem. */
  readonly training?: Maybe<Training>;
};

/** Contents of the graph and serving statistics. */
export type Stats = {
  readonly __typename?: 'Stats';
  /** The graph engine. */
  readonly engine: GraphEngine;
  /** The engine's own version, as it reports it. */
  readonly engineVersion: Scalars['String']['output'];
  /** The serving model with its weights and metrics; null if the graph was never trained. */
  readonly model?: Maybe<ServingModel>;
  /** When it started to serve. */
  readonly modelSince?: Maybe<Scalars['DateTime']['output']>;
  /** Version of the serving model; null if the graph was never trained. */
  readonly modelVersion?: Maybe<Scalars['String']['output']>;
  /** Time of the newest event that the graph has applied. */
  readonly newestEventAt?: Maybe<Scalars['DateTime']['output']>;
  /** Number of nodes by label; labels without nodes are left out. */
  readonly nodes: ReadonlyArray<Total>;
  /** Origin of the data; null if nothing was imported. */
  readonly origin?: Maybe<DataOrigin>;
  /** Cumulative use over the catalog: most used items first, at most 50 points; empty before the first training. */
  readonly popularity?: Maybe<ReadonlyArray<PopularityPoint>>;
  /** Number of relationships by type; types without relationships are left out. Derived ones are counted in all versions. */
  readonly relationships: ReadonlyArray<Total>;
  /** Statistics of the responding process since its start. */
  readonly serving?: Maybe<ServingStats>;
};

/** Subscriptions over a WebSocket at `/graphql`, by the protocol of graphql-ws. */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /**
   * A user's list at once, and again after each event of theirs that this process accepted and the graph has applied, at
   * most twice a second. Ends when the server stops; subscribe again then. The number per connection is limited.
   */
  readonly recommendations?: Maybe<RecommendationConnection>;
};


/** Subscriptions over a WebSocket at `/graphql`, by the protocol of graphql-ws. */
export type SubscriptionRecommendationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  input?: InputMaybe<RecommendationInput>;
  minWatermark?: InputMaybe<Scalars['String']['input']>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};

/** A page of people whom a user may want to follow. */
export type SuggestedUserConnection = {
  readonly __typename?: 'SuggestedUserConnection';
  /** The people with score, reasons and cursors. */
  readonly edges: ReadonlyArray<SuggestedUserEdge>;
  /** The people alone. */
  readonly nodes: ReadonlyArray<User>;
  /** Position of this page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of people on all pages. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A person whom a user may want to follow. */
export type SuggestedUserEdge = {
  readonly __typename?: 'SuggestedUserEdge';
  /** Position of this person in the list. */
  readonly cursor: Scalars['String']['output'];
  /**
   * The person. If they did not agree to be shown to others, only callers with the scope `SERVER` can read their `name`: for
   * others it is null, with the error `FORBIDDEN`.
   */
  readonly node: User;
  /** Why the person is suggested, one to three reasons. */
  readonly reasons: ReadonlyArray<SuggestionReason>;
  /** Strength of the suggestion; comparable within one list only. Rounded to tenths for callers without the scope `SERVER`. */
  readonly score: Scalars['Float']['output'];
};

/** A suggestion for a search box. */
export type Suggestion = {
  readonly __typename?: 'Suggestion';
  /** The item. */
  readonly item: Item;
  /** The title of the item. No two suggestions have the same title. */
  readonly text: Scalars['String']['output'];
};

/** Why a person is suggested. Names only people who agreed to be shown. */
export type SuggestionReason = {
  readonly __typename?: 'SuggestionReason';
  /** How many people whom the user follows follow the person, from 3 on. Null otherwise: fewer could identify one. */
  readonly count?: Maybe<Scalars['Int']['output']>;
  /** The kind of reason. */
  readonly kind: SuggestionReasonKind;
  /** A sentence to show to the user, in English. */
  readonly text: Scalars['String']['output'];
  /** People behind it who agreed to be shown. */
  readonly users?: Maybe<ReadonlyArray<User>>;
};

/** A kind of reason for a suggested person. Values may be added: clients need a default branch. */
export type SuggestionReasonKind =
  /** People whom the user follows follow the person. Whom others follow is known as of the last training. */
  | 'FOLLOWED_BY'
  /** The person follows the user. */
  | 'FOLLOWS_YOU'
  /** The histories are similar. */
  | 'SIMILAR_TASTE'
  /** No more specific reason may be given. */
  | 'SUGGESTED';

/** A property that items share: a genre, a brand, a category, an author. */
export type Tag = Node & {
  readonly __typename?: 'Tag';
  /** The id as imported: unique among tags. */
  readonly id: Scalars['ID']['output'];
  /** Its available top items (at most 200), best first; empty before the first training. */
  readonly items?: Maybe<TagItemConnection>;
  /** Its kind, such as `genre` or `brand`. */
  readonly kind?: Maybe<Scalars['String']['output']>;
  /** Its name; its id if it has none. */
  readonly name: Scalars['String']['output'];
  /** Global id: opaque, unique over all types. */
  readonly nodeId: Scalars['ID']['output'];
  /**
   * What this user or visitor should see next among the items with this tag. Needs a user or a session. Null only together with
   * an error.
   */
  readonly recommendations?: Maybe<RecommendationConnection>;
};


/** A property that items share: a genre, a brand, a category, an author. */
export type TagItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A property that items share: a genre, a brand, a category, an author. */
export type TagRecommendationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  input?: InputMaybe<RecommendationInput>;
  minWatermark?: InputMaybe<Scalars['String']['input']>;
  session?: InputMaybe<SessionInput>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};

/** A page of tags. */
export type TagConnection = {
  readonly __typename?: 'TagConnection';
  /** The tags with their cursors. */
  readonly edges: ReadonlyArray<TagEdge>;
  /** The tags alone. */
  readonly nodes: ReadonlyArray<Tag>;
  /** Position of this page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of tags on all pages. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A tag on a page. */
export type TagEdge = {
  readonly __typename?: 'TagEdge';
  /** Position of this tag in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The tag. */
  readonly node: Tag;
};

/** A tag to create or update. */
export type TagInput = {
  /** Its id, unique among tags. */
  readonly id: Scalars['ID']['input'];
  /** Its kind, such as `genre`, `brand` or `author`. */
  readonly kind?: InputMaybe<Scalars['String']['input']>;
  /** Its name; the id where it has none. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
};

/** A page of top items of a tag. */
export type TagItemConnection = {
  readonly __typename?: 'TagItemConnection';
  /** The items with their relevance and cursors. */
  readonly edges: ReadonlyArray<TagItemEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Item>;
  /** Position of this page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of items on all pages. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One of the top items of a tag. */
export type TagItemEdge = {
  readonly __typename?: 'TagItemEdge';
  /** Position of this item in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Item;
  /**
   * How well the item represents the tag, 0-1: from the tag's weight on the item, the rarity of the tag and the popularity of
   * the item. Comparable within one list only.
   */
  readonly relevance: Scalars['Float']['output'];
};

/** A test of the tags of an item. All tags count, not only the 20 that `Item.tags` lists. */
export type TagTest =
  /** The item has all of these tags, by id. */
  { readonly allOf: ReadonlyArray<Scalars['ID']['input']>; readonly anyOf?: never; }
  |  /** The item has at least one of these tags, by id. */
  { readonly allOf?: never; readonly anyOf: ReadonlyArray<Scalars['ID']['input']>; };

/** A page of social ties. */
export type TieConnection = {
  readonly __typename?: 'TieConnection';
  /** The ties with their cursors. */
  readonly edges: ReadonlyArray<TieEdge>;
  /** The people at the other end. */
  readonly nodes: ReadonlyArray<User>;
  /** Position of this page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of ties on all pages. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A social tie. */
export type TieEdge = {
  readonly __typename?: 'TieEdge';
  /** Position of this tie in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The person at the other end. */
  readonly node: User;
  /** Start of the tie; null if unknown. */
  readonly since?: Maybe<Scalars['DateTime']['output']>;
  /** How strong the tie is, above 0 up to 1. */
  readonly strength: Scalars['Float']['output'];
};

/** A count by name. */
export type Total = {
  readonly __typename?: 'Total';
  /** A label, or a type of relationship. */
  readonly name: Scalars['String']['output'];
  /** Count. */
  readonly total: Scalars['SafeInt']['output'];
};

/** A training of the graph. */
export type Training = {
  readonly __typename?: 'Training';
  /** Why it failed; null unless it failed. */
  readonly failure?: Maybe<TrainingFailure>;
  /** When it ended; null while it runs. */
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Its id. */
  readonly id: Scalars['ID']['output'];
  /** What it has learned, as the JSON text that `attune train --json` prints; null unless it is done. */
  readonly report?: Maybe<Scalars['String']['output']>;
  /** When it was started. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** Where it stands. */
  readonly state: TrainingState;
  /** The progress of each job that has begun, in the order in which they began. */
  readonly steps: ReadonlyArray<TrainingStep>;
};

/** Why a training failed. */
export type TrainingFailure = {
  readonly __typename?: 'TrainingFailure';
  /** Which failure it is, such as `TRAINING_REFUSED` or `TRAINING_IN_PROGRESS`. */
  readonly code: ErrorCode;
  /** What to do about it. */
  readonly hint?: Maybe<Scalars['String']['output']>;
  /** What happened, as readable text. */
  readonly message: Scalars['String']['output'];
};

/** Engagements that a training may hold out. */
export type TrainingHoldout =
  /** Any, at random. */
  | 'any'
  /** The newest of each user. */
  | 'newest';

/** States of trainings. */
export type TrainingState =
  /** Stopped by `cancelTraining`, or because the server stops. */
  | 'canceled'
  /** Finished: its model serves. */
  | 'done'
  /** Ended without a new model; `failure` says why. */
  | 'failed'
  /** Being carried out. */
  | 'running';

/** Progress of one job of a training. */
export type TrainingStep = {
  readonly __typename?: 'TrainingStep';
  /** Finished parts, in a unit of the job. */
  readonly done: Scalars['SafeInt']['output'];
  /** The job, such as `neighborhoods`. */
  readonly job: Scalars['String']['output'];
  /** All parts, in the same unit; 0 while unknown. */
  readonly total: Scalars['SafeInt']['output'];
};

/** It could not be stored and nothing was written (`UNAVAILABLE`). */
export type UnavailableProblem = Problem & {
  readonly __typename?: 'UnavailableProblem';
  /** Which failure it is. */
  readonly code: ErrorCode;
  /** True if the same request can succeed later. */
  readonly isRetryable: Scalars['Boolean']['output'];
  /** What was expected, as readable text. Contains no personal value. */
  readonly message: Scalars['String']['output'];
  /** Path into the arguments, outermost first, with the index of each list entry; empty for the whole. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

/** Result of `unblockUser`. */
export type UnblockUserPayload = {
  readonly __typename?: 'UnblockUserPayload';
  /** The other user as they are now; only with their id if they are unknown. */
  readonly otherUser?: Maybe<User>;
  /** What could not be written, and why; empty if all of it was. */
  readonly problems: ReadonlyArray<Problem>;
  /** The user as they are now. */
  readonly user?: Maybe<User>;
  /** Pass it as `minWatermark` to get a list that reflects this write. Null if nothing was written. */
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

/** Result of `undoDismissal`. */
export type UndoDismissalPayload = {
  readonly __typename?: 'UndoDismissalPayload';
  /** The item; null if no item has this id. */
  readonly item?: Maybe<Item>;
  /** What could not be written, and why; empty if all of it was. */
  readonly problems: ReadonlyArray<Problem>;
  /** The user as they are now; null if no user has this id. */
  readonly user?: Maybe<User>;
  /** Pass it as `minWatermark` to get a list that reflects this write. Null if nothing was written. */
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

/** Result of `unfollowUser`. */
export type UnfollowUserPayload = {
  readonly __typename?: 'UnfollowUserPayload';
  /** The other user as they are now; only with their id if they are unknown. */
  readonly otherUser?: Maybe<User>;
  /** What could not be written, and why; empty if all of it was. */
  readonly problems: ReadonlyArray<Problem>;
  /** The user as they are now. */
  readonly user?: Maybe<User>;
  /** Pass it as `minWatermark` to get a list that reflects this write. Null if nothing was written. */
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

/** Result of `unmuteUser`. */
export type UnmuteUserPayload = {
  readonly __typename?: 'UnmuteUserPayload';
  /** The other user as they are now; only with their id if they are unknown. */
  readonly otherUser?: Maybe<User>;
  /** What could not be written, and why; empty if all of it was. */
  readonly problems: ReadonlyArray<Problem>;
  /** The user as they are now. */
  readonly user?: Maybe<User>;
  /** Pass it as `minWatermark` to get a list that reflects this write. Null if nothing was written. */
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

/** Result of `upsertItems`. Rows without a problem are written, even if others have one. */
export type UpsertItemsPayload = {
  readonly __typename?: 'UpsertItemsPayload';
  /** The items as they are now, one per row and in the order of the rows; null for a row with a problem. */
  readonly items?: Maybe<ReadonlyArray<Maybe<Item>>>;
  /** What could not be written, and why; empty if all of it was. */
  readonly problems: ReadonlyArray<Problem>;
  /** Pass it as `minWatermark` to get a list that reflects this write. Null if nothing was written. */
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

/** Result of `upsertTags`. Rows without a problem are written, even if others have one. */
export type UpsertTagsPayload = {
  readonly __typename?: 'UpsertTagsPayload';
  /** What could not be written, and why; empty if all of it was. */
  readonly problems: ReadonlyArray<Problem>;
  /** The tags as they are now, one per row and in the order of the rows; null for a row with a problem. */
  readonly tags?: Maybe<ReadonlyArray<Maybe<Tag>>>;
  /** Pass it as `minWatermark` to get a list that reflects this write. Null if nothing was written. */
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

/** Result of `upsertUsers`. Rows without a problem are written, even if others have one. */
export type UpsertUsersPayload = {
  readonly __typename?: 'UpsertUsersPayload';
  /** What could not be written, and why; empty if all of it was. */
  readonly problems: ReadonlyArray<Problem>;
  /** The users as they are now, one per row and in the order of the rows; null for a row with a problem. */
  readonly users?: Maybe<ReadonlyArray<Maybe<User>>>;
  /** Pass it as `minWatermark` to get a list that reflects this write. Null if nothing was written. */
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

/** A user who receives recommendations. All fields but the ids are personal and need permission to read. */
export type User = Node & {
  readonly __typename?: 'User';
  /** Users whom the user blocked, by id. */
  readonly blockedUsers?: Maybe<HiddenUserConnection>;
  /** What the user consents to. */
  readonly consent?: Maybe<Consent>;
  /** When they joined. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** Items that are never shown to the user again, newest dismissal first. */
  readonly dismissedItems?: Maybe<DismissedItemConnection>;
  /** People who follow the user, strongest tie first. */
  readonly followers?: Maybe<TieConnection>;
  /** People the user follows, strongest tie first. */
  readonly following?: Maybe<TieConnection>;
  /** Items the user engaged with lately (at most 100). */
  readonly history?: Maybe<HistoryConnection>;
  /** The id as imported: unique among users, and the id in other systems. */
  readonly id: Scalars['ID']['output'];
  /**
   * The user's interest in tags, strongest first: shares of the tags' weights. Each item of the recent history adds to
   * each of its tags `log(1 + weight)`, halved with every half-life of the serving model since, times the tag's weight on
   * the item. Tags that the user asked more of add half as much again together; a factor below 1 multiplies. No learned
   * weight takes part. Tags that the user asked to see none of come last, with probability 0. Without consent to
   * `PERSONALIZATION` only these are listed.
   */
  readonly interests?: Maybe<InterestConnection>;
  /** Users whom the user muted, by id. */
  readonly mutedUsers?: Maybe<HiddenUserConnection>;
  /** Display name; readable by everyone if the user agreed to be shown to others. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Users with the most similar history (at most 50), most similar first; empty before the first training. */
  readonly neighbors?: Maybe<NeighborConnection>;
  /** Global id: opaque, unique over all types. */
  readonly nodeId: Scalars['ID']['output'];
  /** Free properties, by name. */
  readonly properties?: Maybe<ReadonlyArray<Property>>;
  /** What the user should see next, ranked and explained. Null only together with an error. */
  readonly recommendations?: Maybe<RecommendationConnection>;
  /**
   * Tags that the user may care about, most promising first: by what people of the same taste like, by the tags of what the user
   * engaged with, and by the tags that go with these. Tags that the user asked to see none of are left out. Empty without consent
   * to personalization, and if nothing is known of the user.
   */
  readonly recommendedTags?: Maybe<RecommendedTagConnection>;
  /** True if the user may be named in the reasons of others, and everyone who follows them may see in lists what they do. */
  readonly showsToOthers?: Maybe<Scalars['Boolean']['output']>;
  /**
   * People whom the user may want to follow (at most 100), best first: people whom followed people follow, people with similar
   * history, and followers. A follow, block, mute or dismissal counts in the next answer. Users who deny
   * `SUGGEST_ME_TO_OTHERS` are never suggested. A user who denies `PERSONALIZATION` or `SOCIAL_SIGNALS` gets only people with
   * many followers, and so does a request with the header `Sec-GPC: 1`. Before the first training, only followers are suggested.
   */
  readonly suggestedUsers?: Maybe<SuggestedUserConnection>;
};


/** A user who receives recommendations. All fields but the ids are personal and need permission to read. */
export type UserBlockedUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A user who receives recommendations. All fields but the ids are personal and need permission to read. */
export type UserDismissedItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A user who receives recommendations. All fields but the ids are personal and need permission to read. */
export type UserFollowersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A user who receives recommendations. All fields but the ids are personal and need permission to read. */
export type UserFollowingArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A user who receives recommendations. All fields but the ids are personal and need permission to read. */
export type UserHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<HistoryOrder>;
};


/** A user who receives recommendations. All fields but the ids are personal and need permission to read. */
export type UserInterestsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  temperature?: InputMaybe<Scalars['Float']['input']>;
};


/** A user who receives recommendations. All fields but the ids are personal and need permission to read. */
export type UserMutedUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A user who receives recommendations. All fields but the ids are personal and need permission to read. */
export type UserNeighborsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A user who receives recommendations. All fields but the ids are personal and need permission to read. */
export type UserPropertiesArgs = {
  names?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** A user who receives recommendations. All fields but the ids are personal and need permission to read. */
export type UserRecommendationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  input?: InputMaybe<RecommendationInput>;
  minWatermark?: InputMaybe<Scalars['String']['input']>;
};


/** A user who receives recommendations. All fields but the ids are personal and need permission to read. */
export type UserRecommendedTagsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeKnown?: InputMaybe<Scalars['Boolean']['input']>;
  kind?: InputMaybe<Scalars['String']['input']>;
};


/** A user who receives recommendations. All fields but the ids are personal and need permission to read. */
export type UserSuggestedUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of users. */
export type UserConnection = {
  readonly __typename?: 'UserConnection';
  /** The users with their cursors. */
  readonly edges: ReadonlyArray<UserEdge>;
  /** Counts of values over the users of all pages. Only free properties. */
  readonly facets?: Maybe<ReadonlyArray<Facet>>;
  /** The users alone. */
  readonly nodes: ReadonlyArray<User>;
  /** Position of this page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of users on all pages. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};


/** A page of users. */
export type UserConnectionFacetsArgs = {
  by: ReadonlyArray<FacetInput>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A user on a page. */
export type UserEdge = {
  readonly __typename?: 'UserEdge';
  /** Position of this user in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The user. */
  readonly node: User;
};

/** A condition on users, by the rules of `ItemFilter`. */
export type UserFilter =
  /** Passes if all of these pass; always, if empty. */
  { readonly all: ReadonlyArray<UserFilter>; readonly any?: never; readonly ids?: never; readonly not?: never; readonly property?: never; }
  |  /** Passes if at least one of these passes; never, if empty. */
  { readonly all?: never; readonly any: ReadonlyArray<UserFilter>; readonly ids?: never; readonly not?: never; readonly property?: never; }
  |  /** Passes for the users with these ids, as imported. */
  { readonly all?: never; readonly any?: never; readonly ids: ReadonlyArray<Scalars['ID']['input']>; readonly not?: never; readonly property?: never; }
  |  /** Passes if this fails. */
  { readonly all?: never; readonly any?: never; readonly ids?: never; readonly not: UserFilter; readonly property?: never; }
  |  /** A test of a free property. */
  { readonly all?: never; readonly any?: never; readonly ids?: never; readonly not?: never; readonly property: PropertyTest; };

/** A user to create or update. */
export type UserInput = {
  /** When they joined. */
  readonly createdAt?: InputMaybe<Scalars['Instant']['input']>;
  /** Their id, unique among users. */
  readonly id: Scalars['ID']['input'];
  /** Display name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Free properties to set or remove; at most 50. Those that are not named stay; null in place of the list removes all. */
  readonly properties?: InputMaybe<ReadonlyArray<PropertyInput>>;
  /** True: the user may be named in the reasons of others, and everyone who follows them may see in lists what they do. */
  readonly showsToOthers?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Origin of weights. */
export type WeightsOrigin =
  /** Set by hand: these ranked better than the learned weights. */
  | 'hand-set'
  /** Learned from the users' next events. */
  | 'learned';

/** What a list leaves out. */
export type Withheld = {
  readonly __typename?: 'Withheld';
  /** The purpose that the user does not consent to. */
  readonly purpose: Purpose;
  /**
   * The sources that were not asked. Without personalization the list also ignores history, ties and interests; without
   * `SENSITIVE_INTERESTS` the part of the history that is about sensitive topics.
   */
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
