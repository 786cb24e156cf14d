/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

export type DismissMutationVariables = Exact<{
  userId?: string | number | null | undefined;
  itemId: string | number;
}>;


export type DismissMutation = { readonly dismiss: { readonly watermark: string | null, readonly problems: ReadonlyArray<
      | { readonly code: ErrorCode, readonly message: string }
      | { readonly code: ErrorCode, readonly message: string }
      | { readonly code: ErrorCode, readonly message: string }
      | { readonly code: ErrorCode, readonly message: string }
      | { readonly code: ErrorCode, readonly message: string }
    > } | null };

export type UndoDismissalMutationVariables = Exact<{
  userId?: string | number | null | undefined;
  itemId: string | number;
}>;


export type UndoDismissalMutation = { readonly undoDismissal: { readonly watermark: string | null, readonly problems: ReadonlyArray<
      | { readonly code: ErrorCode, readonly message: string }
      | { readonly code: ErrorCode, readonly message: string }
      | { readonly code: ErrorCode, readonly message: string }
      | { readonly code: ErrorCode, readonly message: string }
      | { readonly code: ErrorCode, readonly message: string }
    > } | null };

export type ItemPageQueryVariables = Exact<{
  id: string | number;
  userId?: string | number | null | undefined;
  session?: SessionInput | null | undefined;
}>;


export type ItemPageQuery = { readonly item: { readonly id: string, readonly title: string, readonly kind: string, readonly tags: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string }> } | null, readonly recommendations: { readonly recommendationId: string, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly title: string, readonly kind: string }, readonly reasons: ReadonlyArray<{ readonly text: string }> }> } | null } | null };

export type CartQueryVariables = Exact<{
  itemIds: ReadonlyArray<string | number> | string | number;
  userId?: string | number | null | undefined;
  session?: SessionInput | null | undefined;
  minWatermark?: string | null | undefined;
}>;


export type CartQuery = { readonly recommendationsForItems: { readonly recommendationId: string, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly title: string, readonly kind: string }, readonly reasons: ReadonlyArray<{ readonly text: string }> }> } | null };

export type ListFragment = { readonly recommendationId: string, readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly title: string, readonly kind: string }, readonly reasons: ReadonlyArray<{ readonly text: string }> }> };

export type CardFragment = { readonly id: string, readonly title: string, readonly kind: string };

export type PeopleQueryVariables = Exact<{
  first: number;
}>;


export type PeopleQuery = { readonly viewer: { readonly id: string, readonly suggestedUsers: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string | null }, readonly reasons: ReadonlyArray<{ readonly text: string }> }> } | null } | null };

export type FollowMutationVariables = Exact<{
  otherId: string | number;
}>;


export type FollowMutation = { readonly followUser: { readonly problems: ReadonlyArray<
      | { readonly code: ErrorCode, readonly message: string }
      | { readonly code: ErrorCode, readonly message: string }
      | { readonly code: ErrorCode, readonly message: string }
      | { readonly code: ErrorCode, readonly message: string }
      | { readonly code: ErrorCode, readonly message: string }
    > } | null };

export type DismissSuggestionMutationVariables = Exact<{
  otherId: string | number;
}>;


export type DismissSuggestionMutation = { readonly dismissSuggestion: { readonly problems: ReadonlyArray<
      | { readonly code: ErrorCode, readonly message: string }
      | { readonly code: ErrorCode, readonly message: string }
      | { readonly code: ErrorCode, readonly message: string }
      | { readonly code: ErrorCode, readonly message: string }
      | { readonly code: ErrorCode, readonly message: string }
    > } | null };

export type SuggestionsQueryVariables = Exact<{
  query: string;
}>;


export type SuggestionsQuery = { readonly suggestions: ReadonlyArray<{ readonly text: string, readonly item: { readonly id: string } }> | null };

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
export const CardFragmentDoc = new TypedDocumentString(`
    fragment Card on Item {
  id
  title
  kind
}
    `, {"fragmentName":"Card"}) as unknown as TypedDocumentString<CardFragment, unknown>;
export const ListFragmentDoc = new TypedDocumentString(`
    """What every list of the shop shows."""
fragment List on RecommendationConnection {
  recommendationId
  edges {
    node {
      ...Card
    }
    reasons {
      text
    }
  }
}
    fragment Card on Item {
  id
  title
  kind
}`, {"fragmentName":"List"}) as unknown as TypedDocumentString<ListFragment, unknown>;
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
export const DismissDocument = new TypedDocumentString(`
    """Hides an item from the visitor, or from the user of the token."""
mutation Dismiss($userId: ID, $itemId: ID!) {
  dismiss(userId: $userId, itemId: $itemId) {
    watermark
    problems {
      code
      message
    }
  }
}
    `, {"hash":"sha256:e45bdd4e7ba702ba77b3214a4fe3de11c1e7a54e681e910da21b98048dc8eb92"}) as unknown as TypedDocumentString<DismissMutation, DismissMutationVariables>;
export const UndoDismissalDocument = new TypedDocumentString(`
    mutation UndoDismissal($userId: ID, $itemId: ID!) {
  undoDismissal(userId: $userId, itemId: $itemId) {
    watermark
    problems {
      code
      message
    }
  }
}
    `, {"hash":"sha256:ae5462e74f8dee406bc18e202a903fd85d33812bb77736d2d4e4f8a20067842f"}) as unknown as TypedDocumentString<UndoDismissalMutation, UndoDismissalMutationVariables>;
export const ItemPageDocument = new TypedDocumentString(`
    """
An item with what goes with it: the item leads, and the visitor counts a little.
"""
query ItemPage($id: ID!, $userId: ID, $session: SessionInput) {
  item(id: $id) {
    ...Card
    tags(first: 5) {
      nodes {
        id
        name
      }
    }
    recommendations(userId: $userId, session: $session, first: 8) {
      ...List
    }
  }
}
    """What every list of the shop shows."""
fragment List on RecommendationConnection {
  recommendationId
  edges {
    node {
      ...Card
    }
    reasons {
      text
    }
  }
}
fragment Card on Item {
  id
  title
  kind
}`, {"hash":"sha256:70aaa4c9d043010e321f8a60f6e97882e49e6eed28a67557c35e87813e1be05d"}) as unknown as TypedDocumentString<ItemPageQuery, ItemPageQueryVariables>;
export const CartDocument = new TypedDocumentString(`
    """What goes with everything in the cart."""
query Cart($itemIds: [ID!]!, $userId: ID, $session: SessionInput, $minWatermark: String) {
  recommendationsForItems(
    itemIds: $itemIds
    userId: $userId
    session: $session
    first: 8
    minWatermark: $minWatermark
  ) {
    ...List
  }
}
    """What every list of the shop shows."""
fragment List on RecommendationConnection {
  recommendationId
  edges {
    node {
      ...Card
    }
    reasons {
      text
    }
  }
}
fragment Card on Item {
  id
  title
  kind
}`, {"hash":"sha256:b241a582249cfa68adfe5fb73950a40c76fe3ad2275687c95c5d65d506ef2946"}) as unknown as TypedDocumentString<CartQuery, CartQueryVariables>;
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
export const FollowDocument = new TypedDocumentString(`
    mutation Follow($otherId: ID!) {
  followUser(otherId: $otherId) {
    problems {
      code
      message
    }
  }
}
    `, {"hash":"sha256:9d89667b809bc70838d309379072f27bb952850b3d38c8ca149c409b436c10a4"}) as unknown as TypedDocumentString<FollowMutation, FollowMutationVariables>;
export const DismissSuggestionDocument = new TypedDocumentString(`
    mutation DismissSuggestion($otherId: ID!) {
  dismissSuggestion(otherId: $otherId) {
    problems {
      code
      message
    }
  }
}
    `, {"hash":"sha256:b565890996410ad9bd57c7ece4ec70342c6bd03caaee49a57671e2477342d589"}) as unknown as TypedDocumentString<DismissSuggestionMutation, DismissSuggestionMutationVariables>;
export const SuggestionsDocument = new TypedDocumentString(`
    """Titles while the visitor types."""
query Suggestions($query: String!) {
  suggestions(query: $query, first: 8) {
    text
    item {
      id
    }
  }
}
    `, {"hash":"sha256:0619b0867a70f3ee3c721e371bd80efed8e1bee244c93b9f5fc3f43e57e3f18d"}) as unknown as TypedDocumentString<SuggestionsQuery, SuggestionsQueryVariables>;