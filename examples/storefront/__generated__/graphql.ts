/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Which preset to apply. */
export type ApplyPresetInput = {
  /** The kinds of items that its lists have; all if omitted. */
  readonly itemKinds?: ReadonlyArray<string> | null | undefined;
  /** Goes before the keys of its placements, such as `shop/`. */
  readonly prefix?: string | null | undefined;
  /** The preset. */
  readonly preset: Preset;
};

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

/** How many minutes the items of a list take together. */
export type MinutesInput = {
  /** Most minutes, above 0. */
  readonly budget: number;
  /** The minutes of an item without the property, at least 0. */
  readonly otherwise: number;
  /** The name of a property of type `FLOAT` with the minutes of an item. */
  readonly property: string;
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

/** A kind of product that has placements ready: a home page, lists, pages of items and mails. */
export type Preset =
  /** What was seen stays out for good, authors take turns, the order changes every two hours. */
  | 'FEED'
  /** Funds no riskier (`riskClass`) than the viewer accepts (`riskTolerance`), without popularity. Nothing without both numbers. */
  | 'FINANCE'
  /** What was bought stays out for 90 days, brands and categories take turns, the order changes daily. */
  | 'SHOP'
  /** What was watched stays out for 180 days. Rows because of what was watched, from friends, of what trends and of what is new. */
  | 'VIDEO';

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

/** The factor `(value / reference) ^ exponent` on the odds of items, such as by margin or price. 1 for items without the number. */
export type ScaleInput = {
  /** The exponent, from -8 to 8; below 0 it prefers small numbers. */
  readonly exponent: number;
  /** The name of a property of type `FLOAT`. */
  readonly property: string;
  /** The number that changes nothing, above 0. */
  readonly reference: number;
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

/** When a rule applies: all parts must hold. */
export type WhenInput = {
  /** The item that the list is about, or that the viewer looks at, passes. False without an item. */
  readonly item?: ItemFilter | null | undefined;
  /** The viewer passes. False without a user. What they did and what interests them counts only if they allow `PERSONALIZATION`. */
  readonly viewer?: UserFilter | null | undefined;
};

type Done_BusyProblem_Fragment = { readonly message: string };

type Done_ConflictProblem_Fragment = { readonly message: string };

type Done_InputProblem_Fragment = { readonly message: string };

type Done_LimitProblem_Fragment = { readonly message: string };

type Done_UnavailableProblem_Fragment = { readonly message: string };

export type DoneFragment =
  | Done_BusyProblem_Fragment
  | Done_ConflictProblem_Fragment
  | Done_InputProblem_Fragment
  | Done_LimitProblem_Fragment
  | Done_UnavailableProblem_Fragment
;

export type DismissMutationVariables = Exact<{
  userId?: string | number | null | undefined;
  itemId: string | number;
}>;


export type DismissMutation = { readonly result: { readonly watermark: string | null, readonly problems: ReadonlyArray<
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
    > } | null };

export type UndoDismissalMutationVariables = Exact<{
  userId?: string | number | null | undefined;
  itemId: string | number;
}>;


export type UndoDismissalMutation = { readonly result: { readonly watermark: string | null, readonly problems: ReadonlyArray<
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
    > } | null };

export type ForgetMutationVariables = Exact<{
  eventId: string | number;
}>;


export type ForgetMutation = { readonly result: { readonly watermark: string | null, readonly problems: ReadonlyArray<
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
    > } | null };

export type FollowMutationVariables = Exact<{
  otherId: string | number;
}>;


export type FollowMutation = { readonly result: { readonly watermark: string | null, readonly problems: ReadonlyArray<
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
    > } | null };

export type UnfollowMutationVariables = Exact<{
  otherId: string | number;
}>;


export type UnfollowMutation = { readonly result: { readonly watermark: string | null, readonly problems: ReadonlyArray<
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
    > } | null };

export type DismissSuggestionMutationVariables = Exact<{
  otherId: string | number;
}>;


export type DismissSuggestionMutation = { readonly result: { readonly watermark: string | null, readonly problems: ReadonlyArray<
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
    > } | null };

export type UndoSuggestionDismissalMutationVariables = Exact<{
  otherId: string | number;
}>;


export type UndoSuggestionDismissalMutation = { readonly result: { readonly watermark: string | null, readonly problems: ReadonlyArray<
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
    > } | null };

export type SetConsentMutationVariables = Exact<{
  userId?: string | number | null | undefined;
  choices: ReadonlyArray<ConsentChoiceInput> | ConsentChoiceInput;
}>;


export type SetConsentMutation = { readonly result: { readonly watermark: string | null, readonly problems: ReadonlyArray<
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
    > } | null };

export type UserTokenMutationVariables = Exact<{
  userId: string | number;
}>;


export type UserTokenMutation = { readonly createUserToken: { readonly token: string | null, readonly expiresAt: string | null, readonly problems: ReadonlyArray<
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
    > } | null };

export type UserNameQueryVariables = Exact<{
  userId: string | number;
}>;


export type UserNameQuery = { readonly user: { readonly name: string | null } | null };

export type CreateKeysMutationVariables = Exact<{
  origin: string;
}>;


export type CreateKeysMutation = { readonly web: { readonly key: string | null } | null, readonly backEnd: { readonly key: string | null } | null };

export type ListFragment = { readonly recommendationId: string, readonly personalization: Personalization, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly title: string, readonly kind: string, readonly imageUrl: string | null, readonly properties: ReadonlyArray<{ readonly name: string, readonly value: string | number | boolean | readonly string[] | readonly number[] }> } }> };

export type CardFragment = { readonly id: string, readonly title: string, readonly kind: string, readonly imageUrl: string | null, readonly properties: ReadonlyArray<{ readonly name: string, readonly value: string | number | boolean | readonly string[] | readonly number[] }> };

export type HomeQueryVariables = Exact<{
  userId?: string | number | null | undefined;
  session?: SessionInput | null | undefined;
  minWatermark?: string | null | undefined;
}>;


export type HomeQuery = { readonly page: { readonly rows: ReadonlyArray<{ readonly placement: string, readonly title: string | null, readonly results: { readonly recommendationId: string, readonly personalization: Personalization, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly title: string, readonly kind: string, readonly imageUrl: string | null, readonly properties: ReadonlyArray<{ readonly name: string, readonly value: string | number | boolean | readonly string[] | readonly number[] }> } }> } }> } | null, readonly items: { readonly facets: ReadonlyArray<{ readonly values: ReadonlyArray<{ readonly value: string | number | boolean | readonly string[] | readonly number[], readonly count: number, readonly tag: { readonly name: string } | null }> }> | null } | null };

export type CategoryNameQueryVariables = Exact<{
  id: string | number;
}>;


export type CategoryNameQuery = { readonly tag: { readonly name: string } | null };

export type CategoryQueryVariables = Exact<{
  filter: ItemFilter;
  orderBy: ItemOrder;
  userId?: string | number | null | undefined;
  session?: SessionInput | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type CategoryQuery = { readonly list: { readonly totalCount: number | null, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly facets: ReadonlyArray<{ readonly values: ReadonlyArray<{ readonly value: string | number | boolean | readonly string[] | readonly number[], readonly count: number, readonly tag: { readonly name: string } | null }>, readonly range: { readonly min: string | number | boolean | readonly string[] | readonly number[], readonly max: string | number | boolean | readonly string[] | readonly number[] } | null }> | null, readonly edges: ReadonlyArray<{ readonly reasons: ReadonlyArray<{ readonly text: string }>, readonly node: { readonly id: string, readonly title: string, readonly kind: string, readonly imageUrl: string | null, readonly properties: ReadonlyArray<{ readonly name: string, readonly value: string | number | boolean | readonly string[] | readonly number[] }> } }> } | null };

export type ProductQueryVariables = Exact<{
  id: string | number;
  userId?: string | number | null | undefined;
  session?: SessionInput | null | undefined;
}>;


export type ProductQuery = { readonly item: { readonly id: string, readonly title: string, readonly kind: string, readonly imageUrl: string | null, readonly tags: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: string | null }> } | null, readonly boughtTogether: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly title: string, readonly kind: string, readonly imageUrl: string | null, readonly properties: ReadonlyArray<{ readonly name: string, readonly value: string | number | boolean | readonly string[] | readonly number[] }> } }> } | null, readonly recommendations: { readonly recommendationId: string, readonly personalization: Personalization, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly title: string, readonly kind: string, readonly imageUrl: string | null, readonly properties: ReadonlyArray<{ readonly name: string, readonly value: string | number | boolean | readonly string[] | readonly number[] }> } }> } | null, readonly properties: ReadonlyArray<{ readonly name: string, readonly value: string | number | boolean | readonly string[] | readonly number[] }> } | null };

export type CartQueryVariables = Exact<{
  itemIds: ReadonlyArray<string | number> | string | number;
  userId?: string | number | null | undefined;
  session?: SessionInput | null | undefined;
  minWatermark?: string | null | undefined;
}>;


export type CartQuery = { readonly recommendationsForItems: { readonly recommendationId: string, readonly personalization: Personalization, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly title: string, readonly kind: string, readonly imageUrl: string | null, readonly properties: ReadonlyArray<{ readonly name: string, readonly value: string | number | boolean | readonly string[] | readonly number[] }> } }> } | null };

export type SuggestionsQueryVariables = Exact<{
  query: string;
}>;


export type SuggestionsQuery = { readonly suggestions: ReadonlyArray<{ readonly text: string, readonly item: { readonly id: string, readonly kind: string } }> | null };

export type SearchQueryVariables = Exact<{
  query: string;
  userId?: string | number | null | undefined;
  session?: SessionInput | null | undefined;
  first: number;
  after?: string | null | undefined;
  minWatermark?: string | null | undefined;
}>;


export type SearchQuery = { readonly list: { readonly recommendationId: string, readonly totalCount: number, readonly relaxed: boolean, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly reasons: ReadonlyArray<{ readonly text: string }>, readonly node: { readonly id: string, readonly title: string, readonly kind: string, readonly imageUrl: string | null, readonly properties: ReadonlyArray<{ readonly name: string, readonly value: string | number | boolean | readonly string[] | readonly number[] }> } }> } | null };

export type PeopleQueryVariables = Exact<{
  first: number;
}>;


export type PeopleQuery = { readonly viewer: { readonly id: string, readonly suggestedUsers: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string | null }, readonly reasons: ReadonlyArray<{ readonly text: string }> }> } | null } | null };

export type LikesQueryVariables = Exact<{ [key: string]: never; }>;


export type LikesQuery = { readonly viewer: { readonly id: string, readonly events: { readonly nodes: ReadonlyArray<{ readonly eventId: string, readonly item: { readonly id: string } | null }> } | null } | null };

export type MyDataQueryVariables = Exact<{ [key: string]: never; }>;


export type MyDataQuery = { readonly viewer: { readonly id: string, readonly createdAt: string | null, readonly consent: { readonly choices: ReadonlyArray<{ readonly purpose: Purpose, readonly isGranted: boolean }> } | null, readonly interests: { readonly nodes: ReadonlyArray<{ readonly probability: number, readonly tag: { readonly id: string, readonly name: string, readonly kind: string | null } }> } | null, readonly events: { readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly eventId: string, readonly kind: EventKind, readonly occurredAt: string, readonly item: { readonly id: string, readonly title: string } | null }> } | null, readonly dismissedItems: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string }> } | null } | null };

export type RequestExportMutationVariables = Exact<{ [key: string]: never; }>;


export type RequestExportMutation = { readonly requestExport: { readonly request: { readonly id: string } | null, readonly problems: ReadonlyArray<
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
    > } | null };

export type RequestErasureMutationVariables = Exact<{ [key: string]: never; }>;


export type RequestErasureMutation = { readonly requestErasure: { readonly request: { readonly id: string } | null, readonly problems: ReadonlyArray<
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
    > } | null };

export type PrivacyRequestQueryVariables = Exact<{
  id: string | number;
}>;


export type PrivacyRequestQuery = { readonly privacyRequest: { readonly state: PrivacyRequestState, readonly progress: number, readonly downloadUrl: string | null } | null };

export type DeclareStockMutationVariables = Exact<{ [key: string]: never; }>;


export type DeclareStockMutation = { readonly declareItemProperties: { readonly problems: ReadonlyArray<
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
    > } | null };

export type ProductsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ProductsQuery = { readonly items: { readonly nodes: ReadonlyArray<{ readonly id: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type WriteStockMutationVariables = Exact<{
  items: ReadonlyArray<ItemInput> | ItemInput;
}>;


export type WriteStockMutation = { readonly upsertItems: { readonly problems: ReadonlyArray<
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
    > } | null };

export type ApplyShopMutationVariables = Exact<{
  input: ApplyPresetInput;
}>;


export type ApplyShopMutation = { readonly applyPreset: { readonly placements: ReadonlyArray<{ readonly key: string, readonly draft: { readonly digest: string } | null }>, readonly problems: ReadonlyArray<
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
    > } | null };

export type SaveDraftMutationVariables = Exact<{
  input: SavePlacementInput;
}>;


export type SaveDraftMutation = { readonly savePlacementDraft: { readonly placement: { readonly draft: { readonly digest: string } | null } | null, readonly problems: ReadonlyArray<
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
    > } | null };

export type PublishMutationVariables = Exact<{
  key: string;
  expectedDigest: string;
}>;


export type PublishMutation = { readonly publishPlacement: { readonly problems: ReadonlyArray<
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
      | { readonly message: string }
    > } | null };

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
export const DoneFragmentDoc = new TypedDocumentString(`
    fragment Done on Problem {
  message
}
    `, {"fragmentName":"Done"}) as unknown as TypedDocumentString<DoneFragment, unknown>;
export const CardFragmentDoc = new TypedDocumentString(`
    fragment Card on Item {
  id
  title
  kind
  imageUrl
  properties(names: ["price", "stock"]) {
    name
    value
  }
}
    `, {"fragmentName":"Card"}) as unknown as TypedDocumentString<CardFragment, unknown>;
export const ListFragmentDoc = new TypedDocumentString(`
    """What every list of the shop shows."""
fragment List on RecommendationConnection {
  recommendationId
  personalization
  edges {
    node {
      ...Card
    }
  }
}
    fragment Card on Item {
  id
  title
  kind
  imageUrl
  properties(names: ["price", "stock"]) {
    name
    value
  }
}`, {"fragmentName":"List"}) as unknown as TypedDocumentString<ListFragment, unknown>;
export const DismissDocument = new TypedDocumentString(`
    """Hides an item from the visitor, or from the user of the token."""
mutation Dismiss($userId: ID, $itemId: ID!) {
  result: dismiss(userId: $userId, itemId: $itemId) {
    watermark
    problems {
      ...Done
    }
  }
}
    fragment Done on Problem {
  message
}`, {"hash":"sha256:79db60b2cbe094fd22be92c25af2f03c64ef52649a0be2623d22f9b98d03835b"}) as unknown as TypedDocumentString<DismissMutation, DismissMutationVariables>;
export const UndoDismissalDocument = new TypedDocumentString(`
    mutation UndoDismissal($userId: ID, $itemId: ID!) {
  result: undoDismissal(userId: $userId, itemId: $itemId) {
    watermark
    problems {
      ...Done
    }
  }
}
    fragment Done on Problem {
  message
}`, {"hash":"sha256:4e6769b965888c88a16279c1dd99b5d98c55257e96e7e39d3486bcd5e31b3158"}) as unknown as TypedDocumentString<UndoDismissalMutation, UndoDismissalMutationVariables>;
export const ForgetDocument = new TypedDocumentString(`
    """Takes an event back, as if it had not happened."""
mutation Forget($eventId: ID!) {
  result: forgetEvent(eventId: $eventId) {
    watermark
    problems {
      ...Done
    }
  }
}
    fragment Done on Problem {
  message
}`, {"hash":"sha256:ef6037399c53b6acad892c7307eac5cf640f8fd79926967b55ada1f38fc71247"}) as unknown as TypedDocumentString<ForgetMutation, ForgetMutationVariables>;
export const FollowDocument = new TypedDocumentString(`
    mutation Follow($otherId: ID!) {
  result: followUser(otherId: $otherId) {
    watermark
    problems {
      ...Done
    }
  }
}
    fragment Done on Problem {
  message
}`, {"hash":"sha256:51199ec19d4f3fbac33ea51dfd92f7a0173c5941faad3f9cd9e2256e3cb5b305"}) as unknown as TypedDocumentString<FollowMutation, FollowMutationVariables>;
export const UnfollowDocument = new TypedDocumentString(`
    mutation Unfollow($otherId: ID!) {
  result: unfollowUser(otherId: $otherId) {
    watermark
    problems {
      ...Done
    }
  }
}
    fragment Done on Problem {
  message
}`, {"hash":"sha256:a2c10994b4529b7294db2e88c9d07afa1d2e2d7be9ac3b3bcb633573b8f474d5"}) as unknown as TypedDocumentString<UnfollowMutation, UnfollowMutationVariables>;
export const DismissSuggestionDocument = new TypedDocumentString(`
    mutation DismissSuggestion($otherId: ID!) {
  result: dismissSuggestion(otherId: $otherId) {
    watermark
    problems {
      ...Done
    }
  }
}
    fragment Done on Problem {
  message
}`, {"hash":"sha256:2df9686dc5baec676cd4b4e7b19c619a7087eb34bcc3a2461b254d4c3a204629"}) as unknown as TypedDocumentString<DismissSuggestionMutation, DismissSuggestionMutationVariables>;
export const UndoSuggestionDismissalDocument = new TypedDocumentString(`
    mutation UndoSuggestionDismissal($otherId: ID!) {
  result: undoSuggestionDismissal(otherId: $otherId) {
    watermark
    problems {
      ...Done
    }
  }
}
    fragment Done on Problem {
  message
}`, {"hash":"sha256:00858a6bce61c3654a0bfb1aa0e51af52cf5fe2b835ee4d12eab4597eb5d8cbd"}) as unknown as TypedDocumentString<UndoSuggestionDismissalMutation, UndoSuggestionDismissalMutationVariables>;
export const SetConsentDocument = new TypedDocumentString(`
    """
What a visitor or a user decides, with the version of the text that they saw.
"""
mutation SetConsent($userId: ID, $choices: [ConsentChoiceInput!]!) {
  result: setConsent(userId: $userId, choices: $choices, policyVersion: "shop-1") {
    watermark
    problems {
      ...Done
    }
  }
}
    fragment Done on Problem {
  message
}`, {"hash":"sha256:2784a74a7640385b844cd37d9ddc97ff9e7154052106b9b3ea50a16cd1a8e995"}) as unknown as TypedDocumentString<SetConsentMutation, SetConsentMutationVariables>;
export const UserTokenDocument = new TypedDocumentString(`
    """
The back end asks for a token once a user has signed in. Needs a key with the scope SERVER.
"""
mutation UserToken($userId: ID!) {
  createUserToken(userId: $userId, expiresInSeconds: 900) {
    token
    expiresAt
    problems {
      message
    }
  }
}
    `, {"hash":"sha256:c204a2830947c4438a28ceda4cdef530f1fc8ffa17320e984f53a746e10f2a35"}) as unknown as TypedDocumentString<UserTokenMutation, UserTokenMutationVariables>;
export const UserNameDocument = new TypedDocumentString(`
    """
The name to greet a signed-in user with. Needs a key with the scope SERVER.
"""
query UserName($userId: ID!) {
  user(id: $userId) {
    name
  }
}
    `, {"hash":"sha256:0b6855d40ba8997a667eb32c0c5c860ae8ee8dbfeef592b3ebea21b9e2972032"}) as unknown as TypedDocumentString<UserNameQuery, UserNameQueryVariables>;
export const CreateKeysDocument = new TypedDocumentString(`
    """
The keys of the shop, created once by its operator: "attune keys create" does the same.
"""
mutation CreateKeys($origin: String!) {
  web: createApiKey(name: "web", scopes: [READ, TRACK], origins: [$origin]) {
    key
  }
  backEnd: createApiKey(name: "back-end", scopes: [SERVER]) {
    key
  }
}
    `, {"hash":"sha256:7b3fa7c6bbabfb558f7dcb49371a5520a87b9a10e5569aba307573065de56cb9"}) as unknown as TypedDocumentString<CreateKeysMutation, CreateKeysMutationVariables>;
export const HomeDocument = new TypedDocumentString(`
    """The home page as its team has published it, and the categories."""
query Home($userId: ID, $session: SessionInput, $minWatermark: String) {
  page(
    placement: "corner/home"
    userId: $userId
    session: $session
    minWatermark: $minWatermark
  ) {
    rows {
      placement
      title
      results {
        ...List
      }
    }
  }
  items(kinds: ["product"], first: 1) {
    facets(by: [{field: TAG, tagKind: "category"}], first: 30) {
      values {
        value
        count
        tag {
          name
        }
      }
    }
  }
}
    """What every list of the shop shows."""
fragment List on RecommendationConnection {
  recommendationId
  personalization
  edges {
    node {
      ...Card
    }
  }
}
fragment Card on Item {
  id
  title
  kind
  imageUrl
  properties(names: ["price", "stock"]) {
    name
    value
  }
}`, {"hash":"sha256:22098be3fef52940c08bbc2921c98b29ba18674d28598f18885d9abd18f523fa"}) as unknown as TypedDocumentString<HomeQuery, HomeQueryVariables>;
export const CategoryNameDocument = new TypedDocumentString(`
    query CategoryName($id: ID!) {
  tag(id: $id) {
    name
  }
}
    `, {"hash":"sha256:4ab47239224f7c801fbe9924de3e6ae1aea7c88493134a439e087c80f3eec58c"}) as unknown as TypedDocumentString<CategoryNameQuery, CategoryNameQueryVariables>;
export const CategoryDocument = new TypedDocumentString(`
    """Products that pass a filter, with what narrows them down."""
query Category($filter: ItemFilter!, $orderBy: ItemOrder!, $userId: ID, $session: SessionInput, $first: Int!, $after: String) {
  list: items(
    filter: $filter
    orderBy: $orderBy
    userId: $userId
    session: $session
    first: $first
    after: $after
  ) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    facets(
      by: [{field: TAG, tagKind: "brand", excludeOwnFilter: true}, {field: TAG, tagKind: "material", excludeOwnFilter: true}, {property: "price", buckets: 12, excludeOwnFilter: true}]
      first: 8
    ) {
      values {
        value
        count
        tag {
          name
        }
      }
      range {
        min
        max
      }
    }
    edges {
      reasons {
        text
      }
      node {
        ...Card
      }
    }
  }
}
    fragment Card on Item {
  id
  title
  kind
  imageUrl
  properties(names: ["price", "stock"]) {
    name
    value
  }
}`, {"hash":"sha256:dc2fc78977b1fc8b84318ce24c6dc5750ee3226c983d9d61842265313b259893"}) as unknown as TypedDocumentString<CategoryQuery, CategoryQueryVariables>;
export const ProductDocument = new TypedDocumentString(`
    """
A product with what people buy with it, and what is like it: the product leads, and the visitor counts a little.
"""
query Product($id: ID!, $userId: ID, $session: SessionInput) {
  item(id: $id) {
    ...Card
    tags(first: 5) {
      nodes {
        id
        name
        kind
      }
    }
    boughtTogether(first: 4) {
      edges {
        node {
          ...Card
        }
      }
    }
    recommendations(
      userId: $userId
      session: $session
      placement: "corner/item"
      first: 8
    ) {
      ...List
    }
  }
}
    """What every list of the shop shows."""
fragment List on RecommendationConnection {
  recommendationId
  personalization
  edges {
    node {
      ...Card
    }
  }
}
fragment Card on Item {
  id
  title
  kind
  imageUrl
  properties(names: ["price", "stock"]) {
    name
    value
  }
}`, {"hash":"sha256:9045abb55e1c6a4518f84239cb90ad731c34d9728fb739e6841847aee9a7157f"}) as unknown as TypedDocumentString<ProductQuery, ProductQueryVariables>;
export const CartDocument = new TypedDocumentString(`
    """What goes with everything in the cart."""
query Cart($itemIds: [ID!]!, $userId: ID, $session: SessionInput, $minWatermark: String) {
  recommendationsForItems(
    itemIds: $itemIds
    userId: $userId
    session: $session
    placement: "corner/cart"
    first: 8
    minWatermark: $minWatermark
  ) {
    ...List
  }
}
    """What every list of the shop shows."""
fragment List on RecommendationConnection {
  recommendationId
  personalization
  edges {
    node {
      ...Card
    }
  }
}
fragment Card on Item {
  id
  title
  kind
  imageUrl
  properties(names: ["price", "stock"]) {
    name
    value
  }
}`, {"hash":"sha256:3124c49c77df1c99afe73f5b700371bb3dc9b17f1b07e7b2ed011b191f5c9fd8"}) as unknown as TypedDocumentString<CartQuery, CartQueryVariables>;
export const SuggestionsDocument = new TypedDocumentString(`
    """Titles while the visitor types."""
query Suggestions($query: String!) {
  suggestions(query: $query, first: 30) {
    text
    item {
      id
      kind
    }
  }
}
    `, {"hash":"sha256:87845d8d789a11af60c0d847a24f4ccd9a2ad6987a30e022894b09a69e2920ae"}) as unknown as TypedDocumentString<SuggestionsQuery, SuggestionsQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search($query: String!, $userId: ID, $session: SessionInput, $first: Int!, $after: String, $minWatermark: String) {
  list: search(
    query: $query
    userId: $userId
    session: $session
    first: $first
    after: $after
    minWatermark: $minWatermark
    input: {itemKinds: ["product"]}
  ) {
    recommendationId
    totalCount
    relaxed
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      reasons {
        text
      }
      node {
        ...Card
      }
    }
  }
}
    fragment Card on Item {
  id
  title
  kind
  imageUrl
  properties(names: ["price", "stock"]) {
    name
    value
  }
}`, {"hash":"sha256:a8d416730a0f164935f685d3d8686bb9660248d1e995d24ff2eea3cbc521c13d"}) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const PeopleDocument = new TypedDocumentString(`
    """People whom the user of the token may want to follow."""
query People($first: Int!) {
  viewer {
    id
    suggestedUsers(first: $first) {
      edges {
        node {
          id
          name
        }
        reasons {
          text
        }
      }
    }
  }
}
    `, {"hash":"sha256:9aa906337e9edbe849a93c900e0e1d2e0fc51fb466a3a8e2ed4507acec7c4028"}) as unknown as TypedDocumentString<PeopleQuery, PeopleQueryVariables>;
export const LikesDocument = new TypedDocumentString(`
    """What the user of the token likes."""
query Likes {
  viewer {
    id
    events(first: 100, filter: {kinds: [LIKE], onlyNewest: true}) {
      nodes {
        eventId
        item {
          id
        }
      }
    }
  }
}
    `, {"hash":"sha256:16654dd112184531cd93167bc3588d91c1c578a4af51cdc98523b4fa8f58cde3"}) as unknown as TypedDocumentString<LikesQuery, LikesQueryVariables>;
export const MyDataDocument = new TypedDocumentString(`
    """
What the shop knows about the user of the token, and what it concludes.
"""
query MyData {
  viewer {
    id
    createdAt
    consent {
      choices {
        purpose
        isGranted
      }
    }
    interests(first: 50) {
      nodes {
        probability
        tag {
          id
          name
          kind
        }
      }
    }
    events(first: 20, filter: {itemFilter: {kind: {anyOf: ["product"]}}}) {
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
    dismissedItems(first: 20) {
      nodes {
        id
        title
      }
    }
  }
}
    `, {"hash":"sha256:ec64a534c82783403df9408c6e53bc30bcf54c895e423d27ffc8aeb3e6e818f5"}) as unknown as TypedDocumentString<MyDataQuery, MyDataQueryVariables>;
export const RequestExportDocument = new TypedDocumentString(`
    mutation RequestExport {
  requestExport {
    request {
      id
    }
    problems {
      ...Done
    }
  }
}
    fragment Done on Problem {
  message
}`, {"hash":"sha256:6076992052c160d66860a95ecebcf5105d0ba772ebc0cc36cabce784ced6267f"}) as unknown as TypedDocumentString<RequestExportMutation, RequestExportMutationVariables>;
export const RequestErasureDocument = new TypedDocumentString(`
    mutation RequestErasure {
  requestErasure {
    request {
      id
    }
    problems {
      ...Done
    }
  }
}
    fragment Done on Problem {
  message
}`, {"hash":"sha256:a641e27c9fdf2b341df56abf255c25912a3b06ff037575d5522cbf931856b5ad"}) as unknown as TypedDocumentString<RequestErasureMutation, RequestErasureMutationVariables>;
export const PrivacyRequestDocument = new TypedDocumentString(`
    query PrivacyRequest($id: ID!) {
  privacyRequest(id: $id) {
    state
    progress
    downloadUrl
  }
}
    `, {"hash":"sha256:3808812b53294269db1261f18b9b709dc66e370a14500158d4e461f29e1159e6"}) as unknown as TypedDocumentString<PrivacyRequestQuery, PrivacyRequestQueryVariables>;
export const DeclareStockDocument = new TypedDocumentString(`
    """What the team of the shop does once, before it opens: by its operator."""
mutation DeclareStock {
  declareItemProperties(
    properties: [{name: "stock", type: FLOAT}, {name: "inStock", type: BOOLEAN}]
  ) {
    problems {
      message
    }
  }
}
    `, {"hash":"sha256:c6798d8635d28b5a516d76378dae99b71c5ba9928ca4220491c98f1471f7916b"}) as unknown as TypedDocumentString<DeclareStockMutation, DeclareStockMutationVariables>;
export const ProductsDocument = new TypedDocumentString(`
    query Products($after: String) {
  items(kinds: ["product"], first: 100, after: $after, includeUnavailable: true) {
    nodes {
      id
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:0867e4da0a79abfeaa963a865939ce8c110b27c0b699352a7a8c0acc7a37f549"}) as unknown as TypedDocumentString<ProductsQuery, ProductsQueryVariables>;
export const WriteStockDocument = new TypedDocumentString(`
    mutation WriteStock($items: [ItemInput!]!) {
  upsertItems(items: $items) {
    problems {
      message
    }
  }
}
    `, {"hash":"sha256:266d2624a439562945c9ee1350ce9dc3e3647845b506de007bad1ab55db4c0de"}) as unknown as TypedDocumentString<WriteStockMutation, WriteStockMutationVariables>;
export const ApplyShopDocument = new TypedDocumentString(`
    mutation ApplyShop($input: ApplyPresetInput!) {
  applyPreset(input: $input) {
    placements {
      key
      draft {
        digest
      }
    }
    problems {
      message
    }
  }
}
    `, {"hash":"sha256:9dd9f2896b6c0b9663e5eb7ac668ae6995102bc1188360283e34603d774c39a3"}) as unknown as TypedDocumentString<ApplyShopMutation, ApplyShopMutationVariables>;
export const SaveDraftDocument = new TypedDocumentString(`
    mutation SaveDraft($input: SavePlacementInput!) {
  savePlacementDraft(input: $input) {
    placement {
      draft {
        digest
      }
    }
    problems {
      message
    }
  }
}
    `, {"hash":"sha256:643361e21e743b591c4ae5995f8802714c0703f94499e433ef890b1151f4b9b8"}) as unknown as TypedDocumentString<SaveDraftMutation, SaveDraftMutationVariables>;
export const PublishDocument = new TypedDocumentString(`
    mutation Publish($key: String!, $expectedDigest: String!) {
  publishPlacement(input: {key: $key, expectedDigest: $expectedDigest}) {
    problems {
      message
    }
  }
}
    `, {"hash":"sha256:08cfbf7bf22150f16c640ba5575b06a7ae489d269256e397968da4f3efdd43a5"}) as unknown as TypedDocumentString<PublishMutation, PublishMutationVariables>;