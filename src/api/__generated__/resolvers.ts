import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { UserModel, ItemModel, TagModel, RecommendationConnectionModel, RecommendationEdgeModel, StatsModel, SourceBlendModel } from '../models.ts';
import type { Contribution as ContributionModel, SourceCount as SourceCountModel, Reason as ReasonModel } from '../../domain/recommendation.ts';
import type { SourceStats as SourceStatsModel } from '../../observability/serving-stats.ts';
import type { Problem as ProblemModel } from '../../domain/problem.ts';
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
  /** An instant as an ISO 8601 text in UTC, such as `2026-11-25T10:15:00.000Z`. */
  DateTime: { input: Date; output: Date; }
  /**
   * What a person did, one of a closed list. An unknown word is a problem of its event alone.
   *
   * On an item: `CLICK`, `VIEW`, `PLAY`, `LIKE`, `SAVE`, `SHARE`, `COMMENT`, `RATING`, `CART`, `PURCHASE`. Against it: `RETURN`,
   * `HIDE`, `REPORT`. Shown, which says nothing about taste: `IMPRESSION`. About no item: `SEARCH`. Everything else:
   * `CUSTOM`, with its own name in `custom`, which the operator has mapped onto one of these.
   */
  EventKind: { input: string; output: string; }
  /**
   * When something happened: an ISO 8601 text with a zone, or whole epoch milliseconds. One that cannot be read is a problem
   * of its event alone.
   */
  EventTime: { input: unknown; output: unknown; }
  /** The value of a free property: a text, a number or a boolean. */
  Value: { input: unknown; output: string | number | boolean; }
};

/** A way of finding items. More may come: clients need a default branch. */
export type CandidateSource =
  /** What is new. */
  | 'FRESH'
  /** What the factor model expects of her: learned from everybody's history, ties and tags, solved anew for her. */
  | 'LATENT'
  /** What people like her use. */
  | 'NEIGHBORS'
  /** What most people use. */
  | 'POPULAR'
  /** Top items of the tags she is into. */
  | 'SHARED_TAGS'
  /** Items like those she used lately. */
  | 'SIMILAR_ITEMS'
  /** What people she follows use. */
  | 'SOCIAL'
  /** What is used by people followed by those she follows. */
  | 'SOCIAL_TWO_HOP'
  /** What more people use than before. */
  | 'TRENDING';

/** One source's share in an item's score. */
export type Contribution = {
  readonly __typename?: 'Contribution';
  /** What it adds to the score. */
  readonly logit: Scalars['Float']['output'];
  /** The score in the source's own scale. */
  readonly raw: Scalars['Float']['output'];
  /** Its part of all contributions, 0-1. */
  readonly share: Scalars['Float']['output'];
  /** The source. */
  readonly source: CandidateSource;
};

/** One thing a person did. */
export type EventInput = {
  /** How many repeats this event stands for, 1-1000. */
  readonly count?: InputMaybe<Scalars['Int']['input']>;
  /** The name of a `CUSTOM` kind. */
  readonly custom?: InputMaybe<Scalars['String']['input']>;
  /** For how long it was viewed or played, in milliseconds. Under two seconds without a `portion` weighs a quarter. */
  readonly dwellMs?: InputMaybe<Scalars['Int']['input']>;
  /** Made by the client, unique among the events of its user; send an event again with the same id after a lost answer. */
  readonly eventId: Scalars['ID']['input'];
  /** To which item. Every kind but `SEARCH` needs one; a new item is made. */
  readonly itemId?: InputMaybe<Scalars['ID']['input']>;
  /** What it was. */
  readonly kind: Scalars['EventKind']['input'];
  /** When. Late is fine; more than five minutes ahead of the server's clock is not. */
  readonly occurredAt: Scalars['EventTime']['input'];
  /** How much of the item was viewed or played, 0-1: a `VIEW` or `PLAY` weighs that much. */
  readonly portion?: InputMaybe<Scalars['Float']['input']>;
  /** The value of a `RATING`, on the operator's scale. */
  readonly rating?: InputMaybe<Scalars['Float']['input']>;
  /** The served list that led to it: its position there is taken from the list, never from the client. */
  readonly recommendationId?: InputMaybe<Scalars['ID']['input']>;
  /** Who did it. Somebody new is made. */
  readonly userId: Scalars['ID']['input'];
};

/** What became of one event. */
export type EventResult = {
  readonly __typename?: 'EventResult';
  /** The event's id, as it came. */
  readonly eventId: Scalars['ID']['output'];
  /** Why it was rejected; empty otherwise. */
  readonly problems: ReadonlyArray<Problem>;
  /** Whether it counts. */
  readonly status: EventStatus;
};

/** What became of events. Floats, because they may pass what an Int can hold. */
export type EventStats = {
  readonly __typename?: 'EventStats';
  /** Taken in. */
  readonly accepted: Scalars['Float']['output'];
  /** Taken in during the last 60 seconds. */
  readonly acceptedLastMinute: Scalars['Float']['output'];
  /** Known already: counted once. */
  readonly duplicates: Scalars['Float']['output'];
  /** Refused, each with its problems. */
  readonly rejected: Scalars['Float']['output'];
};

/** Whether an event counts. */
export type EventStatus =
  /** Kept for good. */
  | 'ACCEPTED'
  /** Known already by its id, and counted once. */
  | 'DUPLICATE'
  /** Not kept: see its problems. */
  | 'REJECTED';

/** A step taken because the sources alone did not fill the list. */
export type FallbackStep =
  /** Filled from the catalog by popularity. These items have no contributions, and a reason of kind `SUGGESTED` that says so. */
  | 'CATALOG'
  /** Nothing was left that may be shown. */
  | 'EMPTY'
  /** The graph does not answer: what was most popular when it did. */
  | 'GLOBAL_POPULAR'
  /** The graph does not answer: her last list, with what of it may still be shown. `asOf` says how old it is. */
  | 'LAST_LIST'
  /**
   * The graph does not answer, and her last list cannot be shown again: what was most popular when it did, of what that list
   * was about.
   */
  | 'SEGMENT_POPULAR';

/** Something about the input. */
export type FieldProblem = Problem & {
  readonly __typename?: 'FieldProblem';
  /** What kind of problem it is. */
  readonly code: ProblemCode;
  /** True if the same request can succeed later. */
  readonly isRetryable: Scalars['Boolean']['output'];
  /** What was expected, for a person to read. Holds no personal value. */
  readonly message: Scalars['String']['output'];
  /** Where in the arguments, from outside in; empty for the whole. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

/** A page of a person's history. */
export type HistoryConnection = {
  readonly __typename?: 'HistoryConnection';
  /** What she engaged with, with cursors. */
  readonly edges: ReadonlyArray<HistoryEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Item>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** An item a person engaged with. */
export type HistoryEdge = {
  readonly __typename?: 'HistoryEdge';
  /** Place of this item in the history. */
  readonly cursor: Scalars['String']['output'];
  /** When she last did something to it. */
  readonly lastAt: Scalars['DateTime']['output'];
  /** The item. */
  readonly node: Item;
  /** Sum of the weights of what she did to it. */
  readonly weight: Scalars['Float']['output'];
};

/** How much a user is interested in a tag. */
export type Interest = {
  readonly __typename?: 'Interest';
  /** The natural logarithm of the tag's share at temperature 1, at most 0. */
  readonly logit: Scalars['Float']['output'];
  /**
   * The tag's share of the weights of all of the user's tags, 0-1; all of them sum to one. It is a share of past
   * interest, not the chance of a next action.
   */
  readonly probability: Scalars['Float']['output'];
  /** The tag. */
  readonly tag: Tag;
};

/** Something that can be recommended: a product, a song, a post, a fund. */
export type Item = Node & {
  readonly __typename?: 'Item';
  /** Not listed or recommended before this instant. */
  readonly availableFrom?: Maybe<Scalars['DateTime']['output']>;
  /** Not listed or recommended from this instant on. */
  readonly availableUntil?: Maybe<Scalars['DateTime']['output']>;
  /** When it came into being. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** The id as imported: unique among items, the one other systems know. */
  readonly id: Scalars['ID']['output'];
  /** A picture of it. */
  readonly imageUrl?: Maybe<Scalars['String']['output']>;
  /** What it is, such as `product`, `video` or `artist`. */
  readonly kind: Scalars['String']['output'];
  /** Global id: opaque, unique over all types. */
  readonly nodeId: Scalars['ID']['output'];
  /** Free properties, by name. */
  readonly properties: ReadonlyArray<Property>;
  /** Available items that the same people like (at most 50), most similar first; empty before the first training. */
  readonly similarItems: ScoredItemConnection;
  /** Its strongest tags (at most 20), strongest first. */
  readonly tags: ItemTagConnection;
  /** What people call it; its id if it has no title. */
  readonly title: Scalars['String']['output'];
  /** Its page. */
  readonly url?: Maybe<Scalars['String']['output']>;
};


/** Something that can be recommended: a product, a song, a post, a fund. */
export type ItemPropertiesArgs = {
  names?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
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
  /** The items alone. */
  readonly nodes: ReadonlyArray<Item>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** An item on a page. */
export type ItemEdge = {
  readonly __typename?: 'ItemEdge';
  /** Place of this item in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Item;
};

/** An item, or more about one. */
export type ItemInput = {
  /** When it came into the catalog of its owner. A new item without it is added now. */
  readonly addedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Not shown before. */
  readonly availableFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Not shown from then on. */
  readonly availableUntil?: InputMaybe<Scalars['DateTime']['input']>;
  /** A picture of it. */
  readonly imageUrl?: InputMaybe<Scalars['String']['input']>;
  /** The item's own id. */
  readonly itemId: Scalars['ID']['input'];
  /** What it is: movie, product, post .. */
  readonly kind?: InputMaybe<Scalars['String']['input']>;
  /** Free properties; at most 50. */
  readonly properties?: InputMaybe<ReadonlyArray<PropertyInput>>;
  /** Its tags, replacing those that were given by this mutation before; at most 50. New tags are made. */
  readonly tags?: InputMaybe<ReadonlyArray<ItemTagInput>>;
  /** Its title. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** Where it is. */
  readonly url?: InputMaybe<Scalars['String']['input']>;
};

/** A page of an item's tags. */
export type ItemTagConnection = {
  readonly __typename?: 'ItemTagConnection';
  /** The tags with their weights and cursors. */
  readonly edges: ReadonlyArray<ItemTagEdge>;
  /** The tags alone. */
  readonly nodes: ReadonlyArray<Tag>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** A tag that an item carries. */
export type ItemTagEdge = {
  readonly __typename?: 'ItemTagEdge';
  /** Place of this tag in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The tag. */
  readonly node: Tag;
  /** How strongly the item carries it; its strongest tag has 1. */
  readonly weight: Scalars['Float']['output'];
};

/** A tag of an item. */
export type ItemTagInput = {
  /** The tag. */
  readonly tagId: Scalars['ID']['input'];
  /** How much it says about the item, above 0 and at most 1000. */
  readonly weight?: InputMaybe<Scalars['Float']['input']>;
};

/**
 * How a model ranked interactions that were held out of a rehearsal of its training: people's newest, or any of them in data
 * without dates or where it was trained to foretell those.
 */
export type ModelMetrics = {
  readonly __typename?: 'ModelMetrics';
  /** The same by the weights set by hand. */
  readonly handSetItemsShown?: Maybe<Scalars['Int']['output']>;
  /** NDCG@10 of the weights set by hand on the same lists. */
  readonly handSetNdcgAt10: Scalars['Float']['output'];
  /** NDCG@10 of the recipe that served before, by the form that ranked; null where it is the same, or nothing served. */
  readonly incumbentNdcgAt10?: Maybe<Scalars['Float']['output']>;
  /** The same by the item softmax; null where `itemSoftmaxNdcgAt10` is, too. */
  readonly itemSoftmaxItemsShown?: Maybe<Scalars['Int']['output']>;
  /** NDCG@10 of the item softmax alone; null where it was not learned. */
  readonly itemSoftmaxNdcgAt10?: Maybe<Scalars['Float']['output']>;
  /**
   * Different items in the best ten of all these lists by the learned weights; null, as the next three, where the training is
   * older than this number.
   */
  readonly itemsShown?: Maybe<Scalars['Int']['output']>;
  /** NDCG@10 of the learned weights, 0-1; nobody's list is ranked by weights fitted on her. */
  readonly ndcgAt10: Scalars['Float']['output'];
  /** Part of the held-out items that any source proposed, 0-1. */
  readonly poolRecall: Scalars['Float']['output'];
  /** How many interactions were held out. */
  readonly positives: Scalars['Int']['output'];
  /** The same with trees on top; null where `treesNdcgAt10` is, too. */
  readonly treesItemsShown?: Maybe<Scalars['Int']['output']>;
  /** NDCG@10 of the learned weights with trees on top; null where none were grown, or the weights set by hand did better. */
  readonly treesNdcgAt10?: Maybe<Scalars['Float']['output']>;
  /** People whose interactions were held out. */
  readonly users: Scalars['Int']['output'];
};

/** Entry points of writing. Expected outcomes are data: look at `problems`. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** How much she wants of a tag: 0 never shows its items, 1 forgets what she said before, more than 1 shows more. */
  readonly adjustInterest: WritePayload;
  /** Deletes items with everything that hangs on them. Those that do not exist are no problem. */
  readonly deleteItems: WritePayload;
  /**
   * Never show her this item again. Takes effect like a `HIDE` event: durable at once, in the answers that have seen
   * `watermark`.
   */
  readonly dismiss: WritePayload;
  /**
   * What people did, in any order, late or repeated: an event counts once, by its `eventId`. Every event has a result of its
   * own; one bad event never refuses the rest. An accepted one is on disk and will be in the answers that have seen
   * `watermark`.
   */
  readonly recordEvents: RecordEventsPayload;
  /**
   * Ties one user to another. A block also ends what ties the two, both ways, and takes each out of the other's lists and
   * reasons with the next answer.
   */
  readonly relate: WritePayload;
  /** Ends a tie. One that does not exist is no problem. */
  readonly unrelate: WritePayload;
  /** Makes items, or states more about them: what is named replaces what was, the rest stays. */
  readonly upsertItems: WritePayload;
  /** Makes tags, or states more about them: what is named replaces what was, the rest stays. */
  readonly upsertTags: WritePayload;
  /** Makes users, or states more about them: what is named replaces what was, the rest stays. */
  readonly upsertUsers: WritePayload;
};


/** Entry points of writing. Expected outcomes are data: look at `problems`. */
export type MutationAdjustInterestArgs = {
  factor: Scalars['Float']['input'];
  tagId: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
};


/** Entry points of writing. Expected outcomes are data: look at `problems`. */
export type MutationDeleteItemsArgs = {
  itemIds: ReadonlyArray<Scalars['ID']['input']>;
};


/** Entry points of writing. Expected outcomes are data: look at `problems`. */
export type MutationDismissArgs = {
  itemId: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
};


/** Entry points of writing. Expected outcomes are data: look at `problems`. */
export type MutationRecordEventsArgs = {
  events: ReadonlyArray<EventInput>;
};


/** Entry points of writing. Expected outcomes are data: look at `problems`. */
export type MutationRelateArgs = {
  isMutual?: InputMaybe<Scalars['Boolean']['input']>;
  kind: RelationshipKind;
  otherId: Scalars['ID']['input'];
  strength?: InputMaybe<Scalars['Float']['input']>;
  userId: Scalars['ID']['input'];
};


/** Entry points of writing. Expected outcomes are data: look at `problems`. */
export type MutationUnrelateArgs = {
  isMutual?: InputMaybe<Scalars['Boolean']['input']>;
  kind: RelationshipKind;
  otherId: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
};


/** Entry points of writing. Expected outcomes are data: look at `problems`. */
export type MutationUpsertItemsArgs = {
  items: ReadonlyArray<ItemInput>;
};


/** Entry points of writing. Expected outcomes are data: look at `problems`. */
export type MutationUpsertTagsArgs = {
  tags: ReadonlyArray<TagInput>;
};


/** Entry points of writing. Expected outcomes are data: look at `problems`. */
export type MutationUpsertUsersArgs = {
  users: ReadonlyArray<UserInput>;
};

/** A page of a person's neighbors. */
export type NeighborConnection = {
  readonly __typename?: 'NeighborConnection';
  /** The neighbors with their similarity and cursors. */
  readonly edges: ReadonlyArray<NeighborEdge>;
  /** The neighbors alone. */
  readonly nodes: ReadonlyArray<User>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** A person like another. */
export type NeighborEdge = {
  readonly __typename?: 'NeighborEdge';
  /** Place of this neighbor in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The neighbor. */
  readonly node: User;
  /** How alike they are; comparable inside one list only. */
  readonly similarity: Scalars['Float']['output'];
};

/** Anything that can be found by one global id. */
export type Node = {
  /** Global id: opaque, unique over all types. Ask `node(nodeId:)` with it. */
  readonly nodeId: Scalars['ID']['output'];
};

/** How long operations with one root field took. */
export type OperationStats = {
  readonly __typename?: 'OperationStats';
  /** Their mean, in milliseconds. */
  readonly meanMs: Scalars['Float']['output'];
  /** The root field; `mixed` where there were several, `invalid` where the document was refused. */
  readonly name: Scalars['String']['output'];
  /** 95 of 100 took no longer than about this, in milliseconds; read off a histogram. */
  readonly p95Ms: Scalars['Float']['output'];
  /** How many. A Float, because it may pass what an Int can hold. */
  readonly total: Scalars['Float']['output'];
};

/** Where a page lies in its list. Ask for the next one with `after: endCursor`. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /**
   * Where this page ends: the cursor of its last edge, or of an entry after it that was deleted meanwhile. Never null if
   * more follows.
   */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** True if more follows this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** True if something came before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first edge; null on an empty page. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** How personal a list is. */
export type Personalization =
  /** The user is known but has no history yet. */
  | 'COLD_START'
  /** Made from her history, ties and tags. */
  | 'FULL'
  /** No user has this id. */
  | 'UNKNOWN_USER';

/** A point of the curve that says how much of all use the most used items have. */
export type PopularityPoint = {
  readonly __typename?: 'PopularityPoint';
  /** Their part of all pairs of a person and an item she used, 0-1. */
  readonly interactions: Scalars['Float']['output'];
  /** The most used items up to here, as a part of the catalog, 0-1. */
  readonly items: Scalars['Float']['output'];
};

/** An expected outcome that is not success: what is wrong, where, and whether trying again can help. */
export type Problem = {
  /** What kind of problem it is. */
  readonly code: ProblemCode;
  /** True if the same request can succeed later. */
  readonly isRetryable: Scalars['Boolean']['output'];
  /** What was expected, for a person to read. Holds no personal value. */
  readonly message: Scalars['String']['output'];
  /** Where in the arguments, from outside in; empty for the whole. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

/** Kinds of problems. */
export type ProblemCode =
  /** The id is taken by something else. */
  | 'CONFLICT'
  /** A value is missing or not what its description allows. */
  | 'INVALID'
  /** Nothing has this id. */
  | 'NOT_FOUND'
  /** Too much waits to be applied: try again after `retryAfterMs`. */
  | 'RATE_LIMITED'
  /** A limit of the graph is reached. */
  | 'TOO_LARGE'
  /** It could not be kept: nothing was written, try again. */
  | 'UNAVAILABLE';

/** A property the importer kept beside those that Attune knows. */
export type Property = {
  readonly __typename?: 'Property';
  /** Its name as imported. */
  readonly name: Scalars['String']['output'];
  /** Its value. */
  readonly value: Scalars['Value']['output'];
};

/** A free property. */
export type PropertyInput = {
  /** Its name: none of those that the type has as fields. */
  readonly name: Scalars['String']['input'];
  /** Its value. */
  readonly value: Scalars['Value']['input'];
};

/** Entry points of reading. */
export type Query = {
  readonly __typename?: 'Query';
  /** One item; null if there is none with this id. */
  readonly item?: Maybe<Item>;
  /** The available items of the catalog, most used first. Reads the whole catalog: meant for search boxes and tools. */
  readonly items: ItemConnection;
  /** Whatever has this global id; null if nothing does. */
  readonly node?: Maybe<Node>;
  /** Several at once, in the order asked; null in the place of each that does not exist. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /**
   * What this user should see next, ranked and explained. An unknown user gets the list of somebody new
   * (`personalization: UNKNOWN_USER`). Null only together with an error.
   */
  readonly recommendations?: Maybe<RecommendationConnection>;
  /** What is in the graph: for the operator, and slow on a large one. Null only together with an error. */
  readonly stats?: Maybe<Stats>;
  /** One tag; null if there is none with this id. */
  readonly tag?: Maybe<Tag>;
  /** The tags, most used first. */
  readonly tags: TagConnection;
  /** One user; null if there is none with this id. */
  readonly user?: Maybe<User>;
  /** All users by id. */
  readonly users: UserConnection;
  /** The version of this service. */
  readonly version: Scalars['String']['output'];
};


/** Entry points of reading. */
export type QueryItemArgs = {
  id: Scalars['ID']['input'];
};


/** Entry points of reading. */
export type QueryItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kinds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** Entry points of reading. */
export type QueryNodeArgs = {
  nodeId: Scalars['ID']['input'];
};


/** Entry points of reading. */
export type QueryNodesArgs = {
  nodeIds: ReadonlyArray<Scalars['ID']['input']>;
};


/** Entry points of reading. */
export type QueryRecommendationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  input?: InputMaybe<RecommendationInput>;
  userId: Scalars['ID']['input'];
};


/** Entry points of reading. */
export type QueryTagArgs = {
  id: Scalars['ID']['input'];
};


/** Entry points of reading. */
export type QueryTagsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** Entry points of reading. */
export type QueryUserArgs = {
  id: Scalars['ID']['input'];
};


/** Entry points of reading. */
export type QueryUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};

/** A form of the interest model. */
export type Ranker =
  /** Linear in what the sources say. */
  | 'BLEND'
  /** A softmax over items of the person's embedding. */
  | 'ITEM_SOFTMAX'
  /** The same with trees on top. */
  | 'TREES';

/** Too much for now. */
export type RateLimited = Problem & {
  readonly __typename?: 'RateLimited';
  /** `RATE_LIMITED`. */
  readonly code: ProblemCode;
  /** True: later there may be room. */
  readonly isRetryable: Scalars['Boolean']['output'];
  /** What is too much. */
  readonly message: Scalars['String']['output'];
  /** Where in the arguments, from outside in; empty for the whole. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** When to try again, in milliseconds from now. */
  readonly retryAfterMs: Scalars['Int']['output'];
};

/** Why an item is in the list. Names nobody who has not agreed to be shown. */
export type Reason = {
  readonly __typename?: 'Reason';
  /** How many people are behind it; null below three, where a count could give a person away. */
  readonly count?: Maybe<Scalars['Int']['output']>;
  /** Items of her history that led here, strongest first. */
  readonly items: ReadonlyArray<Item>;
  /** What sort of reason. */
  readonly kind: ReasonKind;
  /** People behind it who agreed to be shown. */
  readonly people: ReadonlyArray<User>;
  /** Tags that led here, strongest first. */
  readonly tags: ReadonlyArray<Tag>;
  /** A sentence to show to the person. */
  readonly text: Scalars['String']['output'];
  /** Part of the item's positive evidence that this reason tells, 0-1. */
  readonly weight: Scalars['Float']['output'];
};

/** A sort of reason. More may come: clients need a default branch. */
export type ReasonKind =
  /** It is like items of her history. */
  | 'BECAUSE_ITEM'
  /** It carries tags she is into. */
  | 'INTEREST_TAG'
  /** It is new. */
  | 'NEW_ITEM'
  /** It is popular. */
  | 'POPULAR'
  /** People like her use it. */
  | 'SIMILAR_USERS'
  /** People she follows, or people they follow, use it. */
  | 'SOCIAL_PROOF'
  /** Nothing more telling may be said. */
  | 'SUGGESTED'
  /** It is on the rise. */
  | 'TRENDING';

/** A page of a served list. */
export type RecommendationConnection = {
  readonly __typename?: 'RecommendationConnection';
  /** The newest event this list has seen; null where the graph holds none. */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** What each source brought. */
  readonly candidateCounts: ReadonlyArray<SourceCount>;
  /** Sources that failed or were late: the list was made without them. */
  readonly degraded: ReadonlyArray<CandidateSource>;
  /** The items with rank, probability, contributions and reasons. */
  readonly edges: ReadonlyArray<RecommendationEdge>;
  /** Steps taken, in order, because the sources alone did not fill the list. */
  readonly fallback: ReadonlyArray<FallbackStep>;
  /** Version of the model that ranked; null if the graph was never trained. */
  readonly modelVersion?: Maybe<Scalars['String']['output']>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Item>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** How personal the list is. */
  readonly personalization: Personalization;
  /** Id of the list that was served; all its pages share it. */
  readonly recommendationId: Scalars['ID']['output'];
  /** False if the graph had not seen `atLeast` in time: ask again for a fresher list. */
  readonly sawAtLeast: Scalars['Boolean']['output'];
  /** Time it took to answer this page, in milliseconds. */
  readonly tookMs: Scalars['Float']['output'];
  /**
   * How much of what was recorded here this list has seen: every event before this watermark. It may have seen more: what
   * a viewer waits for need not wait for others. Read before the first source started; null where nothing was recorded.
   */
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

/** A recommended item. */
export type RecommendationEdge = {
  readonly __typename?: 'RecommendationEdge';
  /** What the item's score starts from, apart from what sources say of it: below 0 where popularity counts against it. */
  readonly bias: Scalars['Float']['output'];
  /** What each source added. Empty for an item that no source proposed: it only fills the list. */
  readonly contributions: ReadonlyArray<Contribution>;
  /** Place of this item in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Item;
  /**
   * Share of interest among everything that sources proposed for this list; comparable inside one list only. 0 for an
   * item that only fills the list. Where no source proposed anything, the shares are among the fillers, and say no more than
   * their order.
   */
  readonly probability: Scalars['Float']['output'];
  /**
   * With which probability it came to its place, given the items before it; null where no place was drawn at random
   * (`ATTUNE_EXPLORATION`). Weigh what you learn from the list by its inverse.
   */
  readonly propensity?: Maybe<Scalars['Float']['output']>;
  /** 1 for the first of the list, counted over all pages. */
  readonly rank: Scalars['Int']['output'];
  /** Why this item, most important first; at least one. */
  readonly reasons: ReadonlyArray<Reason>;
  /** The logit: `bias` and the contributions' logits add up to it. */
  readonly score: Scalars['Float']['output'];
};

/** What to change about a list. */
export type RecommendationInput = {
  /**
   * The `watermark` of a write: the answer waits, a second at most, until the graph has seen that write and all that came
   * from the viewer before it by the same way. `sawAtLeast` says whether it has.
   */
  readonly atLeast?: InputMaybe<Scalars['String']['input']>;
  /** No item that carries any of these tags; at most 100. */
  readonly avoidedTagIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /**
   * How far alike items are spread apart, 0-1: 0 keeps the order of the scores, at 1 only being unlike counts. Items are
   * alike by shared tags and by the sources that brought them. Scores and probabilities stay each item's own.
   */
  readonly diversity?: InputMaybe<Scalars['Float']['input']>;
  /** Never these items; at most 500. */
  readonly excludedItemIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only items of these kinds; at most 50. Omitted or empty: any kind. */
  readonly itemKinds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /**
   * Most items of the list whose strongest tag is the same, 1-1000, in place of the policy's cap. The best of each tag
   * stay, so a low cap can make the list short.
   */
  readonly maxPerTag?: InputMaybe<Scalars['Int']['input']>;
  /** Only items that carry all of these tags; at most 20. */
  readonly requiredTagIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Sources to weigh more or less than the policy does; those left out keep their weight. */
  readonly sources?: InputMaybe<ReadonlyArray<SourceWeightInput>>;
  /** Softmax temperature, 0.01-100: above 1 evens the probabilities out, below 1 sharpens them. Order stays. */
  readonly temperature?: InputMaybe<Scalars['Float']['input']>;
};

/** What became of a batch. */
export type RecordEventsPayload = {
  readonly __typename?: 'RecordEventsPayload';
  /** How many were accepted. */
  readonly accepted: Scalars['Int']['output'];
  /** How many were known already. */
  readonly duplicates: Scalars['Int']['output'];
  /** How many were rejected. */
  readonly rejected: Scalars['Int']['output'];
  /** One an event, in the order of the events. */
  readonly results: ReadonlyArray<EventResult>;
  /** Pass it as `atLeast` to ask for an answer that has seen all of these events. Null if none of them was kept. */
  readonly watermark?: Maybe<Scalars['String']['output']>;
};

/** Ties between two users. */
export type RelationshipKind =
  /** Neither plays any part in the other's lists. */
  | 'BLOCKS'
  /** What she does shows in the lists of whoever follows her. */
  | 'FOLLOWS'
  /** Whoever is muted plays no part in her lists. */
  | 'MUTES';

/** A page of items with a score each. */
export type ScoredItemConnection = {
  readonly __typename?: 'ScoredItemConnection';
  /** The items with their scores and cursors. */
  readonly edges: ReadonlyArray<ScoredItemEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Item>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** An item on a page, with its score. */
export type ScoredItemEdge = {
  readonly __typename?: 'ScoredItemEdge';
  /** Place of this item in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Item;
  /** How well it fits what the list belongs to; comparable inside one list only. */
  readonly score: Scalars['Float']['output'];
};

/** The model that serves: the weights of its sources, and how they ranked what was held out of its training. */
export type ServingModel = {
  readonly __typename?: 'ServingModel';
  /** How well each form ranked what was held out; null where `origin` is null. */
  readonly metrics?: Maybe<ModelMetrics>;
  /** NDCG@10 of that form on what was held out, 0-1; null where `origin` is null. */
  readonly ndcgAt10?: Maybe<Scalars['Float']['output']>;
  /** Where its weights come from; null where there was too little to learn from: the policy's own weights rank. */
  readonly origin?: Maybe<WeightsOrigin>;
  /**
   * The form of the interest model that ranked best what was held out, or as well while it showed notably more items. It ranks
   * unless `ATTUNE_RANKER` names another; null where `origin` is null.
   */
  readonly ranker?: Maybe<Ranker>;
  /** When its training began; null if nobody knows. */
  readonly trainedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Its version. */
  readonly version: Scalars['String']['output'];
  /** What each source adds to a score by the blend, on which trees stand; empty where `origin` is null. */
  readonly weights: ReadonlyArray<SourceBlend>;
};

/** What one process has served. Each process counts for itself, and counts anew when it starts. */
export type ServingStats = {
  readonly __typename?: 'ServingStats';
  /** Different items among them (an estimate), as a part of the catalog, 0-1. */
  readonly coverage: Scalars['Float']['output'];
  /** What became of the events that were sent to it. */
  readonly events: EventStats;
  /** Operations it answered, by root field, most asked first. */
  readonly operations: ReadonlyArray<OperationStats>;
  /** Items on pages of recommendations, repeats counted. A Float, because it may pass what an Int can hold. */
  readonly servedItems: Scalars['Float']['output'];
  /** When it started. */
  readonly since: Scalars['DateTime']['output'];
  /** What candidate sources did, those that were asked. */
  readonly sources: ReadonlyArray<SourceStats>;
};

/**
 * What a source adds to the score of an item it knows: `scaled * slope`, where `scaled` is its score divided by its best for
 * that person, and `proposed` where it proposed the item.
 */
export type SourceBlend = {
  readonly __typename?: 'SourceBlend';
  /** Added for having been proposed at all. */
  readonly proposed: Scalars['Float']['output'];
  /** Times its score, 0-1. */
  readonly slope: Scalars['Float']['output'];
  /** The source. */
  readonly source: CandidateSource;
};

/** What one source brought to a list. */
export type SourceCount = {
  readonly __typename?: 'SourceCount';
  /** Of those, left after filters. */
  readonly afterFilter: Scalars['Int']['output'];
  /** Items it proposed. */
  readonly generated: Scalars['Int']['output'];
  /** Of those, on this page. */
  readonly returned: Scalars['Int']['output'];
  /** The source. */
  readonly source: CandidateSource;
};

/** What one candidate source did. */
export type SourceStats = {
  readonly __typename?: 'SourceStats';
  /** Times it answered in time. */
  readonly answered: Scalars['Float']['output'];
  /** Times it failed, and lists were made without it. */
  readonly failed: Scalars['Float']['output'];
  /** Times it came late, and lists were made without it. */
  readonly late: Scalars['Float']['output'];
  /** How long it took on average, in milliseconds. */
  readonly meanMs: Scalars['Float']['output'];
  /** Its part in the scores of all items served, 0-1. */
  readonly share: Scalars['Float']['output'];
  /** The source. */
  readonly source: CandidateSource;
};

/** How much one source counts. */
export type SourceWeightInput = {
  /** The source. */
  readonly source: CandidateSource;
  /** Factor on the source's weight in the policy, 0-10; 0 leaves the source out. */
  readonly weight: Scalars['Float']['input'];
};

/** What is in the graph. */
export type Stats = {
  readonly __typename?: 'Stats';
  /** Which engine holds it: `embedded` or `neo4j`. */
  readonly engine: Scalars['String']['output'];
  /** The engine's own version, as it reports it. */
  readonly engineVersion: Scalars['String']['output'];
  /** What that model was made of and how well it ranked; null if the graph was never trained. */
  readonly model?: Maybe<ServingModel>;
  /** Since when it serves. */
  readonly modelSince?: Maybe<Scalars['DateTime']['output']>;
  /** The model that serves; null if the graph was never trained. */
  readonly modelVersion?: Maybe<Scalars['String']['output']>;
  /** The newest event that the graph has seen. */
  readonly newestEventAt?: Maybe<Scalars['DateTime']['output']>;
  /** Nodes by label, those that exist. */
  readonly nodes: ReadonlyArray<Total>;
  /**
   * Where the graph came from: `demo` or `import`, with its name and whether it is still being filled; null where
   * nothing was imported.
   */
  readonly origin?: Maybe<Scalars['String']['output']>;
  /** How use spreads over the catalog: most used items first, in at most 50 points; empty before the first training. */
  readonly popularity: ReadonlyArray<PopularityPoint>;
  /** Relationships by type, those that exist. Derived ones are counted in every version. */
  readonly relationships: ReadonlyArray<Total>;
  /** What the process that answers this has served since it started. */
  readonly serving: ServingStats;
};

/** What is pushed over a WebSocket, by the protocol of graphql-ws, at the address of all operations. */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /**
   * A user's list at once, and again whenever she did something that this process took in: once the graph has seen it, at
   * most twice a second. Ends when the server stops; subscribe again then. A connection may hold a few at a time.
   */
  readonly recommendations: RecommendationConnection;
};


/** What is pushed over a WebSocket, by the protocol of graphql-ws, at the address of all operations. */
export type SubscriptionRecommendationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  input?: InputMaybe<RecommendationInput>;
  userId: Scalars['ID']['input'];
};

/** What items have in common: a genre, a brand, a category, an author. */
export type Tag = Node & {
  readonly __typename?: 'Tag';
  /** The id as imported: unique among tags. */
  readonly id: Scalars['ID']['output'];
  /** Its available top items (at most 200), best first; empty before the first training. */
  readonly items: ScoredItemConnection;
  /** What sort of tag it is, such as `genre` or `brand`. */
  readonly kind?: Maybe<Scalars['String']['output']>;
  /** What people call it; its id if it has no name. */
  readonly name: Scalars['String']['output'];
  /** Global id: opaque, unique over all types. */
  readonly nodeId: Scalars['ID']['output'];
};


/** What items have in common: a genre, a brand, a category, an author. */
export type TagItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of tags. */
export type TagConnection = {
  readonly __typename?: 'TagConnection';
  /** The tags with their cursors. */
  readonly edges: ReadonlyArray<TagEdge>;
  /** The tags alone. */
  readonly nodes: ReadonlyArray<Tag>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** A tag on a page. */
export type TagEdge = {
  readonly __typename?: 'TagEdge';
  /** Place of this tag in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The tag. */
  readonly node: Tag;
};

/** A tag, or more about it. */
export type TagInput = {
  /** What it is: genre, brand, author .. */
  readonly kind?: InputMaybe<Scalars['String']['input']>;
  /** Its name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** The tag's own id. */
  readonly tagId: Scalars['ID']['input'];
};

/** A page of social ties. */
export type TieConnection = {
  readonly __typename?: 'TieConnection';
  /** The ties with their cursors. */
  readonly edges: ReadonlyArray<TieEdge>;
  /** The people at the other end. */
  readonly nodes: ReadonlyArray<User>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** A social tie. */
export type TieEdge = {
  readonly __typename?: 'TieEdge';
  /** Place of this tie in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The person at the other end. */
  readonly node: User;
  /** Since when; null if that is not known. */
  readonly since?: Maybe<Scalars['DateTime']['output']>;
  /** How strong the tie is, above 0 up to 1. */
  readonly strength: Scalars['Float']['output'];
};

/** How many there are of something. */
export type Total = {
  readonly __typename?: 'Total';
  /** A label, or a type of relationship. */
  readonly name: Scalars['String']['output'];
  /** How many. A Float, because it may pass what an Int can hold. */
  readonly total: Scalars['Float']['output'];
};

/** A person who is recommended to. Everything but the ids is personal: it needs the right to read it. */
export type User = Node & {
  readonly __typename?: 'User';
  /** When she joined. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** People who follow her, strongest tie first. */
  readonly followers: TieConnection;
  /** People she follows, strongest tie first. */
  readonly following: TieConnection;
  /** What she engaged with lately (at most 100 items), newest first. */
  readonly history: HistoryConnection;
  /** The id as imported: unique among users, the one other systems know. */
  readonly id: Scalars['ID']['output'];
  /**
   * The user's interest in tags, strongest first: shares of the tags' weights. Each item of the recent history adds to
   * each of its tags `log(1 + weight)`, halved with every half-life of the serving model since, times the tag's weight on
   * the item. Tags that the user asked more of add half as much again together; a factor below 1 multiplies. No learned
   * weight takes part.
   */
  readonly interests: ReadonlyArray<Interest>;
  /** What others call her; also readable by anybody if she agreed to be shown to others. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** People most like her by what they use (at most 50), most similar first; empty before the first training. */
  readonly neighbors: NeighborConnection;
  /** Global id: opaque, unique over all types. */
  readonly nodeId: Scalars['ID']['output'];
  /** Free properties, by name. */
  readonly properties: ReadonlyArray<Property>;
  /** What she should see next, ranked and explained. Null only together with an error. */
  readonly recommendations?: Maybe<RecommendationConnection>;
};


/** A person who is recommended to. Everything but the ids is personal: it needs the right to read it. */
export type UserFollowersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A person who is recommended to. Everything but the ids is personal: it needs the right to read it. */
export type UserFollowingArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A person who is recommended to. Everything but the ids is personal: it needs the right to read it. */
export type UserHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A person who is recommended to. Everything but the ids is personal: it needs the right to read it. */
export type UserInterestsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  temperature?: InputMaybe<Scalars['Float']['input']>;
};


/** A person who is recommended to. Everything but the ids is personal: it needs the right to read it. */
export type UserNeighborsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A person who is recommended to. Everything but the ids is personal: it needs the right to read it. */
export type UserPropertiesArgs = {
  names?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** A person who is recommended to. Everything but the ids is personal: it needs the right to read it. */
export type UserRecommendationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  input?: InputMaybe<RecommendationInput>;
};

/** A page of users. */
export type UserConnection = {
  readonly __typename?: 'UserConnection';
  /** The users with their cursors. */
  readonly edges: ReadonlyArray<UserEdge>;
  /** The users alone. */
  readonly nodes: ReadonlyArray<User>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** A user on a page. */
export type UserEdge = {
  readonly __typename?: 'UserEdge';
  /** Place of this user in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The user. */
  readonly node: User;
};

/** A user, or more about her. */
export type UserInput = {
  /** When she joined. */
  readonly joinedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Her name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Free properties; at most 50. */
  readonly properties?: InputMaybe<ReadonlyArray<PropertyInput>>;
  /** True: she may be named in the reasons of others. */
  readonly showMeToOthers?: InputMaybe<Scalars['Boolean']['input']>;
  /** The user's own id. */
  readonly userId: Scalars['ID']['input'];
};

/** Where weights come from. */
export type WeightsOrigin =
  /** Set by hand: they ranked better than what was learned. */
  | 'HAND_SET'
  /** Learned from what people did next. */
  | 'LEARNED';

/** What became of a write. Rows without a problem are written, also where others have one. */
export type WritePayload = {
  readonly __typename?: 'WritePayload';
  /** How many things are other than before. */
  readonly changed: Scalars['Int']['output'];
  /** True if nothing has a problem. */
  readonly ok: Scalars['Boolean']['output'];
  /** What could not be written, and why. */
  readonly problems: ReadonlyArray<Problem>;
  /** Pass it as `atLeast` to ask for an answer that has seen this write. Null if nothing was written. */
  readonly watermark?: Maybe<Scalars['String']['output']>;
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
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CandidateSource: CandidateSource;
  Contribution: ResolverTypeWrapper<ContributionModel>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  EventInput: EventInput;
  EventKind: ResolverTypeWrapper<Scalars['EventKind']['output']>;
  EventResult: ResolverTypeWrapper<Omit<EventResult, 'problems'> & { problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  EventStats: ResolverTypeWrapper<EventStats>;
  EventStatus: EventStatus;
  EventTime: ResolverTypeWrapper<Scalars['EventTime']['output']>;
  FallbackStep: FallbackStep;
  FieldProblem: ResolverTypeWrapper<ProblemModel>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  HistoryConnection: ResolverTypeWrapper<Omit<HistoryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['HistoryEdge']>, nodes: ReadonlyArray<ResolversTypes['Item']> }>;
  HistoryEdge: ResolverTypeWrapper<Omit<HistoryEdge, 'node'> & { node: ResolversTypes['Item'] }>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Interest: ResolverTypeWrapper<Omit<Interest, 'tag'> & { tag: ResolversTypes['Tag'] }>;
  Item: ResolverTypeWrapper<ItemModel>;
  ItemConnection: ResolverTypeWrapper<Omit<ItemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ItemEdge']>, nodes: ReadonlyArray<ResolversTypes['Item']> }>;
  ItemEdge: ResolverTypeWrapper<Omit<ItemEdge, 'node'> & { node: ResolversTypes['Item'] }>;
  ItemInput: ItemInput;
  ItemTagConnection: ResolverTypeWrapper<Omit<ItemTagConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ItemTagEdge']>, nodes: ReadonlyArray<ResolversTypes['Tag']> }>;
  ItemTagEdge: ResolverTypeWrapper<Omit<ItemTagEdge, 'node'> & { node: ResolversTypes['Tag'] }>;
  ItemTagInput: ItemTagInput;
  ModelMetrics: ResolverTypeWrapper<ModelMetrics>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NeighborConnection: ResolverTypeWrapper<Omit<NeighborConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['NeighborEdge']>, nodes: ReadonlyArray<ResolversTypes['User']> }>;
  NeighborEdge: ResolverTypeWrapper<Omit<NeighborEdge, 'node'> & { node: ResolversTypes['User'] }>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  OperationStats: ResolverTypeWrapper<OperationStats>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Personalization: Personalization;
  PopularityPoint: ResolverTypeWrapper<PopularityPoint>;
  Problem: ResolverTypeWrapper<ProblemModel>;
  ProblemCode: ProblemCode;
  Property: ResolverTypeWrapper<Property>;
  PropertyInput: PropertyInput;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Ranker: Ranker;
  RateLimited: ResolverTypeWrapper<ProblemModel>;
  Reason: ResolverTypeWrapper<ReasonModel>;
  ReasonKind: ReasonKind;
  RecommendationConnection: ResolverTypeWrapper<RecommendationConnectionModel>;
  RecommendationEdge: ResolverTypeWrapper<RecommendationEdgeModel>;
  RecommendationInput: RecommendationInput;
  RecordEventsPayload: ResolverTypeWrapper<Omit<RecordEventsPayload, 'results'> & { results: ReadonlyArray<ResolversTypes['EventResult']> }>;
  RelationshipKind: RelationshipKind;
  ScoredItemConnection: ResolverTypeWrapper<Omit<ScoredItemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ScoredItemEdge']>, nodes: ReadonlyArray<ResolversTypes['Item']> }>;
  ScoredItemEdge: ResolverTypeWrapper<Omit<ScoredItemEdge, 'node'> & { node: ResolversTypes['Item'] }>;
  ServingModel: ResolverTypeWrapper<Omit<ServingModel, 'weights'> & { weights: ReadonlyArray<ResolversTypes['SourceBlend']> }>;
  ServingStats: ResolverTypeWrapper<Omit<ServingStats, 'sources'> & { sources: ReadonlyArray<ResolversTypes['SourceStats']> }>;
  SourceBlend: ResolverTypeWrapper<SourceBlendModel>;
  SourceCount: ResolverTypeWrapper<SourceCountModel>;
  SourceStats: ResolverTypeWrapper<SourceStatsModel>;
  SourceWeightInput: SourceWeightInput;
  Stats: ResolverTypeWrapper<StatsModel>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Tag: ResolverTypeWrapper<TagModel>;
  TagConnection: ResolverTypeWrapper<Omit<TagConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['TagEdge']>, nodes: ReadonlyArray<ResolversTypes['Tag']> }>;
  TagEdge: ResolverTypeWrapper<Omit<TagEdge, 'node'> & { node: ResolversTypes['Tag'] }>;
  TagInput: TagInput;
  TieConnection: ResolverTypeWrapper<Omit<TieConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['TieEdge']>, nodes: ReadonlyArray<ResolversTypes['User']> }>;
  TieEdge: ResolverTypeWrapper<Omit<TieEdge, 'node'> & { node: ResolversTypes['User'] }>;
  Total: ResolverTypeWrapper<Total>;
  User: ResolverTypeWrapper<UserModel>;
  UserConnection: ResolverTypeWrapper<Omit<UserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['UserEdge']>, nodes: ReadonlyArray<ResolversTypes['User']> }>;
  UserEdge: ResolverTypeWrapper<Omit<UserEdge, 'node'> & { node: ResolversTypes['User'] }>;
  UserInput: UserInput;
  Value: ResolverTypeWrapper<Scalars['Value']['output']>;
  WeightsOrigin: WeightsOrigin;
  WritePayload: ResolverTypeWrapper<Omit<WritePayload, 'problems'> & { problems: ReadonlyArray<ResolversTypes['Problem']> }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Boolean: Scalars['Boolean']['output'];
  Contribution: ContributionModel;
  DateTime: Scalars['DateTime']['output'];
  EventInput: EventInput;
  EventKind: Scalars['EventKind']['output'];
  EventResult: Omit<EventResult, 'problems'> & { problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  EventStats: EventStats;
  EventTime: Scalars['EventTime']['output'];
  FieldProblem: ProblemModel;
  Float: Scalars['Float']['output'];
  HistoryConnection: Omit<HistoryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['HistoryEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Item']> };
  HistoryEdge: Omit<HistoryEdge, 'node'> & { node: ResolversParentTypes['Item'] };
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  Interest: Omit<Interest, 'tag'> & { tag: ResolversParentTypes['Tag'] };
  Item: ItemModel;
  ItemConnection: Omit<ItemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ItemEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Item']> };
  ItemEdge: Omit<ItemEdge, 'node'> & { node: ResolversParentTypes['Item'] };
  ItemInput: ItemInput;
  ItemTagConnection: Omit<ItemTagConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ItemTagEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Tag']> };
  ItemTagEdge: Omit<ItemTagEdge, 'node'> & { node: ResolversParentTypes['Tag'] };
  ItemTagInput: ItemTagInput;
  ModelMetrics: ModelMetrics;
  Mutation: Record<PropertyKey, never>;
  NeighborConnection: Omit<NeighborConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['NeighborEdge']>, nodes: ReadonlyArray<ResolversParentTypes['User']> };
  NeighborEdge: Omit<NeighborEdge, 'node'> & { node: ResolversParentTypes['User'] };
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  OperationStats: OperationStats;
  PageInfo: PageInfo;
  PopularityPoint: PopularityPoint;
  Problem: ProblemModel;
  Property: Property;
  PropertyInput: PropertyInput;
  Query: Record<PropertyKey, never>;
  RateLimited: ProblemModel;
  Reason: ReasonModel;
  RecommendationConnection: RecommendationConnectionModel;
  RecommendationEdge: RecommendationEdgeModel;
  RecommendationInput: RecommendationInput;
  RecordEventsPayload: Omit<RecordEventsPayload, 'results'> & { results: ReadonlyArray<ResolversParentTypes['EventResult']> };
  ScoredItemConnection: Omit<ScoredItemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ScoredItemEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Item']> };
  ScoredItemEdge: Omit<ScoredItemEdge, 'node'> & { node: ResolversParentTypes['Item'] };
  ServingModel: Omit<ServingModel, 'weights'> & { weights: ReadonlyArray<ResolversParentTypes['SourceBlend']> };
  ServingStats: Omit<ServingStats, 'sources'> & { sources: ReadonlyArray<ResolversParentTypes['SourceStats']> };
  SourceBlend: SourceBlendModel;
  SourceCount: SourceCountModel;
  SourceStats: SourceStatsModel;
  SourceWeightInput: SourceWeightInput;
  Stats: StatsModel;
  String: Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
  Tag: TagModel;
  TagConnection: Omit<TagConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['TagEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Tag']> };
  TagEdge: Omit<TagEdge, 'node'> & { node: ResolversParentTypes['Tag'] };
  TagInput: TagInput;
  TieConnection: Omit<TieConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['TieEdge']>, nodes: ReadonlyArray<ResolversParentTypes['User']> };
  TieEdge: Omit<TieEdge, 'node'> & { node: ResolversParentTypes['User'] };
  Total: Total;
  User: UserModel;
  UserConnection: Omit<UserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['UserEdge']>, nodes: ReadonlyArray<ResolversParentTypes['User']> };
  UserEdge: Omit<UserEdge, 'node'> & { node: ResolversParentTypes['User'] };
  UserInput: UserInput;
  Value: Scalars['Value']['output'];
  WritePayload: Omit<WritePayload, 'problems'> & { problems: ReadonlyArray<ResolversParentTypes['Problem']> };
};

export type ContributionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Contribution'] = ResolversParentTypes['Contribution']> = {
  logit?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  raw?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['CandidateSource'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface EventKindScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['EventKind'], any> {
  name: 'EventKind';
}

export type EventResultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['EventResult'] = ResolversParentTypes['EventResult']> = {
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['EventStatus'], ParentType, ContextType>;
};

export type EventStatsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['EventStats'] = ResolversParentTypes['EventStats']> = {
  accepted?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  acceptedLastMinute?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  duplicates?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  rejected?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export interface EventTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['EventTime'], any> {
  name: 'EventTime';
}

export type FieldProblemResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FieldProblem'] = ResolversParentTypes['FieldProblem']> = {
  code?: Resolver<ResolversTypes['ProblemCode'], ParentType, ContextType>;
  isRetryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HistoryConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['HistoryConnection'] = ResolversParentTypes['HistoryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['HistoryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Item']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type HistoryEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['HistoryEdge'] = ResolversParentTypes['HistoryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Item'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type InterestResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Interest'] = ResolversParentTypes['Interest']> = {
  logit?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  probability?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  tag?: Resolver<ResolversTypes['Tag'], ParentType, ContextType>;
};

export type ItemResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Item'] = ResolversParentTypes['Item']> = {
  availableFrom?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  availableUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  imageUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  properties?: Resolver<ReadonlyArray<ResolversTypes['Property']>, ParentType, ContextType, Partial<ItemPropertiesArgs>>;
  similarItems?: Resolver<ResolversTypes['ScoredItemConnection'], ParentType, ContextType, RequireFields<ItemSimilarItemsArgs, 'first'>>;
  tags?: Resolver<ResolversTypes['ItemTagConnection'], ParentType, ContextType, RequireFields<ItemTagsArgs, 'first'>>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ItemConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ItemConnection'] = ResolversParentTypes['ItemConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ItemEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Item']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ItemEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ItemEdge'] = ResolversParentTypes['ItemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Item'], ParentType, ContextType>;
};

export type ItemTagConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ItemTagConnection'] = ResolversParentTypes['ItemTagConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ItemTagEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Tag']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ItemTagEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ItemTagEdge'] = ResolversParentTypes['ItemTagEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Tag'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ModelMetricsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ModelMetrics'] = ResolversParentTypes['ModelMetrics']> = {
  handSetItemsShown?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  handSetNdcgAt10?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  incumbentNdcgAt10?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  itemSoftmaxItemsShown?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  itemSoftmaxNdcgAt10?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  itemsShown?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  ndcgAt10?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  poolRecall?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  positives?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  treesItemsShown?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  treesNdcgAt10?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  users?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  adjustInterest?: Resolver<ResolversTypes['WritePayload'], ParentType, ContextType, RequireFields<MutationAdjustInterestArgs, 'factor' | 'tagId' | 'userId'>>;
  deleteItems?: Resolver<ResolversTypes['WritePayload'], ParentType, ContextType, RequireFields<MutationDeleteItemsArgs, 'itemIds'>>;
  dismiss?: Resolver<ResolversTypes['WritePayload'], ParentType, ContextType, RequireFields<MutationDismissArgs, 'itemId' | 'userId'>>;
  recordEvents?: Resolver<ResolversTypes['RecordEventsPayload'], ParentType, ContextType, RequireFields<MutationRecordEventsArgs, 'events'>>;
  relate?: Resolver<ResolversTypes['WritePayload'], ParentType, ContextType, RequireFields<MutationRelateArgs, 'isMutual' | 'kind' | 'otherId' | 'strength' | 'userId'>>;
  unrelate?: Resolver<ResolversTypes['WritePayload'], ParentType, ContextType, RequireFields<MutationUnrelateArgs, 'isMutual' | 'kind' | 'otherId' | 'userId'>>;
  upsertItems?: Resolver<ResolversTypes['WritePayload'], ParentType, ContextType, RequireFields<MutationUpsertItemsArgs, 'items'>>;
  upsertTags?: Resolver<ResolversTypes['WritePayload'], ParentType, ContextType, RequireFields<MutationUpsertTagsArgs, 'tags'>>;
  upsertUsers?: Resolver<ResolversTypes['WritePayload'], ParentType, ContextType, RequireFields<MutationUpsertUsersArgs, 'users'>>;
};

export type NeighborConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['NeighborConnection'] = ResolversParentTypes['NeighborConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['NeighborEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
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
  total?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

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

export type ProblemResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = {
  __resolveType: TypeResolveFn<'FieldProblem' | 'RateLimited', ParentType, ContextType>;
};

export type PropertyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Property'] = ResolversParentTypes['Property']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Value'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  item?: Resolver<Maybe<ResolversTypes['Item']>, ParentType, ContextType, RequireFields<QueryItemArgs, 'id'>>;
  items?: Resolver<ResolversTypes['ItemConnection'], ParentType, ContextType, RequireFields<QueryItemsArgs, 'first'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'nodeId'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'nodeIds'>>;
  recommendations?: Resolver<Maybe<ResolversTypes['RecommendationConnection']>, ParentType, ContextType, RequireFields<QueryRecommendationsArgs, 'first' | 'userId'>>;
  stats?: Resolver<Maybe<ResolversTypes['Stats']>, ParentType, ContextType>;
  tag?: Resolver<Maybe<ResolversTypes['Tag']>, ParentType, ContextType, RequireFields<QueryTagArgs, 'id'>>;
  tags?: Resolver<ResolversTypes['TagConnection'], ParentType, ContextType, RequireFields<QueryTagsArgs, 'first'>>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUserArgs, 'id'>>;
  users?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, RequireFields<QueryUsersArgs, 'first'>>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RateLimitedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RateLimited'] = ResolversParentTypes['RateLimited']> = {
  code?: Resolver<ResolversTypes['ProblemCode'], ParentType, ContextType>;
  isRetryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  retryAfterMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReasonResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Reason'] = ResolversParentTypes['Reason']> = {
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['Item']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ReasonKind'], ParentType, ContextType>;
  people?: Resolver<ReadonlyArray<ResolversTypes['User']>, ParentType, ContextType>;
  tags?: Resolver<ReadonlyArray<ResolversTypes['Tag']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type RecommendationConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecommendationConnection'] = ResolversParentTypes['RecommendationConnection']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  candidateCounts?: Resolver<ReadonlyArray<ResolversTypes['SourceCount']>, ParentType, ContextType>;
  degraded?: Resolver<ReadonlyArray<ResolversTypes['CandidateSource']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['RecommendationEdge']>, ParentType, ContextType>;
  fallback?: Resolver<ReadonlyArray<ResolversTypes['FallbackStep']>, ParentType, ContextType>;
  modelVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Item']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  personalization?: Resolver<ResolversTypes['Personalization'], ParentType, ContextType>;
  recommendationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sawAtLeast?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  tookMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RecommendationEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecommendationEdge'] = ResolversParentTypes['RecommendationEdge']> = {
  bias?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  contributions?: Resolver<ReadonlyArray<ResolversTypes['Contribution']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Item'], ParentType, ContextType>;
  probability?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  propensity?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['Reason']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type RecordEventsPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecordEventsPayload'] = ResolversParentTypes['RecordEventsPayload']> = {
  accepted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  duplicates?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rejected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['EventResult']>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ScoredItemConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ScoredItemConnection'] = ResolversParentTypes['ScoredItemConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ScoredItemEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Item']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ScoredItemEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ScoredItemEdge'] = ResolversParentTypes['ScoredItemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Item'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
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
  servedItems?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['SourceStats']>, ParentType, ContextType>;
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
  answered?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  late?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  meanMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['CandidateSource'], ParentType, ContextType>;
};

export type StatsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Stats'] = ResolversParentTypes['Stats']> = {
  engine?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  engineVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['ServingModel']>, ParentType, ContextType>;
  modelSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  modelVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  newestEventAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Total']>, ParentType, ContextType>;
  origin?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  popularity?: Resolver<ReadonlyArray<ResolversTypes['PopularityPoint']>, ParentType, ContextType>;
  relationships?: Resolver<ReadonlyArray<ResolversTypes['Total']>, ParentType, ContextType>;
  serving?: Resolver<ResolversTypes['ServingStats'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  recommendations?: SubscriptionResolver<ResolversTypes['RecommendationConnection'], "recommendations", ParentType, ContextType, RequireFields<SubscriptionRecommendationsArgs, 'first' | 'userId'>>;
};

export type TagResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Tag'] = ResolversParentTypes['Tag']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  items?: Resolver<ResolversTypes['ScoredItemConnection'], ParentType, ContextType, RequireFields<TagItemsArgs, 'first'>>;
  kind?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TagConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TagConnection'] = ResolversParentTypes['TagConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TagEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Tag']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TagEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TagEdge'] = ResolversParentTypes['TagEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Tag'], ParentType, ContextType>;
};

export type TieConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TieConnection'] = ResolversParentTypes['TieConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TieEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TieEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TieEdge'] = ResolversParentTypes['TieEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  strength?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type TotalResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Total'] = ResolversParentTypes['Total']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  followers?: Resolver<ResolversTypes['TieConnection'], ParentType, ContextType, RequireFields<UserFollowersArgs, 'first'>>;
  following?: Resolver<ResolversTypes['TieConnection'], ParentType, ContextType, RequireFields<UserFollowingArgs, 'first'>>;
  history?: Resolver<ResolversTypes['HistoryConnection'], ParentType, ContextType, RequireFields<UserHistoryArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  interests?: Resolver<ReadonlyArray<ResolversTypes['Interest']>, ParentType, ContextType, RequireFields<UserInterestsArgs, 'first' | 'temperature'>>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  neighbors?: Resolver<ResolversTypes['NeighborConnection'], ParentType, ContextType, RequireFields<UserNeighborsArgs, 'first'>>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  properties?: Resolver<ReadonlyArray<ResolversTypes['Property']>, ParentType, ContextType, Partial<UserPropertiesArgs>>;
  recommendations?: Resolver<Maybe<ResolversTypes['RecommendationConnection']>, ParentType, ContextType, RequireFields<UserRecommendationsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['UserEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type UserEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UserEdge'] = ResolversParentTypes['UserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export interface ValueScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Value'], any> {
  name: 'Value';
}

export type WritePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['WritePayload'] = ResolversParentTypes['WritePayload']> = {
  changed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  ok?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  watermark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = RequestContext> = {
  Contribution?: ContributionResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  EventKind?: GraphQLScalarType;
  EventResult?: EventResultResolvers<ContextType>;
  EventStats?: EventStatsResolvers<ContextType>;
  EventTime?: GraphQLScalarType;
  FieldProblem?: FieldProblemResolvers<ContextType>;
  HistoryConnection?: HistoryConnectionResolvers<ContextType>;
  HistoryEdge?: HistoryEdgeResolvers<ContextType>;
  Interest?: InterestResolvers<ContextType>;
  Item?: ItemResolvers<ContextType>;
  ItemConnection?: ItemConnectionResolvers<ContextType>;
  ItemEdge?: ItemEdgeResolvers<ContextType>;
  ItemTagConnection?: ItemTagConnectionResolvers<ContextType>;
  ItemTagEdge?: ItemTagEdgeResolvers<ContextType>;
  ModelMetrics?: ModelMetricsResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NeighborConnection?: NeighborConnectionResolvers<ContextType>;
  NeighborEdge?: NeighborEdgeResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  OperationStats?: OperationStatsResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PopularityPoint?: PopularityPointResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  Property?: PropertyResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RateLimited?: RateLimitedResolvers<ContextType>;
  Reason?: ReasonResolvers<ContextType>;
  RecommendationConnection?: RecommendationConnectionResolvers<ContextType>;
  RecommendationEdge?: RecommendationEdgeResolvers<ContextType>;
  RecordEventsPayload?: RecordEventsPayloadResolvers<ContextType>;
  ScoredItemConnection?: ScoredItemConnectionResolvers<ContextType>;
  ScoredItemEdge?: ScoredItemEdgeResolvers<ContextType>;
  ServingModel?: ServingModelResolvers<ContextType>;
  ServingStats?: ServingStatsResolvers<ContextType>;
  SourceBlend?: SourceBlendResolvers<ContextType>;
  SourceCount?: SourceCountResolvers<ContextType>;
  SourceStats?: SourceStatsResolvers<ContextType>;
  Stats?: StatsResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Tag?: TagResolvers<ContextType>;
  TagConnection?: TagConnectionResolvers<ContextType>;
  TagEdge?: TagEdgeResolvers<ContextType>;
  TieConnection?: TieConnectionResolvers<ContextType>;
  TieEdge?: TieEdgeResolvers<ContextType>;
  Total?: TotalResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  Value?: GraphQLScalarType;
  WritePayload?: WritePayloadResolvers<ContextType>;
};

