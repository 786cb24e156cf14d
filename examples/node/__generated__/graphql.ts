/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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


export type ForYouQuery = { readonly recommendations: { readonly recommendationId: string, readonly degraded: ReadonlyArray<CandidateSource>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly cursor: string, readonly rank: number, readonly probability: number, readonly node: { readonly id: string, readonly title: string, readonly kind: string }, readonly reasons: ReadonlyArray<{ readonly text: string }> }> } | null };

export type RecordMutationVariables = Exact<{
  events: ReadonlyArray<EventInput> | EventInput;
}>;


export type RecordMutation = { readonly recordEvents: { readonly watermark: string | null, readonly results: ReadonlyArray<{ readonly eventId: string, readonly status: EventStatus, readonly problems: ReadonlyArray<
        | { readonly code: ProblemCode, readonly message: string, readonly isRetryable: boolean }
        | { readonly code: ProblemCode, readonly message: string, readonly isRetryable: boolean }
      > }> } };

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
    query ForYou($userId: ID!, $first: Int!, $after: String, $input: RecommendationInput) {
  recommendations(userId: $userId, first: $first, after: $after, input: $input) {
    recommendationId
    degraded
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