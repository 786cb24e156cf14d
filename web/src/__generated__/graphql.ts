/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Protects the attention of viewers. */
export type AttentionInput = {
  /** How often a viewer gets a list of the placement, at most 5 limits. */
  readonly frequency?: ReadonlyArray<FrequencyCapInput> | null | undefined;
  /** Ends a list that takes longer to use. */
  readonly minutes?: MinutesInput | null | undefined;
  /** When a viewer gets no list, in their time zone. Only on the surface `MESSAGE`. */
  readonly quietHours?: QuietHoursInput | null | undefined;
};

/** A factor on the odds of items against every other item. */
export type BoostInput = {
  /** The factor, 1/64-64; below 1 it buries them. All factors on an item together are kept within the same range. */
  readonly odds: number;
  /** Which items. */
  readonly where: ItemFilter;
};

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

/** At most `max` items with one value in any `window` places that follow each other. */
export type CapInput = {
  /** Whose value. */
  readonly by: CapKeyInput;
  /** If no item is left that fits: true ends the list, false takes the one that breaks the fewest caps. */
  readonly drop?: boolean | null | undefined;
  /** Most items, 1-100. */
  readonly max: number;
  /** So many places, at least `max`, at most 100; the whole list if omitted. */
  readonly window?: number | null | undefined;
};

/** The value that a cap counts. Flags are true. */
export type CapKeyInput =
  {   /** The kind of the item. */
  readonly itemKind: boolean; readonly property?: never; readonly source?: never; readonly strongestTag?: never; readonly tagKind?: never; }
  |  { readonly itemKind?: never;   /** The property with this name, such as the brand or the creator. */
  readonly property: string; readonly source?: never; readonly strongestTag?: never; readonly tagKind?: never; }
  |  { readonly itemKind?: never; readonly property?: never;   /** The source that proposed the item first. */
  readonly source: boolean; readonly strongestTag?: never; readonly tagKind?: never; }
  |  { readonly itemKind?: never; readonly property?: never; readonly source?: never;   /** The strongest tag. */
  readonly strongestTag: boolean; readonly tagKind?: never; }
  |  { readonly itemKind?: never; readonly property?: never; readonly source?: never; readonly strongestTag?: never;   /** The strongest tag of this kind. */
  readonly tagKind: string; };

/** Something that a request can set. */
export type ClientControl =
  /** `context` and `candidateIds`. */
  | 'CONTEXT'
  /** `diversity` and `maxPerTag`. */
  | 'DIVERSITY'
  /** `excludedItemIds` and `seen`. */
  | 'EXCLUDE'
  /** `filter` and its short forms. */
  | 'FILTER'
  /** `sources` and `newItems`. */
  | 'SOURCES'
  /** `temperature`. */
  | 'TEMPERATURE';

/** A choice about a purpose. */
export type ConsentChoiceInput = {
  /** Whether the user's data may be used for it. */
  readonly isGranted: boolean;
  /** The purpose. */
  readonly purpose: Purpose;
};

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

/** The direction of an order. */
export type Direction =
  /** Smallest first. */
  | 'ASC'
  /** Largest first. */
  | 'DESC';

/** The effect of a rule. */
export type EffectInput =
  {   /** Multiplies the odds of items. */
  readonly boost: BoostInput; readonly cap?: never; readonly keep?: never; readonly pin?: never; readonly promote?: never; readonly require?: never; readonly scale?: never; }
  |  { readonly boost?: never;   /** Limits how many items with one value follow each other. */
  readonly cap: CapInput; readonly keep?: never; readonly pin?: never; readonly promote?: never; readonly require?: never; readonly scale?: never; }
  |  { readonly boost?: never; readonly cap?: never;   /** Shows only items that pass. Hides with `not`. */
  readonly keep: ItemFilter; readonly pin?: never; readonly promote?: never; readonly require?: never; readonly scale?: never; }
  |  { readonly boost?: never; readonly cap?: never; readonly keep?: never;   /** Puts an item at a place. */
  readonly pin: PinInput; readonly promote?: never; readonly require?: never; readonly scale?: never; }
  |  { readonly boost?: never; readonly cap?: never; readonly keep?: never; readonly pin?: never;   /** Gives a share of the places to items, which are labelled. */
  readonly promote: PromotionInput; readonly require?: never; readonly scale?: never; }
  |  { readonly boost?: never; readonly cap?: never; readonly keep?: never; readonly pin?: never; readonly promote?: never;   /** Shows only items that are suitable, whatever else asks for them. */
  readonly require: RequirementInput; readonly scale?: never; }
  |  { readonly boost?: never; readonly cap?: never; readonly keep?: never; readonly pin?: never; readonly promote?: never; readonly require?: never;   /** Multiplies the odds of items by a power of a number they have. */
  readonly scale: ScaleInput; };

/** Why an audience is empty. Values may be added: clients need a default branch. */
export type EmptyAudienceReason =
  /** No training has learned what users like. */
  | 'NOT_TRAINED'
  /** Fewer than 20 users qualify: by default users are in no audience. */
  | 'TOO_FEW_PEOPLE'
  /** The last training knew neither the item nor its tags. */
  | 'UNKNOWN_ITEM';

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

/** A ranking that a training evaluates. Values may be added: clients need a default branch. */
export type EvaluatedRanking =
  /** The weights set by hand. */
  | 'HAND_SET'
  /** The settings that served before, by the form that ranked. Missing if they are unchanged, or if nothing served. */
  | 'INCUMBENT'
  /** The item softmax alone. Missing if it was not learned. */
  | 'ITEM_SOFTMAX'
  /** The learned weights. No user is ranked by weights that were fitted on them. */
  | 'LEARNED'
  /** The learned weights with trees on top. Missing if none were grown, or the weights set by hand ranked better. */
  | 'TREES';

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

/** A field of items that facets can count. */
export type FacetField =
  /** `Item.kind`. */
  | 'KIND'
  /** All tags of the item, by id. */
  | 'TAG';

/** What a facet counts: the values of a property or of a field. Exactly one of both is named. */
export type FacetInput = {
  /** With a property of type `FLOAT` or `TIMESTAMP`: counts so many parts of equal width, 1-50, from the smallest to the largest value. */
  readonly buckets?: number | null | undefined;
  /** Likewise, between these borders instead: 2-51 numbers, ascending. Of an instant, milliseconds since 1970. */
  readonly edges?: ReadonlyArray<number> | null | undefined;
  /**
   * True counts what passes the filter without the tests on what this facet counts, for controls that offer other values. Of `all` at
   * the top, and of `all` in it, members are left out whose tests are all on this property or field. With `tagKind`, these are tests
   * whose tags all have this kind.
   */
  readonly excludeOwnFilter?: boolean | null | undefined;
  /** The values of a field. */
  readonly field?: FacetField | null | undefined;
  /** The values of the free property with this name. Not for `GEO` and `TEXT`. */
  readonly property?: string | null | undefined;
  /** With the field `TAG`: only tags of this kind. */
  readonly tagKind?: string | null | undefined;
};

/** What fills a list that is too short. Flags are true. */
export type FallbackInput =
  {   /** Any items, by popularity. */
  readonly catalog: boolean; readonly fresh?: never; readonly hide?: never; readonly placement?: never; readonly popular?: never; readonly trending?: never; }
  |  { readonly catalog?: never;   /** The newest items. */
  readonly fresh: boolean; readonly hide?: never; readonly placement?: never; readonly popular?: never; readonly trending?: never; }
  |  { readonly catalog?: never; readonly fresh?: never;   /** Nothing: the list is empty. */
  readonly hide: boolean; readonly placement?: never; readonly popular?: never; readonly trending?: never; }
  |  { readonly catalog?: never; readonly fresh?: never; readonly hide?: never;   /** The list of the placement with this key, without its own fallback. */
  readonly placement: string; readonly popular?: never; readonly trending?: never; }
  |  { readonly catalog?: never; readonly fresh?: never; readonly hide?: never; readonly placement?: never;   /** The most popular items. */
  readonly popular: boolean; readonly trending?: never; }
  |  { readonly catalog?: never; readonly fresh?: never; readonly hide?: never; readonly placement?: never; readonly popular?: never;   /** The items that are used more and more. */
  readonly trending: boolean; };

/** A fallback step. */
export type FallbackStep =
  /** Filled from the catalog by popularity. These items have no contributions, and a reason of kind `SUGGESTED` that says so. */
  | 'CATALOG'
  /** No item may be shown. */
  | 'EMPTY'
  /** A fallback of the placement: the newest items. */
  | 'FRESH'
  /** The graph is unavailable: the last known popular items. */
  | 'GLOBAL_POPULAR'
  /** The graph is unavailable: the user's last list, without items that may no longer be shown. `asOf` says how old it is. */
  | 'LAST_LIST'
  /** A fallback of the placement: the list of another placement. */
  | 'PLACEMENT'
  /** A fallback of the placement: the most popular items. */
  | 'POPULAR'
  /** A fallback of the placement: the items that are used more and more. */
  | 'TRENDING';

/**
 * Fades what a viewer was shown in vain. Impressions are counted by 8 hours: several in one are one exposure. An engagement with the
 * item forgets those before. The steering term is `FATIGUED`, under the name `fatigue`.
 */
export type FatigueInput = {
  /**
   * The text property of items that names their creator. After a viewer hid an item, those of its creator are left out for 14 days.
   * Then they have a fifth of their odds, which rises to all of them at day 154.
   */
  readonly creatorProperty?: string | null | undefined;
  /** The product is at least this, 1/64-1. */
  readonly floor: number;
  /** Leaves an item out after so many exposures, 1-48; `leftOut` counts it under `fatigue`. */
  readonly hideAfter?: number | null | undefined;
  /** For how long after the last exposure, at least a minute. Omitted: as long as so many count. */
  readonly hideFor?: string | null | undefined;
  /** How long an exposure counts, PT8H-P16D. */
  readonly over?: string | null | undefined;
  /** Each exposure multiplies the odds of the item by this, 1/64-1. */
  readonly perExposure: number;
};

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

/** At most so often in a period. */
export type FrequencyCapInput = {
  /** How often, 1-16. */
  readonly max: number;
  /** The period, at least a minute. */
  readonly per: string;
};

/** A graph engine. */
export type GraphEngine =
  /** In the process of the server. */
  | 'EMBEDDED'
  /** A Neo4j server or cluster. */
  | 'NEO4J';

/** Figures of a server process. Values may be added: clients need a default branch. */
export type HealthFigureName =
  /** Answered operations a second. */
  | 'ANSWERS'
  /** Free bytes of the disk with the data folder. */
  | 'DISK_FREE'
  /** Errors in answers a second. */
  | 'ERRORS'
  /** Those of them that the server caused: `BUSY`, `TIMEOUT`, `UNAVAILABLE` and `INTERNAL_SERVER_ERROR`. */
  | 'FAILURES'
  /** Half of the answers took at most so many milliseconds. */
  | 'LATENCY_P50'
  /** 95 % of the answers took at most so many milliseconds. */
  | 'LATENCY_P95'
  /** Candidate sources that were late or failed, a second. */
  | 'LATE_SOURCES'
  /** Age of the newest snapshot of the embedded graph, in seconds. */
  | 'SNAPSHOT_AGE'
  /** Events in the journal that wait for the graph. */
  | 'WAITING_EVENTS'
  /** Lists that wait for a slot. */
  | 'WAITING_LISTS';

/** States of a server process. */
export type HealthState =
  /** It answers, with less than it should or later. */
  | 'DEGRADED'
  /** It cannot answer, or most answers fail. */
  | 'DOWN'
  /** Nothing is wrong. */
  | 'WELL';

/** Why a placement shows fewer items, or none. */
export type HeldBack =
  /** The list ends where its items would take more minutes than the placement gives them. */
  | 'ATTENTION_BUDGET'
  /** The viewer was shown the placement as often as its frequency caps allow. */
  | 'FREQUENCY_CAP'
  /** It is night where the viewer is, or another time at which the placement sends no messages. */
  | 'QUIET_HOURS'
  /** The graph is unavailable, so that requirements of the placement cannot be tested. */
  | 'REQUIREMENT';

/** The user is interested in tags. */
export type InterestTest = {
  /** One of these tags, by id, is enough. */
  readonly anyOf: ReadonlyArray<string | number>;
};

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

/** An item to create or update. */
export type ItemInput = {
  /** Not listed or recommended before this instant. */
  readonly availableFrom?: string | null | undefined;
  /** Not listed or recommended from this instant on. */
  readonly availableUntil?: string | null | undefined;
  /** When it was added to its owner's catalog. Defaults to now for a new item. */
  readonly createdAt?: string | null | undefined;
  /** Its id, unique among items. */
  readonly id: string | number;
  /** URL of a picture of it. */
  readonly imageUrl?: string | null | undefined;
  /** Its kind, such as `movie`, `product` or `post`; `item` if none is given. It follows the rules of ids. */
  readonly kind?: string | null | undefined;
  /** Free properties to set or remove; at most 200. Those that are not named stay; null in place of the list removes all. */
  readonly properties?: ReadonlyArray<PropertyInput> | null | undefined;
  /**
   * Its tags; they replace those set by this mutation before. At most 50. Unknown tags are created. Null and an empty list
   * remove them.
   */
  readonly tags?: ReadonlyArray<ItemTagInput> | null | undefined;
  /** Its title; the id where it has none. */
  readonly title?: string | null | undefined;
  /** URL of its page. */
  readonly url?: string | null | undefined;
};

/**
 * An order of items. Missing values are last in both directions; ties are in ascending order of ids. Texts are compared
 * without regard to upper and lower case, by Unicode code units.
 */
export type ItemOrder =
  {   /** By creation time. */
  readonly createdAt: Direction; readonly forYou?: never; readonly popularity?: never; readonly property?: never; readonly title?: never; }
  |  { readonly createdAt?: never;   /**
   * By the interest of the user or visitor, `DESC` only. Lists everything that passes, also seen items, and no dismissed ones; items
   * with a rejected tag are last. The first 10,000 places are by interest, the rest is by popularity. Pages continue without repeats
   * and losses while scores change, for the lifetime of the list. Without a user and a session, the order is the same for everyone.
   */
  readonly forYou: Direction; readonly popularity?: never; readonly property?: never; readonly title?: never; }
  |  { readonly createdAt?: never; readonly forYou?: never;   /** By the number of users who engaged with the item. */
  readonly popularity: Direction; readonly property?: never; readonly title?: never; }
  |  { readonly createdAt?: never; readonly forYou?: never; readonly popularity?: never;   /** By a free property of type `STRING`, `FLOAT`, `BOOLEAN` or `TIMESTAMP`. */
  readonly property: PropertyOrder; readonly title?: never; }
  |  { readonly createdAt?: never; readonly forYou?: never; readonly popularity?: never; readonly property?: never;   /** By title. */
  readonly title: Direction; };

/** What an item can lack. */
export type ItemPart =
  /** An `imageUrl`. */
  | 'IMAGE'
  /**
   * Impressions: no list showed it in the last 28 days, by whole days in UTC, as far as impressions were recorded. If lists showed more
   * than about 5,000 different items, this is known of a fixed sample of items only, and only these are listed.
   */
  | 'IMPRESSIONS'
  /** Tags. */
  | 'TAGS'
  /** Users who engaged with it, as of the newest training. */
  | 'USERS';

/** A tag of an item. */
export type ItemTagInput = {
  /** The tag. */
  readonly tagId: string | number;
  /** Weight of the tag on the item, above 0 and at most 1000000. */
  readonly weight?: number | null | undefined;
};

/** A test of the kind of an item. */
export type KindTest = {
  /** The item has one of these kinds. */
  readonly anyOf: ReadonlyArray<string>;
};

/** Why an item is not in a list. Values may be added: clients need a default branch. */
export type LeftOutReason =
  /** The viewer dismissed it. */
  | 'DISMISSED'
  /** The request excludes it, or the list is about it. */
  | 'EXCLUDED'
  /** It does not pass the filter of the request. */
  | 'FILTER'
  /** It has a tag that the viewer rejected. */
  | 'REJECTED_TAG'
  /** It does not pass what a rule of the placement keeps or requires. */
  | 'RULE'
  /** The viewer has seen it, or looks at it now. */
  | 'SEEN'
  /** The list has as many items of its strongest tag as it may. */
  | 'TAG_LIMIT'
  /** It is not available now, or was deleted. A candidate of the request that does not exist is in `unknownIds` only. */
  | 'UNAVAILABLE';

/** A model that can make a list. */
export type ListModel =
  /** The one of `previousModelVersion`, if there is one. */
  | 'PREVIOUS'
  /** The one that serves. */
  | 'SERVING';

/** What can be measured. Values may be added: clients need a default branch. */
export type Metric =
  /** Items of lists that were clicked, viewed or played within 24 hours of serving, each once a list. */
  | 'CLICKS'
  /** Purchases, saves, likes and shares within seven days of a click on the same item. Each is credited to the last click. */
  | 'CONVERSIONS'
  /** Clicked items of lists that led to a conversion, by clicks. */
  | 'CONVERSION_RATE'
  /** Distinct items that were seen, by the items that the catalog has now. Of whole days in UTC; by `PLACEMENT` only. */
  | 'COVERAGE'
  /** Clicks by impressions. */
  | 'CTR'
  /** Lists of which a source failed or was late, by lists. */
  | 'DEGRADED_RATE'
  /** Minutes that items of lists were viewed or played, at most 30 an event. */
  | 'DWELL_MINUTES'
  /** Lists without an item, by lists. */
  | 'EMPTY_RATE'
  /** Impressions of places that were drawn, by impressions. */
  | 'EXPLORED_SHARE'
  /** How unequally items of the catalog were seen: 0 if all equally often, near 1 if few have all impressions. As `COVERAGE`. */
  | 'EXPOSURE_GINI'
  /** Lists that a fallback made or completed, by lists. */
  | 'FALLBACK_RATE'
  /** Places that were seen. */
  | 'IMPRESSIONS'
  /** Half of the lists took less time, in milliseconds; like the two that follow within a factor of two. */
  | 'LATENCY_P50'
  /** 95 % of the lists took less time. */
  | 'LATENCY_P95'
  /** 99 % of the lists took less time. */
  | 'LATENCY_P99'
  /** Lists that were served. */
  | 'LISTS'
  /** Dismissals, reports and returns by impressions. */
  | 'NEGATIVE_RATE'
  /** Impressions of places that a promotion claimed, by impressions. */
  | 'PROMOTED_SHARE'
  /** Events with a token that was forged, older than 30 days, or of another user or item. */
  | 'REFUSED_TOKENS'
  /** Impressions of items that the viewer was shown before within 16 days, by impressions. */
  | 'REPEAT_SHARE'
  /** Amounts of credited purchases less those of returns, in minor units of the currency. One series a currency. */
  | 'REVENUE'
  /** Revenue by impressions, times 1,000. */
  | 'REVENUE_PER_1000'
  /** Searches. */
  | 'SEARCHES'
  /** Searches of which no item was clicked, viewed or played within 24 hours, by events with its tokens or its id. Those of the last 24 hours may still be. */
  | 'SEARCHES_WITHOUT_CLICK'
  /** Searches that nothing matched. */
  | 'SEARCHES_WITHOUT_RESULT'
  /** Sum of the weights of events of lists, without dismissals. */
  | 'VALUE'
  /** Value by minutes. */
  | 'VALUE_PER_MINUTE';

/** The length of the points of a series, in UTC. */
export type MetricBucket =
  /** A day. Days are kept for 400 days. */
  | 'DAY'
  /** An hour. Hours are kept for 14 days. */
  | 'HOUR'
  /** The whole time. */
  | 'TOTAL'
  /** A week, from Monday. */
  | 'WEEK';

/** What a series of a metric can be of. */
export type MetricDimension =
  /** The currency of amounts; empty for what is no amount. */
  | 'CURRENCY'
  /** The kind that an item had when its events were applied; `(none)` for an item that nothing describes. */
  | 'ITEM_KIND'
  /** The version of the model; `(none)` for lists without one. */
  | 'MODEL'
  /** The key of the placement; `(none)` for lists without one, and `(other)` for lists beyond 200 versions and models an hour. */
  | 'PLACEMENT'
  /** The place in the list from 1; `11+` for those after the tenth. For `IMPRESSIONS`, `CLICKS` and `CTR` only, but with `placements`. */
  | 'POSITION'
  /**
   * The row of a page, such as `shop/home: shop/new`: the page, and the placement of the row. `(none)` for lists that are no row. This
   * and those that follow are counted for themselves, by whole days in UTC and for metrics of events only: with no other dimension,
   * no `placements` and no `models`.
   */
  | 'ROW'
  /** The source of the first reason, such as `similar-items`; `(none)` where that has none. */
  | 'SOURCE'
  /** The version of the placement, such as `home@3`. */
  | 'VERSION';

/** Which metrics to read, and of what. */
export type MetricsInput = {
  /** What to divide the series by. */
  readonly by?: ReadonlyArray<MetricDimension> | null | undefined;
  /** The length of the points. */
  readonly every?: MetricBucket | null | undefined;
  /** The first instant; the hour that it is in counts. */
  readonly from: string;
  /** The metrics, 1-30. */
  readonly metrics: ReadonlyArray<Metric>;
  /** The versions of models to count; all if omitted. At most 100. */
  readonly models?: ReadonlyArray<string> | null | undefined;
  /** The keys of placements to count; all if omitted. At most 100. */
  readonly placements?: ReadonlyArray<string> | null | undefined;
  /** The instant after the last one; at most 400 days later, and with `HOUR` at most 14 days. */
  readonly to: string;
};

/** How many minutes the items of a list take together. */
export type MinutesInput = {
  /** Most minutes, above 0. */
  readonly budget: number;
  /** The minutes of an item without the property, at least 0. */
  readonly otherwise: number;
  /** The name of a property of type `FLOAT` with the minutes of an item. */
  readonly property: string;
};

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

/** How data was made. */
export type OriginKind =
  /** Generated: the demo world. */
  | 'DEMO'
  /** Imported from files. */
  | 'IMPORT';

/** How personal a list is. */
export type Personalization =
  /** The user is known but has no history yet. */
  | 'COLD_START'
  /** Based on the user's history, ties and tags. */
  | 'FULL'
  /**
   * The order depends on no user. A search or a list about items has it without a user and without a session of which anything
   * is known, or with `viewerShare: 0`. So has a list of popular items while the graph is unavailable: whether the user is known
   * cannot be said then.
   */
  | 'NONE'
  /** The user does not consent to personalization: the list is the same whatever they did. */
  | 'NO_CONSENT'
  /** Based on the session that the request holds. */
  | 'SESSION'
  /** No user has this id. */
  | 'UNKNOWN_USER';

/** An item at a place of the list. */
export type PinInput = {
  /** True also shows it to viewers who have seen it. */
  readonly evenIfSeen?: boolean | null | undefined;
  /** The item. */
  readonly itemId: string | number;
  /** The place, 1-100. If an earlier rule has it, the item gets the next free one. */
  readonly position: number;
};

/**
 * What a placement asks. An empty spec changes nothing. Of each setting the nearest wins: the request, then the placement, then the
 * server's policy. Filters add up.
 */
export type PlacementSpecInput = {
  /** Protects the attention of viewers. */
  readonly attention?: AttentionInput | null | undefined;
  /** What a request of a key without the scope `SERVER` may set itself, besides `first` and `after`. Nothing if omitted. */
  readonly clientMay?: ReadonlyArray<ClientControl> | null | undefined;
  /** How far similar items are moved apart, 0-1. */
  readonly diversity?: number | null | undefined;
  /** What fills a list up to `least`, in this order; at most 10. Omitted or empty: the catalog fills lists to their pages. */
  readonly fallback?: ReadonlyArray<FallbackInput> | null | undefined;
  /** Fades items that a viewer was shown (`recordImpressions`) and did nothing with. */
  readonly fatigue?: FatigueInput | null | undefined;
  /** Only items that pass. May compare with the viewer (`ofViewer`), and on the surface `ITEM` with the item (`ofItem`). */
  readonly filter?: ItemFilter | null | undefined;
  /** Fewest items of a list, 1-100. `fallback` fills shorter ones up. */
  readonly least?: number | null | undefined;
  /** Changes the order from period to period. */
  readonly rotation?: RotationInput | null | undefined;
  /** The rows of a page from top to bottom, at most 20: only and always for the surface `PAGE`, whose spec has nothing else. */
  readonly rows?: ReadonlyArray<RowInput> | null | undefined;
  /** What steers the list, at most 50 rules. Their order matters only to pins on one place. */
  readonly rules?: ReadonlyArray<RuleInput> | null | undefined;
  /**
   * When items that the viewer has seen may be shown again. Replaces the server's rules; kinds of events without a rule hide an item for
   * good.
   */
  readonly seen?: ReadonlyArray<SeenRuleInput> | null | undefined;
  /** Factors on the policy's weights of sources; 1 for those left out. */
  readonly sources?: ReadonlyArray<SourceWeightInput> | null | undefined;
  /** Softmax temperature, 0.01-100. */
  readonly temperature?: number | null | undefined;
};

/** What to preview. Without `spec` and `number` it is the draft, or the published version if there is no draft. */
export type PreviewInput = {
  /** When the lists are for; now if omitted. */
  readonly at?: string | null | undefined;
  /** The number of the version to compare with. If omitted, the one that applies; if none does, lists without a placement. */
  readonly compareWith?: number | null | undefined;
  /** Length of the lists, 1-100. */
  readonly first?: number | null | undefined;
  /** The key of the placement, which need not exist if there is a `spec`. */
  readonly key: string;
  /** The number of a version. */
  readonly number?: number | null | undefined;
  /** A spec that was not saved. */
  readonly spec?: PlacementSpecInput | null | undefined;
  /**
   * The users whose lists are made, at most 50, and 5 of a page. To name users needs the scope `SERVER` too: a list tells what its viewer likes, and a spec
   * can ask for each of their properties. Empty: one newcomer, of whom nothing is known.
   */
  readonly viewers: ReadonlyArray<string | number>;
};

/** Kinds of privacy requests. */
export type PrivacyRequestKind =
  /** Deletes all data of a user. */
  | 'ERASURE'
  /** Collects all data of a user in a file. */
  | 'EXPORT';

/** States of privacy requests. */
export type PrivacyRequestState =
  /** Finished. */
  | 'DONE'
  /** Given up; `problems` says why. */
  | 'FAILED'
  /** Recorded. An erased user is already in no answer. */
  | 'PENDING'
  /** Being carried out. It continues after a restart. */
  | 'RUNNING';

/** A share of the places for items that pass. They are spread evenly, and each says that it is promoted. */
export type PromotionInput = {
  /** How often a viewer gets it, at most 5 limits. */
  readonly frequency?: ReadonlyArray<FrequencyCapInput> | null | undefined;
  /** Share of viewers who never get it, 0-1. */
  readonly holdout?: number | null | undefined;
  /** Whether it is paid for. */
  readonly kind: PromotionKind;
  /** What the items are labelled with, 1-100 characters. */
  readonly label: string;
  /** On whose behalf they are shown. Only and always for `SPONSORED`. */
  readonly onBehalfOf?: string | null | undefined;
  /** Who pays for it. Only and always for `SPONSORED`. */
  readonly paidBy?: string | null | undefined;
  /** The share of the places, above 0; of all promotions together at most 0.5. */
  readonly share: number;
  /** Which items. */
  readonly where: ItemFilter;
};

/** Whether a promotion is paid for. */
export type PromotionKind =
  /** A choice of the editors. */
  | 'EDITORIAL'
  /** An advertisement. */
  | 'SPONSORED';

/** A free property. */
export type PropertyInput = {
  /** Its name: at most 64 letters, digits and `_`, no digit first. It must not be the name of a field of the type. */
  readonly name: string;
  /** Its value; null removes the property. */
  readonly value?: string | number | boolean | readonly string[] | readonly number[] | null | undefined;
};

/** An order by a free property. */
export type PropertyOrder = {
  /** The direction. */
  readonly direction: Direction;
  /** The name of the property. */
  readonly name: string;
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

/** What to publish. */
export type PublishPlacementInput = {
  /** When the version begins to apply; at once if omitted. */
  readonly activeFrom?: string | null | undefined;
  /** When it ends: the version before it applies again then. Never if omitted. */
  readonly activeUntil?: string | null | undefined;
  /** The digest of the draft that the editor has seen. */
  readonly expectedDigest: string;
  /** The key of the placement. */
  readonly key: string;
  /** What the editor says of it, at most 1,000 characters. */
  readonly note?: string | null | undefined;
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

/** Hours of a day, also over midnight. */
export type QuietHoursInput = {
  /** When they begin, such as `21:00`. */
  readonly from: string;
  /** When they end, such as `08:00`. */
  readonly to: string;
};

/** A form of the interest model. */
export type Ranker =
  /** Linear in the scores of the sources. */
  | 'BLEND'
  /** A softmax over items, from the user's embedding. */
  | 'ITEM_SOFTMAX'
  /** The blend plus trees. */
  | 'TREES';

/** A kind of reason. Values may be added: clients need a default branch. */
export type ReasonKind =
  /** The user asked to see more like it (`steer`). */
  | 'ASKED_FOR'
  /** It is similar to items of the user's history. */
  | 'BECAUSE_ITEM'
  /** People buy it together with another item. */
  | 'BOUGHT_TOGETHER'
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

/**
 * A condition that nothing lifts: no request, pin, promotion or fallback. Items fail that lack a property it tests, and all items fail
 * if the viewer lacks one. While the graph is unavailable, the list is empty.
 */
export type RequirementInput = {
  /** Why it is required, 1-200 characters. */
  readonly reason: string;
  /** What suitable items pass. May compare with the viewer (`ofViewer`). */
  readonly where: ItemFilter;
};

/** What to publish again. */
export type RollBackPlacementInput = {
  /** The key of the placement. */
  readonly key: string;
  /** What the editor says of it, at most 1,000 characters. */
  readonly note?: string | null | undefined;
  /** The number of the version. */
  readonly number: number;
};

/** Changes the order from period to period, and never within one. */
export type RotationInput = {
  /** The period, at least a minute. */
  readonly every: string;
  /** How much, 0-1: at 1 an item is as often the first one as its probability says. */
  readonly strength: number;
};

/** A row of a page. */
export type RowInput = {
  /** How many items it shows at most, 1-100. */
  readonly first?: number | null | undefined;
  /** What its list is about; the viewer if omitted. */
  readonly from?: RowSeedInput | null | undefined;
  /** Whether it may have items that the rows above show. */
  readonly mayRepeat?: boolean | null | undefined;
  /** The key of the placement of its list. While no version of it applies, the row is left out. */
  readonly placement: string;
  /** Its title, 1-200 characters. `{seed}` stands for the title of the item or the tag that the list is about. */
  readonly title?: string | null | undefined;
};

/** What the list of a row is about. Exactly one of these. */
export type RowSeedInput =
  {   /**
   * What the viewer began and has not finished, newest first, and nothing else: of each item, at least a twentieth and less than nine
   * tenths was viewed or played at last. Items that count as seen are not left out.
   */
  readonly begun: boolean; readonly boughtTogether?: never; readonly interest?: never; readonly itemId?: never; readonly recentItem?: never; readonly tagId?: never; readonly trendingIn?: never; }
  |  { readonly begun?: never;   /**
   * What people buy together with what the viewer bought or has in their cart (`context.cart`, then their newest 20), by the highest lift,
   * and nothing else.
   */
  readonly boughtTogether: boolean; readonly interest?: never; readonly itemId?: never; readonly recentItem?: never; readonly tagId?: never; readonly trendingIn?: never; }
  |  { readonly begun?: never; readonly boughtTogether?: never;   /** The tag that the viewer is most interested in, and that no row above is made from: items with this tag. */
  readonly interest: boolean; readonly itemId?: never; readonly recentItem?: never; readonly tagId?: never; readonly trendingIn?: never; }
  |  { readonly begun?: never; readonly boughtTogether?: never; readonly interest?: never;   /** This item. */
  readonly itemId: string | number; readonly recentItem?: never; readonly tagId?: never; readonly trendingIn?: never; }
  |  { readonly begun?: never; readonly boughtTogether?: never; readonly interest?: never; readonly itemId?: never;   /** The newest item that the viewer engaged with, and that no row above is made from. */
  readonly recentItem: boolean; readonly tagId?: never; readonly trendingIn?: never; }
  |  { readonly begun?: never; readonly boughtTogether?: never; readonly interest?: never; readonly itemId?: never; readonly recentItem?: never;   /** This tag: items with it. */
  readonly tagId: string | number; readonly trendingIn?: never; }
  |  { readonly begun?: never; readonly boughtTogether?: never; readonly interest?: never; readonly itemId?: never; readonly recentItem?: never; readonly tagId?: never;   /** What trends among the users who state the same as the viewer, or among items of a kind. */
  readonly trendingIn: TrendingInInput; };

/** A rule of a placement: when it applies, and its one effect. */
export type RuleInput = {
  /** It applies from this instant on. */
  readonly activeFrom?: string | null | undefined;
  /** It applies before this instant. */
  readonly activeUntil?: string | null | undefined;
  /** What it does. */
  readonly apply: EffectInput;
  /** Its name, unique in the placement, 1-100 characters. Lists say under it what the rule did. */
  readonly name: string;
  /** When it applies; always if omitted. */
  readonly when?: WhenInput | null | undefined;
};

/** What to save. */
export type SavePlacementInput = {
  /**
   * The digest of the draft that the editor has seen. If there was no draft: that of the newest version, or an empty text, which does not
   * notice what others have published meanwhile. If there is something else now, that is a problem of code `CONFLICT`. Omitted: replaces
   * any draft.
   */
  readonly expectedDigest?: string | null | undefined;
  /** Its key: 1-100 letters, digits, `-`, `_`, `.` and `/`. */
  readonly key: string;
  /** The spec. */
  readonly spec: PlacementSpecInput;
  /** Where its lists are shown, which never changes. `LIST` for a new placement if omitted. */
  readonly surface?: Surface | null | undefined;
};

/** What to save. */
export type SaveSegmentInput = {
  /**
   * The digest of the version that the editor has seen; empty for a new segment. If there is another one now, that is a problem of code
   * `CONFLICT`. Omitted: replaces any version.
   */
  readonly expectedDigest?: string | null | undefined;
  /** Who is in it. May not name segments. */
  readonly filter: UserFilter;
  /** Its name: 1-100 letters, digits, `-`, `_`, `.` and `/`. */
  readonly name: string;
};

/** The factor `(value / reference) ^ exponent` on the odds of items, such as by margin or price. 1 for items without the number. */
export type ScaleInput = {
  /** The exponent, from -8 to 8; below 0 it prefers small numbers. */
  readonly exponent: number;
  /** The name of a property of type `FLOAT`. */
  readonly property: string;
  /** The number that changes nothing, above 0. */
  readonly reference: number;
};

/**
 * What an API key may do. `SERVER` includes `READ` and `TRACK`; `STEER`, `ANALYZE` and `PRIVACY` include `READ`, and `ADMIN` includes
 * all others.
 */
export type Scope =
  /** Manage keys, and read what reveals users to each other. */
  | 'ADMIN'
  /** Read the statistics of all data together (`stats`). Reads no personal data. */
  | 'ANALYZE'
  /** Export, reset and erase the data of any user. */
  | 'PRIVACY'
  /** Read the catalog, lists for sessions and visitors, and the lists and data of the user of the user token. Safe in browsers. */
  | 'READ'
  /** Read and write the catalog and all users, and issue user tokens. */
  | 'SERVER'
  /** Edit and publish placements and segments. Reads no personal data: of segments, sizes in bands. */
  | 'STEER'
  /** Write events and choices of visitors, and of the user of the user token. Safe in browsers. */
  | 'TRACK';

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

/** How long events hide an item. */
export type SeenRuleInput = {
  /** How long an item stays out after its newest such event, `PT0S` for not at all; for good if omitted. */
  readonly for?: string | null | undefined;
  /** The kinds of items; all of them if omitted. */
  readonly itemKinds?: ReadonlyArray<string> | null | undefined;
  /** The kinds of the events. `CUSTOM` is refused: name the kind that the custom events count as. */
  readonly kinds: ReadonlyArray<EventKind>;
};

/** An event of a visitor without a user. */
export type SessionEventInput = {
  /** The name of a `CUSTOM` kind. */
  readonly customKind?: string | null | undefined;
  /** How long it was viewed or played, in milliseconds. Without a `portion`, under two seconds counts a quarter. */
  readonly dwellMs?: number | null | undefined;
  /** The item. An unknown one is ignored; `RecommendationConnection.unknownSessionIds` names it. */
  readonly itemId: string | number;
  /** The kind of the event. `SEARCH` is refused: it has no item. */
  readonly kind: EventKind;
  /** When it happened: any time in the past, at most five minutes ahead of the server's clock. */
  readonly occurredAt: string;
  /** Share of the item that was viewed or played, 0-1: a factor on the weight of a `VIEW` or `PLAY`. */
  readonly portion?: number | null | undefined;
  /** The value of a `RATING`, on the operator's scale. */
  readonly rating?: number | null | undefined;
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
  readonly events?: ReadonlyArray<SessionEventInput> | null | undefined;
  /** Tags that the visitor chose, at most 50. */
  readonly tagIds?: ReadonlyArray<string | number> | null | undefined;
};

/** Where a setting was given. */
export type SettingOrigin =
  /** Nowhere: the default applies. */
  | 'DEFAULT'
  /** A variable of the environment, or an option of the command. */
  | 'ENVIRONMENT'
  /** The configuration file. */
  | 'FILE';

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

/** What a rule of a placement does to an item. Values may be added: clients need a default branch. */
export type SteeringEffect =
  /** Its odds were multiplied. */
  | 'BOOSTED'
  /** Fatigue: the viewer was shown the item before, or hid another one of its creator. */
  | 'FATIGUED'
  /** Its place is pinned. */
  | 'PINNED'
  /** Its place is promoted. */
  | 'PROMOTED'
  /** The period moved it. */
  | 'ROTATED'
  /** Its odds were multiplied by a power of a number that it has. */
  | 'SCALED'
  /** The viewer asked for more or less of it (`steer`): its odds were multiplied. */
  | 'STEERED';

/** Where a product shows the lists of a placement. */
export type Surface =
  /** What goes with the items of a cart. */
  | 'CART'
  /** What goes with an item, on its page. */
  | 'ITEM'
  /** A list for a viewer, such as a feed, a search or a category page. */
  | 'LIST'
  /** A mail or a notification. */
  | 'MESSAGE'
  /** A page of several lists. */
  | 'PAGE';

/** A test of the tags of an item. All tags count, not only the 20 that `Item.tags` lists. */
export type TagTest =
  {   /** The item has all of these tags, by id. */
  readonly allOf: ReadonlyArray<string | number>; readonly anyOf?: never; }
  |  { readonly allOf?: never;   /** The item has at least one of these tags, by id. */
  readonly anyOf: ReadonlyArray<string | number>; };

/** Ends of trainings. */
export type TrainingOutcome =
  /** Something else ended it. */
  | 'FAILED'
  /** Its model ranked worse than the one that served. */
  | 'REFUSED'
  /** No training: `rollBackModel` has served the model of this version again. */
  | 'ROLLED_BACK'
  /** Its model was accepted. */
  | 'SERVED';

/** States of trainings. */
export type TrainingState =
  /** Stopped by `cancelTraining`, or because the server stops. */
  | 'CANCELED'
  /** Finished: its model serves. */
  | 'DONE'
  /** Ended without a new model; `failure` says why. */
  | 'FAILED'
  /** Being carried out. */
  | 'RUNNING';

/**
 * What trends in a group of users, among items of a kind, or both, and nothing else. Each item of a group has at least 20 of its users
 * behind it. Counted by trainings, from the first one after the page was published. `{seed}` in the title of the row stands for what the
 * users state, or else for the kind. One of `property` and `itemKind` is required.
 */
export type TrendingInInput = {
  /** The kind of the items. All kinds if omitted. */
  readonly itemKind?: string | null | undefined;
  /** The title of the row where there are no such items: then it has what trends among all, of this kind. It has none if omitted. */
  readonly otherwise?: string | null | undefined;
  /** The property of users, of the type `STRING`, such as their city. All users if omitted. */
  readonly property?: string | null | undefined;
};

/** The user did something to an item. What is on a sensitive topic counts only for users who allow `SENSITIVE_INTERESTS`. */
export type UserEventTest = {
  /** Only items that pass; any if omitted. */
  readonly items?: ItemFilter | null | undefined;
  /** Kinds of events, one of which is enough. The newest event of each kind on each item counts. */
  readonly kinds: ReadonlyArray<EventKind>;
  /** Only in the last so many days, 1-3650; at any time if omitted. */
  readonly withinDays?: number | null | undefined;
};

/** A condition on users, by the rules of `ItemFilter`. */
export type UserFilter =
  {   /** Passes if all of these pass; always, if empty. */
  readonly all: ReadonlyArray<UserFilter>; readonly any?: never; readonly event?: never; readonly ids?: never; readonly interest?: never; readonly not?: never; readonly property?: never; readonly segment?: never; }
  |  { readonly all?: never;   /** Passes if at least one of these passes; never, if empty. */
  readonly any: ReadonlyArray<UserFilter>; readonly event?: never; readonly ids?: never; readonly interest?: never; readonly not?: never; readonly property?: never; readonly segment?: never; }
  |  { readonly all?: never; readonly any?: never;   /** A test of what the user did. Only in segments, rules of placements and audiences. */
  readonly event: UserEventTest; readonly ids?: never; readonly interest?: never; readonly not?: never; readonly property?: never; readonly segment?: never; }
  |  { readonly all?: never; readonly any?: never; readonly event?: never;   /** Passes for the users with these ids, as imported. */
  readonly ids: ReadonlyArray<string | number>; readonly interest?: never; readonly not?: never; readonly property?: never; readonly segment?: never; }
  |  { readonly all?: never; readonly any?: never; readonly event?: never; readonly ids?: never;   /** A test of interests that the user stated (`adjustInterest` above 1, or imported). Only in segments, rules and audiences. */
  readonly interest: InterestTest; readonly not?: never; readonly property?: never; readonly segment?: never; }
  |  { readonly all?: never; readonly any?: never; readonly event?: never; readonly ids?: never; readonly interest?: never;   /** Passes if this fails. */
  readonly not: UserFilter; readonly property?: never; readonly segment?: never; }
  |  { readonly all?: never; readonly any?: never; readonly event?: never; readonly ids?: never; readonly interest?: never; readonly not?: never;   /** A test of a free property. */
  readonly property: PropertyTest; readonly segment?: never; }
  |  { readonly all?: never; readonly any?: never; readonly event?: never; readonly ids?: never; readonly interest?: never; readonly not?: never; readonly property?: never;   /** Passes for the users in the segment of this name. Only in rules and audiences. */
  readonly segment: string; };

/** Whether a version of a placement applies. */
export type VersionState =
  /** It is not published. */
  | 'DRAFT'
  /** It applies now. */
  | 'PUBLISHED'
  /** Its window has ended, or a newer version applies. */
  | 'RETIRED'
  /** Its window has not begun. */
  | 'SCHEDULED';

/** Origin of weights. */
export type WeightsOrigin =
  /** Set by hand: these ranked better than the learned weights. */
  | 'HAND_SET'
  /** Learned from the users' next events. */
  | 'LEARNED';

/** When a rule applies: all parts must hold. */
export type WhenInput = {
  /** The item that the list is about, or that the viewer looks at, passes. False without an item. */
  readonly item?: ItemFilter | null | undefined;
  /** The viewer passes. False without a user. What they did and what interests them counts only if they allow `PERSONALIZATION`. */
  readonly viewer?: UserFilter | null | undefined;
};

export type RecordEventsMutationVariables = Exact<{
  events: ReadonlyArray<EventInput> | EventInput;
}>;


export type RecordEventsMutation = { readonly recordEvents: { readonly __typename: 'RecordEventsPayload', readonly watermark: string | null, readonly results: ReadonlyArray<{ readonly __typename: 'EventResult', readonly eventId: string, readonly status: EventStatus, readonly problems: ReadonlyArray<
        | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string }
        | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string }
        | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string }
        | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string }
        | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string }
      > }> } | null };

export type FollowMutationVariables = Exact<{
  userId: string | number;
  otherId: string | number;
}>;


export type FollowMutation = { readonly followUser: { readonly __typename: 'FollowUserPayload', readonly watermark: string | null, readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string }
    > } | null };

export type DismissMutationVariables = Exact<{
  userId: string | number;
  itemId: string | number;
}>;


export type DismissMutation = { readonly dismiss: { readonly __typename: 'DismissPayload', readonly watermark: string | null, readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string }
    > } | null };

export type ForgetEventMutationVariables = Exact<{
  userId: string | number;
  eventId: string | number;
}>;


export type ForgetEventMutation = { readonly forgetEvent: { readonly __typename: 'ForgetEventPayload', readonly watermark: string | null, readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string }
    > } | null };

export type UnfollowMutationVariables = Exact<{
  userId: string | number;
  otherId: string | number;
}>;


export type UnfollowMutation = { readonly unfollowUser: { readonly __typename: 'UnfollowUserPayload', readonly watermark: string | null, readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string }
    > } | null };

export type NewestEventQueryVariables = Exact<{
  userId: string | number;
}>;


export type NewestEventQuery = { readonly user: { readonly __typename: 'User', readonly events: { readonly __typename: 'UserEventConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'UserEvent', readonly eventId: string, readonly kind: EventKind, readonly item: { readonly __typename: 'Item', readonly title: string } | null }> } | null } | null };

export type ItemDetailsQueryVariables = Exact<{
  id: string | number;
}>;


export type ItemDetailsQuery = { readonly item: { readonly __typename: 'Item', readonly id: string, readonly title: string, readonly kind: string, readonly imageUrl: string | null, readonly url: string | null, readonly createdAt: string | null, readonly availableFrom: string | null, readonly availableUntil: string | null, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string | number | boolean | readonly string[] | readonly number[] }>, readonly tags: { readonly __typename: 'ItemTagConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'ItemTagEdge', readonly weight: number, readonly node: { readonly __typename: 'Tag', readonly id: string, readonly name: string, readonly kind: string | null } }> } | null, readonly boughtTogether: { readonly __typename: 'BoughtTogetherConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'BoughtTogetherEdge', readonly lift: number, readonly node: { readonly __typename: 'Item', readonly id: string, readonly title: string, readonly kind: string, readonly imageUrl: string | null } }> } | null, readonly similarItems: { readonly __typename: 'SimilarItemConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'SimilarItemEdge', readonly similarity: number, readonly node: { readonly __typename: 'Item', readonly id: string, readonly title: string, readonly kind: string, readonly imageUrl: string | null } }> } | null } | null };

export type TagDetailsQueryVariables = Exact<{
  id: string | number;
  first: number;
  after?: string | null | undefined;
}>;


export type TagDetailsQuery = { readonly tag: { readonly __typename: 'Tag', readonly id: string, readonly name: string, readonly kind: string | null, readonly items: { readonly __typename: 'TagItemConnection', readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly __typename: 'TagItemEdge', readonly node: { readonly __typename: 'Item', readonly id: string, readonly title: string, readonly kind: string, readonly imageUrl: string | null } }> } | null } | null };

export type GoesWithQueryVariables = Exact<{
  id: string | number;
  userId?: string | number | null | undefined;
}>;


export type GoesWithQuery = { readonly item: { readonly __typename: 'Item', readonly id: string, readonly recommendations: { readonly __typename: 'RecommendationConnection', readonly personalization: Personalization, readonly edges: ReadonlyArray<{ readonly __typename: 'RecommendationEdge', readonly rank: number, readonly probability: number, readonly logitParts: { readonly __typename: 'LogitParts', readonly items: number, readonly viewer: number } | null, readonly reasons: ReadonlyArray<{ readonly __typename: 'Reason', readonly text: string }>, readonly node: { readonly __typename: 'Item', readonly id: string, readonly title: string, readonly kind: string, readonly imageUrl: string | null } }> } | null } | null };

export type ItemUseQueryVariables = Exact<{
  id: string | number;
}>;


export type ItemUseQuery = { readonly item: { readonly __typename: 'Item', readonly id: string, readonly use: { readonly __typename: 'ItemUse', readonly impressions: number | null, readonly clicks: number | null, readonly popularityRank: number | null, readonly chartRanks: ReadonlyArray<{ readonly __typename: 'ItemChartRank', readonly chart: CandidateSource, readonly rank: number }> | null, readonly events: { readonly __typename: 'ItemEvents', readonly users: number, readonly kinds: ReadonlyArray<{ readonly __typename: 'ItemEventCount', readonly kind: EventKind, readonly count: number, readonly users: number }> } | null } | null } | null };

export type ItemAudienceQueryVariables = Exact<{
  id: string | number;
}>;


export type ItemAudienceQuery = { readonly item: { readonly __typename: 'Item', readonly id: string, readonly audience: { readonly __typename: 'AudienceConnection', readonly totalCount: number | null, readonly sizeEstimate: number | null, readonly emptyReason: EmptyAudienceReason | null, readonly nodes: ReadonlyArray<{ readonly __typename: 'User', readonly id: string, readonly name: string | null }> } | null } | null };

export type ChangeItemMutationVariables = Exact<{
  item: ItemInput;
}>;


export type ChangeItemMutation = { readonly upsertItems: { readonly __typename: 'UpsertItemsPayload', readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
    > } | null };

export type SampledPeopleQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type SampledPeopleQuery = { readonly users: { readonly __typename: 'UserConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'User', readonly id: string, readonly name: string | null }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type ListsUnderTwoQueryVariables = Exact<{
  userIds: ReadonlyArray<string | number> | string | number;
  first: number;
  left?: RecommendationInput | null | undefined;
  right?: RecommendationInput | null | undefined;
}>;


export type ListsUnderTwoQuery = { readonly left: ReadonlyArray<{ readonly __typename: 'RecommendationConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Item', readonly id: string }> } | null> | null, readonly right: ReadonlyArray<{ readonly __typename: 'RecommendationConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Item', readonly id: string }> } | null> | null };

export type RecentEventsQueryVariables = Exact<{
  kinds?: ReadonlyArray<EventKind> | EventKind | null | undefined;
  statuses?: ReadonlyArray<EventStatus> | EventStatus | null | undefined;
  after?: string | null | undefined;
}>;


export type RecentEventsQuery = { readonly recentEvents: { readonly __typename: 'RecentEventConnection', readonly totalCount: number | null, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly __typename: 'RecentEvent', readonly number: number, readonly receivedAt: string, readonly keyName: string | null, readonly kind: EventKind | null, readonly status: EventStatus, readonly eventId: string | null, readonly userId: string | null, readonly itemId: string | null, readonly problems: ReadonlyArray<
        | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
        | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
        | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
        | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
        | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
      > }> } | null };

export type ListItemsQueryVariables = Exact<{
  filter?: ItemFilter | null | undefined;
  orderBy?: ItemOrder | null | undefined;
  matching?: string | null | undefined;
  lacking?: ItemPart | null | undefined;
  columns?: ReadonlyArray<string> | string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ListItemsQuery = { readonly items: { readonly __typename: 'ItemConnection', readonly totalCount: number | null, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly __typename: 'Item', readonly id: string, readonly title: string, readonly kind: string, readonly imageUrl: string | null, readonly tags: { readonly __typename: 'ItemTagConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Tag', readonly id: string, readonly name: string, readonly kind: string | null }> } | null, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string | number | boolean | readonly string[] | readonly number[] }> }> } | null };

export type ItemFacetQueryVariables = Exact<{
  filter?: ItemFilter | null | undefined;
  matching?: string | null | undefined;
  lacking?: ItemPart | null | undefined;
  by: FacetInput;
  first: number;
}>;


export type ItemFacetQuery = { readonly items: { readonly __typename: 'ItemConnection', readonly facets: ReadonlyArray<{ readonly __typename: 'Facet', readonly distinctCount: number | null, readonly values: ReadonlyArray<{ readonly __typename: 'FacetValue', readonly value: string | number | boolean | readonly string[] | readonly number[], readonly count: number, readonly tag: { readonly __typename: 'Tag', readonly id: string, readonly name: string } | null }>, readonly range: { readonly __typename: 'FacetRange', readonly min: string | number | boolean | readonly string[] | readonly number[], readonly max: string | number | boolean | readonly string[] | readonly number[] } | null }> | null } | null };

export type PropertyTypesQueryVariables = Exact<{ [key: string]: never; }>;


export type PropertyTypesQuery = { readonly propertyTypes: ReadonlyArray<{ readonly __typename: 'PropertyTypeInfo', readonly name: string, readonly type: PropertyType }> | null };

export type TagNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type TagNamesQuery = { readonly tags: { readonly __typename: 'TagConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Tag', readonly id: string, readonly name: string }> } | null };

export type ListChangesSubscriptionVariables = Exact<{
  userId: string | number;
}>;


export type ListChangesSubscription = { readonly recommendations: { readonly __typename: 'RecommendationConnection', readonly recommendationId: string, readonly watermark: string | null, readonly hasReachedMinWatermark: boolean } | null };

export type MeasuredTotalFragment = { readonly __typename: 'MetricSeries', readonly metric: Metric, readonly labels: ReadonlyArray<{ readonly __typename: 'MetricLabel', readonly dimension: MetricDimension, readonly value: string }>, readonly total: { readonly __typename: 'MetricValue', readonly value: number | null, readonly low: number | null, readonly high: number | null, readonly numerator: number | null, readonly denominator: number | null, readonly users: number, readonly isEstimate: boolean } };

export type MeasuredSeriesFragment = { readonly __typename: 'MetricSeries', readonly metric: Metric, readonly points: ReadonlyArray<{ readonly __typename: 'MetricPoint', readonly from: string, readonly to: string, readonly value: { readonly __typename: 'MetricValue', readonly value: number | null, readonly low: number | null, readonly high: number | null, readonly numerator: number | null, readonly denominator: number | null, readonly users: number, readonly isEstimate: boolean } }>, readonly labels: ReadonlyArray<{ readonly __typename: 'MetricLabel', readonly dimension: MetricDimension, readonly value: string }>, readonly total: { readonly __typename: 'MetricValue', readonly value: number | null, readonly low: number | null, readonly high: number | null, readonly numerator: number | null, readonly denominator: number | null, readonly users: number, readonly isEstimate: boolean } };

export type FigureFragment = { readonly __typename: 'MetricValue', readonly value: number | null, readonly low: number | null, readonly high: number | null, readonly numerator: number | null, readonly denominator: number | null, readonly users: number, readonly isEstimate: boolean };

export type MeasureQueryVariables = Exact<{
  now: MetricsInput;
  before: MetricsInput;
  whole: MetricsInput;
  searches: MetricsInput;
}>;


export type MeasureQuery = { readonly metrics: { readonly __typename: 'MetricsReport', readonly asOf: string | null, readonly series: ReadonlyArray<{ readonly __typename: 'MetricSeries', readonly metric: Metric, readonly points: ReadonlyArray<{ readonly __typename: 'MetricPoint', readonly from: string, readonly to: string, readonly value: { readonly __typename: 'MetricValue', readonly value: number | null, readonly low: number | null, readonly high: number | null, readonly numerator: number | null, readonly denominator: number | null, readonly users: number, readonly isEstimate: boolean } }>, readonly labels: ReadonlyArray<{ readonly __typename: 'MetricLabel', readonly dimension: MetricDimension, readonly value: string }>, readonly total: { readonly __typename: 'MetricValue', readonly value: number | null, readonly low: number | null, readonly high: number | null, readonly numerator: number | null, readonly denominator: number | null, readonly users: number, readonly isEstimate: boolean } }> } | null, readonly before: { readonly __typename: 'MetricsReport', readonly series: ReadonlyArray<{ readonly __typename: 'MetricSeries', readonly metric: Metric, readonly labels: ReadonlyArray<{ readonly __typename: 'MetricLabel', readonly dimension: MetricDimension, readonly value: string }>, readonly total: { readonly __typename: 'MetricValue', readonly value: number | null, readonly low: number | null, readonly high: number | null, readonly numerator: number | null, readonly denominator: number | null, readonly users: number, readonly isEstimate: boolean } }> } | null, readonly models: { readonly __typename: 'MetricsReport', readonly series: ReadonlyArray<{ readonly __typename: 'MetricSeries', readonly metric: Metric, readonly labels: ReadonlyArray<{ readonly __typename: 'MetricLabel', readonly dimension: MetricDimension, readonly value: string }>, readonly total: { readonly __typename: 'MetricValue', readonly value: number | null, readonly low: number | null, readonly high: number | null, readonly numerator: number | null, readonly denominator: number | null, readonly users: number, readonly isEstimate: boolean } }> } | null, readonly searches: { readonly __typename: 'MetricsReport', readonly series: ReadonlyArray<{ readonly __typename: 'MetricSeries', readonly metric: Metric, readonly labels: ReadonlyArray<{ readonly __typename: 'MetricLabel', readonly dimension: MetricDimension, readonly value: string }>, readonly total: { readonly __typename: 'MetricValue', readonly value: number | null, readonly low: number | null, readonly high: number | null, readonly numerator: number | null, readonly denominator: number | null, readonly users: number, readonly isEstimate: boolean } }> } | null };

export type EventQualityQueryVariables = Exact<{
  kinds?: ReadonlyArray<EventKind> | EventKind | null | undefined;
}>;


export type EventQualityQuery = { readonly accepted: { readonly __typename: 'RecentEventConnection', readonly totalCount: number | null } | null, readonly duplicate: { readonly __typename: 'RecentEventConnection', readonly totalCount: number | null } | null, readonly rejected: { readonly __typename: 'RecentEventConnection', readonly totalCount: number | null } | null, readonly suppressed: { readonly __typename: 'RecentEventConnection', readonly totalCount: number | null } | null };

export type EventQualityByDayQueryVariables = Exact<{
  from: string;
  to: string;
}>;


export type EventQualityByDayQuery = { readonly eventQuality: ReadonlyArray<{ readonly __typename: 'EventQuality', readonly day: string, readonly kind: EventKind | null, readonly accepted: number, readonly duplicates: number, readonly rejected: number, readonly suppressed: number }> | null };

export type MeasuredPlacementQueryVariables = Exact<{
  key: string;
  points: MetricsInput;
  before: MetricsInput;
  versions: MetricsInput;
  models: MetricsInput;
  made: MetricsInput;
}>;


export type MeasuredPlacementQuery = { readonly metrics: { readonly __typename: 'MetricsReport', readonly asOf: string | null, readonly series: ReadonlyArray<{ readonly __typename: 'MetricSeries', readonly metric: Metric, readonly points: ReadonlyArray<{ readonly __typename: 'MetricPoint', readonly from: string, readonly to: string, readonly value: { readonly __typename: 'MetricValue', readonly value: number | null, readonly low: number | null, readonly high: number | null, readonly numerator: number | null, readonly denominator: number | null, readonly users: number, readonly isEstimate: boolean } }>, readonly labels: ReadonlyArray<{ readonly __typename: 'MetricLabel', readonly dimension: MetricDimension, readonly value: string }>, readonly total: { readonly __typename: 'MetricValue', readonly value: number | null, readonly low: number | null, readonly high: number | null, readonly numerator: number | null, readonly denominator: number | null, readonly users: number, readonly isEstimate: boolean } }> } | null, readonly before: { readonly __typename: 'MetricsReport', readonly series: ReadonlyArray<{ readonly __typename: 'MetricSeries', readonly metric: Metric, readonly labels: ReadonlyArray<{ readonly __typename: 'MetricLabel', readonly dimension: MetricDimension, readonly value: string }>, readonly total: { readonly __typename: 'MetricValue', readonly value: number | null, readonly low: number | null, readonly high: number | null, readonly numerator: number | null, readonly denominator: number | null, readonly users: number, readonly isEstimate: boolean } }> } | null, readonly versions: { readonly __typename: 'MetricsReport', readonly series: ReadonlyArray<{ readonly __typename: 'MetricSeries', readonly metric: Metric, readonly labels: ReadonlyArray<{ readonly __typename: 'MetricLabel', readonly dimension: MetricDimension, readonly value: string }>, readonly total: { readonly __typename: 'MetricValue', readonly value: number | null, readonly low: number | null, readonly high: number | null, readonly numerator: number | null, readonly denominator: number | null, readonly users: number, readonly isEstimate: boolean } }> } | null, readonly models: { readonly __typename: 'MetricsReport', readonly series: ReadonlyArray<{ readonly __typename: 'MetricSeries', readonly metric: Metric, readonly labels: ReadonlyArray<{ readonly __typename: 'MetricLabel', readonly dimension: MetricDimension, readonly value: string }>, readonly total: { readonly __typename: 'MetricValue', readonly value: number | null, readonly low: number | null, readonly high: number | null, readonly numerator: number | null, readonly denominator: number | null, readonly users: number, readonly isEstimate: boolean } }> } | null, readonly made: { readonly __typename: 'MetricsReport', readonly series: ReadonlyArray<{ readonly __typename: 'MetricSeries', readonly metric: Metric, readonly labels: ReadonlyArray<{ readonly __typename: 'MetricLabel', readonly dimension: MetricDimension, readonly value: string }>, readonly total: { readonly __typename: 'MetricValue', readonly value: number | null, readonly low: number | null, readonly high: number | null, readonly numerator: number | null, readonly denominator: number | null, readonly users: number, readonly isEstimate: boolean } }> } | null, readonly placement: { readonly __typename: 'Placement', readonly versions: { readonly __typename: 'PlacementVersionConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'PlacementVersion', readonly number: number, readonly activeFrom: string | null, readonly createdAt: string }> } | null } | null };

export type ServingSinceQueryVariables = Exact<{ [key: string]: never; }>;


export type ServingSinceQuery = { readonly stats: { readonly __typename: 'Stats', readonly modelSince: string | null } | null, readonly trainings: ReadonlyArray<{ readonly __typename: 'PastTraining', readonly endedAt: string, readonly outcome: TrainingOutcome }> | null };

export type MeasuredPartsQueryVariables = Exact<{
  input: MetricsInput;
}>;


export type MeasuredPartsQuery = { readonly metrics: { readonly __typename: 'MetricsReport', readonly series: ReadonlyArray<{ readonly __typename: 'MetricSeries', readonly metric: Metric, readonly labels: ReadonlyArray<{ readonly __typename: 'MetricLabel', readonly dimension: MetricDimension, readonly value: string }>, readonly total: { readonly __typename: 'MetricValue', readonly value: number | null, readonly low: number | null, readonly high: number | null, readonly numerator: number | null, readonly denominator: number | null, readonly users: number, readonly isEstimate: boolean } }> } | null };

export type ItemSpreadQueryVariables = Exact<{
  from: string;
  to: string;
  placement?: string | null | undefined;
}>;


export type ItemSpreadQuery = { readonly itemSpread: { readonly __typename: 'ItemSpread', readonly shown: ReadonlyArray<number>, readonly used: ReadonlyArray<number>, readonly isEstimate: boolean } | null };

export type TopSearchesQueryVariables = Exact<{
  from: string;
  to: string;
}>;


export type TopSearchesQuery = { readonly topSearches: ReadonlyArray<{ readonly __typename: 'TopSearch', readonly words: string, readonly searches: number, readonly withoutResult: number, readonly withoutClick: number }> | null };

export type TrainingsQueryVariables = Exact<{ [key: string]: never; }>;


export type TrainingsQuery = { readonly previousModelVersion: string | null, readonly stats: { readonly __typename: 'Stats', readonly modelVersion: string | null } | null, readonly trainings: ReadonlyArray<{ readonly __typename: 'PastTraining', readonly version: string, readonly startedAt: string, readonly seconds: number, readonly outcome: TrainingOutcome, readonly reason: string | null, readonly interactions: number | null, readonly ndcgAt10: number | null, readonly interest: { readonly __typename: 'LearnedInterest', readonly ranker: Ranker, readonly origin: WeightsOrigin, readonly weights: ReadonlyArray<{ readonly __typename: 'SourceBlend', readonly source: CandidateSource, readonly slope: number, readonly proposed: number }>, readonly metrics: { readonly __typename: 'ModelMetrics', readonly users: number, readonly poolRecall: number, readonly rankings: ReadonlyArray<{ readonly __typename: 'RankingMetrics', readonly ranking: EvaluatedRanking, readonly itemsShown: number | null }> } } | null }> | null };

export type RunningTrainingQueryVariables = Exact<{
  id: string | number;
}>;


export type RunningTrainingQuery = { readonly training: { readonly __typename: 'Training', readonly id: string, readonly state: TrainingState, readonly steps: ReadonlyArray<{ readonly __typename: 'TrainingStep', readonly job: string, readonly done: number, readonly total: number }>, readonly failure: { readonly __typename: 'TrainingFailure', readonly code: ErrorCode, readonly message: string } | null } | null };

export type RollBackModelMutationVariables = Exact<{
  version: string;
}>;


export type RollBackModelMutation = { readonly rollBackModel: { readonly __typename: 'RollBackModelPayload', readonly modelVersion: string | null, readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string }
    > } | null };

export type StartTrainingMutationVariables = Exact<{
  likeVersion?: string | null | undefined;
  isForced: boolean;
}>;


export type StartTrainingMutation = { readonly startTraining: { readonly __typename: 'StartTrainingPayload', readonly training: { readonly __typename: 'Training', readonly id: string } | null, readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string }
    > } | null };

export type CancelTrainingMutationVariables = Exact<{
  id: string | number;
}>;


export type CancelTrainingMutation = { readonly cancelTraining: { readonly __typename: 'CancelTrainingPayload', readonly training: { readonly __typename: 'Training', readonly id: string } | null, readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string }
    > } | null };

export type AccessQueryVariables = Exact<{ [key: string]: never; }>;


export type AccessQuery = { readonly settings: { readonly __typename: 'Settings', readonly givenSettings: ReadonlyArray<{ readonly __typename: 'GivenSetting', readonly name: string, readonly description: string, readonly value: string | null, readonly origin: SettingOrigin }> | null } | null, readonly apiKeys: ReadonlyArray<{ readonly __typename: 'ApiKey', readonly name: string, readonly start: string, readonly scopes: ReadonlyArray<Scope>, readonly origins: ReadonlyArray<string>, readonly createdAt: string, readonly rotatedAt: string | null, readonly lastUsedAt: string | null, readonly expiresAt: string | null }> | null, readonly auditEntries: { readonly __typename: 'AuditEntryConnection', readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly __typename: 'AuditEntry', readonly at: string, readonly actor: string, readonly action: string, readonly count: number }> } | null };

export type CreateKeyMutationVariables = Exact<{
  name: string;
  scopes: ReadonlyArray<Scope> | Scope;
  origins?: ReadonlyArray<string> | string | null | undefined;
}>;


export type CreateKeyMutation = { readonly createApiKey: { readonly __typename: 'CreateApiKeyPayload', readonly key: string | null, readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string }
    > } | null };

export type RevokeKeyMutationVariables = Exact<{
  name: string;
}>;


export type RevokeKeyMutation = { readonly revokeApiKey: { readonly __typename: 'RevokeApiKeyPayload', readonly revokedName: string | null, readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string }
    > } | null };

export type HealthQueryVariables = Exact<{ [key: string]: never; }>;


export type HealthQuery = { readonly health: { readonly __typename: 'Health', readonly state: HealthState, readonly reasons: ReadonlyArray<string>, readonly asOf: string | null, readonly secondsBetween: number, readonly figures: ReadonlyArray<{ readonly __typename: 'HealthFigure', readonly name: HealthFigureName, readonly now: number | null, readonly points: ReadonlyArray<number | null> }> } | null };

export type PreviousModelQueryVariables = Exact<{ [key: string]: never; }>;


export type PreviousModelQuery = { readonly previousModelVersion: string | null };

export type OverviewQueryVariables = Exact<{ [key: string]: never; }>;


export type OverviewQuery = { readonly version: string, readonly stats: { readonly __typename: 'Stats', readonly engine: GraphEngine, readonly engineVersion: string, readonly modelVersion: string | null, readonly modelSince: string | null, readonly newestEventAt: string | null, readonly origin: { readonly __typename: 'DataOrigin', readonly kind: OriginKind, readonly name: string | null, readonly isComplete: boolean } | null, readonly model: { readonly __typename: 'ServingModel', readonly version: string, readonly trainedAt: string | null, readonly origin: WeightsOrigin | null, readonly ranker: Ranker | null, readonly ndcgAt10: number | null, readonly weights: ReadonlyArray<{ readonly __typename: 'SourceBlend', readonly source: CandidateSource, readonly slope: number, readonly proposed: number }>, readonly metrics: { readonly __typename: 'ModelMetrics', readonly users: number, readonly positives: number, readonly poolRecall: number, readonly rankings: ReadonlyArray<{ readonly __typename: 'RankingMetrics', readonly ranking: EvaluatedRanking, readonly ndcgAt10: number, readonly itemsShown: number | null }> } | null } | null, readonly nodes: ReadonlyArray<{ readonly __typename: 'Total', readonly name: string, readonly total: number }>, readonly relationships: ReadonlyArray<{ readonly __typename: 'Total', readonly name: string, readonly total: number }>, readonly popularity: ReadonlyArray<{ readonly __typename: 'PopularityPoint', readonly items: number, readonly interactions: number }> | null, readonly serving: { readonly __typename: 'ServingStats', readonly since: string, readonly servedItems: number, readonly coverage: number, readonly events: { readonly __typename: 'EventStats', readonly accepted: number, readonly duplicates: number, readonly rejected: number, readonly acceptedLastMinute: number }, readonly operations: ReadonlyArray<{ readonly __typename: 'OperationStats', readonly name: string, readonly total: number, readonly meanMs: number, readonly p95Ms: number }>, readonly sources: ReadonlyArray<{ readonly __typename: 'SourceStats', readonly source: CandidateSource, readonly answered: number, readonly late: number, readonly failed: number, readonly meanMs: number, readonly share: number }> } | null } | null };

export type FindPeopleQueryVariables = Exact<{
  search: string;
  first: number;
}>;


export type FindPeopleQuery = { readonly users: { readonly __typename: 'UserConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'User', readonly id: string, readonly name: string | null }> } | null };

export type GuidedPeopleQueryVariables = Exact<{ [key: string]: never; }>;


export type GuidedPeopleQuery = { readonly users: { readonly __typename: 'UserConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'User', readonly id: string, readonly name: string | null, readonly history: { readonly __typename: 'HistoryConnection', readonly totalCount: number | null } | null, readonly following: { readonly __typename: 'TieConnection', readonly totalCount: number | null } | null }> } | null };

export type FindNearPeopleQueryVariables = Exact<{
  start: string;
  end: string;
  first: number;
}>;


export type FindNearPeopleQuery = { readonly starting: { readonly __typename: 'UserConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'User', readonly id: string, readonly name: string | null }> } | null, readonly ending: { readonly __typename: 'UserConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'User', readonly id: string, readonly name: string | null }> } | null };

export type PersonNameQueryVariables = Exact<{
  id: string | number;
}>;


export type PersonNameQuery = { readonly user: { readonly __typename: 'User', readonly id: string, readonly name: string | null } | null };

export type PersonQueryVariables = Exact<{
  id: string | number;
}>;


export type PersonQuery = { readonly user: { readonly __typename: 'User', readonly id: string, readonly name: string | null, readonly createdAt: string | null, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string | number | boolean | readonly string[] | readonly number[] }> | null, readonly interests: { readonly __typename: 'InterestConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Interest', readonly probability: number, readonly tag: { readonly __typename: 'Tag', readonly id: string, readonly name: string, readonly kind: string | null } }> } | null, readonly history: { readonly __typename: 'HistoryConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'HistoryEdge', readonly engagement: number, readonly lastAt: string, readonly node: { readonly __typename: 'Item', readonly id: string, readonly title: string, readonly kind: string, readonly imageUrl: string | null } }> } | null, readonly following: { readonly __typename: 'TieConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'TieEdge', readonly strength: number, readonly node: { readonly __typename: 'User', readonly id: string, readonly name: string | null } }> } | null, readonly followers: { readonly __typename: 'TieConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'TieEdge', readonly strength: number, readonly node: { readonly __typename: 'User', readonly id: string, readonly name: string | null } }> } | null, readonly neighbors: { readonly __typename: 'NeighborConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'NeighborEdge', readonly similarity: number, readonly node: { readonly __typename: 'User', readonly id: string, readonly name: string | null } }> } | null } | null };

export type SuggestedPeopleQueryVariables = Exact<{
  id: string | number;
}>;


export type SuggestedPeopleQuery = { readonly user: { readonly __typename: 'User', readonly id: string, readonly suggestedUsers: { readonly __typename: 'SuggestedUserConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'SuggestedUserEdge', readonly node: { readonly __typename: 'User', readonly id: string, readonly name: string | null }, readonly reasons: ReadonlyArray<{ readonly __typename: 'SuggestionReason', readonly text: string }> }> } | null } | null };

export type UndoSuggestionDismissalMutationVariables = Exact<{
  userId: string | number;
  otherId: string | number;
}>;


export type UndoSuggestionDismissalMutation = { readonly undoSuggestionDismissal: { readonly __typename: 'UndoSuggestionDismissalPayload', readonly watermark: string | null, readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string }
    > } | null };

export type DismissSuggestionMutationVariables = Exact<{
  userId: string | number;
  otherId: string | number;
}>;


export type DismissSuggestionMutation = { readonly dismissSuggestion: { readonly __typename: 'DismissSuggestionPayload', readonly watermark: string | null, readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string }
    > } | null };

export type PlacementsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type PlacementsQuery = { readonly placements: { readonly __typename: 'PlacementConnection', readonly totalCount: number | null, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly __typename: 'Placement', readonly key: string, readonly surface: Surface, readonly published: { readonly __typename: 'PlacementVersion', readonly number: number, readonly activeFrom: string | null, readonly activeUntil: string | null, readonly createdAt: string, readonly createdBy: string } | null, readonly draft: { readonly __typename: 'PlacementVersion', readonly createdAt: string, readonly createdBy: string } | null }> } | null };

export type EditedPlacementFragment = { readonly __typename: 'Placement', readonly key: string, readonly surface: Surface, readonly published: { readonly __typename: 'PlacementVersion', readonly number: number, readonly activeFrom: string | null, readonly activeUntil: string | null, readonly spec: unknown } | null, readonly draft: { readonly __typename: 'PlacementVersion', readonly number: number, readonly digest: string, readonly createdAt: string, readonly createdBy: string, readonly spec: unknown } | null };

export type EditedPlacementQueryVariables = Exact<{
  key: string;
}>;


export type EditedPlacementQuery = { readonly placement: { readonly __typename: 'Placement', readonly key: string, readonly surface: Surface, readonly published: { readonly __typename: 'PlacementVersion', readonly number: number, readonly activeFrom: string | null, readonly activeUntil: string | null, readonly spec: unknown } | null, readonly draft: { readonly __typename: 'PlacementVersion', readonly number: number, readonly digest: string, readonly createdAt: string, readonly createdBy: string, readonly spec: unknown } | null } | null };

export type SavePlacementDraftMutationVariables = Exact<{
  input: SavePlacementInput;
}>;


export type SavePlacementDraftMutation = { readonly savePlacementDraft: { readonly __typename: 'SavePlacementDraftPayload', readonly placement: { readonly __typename: 'Placement', readonly key: string, readonly surface: Surface, readonly published: { readonly __typename: 'PlacementVersion', readonly number: number, readonly activeFrom: string | null, readonly activeUntil: string | null, readonly spec: unknown } | null, readonly draft: { readonly __typename: 'PlacementVersion', readonly number: number, readonly digest: string, readonly createdAt: string, readonly createdBy: string, readonly spec: unknown } | null } | null, readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
    > } | null };

export type PublishPlacementMutationVariables = Exact<{
  input: PublishPlacementInput;
}>;


export type PublishPlacementMutation = { readonly publishPlacement: { readonly __typename: 'PublishPlacementPayload', readonly placement: { readonly __typename: 'Placement', readonly key: string, readonly surface: Surface, readonly published: { readonly __typename: 'PlacementVersion', readonly number: number, readonly activeFrom: string | null, readonly activeUntil: string | null, readonly spec: unknown } | null, readonly draft: { readonly __typename: 'PlacementVersion', readonly number: number, readonly digest: string, readonly createdAt: string, readonly createdBy: string, readonly spec: unknown } | null } | null, readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
    > } | null };

export type RollBackPlacementMutationVariables = Exact<{
  input: RollBackPlacementInput;
}>;


export type RollBackPlacementMutation = { readonly rollBackPlacement: { readonly __typename: 'RollBackPlacementPayload', readonly placement: { readonly __typename: 'Placement', readonly key: string, readonly surface: Surface, readonly published: { readonly __typename: 'PlacementVersion', readonly number: number, readonly activeFrom: string | null, readonly activeUntil: string | null, readonly spec: unknown } | null, readonly draft: { readonly __typename: 'PlacementVersion', readonly number: number, readonly digest: string, readonly createdAt: string, readonly createdBy: string, readonly spec: unknown } | null } | null, readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
    > } | null };

export type PlacementHistoryQueryVariables = Exact<{
  key: string;
  after?: string | null | undefined;
}>;


export type PlacementHistoryQuery = { readonly placement: { readonly __typename: 'Placement', readonly versions: { readonly __typename: 'PlacementVersionConnection', readonly totalCount: number | null, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly __typename: 'PlacementVersionEdge', readonly cursor: string, readonly node: { readonly __typename: 'PlacementVersion', readonly number: number, readonly state: VersionState, readonly activeFrom: string | null, readonly activeUntil: string | null, readonly createdAt: string, readonly createdBy: string, readonly note: string | null } }> } | null } | null };

export type DraftChangesQueryVariables = Exact<{
  key: string;
  against: number;
}>;


export type DraftChangesQuery = { readonly placement: { readonly __typename: 'Placement', readonly draft: { readonly __typename: 'PlacementVersion', readonly diff: ReadonlyArray<{ readonly __typename: 'SpecChange', readonly path: ReadonlyArray<string>, readonly before: string | number | boolean | readonly string[] | readonly number[] | null, readonly after: string | number | boolean | readonly string[] | readonly number[] | null }> | null } | null } | null };

export type VersionChangesQueryVariables = Exact<{
  key: string;
  after?: string | null | undefined;
  against: number;
}>;


export type VersionChangesQuery = { readonly placement: { readonly __typename: 'Placement', readonly versions: { readonly __typename: 'PlacementVersionConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'PlacementVersion', readonly diff: ReadonlyArray<{ readonly __typename: 'SpecChange', readonly path: ReadonlyArray<string>, readonly before: string | number | boolean | readonly string[] | readonly number[] | null, readonly after: string | number | boolean | readonly string[] | readonly number[] | null }> | null }> } | null } | null };

export type PreviewedItemsFragment = { readonly __typename: 'RecommendationConnection', readonly heldBack: ReadonlyArray<HeldBack>, readonly leftOut: ReadonlyArray<{ readonly __typename: 'LeftOut', readonly rule: string | null, readonly count: number | null }>, readonly edges: ReadonlyArray<{ readonly __typename: 'RecommendationEdge', readonly rank: number, readonly promotion: { readonly __typename: 'PromotionNotice', readonly kind: PromotionKind, readonly label: string } | null, readonly steering: ReadonlyArray<{ readonly __typename: 'SteeringTerm', readonly rule: string, readonly effect: SteeringEffect, readonly logit: number | null }>, readonly node: { readonly __typename: 'Item', readonly id: string, readonly title: string } }> };

export type PreviewPlacementQueryVariables = Exact<{
  input: PreviewInput;
  isPage: boolean;
}>;


export type PreviewPlacementQuery = { readonly previewPlacement: { readonly __typename: 'PlacementPreview', readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
    >, readonly report?: { readonly __typename: 'PreviewReport', readonly viewers: number, readonly meanOverlapAt10: number | null, readonly emptyLists: number, readonly promotedShare: number, readonly coverage: number, readonly exposureGini: number, readonly capBreaches: number, readonly p95Ms: number, readonly removed: ReadonlyArray<{ readonly __typename: 'Removal', readonly rule: string, readonly items: number }> } | null, readonly pages?: ReadonlyArray<{ readonly __typename: 'PreviewedPage', readonly viewerId: string | null, readonly rows: ReadonlyArray<{ readonly __typename: 'PageRow', readonly title: string | null, readonly placement: string, readonly results: { readonly __typename: 'RecommendationConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Item', readonly id: string, readonly title: string, readonly kind: string, readonly imageUrl: string | null }> } }> }>, readonly lists?: ReadonlyArray<{ readonly __typename: 'PreviewedList', readonly viewerId: string | null, readonly list: { readonly __typename: 'RecommendationConnection', readonly heldBack: ReadonlyArray<HeldBack>, readonly leftOut: ReadonlyArray<{ readonly __typename: 'LeftOut', readonly rule: string | null, readonly count: number | null }>, readonly edges: ReadonlyArray<{ readonly __typename: 'RecommendationEdge', readonly rank: number, readonly promotion: { readonly __typename: 'PromotionNotice', readonly kind: PromotionKind, readonly label: string } | null, readonly steering: ReadonlyArray<{ readonly __typename: 'SteeringTerm', readonly rule: string, readonly effect: SteeringEffect, readonly logit: number | null }>, readonly node: { readonly __typename: 'Item', readonly id: string, readonly title: string } }> } | null, readonly before: { readonly __typename: 'RecommendationConnection', readonly heldBack: ReadonlyArray<HeldBack>, readonly leftOut: ReadonlyArray<{ readonly __typename: 'LeftOut', readonly rule: string | null, readonly count: number | null }>, readonly edges: ReadonlyArray<{ readonly __typename: 'RecommendationEdge', readonly rank: number, readonly promotion: { readonly __typename: 'PromotionNotice', readonly kind: PromotionKind, readonly label: string } | null, readonly steering: ReadonlyArray<{ readonly __typename: 'SteeringTerm', readonly rule: string, readonly effect: SteeringEffect, readonly logit: number | null }>, readonly node: { readonly __typename: 'Item', readonly id: string, readonly title: string } }> } | null }> } | null };

export type SpecNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type SpecNamesQuery = { readonly itemProperties: ReadonlyArray<{ readonly __typename: 'PropertyTypeInfo', readonly name: string, readonly type: PropertyType }> | null, readonly userProperties: ReadonlyArray<{ readonly __typename: 'PropertyTypeInfo', readonly name: string, readonly type: PropertyType }> | null, readonly tags: { readonly __typename: 'TagConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Tag', readonly id: string, readonly name: string, readonly kind: string | null }> } | null, readonly items: { readonly __typename: 'ItemConnection', readonly facets: ReadonlyArray<{ readonly __typename: 'Facet', readonly values: ReadonlyArray<{ readonly __typename: 'FacetValue', readonly value: string | number | boolean | readonly string[] | readonly number[] }> }> | null } | null, readonly placements: { readonly __typename: 'PlacementConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Placement', readonly key: string }> } | null, readonly segments: { readonly __typename: 'SegmentConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Segment', readonly name: string }> } | null };

export type FindItemsQueryVariables = Exact<{
  filter?: ItemFilter | null | undefined;
}>;


export type FindItemsQuery = { readonly items: { readonly __typename: 'ItemConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Item', readonly id: string, readonly title: string, readonly kind: string }> } | null };

export type SessionListQueryVariables = Exact<{
  session: SessionInput;
}>;


export type SessionListQuery = { readonly list: { readonly __typename: 'RecommendationConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'RecommendationEdge', readonly reasons: ReadonlyArray<{ readonly __typename: 'Reason', readonly text: string }>, readonly node: { readonly __typename: 'Item', readonly id: string, readonly title: string, readonly kind: string, readonly imageUrl: string | null } }> } | null };

export type CartListQueryVariables = Exact<{
  itemIds: ReadonlyArray<string | number> | string | number;
}>;


export type CartListQuery = { readonly list: { readonly __typename: 'RecommendationConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'RecommendationEdge', readonly reasons: ReadonlyArray<{ readonly __typename: 'Reason', readonly text: string }>, readonly node: { readonly __typename: 'Item', readonly id: string, readonly title: string, readonly kind: string, readonly imageUrl: string | null } }> } | null };

export type VisitorListFragment = { readonly __typename: 'RecommendationConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'RecommendationEdge', readonly reasons: ReadonlyArray<{ readonly __typename: 'Reason', readonly text: string }>, readonly node: { readonly __typename: 'Item', readonly id: string, readonly title: string, readonly kind: string, readonly imageUrl: string | null } }> };

export type ChosenItemsQueryVariables = Exact<{
  ids: ReadonlyArray<string | number> | string | number;
}>;


export type ChosenItemsQuery = { readonly items: { readonly __typename: 'ItemConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Item', readonly id: string, readonly title: string }> } | null };

export type MyDataQueryVariables = Exact<{
  userId: string | number;
}>;


export type MyDataQuery = { readonly user: { readonly __typename: 'User', readonly id: string, readonly name: string | null, readonly createdAt: string | null, readonly showsToOthers: boolean | null, readonly segments: ReadonlyArray<string> | null, readonly properties: ReadonlyArray<{ readonly __typename: 'Property', readonly name: string, readonly value: string | number | boolean | readonly string[] | readonly number[] }> | null, readonly consent: { readonly __typename: 'Consent', readonly version: number, readonly choices: ReadonlyArray<{ readonly __typename: 'ConsentChoice', readonly purpose: Purpose, readonly isGranted: boolean, readonly isDefault: boolean, readonly decidedAt: string | null }>, readonly receipts: { readonly __typename: 'ConsentReceiptConnection', readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly __typename: 'ConsentReceipt', readonly id: string, readonly version: number, readonly decidedAt: string, readonly granted: ReadonlyArray<Purpose>, readonly denied: ReadonlyArray<Purpose>, readonly policyVersion: string | null, readonly origin: ConsentOrigin }> } | null } | null, readonly interests: { readonly __typename: 'InterestConnection', readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly __typename: 'Interest', readonly probability: number, readonly multiplier: number | null, readonly tag: { readonly __typename: 'Tag', readonly id: string, readonly name: string } }> } | null, readonly recentLists: ReadonlyArray<{ readonly __typename: 'RecentList', readonly recommendationId: string, readonly servedAt: string, readonly placement: { readonly __typename: 'ListPlacement', readonly key: string } | null }> | null, readonly events: { readonly __typename: 'UserEventConnection', readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly __typename: 'UserEvent', readonly eventId: string, readonly kind: EventKind, readonly occurredAt: string, readonly item: { readonly __typename: 'Item', readonly id: string, readonly title: string } | null }> } | null, readonly history: { readonly __typename: 'HistoryConnection', readonly totalCount: number | null, readonly edges: ReadonlyArray<{ readonly __typename: 'HistoryEdge', readonly engagement: number, readonly lastAt: string, readonly node: { readonly __typename: 'Item', readonly id: string, readonly title: string } }> } | null, readonly following: { readonly __typename: 'TieConnection', readonly totalCount: number | null, readonly edges: ReadonlyArray<{ readonly __typename: 'TieEdge', readonly strength: number, readonly since: string | null, readonly node: { readonly __typename: 'User', readonly id: string, readonly name: string | null } }> } | null, readonly followers: { readonly __typename: 'TieConnection', readonly totalCount: number | null, readonly edges: ReadonlyArray<{ readonly __typename: 'TieEdge', readonly strength: number, readonly since: string | null, readonly node: { readonly __typename: 'User', readonly id: string, readonly name: string | null } }> } | null, readonly blockedUsers: { readonly __typename: 'HiddenUserConnection', readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly __typename: 'User', readonly id: string, readonly name: string | null }> } | null, readonly mutedUsers: { readonly __typename: 'HiddenUserConnection', readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly __typename: 'User', readonly id: string, readonly name: string | null }> } | null, readonly dismissedUsers: { readonly __typename: 'HiddenUserConnection', readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly __typename: 'User', readonly id: string, readonly name: string | null }> } | null, readonly dismissedItems: { readonly __typename: 'DismissedItemConnection', readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly __typename: 'Item', readonly id: string, readonly title: string, readonly kind: string, readonly imageUrl: string | null }> } | null } | null };

export type ServedAgainQueryVariables = Exact<{
  userId: string | number;
  id: string | number;
}>;


export type ServedAgainQuery = { readonly recommendation: { readonly __typename: 'RecommendationConnection', readonly recommendationId: string, readonly asOf: string | null, readonly edges: ReadonlyArray<{ readonly __typename: 'RecommendationEdge', readonly rank: number, readonly probability: number, readonly reasons: ReadonlyArray<{ readonly __typename: 'Reason', readonly text: string }>, readonly node: { readonly __typename: 'Item', readonly id: string, readonly title: string, readonly kind: string, readonly imageUrl: string | null } }> } | null };

export type PrivacyRequestQueryVariables = Exact<{
  id: string | number;
}>;


export type PrivacyRequestQuery = { readonly privacyRequest: { readonly __typename: 'PrivacyRequest', readonly id: string, readonly kind: PrivacyRequestKind, readonly state: PrivacyRequestState, readonly progress: number, readonly requestedAt: string, readonly finishedAt: string | null, readonly downloadUrl: string | null, readonly receipt: { readonly __typename: 'ErasureReceipt', readonly users: number, readonly relationships: number, readonly events: number, readonly modelVectors: number, readonly servedLists: number, readonly filesRewritten: number, readonly filesDeleted: number } | null, readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string }
    > } | null };

export type SetConsentMutationVariables = Exact<{
  userId: string | number;
  choices: ReadonlyArray<ConsentChoiceInput> | ConsentChoiceInput;
  policyVersion?: string | null | undefined;
}>;


export type SetConsentMutation = { readonly setConsent: { readonly __typename: 'SetConsentPayload', readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string }
    > } | null };

export type AdjustInterestMutationVariables = Exact<{
  userId: string | number;
  tagId: string | number;
  factor: number;
}>;


export type AdjustInterestMutation = { readonly adjustInterest: { readonly __typename: 'AdjustInterestPayload', readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string }
    > } | null };

export type BlockMutationVariables = Exact<{
  userId: string | number;
  otherId: string | number;
}>;


export type BlockMutation = { readonly blockUser: { readonly __typename: 'BlockUserPayload', readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string }
    > } | null };

export type UnblockMutationVariables = Exact<{
  userId: string | number;
  otherId: string | number;
}>;


export type UnblockMutation = { readonly unblockUser: { readonly __typename: 'UnblockUserPayload', readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string }
    > } | null };

export type MuteMutationVariables = Exact<{
  userId: string | number;
  otherId: string | number;
}>;


export type MuteMutation = { readonly muteUser: { readonly __typename: 'MuteUserPayload', readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string }
    > } | null };

export type UnmuteMutationVariables = Exact<{
  userId: string | number;
  otherId: string | number;
}>;


export type UnmuteMutation = { readonly unmuteUser: { readonly __typename: 'UnmuteUserPayload', readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string }
    > } | null };

export type UndoDismissalMutationVariables = Exact<{
  userId: string | number;
  itemId: string | number;
}>;


export type UndoDismissalMutation = { readonly undoDismissal: { readonly __typename: 'UndoDismissalPayload', readonly watermark: string | null, readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string }
    > } | null };

export type ResetProfileMutationVariables = Exact<{
  userId: string | number;
}>;


export type ResetProfileMutation = { readonly resetProfile: { readonly __typename: 'ResetProfilePayload', readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string }
    > } | null };

export type RequestExportMutationVariables = Exact<{
  userId: string | number;
}>;


export type RequestExportMutation = { readonly requestExport: { readonly __typename: 'RequestExportPayload', readonly request: { readonly __typename: 'PrivacyRequest', readonly id: string } | null, readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string }
    > } | null };

export type RequestErasureMutationVariables = Exact<{
  userId: string | number;
}>;


export type RequestErasureMutation = { readonly requestErasure: { readonly __typename: 'RequestErasurePayload', readonly request: { readonly __typename: 'PrivacyRequest', readonly id: string } | null, readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string }
    > } | null };

export type RecommendedItemFragment = { readonly __typename: 'RecommendationEdge', readonly cursor: string, readonly rank: number, readonly logit: number, readonly probability: number, readonly bias: number, readonly contributions: ReadonlyArray<{ readonly __typename: 'Contribution', readonly source: CandidateSource, readonly logit: number, readonly share: number, readonly raw: number }>, readonly reasons: ReadonlyArray<{ readonly __typename: 'Reason', readonly kind: ReasonKind, readonly text: string, readonly count: number | null, readonly isAtLeast: boolean, readonly evidenceShare: number, readonly sources: ReadonlyArray<CandidateSource>, readonly items: ReadonlyArray<{ readonly __typename: 'Item', readonly id: string, readonly title: string, readonly kind: string }> | null, readonly tags: ReadonlyArray<{ readonly __typename: 'Tag', readonly id: string, readonly name: string }> | null, readonly users: ReadonlyArray<{ readonly __typename: 'User', readonly id: string, readonly name: string | null }> | null }>, readonly node: { readonly __typename: 'Item', readonly id: string, readonly title: string, readonly kind: string, readonly imageUrl: string | null, readonly tags: { readonly __typename: 'ItemTagConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Tag', readonly id: string, readonly name: string, readonly kind: string | null }> } | null } };

export type RecommendationsQueryVariables = Exact<{
  userId: string | number;
  first: number;
  after?: string | null | undefined;
  input?: RecommendationInput | null | undefined;
  minWatermark?: string | null | undefined;
}>;


export type RecommendationsQuery = { readonly recommendations: { readonly __typename: 'RecommendationConnection', readonly recommendationId: string, readonly personalization: Personalization, readonly asOf: string | null, readonly tookMs: number, readonly modelVersion: string | null, readonly degradedSources: ReadonlyArray<CandidateSource>, readonly fallbackSteps: ReadonlyArray<FallbackStep>, readonly hasReachedMinWatermark: boolean, readonly candidateCounts: ReadonlyArray<{ readonly __typename: 'SourceCount', readonly source: CandidateSource, readonly generated: number, readonly afterFilter: number, readonly returned: number }>, readonly leftOut: ReadonlyArray<{ readonly __typename: 'LeftOut', readonly reason: LeftOutReason, readonly count: number | null }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly __typename: 'RecommendationEdge', readonly cursor: string, readonly rank: number, readonly logit: number, readonly probability: number, readonly bias: number, readonly contributions: ReadonlyArray<{ readonly __typename: 'Contribution', readonly source: CandidateSource, readonly logit: number, readonly share: number, readonly raw: number }>, readonly reasons: ReadonlyArray<{ readonly __typename: 'Reason', readonly kind: ReasonKind, readonly text: string, readonly count: number | null, readonly isAtLeast: boolean, readonly evidenceShare: number, readonly sources: ReadonlyArray<CandidateSource>, readonly items: ReadonlyArray<{ readonly __typename: 'Item', readonly id: string, readonly title: string, readonly kind: string }> | null, readonly tags: ReadonlyArray<{ readonly __typename: 'Tag', readonly id: string, readonly name: string }> | null, readonly users: ReadonlyArray<{ readonly __typename: 'User', readonly id: string, readonly name: string | null }> | null }>, readonly node: { readonly __typename: 'Item', readonly id: string, readonly title: string, readonly kind: string, readonly imageUrl: string | null, readonly tags: { readonly __typename: 'ItemTagConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Tag', readonly id: string, readonly name: string, readonly kind: string | null }> } | null } }> } | null };

export type SearchItemsQueryVariables = Exact<{
  query: string;
  userId?: string | number | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type SearchItemsQuery = { readonly search: { readonly __typename: 'SearchConnection', readonly totalCount: number, readonly relaxed: boolean, readonly tookMs: number, readonly personalization: Personalization, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly __typename: 'SearchEdge', readonly rank: number, readonly textScore: number, readonly popularity: number | null, readonly interest: number, readonly matchedWords: ReadonlyArray<string>, readonly reasons: ReadonlyArray<{ readonly __typename: 'Reason', readonly text: string }>, readonly node: { readonly __typename: 'Item', readonly id: string, readonly title: string, readonly kind: string, readonly imageUrl: string | null } }> } | null };

export type SeenRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type SeenRulesQuery = { readonly settings: { readonly __typename: 'Settings', readonly seenRules: ReadonlyArray<{ readonly __typename: 'SeenRule', readonly itemKind: string | null, readonly eventKind: EventKind, readonly after: string | null }> | null } | null };

export type SegmentsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type SegmentsQuery = { readonly segments: { readonly __typename: 'SegmentConnection', readonly totalCount: number | null, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly __typename: 'Segment', readonly name: string, readonly number: number, readonly createdAt: string, readonly createdBy: string, readonly people: number | null }> } | null };

export type EditedSegmentQueryVariables = Exact<{
  name: string;
}>;


export type EditedSegmentQuery = { readonly segment: { readonly __typename: 'Segment', readonly name: string, readonly number: number, readonly digest: string, readonly filter: unknown, readonly people: number | null, readonly versions: { readonly __typename: 'PlacementVersionConnection', readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly __typename: 'PlacementVersion', readonly number: number, readonly createdAt: string, readonly createdBy: string, readonly spec: unknown }> } | null } | null };

export type SegmentPeopleQueryVariables = Exact<{
  name: string;
  after?: string | null | undefined;
}>;


export type SegmentPeopleQuery = { readonly segmentUsers: { readonly __typename: 'SegmentUserConnection', readonly totalCount: number | null, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly __typename: 'User', readonly id: string, readonly name: string | null }> } | null };

export type SaveSegmentMutationVariables = Exact<{
  input: SaveSegmentInput;
}>;


export type SaveSegmentMutation = { readonly saveSegment: { readonly __typename: 'SaveSegmentPayload', readonly segment: { readonly __typename: 'Segment', readonly digest: string } | null, readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
    > } | null };

export type DeleteSegmentMutationVariables = Exact<{
  name: string;
}>;


export type DeleteSegmentMutation = { readonly deleteSegment: { readonly __typename: 'DeleteSegmentPayload', readonly deletedName: string | null, readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string, readonly path: ReadonlyArray<string> }
    > } | null };

export type CallerScopesQueryVariables = Exact<{ [key: string]: never; }>;


export type CallerScopesQuery = { readonly admin: ReadonlyArray<{ readonly __typename: 'ApiKey', readonly name: string }> | null, readonly server: { readonly __typename: 'UserConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'User', readonly id: string }> } | null, readonly steer: { readonly __typename: 'PlacementConnection', readonly totalCount: number | null } | null, readonly analyze: { readonly __typename: 'Stats', readonly engine: GraphEngine } | null, readonly read: { readonly __typename: 'ItemConnection', readonly totalCount: number | null } | null };

export const FigureFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Figure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MetricValue"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"numerator"}},{"kind":"Field","name":{"kind":"Name","value":"denominator"}},{"kind":"Field","name":{"kind":"Name","value":"users"}},{"kind":"Field","name":{"kind":"Name","value":"isEstimate"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]} as unknown as DocumentNode<FigureFragment, unknown>;
export const MeasuredTotalFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MeasuredTotal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MetricSeries"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"metric"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dimension"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Figure"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Figure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MetricValue"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"numerator"}},{"kind":"Field","name":{"kind":"Name","value":"denominator"}},{"kind":"Field","name":{"kind":"Name","value":"users"}},{"kind":"Field","name":{"kind":"Name","value":"isEstimate"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]} as unknown as DocumentNode<MeasuredTotalFragment, unknown>;
export const MeasuredSeriesFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MeasuredSeries"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MetricSeries"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MeasuredTotal"}},{"kind":"Field","name":{"kind":"Name","value":"points"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"value"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Figure"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Figure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MetricValue"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"numerator"}},{"kind":"Field","name":{"kind":"Name","value":"denominator"}},{"kind":"Field","name":{"kind":"Name","value":"users"}},{"kind":"Field","name":{"kind":"Name","value":"isEstimate"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MeasuredTotal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MetricSeries"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"metric"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dimension"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Figure"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]} as unknown as DocumentNode<MeasuredSeriesFragment, unknown>;
export const EditedPlacementFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EditedPlacement"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Placement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"surface"}},{"kind":"Field","name":{"kind":"Name","value":"published"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeUntil"}},{"kind":"Field","name":{"kind":"Name","value":"spec"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"draft"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"spec"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]} as unknown as DocumentNode<EditedPlacementFragment, unknown>;
export const PreviewedItemsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PreviewedItems"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecommendationConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"heldBack"}},{"kind":"Field","name":{"kind":"Name","value":"leftOut"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"promotion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steering"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}},{"kind":"Field","name":{"kind":"Name","value":"logit"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]} as unknown as DocumentNode<PreviewedItemsFragment, unknown>;
export const VisitorListFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"VisitorList"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecommendationConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]} as unknown as DocumentNode<VisitorListFragment, unknown>;
export const RecommendedItemFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecommendedItem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecommendationEdge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"logit"}},{"kind":"Field","name":{"kind":"Name","value":"probability"}},{"kind":"Field","name":{"kind":"Name","value":"bias"}},{"kind":"Field","name":{"kind":"Name","value":"contributions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"logit"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"isAtLeast"}},{"kind":"Field","name":{"kind":"Name","value":"evidenceShare"}},{"kind":"Field","name":{"kind":"Name","value":"sources"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"users"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"tags"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]} as unknown as DocumentNode<RecommendedItemFragment, unknown>;
export const RecordEventsDocument = {"__meta__":{"hash":"sha256:dd71a85b4a35efd1ec041ff7bc243bd9ccaa02521fe1e32700def90b31261799"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"events"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EventInput"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"events"},"value":{"kind":"Variable","name":{"kind":"Name","value":"events"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"watermark"}},{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"eventId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<RecordEventsMutation, RecordEventsMutationVariables>;
export const FollowDocument = {"__meta__":{"hash":"sha256:4f723ec0747fd9070b233cf55de502b8baec1dcb345c3c8e6128e1ecf567bf97"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Follow"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"otherId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"followUser"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}},{"kind":"Argument","name":{"kind":"Name","value":"otherId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"otherId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"watermark"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<FollowMutation, FollowMutationVariables>;
export const DismissDocument = {"__meta__":{"hash":"sha256:6e662786d2114b0663fad87e21b717641c0f823f7b32a07fe13af55e05a48131"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Dismiss"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"itemId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dismiss"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}},{"kind":"Argument","name":{"kind":"Name","value":"itemId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"itemId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"watermark"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<DismissMutation, DismissMutationVariables>;
export const ForgetEventDocument = {"__meta__":{"hash":"sha256:105135ae3e43ee0f42d79bd7f2c2097619e50d24d029af6f642fd79361983aa3"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ForgetEvent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"eventId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"forgetEvent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}},{"kind":"Argument","name":{"kind":"Name","value":"eventId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"eventId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"watermark"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<ForgetEventMutation, ForgetEventMutationVariables>;
export const UnfollowDocument = {"__meta__":{"hash":"sha256:cad7190a3b6b1d380fddebc97d40f4271c237cfb7957f0458f43032fbd7e6062"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Unfollow"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"otherId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unfollowUser"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}},{"kind":"Argument","name":{"kind":"Name","value":"otherId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"otherId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"watermark"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<UnfollowMutation, UnfollowMutationVariables>;
export const NewestEventDocument = {"__meta__":{"hash":"sha256:59f3c0e7f90b844a045ca079353da00338450671ad6752a5632bd9f70c376768"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NewestEvent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"eventId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"item"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<NewestEventQuery, NewestEventQueryVariables>;
export const ItemDetailsDocument = {"__meta__":{"hash":"sha256:f2d89e5c513daf5443f87513c92165bad1771f9e0d857107f337866e7f512b0e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ItemDetails"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"item"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"availableFrom"}},{"kind":"Field","name":{"kind":"Name","value":"availableUntil"}},{"kind":"Field","name":{"kind":"Name","value":"properties"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tags"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"weight"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"boughtTogether"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"12"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lift"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"similarItems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"12"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"similarity"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<ItemDetailsQuery, ItemDetailsQueryVariables>;
export const TagDetailsDocument = {"__meta__":{"hash":"sha256:5f0dc85e0236edc25785fdcaf2152ddcaf7711c366ee1f3da2c8f5a4602298b3"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TagDetails"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tag"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<TagDetailsQuery, TagDetailsQueryVariables>;
export const GoesWithDocument = {"__meta__":{"hash":"sha256:ee62355b12e66fc1e80bc62ba955a4a27fc470ef2554937aba967d298ec19dc9"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GoesWith"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"item"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"recommendations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"12"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"personalization"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"probability"}},{"kind":"Field","name":{"kind":"Name","value":"logitParts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"items"}},{"kind":"Field","name":{"kind":"Name","value":"viewer"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<GoesWithQuery, GoesWithQueryVariables>;
export const ItemUseDocument = {"__meta__":{"hash":"sha256:5e4574bbb240084fff71cb063d8892f66cfe5a0a823eec524ea3ed2ddd2a9259"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ItemUse"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"item"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"use"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"impressions"}},{"kind":"Field","name":{"kind":"Name","value":"clicks"}},{"kind":"Field","name":{"kind":"Name","value":"popularityRank"}},{"kind":"Field","name":{"kind":"Name","value":"chartRanks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"chart"}},{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"events"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"users"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<ItemUseQuery, ItemUseQueryVariables>;
export const ItemAudienceDocument = {"__meta__":{"hash":"sha256:e936c0c8d07e52798c194bbfb979ee0a56b6fa806edda79d213ee924b196afeb"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ItemAudience"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"item"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"audience"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"12"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"sizeEstimate"}},{"kind":"Field","name":{"kind":"Name","value":"emptyReason"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<ItemAudienceQuery, ItemAudienceQueryVariables>;
export const ChangeItemDocument = {"__meta__":{"hash":"sha256:718fdffde521210a48d3a3cec696345bf0d51790e01ce87fb758b8dfed805e70"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeItem"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"item"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ItemInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upsertItems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"items"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"item"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<ChangeItemMutation, ChangeItemMutationVariables>;
export const SampledPeopleDocument = {"__meta__":{"hash":"sha256:bf8f3a9579d4d78b768ce7c93fa3d6891faa70bae1b0193cdfd3c915442e86ce"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SampledPeople"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<SampledPeopleQuery, SampledPeopleQueryVariables>;
export const ListsUnderTwoDocument = {"__meta__":{"hash":"sha256:053d150b30a76dfec53a07bebc9b9cca25284962458b07cb4383742242b2bb70"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListsUnderTwo"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userIds"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"left"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"RecommendationInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"right"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"RecommendationInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"left"},"name":{"kind":"Name","value":"recommendationsForUsers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userIds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userIds"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"left"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"right"},"name":{"kind":"Name","value":"recommendationsForUsers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userIds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userIds"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"right"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<ListsUnderTwoQuery, ListsUnderTwoQueryVariables>;
export const RecentEventsDocument = {"__meta__":{"hash":"sha256:837fed6edcf93f1d5e621d55bca7a58b652a1e93f762e0c3c2276741a5bd6c61"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RecentEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kinds"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EventKind"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"statuses"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EventStatus"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recentEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"kinds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kinds"}}},{"kind":"Argument","name":{"kind":"Name","value":"statuses"},"value":{"kind":"Variable","name":{"kind":"Name","value":"statuses"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"receivedAt"}},{"kind":"Field","name":{"kind":"Name","value":"keyName"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"eventId"}},{"kind":"Field","name":{"kind":"Name","value":"userId"}},{"kind":"Field","name":{"kind":"Name","value":"itemId"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<RecentEventsQuery, RecentEventsQueryVariables>;
export const ListItemsDocument = {"__meta__":{"hash":"sha256:96169797a9f5cb7b3ac8ef55a0fc6e883fcec7e2c515e3a6bf7e0c9d8d7e4bf6"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListItems"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ItemFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ItemOrder"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"matching"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lacking"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ItemPart"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"columns"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"items"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"matching"},"value":{"kind":"Variable","name":{"kind":"Name","value":"matching"}}},{"kind":"Argument","name":{"kind":"Name","value":"lacking"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lacking"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"tags"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"properties"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"names"},"value":{"kind":"Variable","name":{"kind":"Name","value":"columns"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<ListItemsQuery, ListItemsQueryVariables>;
export const ItemFacetDocument = {"__meta__":{"hash":"sha256:b94b19f53fe205314ff7018f9f3588288e6d5b8665d77be570d97c4c285af6b3"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ItemFacet"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ItemFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"matching"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lacking"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ItemPart"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FacetInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"items"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"matching"},"value":{"kind":"Variable","name":{"kind":"Name","value":"matching"}}},{"kind":"Argument","name":{"kind":"Name","value":"lacking"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lacking"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"facets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"by"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"tag"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"distinctCount"}},{"kind":"Field","name":{"kind":"Name","value":"range"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"min"}},{"kind":"Field","name":{"kind":"Name","value":"max"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<ItemFacetQuery, ItemFacetQueryVariables>;
export const PropertyTypesDocument = {"__meta__":{"hash":"sha256:7186f7fd271e4e89265b413850b7b36b4d08b6f7f6d8a78ac0a89755e9880046"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PropertyTypes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"propertyTypes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<PropertyTypesQuery, PropertyTypesQueryVariables>;
export const TagNamesDocument = {"__meta__":{"hash":"sha256:8c4b4dde8cba75ea6990882477c45f8279368e4cdd8486a7b2f176ed58e15cb5"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TagNames"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tags"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<TagNamesQuery, TagNamesQueryVariables>;
export const ListChangesDocument = {"__meta__":{"hash":"sha256:dc8ab8da16d7213502af7595d465173ab41d3563510de0abbffaefeae4107377"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ListChanges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommendations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommendationId"}},{"kind":"Field","name":{"kind":"Name","value":"watermark"}},{"kind":"Field","name":{"kind":"Name","value":"hasReachedMinWatermark"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<ListChangesSubscription, ListChangesSubscriptionVariables>;
export const MeasureDocument = {"__meta__":{"hash":"sha256:b5a43fc41b5912a176ac4cd1f9fbe4ef790b853c232a1aefb15e685edeea3d05"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Measure"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"now"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MetricsInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MetricsInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"whole"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MetricsInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"searches"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MetricsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"metrics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"now"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MeasuredSeries"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"before"},"name":{"kind":"Name","value":"metrics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MeasuredTotal"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"models"},"name":{"kind":"Name","value":"metrics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"whole"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MeasuredTotal"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"searches"},"name":{"kind":"Name","value":"metrics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"searches"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MeasuredTotal"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Figure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MetricValue"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"numerator"}},{"kind":"Field","name":{"kind":"Name","value":"denominator"}},{"kind":"Field","name":{"kind":"Name","value":"users"}},{"kind":"Field","name":{"kind":"Name","value":"isEstimate"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MeasuredTotal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MetricSeries"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"metric"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dimension"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Figure"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MeasuredSeries"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MetricSeries"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MeasuredTotal"}},{"kind":"Field","name":{"kind":"Name","value":"points"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"value"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Figure"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]} as unknown as DocumentNode<MeasureQuery, MeasureQueryVariables>;
export const EventQualityDocument = {"__meta__":{"hash":"sha256:4ac5f0bbff1344db5c3194a9b92632e0097f134c28edc78696ee23691ebaff4d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EventQuality"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kinds"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EventKind"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"accepted"},"name":{"kind":"Name","value":"recentEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"kinds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kinds"}}},{"kind":"Argument","name":{"kind":"Name","value":"statuses"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"ACCEPTED"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"duplicate"},"name":{"kind":"Name","value":"recentEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"kinds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kinds"}}},{"kind":"Argument","name":{"kind":"Name","value":"statuses"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"DUPLICATE"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"rejected"},"name":{"kind":"Name","value":"recentEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"kinds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kinds"}}},{"kind":"Argument","name":{"kind":"Name","value":"statuses"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"REJECTED"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"suppressed"},"name":{"kind":"Name","value":"recentEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"kinds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kinds"}}},{"kind":"Argument","name":{"kind":"Name","value":"statuses"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"SUPPRESSED_NO_CONSENT"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<EventQualityQuery, EventQualityQueryVariables>;
export const EventQualityByDayDocument = {"__meta__":{"hash":"sha256:05fa8792c63e44d319dcc0faa600b2ea2964595cc42ff15a5c16b1f3da2b0e24"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EventQualityByDay"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Instant"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Instant"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"eventQuality"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"day"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"accepted"}},{"kind":"Field","name":{"kind":"Name","value":"duplicates"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"}},{"kind":"Field","name":{"kind":"Name","value":"suppressed"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<EventQualityByDayQuery, EventQualityByDayQueryVariables>;
export const MeasuredPlacementDocument = {"__meta__":{"hash":"sha256:8a196f9fb0fd6b73951130db03f59d90b3e2a9d46fc709ef1a1cbfb03237aa06"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MeasuredPlacement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"points"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MetricsInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MetricsInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"versions"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MetricsInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"models"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MetricsInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"made"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MetricsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"metrics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"points"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MeasuredSeries"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"before"},"name":{"kind":"Name","value":"metrics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MeasuredTotal"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"versions"},"name":{"kind":"Name","value":"metrics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"versions"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MeasuredTotal"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"models"},"name":{"kind":"Name","value":"metrics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"models"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MeasuredTotal"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"made"},"name":{"kind":"Name","value":"metrics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"made"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MeasuredTotal"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"placement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Figure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MetricValue"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"numerator"}},{"kind":"Field","name":{"kind":"Name","value":"denominator"}},{"kind":"Field","name":{"kind":"Name","value":"users"}},{"kind":"Field","name":{"kind":"Name","value":"isEstimate"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MeasuredTotal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MetricSeries"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"metric"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dimension"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Figure"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MeasuredSeries"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MetricSeries"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MeasuredTotal"}},{"kind":"Field","name":{"kind":"Name","value":"points"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"value"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Figure"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]} as unknown as DocumentNode<MeasuredPlacementQuery, MeasuredPlacementQueryVariables>;
export const ServingSinceDocument = {"__meta__":{"hash":"sha256:c5f52fbe90b861f8b00ba27602990c7eebe2592975a2ec40ae7e43dff76439ec"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ServingSince"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"modelSince"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"trainings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<ServingSinceQuery, ServingSinceQueryVariables>;
export const MeasuredPartsDocument = {"__meta__":{"hash":"sha256:ab1aa0e847130a612bd0707bf655a2e5153eff9478366ea04d4330ee3a0efd50"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MeasuredParts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MetricsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"metrics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MeasuredTotal"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Figure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MetricValue"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"numerator"}},{"kind":"Field","name":{"kind":"Name","value":"denominator"}},{"kind":"Field","name":{"kind":"Name","value":"users"}},{"kind":"Field","name":{"kind":"Name","value":"isEstimate"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MeasuredTotal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MetricSeries"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"metric"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dimension"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Figure"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]} as unknown as DocumentNode<MeasuredPartsQuery, MeasuredPartsQueryVariables>;
export const ItemSpreadDocument = {"__meta__":{"hash":"sha256:bab17bd21e27d2bb459b5a148d7db676d09f7b9c2ce6384c5ebcfce13a91cc7e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ItemSpread"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Instant"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Instant"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"placement"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"itemSpread"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"placement"},"value":{"kind":"Variable","name":{"kind":"Name","value":"placement"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shown"}},{"kind":"Field","name":{"kind":"Name","value":"used"}},{"kind":"Field","name":{"kind":"Name","value":"isEstimate"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<ItemSpreadQuery, ItemSpreadQueryVariables>;
export const TopSearchesDocument = {"__meta__":{"hash":"sha256:7acd6facda256f7594754ae15bc1b2e0a1d3f76ff92fcd1bdaca1f52f0b420eb"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TopSearches"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Instant"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Instant"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"topSearches"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"words"}},{"kind":"Field","name":{"kind":"Name","value":"searches"}},{"kind":"Field","name":{"kind":"Name","value":"withoutResult"}},{"kind":"Field","name":{"kind":"Name","value":"withoutClick"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<TopSearchesQuery, TopSearchesQueryVariables>;
export const TrainingsDocument = {"__meta__":{"hash":"sha256:2f02d32ebb0ab31e5c4209428a1766ba50432b537e452cbdf62e1859d62de03c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Trainings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"modelVersion"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"previousModelVersion"}},{"kind":"Field","name":{"kind":"Name","value":"trainings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"seconds"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"interactions"}},{"kind":"Field","name":{"kind":"Name","value":"ndcgAt10"}},{"kind":"Field","name":{"kind":"Name","value":"interest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ranker"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"weights"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"slope"}},{"kind":"Field","name":{"kind":"Name","value":"proposed"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"metrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"}},{"kind":"Field","name":{"kind":"Name","value":"poolRecall"}},{"kind":"Field","name":{"kind":"Name","value":"rankings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ranking"}},{"kind":"Field","name":{"kind":"Name","value":"itemsShown"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<TrainingsQuery, TrainingsQueryVariables>;
export const RunningTrainingDocument = {"__meta__":{"hash":"sha256:8c09e524ce0120e7b932089b50a436cac34745921249a7b923f7703421e621eb"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RunningTraining"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"training"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<RunningTrainingQuery, RunningTrainingQueryVariables>;
export const RollBackModelDocument = {"__meta__":{"hash":"sha256:2746d976716b942f00355ded0a7037438ddfb3fbbca9624aa4c160d469ac667e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RollBackModel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"version"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rollBackModel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"version"},"value":{"kind":"Variable","name":{"kind":"Name","value":"version"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"modelVersion"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<RollBackModelMutation, RollBackModelMutationVariables>;
export const StartTrainingDocument = {"__meta__":{"hash":"sha256:a63f2988ade525270ffafbd84be7484be830edc09de59c88e2d3782db73bf1cc"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StartTraining"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"likeVersion"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"isForced"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startTraining"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"likeVersion"},"value":{"kind":"Variable","name":{"kind":"Name","value":"likeVersion"}}},{"kind":"Argument","name":{"kind":"Name","value":"isForced"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isForced"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"training"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<StartTrainingMutation, StartTrainingMutationVariables>;
export const CancelTrainingDocument = {"__meta__":{"hash":"sha256:9e561e29ac02abfc4e360ee063ec554c6c50207516987556f931e7000e9150e8"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelTraining"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelTraining"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"training"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<CancelTrainingMutation, CancelTrainingMutationVariables>;
export const AccessDocument = {"__meta__":{"hash":"sha256:58ed5eaf8acb415ad22c7da82eab36d4f3815ac96e8e7ed5571e48bea2818932"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Access"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"settings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"givenSettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"apiKeys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"origins"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"rotatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"auditEntries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<AccessQuery, AccessQueryVariables>;
export const CreateKeyDocument = {"__meta__":{"hash":"sha256:b0c35b2700cda14a6a73b5d58095f14b84fa9a27e52d26b6727049cf18c689c8"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"scopes"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Scope"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"origins"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}},{"kind":"Argument","name":{"kind":"Name","value":"scopes"},"value":{"kind":"Variable","name":{"kind":"Name","value":"scopes"}}},{"kind":"Argument","name":{"kind":"Name","value":"origins"},"value":{"kind":"Variable","name":{"kind":"Name","value":"origins"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<CreateKeyMutation, CreateKeyMutationVariables>;
export const RevokeKeyDocument = {"__meta__":{"hash":"sha256:5a86f50d8b3a6e92c1145680db2946de6a76a9a17ed6615a1c34b2e033fd791e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokedName"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<RevokeKeyMutation, RevokeKeyMutationVariables>;
export const HealthDocument = {"__meta__":{"hash":"sha256:0dae6ff2f51183934dce3e8cd740a8ac40e655a67efaecfa1e5ff288a6991258"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Health"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"health"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"secondsBetween"}},{"kind":"Field","name":{"kind":"Name","value":"figures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"now"}},{"kind":"Field","name":{"kind":"Name","value":"points"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<HealthQuery, HealthQueryVariables>;
export const PreviousModelDocument = {"__meta__":{"hash":"sha256:6dc2e0d5944b88c1fbd96fa3ffe413cc801c1b165fca267c4eecf0a0e601cd51"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PreviousModel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"previousModelVersion"}}]}}]} as unknown as DocumentNode<PreviousModelQuery, PreviousModelQueryVariables>;
export const OverviewDocument = {"__meta__":{"hash":"sha256:d0d004a07271b7854ea4f3fd31f7a4a405fce11ff99ef409b81ea76d3094e992"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Overview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"stats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"engine"}},{"kind":"Field","name":{"kind":"Name","value":"engineVersion"}},{"kind":"Field","name":{"kind":"Name","value":"origin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"isComplete"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"modelVersion"}},{"kind":"Field","name":{"kind":"Name","value":"modelSince"}},{"kind":"Field","name":{"kind":"Name","value":"newestEventAt"}},{"kind":"Field","name":{"kind":"Name","value":"model"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"trainedAt"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"ranker"}},{"kind":"Field","name":{"kind":"Name","value":"ndcgAt10"}},{"kind":"Field","name":{"kind":"Name","value":"weights"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"slope"}},{"kind":"Field","name":{"kind":"Name","value":"proposed"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"metrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"}},{"kind":"Field","name":{"kind":"Name","value":"positives"}},{"kind":"Field","name":{"kind":"Name","value":"poolRecall"}},{"kind":"Field","name":{"kind":"Name","value":"rankings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ranking"}},{"kind":"Field","name":{"kind":"Name","value":"ndcgAt10"}},{"kind":"Field","name":{"kind":"Name","value":"itemsShown"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"relationships"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"popularity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"items"}},{"kind":"Field","name":{"kind":"Name","value":"interactions"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"serving"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"servedItems"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"}},{"kind":"Field","name":{"kind":"Name","value":"events"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accepted"}},{"kind":"Field","name":{"kind":"Name","value":"duplicates"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"}},{"kind":"Field","name":{"kind":"Name","value":"acceptedLastMinute"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"operations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"meanMs"}},{"kind":"Field","name":{"kind":"Name","value":"p95Ms"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"answered"}},{"kind":"Field","name":{"kind":"Name","value":"late"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"meanMs"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<OverviewQuery, OverviewQueryVariables>;
export const FindPeopleDocument = {"__meta__":{"hash":"sha256:1c12ad0d39ed3f57a9dcc9c85cda5208b52af96d193ac3658d313744d87cbe1a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindPeople"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<FindPeopleQuery, FindPeopleQueryVariables>;
export const GuidedPeopleDocument = {"__meta__":{"hash":"sha256:6e65f9ff090bcea9e3900b00c8a1e1655b83e75fcd6ff08553b069d251bf053d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GuidedPeople"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"60"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"history"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"following"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<GuidedPeopleQuery, GuidedPeopleQueryVariables>;
export const FindNearPeopleDocument = {"__meta__":{"hash":"sha256:0854beea6444f2776350c2ca5a6e7dddb15731b6206848e686681bff0d3cbc73"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindNearPeople"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"start"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"end"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"starting"},"name":{"kind":"Name","value":"users"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"start"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"ending"},"name":{"kind":"Name","value":"users"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"end"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<FindNearPeopleQuery, FindNearPeopleQueryVariables>;
export const PersonNameDocument = {"__meta__":{"hash":"sha256:8659db4c066cf7d2d5265aeacf135c40c300f33d54d8d8b66cdfb3e7a5f4c2d0"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PersonName"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<PersonNameQuery, PersonNameQueryVariables>;
export const PersonDocument = {"__meta__":{"hash":"sha256:ebf0a1b049dd121aadeeebc552509cb47332dd7ff5b5c4cee0fe933baa5f9e87"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Person"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"properties"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"interests"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"12"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"probability"}},{"kind":"Field","name":{"kind":"Name","value":"tag"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"30"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"engagement"}},{"kind":"Field","name":{"kind":"Name","value":"lastAt"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"following"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"30"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"strength"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"followers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"30"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"strength"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"neighbors"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"similarity"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<PersonQuery, PersonQueryVariables>;
export const SuggestedPeopleDocument = {"__meta__":{"hash":"sha256:7cc2d25d0a4d0db1005261ccd864dcc3ead6d7e75a90ed2fddca090d2c17d3c0"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SuggestedPeople"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedUsers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"6"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<SuggestedPeopleQuery, SuggestedPeopleQueryVariables>;
export const UndoSuggestionDismissalDocument = {"__meta__":{"hash":"sha256:92f08fe1b759a51173166585029bedd3f64594a7e18fb3b9a91934e54a37983c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UndoSuggestionDismissal"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"otherId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"undoSuggestionDismissal"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}},{"kind":"Argument","name":{"kind":"Name","value":"otherId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"otherId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"watermark"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<UndoSuggestionDismissalMutation, UndoSuggestionDismissalMutationVariables>;
export const DismissSuggestionDocument = {"__meta__":{"hash":"sha256:3c71362c0bcc36e765d2a3f5ee9647e1ea3988a273a73682dff7b05dfaaf2594"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DismissSuggestion"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"otherId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dismissSuggestion"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}},{"kind":"Argument","name":{"kind":"Name","value":"otherId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"otherId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"watermark"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<DismissSuggestionMutation, DismissSuggestionMutationVariables>;
export const PlacementsDocument = {"__meta__":{"hash":"sha256:39227b11064751f67f000ca31cff11bdac4162e7f4b47c7bbd2b95b1e21754a8"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Placements"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"placements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"surface"}},{"kind":"Field","name":{"kind":"Name","value":"published"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeUntil"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"draft"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<PlacementsQuery, PlacementsQueryVariables>;
export const EditedPlacementDocument = {"__meta__":{"hash":"sha256:b46bd55f022ae8d46b2ac0916b923543529012f3ee5bb5a39b6f8530f85e8841"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EditedPlacement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"placement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EditedPlacement"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EditedPlacement"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Placement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"surface"}},{"kind":"Field","name":{"kind":"Name","value":"published"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeUntil"}},{"kind":"Field","name":{"kind":"Name","value":"spec"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"draft"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"spec"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]} as unknown as DocumentNode<EditedPlacementQuery, EditedPlacementQueryVariables>;
export const SavePlacementDraftDocument = {"__meta__":{"hash":"sha256:5ced636f28d32aefb42ecfe7f421feb08d8b28b7086dbd2ae222d6ade0add461"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SavePlacementDraft"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SavePlacementInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"savePlacementDraft"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"placement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EditedPlacement"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EditedPlacement"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Placement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"surface"}},{"kind":"Field","name":{"kind":"Name","value":"published"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeUntil"}},{"kind":"Field","name":{"kind":"Name","value":"spec"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"draft"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"spec"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]} as unknown as DocumentNode<SavePlacementDraftMutation, SavePlacementDraftMutationVariables>;
export const PublishPlacementDocument = {"__meta__":{"hash":"sha256:dfcb06edde477f72a44e5704dea317319e41e030cd15d99aad10b5700ef14e23"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PublishPlacement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PublishPlacementInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"publishPlacement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"placement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EditedPlacement"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EditedPlacement"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Placement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"surface"}},{"kind":"Field","name":{"kind":"Name","value":"published"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeUntil"}},{"kind":"Field","name":{"kind":"Name","value":"spec"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"draft"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"spec"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]} as unknown as DocumentNode<PublishPlacementMutation, PublishPlacementMutationVariables>;
export const RollBackPlacementDocument = {"__meta__":{"hash":"sha256:817b9f3c486a0381978d9fc00f54b4457212dbc398c47e8037d63852305eda36"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RollBackPlacement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RollBackPlacementInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rollBackPlacement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"placement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EditedPlacement"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EditedPlacement"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Placement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"surface"}},{"kind":"Field","name":{"kind":"Name","value":"published"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeUntil"}},{"kind":"Field","name":{"kind":"Name","value":"spec"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"draft"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"spec"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]} as unknown as DocumentNode<RollBackPlacementMutation, RollBackPlacementMutationVariables>;
export const PlacementHistoryDocument = {"__meta__":{"hash":"sha256:12d0620f2c3c5ce952f1a7c0e1c82bb142e834325bbb01bfa5e54a8db7328411"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PlacementHistory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"placement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeUntil"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<PlacementHistoryQuery, PlacementHistoryQueryVariables>;
export const DraftChangesDocument = {"__meta__":{"hash":"sha256:91852099bfdae4fc5012960b1b9818014b440a89efa08d1145c013d9c0678d39"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DraftChanges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"against"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"placement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"draft"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"diff"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"against"},"value":{"kind":"Variable","name":{"kind":"Name","value":"against"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<DraftChangesQuery, DraftChangesQueryVariables>;
export const VersionChangesDocument = {"__meta__":{"hash":"sha256:85257038382cc68164c1d9d9cf2c50947dc06c7a7d9f6d4ba1afb4cf6023e98a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"VersionChanges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"against"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"placement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"diff"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"against"},"value":{"kind":"Variable","name":{"kind":"Name","value":"against"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<VersionChangesQuery, VersionChangesQueryVariables>;
export const PreviewPlacementDocument = {"__meta__":{"hash":"sha256:1d3705568a9310ffd8ec7c7c49c42c5edced29fcbfb718ffc463565f8e2df549"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PreviewPlacement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PreviewInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"isPage"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"previewPlacement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"report"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"skip"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isPage"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewers"}},{"kind":"Field","name":{"kind":"Name","value":"meanOverlapAt10"}},{"kind":"Field","name":{"kind":"Name","value":"emptyLists"}},{"kind":"Field","name":{"kind":"Name","value":"promotedShare"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"}},{"kind":"Field","name":{"kind":"Name","value":"exposureGini"}},{"kind":"Field","name":{"kind":"Name","value":"capBreaches"}},{"kind":"Field","name":{"kind":"Name","value":"p95Ms"}},{"kind":"Field","name":{"kind":"Name","value":"removed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"items"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pages"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isPage"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewerId"}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"placement"}},{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lists"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"skip"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"isPage"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewerId"}},{"kind":"Field","name":{"kind":"Name","value":"list"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PreviewedItems"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"before"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PreviewedItems"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PreviewedItems"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecommendationConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"heldBack"}},{"kind":"Field","name":{"kind":"Name","value":"leftOut"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"promotion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steering"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}},{"kind":"Field","name":{"kind":"Name","value":"logit"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]} as unknown as DocumentNode<PreviewPlacementQuery, PreviewPlacementQueryVariables>;
export const SpecNamesDocument = {"__meta__":{"hash":"sha256:431c90f56e0e5b6f8a4374e7d0c4ea04de94154fad05332e6935a568327bc170"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SpecNames"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"itemProperties"},"name":{"kind":"Name","value":"propertyTypes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"userProperties"},"name":{"kind":"Name","value":"propertyTypes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"owner"},"value":{"kind":"EnumValue","value":"USER"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tags"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"facets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"KIND"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"placements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"segments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<SpecNamesQuery, SpecNamesQueryVariables>;
export const FindItemsDocument = {"__meta__":{"hash":"sha256:d10a4f742c8b3a0404b6c597eb24fd99f52482a2059e623dd34840d8a2995480"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindItems"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ItemFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"items"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<FindItemsQuery, FindItemsQueryVariables>;
export const SessionListDocument = {"__meta__":{"hash":"sha256:e97f4758a37a1500c82cec7fc10fdb60541d6cf5cdc0bc813b49ccf0e5eafd27"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SessionList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"session"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SessionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"list"},"name":{"kind":"Name","value":"recommendations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"session"},"value":{"kind":"Variable","name":{"kind":"Name","value":"session"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"12"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"VisitorList"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"VisitorList"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecommendationConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]} as unknown as DocumentNode<SessionListQuery, SessionListQueryVariables>;
export const CartListDocument = {"__meta__":{"hash":"sha256:9af2f59d0f5f4f47c20b3f3e84464d32a1cbadc69af0224b284a758d37312b8c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CartList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"itemIds"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"list"},"name":{"kind":"Name","value":"recommendationsForItems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"itemIds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"itemIds"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"12"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"VisitorList"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"VisitorList"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecommendationConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]} as unknown as DocumentNode<CartListQuery, CartListQueryVariables>;
export const ChosenItemsDocument = {"__meta__":{"hash":"sha256:6f599656113af2c76ce50763300d48f3b91e4b93c3ba677c779d1289fbe522be"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ChosenItems"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"items"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<ChosenItemsQuery, ChosenItemsQueryVariables>;
export const MyDataDocument = {"__meta__":{"hash":"sha256:f1683a712d491ce9dc9bca836e1f26cbd91c0b81b4758d02f6a88c18bdf47414"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MyData"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"showsToOthers"}},{"kind":"Field","name":{"kind":"Name","value":"properties"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"consent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"choices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"Field","name":{"kind":"Name","value":"isGranted"}},{"kind":"Field","name":{"kind":"Name","value":"isDefault"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"receipts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"granted"}},{"kind":"Field","name":{"kind":"Name","value":"denied"}},{"kind":"Field","name":{"kind":"Name","value":"policyVersion"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"interests"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"probability"}},{"kind":"Field","name":{"kind":"Name","value":"multiplier"}},{"kind":"Field","name":{"kind":"Name","value":"tag"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"segments"}},{"kind":"Field","name":{"kind":"Name","value":"recentLists"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommendationId"}},{"kind":"Field","name":{"kind":"Name","value":"servedAt"}},{"kind":"Field","name":{"kind":"Name","value":"placement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"eventId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"item"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"engagement"}},{"kind":"Field","name":{"kind":"Name","value":"lastAt"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"following"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"strength"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"followers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"strength"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"blockedUsers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mutedUsers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dismissedUsers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dismissedItems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<MyDataQuery, MyDataQueryVariables>;
export const ServedAgainDocument = {"__meta__":{"hash":"sha256:75a9ab73feec92e0b122a0df22372ba230b905718edc69a2d2867370b362c290"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ServedAgain"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommendation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}},{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"12"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommendationId"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"probability"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<ServedAgainQuery, ServedAgainQueryVariables>;
export const PrivacyRequestDocument = {"__meta__":{"hash":"sha256:9156856c435ef30a95e5427391feaa992243f739bc11b86d6a81f1868f8b9379"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PrivacyRequest"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"privacyRequest"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"downloadUrl"}},{"kind":"Field","name":{"kind":"Name","value":"receipt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"}},{"kind":"Field","name":{"kind":"Name","value":"relationships"}},{"kind":"Field","name":{"kind":"Name","value":"events"}},{"kind":"Field","name":{"kind":"Name","value":"modelVectors"}},{"kind":"Field","name":{"kind":"Name","value":"servedLists"}},{"kind":"Field","name":{"kind":"Name","value":"filesRewritten"}},{"kind":"Field","name":{"kind":"Name","value":"filesDeleted"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<PrivacyRequestQuery, PrivacyRequestQueryVariables>;
export const SetConsentDocument = {"__meta__":{"hash":"sha256:835361c74f235b2be3a07e5c2b06dbe75a09f046ac2fbf8d570d09657ca0ff53"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetConsent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"choices"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ConsentChoiceInput"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"policyVersion"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setConsent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}},{"kind":"Argument","name":{"kind":"Name","value":"choices"},"value":{"kind":"Variable","name":{"kind":"Name","value":"choices"}}},{"kind":"Argument","name":{"kind":"Name","value":"policyVersion"},"value":{"kind":"Variable","name":{"kind":"Name","value":"policyVersion"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<SetConsentMutation, SetConsentMutationVariables>;
export const AdjustInterestDocument = {"__meta__":{"hash":"sha256:ec66bc9b2a4f3bb7eb03a2a0a0cc3fa0738886108ca8e0e7ac906880f2388ffd"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AdjustInterest"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tagId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"factor"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adjustInterest"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}},{"kind":"Argument","name":{"kind":"Name","value":"tagId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tagId"}}},{"kind":"Argument","name":{"kind":"Name","value":"factor"},"value":{"kind":"Variable","name":{"kind":"Name","value":"factor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<AdjustInterestMutation, AdjustInterestMutationVariables>;
export const BlockDocument = {"__meta__":{"hash":"sha256:7300bd3678fc9dc3f507f51b9d9e0cbad98066b62a78738c32369bb85b7da764"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Block"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"otherId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"blockUser"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}},{"kind":"Argument","name":{"kind":"Name","value":"otherId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"otherId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<BlockMutation, BlockMutationVariables>;
export const UnblockDocument = {"__meta__":{"hash":"sha256:6af1325b1021ae00ed579657e9e134687bf4465946c6eb841afd1efe8daa1a91"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Unblock"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"otherId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unblockUser"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}},{"kind":"Argument","name":{"kind":"Name","value":"otherId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"otherId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<UnblockMutation, UnblockMutationVariables>;
export const MuteDocument = {"__meta__":{"hash":"sha256:c49087181ad7b4587013c8f818347f9f045783ec92b6dee0b9dd3cc5fa358e7e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Mute"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"otherId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"muteUser"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}},{"kind":"Argument","name":{"kind":"Name","value":"otherId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"otherId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<MuteMutation, MuteMutationVariables>;
export const UnmuteDocument = {"__meta__":{"hash":"sha256:ab20a37f083803ecbc656e7c2e7a091e86f255fb9a8040558afb1a6ffcb1de30"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Unmute"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"otherId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unmuteUser"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}},{"kind":"Argument","name":{"kind":"Name","value":"otherId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"otherId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<UnmuteMutation, UnmuteMutationVariables>;
export const UndoDismissalDocument = {"__meta__":{"hash":"sha256:4ea0c620889c27bf933cda1f53c6e5f9769b9f9ceddb0733e4e97e9d6c8bdd32"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UndoDismissal"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"itemId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"undoDismissal"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}},{"kind":"Argument","name":{"kind":"Name","value":"itemId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"itemId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"watermark"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<UndoDismissalMutation, UndoDismissalMutationVariables>;
export const ResetProfileDocument = {"__meta__":{"hash":"sha256:299bcb330cdbf1f6feb2342aad145949850f5e2c32eb552fa3ed6f60dadd3c45"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResetProfile"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resetProfile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<ResetProfileMutation, ResetProfileMutationVariables>;
export const RequestExportDocument = {"__meta__":{"hash":"sha256:b9cb0e2ab1b44497dcad26daff0e8593f321480bf1b38f4ac2c6aca06315d5d2"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestExport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestExport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"request"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<RequestExportMutation, RequestExportMutationVariables>;
export const RequestErasureDocument = {"__meta__":{"hash":"sha256:aba8f8efd2941c9a67f614e8506c6f56d63ab8e4519dd8fb64788e19c5675e58"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestErasure"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestErasure"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"request"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<RequestErasureMutation, RequestErasureMutationVariables>;
export const RecommendationsDocument = {"__meta__":{"hash":"sha256:37d3260420f04b2b4bc91d2f799ea26efe917c6350955322713db4dbac42a28e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Recommendations"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"RecommendationInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"minWatermark"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommendations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}},{"kind":"Argument","name":{"kind":"Name","value":"minWatermark"},"value":{"kind":"Variable","name":{"kind":"Name","value":"minWatermark"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommendationId"}},{"kind":"Field","name":{"kind":"Name","value":"personalization"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"tookMs"}},{"kind":"Field","name":{"kind":"Name","value":"modelVersion"}},{"kind":"Field","name":{"kind":"Name","value":"degradedSources"}},{"kind":"Field","name":{"kind":"Name","value":"fallbackSteps"}},{"kind":"Field","name":{"kind":"Name","value":"hasReachedMinWatermark"}},{"kind":"Field","name":{"kind":"Name","value":"candidateCounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"generated"}},{"kind":"Field","name":{"kind":"Name","value":"afterFilter"}},{"kind":"Field","name":{"kind":"Name","value":"returned"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leftOut"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RecommendedItem"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecommendedItem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecommendationEdge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"logit"}},{"kind":"Field","name":{"kind":"Name","value":"probability"}},{"kind":"Field","name":{"kind":"Name","value":"bias"}},{"kind":"Field","name":{"kind":"Name","value":"contributions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"logit"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"isAtLeast"}},{"kind":"Field","name":{"kind":"Name","value":"evidenceShare"}},{"kind":"Field","name":{"kind":"Name","value":"sources"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"users"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"tags"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]} as unknown as DocumentNode<RecommendationsQuery, RecommendationsQueryVariables>;
export const SearchItemsDocument = {"__meta__":{"hash":"sha256:363b9af0bfc8b29c523fa4462b4e50885a06089aa0aeaf788ddb4f827d88eae7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SearchItems"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"query"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"search"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"query"},"value":{"kind":"Variable","name":{"kind":"Name","value":"query"}}},{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"relaxed"}},{"kind":"Field","name":{"kind":"Name","value":"tookMs"}},{"kind":"Field","name":{"kind":"Name","value":"personalization"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"textScore"}},{"kind":"Field","name":{"kind":"Name","value":"popularity"}},{"kind":"Field","name":{"kind":"Name","value":"interest"}},{"kind":"Field","name":{"kind":"Name","value":"matchedWords"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<SearchItemsQuery, SearchItemsQueryVariables>;
export const SeenRulesDocument = {"__meta__":{"hash":"sha256:1de3d4d5f77ec0fddd7b52ad20e2cf3fdb0c0fdfba0766268ffcc895dbb067f7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SeenRules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"settings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seenRules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"itemKind"}},{"kind":"Field","name":{"kind":"Name","value":"eventKind"}},{"kind":"Field","name":{"kind":"Name","value":"after"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<SeenRulesQuery, SeenRulesQueryVariables>;
export const SegmentsDocument = {"__meta__":{"hash":"sha256:25cefadc3a936b1d8bc95f55cfbc5588950c3e344f54ef7a5d55c5f8243a1061"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Segments"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"segments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"25"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"people"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<SegmentsQuery, SegmentsQueryVariables>;
export const EditedSegmentDocument = {"__meta__":{"hash":"sha256:8cb4ad71ae4c50221f0feb92bca553aaab6db04baa8ead3130a5dbe9d65eb144"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EditedSegment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"segment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"filter"}},{"kind":"Field","name":{"kind":"Name","value":"people"}},{"kind":"Field","name":{"kind":"Name","value":"versions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"spec"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<EditedSegmentQuery, EditedSegmentQueryVariables>;
export const SegmentPeopleDocument = {"__meta__":{"hash":"sha256:3fbefba7ad8334d3c41038390cdccf56b0f19a980dd115e6001d308fcee85a17"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SegmentPeople"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"segmentUsers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<SegmentPeopleQuery, SegmentPeopleQueryVariables>;
export const SaveSegmentDocument = {"__meta__":{"hash":"sha256:e4c3c1a093e6c161029e27d0a6f791e2ca25aca0120fdaa4566c0b7092cad67f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SaveSegment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SaveSegmentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"saveSegment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"segment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<SaveSegmentMutation, SaveSegmentMutationVariables>;
export const DeleteSegmentDocument = {"__meta__":{"hash":"sha256:8d2c178fba0084d6935ba8318cd4e64118e413cce7f9c1c5f03e6e577729534a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteSegment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteSegment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedName"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<DeleteSegmentMutation, DeleteSegmentMutationVariables>;
export const CallerScopesDocument = {"__meta__":{"hash":"sha256:e968af1ea1aac616c8236bd6935ce6e939912365656ac66ffa5362104aa1499f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CallerScopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"admin"},"name":{"kind":"Name","value":"apiKeys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"server"},"name":{"kind":"Name","value":"users"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"steer"},"name":{"kind":"Name","value":"placements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"analyze"},"name":{"kind":"Name","value":"stats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"engine"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"read"},"name":{"kind":"Name","value":"items"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<CallerScopesQuery, CallerScopesQueryVariables>;