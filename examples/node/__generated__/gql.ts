/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query ForYou($userId: ID!, $first: Int!, $after: String, $input: RecommendationInput, $minWatermark: String) {\n  recommendations(\n    userId: $userId\n    first: $first\n    after: $after\n    input: $input\n    minWatermark: $minWatermark\n  ) {\n    recommendationId\n    degradedSources\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    edges {\n      cursor\n      rank\n      probability\n      node {\n        id\n        title\n        kind\n      }\n      reasons {\n        text\n      }\n    }\n  }\n}": typeof types.ForYouDocument,
    "mutation Record($events: [EventInput!]!) {\n  recordEvents(events: $events) {\n    watermark\n    results {\n      eventId\n      status\n      problems {\n        code\n        message\n        isRetryable\n      }\n    }\n  }\n}": typeof types.RecordDocument,
};
const documents: Documents = {
    "query ForYou($userId: ID!, $first: Int!, $after: String, $input: RecommendationInput, $minWatermark: String) {\n  recommendations(\n    userId: $userId\n    first: $first\n    after: $after\n    input: $input\n    minWatermark: $minWatermark\n  ) {\n    recommendationId\n    degradedSources\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    edges {\n      cursor\n      rank\n      probability\n      node {\n        id\n        title\n        kind\n      }\n      reasons {\n        text\n      }\n    }\n  }\n}": types.ForYouDocument,
    "mutation Record($events: [EventInput!]!) {\n  recordEvents(events: $events) {\n    watermark\n    results {\n      eventId\n      status\n      problems {\n        code\n        message\n        isRetryable\n      }\n    }\n  }\n}": types.RecordDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ForYou($userId: ID!, $first: Int!, $after: String, $input: RecommendationInput, $minWatermark: String) {\n  recommendations(\n    userId: $userId\n    first: $first\n    after: $after\n    input: $input\n    minWatermark: $minWatermark\n  ) {\n    recommendationId\n    degradedSources\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    edges {\n      cursor\n      rank\n      probability\n      node {\n        id\n        title\n        kind\n      }\n      reasons {\n        text\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').ForYouDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation Record($events: [EventInput!]!) {\n  recordEvents(events: $events) {\n    watermark\n    results {\n      eventId\n      status\n      problems {\n        code\n        message\n        isRetryable\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').RecordDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
