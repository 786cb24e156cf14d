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

/** An event of a user. */
export type EventInput = {
  /** Number of repeats that this event represents, 1-1000. */
  readonly count?: number | null | undefined;
  /** The name of a `CUSTOM` kind. */
  readonly custom?: string | null | undefined;
  /** How long it was viewed or played, in milliseconds. Without a `portion`, under two seconds counts a quarter. */
  readonly dwellMs?: number | null | undefined;
  /** Chosen by the client, unique among the events of its user. After a lost response, send the event again with the same id. */
  readonly eventId: string | number;
  /**
   * The item, required for every kind but `SEARCH`. Created if unknown, and hidden from lists until an upsert or an import
   * describes it.
   */
  readonly itemId?: string | number | null | undefined;
  /** The kind of the event. */
  readonly kind: string;
  /** When it happened: any time in the past, at most five minutes ahead of the server's clock. */
  readonly occurredAt: string;
  /** Share of the item that was viewed or played, 0-1: a factor on the weight of a `VIEW` or `PLAY`. */
  readonly portion?: number | null | undefined;
  /** The value of a `RATING`, on the operator's scale. */
  readonly rating?: number | null | undefined;
  /** The served list that led to the event. The item's rank is read from that list. */
  readonly recommendationId?: string | number | null | undefined;
  /** The user. Created if unknown. */
  readonly userId: string | number;
};

/** Whether an event was recorded. */
export type EventStatus =
  /** Recorded durably. */
  | 'ACCEPTED'
  /** Recorded before under the same id; it counts once. */
  | 'DUPLICATE'
  /** Not recorded: see its problems. */
  | 'REJECTED';

/** Kinds of problems. */
export type ProblemCode =
  /** The id is already in use. */
  | 'CONFLICT'
  /** A value is missing or outside what its description allows. */
  | 'INVALID'
  /** Nothing has this id. */
  | 'NOT_FOUND'
  /** Too many events are waiting to be applied: retry after `retryAfterMs`. */
  | 'RATE_LIMITED'
  /** A limit of the graph is reached. */
  | 'TOO_LARGE'
  /** It could not be stored: nothing was written, retry. */
  | 'UNAVAILABLE';

/** Changes to the policy's list. */
export type RecommendationInput = {
  /**
   * The `watermark` of a write. The response waits, at most a second, until the graph has applied that write and the
   * viewer's earlier writes through the same process. `sawAtLeast` says whether it has.
   */
  readonly atLeast?: string | null | undefined;
  /** No item that has any of these tags; at most 100. */
  readonly avoidedTagIds?: ReadonlyArray<string | number> | null | undefined;
  /**
   * How far similar items are moved apart, 0-1: 0 keeps the order of the scores, 1 orders by dissimilarity alone. Similarity
   * counts shared tags and sources. Scores and probabilities do not change.
   */
  readonly diversity?: number | null | undefined;
  /** Items to leave out; at most 500. */
  readonly excludedItemIds?: ReadonlyArray<string | number> | null | undefined;
  /** Only items of these kinds; at most 50. Omitted or empty: any kind. */
  readonly itemKinds?: ReadonlyArray<string> | null | undefined;
  /**
   * Maximum number of items in the list with the same strongest tag, 1-1000; replaces the policy's cap. The best items of
   * each tag stay. A low cap can make the list short.
   */
  readonly maxPerTag?: number | null | undefined;
  /** Only items that have all of these tags; at most 20. */
  readonly requiredTagIds?: ReadonlyArray<string | number> | null | undefined;
  /** Factors on the policy's weights of sources; 1 for those left out. */
  readonly sources?: ReadonlyArray<SourceWeightInput> | null | undefined;
  /** Softmax temperature, 0.01-100: above 1 flattens the probabilities, below 1 sharpens them. The order stays. */
  readonly temperature?: number | null | undefined;
};

/** The weight of one source. */
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