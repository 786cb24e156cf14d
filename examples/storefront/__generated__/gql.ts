/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

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
    "\"\"\"\n  The back end asks for a token once a user has signed in. Needs a `server` key.\n\"\"\"\nmutation UserToken($userId: ID!) {\n  createUserToken(userId: $userId, expiresInSeconds: 900) {\n    token\n    expiresAt\n    problems {\n      message\n    }\n  }\n}\n\n\"\"\"\n  The name to greet a signed-in user with. Needs a `server` key.\n\"\"\"\nquery UserName($userId: ID!) {\n  user(id: $userId) {\n    name\n  }\n}\n\n\"\"\"\n  The keys of the shop, created once by its operator: `attune keys create` does the same.\n\"\"\"\nmutation CreateKeys($origin: String!) {\n  web: createApiKey(name: \"web\", scopes: [READ, TRACK], origins: [$origin]) {\n    key\n  }\n  backEnd: createApiKey(name: \"back-end\", scopes: [SERVER]) {\n    key\n  }\n}": typeof types.UserTokenDocument,
    "\"\"\"\n  Reports events of the user of the token.\n\"\"\"\nmutation Record($events: [EventInput!]!) {\n  recordEvents(events: $events) {\n    watermark\n    results {\n      eventId\n      status\n      problems {\n        code\n        message\n        isRetryable\n      }\n    }\n  }\n}\n\nmutation Dismiss($itemId: ID!) {\n  dismiss(itemId: $itemId) {\n    watermark\n    problems {\n      code\n      message\n    }\n  }\n}\n\nmutation UndoDismissal($itemId: ID!) {\n  undoDismissal(itemId: $itemId) {\n    watermark\n    problems {\n      code\n      message\n    }\n  }\n}": typeof types.RecordDocument,
    "\"\"\"\n  The list of the home page: for the user of the token, or for a session.\n\"\"\"\nquery ForYou($session: SessionInput, $first: Int!, $after: String, $minWatermark: String) {\n  recommendations(\n    session: $session\n    first: $first\n    after: $after\n    minWatermark: $minWatermark\n  ) {\n    ...List\n  }\n}\n\n\"\"\"\n  What every list of the shop shows.\n\"\"\"\nfragment List on RecommendationConnection {\n  recommendationId\n  pageInfo {\n    hasNextPage\n    endCursor\n  }\n  edges {\n    cursor\n    node {\n      ...Card\n    }\n    reasons {\n      text\n    }\n  }\n}\n\nfragment Card on Item {\n  id\n  title\n  kind\n}": typeof types.ForYouDocument,
    "\"\"\"\n  An item with what goes with it: half about the item, half about the visitor.\n\"\"\"\nquery ItemPage($id: ID!, $session: SessionInput) {\n  item(id: $id) {\n    ...Card\n    tags(first: 5) {\n      nodes {\n        id\n        name\n      }\n    }\n    recommendations(session: $session, first: 8) {\n      ...List\n    }\n  }\n}\n\n\"\"\"\n  What goes with everything in the cart.\n\"\"\"\nquery Cart($itemIds: [ID!]!, $session: SessionInput) {\n  recommendationsForItems(itemIds: $itemIds, session: $session, first: 8) {\n    ...List\n  }\n}": typeof types.ItemPageDocument,
};
const documents: Documents = {
    "\"\"\"\n  The back end asks for a token once a user has signed in. Needs a `server` key.\n\"\"\"\nmutation UserToken($userId: ID!) {\n  createUserToken(userId: $userId, expiresInSeconds: 900) {\n    token\n    expiresAt\n    problems {\n      message\n    }\n  }\n}\n\n\"\"\"\n  The name to greet a signed-in user with. Needs a `server` key.\n\"\"\"\nquery UserName($userId: ID!) {\n  user(id: $userId) {\n    name\n  }\n}\n\n\"\"\"\n  The keys of the shop, created once by its operator: `attune keys create` does the same.\n\"\"\"\nmutation CreateKeys($origin: String!) {\n  web: createApiKey(name: \"web\", scopes: [READ, TRACK], origins: [$origin]) {\n    key\n  }\n  backEnd: createApiKey(name: \"back-end\", scopes: [SERVER]) {\n    key\n  }\n}": types.UserTokenDocument,
    "\"\"\"\n  Reports events of the user of the token.\n\"\"\"\nmutation Record($events: [EventInput!]!) {\n  recordEvents(events: $events) {\n    watermark\n    results {\n      eventId\n      status\n      problems {\n        code\n        message\n        isRetryable\n      }\n    }\n  }\n}\n\nmutation Dismiss($itemId: ID!) {\n  dismiss(itemId: $itemId) {\n    watermark\n    problems {\n      code\n      message\n    }\n  }\n}\n\nmutation UndoDismissal($itemId: ID!) {\n  undoDismissal(itemId: $itemId) {\n    watermark\n    problems {\n      code\n      message\n    }\n  }\n}": types.RecordDocument,
    "\"\"\"\n  The list of the home page: for the user of the token, or for a session.\n\"\"\"\nquery ForYou($session: SessionInput, $first: Int!, $after: String, $minWatermark: String) {\n  recommendations(\n    session: $session\n    first: $first\n    after: $after\n    minWatermark: $minWatermark\n  ) {\n    ...List\n  }\n}\n\n\"\"\"\n  What every list of the shop shows.\n\"\"\"\nfragment List on RecommendationConnection {\n  recommendationId\n  pageInfo {\n    hasNextPage\n    endCursor\n  }\n  edges {\n    cursor\n    node {\n      ...Card\n    }\n    reasons {\n      text\n    }\n  }\n}\n\nfragment Card on Item {\n  id\n  title\n  kind\n}": types.ForYouDocument,
    "\"\"\"\n  An item with what goes with it: half about the item, half about the visitor.\n\"\"\"\nquery ItemPage($id: ID!, $session: SessionInput) {\n  item(id: $id) {\n    ...Card\n    tags(first: 5) {\n      nodes {\n        id\n        name\n      }\n    }\n    recommendations(session: $session, first: 8) {\n      ...List\n    }\n  }\n}\n\n\"\"\"\n  What goes with everything in the cart.\n\"\"\"\nquery Cart($itemIds: [ID!]!, $session: SessionInput) {\n  recommendationsForItems(itemIds: $itemIds, session: $session, first: 8) {\n    ...List\n  }\n}": types.ItemPageDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\"\"\"\n  The back end asks for a token once a user has signed in. Needs a `server` key.\n\"\"\"\nmutation UserToken($userId: ID!) {\n  createUserToken(userId: $userId, expiresInSeconds: 900) {\n    token\n    expiresAt\n    problems {\n      message\n    }\n  }\n}\n\n\"\"\"\n  The name to greet a signed-in user with. Needs a `server` key.\n\"\"\"\nquery UserName($userId: ID!) {\n  user(id: $userId) {\n    name\n  }\n}\n\n\"\"\"\n  The keys of the shop, created once by its operator: `attune keys create` does the same.\n\"\"\"\nmutation CreateKeys($origin: String!) {\n  web: createApiKey(name: \"web\", scopes: [READ, TRACK], origins: [$origin]) {\n    key\n  }\n  backEnd: createApiKey(name: \"back-end\", scopes: [SERVER]) {\n    key\n  }\n}"): (typeof documents)["\"\"\"\n  The back end asks for a token once a user has signed in. Needs a `server` key.\n\"\"\"\nmutation UserToken($userId: ID!) {\n  createUserToken(userId: $userId, expiresInSeconds: 900) {\n    token\n    expiresAt\n    problems {\n      message\n    }\n  }\n}\n\n\"\"\"\n  The name to greet a signed-in user with. Needs a `server` key.\n\"\"\"\nquery UserName($userId: ID!) {\n  user(id: $userId) {\n    name\n  }\n}\n\n\"\"\"\n  The keys of the shop, created once by its operator: `attune keys create` does the same.\n\"\"\"\nmutation CreateKeys($origin: String!) {\n  web: createApiKey(name: \"web\", scopes: [READ, TRACK], origins: [$origin]) {\n    key\n  }\n  backEnd: createApiKey(name: \"back-end\", scopes: [SERVER]) {\n    key\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\"\"\"\n  Reports events of the user of the token.\n\"\"\"\nmutation Record($events: [EventInput!]!) {\n  recordEvents(events: $events) {\n    watermark\n    results {\n      eventId\n      status\n      problems {\n        code\n        message\n        isRetryable\n      }\n    }\n  }\n}\n\nmutation Dismiss($itemId: ID!) {\n  dismiss(itemId: $itemId) {\n    watermark\n    problems {\n      code\n      message\n    }\n  }\n}\n\nmutation UndoDismissal($itemId: ID!) {\n  undoDismissal(itemId: $itemId) {\n    watermark\n    problems {\n      code\n      message\n    }\n  }\n}"): (typeof documents)["\"\"\"\n  Reports events of the user of the token.\n\"\"\"\nmutation Record($events: [EventInput!]!) {\n  recordEvents(events: $events) {\n    watermark\n    results {\n      eventId\n      status\n      problems {\n        code\n        message\n        isRetryable\n      }\n    }\n  }\n}\n\nmutation Dismiss($itemId: ID!) {\n  dismiss(itemId: $itemId) {\n    watermark\n    problems {\n      code\n      message\n    }\n  }\n}\n\nmutation UndoDismissal($itemId: ID!) {\n  undoDismissal(itemId: $itemId) {\n    watermark\n    problems {\n      code\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\"\"\"\n  The list of the home page: for the user of the token, or for a session.\n\"\"\"\nquery ForYou($session: SessionInput, $first: Int!, $after: String, $minWatermark: String) {\n  recommendations(\n    session: $session\n    first: $first\n    after: $after\n    minWatermark: $minWatermark\n  ) {\n    ...List\n  }\n}\n\n\"\"\"\n  What every list of the shop shows.\n\"\"\"\nfragment List on RecommendationConnection {\n  recommendationId\n  pageInfo {\n    hasNextPage\n    endCursor\n  }\n  edges {\n    cursor\n    node {\n      ...Card\n    }\n    reasons {\n      text\n    }\n  }\n}\n\nfragment Card on Item {\n  id\n  title\n  kind\n}"): (typeof documents)["\"\"\"\n  The list of the home page: for the user of the token, or for a session.\n\"\"\"\nquery ForYou($session: SessionInput, $first: Int!, $after: String, $minWatermark: String) {\n  recommendations(\n    session: $session\n    first: $first\n    after: $after\n    minWatermark: $minWatermark\n  ) {\n    ...List\n  }\n}\n\n\"\"\"\n  What every list of the shop shows.\n\"\"\"\nfragment List on RecommendationConnection {\n  recommendationId\n  pageInfo {\n    hasNextPage\n    endCursor\n  }\n  edges {\n    cursor\n    node {\n      ...Card\n    }\n    reasons {\n      text\n    }\n  }\n}\n\nfragment Card on Item {\n  id\n  title\n  kind\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\"\"\"\n  An item with what goes with it: half about the item, half about the visitor.\n\"\"\"\nquery ItemPage($id: ID!, $session: SessionInput) {\n  item(id: $id) {\n    ...Card\n    tags(first: 5) {\n      nodes {\n        id\n        name\n      }\n    }\n    recommendations(session: $session, first: 8) {\n      ...List\n    }\n  }\n}\n\n\"\"\"\n  What goes with everything in the cart.\n\"\"\"\nquery Cart($itemIds: [ID!]!, $session: SessionInput) {\n  recommendationsForItems(itemIds: $itemIds, session: $session, first: 8) {\n    ...List\n  }\n}"): (typeof documents)["\"\"\"\n  An item with what goes with it: half about the item, half about the visitor.\n\"\"\"\nquery ItemPage($id: ID!, $session: SessionInput) {\n  item(id: $id) {\n    ...Card\n    tags(first: 5) {\n      nodes {\n        id\n        name\n      }\n    }\n    recommendations(session: $session, first: 8) {\n      ...List\n    }\n  }\n}\n\n\"\"\"\n  What goes with everything in the cart.\n\"\"\"\nquery Cart($itemIds: [ID!]!, $session: SessionInput) {\n  recommendationsForItems(itemIds: $itemIds, session: $session, first: 8) {\n    ...List\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;