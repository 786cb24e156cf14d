/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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

/** An event of a user. */
export type EventInput = {
  /** Number of repeats that this event represents, 1-1000. */
  readonly count?: number | null | undefined;
  /** The name of a `CUSTOM` kind. */
  readonly customKind?: string | null | undefined;
  /** How long it was viewed or played, in milliseconds. Without a `portion`, under two seconds counts a quarter. */
  readonly dwellMs?: number | null | undefined;
  /** Chosen by the client, unique among the events of its user. After a lost response, send the event again with the same id. */
  readonly eventId: string | number;
  /**
   * The item, required for every kind but `SEARCH`. Created if unknown, and hidden until an upsert or an import describes it.
   * Without the scope `SERVER`, events may name 100 unknown items a user and day.
   */
  readonly itemId?: string | number | null | undefined;
  /** The kind of the event. */
  readonly kind: EventKind;
  /** When it happened: any time in the past, at most five minutes ahead of the server's clock. */
  readonly occurredAt: string;
  /** Share of the item that was viewed or played, 0-1: a factor on the weight of a `VIEW` or `PLAY`. */
  readonly portion?: number | null | undefined;
  /** Price of one unit of the item. Kept in the journal; ranking does not use it yet. */
  readonly price?: PriceInput | null | undefined;
  /**
   * Further facts, at most 20. A value is a text of at most 200 characters, a number, a boolean, or a list of at most 20 texts or
   * numbers. Kept in the journal; ranking does not use them yet.
   */
  readonly properties?: ReadonlyArray<PropertyInput> | null | undefined;
  /** Number of units, 1-1000000. Kept in the journal; ranking does not use it yet. */
  readonly quantity?: number | null | undefined;
  /** What was searched for, at most 200 characters; only for `SEARCH`. Kept in the journal; ranking does not use it yet. */
  readonly query?: string | null | undefined;
  /** The value of a `RATING`, on the operator's scale. */
  readonly rating?: number | null | undefined;
  /** The served list that led to the event. The item's rank is read from that list. */
  readonly recommendationId?: string | number | null | undefined;
  /** Session of the user in which it happened, an id of the client. Kept in the journal; ranking does not use it yet. */
  readonly sessionId?: string | number | null | undefined;
  /** The user. Created if unknown. The user of the user token if omitted. */
  readonly userId?: string | number | null | undefined;
};

/** The kind of an event. */
export type EventKind =
  /** The user put the item into a cart. */
  | 'CART'
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

/** The price of one unit of an item. */
export type PriceInput = {
  /** In minor units of the currency, such as cents; at least 0. */
  readonly amount: number;
  /** The currency. */
  readonly currency: string;
};

/** A free property. */
export type PropertyInput = {
  /** Its name: at most 64 letters, digits and `_`, no digit first. It must not be the name of a field of the type. */
  readonly name: string;
  /** Its value; null removes the property. */
  readonly value?: string | number | boolean | readonly string[] | readonly number[] | null | undefined;
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

export type UserTokenMutationVariables = Exact<{
  userId: string | number;
}>;


export type UserTokenMutation = { readonly createUserToken: { readonly __typename: 'CreateUserTokenPayload', readonly token: string | null, readonly expiresAt: string | null, readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly message: string }
      | { readonly __typename: 'ConflictProblem', readonly message: string }
      | { readonly __typename: 'InputProblem', readonly message: string }
      | { readonly __typename: 'LimitProblem', readonly message: string }
      | { readonly __typename: 'UnavailableProblem', readonly message: string }
    > } | null };

export type UserNameQueryVariables = Exact<{
  userId: string | number;
}>;


export type UserNameQuery = { readonly user: { readonly __typename: 'User', readonly name: string | null } | null };

export type CreateKeysMutationVariables = Exact<{
  origin: string;
}>;


export type CreateKeysMutation = { readonly web: { readonly __typename: 'CreateApiKeyPayload', readonly key: string | null } | null, readonly backEnd: { readonly __typename: 'CreateApiKeyPayload', readonly key: string | null } | null };

export type RecordMutationVariables = Exact<{
  events: ReadonlyArray<EventInput> | EventInput;
}>;


export type RecordMutation = { readonly recordEvents: { readonly __typename: 'RecordEventsPayload', readonly watermark: string | null, readonly results: ReadonlyArray<{ readonly __typename: 'EventResult', readonly eventId: string, readonly status: EventStatus, readonly problems: ReadonlyArray<
        | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string, readonly isRetryable: boolean }
        | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string, readonly isRetryable: boolean }
        | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string, readonly isRetryable: boolean }
        | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string, readonly isRetryable: boolean }
        | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string, readonly isRetryable: boolean }
      > }> } | null };

export type DismissMutationVariables = Exact<{
  itemId: string | number;
}>;


export type DismissMutation = { readonly dismiss: { readonly __typename: 'DismissPayload', readonly watermark: string | null, readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string }
    > } | null };

export type UndoDismissalMutationVariables = Exact<{
  itemId: string | number;
}>;


export type UndoDismissalMutation = { readonly undoDismissal: { readonly __typename: 'UndoDismissalPayload', readonly watermark: string | null, readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string }
    > } | null };

export type ForYouQueryVariables = Exact<{
  session?: SessionInput | null | undefined;
  first: number;
  after?: string | null | undefined;
  minWatermark?: string | null | undefined;
}>;


export type ForYouQuery = { readonly recommendations: { readonly __typename: 'RecommendationConnection', readonly recommendationId: string, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly __typename: 'RecommendationEdge', readonly cursor: string, readonly node: { readonly __typename: 'Item', readonly id: string, readonly title: string, readonly kind: string }, readonly reasons: ReadonlyArray<{ readonly __typename: 'Reason', readonly text: string }> }> } | null };

export type ListFragment = { readonly __typename: 'RecommendationConnection', readonly recommendationId: string, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly __typename: 'RecommendationEdge', readonly cursor: string, readonly node: { readonly __typename: 'Item', readonly id: string, readonly title: string, readonly kind: string }, readonly reasons: ReadonlyArray<{ readonly __typename: 'Reason', readonly text: string }> }> };

export type CardFragment = { readonly __typename: 'Item', readonly id: string, readonly title: string, readonly kind: string };

export type ItemPageQueryVariables = Exact<{
  id: string | number;
  session?: SessionInput | null | undefined;
}>;


export type ItemPageQuery = { readonly item: { readonly __typename: 'Item', readonly id: string, readonly title: string, readonly kind: string, readonly tags: { readonly __typename: 'ItemTagConnection', readonly nodes: ReadonlyArray<{ readonly __typename: 'Tag', readonly id: string, readonly name: string }> } | null, readonly recommendations: { readonly __typename: 'RecommendationConnection', readonly recommendationId: string, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly __typename: 'RecommendationEdge', readonly cursor: string, readonly node: { readonly __typename: 'Item', readonly id: string, readonly title: string, readonly kind: string }, readonly reasons: ReadonlyArray<{ readonly __typename: 'Reason', readonly text: string }> }> } | null } | null };

export type CartQueryVariables = Exact<{
  itemIds: ReadonlyArray<string | number> | string | number;
  session?: SessionInput | null | undefined;
}>;


export type CartQuery = { readonly recommendationsForItems: { readonly __typename: 'RecommendationConnection', readonly recommendationId: string, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly __typename: 'RecommendationEdge', readonly cursor: string, readonly node: { readonly __typename: 'Item', readonly id: string, readonly title: string, readonly kind: string }, readonly reasons: ReadonlyArray<{ readonly __typename: 'Reason', readonly text: string }> }> } | null };

export type PeopleQueryVariables = Exact<{
  first: number;
}>;


export type PeopleQuery = { readonly viewer: { readonly __typename: 'User', readonly id: string, readonly suggestedUsers: { readonly __typename: 'SuggestedUserConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'SuggestedUserEdge', readonly node: { readonly __typename: 'User', readonly id: string, readonly name: string | null }, readonly reasons: ReadonlyArray<{ readonly __typename: 'SuggestionReason', readonly text: string }> }> } | null } | null };

export type FollowMutationVariables = Exact<{
  otherId: string | number;
}>;


export type FollowMutation = { readonly followUser: { readonly __typename: 'FollowUserPayload', readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string }
    > } | null };

export type DismissSuggestionMutationVariables = Exact<{
  otherId: string | number;
}>;


export type DismissSuggestionMutation = { readonly dismissSuggestion: { readonly __typename: 'DismissSuggestionPayload', readonly problems: ReadonlyArray<
      | { readonly __typename: 'BusyProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'ConflictProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'InputProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'LimitProblem', readonly code: ErrorCode, readonly message: string }
      | { readonly __typename: 'UnavailableProblem', readonly code: ErrorCode, readonly message: string }
    > } | null };

export type SuggestionsQueryVariables = Exact<{
  query: string;
}>;


export type SuggestionsQuery = { readonly suggestions: ReadonlyArray<{ readonly __typename: 'Suggestion', readonly text: string, readonly item: { readonly __typename: 'Item', readonly id: string } }> | null };

export type SearchQueryVariables = Exact<{
  query: string;
  session?: SessionInput | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type SearchQuery = { readonly search: { readonly __typename: 'SearchConnection', readonly recommendationId: string, readonly relaxed: boolean, readonly totalCount: number, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly __typename: 'SearchEdge', readonly cursor: string, readonly node: { readonly __typename: 'Item', readonly id: string, readonly title: string, readonly kind: string }, readonly reasons: ReadonlyArray<{ readonly __typename: 'Reason', readonly text: string }> }> } | null };

export const CardFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Card"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Item"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]} as unknown as DocumentNode<CardFragment, unknown>;
export const ListFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"List"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecommendationConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommendationId"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Card"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Card"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Item"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]} as unknown as DocumentNode<ListFragment, unknown>;
export const UserTokenDocument = {"__meta__":{"hash":"sha256:2b369b3b7ad0a13d4a6a783eab101f5e78deebf95947b97f0aca9e3bc7381e5b"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UserToken"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createUserToken"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}},{"kind":"Argument","name":{"kind":"Name","value":"expiresInSeconds"},"value":{"kind":"IntValue","value":"900"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<UserTokenMutation, UserTokenMutationVariables>;
export const UserNameDocument = {"__meta__":{"hash":"sha256:a5c805440b9cd1beeaae94f3aca70431e21f12b99466b50f1a8d049b7542b106"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UserName"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<UserNameQuery, UserNameQueryVariables>;
export const CreateKeysDocument = {"__meta__":{"hash":"sha256:7125fb4a9c2efa94e32115ec12bee087f701244e08617aedf80e19ad0b8a6259"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateKeys"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"origin"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"web"},"name":{"kind":"Name","value":"createApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"StringValue","value":"web","block":false}},{"kind":"Argument","name":{"kind":"Name","value":"scopes"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"READ"},{"kind":"EnumValue","value":"TRACK"}]}},{"kind":"Argument","name":{"kind":"Name","value":"origins"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"origin"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"backEnd"},"name":{"kind":"Name","value":"createApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"StringValue","value":"back-end","block":false}},{"kind":"Argument","name":{"kind":"Name","value":"scopes"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"SERVER"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<CreateKeysMutation, CreateKeysMutationVariables>;
export const RecordDocument = {"__meta__":{"hash":"sha256:043ed7bde896540ed4aa3e71f96d2e6a538efa3740df417c1b03f28275230d8c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Record"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"events"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EventInput"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"events"},"value":{"kind":"Variable","name":{"kind":"Name","value":"events"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"watermark"}},{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"eventId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"isRetryable"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<RecordMutation, RecordMutationVariables>;
export const DismissDocument = {"__meta__":{"hash":"sha256:eced544e724eee7bb209a5a4dfa72606197b722e5f5a72be3f8eb82ce5029dc7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Dismiss"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"itemId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dismiss"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"itemId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"itemId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"watermark"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<DismissMutation, DismissMutationVariables>;
export const UndoDismissalDocument = {"__meta__":{"hash":"sha256:9c220424eaf86785d54cd11d4010ec98fc814ab16e2dca4b4e4237bb8a128a1a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UndoDismissal"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"itemId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"undoDismissal"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"itemId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"itemId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"watermark"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<UndoDismissalMutation, UndoDismissalMutationVariables>;
export const ForYouDocument = {"__meta__":{"hash":"sha256:503acbc18c389b9a79cdc07931ad07205941379d7fff312aa4c74043a7915836"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ForYou"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"session"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SessionInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"minWatermark"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommendations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"session"},"value":{"kind":"Variable","name":{"kind":"Name","value":"session"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"minWatermark"},"value":{"kind":"Variable","name":{"kind":"Name","value":"minWatermark"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"List"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Card"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Item"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"List"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecommendationConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommendationId"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Card"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]} as unknown as DocumentNode<ForYouQuery, ForYouQueryVariables>;
export const ItemPageDocument = {"__meta__":{"hash":"sha256:552a27e4a4f806cc719f0b15b9f0f4e429bd236d9c575f5516e5222a83c2f95a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ItemPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"session"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SessionInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"item"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Card"}},{"kind":"Field","name":{"kind":"Name","value":"tags"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recommendations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"session"},"value":{"kind":"Variable","name":{"kind":"Name","value":"session"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"8"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"List"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Card"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Item"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"List"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecommendationConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommendationId"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Card"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]} as unknown as DocumentNode<ItemPageQuery, ItemPageQueryVariables>;
export const CartDocument = {"__meta__":{"hash":"sha256:958f0685f0c97374cb3b744e7e2ea487a972bd137c8b51c23f9be103c2f963e7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Cart"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"itemIds"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"session"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SessionInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommendationsForItems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"itemIds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"itemIds"}}},{"kind":"Argument","name":{"kind":"Name","value":"session"},"value":{"kind":"Variable","name":{"kind":"Name","value":"session"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"8"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"List"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Card"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Item"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"List"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecommendationConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommendationId"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Card"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]} as unknown as DocumentNode<CartQuery, CartQueryVariables>;
export const PeopleDocument = {"__meta__":{"hash":"sha256:cae169be5a09746e13866d51497e91f8a22bd7378bbd417ee6266650f2bdfb26"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"People"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedUsers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<PeopleQuery, PeopleQueryVariables>;
export const FollowDocument = {"__meta__":{"hash":"sha256:d8393440b7d0b29d9833b7b7648ab39d76d85e159ff4d8a3860e95ee53d80a0c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Follow"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"otherId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"followUser"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"otherId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"otherId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<FollowMutation, FollowMutationVariables>;
export const DismissSuggestionDocument = {"__meta__":{"hash":"sha256:3da15beb624ce3b2fba3e2825560d9c9f5cee70638f58a201b0991da4d89deed"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DismissSuggestion"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"otherId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dismissSuggestion"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"otherId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"otherId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<DismissSuggestionMutation, DismissSuggestionMutationVariables>;
export const SuggestionsDocument = {"__meta__":{"hash":"sha256:c035c36fd7e02fc6a9d6f2fcfd3e7b6363a6fa137dea132772acd870ae6a5ff2"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Suggestions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"query"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"suggestions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"query"},"value":{"kind":"Variable","name":{"kind":"Name","value":"query"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"8"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"item"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<SuggestionsQuery, SuggestionsQueryVariables>;
export const SearchDocument = {"__meta__":{"hash":"sha256:721e9e2d2ddcae40c10116a7890c1751e1483cb33bafee3e89823bc325a67cc8"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Search"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"query"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"session"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SessionInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"search"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"query"},"value":{"kind":"Variable","name":{"kind":"Name","value":"query"}}},{"kind":"Argument","name":{"kind":"Name","value":"session"},"value":{"kind":"Variable","name":{"kind":"Name","value":"session"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommendationId"}},{"kind":"Field","name":{"kind":"Name","value":"relaxed"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Card"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Card"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Item"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]} as unknown as DocumentNode<SearchQuery, SearchQueryVariables>;