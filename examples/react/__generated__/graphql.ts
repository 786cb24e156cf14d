/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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

/** One thing a person did. */
export type EventInput = {
  /** How many repeats this event stands for, 1-1000. */
  readonly count?: number | null | undefined;
  /** The name of a `CUSTOM` kind. */
  readonly custom?: string | null | undefined;
  /** For how long it was viewed or played, in milliseconds. Under two seconds without a `portion` weighs a quarter. */
  readonly dwellMs?: number | null | undefined;
  /** Made by the client, unique among the events of its user; send an event again with the same id after a lost answer. */
  readonly eventId: string | number;
  /** To which item. Every kind but `SEARCH` needs one; a new item is made. */
  readonly itemId?: string | number | null | undefined;
  /** What it was. */
  readonly kind: string;
  /** When. Late is fine; more than five minutes ahead of the server's clock is not. */
  readonly occurredAt: string;
  /** How much of the item was viewed or played, 0-1: a `VIEW` or `PLAY` weighs that much. */
  readonly portion?: number | null | undefined;
  /** The value of a `RATING`, on the operator's scale. */
  readonly rating?: number | null | undefined;
  /** The served list that led to it: its position there is taken from the list, never from the client. */
  readonly recommendationId?: string | number | null | undefined;
  /** Who did it. Somebody new is made. */
  readonly userId: string | number;
};

/** Whether an event counts. */
export type EventStatus =
  /** Kept for good. */
  | 'ACCEPTED'
  /** Known already by its id, and counted once. */
  | 'DUPLICATE'
  /** Not kept: see its problems. */
  | 'REJECTED';

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

/** What to change about a list. */
export type RecommendationInput = {
  /**
   * The `watermark` of a write: the answer waits, a second at most, until the graph has seen that write and all that came
   * from the viewer before it by the same way. `sawAtLeast` says whether it has.
   */
  readonly atLeast?: string | null | undefined;
  /** No item that carries any of these tags; at most 100. */
  readonly avoidedTagIds?: ReadonlyArray<string | number> | null | undefined;
  /**
   * How far alike items are spread apart, 0-1: 0 keeps the order of the scores, at 1 only being unlike counts. Items are
   * alike by shared tags and by the sources that brought them. Scores and probabilities stay each item's own.
   */
  readonly diversity?: number | null | undefined;
  /** Never these items; at most 500. */
  readonly excludedItemIds?: ReadonlyArray<string | number> | null | undefined;
  /** Only items of these kinds; at most 50. Omitted or empty: any kind. */
  readonly itemKinds?: ReadonlyArray<string> | null | undefined;
  /**
   * Most items of the list whose strongest tag is the same, 1-1000, in place of the policy's cap. The best of each tag
   * stay, so a low cap can make the list short.
   */
  readonly maxPerTag?: number | null | undefined;
  /** Only items that carry all of these tags; at most 20. */
  readonly requiredTagIds?: ReadonlyArray<string | number> | null | undefined;
  /** Sources to weigh more or less than the policy does; those left out keep their weight. */
  readonly sources?: ReadonlyArray<SourceWeightInput> | null | undefined;
  /** Softmax temperature, 0.01-100: above 1 evens the probabilities out, below 1 sharpens them. Order stays. */
  readonly temperature?: number | null | undefined;
};

/** How much one source counts. */
export type SourceWeightInput = {
  /** The source. */
  readonly source: CandidateSource;
  /** Factor on the source's weight in the policy, 0-10; 0 leaves the source out. */
  readonly weight: number;
};

export type ForYouQueryVariables = Exact<{
  userId: string | number;
  first: number;
  after?: string | null | undefined;
  input?: RecommendationInput | null | undefined;
}>;


export type ForYouQuery = { readonly recommendations: { readonly __typename: 'RecommendationConnection', readonly recommendationId: string, readonly degraded: ReadonlyArray<CandidateSource>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly __typename: 'RecommendationEdge', readonly cursor: string, readonly rank: number, readonly probability: number, readonly node: { readonly __typename: 'Item', readonly id: string, readonly title: string, readonly kind: string }, readonly reasons: ReadonlyArray<{ readonly __typename: 'Reason', readonly text: string }> }> } | null };

export type RecordMutationVariables = Exact<{
  events: ReadonlyArray<EventInput> | EventInput;
}>;


export type RecordMutation = { readonly recordEvents: { readonly __typename: 'RecordEventsPayload', readonly watermark: string | null, readonly results: ReadonlyArray<{ readonly __typename: 'EventResult', readonly eventId: string, readonly status: EventStatus, readonly problems: ReadonlyArray<
        | { readonly __typename: 'FieldProblem', readonly code: ProblemCode, readonly message: string, readonly isRetryable: boolean }
        | { readonly __typename: 'RateLimited', readonly code: ProblemCode, readonly message: string, readonly isRetryable: boolean }
      > }> } };


export const ForYouDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ForYou"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"RecommendationInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommendations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommendationId"}},{"kind":"Field","name":{"kind":"Name","value":"degraded"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"probability"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<ForYouQuery, ForYouQueryVariables>;
export const RecordDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Record"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"events"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EventInput"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"events"},"value":{"kind":"Variable","name":{"kind":"Name","value":"events"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"watermark"}},{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"eventId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"isRetryable"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<RecordMutation, RecordMutationVariables>;