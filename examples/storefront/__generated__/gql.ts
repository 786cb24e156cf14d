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
    "\"\"\"\n  The back end asks for a token once a user has signed in. Needs a key with the scope SERVER.\n\"\"\"\nmutation UserToken($userId: ID!) {\n  createUserToken(userId: $userId, expiresInSeconds: 900) {\n    token\n    expiresAt\n    problems {\n      message\n    }\n  }\n}\n\n\"\"\"\n  The name to greet a signed-in user with. Needs a key with the scope SERVER.\n\"\"\"\nquery UserName($userId: ID!) {\n  user(id: $userId) {\n    name\n  }\n}\n\n\"\"\"\n  The keys of the shop, created once by its operator: \"attune keys create\" does the same.\n\"\"\"\nmutation CreateKeys($origin: String!) {\n  web: createApiKey(name: \"web\", scopes: [READ, TRACK], origins: [$origin]) {\n    key\n  }\n  backEnd: createApiKey(name: \"back-end\", scopes: [SERVER]) {\n    key\n  }\n}": typeof types.UserTokenDocument,
    "\"\"\"\n  Hides an item from the visitor, or from the user of the token.\n\"\"\"\nmutation Dismiss($userId: ID, $itemId: ID!) {\n  dismiss(userId: $userId, itemId: $itemId) {\n    watermark\n    problems {\n      code\n      message\n    }\n  }\n}\n\nmutation UndoDismissal($userId: ID, $itemId: ID!) {\n  undoDismissal(userId: $userId, itemId: $itemId) {\n    watermark\n    problems {\n      code\n      message\n    }\n  }\n}": typeof types.DismissDocument,
    "\"\"\"\n  An item with what goes with it: the item leads, and the visitor counts a little.\n\"\"\"\nquery ItemPage($id: ID!, $userId: ID, $session: SessionInput) {\n  item(id: $id) {\n    ...Card\n    tags(first: 5) {\n      nodes {\n        id\n        name\n      }\n    }\n    recommendations(userId: $userId, session: $session, first: 8) {\n      ...List\n    }\n  }\n}\n\n\"\"\"\n  What goes with everything in the cart.\n\"\"\"\nquery Cart($itemIds: [ID!]!, $userId: ID, $session: SessionInput, $minWatermark: String) {\n  recommendationsForItems(\n    itemIds: $itemIds\n    userId: $userId\n    session: $session\n    first: 8\n    minWatermark: $minWatermark\n  ) {\n    ...List\n  }\n}\n\n\"\"\"\n  What every list of the shop shows.\n\"\"\"\nfragment List on RecommendationConnection {\n  recommendationId\n  edges {\n    node {\n      ...Card\n    }\n    reasons {\n      text\n    }\n  }\n}\n\nfragment Card on Item {\n  id\n  title\n  kind\n}": typeof types.ItemPageDocument,
    "\"\"\"\n  People whom the user of the token may want to follow.\n\"\"\"\nquery People($first: Int!) {\n  viewer {\n    id\n    suggestedUsers(first: $first) {\n      edges {\n        node {\n          id\n          name\n        }\n        reasons {\n          text\n        }\n      }\n    }\n  }\n}\n\nmutation Follow($otherId: ID!) {\n  followUser(otherId: $otherId) {\n    problems {\n      code\n      message\n    }\n  }\n}\n\nmutation DismissSuggestion($otherId: ID!) {\n  dismissSuggestion(otherId: $otherId) {\n    problems {\n      code\n      message\n    }\n  }\n}": typeof types.PeopleDocument,
    "\"\"\"\n  Titles while the visitor types.\n\"\"\"\nquery Suggestions($query: String!) {\n  suggestions(query: $query, first: 8) {\n    text\n    item {\n      id\n    }\n  }\n}": typeof types.SuggestionsDocument,
};
const documents: Documents = {
    "\"\"\"\n  The back end asks for a token once a user has signed in. Needs a key with the scope SERVER.\n\"\"\"\nmutation UserToken($userId: ID!) {\n  createUserToken(userId: $userId, expiresInSeconds: 900) {\n    token\n    expiresAt\n    problems {\n      message\n    }\n  }\n}\n\n\"\"\"\n  The name to greet a signed-in user with. Needs a key with the scope SERVER.\n\"\"\"\nquery UserName($userId: ID!) {\n  user(id: $userId) {\n    name\n  }\n}\n\n\"\"\"\n  The keys of the shop, created once by its operator: \"attune keys create\" does the same.\n\"\"\"\nmutation CreateKeys($origin: String!) {\n  web: createApiKey(name: \"web\", scopes: [READ, TRACK], origins: [$origin]) {\n    key\n  }\n  backEnd: createApiKey(name: \"back-end\", scopes: [SERVER]) {\n    key\n  }\n}": types.UserTokenDocument,
    "\"\"\"\n  Hides an item from the visitor, or from the user of the token.\n\"\"\"\nmutation Dismiss($userId: ID, $itemId: ID!) {\n  dismiss(userId: $userId, itemId: $itemId) {\n    watermark\n    problems {\n      code\n      message\n    }\n  }\n}\n\nmutation UndoDismissal($userId: ID, $itemId: ID!) {\n  undoDismissal(userId: $userId, itemId: $itemId) {\n    watermark\n    problems {\n      code\n      message\n    }\n  }\n}": types.DismissDocument,
    "\"\"\"\n  An item with what goes with it: the item leads, and the visitor counts a little.\n\"\"\"\nquery ItemPage($id: ID!, $userId: ID, $session: SessionInput) {\n  item(id: $id) {\n    ...Card\n    tags(first: 5) {\n      nodes {\n        id\n        name\n      }\n    }\n    recommendations(userId: $userId, session: $session, first: 8) {\n      ...List\n    }\n  }\n}\n\n\"\"\"\n  What goes with everything in the cart.\n\"\"\"\nquery Cart($itemIds: [ID!]!, $userId: ID, $session: SessionInput, $minWatermark: String) {\n  recommendationsForItems(\n    itemIds: $itemIds\n    userId: $userId\n    session: $session\n    first: 8\n    minWatermark: $minWatermark\n  ) {\n    ...List\n  }\n}\n\n\"\"\"\n  What every list of the shop shows.\n\"\"\"\nfragment List on RecommendationConnection {\n  recommendationId\n  edges {\n    node {\n      ...Card\n    }\n    reasons {\n      text\n    }\n  }\n}\n\nfragment Card on Item {\n  id\n  title\n  kind\n}": types.ItemPageDocument,
    "\"\"\"\n  People whom the user of the token may want to follow.\n\"\"\"\nquery People($first: Int!) {\n  viewer {\n    id\n    suggestedUsers(first: $first) {\n      edges {\n        node {\n          id\n          name\n        }\n        reasons {\n          text\n        }\n      }\n    }\n  }\n}\n\nmutation Follow($otherId: ID!) {\n  followUser(otherId: $otherId) {\n    problems {\n      code\n      message\n    }\n  }\n}\n\nmutation DismissSuggestion($otherId: ID!) {\n  dismissSuggestion(otherId: $otherId) {\n    problems {\n      code\n      message\n    }\n  }\n}": types.PeopleDocument,
    "\"\"\"\n  Titles while the visitor types.\n\"\"\"\nquery Suggestions($query: String!) {\n  suggestions(query: $query, first: 8) {\n    text\n    item {\n      id\n    }\n  }\n}": types.SuggestionsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\"\"\"\n  The back end asks for a token once a user has signed in. Needs a key with the scope SERVER.\n\"\"\"\nmutation UserToken($userId: ID!) {\n  createUserToken(userId: $userId, expiresInSeconds: 900) {\n    token\n    expiresAt\n    problems {\n      message\n    }\n  }\n}\n\n\"\"\"\n  The name to greet a signed-in user with. Needs a key with the scope SERVER.\n\"\"\"\nquery UserName($userId: ID!) {\n  user(id: $userId) {\n    name\n  }\n}\n\n\"\"\"\n  The keys of the shop, created once by its operator: \"attune keys create\" does the same.\n\"\"\"\nmutation CreateKeys($origin: String!) {\n  web: createApiKey(name: \"web\", scopes: [READ, TRACK], origins: [$origin]) {\n    key\n  }\n  backEnd: createApiKey(name: \"back-end\", scopes: [SERVER]) {\n    key\n  }\n}"): typeof import('./graphql.ts').UserTokenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\"\"\"\n  Hides an item from the visitor, or from the user of the token.\n\"\"\"\nmutation Dismiss($userId: ID, $itemId: ID!) {\n  dismiss(userId: $userId, itemId: $itemId) {\n    watermark\n    problems {\n      code\n      message\n    }\n  }\n}\n\nmutation UndoDismissal($userId: ID, $itemId: ID!) {\n  undoDismissal(userId: $userId, itemId: $itemId) {\n    watermark\n    problems {\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').DismissDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\"\"\"\n  An item with what goes with it: the item leads, and the visitor counts a little.\n\"\"\"\nquery ItemPage($id: ID!, $userId: ID, $session: SessionInput) {\n  item(id: $id) {\n    ...Card\n    tags(first: 5) {\n      nodes {\n        id\n        name\n      }\n    }\n    recommendations(userId: $userId, session: $session, first: 8) {\n      ...List\n    }\n  }\n}\n\n\"\"\"\n  What goes with everything in the cart.\n\"\"\"\nquery Cart($itemIds: [ID!]!, $userId: ID, $session: SessionInput, $minWatermark: String) {\n  recommendationsForItems(\n    itemIds: $itemIds\n    userId: $userId\n    session: $session\n    first: 8\n    minWatermark: $minWatermark\n  ) {\n    ...List\n  }\n}\n\n\"\"\"\n  What every list of the shop shows.\n\"\"\"\nfragment List on RecommendationConnection {\n  recommendationId\n  edges {\n    node {\n      ...Card\n    }\n    reasons {\n      text\n    }\n  }\n}\n\nfragment Card on Item {\n  id\n  title\n  kind\n}"): typeof import('./graphql.ts').ItemPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\"\"\"\n  People whom the user of the token may want to follow.\n\"\"\"\nquery People($first: Int!) {\n  viewer {\n    id\n    suggestedUsers(first: $first) {\n      edges {\n        node {\n          id\n          name\n        }\n        reasons {\n          text\n        }\n      }\n    }\n  }\n}\n\nmutation Follow($otherId: ID!) {\n  followUser(otherId: $otherId) {\n    problems {\n      code\n      message\n    }\n  }\n}\n\nmutation DismissSuggestion($otherId: ID!) {\n  dismissSuggestion(otherId: $otherId) {\n    problems {\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').PeopleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\"\"\"\n  Titles while the visitor types.\n\"\"\"\nquery Suggestions($query: String!) {\n  suggestions(query: $query, first: 8) {\n    text\n    item {\n      id\n    }\n  }\n}"): typeof import('./graphql.ts').SuggestionsDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
