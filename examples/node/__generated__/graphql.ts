/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A way to find candidate items. Values may be added: clients need a default branch. */
export type CandidateSource =
  /** New items. */
  | 'FRESH'
  /**
   * Items near the user in the factor model, which is learned from the history, ties and tags of all users. The user's
   * vector is computed for each request.
   */
  | 'LATENT'
  /** Items that users with similar history use. */
  | 'NEIGHBORS'
  /** Items that most people use. */
  | 'POPULAR'
  /** Top items of the tags the user is interested in. */
  | 'SHARED_TAGS'
  /** Items similar to those the user used lately. */
  | 'SIMILAR_ITEMS'
  /** Items used by people the user follows. */
  | 'SOCIAL'
  /** Items used by people two follows away. */
  | 'SOCIAL_TWO_HOP'
  /** Items whose use is rising. */
  | 'TRENDING';

/** Who wrote down a decision. */
export type ConsentOrigin =
  /** A caller of `setConsent`. */
  | 'API'
  /** The demo world. */
  | 'DEMO';

/** What the viewer looks at while they get a list. It is used for this response and stored nowhere. */
export type ContextInput = {
  /** When the list is for, at most 30 days before or after now: the ages of events count from here. Now if omitted. */
  readonly at?: string | null | undefined;
  /** The items in the cart, at most 50. They count as put there at this moment, and are not in the list. */
  readonly cart?: ReadonlyArray<string | number> | null | undefined;
  /**
   * The time zone of the viewer, such as `Europe/Berlin`: quiet hours of a placement hold in it. If omitted, it is the property
   * `timeZone` of the user; without that, the time zone of the server.
   */
  readonly timeZone?: string | null | undefined;
  /** The item on the page. It counts as a view of this moment, and is not in the list. */
  readonly viewing?: string | number | null | undefined;
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
   * Too much at once: requests, events that wait to be applied, changes of ties, or new visitors of one address. Retry; a problem
   * says when in `retryAfterMs`.
   * In: problems (`BusyProblem`), GraphQL errors.
   */
  | 'BUSY'
  /**
   * A setting is unknown or invalid, or does not fit the stored data.
   * In: commands.
   */
  | 'CONFIG_INVALID'
  /**
   * The id is known with other content.
   * In: problems.
   */
  | 'CONFLICT'
  /**
   * The list that the cursor continues has expired, or is stored by another process. Ask again without `after`.
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

/** Where and how an event happened: texts of at most 200 characters. Leave personal data out, such as an address or a position. */
export type EventContextInput = {
  /** The campaign that led there. */
  readonly campaign?: string | null | undefined;
  /** The device, such as `phone`. */
  readonly device?: string | null | undefined;
  /** The place in the application, such as `home/top`. */
  readonly place?: string | null | undefined;
  /** The page that led there, such as `https://search.example`. */
  readonly referrer?: string | null | undefined;
};

/** An event of a user. */
export type EventInput = {
  /** Number of characters of a `COMMENT`, 1-1000000. Ranking does not use it yet. */
  readonly commentLength?: number | null | undefined;
  /** Where and how it happened. Kept in the journal only. */
  readonly context?: EventContextInput | null | undefined;
  /** Number of repeats that this event represents, 1-1000. */
  readonly count?: number | null | undefined;
  /** The name of a `CUSTOM` kind. */
  readonly customKind?: string | null | undefined;
  /** How long it was viewed or played, in milliseconds. Without a `portion`, under two seconds counts a quarter. */
  readonly dwellMs?: number | null | undefined;
  /** Chosen by the client, unique among the events of its user. After a lost response, send the event again with the same id. */
  readonly eventId: string | number;
  /**
   * The item, required for every kind but `SEARCH`. An unknown one stays hidden from all callers without the scope `SERVER`
   * until an upsert or an import describes it; then its events count.
   * Without the scope `SERVER`, events may name 100 unknown items a user and day.
   */
  readonly itemId?: string | number | null | undefined;
  /** The kind of the event. */
  readonly kind: EventKind;
  /** When it happened: any time in the past, at most five minutes ahead of the server's clock. */
  readonly occurredAt: string;
  /** The order of which a `PURCHASE` is a line, an id of the client. */
  readonly orderId?: string | number | null | undefined;
  /** Share of the item that was viewed or played, 0-1: a factor on the weight of a `VIEW` or `PLAY`. */
  readonly portion?: number | null | undefined;
  /** Price of one unit of the item. Ranking does not use it yet. */
  readonly price?: MoneyInput | null | undefined;
  /**
   * Further facts, at most 20. A value is a text of at most 200 characters, a number, a boolean, or a list of at most 20 texts or
   * numbers. Kept in the journal; ranking does not use them yet.
   */
  readonly properties?: ReadonlyArray<PropertyInput> | null | undefined;
  /** Number of units, 1-1000000. Ranking does not use it yet. */
  readonly quantity?: number | null | undefined;
  /** What was searched for, at most 200 characters; only for `SEARCH`. Kept in the journal; ranking does not use it yet. */
  readonly query?: string | null | undefined;
  /** The value of a `RATING`, on the operator's scale. */
  readonly rating?: number | null | undefined;
  /**
   * Instead of `token`: the served list that led to the event. The item's rank is read from that list, which is kept for 30 minutes. Later events are
   * accepted, and are not attributed to it.
   */
  readonly recommendationId?: string | number | null | undefined;
  /** Session of the user in which it happened, an id of the client. Kept in the journal; ranking does not use it yet. */
  readonly sessionId?: string | number | null | undefined;
  /**
   * The `token` of the place in a served list that led to the event. It works for 30 days in every process, unlike `recommendationId`, which it
   * replaces. An event with a token that is forged, older, or of another user or item is accepted, and is not attributed to a list.
   */
  readonly token?: string | null | undefined;
  /** The user, or a visitor: `v_` and 32 random hexadecimal digits. Created if unknown. The user of the user token if omitted. */
  readonly userId?: string | number | null | undefined;
};

/** The kind of an event. */
export type EventKind =
  /** The user put the item into a cart. */
  | 'CART'
  /** The user took the item out of a cart: takes a `CART` back. */
  | 'CART_REMOVED'
  /** The item was opened. */
  | 'CLICK'
  /** The user commented on the item. */
  | 'COMMENT'
  /** A kind of the client, named by `customKind`. The operator maps it to one of these kinds. */
  | 'CUSTOM'
  /** The user never wants to see the item again. Negative. */
  | 'HIDE'
  /** The item was shown. Neutral. */
  | 'IMPRESSION'
  /** The user likes the item. */
  | 'LIKE'
  /** The item was played; `portion` and `dwellMs` say how much. */
  | 'PLAY'
  /** The user bought the item. */
  | 'PURCHASE'
  /** The user rated the item; needs `rating`. */
  | 'RATING'
  /** The user reported the item, and never sees it again. Negative. */
  | 'REPORT'
  /** The user sent the item back. Negative. */
  | 'RETURN'
  /** The user saved the item. */
  | 'SAVE'
  /** The user searched; has no item. Neutral. */
  | 'SEARCH'
  /** The user shared the item. */
  | 'SHARE'
  /** The item was viewed; `portion` and `dwellMs` say how much. */
  | 'VIEW';

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

/** A test of a field of an item, with the operators and values of a property of type `TIMESTAMP`. */
export type FieldTest = {
  /** The field. */
  readonly name: ItemField;
  /** The comparison. */
  readonly op: FilterOp;
  /** An instant as ISO 8601 text, or a list of them. Required, except by `EXISTS`, which takes none. */
  readonly value?: string | number | boolean | readonly string[] | readonly number[] | null | undefined;
};

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

/** A field of items that filters can compare. */
export type ItemField =
  /** `Item.availableFrom`. */
  | 'AVAILABLE_FROM'
  /** `Item.createdAt`. */
  | 'CREATED_AT';

/**
 * A condition on items. Logic has two values: a test of a missing property is false, and `not`, `NE` and `NOT_IN` are
 * complements, which a missing property passes. At most 50 tests, 8 levels, 1,000 values, and texts of 1,000 characters.
 * Unknown names, wrong operators and wrong values are errors of code `BAD_USER_INPUT`; `extensions.hint` lists the known
 * properties.
 */
export type ItemFilter =
  {   /** Passes if all of these pass; always, if empty. */
  readonly all: ReadonlyArray<ItemFilter>; readonly any?: never; readonly field?: never; readonly ids?: never; readonly kind?: never; readonly not?: never; readonly property?: never; readonly tag?: never; readonly titlePrefix?: never; }
  |  { readonly all?: never;   /** Passes if at least one of these passes; never, if empty. */
  readonly any: ReadonlyArray<ItemFilter>; readonly field?: never; readonly ids?: never; readonly kind?: never; readonly not?: never; readonly property?: never; readonly tag?: never; readonly titlePrefix?: never; }
  |  { readonly all?: never; readonly any?: never;   /** A test of a field. */
  readonly field: FieldTest; readonly ids?: never; readonly kind?: never; readonly not?: never; readonly property?: never; readonly tag?: never; readonly titlePrefix?: never; }
  |  { readonly all?: never; readonly any?: never; readonly field?: never;   /** Passes for the items with these ids, as imported. */
  readonly ids: ReadonlyArray<string | number>; readonly kind?: never; readonly not?: never; readonly property?: never; readonly tag?: never; readonly titlePrefix?: never; }
  |  { readonly all?: never; readonly any?: never; readonly field?: never; readonly ids?: never;   /** A test of the kind. */
  readonly kind: KindTest; readonly not?: never; readonly property?: never; readonly tag?: never; readonly titlePrefix?: never; }
  |  { readonly all?: never; readonly any?: never; readonly field?: never; readonly ids?: never; readonly kind?: never;   /** Passes if this fails. */
  readonly not: ItemFilter; readonly property?: never; readonly tag?: never; readonly titlePrefix?: never; }
  |  { readonly all?: never; readonly any?: never; readonly field?: never; readonly ids?: never; readonly kind?: never; readonly not?: never;   /** A test of a free property. */
  readonly property: PropertyTest; readonly tag?: never; readonly titlePrefix?: never; }
  |  { readonly all?: never; readonly any?: never; readonly field?: never; readonly ids?: never; readonly kind?: never; readonly not?: never; readonly property?: never;   /** A test of the tags. */
  readonly tag: TagTest; readonly titlePrefix?: never; }
  |  { readonly all?: never; readonly any?: never; readonly field?: never; readonly ids?: never; readonly kind?: never; readonly not?: never; readonly property?: never; readonly tag?: never;   /** The title begins with this text, without regard to upper and lower case. */
  readonly titlePrefix: string; };

/** A test of the kind of an item. */
export type KindTest = {
  /** The item has one of these kinds. */
  readonly anyOf: ReadonlyArray<string>;
};

/** A model that can make a list. */
export type ListModel =
  /** The one of `previousModelVersion`, if there is one. */
  | 'PREVIOUS'
  /** The one that serves. */
  | 'SERVING';

/** An amount of money, exact. */
export type MoneyInput = {
  /** In whole minor units of the currency, such as cents; at least 0. */
  readonly amount: number;
  /** The currency. */
  readonly currency: string;
};

/** What a property is compared with. */
export type Operand =
  {   /**
   * Only in a list of what goes with one item: the name of a property of that item. The test compares with its value, and is
   * false if the item has none. Not for `WITHIN_KM`.
   */
  readonly ofItem: string; readonly ofViewer?: never; readonly value?: never; }
  |  { readonly ofItem?: never;   /**
   * Only in a list for a user or session, such as `recommendations`, `search` and `items` in the order `forYou`: the name of a
   * property of the viewer. The test compares with its value, and is false if the viewer has none. Not for `WITHIN_KM`.
   */
  readonly ofViewer: string; readonly value?: never; }
  |  { readonly ofItem?: never; readonly ofViewer?: never;   /**
   * A value of the type of the property, or a list of them for `IN`, `NOT_IN`, `HAS_ANY` and `HAS_ALL`. An instant is an
   * ISO 8601 text, such as `2026-11-25T10:15:00Z`.
   */
  readonly value: string | number | boolean | readonly string[] | readonly number[]; };

/** A free property. */
export type PropertyInput = {
  /** Its name: at most 64 letters, digits and `_`, no digit first. It must not be the name of a field of the type. */
  readonly name: string;
  /** Its value; null removes the property. */
  readonly value?: string | number | boolean | readonly string[] | readonly number[] | null | undefined;
};

/** A test of a free property. Its type decides which operators it has; `TEXT` has none. */
export type PropertyTest = {
  /** The name of the property. */
  readonly name: string;
  /** The comparison. */
  readonly op: FilterOp;
  /** What the property is compared with. Required, except by `EXISTS`, which takes none. */
  readonly value?: Operand | null | undefined;
};

/** A purpose for which a user's data may be used. */
export type Purpose =
  /**
   * The items on recommended lists of the user, and the sources that proposed them, count in the statistics of the service
   * (`Stats.serving`). These are sums without users. Requests and events are counted without it, too.
   */
  | 'ANALYTICS'
  /**
   * The user may be put into audiences that a team addresses, for example for a campaign (`Item.audience`, `Query.segmentUsers`).
   * Denied by default. `Item.audience` also needs `MODEL_TRAINING`: a training learns what the user likes, and keeps it only with both.
   */
  | 'AUDIENCES'
  /**
   * Trainings learn from the user's history and ties which items and users are similar, and what is popular. Without it they learn
   * nothing from them, and what models have learned of the user is deleted. Their own lists are still made from their history. Until
   * the next training they count in the popularity of items.
   */
  | 'MODEL_TRAINING'
  /**
   * Events of the user are stored, and their lists are made from them. Without it their lists are the same for any history, and new
   * events are stored nowhere, except for dismissals. What was stored before stays. Whether it counts in lists of others,
   * `SOCIAL_SIGNALS` and `MODEL_TRAINING` decide.
   */
  | 'PERSONALIZATION'
  /**
   * Interests in sensitive topics may be derived. The operator names the tags on such topics. Without it, items with such a tag
   * are seen, but say nothing about the user: they make no interest, no neighbor, no other item and no reason in the user's lists,
   * and no reason for others names the user beside such an item. Popularity, similar items, models of items and suggestions of
   * people are made from all events, also from these.
   */
  | 'SENSITIVE_INTERESTS'
  /**
   * Everyone may see the user's profile (`User.profile`), the user may be named in the reasons of others, and everyone who
   * follows them may see in lists what they do. The same as `showsToOthers`.
   */
  | 'SHOW_ME_TO_OTHERS'
  /**
   * What people whom the user follows do is used in the user's lists, and what the user does in the lists of others. In the list of
   * a follower each act of the user counts by itself only if the user follows back or grants `SHOW_ME_TO_OTHERS`
   * (`Settings.follows` says what the operator has set). Otherwise it counts only together with the acts of at least four other
   * followed people.
   */
  | 'SOCIAL_SIGNALS'
  /** The user may be suggested to others as a person to follow. */
  | 'SUGGEST_ME_TO_OTHERS'
  /**
   * What a visitor does before they sign in is stored, and their lists are made from it: for visitors what `PERSONALIZATION` is for
   * users. Visitors decide about this purpose, `ANALYTICS`, `MODEL_TRAINING` and `SENSITIVE_INTERESTS`; users about all others.
   */
  | 'VISITOR_HISTORY';

/** Changes to the policy's list. */
export type RecommendationInput = {
  /** Short for a `filter` of tags: no item that has any of these; at most 100. */
  readonly avoidedTagIds?: ReadonlyArray<string | number> | null | undefined;
  /**
   * Ranks these items for the viewer, also those that the viewer has seen: the list holds no others. At most 1,000, each
   * once. Probabilities are over exactly these items. Filter, `excludedItemIds`, availability and dismissals still apply:
   * see `unknownIds` and `leftOutIds`. Not together with `maxPerTag`, and not in lists about items. Equal scores keep the order
   * of this list. A search finds only items among these.
   */
  readonly candidateIds?: ReadonlyArray<string | number> | null | undefined;
  /** What the viewer looks at. Pages continue a list with any value. */
  readonly context?: ContextInput | null | undefined;
  /**
   * How far similar items are moved apart, 0-1: 0 keeps the order of the scores, 1 orders by dissimilarity alone. Similarity
   * counts shared tags and sources. Scores and probabilities do not change. Omitted: what the placement says, or 0.
   */
  readonly diversity?: number | null | undefined;
  /** Items to leave out; at most 500. */
  readonly excludedItemIds?: ReadonlyArray<string | number> | null | undefined;
  /** Only items that pass. If at most 2,000 items pass, all of them are scored; otherwise the best of each source that pass. */
  readonly filter?: ItemFilter | null | undefined;
  /**
   * False makes the list without the user's history, ties and interests, as if they did not consent to personalization. What they
   * dismissed and whom they blocked still counts.
   */
  readonly isProfiled?: boolean | null | undefined;
  /** Short for a `filter` of kinds: only items of these; at most 50. Omitted or empty: any kind. */
  readonly itemKinds?: ReadonlyArray<string> | null | undefined;
  /**
   * The language of the texts of reasons, such as `de-AT`: English or German. Any other language gets English texts. Pages
   * continue a list with any value.
   */
  readonly locale?: string | null | undefined;
  /**
   * Maximum number of items in the list with the same strongest tag, 1-1000. The best items of each tag stay. A low cap can make the
   * list short. Omitted: the policy's cap holds for the first 100 places, and what is over it follows them.
   */
  readonly maxPerTag?: number | null | undefined;
  /**
   * The model that makes the list: that of the last training, or the one before, to compare them before `rollBackModel`. The previous
   * one needs a key with the scope `analyze`.
   */
  readonly model?: ListModel | null | undefined;
  /**
   * Whether the last of every ten places goes to an item of the last 14 days that matches the user's interests, while fewer than 50
   * people have used it. A server shows an item in about 50 such places at most, counted since it was started. Only in lists for a user, and only if the server's setting allows it. Such an item has a `propensity` and a
   * reason of the kind `NEW_ITEM`.
   */
  readonly newItems?: boolean | null | undefined;
  /** Short for a `filter` of tags: only items that have all of these; at most 20. */
  readonly requiredTagIds?: ReadonlyArray<string | number> | null | undefined;
  /**
   * Which items that the viewer has seen may be shown again in this list; replaces parts of `Settings.seenRules`. Dismissed items
   * never are.
   */
  readonly seen?: SeenInput | null | undefined;
  /** Factors on the policy's weights of sources; 1 for those left out. */
  readonly sources?: ReadonlyArray<SourceWeightInput> | null | undefined;
  /** Softmax temperature, 0.01-100: above 1 flattens the probabilities, below 1 sharpens them. The order stays. */
  readonly temperature?: number | null | undefined;
  /**
   * How much the user's taste counts in the order of a list about items, 0-1; 0.1 if omitted, so that the items lead. 0 orders
   * by how well an item goes with the items alone, 1 by the user's interest alone. Other lists refuse it.
   */
  readonly viewerShare?: number | null | undefined;
};

/** Which seen items may return. They take at most 30 % of the list, as long as there are others. */
export type SeenInput = {
  /** For all other kinds: an item may return this long after its newest event of the kind. Omitted: the server's rules apply. */
  readonly after?: string | null | undefined;
  /**
   * Events of these kinds do not count as seen. `CUSTOM` is refused: name the kind that the custom events count as. Dismissed
   * items stay hidden, even with `HIDE` and `REPORT`.
   */
  readonly allow?: ReadonlyArray<EventKind> | null | undefined;
};

/** The weight of one source. */
export type SourceWeightInput = {
  /**
   * Factor on the source's weight, 0-10; 1 changes nothing, 0 leaves the source out. A larger one never lowers what the source
   * proposes against what it does not propose, also if its learned weight is below 0. With one source left, its order is the order
   * of the list. For a caller without the scope `SERVER`, less than 0.25 counts as 0.25: a list of one source would show what other
   * people did. So 0 does not leave out a source whose learned weight is below 0, but ranks what it proposes lower than 1 does.
   */
  readonly multiplier: number;
  /** The source. */
  readonly source: CandidateSource;
};

/** A test of the tags of an item. All tags count, not only the 20 that `Item.tags` lists. */
export type TagTest =
  {   /** The item has all of these tags, by id. */
  readonly allOf: ReadonlyArray<string | number>; readonly anyOf?: never; }
  |  { readonly allOf?: never;   /** The item has at least one of these tags, by id. */
  readonly anyOf: ReadonlyArray<string | number>; };

export type ForYouQueryVariables = Exact<{
  userId: string | number;
  first: number;
  after?: string | null | undefined;
  input?: RecommendationInput | null | undefined;
  minWatermark?: string | null | undefined;
}>;


export type ForYouQuery = { readonly recommendations: { readonly recommendationId: string, readonly degradedSources: ReadonlyArray<CandidateSource>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly cursor: string, readonly rank: number, readonly probability: number, readonly node: { readonly id: string, readonly title: string, readonly kind: string }, readonly reasons: ReadonlyArray<{ readonly text: string }> }> } | null };

export type MyDataQueryVariables = Exact<{ [key: string]: never; }>;


export type MyDataQuery = { readonly viewer: { readonly id: string, readonly name: string | null, readonly createdAt: string | null, readonly showsToOthers: boolean | null, readonly segments: ReadonlyArray<string> | null, readonly properties: ReadonlyArray<{ readonly name: string, readonly value: string | number | boolean | readonly string[] | readonly number[] }> | null, readonly consent: { readonly version: number, readonly choices: ReadonlyArray<{ readonly purpose: Purpose, readonly isGranted: boolean, readonly isDefault: boolean, readonly decidedAt: string | null }>, readonly receipts: { readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly decidedAt: string, readonly granted: ReadonlyArray<Purpose>, readonly denied: ReadonlyArray<Purpose>, readonly policyVersion: string | null, readonly origin: ConsentOrigin }> } | null } | null, readonly interests: { readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly probability: number, readonly multiplier: number | null, readonly tag: { readonly id: string, readonly name: string } }> } | null, readonly recentLists: ReadonlyArray<{ readonly recommendationId: string, readonly servedAt: string, readonly placement: { readonly key: string } | null }> | null, readonly events: { readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly eventId: string, readonly kind: EventKind, readonly occurredAt: string, readonly item: { readonly id: string, readonly title: string } | null }> } | null, readonly history: { readonly totalCount: number | null, readonly edges: ReadonlyArray<{ readonly engagement: number, readonly lastAt: string, readonly node: { readonly id: string, readonly title: string } }> } | null, readonly following: { readonly totalCount: number | null, readonly edges: ReadonlyArray<{ readonly strength: number, readonly since: string | null, readonly node: { readonly id: string, readonly name: string | null } }> } | null, readonly followers: { readonly totalCount: number | null, readonly edges: ReadonlyArray<{ readonly strength: number, readonly since: string | null, readonly node: { readonly id: string, readonly name: string | null } }> } | null, readonly blockedUsers: { readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string | null }> } | null, readonly mutedUsers: { readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string | null }> } | null, readonly dismissedUsers: { readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string | null }> } | null, readonly dismissedItems: { readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly kind: string, readonly imageUrl: string | null }> } | null } | null };

export type RecordMutationVariables = Exact<{
  events: ReadonlyArray<EventInput> | EventInput;
}>;


export type RecordMutation = { readonly recordEvents: { readonly watermark: string | null, readonly results: ReadonlyArray<{ readonly eventId: string, readonly status: EventStatus, readonly problems: ReadonlyArray<
        | { readonly code: ErrorCode, readonly message: string, readonly isRetryable: boolean }
        | { readonly code: ErrorCode, readonly message: string, readonly isRetryable: boolean }
        | { readonly code: ErrorCode, readonly message: string, readonly isRetryable: boolean }
        | { readonly code: ErrorCode, readonly message: string, readonly isRetryable: boolean }
        | { readonly code: ErrorCode, readonly message: string, readonly isRetryable: boolean }
      > }> } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const ForYouDocument = new TypedDocumentString(`
    query ForYou($userId: ID!, $first: Int!, $after: String, $input: RecommendationInput, $minWatermark: String) {
  recommendations(
    userId: $userId
    first: $first
    after: $after
    input: $input
    minWatermark: $minWatermark
  ) {
    recommendationId
    degradedSources
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      cursor
      rank
      probability
      node {
        id
        title
        kind
      }
      reasons {
        text
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ForYouQuery, ForYouQueryVariables>;
export const MyDataDocument = new TypedDocumentString(`
    """
What Attune keeps about the user of the user token, and what they decided: each of their controls reads a part of it.
"""
query MyData {
  viewer {
    id
    name
    createdAt
    showsToOthers
    properties {
      name
      value
    }
    consent {
      version
      choices {
        purpose
        isGranted
        isDefault
        decidedAt
      }
      receipts(first: 20) {
        totalCount
        nodes {
          id
          version
          decidedAt
          granted
          denied
          policyVersion
          origin
        }
      }
    }
    interests(first: 100) {
      totalCount
      nodes {
        probability
        multiplier
        tag {
          id
          name
        }
      }
    }
    segments
    recentLists {
      recommendationId
      servedAt
      placement {
        key
      }
    }
    events(first: 50) {
      totalCount
      nodes {
        eventId
        kind
        occurredAt
        item {
          id
          title
        }
      }
    }
    history(first: 100) {
      totalCount
      edges {
        engagement
        lastAt
        node {
          id
          title
        }
      }
    }
    following(first: 100) {
      totalCount
      edges {
        strength
        since
        node {
          id
          name
        }
      }
    }
    followers(first: 100) {
      totalCount
      edges {
        strength
        since
        node {
          id
          name
        }
      }
    }
    blockedUsers(first: 100) {
      totalCount
      nodes {
        id
        name
      }
    }
    mutedUsers(first: 100) {
      totalCount
      nodes {
        id
        name
      }
    }
    dismissedUsers(first: 100) {
      totalCount
      nodes {
        id
        name
      }
    }
    dismissedItems(first: 100) {
      totalCount
      nodes {
        id
        title
        kind
        imageUrl
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyDataQuery, MyDataQueryVariables>;
export const RecordDocument = new TypedDocumentString(`
    mutation Record($events: [EventInput!]!) {
  recordEvents(events: $events) {
    watermark
    results {
      eventId
      status
      problems {
        code
        message
        isRetryable
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RecordMutation, RecordMutationVariables>;