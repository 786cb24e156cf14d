// Generated from cypher/**/*.cypher by `npm run codegen`. Do not edit.
import type { Properties, PropertyChanges } from '../../domain/records.ts'
import type { GraphQuery } from '../graph-query.ts'

export interface ApiKeysParams {}

export interface ApiKeysRow { readonly id: string; readonly hash: string; readonly start: string; readonly previousHash: string | null; readonly previousUntil: number | null; readonly scopes: readonly string[]; readonly origins: readonly string[]; readonly createdAt: number; readonly rotatedAt: number | null; readonly expiresAt: number | null }

/** The API keys, without the keys themselves: by the SHA-256 of each. */
export const apiKeys: GraphQuery<ApiKeysParams, ApiKeysRow> = {
  name: "access/api-keys",
  mode: 'read',
  isBounded: false,
  text: "MATCH (key:ApiKey)\nRETURN key.id AS id, key.hash AS hash, key.start AS start, key.previousHash AS previousHash,\n  key.previousUntil AS previousUntil, key.scopes AS scopes, coalesce(key.origins, []) AS origins, key.createdAt AS createdAt,\n  key.rotatedAt AS rotatedAt, key.expiresAt AS expiresAt\nORDER BY id\nLIMIT 1000",
  params: {},
  row: {"id":{"type":"String","list":false,"nullable":false},"hash":{"type":"String","list":false,"nullable":false},"start":{"type":"String","list":false,"nullable":false},"previousHash":{"type":"String","list":false,"nullable":true},"previousUntil":{"type":"Int","list":false,"nullable":true},"scopes":{"type":"String","list":true,"nullable":false},"origins":{"type":"String","list":true,"nullable":false},"createdAt":{"type":"Int","list":false,"nullable":false},"rotatedAt":{"type":"Int","list":false,"nullable":true},"expiresAt":{"type":"Int","list":false,"nullable":true}},
}

export interface AuditCountParams {}

export interface AuditCountRow { readonly total: number }

/** The number of entries of the audit log. */
export const auditCount: GraphQuery<AuditCountParams, AuditCountRow> = {
  name: "access/audit-count",
  mode: 'read',
  isBounded: false,
  text: "MATCH (entry:AuditEntry)\nRETURN count(entry) AS total",
  params: {},
  row: {"total":{"type":"Int","list":false,"nullable":false}},
}

export interface AuditPageParams { readonly afterRank: number; readonly afterId: string; readonly limit: number }

export interface AuditPageRow { readonly id: string; readonly rank: number; readonly actor: string; readonly action: string; readonly count: number }

/** One page of the audit log, newest first, then by id: the entries after the given place. */
export const auditPage: GraphQuery<AuditPageParams, AuditPageRow> = {
  name: "access/audit-page",
  mode: 'read',
  isBounded: false,
  text: "MATCH (entry:AuditEntry)\nWITH entry.id AS id, entry.at AS rank, entry.actor AS actor, entry.action AS action, entry.count AS count\nWHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)\nRETURN id, rank, actor, action, count\nORDER BY rank DESC, id\nLIMIT $limit",
  params: {"afterRank":{"type":"Int","list":false,"nullable":false},"afterId":{"type":"String","list":false,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"rank":{"type":"Int","list":false,"nullable":false},"actor":{"type":"String","list":false,"nullable":false},"action":{"type":"String","list":false,"nullable":false},"count":{"type":"Int","list":false,"nullable":false}},
}

export interface DeleteApiKeyParams { readonly id: string }

export interface DeleteApiKeyRow {}

/** Deletes an API key. */
export const deleteApiKey: GraphQuery<DeleteApiKeyParams, DeleteApiKeyRow> = {
  name: "access/delete-api-key",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [],
  text: "MATCH (key:ApiKey {id: $id})\nDELETE key",
  params: {"id":{"type":"String","list":false,"nullable":false}},
  row: {},
}

export interface KeyUsesParams {}

export interface KeyUsesRow { readonly id: string; readonly lastUsedAt: number }

/** When API keys were last used, of those that were. */
export const keyUses: GraphQuery<KeyUsesParams, KeyUsesRow> = {
  name: "access/key-uses",
  mode: 'read',
  isBounded: false,
  text: "MATCH (key:ApiKey)\nWHERE key.lastUsedAt IS NOT NULL\nRETURN key.id AS id, key.lastUsedAt AS lastUsedAt\nORDER BY id\nLIMIT 1000",
  params: {},
  row: {"id":{"type":"String","list":false,"nullable":false},"lastUsedAt":{"type":"Int","list":false,"nullable":false}},
}

export interface MakeTokenSecretParams { readonly secret: string; readonly rotatedAt: number }

export interface MakeTokenSecretRow {}

/** Keeps a secret for user tokens, unless there is one. */
export const makeTokenSecret: GraphQuery<MakeTokenSecretParams, MakeTokenSecretRow> = {
  name: "access/make-token-secret",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [],
  text: "MERGE (secret:Singleton {id: 'token-secret'})\nSET secret.secret = coalesce(secret.secret, $secret), secret.rotatedAt = coalesce(secret.rotatedAt, $rotatedAt)",
  params: {"secret":{"type":"String","list":false,"nullable":false,"holds":"secret"},"rotatedAt":{"type":"Int","list":false,"nullable":false}},
  row: {},
}

export interface ReplaceTokenSecretParams { readonly secret: string; readonly rotatedAt: number }

export interface ReplaceTokenSecretRow {}

/** Replaces the secret for user tokens: tokens signed with the old one end. */
export const replaceTokenSecret: GraphQuery<ReplaceTokenSecretParams, ReplaceTokenSecretRow> = {
  name: "access/replace-token-secret",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [],
  text: "MERGE (secret:Singleton {id: 'token-secret'})\nSET secret.secret = $secret, secret.rotatedAt = $rotatedAt",
  params: {"secret":{"type":"String","list":false,"nullable":false,"holds":"secret"},"rotatedAt":{"type":"Int","list":false,"nullable":false}},
  row: {},
}

export interface TokenSecretParams {}

export interface TokenSecretRow { readonly secret: string; readonly rotatedAt: number }

/** The secret that user tokens are signed with; no row if none was made. */
export const tokenSecret: GraphQuery<TokenSecretParams, TokenSecretRow> = {
  name: "access/token-secret",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (secret:Singleton {id: 'token-secret'})\nRETURN secret.secret AS secret, secret.rotatedAt AS rotatedAt",
  params: {},
  row: {"secret":{"type":"String","list":false,"nullable":false,"holds":"secret"},"rotatedAt":{"type":"Int","list":false,"nullable":false}},
}

export interface WriteApiKeyParams { readonly id: string; readonly hash: string; readonly start: string; readonly previousHash: string | null; readonly previousUntil: number | null; readonly scopes: readonly string[]; readonly origins: readonly string[]; readonly createdAt: number; readonly rotatedAt: number | null; readonly expiresAt: number | null }

export interface WriteApiKeyRow {}

/** Creates an API key, or replaces it. */
export const writeApiKey: GraphQuery<WriteApiKeyParams, WriteApiKeyRow> = {
  name: "access/write-api-key",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [],
  text: "MERGE (key:ApiKey {id: $id})\nSET key.hash = $hash, key.start = $start, key.previousHash = $previousHash, key.previousUntil = $previousUntil,\n  key.scopes = $scopes, key.origins = $origins, key.createdAt = $createdAt, key.rotatedAt = $rotatedAt,\n  key.expiresAt = $expiresAt",
  serverText: "MERGE (key:ApiKey {id: $id})\nSET key.hash = $hash, key.start = $start, key.previousHash = $previousHash, key.previousUntil = $previousUntil,\n  key.scopes = $lists.scopes, key.origins = $lists.origins, key.createdAt = $createdAt, key.rotatedAt = $rotatedAt,\n  key.expiresAt = $expiresAt",
  params: {"id":{"type":"String","list":false,"nullable":false},"hash":{"type":"String","list":false,"nullable":false},"start":{"type":"String","list":false,"nullable":false},"previousHash":{"type":"String","list":false,"nullable":true},"previousUntil":{"type":"Int","list":false,"nullable":true},"scopes":{"type":"String","list":true,"nullable":false},"origins":{"type":"String","list":true,"nullable":false},"createdAt":{"type":"Int","list":false,"nullable":false},"rotatedAt":{"type":"Int","list":false,"nullable":true},"expiresAt":{"type":"Int","list":false,"nullable":true}},
  row: {},
}

export interface WriteAuditEntriesParams { readonly rows: readonly { readonly id: string; readonly at: number; readonly actor: string; readonly action: string; readonly count: number }[] }

export interface WriteAuditEntriesRow {}

/** Keeps entries of the audit log. Written twice, an entry counts once. */
export const writeAuditEntries: GraphQuery<WriteAuditEntriesParams, WriteAuditEntriesRow> = {
  name: "access/write-audit-entries",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [],
  text: "UNWIND $rows AS row\nMERGE (entry:AuditEntry {id: row[0]})\nSET entry.at = row[1], entry.actor = row[2], entry.action = row[3], entry.count = row[4]",
  serverText: "UNWIND $lists.rows AS row\nMERGE (entry:AuditEntry {id: row[0]})\nSET entry.at = row[1], entry.actor = row[2], entry.action = row[3], entry.count = row[4]",
  params: {"rows":{"type":"Rows","fields":{"id":{"type":"String","list":false,"nullable":false},"at":{"type":"Int","list":false,"nullable":false},"actor":{"type":"String","list":false,"nullable":false},"action":{"type":"String","list":false,"nullable":false},"count":{"type":"Int","list":false,"nullable":false}}}},
  row: {},
}

export interface WriteKeyUsesParams { readonly rows: readonly { readonly id: string; readonly at: number }[] }

export interface WriteKeyUsesRow {}

/** Notes when API keys were last used. A time before the key was made is that of an earlier key with the name. */
export const writeKeyUses: GraphQuery<WriteKeyUsesParams, WriteKeyUsesRow> = {
  name: "access/write-key-uses",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [],
  text: "UNWIND $rows AS row\nMATCH (key:ApiKey {id: row[0]})\nWHERE row[1] >= key.createdAt AND row[1] > coalesce(key.lastUsedAt, 0)\nSET key.lastUsedAt = row[1]",
  serverText: "UNWIND $lists.rows AS row\nMATCH (key:ApiKey {id: row[0]})\nWHERE row[1] >= key.createdAt AND row[1] > coalesce(key.lastUsedAt, 0)\nSET key.lastUsedAt = row[1]",
  params: {"rows":{"type":"Rows","fields":{"id":{"type":"String","list":false,"nullable":false},"at":{"type":"Int","list":false,"nullable":false}}}},
  row: {},
}

export interface AllPeopleIdsPageParams { readonly afterId: string; readonly limit: number }

export interface AllPeopleIdsPageRow { readonly ids: readonly string[]; readonly lastId: string | null }

/** One page of the ids of all users but visitors as one list, in any order, and the last of them in the order of the pages. The embedded
 * engine scans the users for each page, so pages are large. */
export const allPeopleIdsPage: GraphQuery<AllPeopleIdsPageParams, AllPeopleIdsPageRow> = {
  name: "admin/all-people-ids-page",
  mode: 'read',
  isBounded: false,
  text: "MATCH (user:User) WHERE user.id > $afterId AND NOT user:Visitor\nWITH user.id AS id ORDER BY id LIMIT $limit\nRETURN collect(id) AS ids, max(id) AS lastId",
  params: {"afterId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"},"lastId":{"type":"String","list":false,"nullable":true,"holds":"user-ids"}},
}

export interface AllUserIdsPageParams { readonly afterId: string; readonly limit: number }

export interface AllUserIdsPageRow { readonly ids: readonly string[]; readonly lastId: string | null }

/** One page of the ids of all users and visitors as one list, in any order, and the last of them in the order of the pages. The embedded
 * engine scans the users for each page, so pages are large. */
export const allUserIdsPage: GraphQuery<AllUserIdsPageParams, AllUserIdsPageRow> = {
  name: "admin/all-user-ids-page",
  mode: 'read',
  isBounded: false,
  text: "MATCH (user:User) WHERE user.id > $afterId\nWITH user.id AS id ORDER BY id LIMIT $limit\nRETURN collect(id) AS ids, max(id) AS lastId",
  params: {"afterId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"},"lastId":{"type":"String","list":false,"nullable":true,"holds":"user-ids"}},
}

export interface GraphFactsParams {}

export interface GraphFactsRow { readonly id: string; readonly kind: string | null; readonly name: string | null; readonly state: string | null; readonly version: string | null; readonly since: number | null; readonly newestEventAt: number | null }

/** What a graph is: its origin, the serving model, and the instant of its newest event. No row for a fact that was never
 * written. */
export const graphFacts: GraphQuery<GraphFactsParams, GraphFactsRow> = {
  name: "admin/graph-facts",
  mode: 'read',
  isBounded: false,
  text: "MATCH (fact:Singleton) WHERE fact.id IN ['origin', 'serving', 'clock']\nRETURN fact.id AS id, fact.kind AS kind, fact.name AS name, fact.state AS state, fact.version AS version, fact.since AS since, fact.newestEventAt AS newestEventAt\nORDER BY id",
  params: {},
  row: {"id":{"type":"String","list":false,"nullable":false},"kind":{"type":"String","list":false,"nullable":true},"name":{"type":"String","list":false,"nullable":true},"state":{"type":"String","list":false,"nullable":true},"version":{"type":"String","list":false,"nullable":true},"since":{"type":"Int","list":false,"nullable":true},"newestEventAt":{"type":"Int","list":false,"nullable":true}},
}

export interface GraphFormatParams {}

export interface GraphFormatRow { readonly number: number }

/** The number of the graph's format; no row if it has none. */
export const graphFormat: GraphQuery<GraphFormatParams, GraphFormatRow> = {
  name: "admin/graph-format",
  mode: 'read',
  isBounded: false,
  text: "MATCH (format:Singleton {id: 'format'})\nRETURN format.number AS number",
  params: {},
  row: {"number":{"type":"Int","list":false,"nullable":false}},
}

export interface ItemDegreesParams {}

export interface ItemDegreesRow { readonly degree: number; readonly items: number }

/** How many items have each number of engaged users. Reads the whole catalog: for operators and tools. */
export const itemDegrees: GraphQuery<ItemDegreesParams, ItemDegreesRow> = {
  name: "admin/item-degrees",
  mode: 'read',
  isBounded: false,
  text: "MATCH (item:Item)\nWITH toInteger(coalesce(item.degree, 0)) AS degree, count(item) AS items\nRETURN degree, items",
  params: {},
  row: {"degree":{"type":"Int","list":false,"nullable":false},"items":{"type":"Int","list":false,"nullable":false}},
}

export interface KeepGraphFormatParams { readonly number: number }

export interface KeepGraphFormatRow { readonly number: number }

/** Gives the graph the number of its format, unless it has one. Returns the stored one. */
export const keepGraphFormat: GraphQuery<KeepGraphFormatParams, KeepGraphFormatRow> = {
  name: "admin/keep-graph-format",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "MERGE (format:Singleton {id: 'format'})\nON CREATE SET format.number = $number\nRETURN format.number AS number",
  params: {"number":{"type":"Int","list":false,"nullable":false}},
  row: {"number":{"type":"Int","list":false,"nullable":false}},
}

export interface NodeCountsParams {}

export interface NodeCountsRow { readonly label: string; readonly total: number }

/** How many nodes carry each label: visitors are users, too. A label without nodes has no row. */
export const nodeCounts: GraphQuery<NodeCountsParams, NodeCountsRow> = {
  name: "admin/node-counts",
  mode: 'read',
  isBounded: false,
  text: "MATCH (user:User) RETURN 'User' AS label, count(user) AS total\nUNION ALL\nMATCH (visitor:Visitor) RETURN 'Visitor' AS label, count(visitor) AS total\nUNION ALL\nMATCH (item:Item) RETURN 'Item' AS label, count(item) AS total\nUNION ALL\nMATCH (tag:Tag) RETURN 'Tag' AS label, count(tag) AS total\nUNION ALL\nMATCH (chart:Chart) RETURN 'Chart' AS label, count(chart) AS total\nUNION ALL\nMATCH (model:Model) RETURN 'Model' AS label, count(model) AS total",
  params: {},
  row: {"label":{"type":"String","list":false,"nullable":false},"total":{"type":"Int","list":false,"nullable":false}},
}

export interface RelationshipCountsParams {}

export interface RelationshipCountsRow { readonly type: string; readonly total: number }

/** How many relationships of each type exist, including derived ones of every version. A type without any has no row.
 * Reads every relationship on the embedded engine: for operators and tools, not for requests. */
export const relationshipCounts: GraphQuery<RelationshipCountsParams, RelationshipCountsRow> = {
  name: "admin/relationship-counts",
  mode: 'read',
  isBounded: false,
  text: "MATCH (:User)-[tie:INTERACTED_WITH]->(:Item) RETURN 'INTERACTED_WITH' AS type, count(tie) AS total\nUNION ALL\nMATCH (:User)-[tie:RECENTLY_ENGAGED]->(:Item) RETURN 'RECENTLY_ENGAGED' AS type, count(tie) AS total\nUNION ALL\nMATCH (:User)-[tie:FOLLOWS]->(:User) RETURN 'FOLLOWS' AS type, count(tie) AS total\nUNION ALL\nMATCH (:User)-[tie:BLOCKS]->(:User) RETURN 'BLOCKS' AS type, count(tie) AS total\nUNION ALL\nMATCH (:User)-[tie:MUTES]->(:User) RETURN 'MUTES' AS type, count(tie) AS total\nUNION ALL\nMATCH (:Item)-[tie:TAGGED]->(:Tag) RETURN 'TAGGED' AS type, count(tie) AS total\nUNION ALL\nMATCH (:User)-[tie:APPLIED_TAG]->(:Tag) RETURN 'APPLIED_TAG' AS type, count(tie) AS total\nUNION ALL\nMATCH (:User)-[tie:INTERESTED_IN]->(:Tag) RETURN 'INTERESTED_IN' AS type, count(tie) AS total\nUNION ALL\nMATCH (:User)-[tie:NEIGHBOR_OF]->(:User) RETURN 'NEIGHBOR_OF' AS type, count(tie) AS total\nUNION ALL\nMATCH (:User)-[tie:TWO_HOP_TIE]->(:User) RETURN 'TWO_HOP_TIE' AS type, count(tie) AS total\nUNION ALL\nMATCH (:User)-[tie:TOP_FOLLOWED]->(:User) RETURN 'TOP_FOLLOWED' AS type, count(tie) AS total\nUNION ALL\nMATCH (:Chart)-[tie:TOP_USER]->(:User) RETURN 'TOP_USER of a chart' AS type, count(tie) AS total\nUNION ALL\nMATCH (:User)-[tie:UNFOLLOWED]->(:User) RETURN 'UNFOLLOWED' AS type, count(tie) AS total\nUNION ALL\nMATCH (:User)-[tie:DISMISSED]->(:User) RETURN 'DISMISSED' AS type, count(tie) AS total\nUNION ALL\nMATCH (:Item)-[tie:SIMILAR_TO]->(:Item) RETURN 'SIMILAR_TO' AS type, count(tie) AS total\nUNION ALL\nMATCH (:Item)-[tie:BOUGHT_WITH]->(:Item) RETURN 'BOUGHT_WITH' AS type, count(tie) AS total\nUNION ALL\nMATCH (:Tag)-[tie:TOP_ITEM]->(:Item) RETURN 'TOP_ITEM of a tag' AS type, count(tie) AS total\nUNION ALL\nMATCH (:Chart)-[tie:TOP_ITEM]->(:Item) RETURN 'TOP_ITEM of a chart' AS type, count(tie) AS total",
  params: {},
  row: {"type":{"type":"String","list":false,"nullable":false},"total":{"type":"Int","list":false,"nullable":false}},
}

export interface SomeUserIdsParams { readonly limit: number }

export interface SomeUserIdsRow { readonly id: string }

/** The first users by id, for an example query. Visitors are left out: their ids are secrets. */
export const someUserIds: GraphQuery<SomeUserIdsParams, SomeUserIdsRow> = {
  name: "admin/some-user-ids",
  mode: 'read',
  isBounded: false,
  text: "MATCH (user:User) WHERE NOT user:Visitor RETURN user.id AS id ORDER BY id LIMIT $limit",
  params: {"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"}},
}

export interface UserIdsPageParams { readonly afterId: string; readonly limit: number }

export interface UserIdsPageRow { readonly id: string }

/** One page of users and visitors by id. */
export const userIdsPage: GraphQuery<UserIdsPageParams, UserIdsPageRow> = {
  name: "admin/user-ids-page",
  mode: 'read',
  isBounded: false,
  text: "MATCH (user:User) WHERE user.id > $afterId\nRETURN user.id AS id ORDER BY id LIMIT $limit",
  params: {"afterId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"}},
}

export interface AvailableItemsParams { readonly itemIds: readonly string[]; readonly now: number }

export interface AvailableItemsRow { readonly itemId: string }

/** Those of some items that are available. The caller excludes items and restores the order. */
export const availableItems: GraphQuery<AvailableItemsParams, AvailableItemsRow> = {
  name: "candidates/available-items",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "UNWIND $itemIds AS itemId\nMATCH (item:Item {id: itemId})\nWHERE item.isUndescribed IS NULL\n  AND (item.availableFrom IS NULL OR item.availableFrom <= $now)\n  AND (item.availableUntil IS NULL OR item.availableUntil > $now)\nRETURN item.id AS itemId",
  serverText: "UNWIND $lists.itemIds AS itemId\nMATCH (item:Item {id: itemId})\nWHERE item.isUndescribed IS NULL\n  AND (item.availableFrom IS NULL OR item.availableFrom <= $now)\n  AND (item.availableUntil IS NULL OR item.availableUntil > $now)\nRETURN item.id AS itemId",
  params: {"itemIds":{"type":"String","list":true,"nullable":false},"now":{"type":"Int","list":false,"nullable":false}},
  row: {"itemId":{"type":"String","list":false,"nullable":false}},
}

export interface ChartParams { readonly chartId: string; readonly version: string; readonly depth: number }

export interface ChartRow { readonly itemId: string; readonly score: number }

/** The first items of a chart. */
export const chart: GraphQuery<ChartParams, ChartRow> = {
  name: "candidates/chart",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (chart:Chart {id: $chartId})-[top:TOP_ITEM]->(item:Item)\nWHERE top.rank <= $depth AND top.version = $version\nRETURN item.id AS itemId, toFloat(top.score) AS score\nORDER BY itemId",
  params: {"chartId":{"type":"String","list":false,"nullable":false},"version":{"type":"String","list":false,"nullable":false},"depth":{"type":"Int","list":false,"nullable":false}},
  row: {"itemId":{"type":"String","list":false,"nullable":false},"score":{"type":"Float","list":false,"nullable":false}},
}

export interface EngagementsOfPeopleParams { readonly personIds: readonly string[] }

export interface EngagementsOfPeopleRow { readonly personId: string; readonly stamp: string | null; readonly createdAt: number | null; readonly itemIds: readonly string[]; readonly lastAts: readonly number[]; readonly degrees: readonly number[] }

/** The recent engagements of some users, with their instants and each item's number of engaged users, and when the users
 * joined. Side by side: lists of maps take twice as long. The caller caches them by the etag. */
export const engagementsOfPeople: GraphQuery<EngagementsOfPeopleParams, EngagementsOfPeopleRow> = {
  name: "candidates/engagements-of-people",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "UNWIND $personIds AS personId\nMATCH (person:User {id: personId})\nCALL (person) {\n  MATCH (person)-[recent:RECENTLY_ENGAGED]->(item:Item)\n  WITH item.id AS itemId, recent.lastAt AS lastAt, coalesce(item.degree, 0) AS degree ORDER BY itemId\n  RETURN collect(itemId) AS itemIds, collect(lastAt) AS lastAts, collect(degree) AS degrees\n}\nWITH personId, person, itemIds, lastAts, degrees WHERE size(itemIds) > 0\nRETURN personId, person.recentStamp AS stamp, person.createdAt AS createdAt, itemIds, lastAts, degrees",
  serverText: "UNWIND $lists.personIds AS personId\nMATCH (person:User {id: personId})\nCALL (person) {\n  MATCH (person)-[recent:RECENTLY_ENGAGED]->(item:Item)\n  WITH item.id AS itemId, recent.lastAt AS lastAt, coalesce(item.degree, 0) AS degree ORDER BY itemId\n  RETURN collect(itemId) AS itemIds, collect(lastAt) AS lastAts, collect(degree) AS degrees\n}\nWITH personId, person, itemIds, lastAts, degrees WHERE size(itemIds) > 0\nRETURN personId, person.recentStamp AS stamp, person.createdAt AS createdAt, itemIds, lastAts, degrees",
  params: {"personIds":{"type":"String","list":true,"nullable":false,"holds":"user-ids"}},
  row: {"personId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"stamp":{"type":"String","list":false,"nullable":true},"createdAt":{"type":"Int","list":false,"nullable":true},"itemIds":{"type":"String","list":true,"nullable":false},"lastAts":{"type":"Int","list":true,"nullable":false},"degrees":{"type":"Int","list":true,"nullable":false}},
}

export interface NeighborsParams { readonly viewerId: string; readonly version: string }

export interface NeighborsRow { readonly personId: string; readonly weight: number; readonly stamp: string | null }

/** The viewer's nearest neighbors, with the etags of their recent engagements. */
export const neighbors: GraphQuery<NeighborsParams, NeighborsRow> = {
  name: "candidates/neighbors",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  group: 'people',
  text: "MATCH (viewer:User {id: $viewerId})-[tie:NEIGHBOR_OF]->(neighbor:User)\nWHERE tie.version = $version AND NOT neighbor:Visitor\nRETURN neighbor.id AS personId, toFloat(tie.similarity) AS weight, neighbor.recentStamp AS stamp",
  params: {"viewerId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"version":{"type":"String","list":false,"nullable":false}},
  row: {"personId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"weight":{"type":"Float","list":false,"nullable":false},"stamp":{"type":"String","list":false,"nullable":true}},
}

export interface SharedTagsParams { readonly version: string; readonly fromIds: readonly string[]; readonly depth: number }

export interface SharedTagsRow { readonly fromId: string; readonly itemId: string; readonly score: number }

/** The top items of some tags. The source caches them until the catalog changes. */
export const sharedTags: GraphQuery<SharedTagsParams, SharedTagsRow> = {
  name: "candidates/shared-tags",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "UNWIND $fromIds AS fromId\nMATCH (tag:Tag {id: fromId})-[top:TOP_ITEM]->(item:Item)\nWHERE top.rank <= $depth AND top.version = $version\nRETURN fromId, item.id AS itemId, toFloat(top.score) AS score",
  serverText: "UNWIND $lists.fromIds AS fromId\nMATCH (tag:Tag {id: fromId})-[top:TOP_ITEM]->(item:Item)\nWHERE top.rank <= $depth AND top.version = $version\nRETURN fromId, item.id AS itemId, toFloat(top.score) AS score",
  params: {"version":{"type":"String","list":false,"nullable":false},"fromIds":{"type":"String","list":true,"nullable":false},"depth":{"type":"Int","list":false,"nullable":false}},
  row: {"fromId":{"type":"String","list":false,"nullable":false},"itemId":{"type":"String","list":false,"nullable":false},"score":{"type":"Float","list":false,"nullable":false}},
}

export interface SimilarItemsParams { readonly version: string; readonly fromIds: readonly string[]; readonly depth: number; readonly leastPeople: number }

export interface SimilarItemsRow { readonly fromId: string; readonly itemId: string; readonly score: number }

/** The most similar items of each of some items that at least this many people connect. The source caches them: the edges of a version never change. */
export const similarItems: GraphQuery<SimilarItemsParams, SimilarItemsRow> = {
  name: "candidates/similar-items",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "UNWIND $fromIds AS fromId\nMATCH (seed:Item {id: fromId})-[edge:SIMILAR_TO]->(item:Item)\nWHERE edge.version = $version AND edge.rank <= $depth AND edge.people >= $leastPeople\nRETURN fromId, item.id AS itemId, toFloat(edge.score) AS score",
  serverText: "UNWIND $lists.fromIds AS fromId\nMATCH (seed:Item {id: fromId})-[edge:SIMILAR_TO]->(item:Item)\nWHERE edge.version = $version AND edge.rank <= $depth AND edge.people >= $leastPeople\nRETURN fromId, item.id AS itemId, toFloat(edge.score) AS score",
  params: {"version":{"type":"String","list":false,"nullable":false},"fromIds":{"type":"String","list":true,"nullable":false},"depth":{"type":"Int","list":false,"nullable":false},"leastPeople":{"type":"Int","list":false,"nullable":false}},
  row: {"fromId":{"type":"String","list":false,"nullable":false},"itemId":{"type":"String","list":false,"nullable":false},"score":{"type":"Float","list":false,"nullable":false}},
}

export interface SocialParams { readonly viewerId: string; readonly hiddenPeople: Iterable<string>; readonly personLimit: number }

export interface SocialRow { readonly personId: string; readonly weight: number; readonly isShown: boolean; readonly followsBack: boolean; readonly stamp: string | null }

/** The users that the viewer follows, strongest ties first, whether they agree to be named, whether they follow the viewer, and the
 * etags of their recent engagements. */
export const social: GraphQuery<SocialParams, SocialRow> = {
  name: "candidates/social",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  group: 'people',
  text: "MATCH (viewer:User {id: $viewerId})-[tie:FOLLOWS]->(person:User)\nWHERE $hiddenPeople[person.id] IS NULL AND NOT person:Visitor\nWITH viewer, person, person.id AS personId, toFloat(tie.strength) AS weight\nORDER BY toInteger(weight * 1000000.0 + 0.5) DESC, personId LIMIT $personLimit\nRETURN personId, weight, coalesce(person.showMeToOthers, false) AS isShown,\n  COUNT { (person)-[:FOLLOWS]->(viewer) } > 0 AS followsBack, person.recentStamp AS stamp\nORDER BY toInteger(weight * 1000000.0 + 0.5) DESC, personId",
  params: {"viewerId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"hiddenPeople":{"type":"IdSet","holds":"user-ids"},"personLimit":{"type":"Int","list":false,"nullable":false}},
  row: {"personId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"weight":{"type":"Float","list":false,"nullable":false},"isShown":{"type":"Boolean","list":false,"nullable":false},"followsBack":{"type":"Boolean","list":false,"nullable":false},"stamp":{"type":"String","list":false,"nullable":true}},
}

export interface SocialTwoHopParams { readonly viewerId: string; readonly version: string }

export interface SocialTwoHopRow { readonly personId: string; readonly weight: number; readonly stamp: string | null }

/** The friends of friends of the viewer among their two-hop ties, with the etags of those users' recent engagements. */
export const socialTwoHop: GraphQuery<SocialTwoHopParams, SocialTwoHopRow> = {
  name: "candidates/social-two-hop",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  group: 'people',
  text: "MATCH (viewer:User {id: $viewerId})-[tie:TWO_HOP_TIE]->(person:User)\nWHERE tie.version = $version AND tie.paths > 0 AND NOT person:Visitor\nRETURN person.id AS personId, toFloat(tie.paths) AS weight, person.recentStamp AS stamp",
  params: {"viewerId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"version":{"type":"String","list":false,"nullable":false}},
  row: {"personId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"weight":{"type":"Float","list":false,"nullable":false},"stamp":{"type":"String","list":false,"nullable":true}},
}

export interface CatalogChangesParams { readonly revisions: readonly number[] }

export interface CatalogChangesRow { readonly revision: number; readonly itemIds: readonly string[]; readonly readsAll: boolean }

/** Some changes of the catalog, those that are kept, in any order. */
export const catalogChanges: GraphQuery<CatalogChangesParams, CatalogChangesRow> = {
  name: "catalog/catalog-changes",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "UNWIND $revisions AS wanted\nMATCH (change:CatalogChange {revision: wanted})\nRETURN change.revision AS revision, change.itemIds AS itemIds, change.readsAll AS readsAll",
  serverText: "UNWIND $lists.revisions AS wanted\nMATCH (change:CatalogChange {revision: wanted})\nRETURN change.revision AS revision, change.itemIds AS itemIds, change.readsAll AS readsAll",
  params: {"revisions":{"type":"Int","list":true,"nullable":false}},
  row: {"revision":{"type":"Int","list":false,"nullable":false},"itemIds":{"type":"String","list":true,"nullable":false},"readsAll":{"type":"Boolean","list":false,"nullable":false}},
}

export interface CatalogRowsParams { readonly ids: readonly string[] }

export interface CatalogRowsRow { readonly id: string; readonly kind: string; readonly title: string; readonly createdAt: number | null; readonly availableFrom: number | null; readonly availableUntil: number | null; readonly isUndescribed: boolean; readonly degree: number; readonly tagIds: readonly string[]; readonly properties: Properties }

/** Items as the snapshot of the catalog has them, with their strongest tags; unknown ids are left out. */
export const catalogRows: GraphQuery<CatalogRowsParams, CatalogRowsRow> = {
  name: "catalog/catalog-rows",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "UNWIND $ids AS wanted\nMATCH (item:Item {id: wanted})\nRETURN item.id AS id, coalesce(item.kind, 'item') AS kind, coalesce(item.title, item.id) AS title,\n  item.createdAt AS createdAt, item.availableFrom AS availableFrom, item.availableUntil AS availableUntil,\n  coalesce(item.isUndescribed, false) AS isUndescribed, coalesce(item.degree, 0) AS degree,\n  coalesce(item.tagIds, []) AS tagIds, item {.*, tagIds: null, tagWeights: null} AS properties",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (item:Item {id: wanted})\nRETURN item.id AS id, coalesce(item.kind, 'item') AS kind, coalesce(item.title, item.id) AS title,\n  item.createdAt AS createdAt, item.availableFrom AS availableFrom, item.availableUntil AS availableUntil,\n  coalesce(item.isUndescribed, false) AS isUndescribed, coalesce(item.degree, 0) AS degree,\n  coalesce(item.tagIds, []) AS tagIds, item {.*, tagIds: null, tagWeights: null} AS properties",
  params: {"ids":{"type":"String","list":true,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"kind":{"type":"String","list":false,"nullable":false},"title":{"type":"String","list":false,"nullable":false},"createdAt":{"type":"Int","list":false,"nullable":true},"availableFrom":{"type":"Int","list":false,"nullable":true},"availableUntil":{"type":"Int","list":false,"nullable":true},"isUndescribed":{"type":"Boolean","list":false,"nullable":false},"degree":{"type":"Int","list":false,"nullable":false},"tagIds":{"type":"String","list":true,"nullable":false},"properties":{"type":"Properties"}},
}

export interface ChartRanksParams { readonly chartIds: readonly string[]; readonly itemId: string; readonly version: string }

export interface ChartRanksRow { readonly chartId: string; readonly rank: number }

/** The places of an item in charts of one version: 1 is the first. Reads the charts: a condition on the item before `WITH` would
 * leave it to the planner where to start. */
export const chartRanks: GraphQuery<ChartRanksParams, ChartRanksRow> = {
  name: "catalog/chart-ranks",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "UNWIND $chartIds AS wanted\nMATCH (chart:Chart {id: wanted})-[top:TOP_ITEM]->(item:Item)\nWHERE top.version = $version\nWITH chart.id AS chartId, item.id AS id, top.rank AS rank\nWHERE id = $itemId\nRETURN chartId, rank\nORDER BY chartId",
  serverText: "UNWIND $lists.chartIds AS wanted\nMATCH (chart:Chart {id: wanted})-[top:TOP_ITEM]->(item:Item)\nWHERE top.version = $version\nWITH chart.id AS chartId, item.id AS id, top.rank AS rank\nWHERE id = $itemId\nRETURN chartId, rank\nORDER BY chartId",
  params: {"chartIds":{"type":"String","list":true,"nullable":false},"itemId":{"type":"String","list":false,"nullable":false},"version":{"type":"String","list":false,"nullable":false}},
  row: {"chartId":{"type":"String","list":false,"nullable":false},"rank":{"type":"Int","list":false,"nullable":false}},
}

export interface DeleteItemsParams { readonly ids: readonly string[] }

export interface DeleteItemsRow {}

/** Deletes items with all of their relationships. */
export const deleteItems: GraphQuery<DeleteItemsParams, DeleteItemsRow> = {
  name: "catalog/delete-items",
  mode: 'write',
  isBounded: false,
  touches: ["all-users","catalog","charts"],
  text: "UNWIND $ids AS wanted\nMATCH (doomed:Item {id: wanted})\nDETACH DELETE doomed",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (doomed:Item {id: wanted})\nDETACH DELETE doomed",
  params: {"ids":{"type":"String","list":true,"nullable":false}},
  row: {},
}

export interface DeleteTagParams { readonly id: string }

export interface DeleteTagRow {}

/** Deletes a tag with all of its relationships. */
export const deleteTag: GraphQuery<DeleteTagParams, DeleteTagRow> = {
  name: "catalog/delete-tag",
  mode: 'write',
  isBounded: false,
  touches: ["all-users","catalog"],
  text: "MATCH (doomed:Tag {id: $id})\nDETACH DELETE doomed",
  params: {"id":{"type":"String","list":false,"nullable":false}},
  row: {},
}

export interface DropCatalogChangesParams { readonly revisions: readonly number[] }

export interface DropCatalogChangesRow {}

/** Deletes changes of the catalog. */
export const dropCatalogChanges: GraphQuery<DropCatalogChangesParams, DropCatalogChangesRow> = {
  name: "catalog/drop-catalog-changes",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [],
  text: "UNWIND $revisions AS wanted\nMATCH (change:CatalogChange {revision: wanted})\nDELETE change",
  serverText: "UNWIND $lists.revisions AS wanted\nMATCH (change:CatalogChange {revision: wanted})\nDELETE change",
  params: {"revisions":{"type":"Int","list":true,"nullable":false}},
  row: {},
}

export interface DropTagPlacesParams { readonly version: string; readonly rows: readonly { readonly tagId: string; readonly itemIds: readonly string[] }[] }

export interface DropTagPlacesRow {}

/** Removes items from the top items of tags of one version. */
export const dropTagPlaces: GraphQuery<DropTagPlacesParams, DropTagPlacesRow> = {
  name: "catalog/drop-tag-places",
  mode: 'write',
  isBounded: false,
  touches: ["catalog"],
  text: "UNWIND $rows AS row\nMATCH (tag:Tag {id: row[0]})-[edge:TOP_ITEM]->(item:Item)\nWHERE edge.version = $version AND item.id IN row[1]\nDELETE edge",
  serverText: "UNWIND $lists.rows AS row\nMATCH (tag:Tag {id: row[0]})-[edge:TOP_ITEM]->(item:Item)\nWHERE edge.version = $version AND item.id IN row[1]\nDELETE edge",
  params: {"version":{"type":"String","list":false,"nullable":false},"rows":{"type":"Rows","fields":{"tagId":{"type":"String","list":false,"nullable":false},"itemIds":{"type":"String","list":true,"nullable":false}}}},
  row: {},
}

export interface ItemCountParams {}

export interface ItemCountRow { readonly items: number }

/** How many items the catalog holds. */
export const itemCount: GraphQuery<ItemCountParams, ItemCountRow> = {
  name: "catalog/item-count",
  mode: 'read',
  isBounded: false,
  text: "MATCH (item:Item)\nRETURN count(item) AS items",
  params: {},
  row: {"items":{"type":"Int","list":false,"nullable":false}},
}

export interface ItemIdsPageParams { readonly afterId: string; readonly limit: number }

export interface ItemIdsPageRow { readonly ids: readonly string[]; readonly lastId: string | null }

/** One page of the ids of all items as one list, in any order, and the last of them in the order of the pages. The embedded
 * engine scans the items for each page, so pages are large. */
export const itemIdsPage: GraphQuery<ItemIdsPageParams, ItemIdsPageRow> = {
  name: "catalog/item-ids-page",
  mode: 'read',
  isBounded: false,
  text: "MATCH (item:Item) WHERE item.id > $afterId\nWITH item.id AS id ORDER BY id LIMIT $limit\nRETURN collect(id) AS ids, max(id) AS lastId",
  params: {"afterId":{"type":"String","list":false,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"ids":{"type":"String","list":true,"nullable":false},"lastId":{"type":"String","list":false,"nullable":true}},
}

export interface ItemsBoughtWithParams { readonly ownerIds: readonly string[]; readonly version: string; readonly now: number; readonly afterRank: number; readonly afterId: string; readonly limit: number }

export interface ItemsBoughtWithRow { readonly ownerId: string; readonly id: string; readonly rank: number; readonly lift: number; readonly orders: number }

/** For each item the next available items that people order with it, by lift: those after the given place. */
export const itemsBoughtWith: GraphQuery<ItemsBoughtWithParams, ItemsBoughtWithRow> = {
  name: "catalog/items-bought-with",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "UNWIND $ownerIds AS ownerId\nMATCH (item:Item {id: ownerId})\nCALL (item) {\n  MATCH (item)-[edge:BOUGHT_WITH]->(other:Item)\n  WHERE edge.version = $version\n    AND (other.availableFrom IS NULL OR other.availableFrom <= $now)\n    AND (other.availableUntil IS NULL OR other.availableUntil > $now)\n  WITH other.id AS id, toFloat(edge.lift) AS lift, edge.orders AS orders, toInteger(edge.lift * 1000000.0 + 0.5) AS rank\n  WHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)\n  RETURN id, rank, lift, orders\n  ORDER BY rank DESC, id\n  LIMIT $limit\n}\nRETURN ownerId, id, rank, lift, orders\nORDER BY ownerId, rank DESC, id",
  serverText: "UNWIND $lists.ownerIds AS ownerId\nMATCH (item:Item {id: ownerId})\nCALL (item) {\n  MATCH (item)-[edge:BOUGHT_WITH]->(other:Item)\n  WHERE edge.version = $version\n    AND (other.availableFrom IS NULL OR other.availableFrom <= $now)\n    AND (other.availableUntil IS NULL OR other.availableUntil > $now)\n  WITH other.id AS id, toFloat(edge.lift) AS lift, edge.orders AS orders, toInteger(edge.lift * 1000000.0 + 0.5) AS rank\n  WHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)\n  RETURN id, rank, lift, orders\n  ORDER BY rank DESC, id\n  LIMIT $limit\n}\nRETURN ownerId, id, rank, lift, orders\nORDER BY ownerId, rank DESC, id",
  params: {"ownerIds":{"type":"String","list":true,"nullable":false},"version":{"type":"String","list":false,"nullable":false},"now":{"type":"Int","list":false,"nullable":false},"afterRank":{"type":"Int","list":false,"nullable":false},"afterId":{"type":"String","list":false,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"ownerId":{"type":"String","list":false,"nullable":false},"id":{"type":"String","list":false,"nullable":false},"rank":{"type":"Int","list":false,"nullable":false},"lift":{"type":"Float","list":false,"nullable":false},"orders":{"type":"Int","list":false,"nullable":false}},
}

export interface ItemsByIdsParams { readonly ids: readonly string[] }

export interface ItemsByIdsRow { readonly id: string; readonly kind: string; readonly title: string; readonly url: string | null; readonly imageUrl: string | null; readonly createdAt: number | null; readonly availableFrom: number | null; readonly availableUntil: number | null; readonly tagIds: readonly string[]; readonly tagWeights: readonly number[]; readonly properties: Properties }

/** Items as clients see them; unknown ids are left out. */
export const itemsByIds: GraphQuery<ItemsByIdsParams, ItemsByIdsRow> = {
  name: "catalog/items-by-ids",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  group: 'page',
  text: "MATCH (item:Item)\nWHERE item.id IN $ids\nRETURN item.id AS id, coalesce(item.kind, 'item') AS kind, coalesce(item.title, item.id) AS title,\n       item.url AS url, item.imageUrl AS imageUrl, item.createdAt AS createdAt,\n       item.availableFrom AS availableFrom, item.availableUntil AS availableUntil,\n       coalesce(item.tagIds, []) AS tagIds, coalesce(item.tagWeights, []) AS tagWeights,\n       properties(item) AS properties\nORDER BY id",
  serverText: "MATCH (item:Item)\nWHERE item.id IN $lists.ids\nRETURN item.id AS id, coalesce(item.kind, 'item') AS kind, coalesce(item.title, item.id) AS title,\n       item.url AS url, item.imageUrl AS imageUrl, item.createdAt AS createdAt,\n       item.availableFrom AS availableFrom, item.availableUntil AS availableUntil,\n       coalesce(item.tagIds, []) AS tagIds, coalesce(item.tagWeights, []) AS tagWeights,\n       properties(item) AS properties\nORDER BY id",
  params: {"ids":{"type":"String","list":true,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"kind":{"type":"String","list":false,"nullable":false},"title":{"type":"String","list":false,"nullable":false},"url":{"type":"String","list":false,"nullable":true},"imageUrl":{"type":"String","list":false,"nullable":true},"createdAt":{"type":"Int","list":false,"nullable":true},"availableFrom":{"type":"Int","list":false,"nullable":true},"availableUntil":{"type":"Int","list":false,"nullable":true},"tagIds":{"type":"String","list":true,"nullable":false},"tagWeights":{"type":"Float","list":true,"nullable":false},"properties":{"type":"Properties"}},
}

export interface ItemsLikeParams { readonly ownerIds: readonly string[]; readonly version: string; readonly now: number; readonly leastPeople: number; readonly afterRank: number; readonly afterId: string; readonly limit: number }

export interface ItemsLikeRow { readonly ownerId: string; readonly id: string; readonly rank: number; readonly score: number }

/** For each item the next available items of its serving list of similar items that at least this many people connect, most
 * similar first: those after the given place. */
export const itemsLike: GraphQuery<ItemsLikeParams, ItemsLikeRow> = {
  name: "catalog/items-like",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "UNWIND $ownerIds AS ownerId\nMATCH (item:Item {id: ownerId})\nCALL (item) {\n  MATCH (item)-[likeness:SIMILAR_TO]->(other:Item)\n  WHERE likeness.version = $version AND likeness.people >= $leastPeople\n    AND (other.availableFrom IS NULL OR other.availableFrom <= $now)\n    AND (other.availableUntil IS NULL OR other.availableUntil > $now)\n  WITH other.id AS id, toFloat(likeness.score) AS score, toInteger(likeness.score * 1000000.0 + 0.5) AS rank\n  WHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)\n  RETURN id, rank, score\n  ORDER BY rank DESC, id\n  LIMIT $limit\n}\nRETURN ownerId, id, rank, score\nORDER BY ownerId, rank DESC, id",
  serverText: "UNWIND $lists.ownerIds AS ownerId\nMATCH (item:Item {id: ownerId})\nCALL (item) {\n  MATCH (item)-[likeness:SIMILAR_TO]->(other:Item)\n  WHERE likeness.version = $version AND likeness.people >= $leastPeople\n    AND (other.availableFrom IS NULL OR other.availableFrom <= $now)\n    AND (other.availableUntil IS NULL OR other.availableUntil > $now)\n  WITH other.id AS id, toFloat(likeness.score) AS score, toInteger(likeness.score * 1000000.0 + 0.5) AS rank\n  WHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)\n  RETURN id, rank, score\n  ORDER BY rank DESC, id\n  LIMIT $limit\n}\nRETURN ownerId, id, rank, score\nORDER BY ownerId, rank DESC, id",
  params: {"ownerIds":{"type":"String","list":true,"nullable":false},"version":{"type":"String","list":false,"nullable":false},"now":{"type":"Int","list":false,"nullable":false},"leastPeople":{"type":"Int","list":false,"nullable":false},"afterRank":{"type":"Int","list":false,"nullable":false},"afterId":{"type":"String","list":false,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"ownerId":{"type":"String","list":false,"nullable":false},"id":{"type":"String","list":false,"nullable":false},"rank":{"type":"Int","list":false,"nullable":false},"score":{"type":"Float","list":false,"nullable":false}},
}

export interface ItemsOfTagParams { readonly ownerIds: readonly string[]; readonly version: string; readonly now: number; readonly afterRank: number; readonly afterId: string; readonly limit: number }

export interface ItemsOfTagRow { readonly ownerId: string; readonly id: string; readonly rank: number; readonly score: number }

/** For each tag the next available items of its serving list of top items, best first: those after the given place. */
export const itemsOfTag: GraphQuery<ItemsOfTagParams, ItemsOfTagRow> = {
  name: "catalog/items-of-tag",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "UNWIND $ownerIds AS ownerId\nMATCH (tag:Tag {id: ownerId})\nCALL (tag) {\n  MATCH (tag)-[top:TOP_ITEM]->(item:Item)\n  WHERE top.version = $version\n    AND (item.availableFrom IS NULL OR item.availableFrom <= $now)\n    AND (item.availableUntil IS NULL OR item.availableUntil > $now)\n  WITH item.id AS id, toFloat(top.score) AS score, toInteger(top.score * 1000000.0 + 0.5) AS rank\n  WHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)\n  RETURN id, rank, score\n  ORDER BY rank DESC, id\n  LIMIT $limit\n}\nRETURN ownerId, id, rank, score\nORDER BY ownerId, rank DESC, id",
  serverText: "UNWIND $lists.ownerIds AS ownerId\nMATCH (tag:Tag {id: ownerId})\nCALL (tag) {\n  MATCH (tag)-[top:TOP_ITEM]->(item:Item)\n  WHERE top.version = $version\n    AND (item.availableFrom IS NULL OR item.availableFrom <= $now)\n    AND (item.availableUntil IS NULL OR item.availableUntil > $now)\n  WITH item.id AS id, toFloat(top.score) AS score, toInteger(top.score * 1000000.0 + 0.5) AS rank\n  WHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)\n  RETURN id, rank, score\n  ORDER BY rank DESC, id\n  LIMIT $limit\n}\nRETURN ownerId, id, rank, score\nORDER BY ownerId, rank DESC, id",
  params: {"ownerIds":{"type":"String","list":true,"nullable":false},"version":{"type":"String","list":false,"nullable":false},"now":{"type":"Int","list":false,"nullable":false},"afterRank":{"type":"Int","list":false,"nullable":false},"afterId":{"type":"String","list":false,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"ownerId":{"type":"String","list":false,"nullable":false},"id":{"type":"String","list":false,"nullable":false},"rank":{"type":"Int","list":false,"nullable":false},"score":{"type":"Float","list":false,"nullable":false}},
}

export interface LateItemsParams { readonly since: number; readonly limit: number }

export interface LateItemsRow { readonly id: string }

/** Described items that were introduced since an instant, and items whose users no training has counted. Reads all items. */
export const lateItems: GraphQuery<LateItemsParams, LateItemsRow> = {
  name: "catalog/late-items",
  mode: 'read',
  isBounded: false,
  text: "MATCH (item:Item)\nWHERE item.isUndescribed IS NULL AND (item.introducedAt >= $since OR item.degree IS NULL)\nRETURN item.id AS id\nORDER BY id LIMIT $limit",
  params: {"since":{"type":"Int","list":false,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false}},
}

export interface LockCatalogParams {}

export interface LockCatalogRow {}

/** Keeps other writers of the catalog out until the transaction ends. The embedded engine has one writer. */
export const lockCatalog: GraphQuery<LockCatalogParams, LockCatalogRow> = {
  name: "catalog/lock-catalog",
  mode: 'write',
  isBounded: false,
  isLock: true,
  isSteady: true,
  touches: [],
  text: "MERGE (catalog:Singleton {id: 'catalog'})\nSET catalog.id = catalog.id",
  params: {},
  row: {},
}

export interface LockTagsParams { readonly ids: readonly string[]; readonly version: string }

export interface LockTagsRow { readonly id: string; readonly degree: number; readonly places: number; readonly lowest: number }

/** For each tag its last counted number of items, and the number and lowest score of its top items in one version. Locks the
 * tags for writing, so that no other transaction changes their top items before this one ends. */
export const lockTags: GraphQuery<LockTagsParams, LockTagsRow> = {
  name: "catalog/lock-tags",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "UNWIND $ids AS wanted\nMATCH (tag:Tag {id: wanted})\nSET tag.id = tag.id\nWITH tag\nOPTIONAL MATCH (tag)-[top:TOP_ITEM]->(:Item)\nWHERE top.version = $version\nRETURN tag.id AS id, coalesce(tag.degree, 0) AS degree, count(top) AS places, toFloat(coalesce(min(top.score), 0.0)) AS lowest",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (tag:Tag {id: wanted})\nSET tag.id = tag.id\nWITH tag\nOPTIONAL MATCH (tag)-[top:TOP_ITEM]->(:Item)\nWHERE top.version = $version\nRETURN tag.id AS id, coalesce(tag.degree, 0) AS degree, count(top) AS places, toFloat(coalesce(min(top.score), 0.0)) AS lowest",
  params: {"ids":{"type":"String","list":true,"nullable":false},"version":{"type":"String","list":false,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"degree":{"type":"Int","list":false,"nullable":false},"places":{"type":"Int","list":false,"nullable":false},"lowest":{"type":"Float","list":false,"nullable":false}},
}

export interface MarkIntroducedParams { readonly ids: readonly string[]; readonly now: number }

export interface MarkIntroducedRow {}

/** Records when items were introduced to the version that serves: a version in training does not know them. */
export const markIntroduced: GraphQuery<MarkIntroducedParams, MarkIntroducedRow> = {
  name: "catalog/mark-introduced",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "UNWIND $ids AS wanted\nMATCH (item:Item {id: wanted})\nSET item.introducedAt = $now",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (item:Item {id: wanted})\nSET item.introducedAt = $now",
  params: {"ids":{"type":"String","list":true,"nullable":false},"now":{"type":"Int","list":false,"nullable":false}},
  row: {},
}

export interface PlaceableItemsParams { readonly ids: readonly string[] }

export interface PlaceableItemsRow { readonly id: string; readonly createdAt: number | null; readonly degree: number; readonly tagIds: readonly string[]; readonly tagWeights: readonly number[] }

/** What decides on the positions of items in the fresh chart and among the top items of their tags. */
export const placeableItems: GraphQuery<PlaceableItemsParams, PlaceableItemsRow> = {
  name: "catalog/placeable-items",
  mode: 'read',
  isBounded: false,
  text: "UNWIND $ids AS wanted\nMATCH (item:Item {id: wanted})\nRETURN item.id AS id, item.createdAt AS createdAt, coalesce(item.degree, 0) AS degree,\n  coalesce(item.tagIds, []) AS tagIds, coalesce(item.tagWeights, []) AS tagWeights",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (item:Item {id: wanted})\nRETURN item.id AS id, item.createdAt AS createdAt, coalesce(item.degree, 0) AS degree,\n  coalesce(item.tagIds, []) AS tagIds, coalesce(item.tagWeights, []) AS tagWeights",
  params: {"ids":{"type":"String","list":true,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"createdAt":{"type":"Int","list":false,"nullable":true},"degree":{"type":"Int","list":false,"nullable":false},"tagIds":{"type":"String","list":true,"nullable":false},"tagWeights":{"type":"Float","list":true,"nullable":false}},
}

export interface PropertyTypesParams {}

export interface PropertyTypesRow { readonly revision: number | null; readonly propertyNames: readonly string[]; readonly propertyTypes: readonly string[]; readonly userPropertyNames: readonly string[]; readonly userPropertyTypes: readonly string[] }

/** The types of the free properties of items and users, and the revision of the catalog. */
export const propertyTypes: GraphQuery<PropertyTypesParams, PropertyTypesRow> = {
  name: "catalog/property-types",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (catalog:Singleton {id: 'catalog'})\nRETURN catalog.revision AS revision,\n  coalesce(catalog.propertyNames, []) AS propertyNames, coalesce(catalog.propertyTypes, []) AS propertyTypes,\n  coalesce(catalog.userPropertyNames, []) AS userPropertyNames,\n  coalesce(catalog.userPropertyTypes, []) AS userPropertyTypes",
  params: {},
  row: {"revision":{"type":"Int","list":false,"nullable":true},"propertyNames":{"type":"String","list":true,"nullable":false},"propertyTypes":{"type":"String","list":true,"nullable":false},"userPropertyNames":{"type":"String","list":true,"nullable":false},"userPropertyTypes":{"type":"String","list":true,"nullable":false}},
}

export interface RecordCatalogChangeParams { readonly itemIds: readonly string[]; readonly readsAll: boolean; readonly start: number }

export interface RecordCatalogChangeRow { readonly revision: number }

/** Numbers a change of the catalog. Runs as the last statement of a transaction: its lock lasts until the end, so that the
 * changes of lower revisions are committed before. */
export const recordCatalogChange: GraphQuery<RecordCatalogChangeParams, RecordCatalogChangeRow> = {
  name: "catalog/record-catalog-change",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [],
  text: "MERGE (catalog:Singleton {id: 'catalog'})\nSET catalog.revision = coalesce(catalog.revision, $start) + 1\nWITH catalog.revision AS revision\nCREATE (change:CatalogChange {revision: revision, itemIds: $itemIds, readsAll: $readsAll})\nRETURN revision",
  serverText: "MERGE (catalog:Singleton {id: 'catalog'})\nSET catalog.revision = coalesce(catalog.revision, $start) + 1\nWITH catalog.revision AS revision\nCREATE (change:CatalogChange {revision: revision, itemIds: $lists.itemIds, readsAll: $readsAll})\nRETURN revision",
  params: {"itemIds":{"type":"String","list":true,"nullable":false},"readsAll":{"type":"Boolean","list":false,"nullable":false},"start":{"type":"Int","list":false,"nullable":false}},
  row: {"revision":{"type":"Int","list":false,"nullable":false}},
}

export interface SetItemPropertiesParams { readonly rows: readonly { readonly id: string; readonly properties: PropertyChanges }[] }

export interface SetItemPropertiesRow {}

/** Changes properties of items that decide neither whether nor where they are listed, such as title and price. Lists that test
 * properties or show the items see it. */
export const setItemProperties: GraphQuery<SetItemPropertiesParams, SetItemPropertiesRow> = {
  name: "catalog/set-item-properties",
  mode: 'write',
  isBounded: false,
  touches: [{"ids":"items","param":"rows","field":"id"}],
  text: "UNWIND $rows AS row\nMATCH (item:Item {id: row[0]})\nSET item += row[1]",
  serverText: "UNWIND $lists.rows AS row\nMATCH (item:Item {id: row[0]})\nSET item += row[1]",
  params: {"rows":{"type":"Rows","fields":{"id":{"type":"String","list":false,"nullable":false},"properties":{"type":"Properties"}}}},
  row: {},
}

export interface SetPropertyTypesParams { readonly propertyNames: readonly string[]; readonly propertyTypes: readonly string[]; readonly userPropertyNames: readonly string[]; readonly userPropertyTypes: readonly string[] }

export interface SetPropertyTypesRow {}

/** Replaces the types of the free properties of items and users. */
export const setPropertyTypes: GraphQuery<SetPropertyTypesParams, SetPropertyTypesRow> = {
  name: "catalog/set-property-types",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: ["catalog"],
  text: "MERGE (catalog:Singleton {id: 'catalog'})\nSET catalog.propertyNames = $propertyNames, catalog.propertyTypes = $propertyTypes,\n  catalog.userPropertyNames = $userPropertyNames, catalog.userPropertyTypes = $userPropertyTypes",
  serverText: "MERGE (catalog:Singleton {id: 'catalog'})\nSET catalog.propertyNames = $lists.propertyNames, catalog.propertyTypes = $lists.propertyTypes,\n  catalog.userPropertyNames = $lists.userPropertyNames, catalog.userPropertyTypes = $lists.userPropertyTypes",
  params: {"propertyNames":{"type":"String","list":true,"nullable":false},"propertyTypes":{"type":"String","list":true,"nullable":false},"userPropertyNames":{"type":"String","list":true,"nullable":false},"userPropertyTypes":{"type":"String","list":true,"nullable":false}},
  row: {},
}

export interface TagCountParams { readonly search: string }

export interface TagCountRow { readonly total: number }

/** The number of tags whose name holds the text (any case; empty: all). Reads all tags. */
export const tagCount: GraphQuery<TagCountParams, TagCountRow> = {
  name: "catalog/tag-count",
  mode: 'read',
  isBounded: false,
  text: "MATCH (tag:Tag)\nWHERE $search = '' OR toLower(tag.name) CONTAINS toLower($search)\nRETURN count(tag) AS total",
  params: {"search":{"type":"String","list":false,"nullable":false}},
  row: {"total":{"type":"Int","list":false,"nullable":false}},
}

export interface TagsByIdsParams { readonly ids: readonly string[] }

export interface TagsByIdsRow { readonly id: string; readonly name: string; readonly kind: string | null }

/** Tags by their ids; unknown ids are left out. */
export const tagsByIds: GraphQuery<TagsByIdsParams, TagsByIdsRow> = {
  name: "catalog/tags-by-ids",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (tag:Tag)\nWHERE tag.id IN $ids\nRETURN tag.id AS id, coalesce(tag.name, tag.id) AS name, tag.kind AS kind\nORDER BY id",
  serverText: "MATCH (tag:Tag)\nWHERE tag.id IN $lists.ids\nRETURN tag.id AS id, coalesce(tag.name, tag.id) AS name, tag.kind AS kind\nORDER BY id",
  params: {"ids":{"type":"String","list":true,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"name":{"type":"String","list":false,"nullable":false},"kind":{"type":"String","list":false,"nullable":true}},
}

export interface TagsLedByParams { readonly ids: readonly string[]; readonly version: string }

export interface TagsLedByRow { readonly itemId: string; readonly tagId: string; readonly isCarried: boolean }

/** The tags that have some items among their top items in one version, and whether the items carry them. */
export const tagsLedBy: GraphQuery<TagsLedByParams, TagsLedByRow> = {
  name: "catalog/tags-led-by",
  mode: 'read',
  isBounded: false,
  text: "UNWIND $ids AS wanted\nMATCH (item:Item {id: wanted})<-[top:TOP_ITEM]-(tag:Tag)\nWHERE top.version = $version\nRETURN item.id AS itemId, tag.id AS tagId, COUNT { (item)-[:TAGGED]->(tag) } > 0 AS isCarried",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (item:Item {id: wanted})<-[top:TOP_ITEM]-(tag:Tag)\nWHERE top.version = $version\nRETURN item.id AS itemId, tag.id AS tagId, COUNT { (item)-[:TAGGED]->(tag) } > 0 AS isCarried",
  params: {"ids":{"type":"String","list":true,"nullable":false},"version":{"type":"String","list":false,"nullable":false}},
  row: {"itemId":{"type":"String","list":false,"nullable":false},"tagId":{"type":"String","list":false,"nullable":false},"isCarried":{"type":"Boolean","list":false,"nullable":false}},
}

export interface TagsPageParams { readonly search: string; readonly afterRank: number; readonly afterId: string; readonly limit: number }

export interface TagsPageRow { readonly id: string; readonly rank: number }

/** One page of the tags, most used first, then by id: those after the given place whose name holds the text (any
 * case; empty: all). */
export const tagsPage: GraphQuery<TagsPageParams, TagsPageRow> = {
  name: "catalog/tags-page",
  mode: 'read',
  isBounded: false,
  text: "MATCH (tag:Tag)\nWHERE $search = '' OR toLower(tag.name) CONTAINS toLower($search)\nWITH tag.id AS id, toInteger(coalesce(tag.degree, 0)) AS rank\nWHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)\nRETURN id, rank\nORDER BY rank DESC, id\nLIMIT $limit",
  params: {"search":{"type":"String","list":false,"nullable":false},"afterRank":{"type":"Int","list":false,"nullable":false},"afterId":{"type":"String","list":false,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"rank":{"type":"Int","list":false,"nullable":false}},
}

export interface UntagItemsParams { readonly id: string; readonly limit: number }

export interface UntagItemsRow { readonly itemId: string }

/** Takes a tag from some of its items, and returns them. */
export const untagItems: GraphQuery<UntagItemsParams, UntagItemsRow> = {
  name: "catalog/untag-items",
  mode: 'write',
  isBounded: false,
  touches: ["catalog"],
  text: "MATCH (tag:Tag {id: $id})<-[applied:TAGGED]-(item:Item)\nWITH applied, item.id AS itemId LIMIT $limit\nDELETE applied\nRETURN itemId",
  params: {"id":{"type":"String","list":false,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"itemId":{"type":"String","list":false,"nullable":false}},
}

export interface ConsentRevisionParams {}

export interface ConsentRevisionRow { readonly revision: number }

/** The number of the newest receipt; no row if there never was one. */
export const consentRevision: GraphQuery<ConsentRevisionParams, ConsentRevisionRow> = {
  name: "consent/consent-revision",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (consent:Singleton {id: 'consent'})\nRETURN consent.revision AS revision",
  params: {},
  row: {"revision":{"type":"Int","list":false,"nullable":false}},
}

export interface ConsentsOfParams { readonly ids: readonly string[] }

export interface ConsentsOfRow { readonly id: string; readonly version: number; readonly granted: readonly string[]; readonly grantedAts: readonly number[]; readonly denied: readonly string[]; readonly deniedAts: readonly number[]; readonly showMeToOthers: boolean | null }

/** The decisions of users about purposes; unknown users are left out. Each list of purposes has its instants beside it. */
export const consentsOf: GraphQuery<ConsentsOfParams, ConsentsOfRow> = {
  name: "consent/consents-of",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (user:User)\nWHERE user.id IN $ids\nRETURN user.id AS id, coalesce(user.consentVersion, 0) AS version,\n  coalesce(user.consentGranted, []) AS granted, coalesce(user.consentGrantedAts, []) AS grantedAts,\n  coalesce(user.consentDenied, []) AS denied, coalesce(user.consentDeniedAts, []) AS deniedAts,\n  user.showMeToOthers AS showMeToOthers\nORDER BY id",
  serverText: "MATCH (user:User)\nWHERE user.id IN $lists.ids\nRETURN user.id AS id, coalesce(user.consentVersion, 0) AS version,\n  coalesce(user.consentGranted, []) AS granted, coalesce(user.consentGrantedAts, []) AS grantedAts,\n  coalesce(user.consentDenied, []) AS denied, coalesce(user.consentDeniedAts, []) AS deniedAts,\n  user.showMeToOthers AS showMeToOthers\nORDER BY id",
  params: {"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"}},
  row: {"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"version":{"type":"Int","list":false,"nullable":false},"granted":{"type":"String","list":true,"nullable":false},"grantedAts":{"type":"Int","list":true,"nullable":false},"denied":{"type":"String","list":true,"nullable":false},"deniedAts":{"type":"Int","list":true,"nullable":false},"showMeToOthers":{"type":"Boolean","list":false,"nullable":true}},
}

export interface DecidedSinceParams { readonly receiptIds: readonly string[] }

export interface DecidedSinceRow { readonly receiptId: string; readonly id: string; readonly at: number; readonly policyVersion: string | null; readonly version: number; readonly granted: readonly string[]; readonly grantedAts: readonly number[]; readonly denied: readonly string[]; readonly deniedAts: readonly number[]; readonly showMeToOthers: boolean | null }

/** The users of some receipts, with their decisions as they are now. A receipt that was deleted is left out. */
export const decidedSince: GraphQuery<DecidedSinceParams, DecidedSinceRow> = {
  name: "consent/decided-since",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "UNWIND $receiptIds AS wanted\nMATCH (receipt:ConsentReceipt {id: wanted})<-[:GAVE]-(user:User)\nRETURN receipt.id AS receiptId, user.id AS id, receipt.at AS at, receipt.policyVersion AS policyVersion,\n  coalesce(user.consentVersion, 0) AS version, coalesce(user.consentGranted, []) AS granted,\n  coalesce(user.consentGrantedAts, []) AS grantedAts, coalesce(user.consentDenied, []) AS denied,\n  coalesce(user.consentDeniedAts, []) AS deniedAts, user.showMeToOthers AS showMeToOthers\nORDER BY receiptId",
  serverText: "UNWIND $lists.receiptIds AS wanted\nMATCH (receipt:ConsentReceipt {id: wanted})<-[:GAVE]-(user:User)\nRETURN receipt.id AS receiptId, user.id AS id, receipt.at AS at, receipt.policyVersion AS policyVersion,\n  coalesce(user.consentVersion, 0) AS version, coalesce(user.consentGranted, []) AS granted,\n  coalesce(user.consentGrantedAts, []) AS grantedAts, coalesce(user.consentDenied, []) AS denied,\n  coalesce(user.consentDeniedAts, []) AS deniedAts, user.showMeToOthers AS showMeToOthers\nORDER BY receiptId",
  params: {"receiptIds":{"type":"String","list":true,"nullable":false}},
  row: {"receiptId":{"type":"String","list":false,"nullable":false},"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"at":{"type":"Int","list":false,"nullable":false},"policyVersion":{"type":"String","list":false,"nullable":true},"version":{"type":"Int","list":false,"nullable":false},"granted":{"type":"String","list":true,"nullable":false},"grantedAts":{"type":"Int","list":true,"nullable":false},"denied":{"type":"String","list":true,"nullable":false},"deniedAts":{"type":"Int","list":true,"nullable":false},"showMeToOthers":{"type":"Boolean","list":false,"nullable":true}},
}

export interface DecidedUsersPageParams { readonly afterId: string; readonly limit: number }

export interface DecidedUsersPageRow { readonly id: string; readonly granted: readonly string[]; readonly denied: readonly string[] }

/** One page of the users who have decided about purposes, by id. Scans all users. */
export const decidedUsersPage: GraphQuery<DecidedUsersPageParams, DecidedUsersPageRow> = {
  name: "consent/decided-users-page",
  mode: 'read',
  isBounded: false,
  text: "MATCH (user:User)\nWHERE user.id > $afterId AND user.consentVersion > 0\nRETURN user.id AS id, coalesce(user.consentGranted, []) AS granted, coalesce(user.consentDenied, []) AS denied\nORDER BY id LIMIT $limit",
  params: {"afterId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"granted":{"type":"String","list":true,"nullable":false},"denied":{"type":"String","list":true,"nullable":false}},
}

export interface DropReceiptsParams { readonly ids: readonly string[] }

export interface DropReceiptsRow {}

/** Deletes the receipts of some users. */
export const dropReceipts: GraphQuery<DropReceiptsParams, DropReceiptsRow> = {
  name: "consent/drop-receipts",
  mode: 'write',
  isBounded: false,
  touches: [{"ids":"users","param":"ids"}],
  text: "UNWIND $ids AS wanted\nMATCH (user:User {id: wanted})-[:GAVE]->(receipt:ConsentReceipt)\nDETACH DELETE receipt",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (user:User {id: wanted})-[:GAVE]->(receipt:ConsentReceipt)\nDETACH DELETE receipt",
  params: {"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"}},
  row: {},
}

export interface DropReplacedReceiptsParams { readonly receiptIds: readonly string[] }

export interface DropReplacedReceiptsRow {}

/** Deletes some receipts. */
export const dropReplacedReceipts: GraphQuery<DropReplacedReceiptsParams, DropReplacedReceiptsRow> = {
  name: "consent/drop-replaced-receipts",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "UNWIND $receiptIds AS wanted\nMATCH (receipt:ConsentReceipt {id: wanted})\nDETACH DELETE receipt",
  serverText: "UNWIND $lists.receiptIds AS wanted\nMATCH (receipt:ConsentReceipt {id: wanted})\nDETACH DELETE receipt",
  params: {"receiptIds":{"type":"String","list":true,"nullable":false}},
  row: {},
}

export interface ForgetNeighborsParams { readonly userId: string }

export interface ForgetNeighborsRow {}

/** Deletes the neighbors of a user, takes them out of those of others, and forgets when theirs were found. */
export const forgetNeighbors: GraphQuery<ForgetNeighborsParams, ForgetNeighborsRow> = {
  name: "consent/forget-neighbors",
  mode: 'write',
  isBounded: false,
  touches: ["all-users"],
  text: "MATCH (user:User {id: $userId})\nREMOVE user.neighborsAt, user.neighborsVersion\nWITH user\nMATCH (user)-[similar:NEIGHBOR_OF]-(other:User)\nDELETE similar",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"}},
  row: {},
}

export interface LeaveNeighborsOfOthersParams { readonly userId: string }

export interface LeaveNeighborsOfOthersRow {}

/** Takes a user out of the neighbors of others. Their own neighbors stay. */
export const leaveNeighborsOfOthers: GraphQuery<LeaveNeighborsOfOthersParams, LeaveNeighborsOfOthersRow> = {
  name: "consent/leave-neighbors-of-others",
  mode: 'write',
  isBounded: false,
  touches: ["all-users"],
  text: "MATCH (user:User {id: $userId})<-[similar:NEIGHBOR_OF]-(other:User)\nDELETE similar",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"}},
  row: {},
}

export interface NumberReceiptsParams { readonly count: number; readonly start: number }

export interface NumberReceiptsRow { readonly revision: number }

/** Takes the next numbers for receipts and returns the last one. Its lock lasts until the transaction ends, so that the
 * receipts of lower numbers are committed before. */
export const numberReceipts: GraphQuery<NumberReceiptsParams, NumberReceiptsRow> = {
  name: "consent/number-receipts",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [],
  text: "MERGE (consent:Singleton {id: 'consent'})\nSET consent.revision = coalesce(consent.revision, $start) + $count\nRETURN consent.revision AS revision",
  params: {"count":{"type":"Int","list":false,"nullable":false},"start":{"type":"Int","list":false,"nullable":false}},
  row: {"revision":{"type":"Int","list":false,"nullable":false}},
}

export interface ReceiptsOfParams { readonly ownerIds: readonly string[]; readonly afterRank: number; readonly afterId: string; readonly limit: number }

export interface ReceiptsOfRow { readonly ownerId: string; readonly id: string; readonly rank: number; readonly at: number; readonly granted: readonly string[]; readonly denied: readonly string[]; readonly policyVersion: string | null; readonly origin: string }

/** For each user their next receipts, newest first, after the given position. Reads all receipts of these users. */
export const receiptsOf: GraphQuery<ReceiptsOfParams, ReceiptsOfRow> = {
  name: "consent/receipts-of",
  mode: 'read',
  isBounded: false,
  text: "UNWIND $ownerIds AS ownerId\nMATCH (user:User {id: ownerId})\nCALL (user) {\n  MATCH (user)-[:GAVE]->(receipt:ConsentReceipt)\n  WITH receipt.id AS id, receipt.version AS rank, receipt.at AS at, receipt.granted AS granted,\n       receipt.denied AS denied, receipt.policyVersion AS policyVersion, receipt.origin AS origin\n  WHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)\n  RETURN id, rank, at, granted, denied, policyVersion, origin\n  ORDER BY rank DESC, id\n  LIMIT $limit\n}\nRETURN ownerId, id, rank, at, granted, denied, policyVersion, origin\nORDER BY ownerId, rank DESC, id",
  serverText: "UNWIND $lists.ownerIds AS ownerId\nMATCH (user:User {id: ownerId})\nCALL (user) {\n  MATCH (user)-[:GAVE]->(receipt:ConsentReceipt)\n  WITH receipt.id AS id, receipt.version AS rank, receipt.at AS at, receipt.granted AS granted,\n       receipt.denied AS denied, receipt.policyVersion AS policyVersion, receipt.origin AS origin\n  WHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)\n  RETURN id, rank, at, granted, denied, policyVersion, origin\n  ORDER BY rank DESC, id\n  LIMIT $limit\n}\nRETURN ownerId, id, rank, at, granted, denied, policyVersion, origin\nORDER BY ownerId, rank DESC, id",
  params: {"ownerIds":{"type":"String","list":true,"nullable":false,"holds":"user-ids"},"afterRank":{"type":"Int","list":false,"nullable":false},"afterId":{"type":"String","list":false,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"ownerId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"id":{"type":"String","list":false,"nullable":false},"rank":{"type":"Int","list":false,"nullable":false},"at":{"type":"Int","list":false,"nullable":false},"granted":{"type":"String","list":true,"nullable":false},"denied":{"type":"String","list":true,"nullable":false},"policyVersion":{"type":"String","list":false,"nullable":true},"origin":{"type":"String","list":false,"nullable":false}},
}

export interface WriteConsentsParams { readonly rows: readonly { readonly userId: string; readonly version: number; readonly granted: readonly string[]; readonly grantedAts: readonly number[]; readonly denied: readonly string[]; readonly deniedAts: readonly number[]; readonly showMeToOthers: boolean | null; readonly receiptId: string; readonly at: number; readonly nowGranted: readonly string[]; readonly nowDenied: readonly string[]; readonly policyVersion: string | null; readonly origin: string }[] }

export interface WriteConsentsRow {}

/** Writes the decisions of users, with a receipt of what each has just decided. */
export const writeConsents: GraphQuery<WriteConsentsParams, WriteConsentsRow> = {
  name: "consent/write-consents",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [{"ids":"users","param":"rows","field":"userId"}],
  text: "UNWIND $rows AS row\nMATCH (user:User {id: row[0]})\nSET user.consentVersion = row[1], user.consentGranted = row[2], user.consentGrantedAts = row[3],\n  user.consentDenied = row[4], user.consentDeniedAts = row[5], user.showMeToOthers = row[6]\nCREATE (user)-[:GAVE]->(receipt:ConsentReceipt {id: row[7], at: row[8], version: row[1],\n  granted: row[9], denied: row[10], policyVersion: row[11], origin: row[12]})",
  serverText: "UNWIND $lists.rows AS row\nMATCH (user:User {id: row[0]})\nSET user.consentVersion = row[1], user.consentGranted = row[2], user.consentGrantedAts = row[3],\n  user.consentDenied = row[4], user.consentDeniedAts = row[5], user.showMeToOthers = row[6]\nCREATE (user)-[:GAVE]->(receipt:ConsentReceipt {id: row[7], at: row[8], version: row[1],\n  granted: row[9], denied: row[10], policyVersion: row[11], origin: row[12]})",
  params: {"rows":{"type":"Rows","fields":{"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"version":{"type":"Int","list":false,"nullable":false},"granted":{"type":"String","list":true,"nullable":false},"grantedAts":{"type":"Int","list":true,"nullable":false},"denied":{"type":"String","list":true,"nullable":false},"deniedAts":{"type":"Int","list":true,"nullable":false},"showMeToOthers":{"type":"Boolean","list":false,"nullable":true},"receiptId":{"type":"String","list":false,"nullable":false},"at":{"type":"Int","list":false,"nullable":false},"nowGranted":{"type":"String","list":true,"nullable":false},"nowDenied":{"type":"String","list":true,"nullable":false},"policyVersion":{"type":"String","list":false,"nullable":true},"origin":{"type":"String","list":false,"nullable":false}}}},
  row: {},
}

export interface AddDismissalsParams { readonly rows: readonly { readonly userId: string; readonly itemIds: readonly string[] }[] }

export interface AddDismissalsRow {}

/** Adds items to those that are never shown to their users again. The list is a set: an item that is in it stays once. Items
 * of one row are distinct. */
export const addDismissals: GraphQuery<AddDismissalsParams, AddDismissalsRow> = {
  name: "events/add-dismissals",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [{"ids":"users","param":"rows","field":"userId"}],
  text: "UNWIND $rows AS row\nMATCH (user:User {id: row[0]})\nWITH user, coalesce(user.dismissedItemIds, []) AS known, row[1] AS itemIds\nSET user.dismissedItemIds = known + [itemId IN itemIds WHERE NOT itemId IN known]",
  serverText: "UNWIND $lists.rows AS row\nMATCH (user:User {id: row[0]})\nWITH user, coalesce(user.dismissedItemIds, []) AS known, row[1] AS itemIds\nSET user.dismissedItemIds = known + [itemId IN itemIds WHERE NOT itemId IN known]",
  params: {"rows":{"type":"Rows","fields":{"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"itemIds":{"type":"String","list":true,"nullable":false}}}},
  row: {},
}

export interface AddEngagementsParams { readonly rows: readonly { readonly userId: string; readonly itemId: string; readonly weight: number; readonly servedWeight: number | null; readonly lastAt: number; readonly kinds: string }[] }

export interface AddEngagementsRow {}

/** Writes recent engagements; the pairs have none yet. What is null is left out. */
export const addEngagements: GraphQuery<AddEngagementsParams, AddEngagementsRow> = {
  name: "events/add-engagements",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [{"ids":"users","param":"rows","field":"userId"}],
  text: "UNWIND $rows AS row\nMATCH (user:User {id: row[0]})\nMATCH (item:Item {id: row[1]})\nCREATE (user)-[recent:RECENTLY_ENGAGED {weight: toFloat(row[2]), lastAt: row[4],\n  servedWeight: toFloat(row[3]), kinds: row[5]}]->(item)",
  serverText: "UNWIND $lists.rows AS row\nMATCH (user:User {id: row[0]})\nMATCH (item:Item {id: row[1]})\nCREATE (user)-[recent:RECENTLY_ENGAGED {weight: toFloat(row[2]), lastAt: row[4],\n  servedWeight: toFloat(row[3]), kinds: row[5]}]->(item)",
  params: {"rows":{"type":"Rows","fields":{"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"itemId":{"type":"String","list":false,"nullable":false},"weight":{"type":"Float","list":false,"nullable":false},"servedWeight":{"type":"Float","list":false,"nullable":true},"lastAt":{"type":"Int","list":false,"nullable":false},"kinds":{"type":"String","list":false,"nullable":false}}}},
  row: {},
}

export interface AddFirstEventsParams { readonly rows: readonly { readonly userId: string; readonly itemId: string; readonly weight: number; readonly lastAt: number; readonly count: number; readonly eventId: string; readonly kind: string; readonly value: number; readonly kinds: string }[] }

export interface AddFirstEventsRow {}

/** Writes interactions of one event each, together with their recent engagements; the pairs have neither yet. One statement
 * for both, because finding the nodes costs as much as writing. */
export const addFirstEvents: GraphQuery<AddFirstEventsParams, AddFirstEventsRow> = {
  name: "events/add-first-events",
  mode: 'write',
  isBounded: false,
  isGrowing: true,
  isSteady: true,
  touches: [{"ids":"users","param":"rows","field":"userId"}],
  text: "UNWIND $rows AS row\nMATCH (user:User {id: row[0]})\nMATCH (item:Item {id: row[1]})\nCREATE (user)-[done:INTERACTED_WITH {weight: toFloat(row[2]), lastAt: row[3], count: row[4],\n  eventIds: [row[5]], eventAts: [row[3]], eventKinds: [row[6]], eventValues: [toFloat(row[7])]}]->(item),\n  (user)-[recent:RECENTLY_ENGAGED {weight: toFloat(row[2]), lastAt: row[3], kinds: row[8]}]->(item)",
  serverText: "UNWIND $lists.rows AS row\nMATCH (user:User {id: row[0]})\nMATCH (item:Item {id: row[1]})\nCREATE (user)-[done:INTERACTED_WITH {weight: toFloat(row[2]), lastAt: row[3], count: row[4],\n  eventIds: [row[5]], eventAts: [row[3]], eventKinds: [row[6]], eventValues: [toFloat(row[7])]}]->(item),\n  (user)-[recent:RECENTLY_ENGAGED {weight: toFloat(row[2]), lastAt: row[3], kinds: row[8]}]->(item)",
  params: {"rows":{"type":"Rows","fields":{"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"itemId":{"type":"String","list":false,"nullable":false},"weight":{"type":"Float","list":false,"nullable":false},"lastAt":{"type":"Int","list":false,"nullable":false},"count":{"type":"Int","list":false,"nullable":false},"eventId":{"type":"String","list":false,"nullable":false},"kind":{"type":"String","list":false,"nullable":false},"value":{"type":"Float","list":false,"nullable":false},"kinds":{"type":"String","list":false,"nullable":false}}}},
  row: {},
}

export interface AddInteractionsParams { readonly rows: readonly { readonly userId: string; readonly itemId: string; readonly weight: number; readonly servedWeight: number | null; readonly lastAt: number; readonly count: number; readonly eventIds: readonly string[]; readonly eventAts: readonly number[]; readonly eventKinds: readonly string[]; readonly eventValues: readonly number[]; readonly eventFacts: readonly string[] | null; readonly archivedEvents: readonly string[] | null; readonly archivedImportIds: readonly string[] | null; readonly ledBy: readonly string[] | null }[] }

export interface AddInteractionsRow {}

/** Writes what users did to items; the pairs have no interaction yet. Not MERGE, which would walk all of a user's
 * interactions for every row. What is null is left out. */
export const addInteractions: GraphQuery<AddInteractionsParams, AddInteractionsRow> = {
  name: "events/add-interactions",
  mode: 'write',
  isBounded: false,
  isGrowing: true,
  isSteady: true,
  touches: [{"ids":"users","param":"rows","field":"userId"}],
  text: "UNWIND $rows AS row\nMATCH (user:User {id: row[0]})\nMATCH (item:Item {id: row[1]})\nCREATE (user)-[done:INTERACTED_WITH {weight: toFloat(row[2]), lastAt: row[4], count: row[5],\n  eventIds: row[6], eventAts: row[7], eventKinds: row[8],\n  eventValues: [value IN row[9] | toFloat(value)], archivedImportIds: row[12],\n  eventFacts: row[10], archivedEvents: row[11], servedWeight: toFloat(row[3]),\n  ledBy: row[13]}]->(item)",
  serverText: "UNWIND $lists.rows AS row\nMATCH (user:User {id: row[0]})\nMATCH (item:Item {id: row[1]})\nCREATE (user)-[done:INTERACTED_WITH {weight: toFloat(row[2]), lastAt: row[4], count: row[5],\n  eventIds: row[6], eventAts: row[7], eventKinds: row[8],\n  eventValues: [value IN row[9] | toFloat(value)], archivedImportIds: row[12],\n  eventFacts: row[10], archivedEvents: row[11], servedWeight: toFloat(row[3]),\n  ledBy: row[13]}]->(item)",
  params: {"rows":{"type":"Rows","fields":{"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"itemId":{"type":"String","list":false,"nullable":false},"weight":{"type":"Float","list":false,"nullable":false},"servedWeight":{"type":"Float","list":false,"nullable":true},"lastAt":{"type":"Int","list":false,"nullable":false},"count":{"type":"Int","list":false,"nullable":false},"eventIds":{"type":"String","list":true,"nullable":false},"eventAts":{"type":"Int","list":true,"nullable":false},"eventKinds":{"type":"String","list":true,"nullable":false},"eventValues":{"type":"Float","list":true,"nullable":false},"eventFacts":{"type":"String","list":true,"nullable":true},"archivedEvents":{"type":"String","list":true,"nullable":true},"archivedImportIds":{"type":"String","list":true,"nullable":true},"ledBy":{"type":"String","list":true,"nullable":true}}}},
  row: {},
}

export interface AddItemsParams { readonly ids: readonly string[] }

export interface AddItemsRow {}

/** Creates items with only an id, hidden until they are described. Existing items stay as they are. */
export const addItems: GraphQuery<AddItemsParams, AddItemsRow> = {
  name: "events/add-items",
  mode: 'write',
  isBounded: false,
  isGrowing: true,
  isSteady: true,
  touches: [],
  text: "UNWIND $ids AS wanted\nMERGE (item:Item {id: wanted})\nON CREATE SET item.kind = 'item', item.title = wanted, item.isUndescribed = true",
  serverText: "UNWIND $lists.ids AS wanted\nMERGE (item:Item {id: wanted})\nON CREATE SET item.kind = 'item', item.title = wanted, item.isUndescribed = true",
  params: {"ids":{"type":"String","list":true,"nullable":false}},
  row: {},
}

export interface AddUsersParams { readonly ids: readonly string[] }

export interface AddUsersRow {}

/** Creates users with only an id. Existing ones stay as they are. */
export const addUsers: GraphQuery<AddUsersParams, AddUsersRow> = {
  name: "events/add-users",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [{"ids":"users","param":"ids"}],
  text: "UNWIND $ids AS wanted\nMERGE (user:User {id: wanted})",
  serverText: "UNWIND $lists.ids AS wanted\nMERGE (user:User {id: wanted})",
  params: {"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"}},
  row: {},
}

export interface AddVisitorsParams { readonly ids: readonly string[] }

export interface AddVisitorsRow {}

/** Creates visitors with only an id. Existing ones stay as they are. */
export const addVisitors: GraphQuery<AddVisitorsParams, AddVisitorsRow> = {
  name: "events/add-visitors",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [{"ids":"users","param":"ids"}],
  text: "UNWIND $ids AS wanted\nMERGE (user:User {id: wanted})\nON CREATE SET user:Visitor",
  serverText: "UNWIND $lists.ids AS wanted\nMERGE (user:User {id: wanted})\nON CREATE SET user:Visitor",
  params: {"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"}},
  row: {},
}

export interface AdvanceClockParams { readonly at: number }

export interface AdvanceClockRow {}

/** Moves the graph's clock to an instant, never back. The first SET holds the clock, so that the comparison sees
 * what other processes have written. */
export const advanceClock: GraphQuery<AdvanceClockParams, AdvanceClockRow> = {
  name: "events/advance-clock",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [],
  text: "MERGE (clock:Singleton {id: 'clock'})\nSET clock.id = 'clock'\nWITH clock\nWHERE clock.newestEventAt IS NULL OR clock.newestEventAt < $at\nSET clock.newestEventAt = $at",
  params: {"at":{"type":"Int","list":false,"nullable":false}},
  row: {},
}

export interface BeatCursorParams { readonly journal: string; readonly now: number; readonly recorded: number; readonly isClosed: boolean }

export interface BeatCursorRow {}

/** Heartbeat of a journal's process: its newest position, and whether the process ended with no event left to apply. */
export const beatCursor: GraphQuery<BeatCursorParams, BeatCursorRow> = {
  name: "events/beat-cursor",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "MERGE (cursor:Cursor {journal: $journal})\nON CREATE SET cursor.applied = 0\nSET cursor.beatAt = $now, cursor.recorded = $recorded, cursor.isClosed = $isClosed",
  params: {"journal":{"type":"String","list":false,"nullable":false},"now":{"type":"Int","list":false,"nullable":false},"recorded":{"type":"Int","list":false,"nullable":false},"isClosed":{"type":"Boolean","list":false,"nullable":false}},
  row: {},
}

export interface ChartStandingsParams { readonly chartIds: readonly string[]; readonly version: string }

export interface ChartStandingsRow { readonly chartId: string; readonly itemId: string; readonly score: number; readonly degree: number }

/** The positions of charts of one version, first place first; locks the charts for writing until the
 * transaction ends. */
export const chartStandings: GraphQuery<ChartStandingsParams, ChartStandingsRow> = {
  name: "events/chart-standings",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "MATCH (chart:Chart) WHERE chart.id IN $chartIds\nSET chart.id = chart.id\nWITH chart\nMATCH (chart)-[top:TOP_ITEM]->(item:Item)\nWHERE top.version = $version\nRETURN chart.id AS chartId, item.id AS itemId, toFloat(top.score) AS score, coalesce(item.degree, 0) AS degree\nORDER BY chartId, toInteger(score * 1000000.0 + 0.5) DESC, itemId",
  serverText: "MATCH (chart:Chart) WHERE chart.id IN $lists.chartIds\nSET chart.id = chart.id\nWITH chart\nMATCH (chart)-[top:TOP_ITEM]->(item:Item)\nWHERE top.version = $version\nRETURN chart.id AS chartId, item.id AS itemId, toFloat(top.score) AS score, coalesce(item.degree, 0) AS degree\nORDER BY chartId, toInteger(score * 1000000.0 + 0.5) DESC, itemId",
  params: {"chartIds":{"type":"String","list":true,"nullable":false},"version":{"type":"String","list":false,"nullable":false}},
  row: {"chartId":{"type":"String","list":false,"nullable":false},"itemId":{"type":"String","list":false,"nullable":false},"score":{"type":"Float","list":false,"nullable":false},"degree":{"type":"Int","list":false,"nullable":false}},
}

export interface CountPeopleParams { readonly rows: readonly { readonly itemId: string; readonly people: number }[]; readonly share: number; readonly countedVersion: string }

export interface CountPeopleRow { readonly itemId: string; readonly popularity: number }

/** Adds people who engaged with items for the first time to what is known of the items; one counts `share` of the most
 * popular item's people. Keeps how many of them came after a version's training had read all interactions, so that the
 * training can add them when it writes its own count. Returns those that charts may hold: described items. */
export const countPeople: GraphQuery<CountPeopleParams, CountPeopleRow> = {
  name: "events/count-people",
  mode: 'write',
  isBounded: false,
  touches: ["charts"],
  text: "UNWIND $rows AS row\nMATCH (item:Item {id: row[0]})\nWITH item, row[1] AS people, coalesce(item.degree, 0) AS degree, toFloat(coalesce(item.popularity, 0.0)) AS popularity,\n  CASE WHEN item.uncountedVersion = $countedVersion THEN coalesce(item.uncountedPeople, 0) ELSE 0 END AS uncounted\nSET item.degree = degree + people, item.popularity = popularity + toFloat($share) * people,\n  item.uncountedPeople = uncounted + people, item.uncountedVersion = $countedVersion\nWITH item\nWHERE item.isUndescribed IS NULL\nWITH item.id AS itemId, toFloat(item.popularity) AS popularity\nRETURN itemId, popularity\nORDER BY itemId",
  serverText: "UNWIND $lists.rows AS row\nMATCH (item:Item {id: row[0]})\nWITH item, row[1] AS people, coalesce(item.degree, 0) AS degree, toFloat(coalesce(item.popularity, 0.0)) AS popularity,\n  CASE WHEN item.uncountedVersion = $countedVersion THEN coalesce(item.uncountedPeople, 0) ELSE 0 END AS uncounted\nSET item.degree = degree + people, item.popularity = popularity + toFloat($share) * people,\n  item.uncountedPeople = uncounted + people, item.uncountedVersion = $countedVersion\nWITH item\nWHERE item.isUndescribed IS NULL\nWITH item.id AS itemId, toFloat(item.popularity) AS popularity\nRETURN itemId, popularity\nORDER BY itemId",
  params: {"rows":{"type":"Rows","fields":{"itemId":{"type":"String","list":false,"nullable":false},"people":{"type":"Int","list":false,"nullable":false}}},"share":{"type":"Float","list":false,"nullable":false},"countedVersion":{"type":"String","list":false,"nullable":false}},
  row: {"itemId":{"type":"String","list":false,"nullable":false},"popularity":{"type":"Float","list":false,"nullable":false}},
}

export interface CursorsOfParams { readonly journals: readonly string[] }

export interface CursorsOfRow { readonly journal: string; readonly applied: number; readonly ahead: readonly number[]; readonly recorded: number; readonly touchedAt: number }

/** How far these journals were applied, and which of their events are ahead of that. */
export const cursorsOf: GraphQuery<CursorsOfParams, CursorsOfRow> = {
  name: "events/cursors-of",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (cursor:Cursor) WHERE cursor.journal IN $journals\nRETURN cursor.journal AS journal, cursor.applied AS applied, coalesce(cursor.ahead, []) AS ahead,\n  coalesce(cursor.recorded, 0) AS recorded,\n  coalesce(cursor.touchedAt, 0) AS touchedAt",
  serverText: "MATCH (cursor:Cursor) WHERE cursor.journal IN $lists.journals\nRETURN cursor.journal AS journal, cursor.applied AS applied, coalesce(cursor.ahead, []) AS ahead,\n  coalesce(cursor.recorded, 0) AS recorded,\n  coalesce(cursor.touchedAt, 0) AS touchedAt",
  params: {"journals":{"type":"String","list":true,"nullable":false}},
  row: {"journal":{"type":"String","list":false,"nullable":false},"applied":{"type":"Int","list":false,"nullable":false},"ahead":{"type":"Int","list":true,"nullable":false},"recorded":{"type":"Int","list":false,"nullable":false},"touchedAt":{"type":"Int","list":false,"nullable":false}},
}

export interface DismissedByParams { readonly ids: readonly string[] }

export interface DismissedByRow { readonly userId: string; readonly dismissedItemIds: readonly string[] }

/** What these users and visitors of theirs alone dismissed. */
export const dismissedBy: GraphQuery<DismissedByParams, DismissedByRow> = {
  name: "events/dismissed-by",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "UNWIND $ids AS wanted\nMATCH (user:User {id: wanted})\nCALL (user) {\n  MATCH (user)<-[:IDENTIFIED_AS]-(visitor:Visitor)\n  WHERE COUNT { (visitor)-[:IDENTIFIED_AS]->() } = 1\n  UNWIND coalesce(visitor.dismissedItemIds, []) AS itemId\n  RETURN collect(DISTINCT itemId) AS visitorsItemIds\n}\nWITH user, coalesce(user.dismissedItemIds, []) AS own, visitorsItemIds\nWITH user, own + [itemId IN visitorsItemIds[0..20000] WHERE NOT itemId IN own] AS dismissedItemIds\nRETURN user.id AS userId, dismissedItemIds",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (user:User {id: wanted})\nCALL (user) {\n  MATCH (user)<-[:IDENTIFIED_AS]-(visitor:Visitor)\n  WHERE COUNT { (visitor)-[:IDENTIFIED_AS]->() } = 1\n  UNWIND coalesce(visitor.dismissedItemIds, []) AS itemId\n  RETURN collect(DISTINCT itemId) AS visitorsItemIds\n}\nWITH user, coalesce(user.dismissedItemIds, []) AS own, visitorsItemIds\nWITH user, own + [itemId IN visitorsItemIds[0..20000] WHERE NOT itemId IN own] AS dismissedItemIds\nRETURN user.id AS userId, dismissedItemIds",
  params: {"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"}},
  row: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"dismissedItemIds":{"type":"String","list":true,"nullable":false}},
}

export interface DropChartPositionsParams { readonly chartId: string; readonly version: string }

export interface DropChartPositionsRow {}

/** Deletes the positions of one chart and one version, before they are written again in the same transaction. */
export const dropChartPositions: GraphQuery<DropChartPositionsParams, DropChartPositionsRow> = {
  name: "events/drop-chart-positions",
  mode: 'write',
  isBounded: false,
  touches: ["charts"],
  text: "MATCH (chart:Chart {id: $chartId})-[edge:TOP_ITEM]->(item:Item)\nWHERE edge.version = $version\nDELETE edge",
  params: {"chartId":{"type":"String","list":false,"nullable":false},"version":{"type":"String","list":false,"nullable":false}},
  row: {},
}

export interface DropEngagementsParams { readonly rows: readonly { readonly userId: string; readonly wanted: Iterable<string> }[] }

export interface DropEngagementsRow {}

/** Removes recent engagements of these users with the wanted items. */
export const dropEngagements: GraphQuery<DropEngagementsParams, DropEngagementsRow> = {
  name: "events/drop-engagements",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [{"ids":"users","param":"rows","field":"userId"}],
  text: "UNWIND $rows AS row\nMATCH (user:User {id: row[0]})-[recent:RECENTLY_ENGAGED]->(item:Item)\nWHERE row[1][item.id] IS NOT NULL\nDELETE recent",
  serverText: "UNWIND $lists.rows AS row\nMATCH (user:User {id: row[0]})-[recent:RECENTLY_ENGAGED]->(item:Item)\nWHERE row[1][item.id] IS NOT NULL\nDELETE recent",
  params: {"rows":{"type":"Rows","fields":{"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"wanted":{"type":"IdSet"}}}},
  row: {},
}

export interface DropStampsOfParams { readonly itemIds: readonly string[] }

export interface DropStampsOfRow {}

/** Takes away the stamps of people who lately engaged with these items: they do not hold any more once the items are gone. */
export const dropStampsOf: GraphQuery<DropStampsOfParams, DropStampsOfRow> = {
  name: "events/drop-stamps-of",
  mode: 'write',
  isBounded: false,
  touches: ["all-users"],
  text: "UNWIND $itemIds AS itemId\nMATCH (item:Item {id: itemId})<-[recent:RECENTLY_ENGAGED]-(person:User)\nREMOVE person.recentStamp",
  serverText: "UNWIND $lists.itemIds AS itemId\nMATCH (item:Item {id: itemId})<-[recent:RECENTLY_ENGAGED]-(person:User)\nREMOVE person.recentStamp",
  params: {"itemIds":{"type":"String","list":true,"nullable":false}},
  row: {},
}

export interface EngagementsOfParams { readonly ids: readonly string[] }

export interface EngagementsOfRow { readonly userId: string; readonly itemId: string; readonly weight: number; readonly servedWeight: number; readonly lastAt: number; readonly kinds: string }

/** The recent engagements of these users, at most 100 each. */
export const engagementsOf: GraphQuery<EngagementsOfParams, EngagementsOfRow> = {
  name: "events/engagements-of",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "UNWIND $ids AS wanted\nMATCH (user:User {id: wanted})-[recent:RECENTLY_ENGAGED]->(item:Item)\nRETURN user.id AS userId, item.id AS itemId, toFloat(recent.weight) AS weight, toFloat(coalesce(recent.servedWeight, 0.0)) AS servedWeight, recent.lastAt AS lastAt,\n  recent.kinds AS kinds",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (user:User {id: wanted})-[recent:RECENTLY_ENGAGED]->(item:Item)\nRETURN user.id AS userId, item.id AS itemId, toFloat(recent.weight) AS weight, toFloat(coalesce(recent.servedWeight, 0.0)) AS servedWeight, recent.lastAt AS lastAt,\n  recent.kinds AS kinds",
  params: {"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"}},
  row: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"itemId":{"type":"String","list":false,"nullable":false},"weight":{"type":"Float","list":false,"nullable":false},"servedWeight":{"type":"Float","list":false,"nullable":false},"lastAt":{"type":"Int","list":false,"nullable":false},"kinds":{"type":"String","list":false,"nullable":false}},
}

export interface ExposuresOfParams { readonly ids: readonly string[] }

export interface ExposuresOfRow { readonly userId: string; readonly isLinked: boolean; readonly shownItemIds: readonly string[]; readonly shownLastSlots: readonly number[]; readonly shownBits: readonly number[]; readonly shownPlaces: readonly string[]; readonly granted: readonly string[]; readonly denied: readonly string[] }

/** When these users were lately shown items, side by side, which places of their newest lists they saw, the purposes that they decided about, and whether they are linked to
 * visitors or, being one, to users. */
export const exposuresOf: GraphQuery<ExposuresOfParams, ExposuresOfRow> = {
  name: "events/exposures-of",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "UNWIND $ids AS wanted\nMATCH (user:User {id: wanted})\nRETURN user.id AS userId,\n  COUNT { (user)-[:IDENTIFIED_AS]->() } + COUNT { (user)<-[:IDENTIFIED_AS]-() } > 0 AS isLinked,\n  coalesce(user.shownItemIds, []) AS shownItemIds, coalesce(user.shownLastSlots, []) AS shownLastSlots,\n  coalesce(user.shownBits, []) AS shownBits, coalesce(user.shownPlaces, []) AS shownPlaces,\n  coalesce(user.consentGranted, []) AS granted,\n  coalesce(user.consentDenied, []) AS denied",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (user:User {id: wanted})\nRETURN user.id AS userId,\n  COUNT { (user)-[:IDENTIFIED_AS]->() } + COUNT { (user)<-[:IDENTIFIED_AS]-() } > 0 AS isLinked,\n  coalesce(user.shownItemIds, []) AS shownItemIds, coalesce(user.shownLastSlots, []) AS shownLastSlots,\n  coalesce(user.shownBits, []) AS shownBits, coalesce(user.shownPlaces, []) AS shownPlaces,\n  coalesce(user.consentGranted, []) AS granted,\n  coalesce(user.consentDenied, []) AS denied",
  params: {"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"}},
  row: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"isLinked":{"type":"Boolean","list":false,"nullable":false},"shownItemIds":{"type":"String","list":true,"nullable":false},"shownLastSlots":{"type":"Int","list":true,"nullable":false},"shownBits":{"type":"Int","list":true,"nullable":false},"shownPlaces":{"type":"String","list":true,"nullable":false},"granted":{"type":"String","list":true,"nullable":false},"denied":{"type":"String","list":true,"nullable":false}},
}

export interface InteractionsAmongParams { readonly rows: readonly { readonly userId: string; readonly wanted: Iterable<string> }[] }

export interface InteractionsAmongRow { readonly userId: string; readonly itemId: string; readonly weight: number; readonly servedWeight: number; readonly lastAt: number; readonly count: number; readonly eventIds: readonly string[]; readonly eventAts: readonly number[]; readonly eventKinds: readonly string[]; readonly eventValues: readonly number[]; readonly eventFacts: readonly string[]; readonly archivedEvents: readonly string[]; readonly archivedImportIds: readonly string[]; readonly ledBy: readonly string[] }

/** What these users did to the wanted items. Walks each user's interactions once: finding the pairs one by one
 * would walk them once a pair. */
export const interactionsAmong: GraphQuery<InteractionsAmongParams, InteractionsAmongRow> = {
  name: "events/interactions-among",
  mode: 'read',
  isBounded: false,
  isSteady: true,
  text: "UNWIND $rows AS row\nMATCH (user:User {id: row[0]})-[done:INTERACTED_WITH]->(item:Item)\nWHERE row[1][item.id] IS NOT NULL\nRETURN user.id AS userId, item.id AS itemId, toFloat(done.weight) AS weight,\n  toFloat(coalesce(done.servedWeight, 0.0)) AS servedWeight, done.lastAt AS lastAt,\n  done.count AS count, done.eventIds AS eventIds, done.eventAts AS eventAts, done.eventKinds AS eventKinds,\n  done.eventValues AS eventValues, coalesce(done.eventFacts, []) AS eventFacts,\n  coalesce(done.archivedEvents, []) AS archivedEvents,\n  coalesce(done.archivedImportIds, []) AS archivedImportIds, coalesce(done.ledBy, []) AS ledBy",
  serverText: "UNWIND $lists.rows AS row\nMATCH (user:User {id: row[0]})-[done:INTERACTED_WITH]->(item:Item)\nWHERE row[1][item.id] IS NOT NULL\nRETURN user.id AS userId, item.id AS itemId, toFloat(done.weight) AS weight,\n  toFloat(coalesce(done.servedWeight, 0.0)) AS servedWeight, done.lastAt AS lastAt,\n  done.count AS count, done.eventIds AS eventIds, done.eventAts AS eventAts, done.eventKinds AS eventKinds,\n  done.eventValues AS eventValues, coalesce(done.eventFacts, []) AS eventFacts,\n  coalesce(done.archivedEvents, []) AS archivedEvents,\n  coalesce(done.archivedImportIds, []) AS archivedImportIds, coalesce(done.ledBy, []) AS ledBy",
  params: {"rows":{"type":"Rows","fields":{"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"wanted":{"type":"IdSet"}}}},
  row: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"itemId":{"type":"String","list":false,"nullable":false},"weight":{"type":"Float","list":false,"nullable":false},"servedWeight":{"type":"Float","list":false,"nullable":false},"lastAt":{"type":"Int","list":false,"nullable":false},"count":{"type":"Int","list":false,"nullable":false},"eventIds":{"type":"String","list":true,"nullable":false},"eventAts":{"type":"Int","list":true,"nullable":false},"eventKinds":{"type":"String","list":true,"nullable":false},"eventValues":{"type":"Float","list":true,"nullable":false},"eventFacts":{"type":"String","list":true,"nullable":false},"archivedEvents":{"type":"String","list":true,"nullable":false},"archivedImportIds":{"type":"String","list":true,"nullable":false},"ledBy":{"type":"String","list":true,"nullable":false}},
}

export interface InteractionsWithItemParams { readonly itemId: string; readonly limit: number }

export interface InteractionsWithItemRow { readonly userId: string; readonly eventKinds: readonly string[]; readonly eventValues: readonly number[]; readonly archivedEvents: readonly string[] }

/** What users and visitors did to an item, for at most this many of them. Reads all of its interactions: for items of few users. */
export const interactionsWithItem: GraphQuery<InteractionsWithItemParams, InteractionsWithItemRow> = {
  name: "events/interactions-with-item",
  mode: 'read',
  isBounded: false,
  text: "MATCH (item:Item {id: $itemId})<-[done:INTERACTED_WITH]-(user:User)\nRETURN user.id AS userId, done.eventKinds AS eventKinds, done.eventValues AS eventValues,\n  coalesce(done.archivedEvents, []) AS archivedEvents\nORDER BY userId\nLIMIT $limit",
  params: {"itemId":{"type":"String","list":false,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"eventKinds":{"type":"String","list":true,"nullable":false},"eventValues":{"type":"Float","list":true,"nullable":false},"archivedEvents":{"type":"String","list":true,"nullable":false}},
}

export interface KnownItemIdsParams { readonly ids: readonly string[] }

export interface KnownItemIdsRow { readonly id: string }

/** Which of these items exist. */
export const knownItemIds: GraphQuery<KnownItemIdsParams, KnownItemIdsRow> = {
  name: "events/known-item-ids",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "UNWIND $ids AS wanted\nMATCH (item:Item {id: wanted})\nRETURN item.id AS id",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (item:Item {id: wanted})\nRETURN item.id AS id",
  params: {"ids":{"type":"String","list":true,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false}},
}

export interface KnownUserIdsParams { readonly ids: readonly string[] }

export interface KnownUserIdsRow { readonly id: string; readonly isLinked: boolean }

/** Which of these users exist, and whether each is linked to visitors or, being one, to users. */
export const knownUserIds: GraphQuery<KnownUserIdsParams, KnownUserIdsRow> = {
  name: "events/known-user-ids",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "UNWIND $ids AS wanted\nMATCH (user:User {id: wanted})\nRETURN user.id AS id, COUNT { (user)-[:IDENTIFIED_AS]->() } + COUNT { (user)<-[:IDENTIFIED_AS]-() } > 0 AS isLinked",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (user:User {id: wanted})\nRETURN user.id AS id, COUNT { (user)-[:IDENTIFIED_AS]->() } + COUNT { (user)<-[:IDENTIFIED_AS]-() } > 0 AS isLinked",
  params: {"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"}},
  row: {"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"isLinked":{"type":"Boolean","list":false,"nullable":false}},
}

export interface LockCursorParams { readonly journal: string; readonly now: number }

export interface LockCursorRow { readonly applied: number; readonly ahead: readonly number[] }

/** Locks a journal's cursor for writing, so that no other process applies the same events. Returns the position up to
 * which the graph has the journal, and later positions that it has. */
export const lockCursor: GraphQuery<LockCursorParams, LockCursorRow> = {
  name: "events/lock-cursor",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [],
  text: "MERGE (cursor:Cursor {journal: $journal})\nON CREATE SET cursor.applied = 0\nSET cursor.touchedAt = $now\nRETURN cursor.applied AS applied, coalesce(cursor.ahead, []) AS ahead",
  params: {"journal":{"type":"String","list":false,"nullable":false},"now":{"type":"Int","list":false,"nullable":false}},
  row: {"applied":{"type":"Int","list":false,"nullable":false},"ahead":{"type":"Int","list":true,"nullable":false}},
}

export interface LockUsersParams { readonly ids: readonly string[] }

export interface LockUsersRow {}

/** Locks these users until the transaction ends: other writers of their relationships wait. The ids are sorted, so that
 * two processes never deadlock. Writing the same id again changes nothing. */
export const lockUsers: GraphQuery<LockUsersParams, LockUsersRow> = {
  name: "events/lock-users",
  mode: 'write',
  isBounded: false,
  isLock: true,
  isSteady: true,
  touches: [],
  text: "UNWIND $ids AS wanted\nMATCH (user:User {id: wanted})\nSET user.id = wanted",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (user:User {id: wanted})\nSET user.id = wanted",
  params: {"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"}},
  row: {},
}

export interface MarkActiveParams { readonly rows: readonly { readonly userId: string; readonly lastAt: number | null; readonly ownLastAt: number | null; readonly recentCount: number | null; readonly recentStamp: string | null }[] }

export interface MarkActiveRow {}

/** When users were last active, how many recent engagements each of them has, and the stamp of these; none if it is
 * null. `ownLastAt` is when a user with visitors was last active themselves. */
export const markActive: GraphQuery<MarkActiveParams, MarkActiveRow> = {
  name: "events/mark-active",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [{"ids":"users","param":"rows","field":"userId"}],
  text: "UNWIND $rows AS row\nMATCH (user:User {id: row[0]})\nSET user += {lastAt: row[1], ownLastAt: row[2], recentCount: row[3], recentStamp: row[4]}",
  serverText: "UNWIND $lists.rows AS row\nMATCH (user:User {id: row[0]})\nSET user += {lastAt: row[1], ownLastAt: row[2], recentCount: row[3], recentStamp: row[4]}",
  params: {"rows":{"type":"Rows","fields":{"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"lastAt":{"type":"Int","list":false,"nullable":true},"ownLastAt":{"type":"Int","list":false,"nullable":true},"recentCount":{"type":"Int","list":false,"nullable":true},"recentStamp":{"type":"String","list":false,"nullable":true}}}},
  row: {},
}

export interface MoveCursorParams { readonly journal: string; readonly applied: number; readonly ahead: readonly number[]; readonly recorded: number }

export interface MoveCursorRow {}

/** Says how far a journal was applied, in the transaction that applies, what is ahead of that, and how much the journal held
 * then. */
export const moveCursor: GraphQuery<MoveCursorParams, MoveCursorRow> = {
  name: "events/move-cursor",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [],
  text: "MATCH (cursor:Cursor {journal: $journal})\nSET cursor.applied = $applied, cursor.ahead = $ahead, cursor.recorded = $recorded",
  serverText: "MATCH (cursor:Cursor {journal: $journal})\nSET cursor.applied = $applied, cursor.ahead = $lists.ahead, cursor.recorded = $recorded",
  params: {"journal":{"type":"String","list":false,"nullable":false},"applied":{"type":"Int","list":false,"nullable":false},"ahead":{"type":"Int","list":true,"nullable":false},"recorded":{"type":"Int","list":false,"nullable":false}},
  row: {},
}

export interface NewestEventParams {}

export interface NewestEventRow { readonly at: number | null; readonly countedVersion: string | null }

/** The instant of the newest event in the graph, and the newest version whose training has read all interactions; no row
 * where there was neither. */
export const newestEvent: GraphQuery<NewestEventParams, NewestEventRow> = {
  name: "events/newest-event",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (clock:Singleton {id: 'clock'})\nRETURN clock.newestEventAt AS at, clock.countedVersion AS countedVersion",
  params: {},
  row: {"at":{"type":"Int","list":false,"nullable":true},"countedVersion":{"type":"String","list":false,"nullable":true}},
}

export interface NewestInteractionsParams { readonly userId: string; readonly limit: number }

export interface NewestInteractionsRow { readonly itemId: string; readonly weight: number; readonly lastAt: number; readonly eventIds: readonly string[]; readonly eventAts: readonly number[]; readonly eventKinds: readonly string[]; readonly eventValues: readonly number[]; readonly eventFacts: readonly string[]; readonly archivedEvents: readonly string[] }

/** A user's newest interactions of any weight, to compute their seen items again. */
export const newestInteractions: GraphQuery<NewestInteractionsParams, NewestInteractionsRow> = {
  name: "events/newest-interactions",
  mode: 'read',
  isBounded: false,
  text: "MATCH (user:User {id: $userId})-[done:INTERACTED_WITH]->(item:Item)\nRETURN item.id AS itemId, toFloat(done.weight) AS weight, done.lastAt AS lastAt,\n  done.eventIds AS eventIds, done.eventAts AS eventAts, done.eventKinds AS eventKinds, done.eventValues AS eventValues,\n  coalesce(done.eventFacts, []) AS eventFacts, coalesce(done.archivedEvents, []) AS archivedEvents\nORDER BY lastAt DESC, itemId\nLIMIT $limit",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"itemId":{"type":"String","list":false,"nullable":false},"weight":{"type":"Float","list":false,"nullable":false},"lastAt":{"type":"Int","list":false,"nullable":false},"eventIds":{"type":"String","list":true,"nullable":false},"eventAts":{"type":"Int","list":true,"nullable":false},"eventKinds":{"type":"String","list":true,"nullable":false},"eventValues":{"type":"Float","list":true,"nullable":false},"eventFacts":{"type":"String","list":true,"nullable":false},"archivedEvents":{"type":"String","list":true,"nullable":false}},
}

export interface NewestPositiveInteractionsParams { readonly userId: string; readonly limit: number }

export interface NewestPositiveInteractionsRow { readonly itemId: string; readonly weight: number; readonly servedWeight: number; readonly lastAt: number; readonly eventIds: readonly string[]; readonly eventAts: readonly number[]; readonly eventKinds: readonly string[]; readonly eventValues: readonly number[]; readonly eventFacts: readonly string[]; readonly archivedEvents: readonly string[] }

/** A user's newest interactions of positive weight, to compute their recent engagements again. */
export const newestPositiveInteractions: GraphQuery<NewestPositiveInteractionsParams, NewestPositiveInteractionsRow> = {
  name: "events/newest-positive-interactions",
  mode: 'read',
  isBounded: false,
  text: "MATCH (user:User {id: $userId})-[done:INTERACTED_WITH]->(item:Item)\nWHERE done.weight > 0.0\nWITH item.id AS itemId, toFloat(done.weight) AS weight, toFloat(coalesce(done.servedWeight, 0.0)) AS servedWeight, done.lastAt AS lastAt, toInteger(done.weight * 16.0) AS sixteenths,\n  done.eventIds AS eventIds, done.eventAts AS eventAts, done.eventKinds AS eventKinds, done.eventValues AS eventValues,\n  coalesce(done.eventFacts, []) AS eventFacts, coalesce(done.archivedEvents, []) AS archivedEvents\nRETURN itemId, weight, servedWeight, lastAt, eventIds, eventAts, eventKinds, eventValues, eventFacts, archivedEvents\nORDER BY lastAt DESC, sixteenths DESC, itemId\nLIMIT $limit",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"itemId":{"type":"String","list":false,"nullable":false},"weight":{"type":"Float","list":false,"nullable":false},"servedWeight":{"type":"Float","list":false,"nullable":false},"lastAt":{"type":"Int","list":false,"nullable":false},"eventIds":{"type":"String","list":true,"nullable":false},"eventAts":{"type":"Int","list":true,"nullable":false},"eventKinds":{"type":"String","list":true,"nullable":false},"eventValues":{"type":"Float","list":true,"nullable":false},"eventFacts":{"type":"String","list":true,"nullable":false},"archivedEvents":{"type":"String","list":true,"nullable":false}},
}

export interface NoteAheadParams { readonly journal: string; readonly ahead: readonly number[] }

export interface NoteAheadRow {}

/** Says which events of a journal are in the graph before their turn, in the transaction that applies them. Comes after
 * `lock-cursor`. */
export const noteAhead: GraphQuery<NoteAheadParams, NoteAheadRow> = {
  name: "events/note-ahead",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [],
  text: "MATCH (cursor:Cursor {journal: $journal})\nSET cursor.ahead = $ahead",
  serverText: "MATCH (cursor:Cursor {journal: $journal})\nSET cursor.ahead = $lists.ahead",
  params: {"journal":{"type":"String","list":false,"nullable":false},"ahead":{"type":"Int","list":true,"nullable":false}},
  row: {},
}

export interface SeenByParams { readonly ids: readonly string[] }

export interface SeenByRow { readonly userId: string; readonly lastAt: number | null; readonly ownLastAt: number | null; readonly isLinked: boolean; readonly olderSeenItemIds: readonly string[]; readonly olderSeenAts: readonly number[]; readonly olderSeenKinds: readonly string[]; readonly olderEventIds: readonly string[]; readonly granted: readonly string[]; readonly denied: readonly string[] }

/** What these users have seen beyond their recent engagements, when each of them was last active, the purposes that they
 * decided about, hashed ids of older events, and whether they are linked to visitors or, being one, to users. `ownLastAt` is null without visitors. */
export const seenBy: GraphQuery<SeenByParams, SeenByRow> = {
  name: "events/seen-by",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "UNWIND $ids AS wanted\nMATCH (user:User {id: wanted})\nRETURN user.id AS userId, user.lastAt AS lastAt, user.ownLastAt AS ownLastAt,\n  COUNT { (user)-[:IDENTIFIED_AS]->() } + COUNT { (user)<-[:IDENTIFIED_AS]-() } > 0 AS isLinked, coalesce(user.olderSeenItemIds, []) AS olderSeenItemIds,\n  coalesce(user.olderSeenAts, []) AS olderSeenAts, coalesce(user.olderSeenKinds, []) AS olderSeenKinds,\n  coalesce(user.olderEventIds, []) AS olderEventIds,\n  coalesce(user.consentGranted, []) AS granted,\n  coalesce(user.consentDenied, []) AS denied",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (user:User {id: wanted})\nRETURN user.id AS userId, user.lastAt AS lastAt, user.ownLastAt AS ownLastAt,\n  COUNT { (user)-[:IDENTIFIED_AS]->() } + COUNT { (user)<-[:IDENTIFIED_AS]-() } > 0 AS isLinked, coalesce(user.olderSeenItemIds, []) AS olderSeenItemIds,\n  coalesce(user.olderSeenAts, []) AS olderSeenAts, coalesce(user.olderSeenKinds, []) AS olderSeenKinds,\n  coalesce(user.olderEventIds, []) AS olderEventIds,\n  coalesce(user.consentGranted, []) AS granted,\n  coalesce(user.consentDenied, []) AS denied",
  params: {"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"}},
  row: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"lastAt":{"type":"Int","list":false,"nullable":true},"ownLastAt":{"type":"Int","list":false,"nullable":true},"isLinked":{"type":"Boolean","list":false,"nullable":false},"olderSeenItemIds":{"type":"String","list":true,"nullable":false},"olderSeenAts":{"type":"Int","list":true,"nullable":false},"olderSeenKinds":{"type":"String","list":true,"nullable":false},"olderEventIds":{"type":"String","list":true,"nullable":false},"granted":{"type":"String","list":true,"nullable":false},"denied":{"type":"String","list":true,"nullable":false}},
}

export interface SetExposuresParams { readonly rows: readonly { readonly userId: string; readonly shownItemIds: readonly string[]; readonly shownLastSlots: readonly number[]; readonly shownBits: readonly number[]; readonly shownPlaces: readonly string[] }[] }

export interface SetExposuresRow {}

/** Replaces when users were shown items, and which places of lists. Lists that depend on it read it again. */
export const setExposures: GraphQuery<SetExposuresParams, SetExposuresRow> = {
  name: "events/set-exposures",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [],
  text: "UNWIND $rows AS row\nMATCH (user:User {id: row[0]})\nSET user.shownItemIds = row[1], user.shownLastSlots = row[2], user.shownBits = row[3],\n  user.shownPlaces = row[4]",
  serverText: "UNWIND $lists.rows AS row\nMATCH (user:User {id: row[0]})\nSET user.shownItemIds = row[1], user.shownLastSlots = row[2], user.shownBits = row[3],\n  user.shownPlaces = row[4]",
  params: {"rows":{"type":"Rows","fields":{"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"shownItemIds":{"type":"String","list":true,"nullable":false},"shownLastSlots":{"type":"Int","list":true,"nullable":false},"shownBits":{"type":"Int","list":true,"nullable":false},"shownPlaces":{"type":"String","list":true,"nullable":false}}}},
  row: {},
}

export interface SetOlderEventIdsParams { readonly rows: readonly { readonly userId: string; readonly olderEventIds: readonly string[] }[] }

export interface SetOlderEventIdsRow {}

/** Replaces the hashed ids of older events of users. No list depends on them. */
export const setOlderEventIds: GraphQuery<SetOlderEventIdsParams, SetOlderEventIdsRow> = {
  name: "events/set-older-event-ids",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [],
  text: "UNWIND $rows AS row\nMATCH (user:User {id: row[0]})\nSET user.olderEventIds = row[1]",
  serverText: "UNWIND $lists.rows AS row\nMATCH (user:User {id: row[0]})\nSET user.olderEventIds = row[1]",
  params: {"rows":{"type":"Rows","fields":{"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"olderEventIds":{"type":"String","list":true,"nullable":false}}}},
  row: {},
}

export interface SetOlderSeenParams { readonly rows: readonly { readonly userId: string; readonly olderSeenItemIds: readonly string[] | null; readonly olderSeenAts: readonly number[] | null; readonly olderSeenKinds: readonly string[] | null }[] }

export interface SetOlderSeenRow {}

/** What users have seen beyond their recent engagements: ids, instants and kinds of events side by side, newest first;
 * null where there is nothing. */
export const setOlderSeen: GraphQuery<SetOlderSeenParams, SetOlderSeenRow> = {
  name: "events/set-older-seen",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [{"ids":"users","param":"rows","field":"userId"}],
  text: "UNWIND $rows AS row\nMATCH (user:User {id: row[0]})\nSET user.olderSeenItemIds = row[1], user.olderSeenAts = row[2],\n  user.olderSeenKinds = row[3]",
  serverText: "UNWIND $lists.rows AS row\nMATCH (user:User {id: row[0]})\nSET user.olderSeenItemIds = row[1], user.olderSeenAts = row[2],\n  user.olderSeenKinds = row[3]",
  params: {"rows":{"type":"Rows","fields":{"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"olderSeenItemIds":{"type":"String","list":true,"nullable":true},"olderSeenAts":{"type":"Int","list":true,"nullable":true},"olderSeenKinds":{"type":"String","list":true,"nullable":true}}}},
  row: {},
}

export interface StaleCursorsParams { readonly known: readonly string[]; readonly before: number; readonly after: number; readonly limit: number }

export interface StaleCursorsRow { readonly journalId: string; readonly applied: number; readonly recorded: number; readonly heardAt: number }

/** Journals without a heartbeat since `before` that were not closed, oldest heartbeat first. A heartbeat later than `after`
 * is from before the clock was set back. */
export const staleCursors: GraphQuery<StaleCursorsParams, StaleCursorsRow> = {
  name: "events/stale-cursors",
  mode: 'read',
  isBounded: false,
  text: "MATCH (cursor:Cursor)\nWHERE NOT cursor.journal IN $known AND coalesce(cursor.isClosed, false) = false\nWITH cursor.journal AS journalId, cursor.applied AS applied, coalesce(cursor.recorded, 0) AS recorded,\n  coalesce(cursor.beatAt, cursor.touchedAt, 0) AS heardAt, cursor.beatAt AS beatAt\nWHERE (heardAt < $before OR heardAt > $after) AND (beatAt IS NOT NULL OR recorded > applied)\nRETURN journalId, applied, recorded, heardAt\nORDER BY heardAt, journalId LIMIT $limit",
  serverText: "MATCH (cursor:Cursor)\nWHERE NOT cursor.journal IN $lists.known AND coalesce(cursor.isClosed, false) = false\nWITH cursor.journal AS journalId, cursor.applied AS applied, coalesce(cursor.recorded, 0) AS recorded,\n  coalesce(cursor.beatAt, cursor.touchedAt, 0) AS heardAt, cursor.beatAt AS beatAt\nWHERE (heardAt < $before OR heardAt > $after) AND (beatAt IS NOT NULL OR recorded > applied)\nRETURN journalId, applied, recorded, heardAt\nORDER BY heardAt, journalId LIMIT $limit",
  params: {"known":{"type":"String","list":true,"nullable":false},"before":{"type":"Int","list":false,"nullable":false},"after":{"type":"Int","list":false,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"journalId":{"type":"String","list":false,"nullable":false},"applied":{"type":"Int","list":false,"nullable":false},"recorded":{"type":"Int","list":false,"nullable":false},"heardAt":{"type":"Int","list":false,"nullable":false}},
}

export interface UpdateEngagementsParams { readonly rows: readonly { readonly userId: string; readonly places: ReadonlyMap<string, number> }[]; readonly pairs: readonly { readonly weight: number; readonly servedWeight: number | null; readonly lastAt: number; readonly kinds: string }[] }

export interface UpdateEngagementsRow {}

/** Replaces the properties of recent engagements. Each pair has one and is found by its index in the list. Null removes a
 * property. */
export const updateEngagements: GraphQuery<UpdateEngagementsParams, UpdateEngagementsRow> = {
  name: "events/update-engagements",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [{"ids":"users","param":"rows","field":"userId"}],
  text: "UNWIND $rows AS row\nMATCH (user:User {id: row[0]})-[recent:RECENTLY_ENGAGED]->(item:Item)\nWHERE row[1][item.id] IS NOT NULL\nWITH recent, $pairs[row[1][item.id]] AS pair\nSET recent += {weight: toFloat(pair[0]), lastAt: pair[2], servedWeight: toFloat(pair[1]),\n  kinds: pair[3]}",
  serverText: "UNWIND $lists.rows AS row\nMATCH (user:User {id: row[0]})-[recent:RECENTLY_ENGAGED]->(item:Item)\nWHERE row[1][item.id] IS NOT NULL\nWITH recent, $lists.pairs[row[1][item.id]] AS pair\nSET recent += {weight: toFloat(pair[0]), lastAt: pair[2], servedWeight: toFloat(pair[1]),\n  kinds: pair[3]}",
  params: {"rows":{"type":"Rows","fields":{"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"places":{"type":"Places"}}},"pairs":{"type":"Rows","fields":{"weight":{"type":"Float","list":false,"nullable":false},"servedWeight":{"type":"Float","list":false,"nullable":true},"lastAt":{"type":"Int","list":false,"nullable":false},"kinds":{"type":"String","list":false,"nullable":false}}}},
  row: {},
}

export interface UpdateInteractionsParams { readonly rows: readonly { readonly userId: string; readonly places: ReadonlyMap<string, number> }[]; readonly pairs: readonly { readonly weight: number; readonly servedWeight: number | null; readonly lastAt: number; readonly count: number; readonly places: readonly number[] | null; readonly eventIds: readonly string[]; readonly eventAts: readonly number[]; readonly eventKinds: readonly string[]; readonly eventValues: readonly number[]; readonly eventFacts: readonly string[] | null; readonly archivedEvents: readonly string[] | null; readonly archivedImportIds: readonly string[] | null; readonly ledBy: readonly string[] | null }[] }

export interface UpdateInteractionsRow {}

/** Replaces the properties of interactions. Each pair has one and is found by its index in the list. Walks each user's
 * interactions once. Null removes a property. Events are put before those that are there, and as many stay as an
 * edge keeps; where that is not their order, places tell it. */
export const updateInteractions: GraphQuery<UpdateInteractionsParams, UpdateInteractionsRow> = {
  name: "events/update-interactions",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [{"ids":"users","param":"rows","field":"userId"}],
  text: "UNWIND $rows AS row\nMATCH (user:User {id: row[0]})-[done:INTERACTED_WITH]->(item:Item)\nWHERE row[1][item.id] IS NOT NULL\nWITH done, $pairs[row[1][item.id]] AS pair\nSET done += {weight: toFloat(pair[0]), lastAt: pair[2], count: pair[3],\n  eventIds: CASE WHEN pair[4] IS NULL THEN (pair[5] + done.eventIds)[0..32]\n    ELSE [place IN pair[4] | (pair[5] + done.eventIds)[place]] END,\n  eventAts: CASE WHEN pair[4] IS NULL THEN (pair[6] + done.eventAts)[0..32]\n    ELSE [place IN pair[4] | (pair[6] + done.eventAts)[place]] END,\n  eventKinds: CASE WHEN pair[4] IS NULL THEN (pair[7] + done.eventKinds)[0..32]\n    ELSE [place IN pair[4] | (pair[7] + done.eventKinds)[place]] END,\n  eventValues: CASE WHEN pair[4] IS NULL\n    THEN ([value IN pair[8] | toFloat(value)] + done.eventValues)[0..32]\n    ELSE [place IN pair[4] | ([value IN pair[8] | toFloat(value)] + done.eventValues)[place]] END,\n  eventFacts: pair[9], archivedEvents: pair[10],\n  archivedImportIds: pair[11], servedWeight: toFloat(pair[1]),\n  ledBy: pair[12]}",
  serverText: "UNWIND $lists.rows AS row\nMATCH (user:User {id: row[0]})-[done:INTERACTED_WITH]->(item:Item)\nWHERE row[1][item.id] IS NOT NULL\nWITH done, $lists.pairs[row[1][item.id]] AS pair\nSET done += {weight: toFloat(pair[0]), lastAt: pair[2], count: pair[3],\n  eventIds: CASE WHEN pair[4] IS NULL THEN (pair[5] + done.eventIds)[0..32]\n    ELSE [place IN pair[4] | (pair[5] + done.eventIds)[place]] END,\n  eventAts: CASE WHEN pair[4] IS NULL THEN (pair[6] + done.eventAts)[0..32]\n    ELSE [place IN pair[4] | (pair[6] + done.eventAts)[place]] END,\n  eventKinds: CASE WHEN pair[4] IS NULL THEN (pair[7] + done.eventKinds)[0..32]\n    ELSE [place IN pair[4] | (pair[7] + done.eventKinds)[place]] END,\n  eventValues: CASE WHEN pair[4] IS NULL\n    THEN ([value IN pair[8] | toFloat(value)] + done.eventValues)[0..32]\n    ELSE [place IN pair[4] | ([value IN pair[8] | toFloat(value)] + done.eventValues)[place]] END,\n  eventFacts: pair[9], archivedEvents: pair[10],\n  archivedImportIds: pair[11], servedWeight: toFloat(pair[1]),\n  ledBy: pair[12]}",
  params: {"rows":{"type":"Rows","fields":{"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"places":{"type":"Places"}}},"pairs":{"type":"Rows","fields":{"weight":{"type":"Float","list":false,"nullable":false},"servedWeight":{"type":"Float","list":false,"nullable":true},"lastAt":{"type":"Int","list":false,"nullable":false},"count":{"type":"Int","list":false,"nullable":false},"places":{"type":"Int","list":true,"nullable":true},"eventIds":{"type":"String","list":true,"nullable":false},"eventAts":{"type":"Int","list":true,"nullable":false},"eventKinds":{"type":"String","list":true,"nullable":false},"eventValues":{"type":"Float","list":true,"nullable":false},"eventFacts":{"type":"String","list":true,"nullable":true},"archivedEvents":{"type":"String","list":true,"nullable":true},"archivedImportIds":{"type":"String","list":true,"nullable":true},"ledBy":{"type":"String","list":true,"nullable":true}}}},
  row: {},
}

export interface AddIdentityParams { readonly visitorId: string; readonly userId: string; readonly from: number }

export interface AddIdentityRow {}

/** Links a visitor to a user from an instant on, with the number of the visitor's newest receipt. A user who gets their first
 * visitor keeps when they were last active themselves. */
export const addIdentity: GraphQuery<AddIdentityParams, AddIdentityRow> = {
  name: "identities/add-identity",
  mode: 'write',
  isBounded: false,
  isGrowing: true,
  touches: [{"ids":"users","param":"visitorId"},{"ids":"users","param":"userId"}],
  text: "MATCH (visitor:User {id: $visitorId})\nMATCH (user:User {id: $userId})\nCALL (visitor) {\n  MATCH (visitor)-[:GAVE]->(receipt:ConsentReceipt)\n  RETURN max(toInteger(receipt.id)) AS newest\n}\nWITH visitor, user, newest, COUNT { (user)<-[:IDENTIFIED_AS]-() } AS links\nSET visitor:Visitor, user.ownLastAt = CASE WHEN links = 0 THEN user.lastAt ELSE user.ownLastAt END\nCREATE (visitor)-[:IDENTIFIED_AS {from: $from, receipt: newest}]->(user)",
  params: {"visitorId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"from":{"type":"Int","list":false,"nullable":false}},
  row: {},
}

export interface DeleteEmptyVisitorsParams { readonly ids: readonly string[]; readonly since: number }

export interface DeleteEmptyVisitorsRow {}

/** Deletes those of these visitors who have no interactions, links and receipts left, and were not active since an instant. The
 * SET holds them, so that the second look sees what other processes have written. */
export const deleteEmptyVisitors: GraphQuery<DeleteEmptyVisitorsParams, DeleteEmptyVisitorsRow> = {
  name: "identities/delete-empty-visitors",
  mode: 'write',
  isBounded: false,
  touches: [{"ids":"users","param":"ids"}],
  text: "UNWIND $ids AS wanted\nMATCH (visitor:User {id: wanted})\nWHERE visitor:Visitor AND coalesce(visitor.lastAt, 0) < $since\n  AND COUNT { (visitor)-[:INTERACTED_WITH]->() } + COUNT { (visitor)-[:IDENTIFIED_AS]->() } + COUNT { (visitor)-[:GAVE]->() } = 0\nSET visitor.id = wanted\nWITH visitor\nWHERE coalesce(visitor.lastAt, 0) < $since\n  AND COUNT { (visitor)-[:INTERACTED_WITH]->() } + COUNT { (visitor)-[:IDENTIFIED_AS]->() } + COUNT { (visitor)-[:GAVE]->() } = 0\nDETACH DELETE visitor",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (visitor:User {id: wanted})\nWHERE visitor:Visitor AND coalesce(visitor.lastAt, 0) < $since\n  AND COUNT { (visitor)-[:INTERACTED_WITH]->() } + COUNT { (visitor)-[:IDENTIFIED_AS]->() } + COUNT { (visitor)-[:GAVE]->() } = 0\nSET visitor.id = wanted\nWITH visitor\nWHERE coalesce(visitor.lastAt, 0) < $since\n  AND COUNT { (visitor)-[:INTERACTED_WITH]->() } + COUNT { (visitor)-[:IDENTIFIED_AS]->() } + COUNT { (visitor)-[:GAVE]->() } = 0\nDETACH DELETE visitor",
  params: {"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"},"since":{"type":"Int","list":false,"nullable":false}},
  row: {},
}

export interface DropIdentitiesParams { readonly visitorId: string; readonly userId: string }

export interface DropIdentitiesRow {}

/** Deletes the links of a visitor to a user. */
export const dropIdentities: GraphQuery<DropIdentitiesParams, DropIdentitiesRow> = {
  name: "identities/drop-identities",
  mode: 'write',
  isBounded: false,
  touches: [{"ids":"users","param":"visitorId"},{"ids":"users","param":"userId"}],
  text: "MATCH (visitor:User {id: $visitorId})-[identity:IDENTIFIED_AS]->(user:User)\nWHERE user.id = $userId\nDELETE identity",
  params: {"visitorId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"}},
  row: {},
}

export interface EndIdentityParams { readonly visitorId: string; readonly userId: string; readonly from: number; readonly until: number | null }

export interface EndIdentityRow {}

/** Sets when the link of a visitor to a user that began at an instant ends; null opens it again. */
export const endIdentity: GraphQuery<EndIdentityParams, EndIdentityRow> = {
  name: "identities/end-identity",
  mode: 'write',
  isBounded: false,
  touches: [{"ids":"users","param":"visitorId"},{"ids":"users","param":"userId"}],
  text: "MATCH (visitor:User {id: $visitorId})-[identity:IDENTIFIED_AS]->(user:User)\nWHERE user.id = $userId AND identity.from = $from\nSET identity.until = $until",
  params: {"visitorId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"from":{"type":"Int","list":false,"nullable":false},"until":{"type":"Int","list":false,"nullable":true}},
  row: {},
}

export interface IdentifiedInteractionsParams { readonly userId: string; readonly limit: number }

export interface IdentifiedInteractionsRow { readonly from: number; readonly until: number | null; readonly itemId: string; readonly lastAt: number; readonly eventIds: readonly string[]; readonly eventAts: readonly number[]; readonly eventKinds: readonly string[]; readonly eventValues: readonly number[]; readonly eventFacts: readonly string[]; readonly archivedEvents: readonly string[] }

/** The newest interactions of the visitors of a user that have an event within the span of their link. `lastAt` is of the newest such
 * event. Reads all interactions of these visitors. */
export const identifiedInteractions: GraphQuery<IdentifiedInteractionsParams, IdentifiedInteractionsRow> = {
  name: "identities/identified-interactions",
  mode: 'read',
  isBounded: false,
  text: "MATCH (user:User {id: $userId})<-[identity:IDENTIFIED_AS]-(visitor:User)\nMATCH (visitor)-[done:INTERACTED_WITH]->(item:Item)\nWITH identity.from AS from, identity.until AS until, visitor.id AS visitorId, item.id AS itemId, done,\n  [at IN done.eventAts WHERE (identity.from = 0 OR at >= identity.from) AND (identity.until IS NULL OR at < identity.until)] AS ats\nWHERE size(ats) > 0\nRETURN from, until, itemId, ats[0] AS lastAt,\n  done.eventIds AS eventIds, done.eventAts AS eventAts, done.eventKinds AS eventKinds, done.eventValues AS eventValues,\n  coalesce(done.eventFacts, []) AS eventFacts, coalesce(done.archivedEvents, []) AS archivedEvents\nORDER BY lastAt DESC, itemId, visitorId\nLIMIT $limit",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"from":{"type":"Int","list":false,"nullable":false},"until":{"type":"Int","list":false,"nullable":true},"itemId":{"type":"String","list":false,"nullable":false},"lastAt":{"type":"Int","list":false,"nullable":false},"eventIds":{"type":"String","list":true,"nullable":false},"eventAts":{"type":"Int","list":true,"nullable":false},"eventKinds":{"type":"String","list":true,"nullable":false},"eventValues":{"type":"Float","list":true,"nullable":false},"eventFacts":{"type":"String","list":true,"nullable":false},"archivedEvents":{"type":"String","list":true,"nullable":false}},
}

export interface IdentitiesOfParams { readonly ids: readonly string[] }

export interface IdentitiesOfRow { readonly visitorId: string; readonly userId: string; readonly from: number; readonly until: number | null; readonly receipt: number | null }

/** The links of these users, and of these visitors, each one in either direction. `until` is null while it is open. */
export const identitiesOf: GraphQuery<IdentitiesOfParams, IdentitiesOfRow> = {
  name: "identities/identities-of",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "UNWIND $ids AS wanted\nMATCH (person:User {id: wanted})\nCALL (person) {\n  MATCH (person)-[identity:IDENTIFIED_AS]->(user:User)\n  RETURN person.id AS visitorId, user.id AS userId, identity.from AS from, identity.until AS until, identity.receipt AS receipt\n  UNION ALL\n  MATCH (person)<-[identity:IDENTIFIED_AS]-(visitor:User)\n  RETURN visitor.id AS visitorId, person.id AS userId, identity.from AS from, identity.until AS until, identity.receipt AS receipt\n}\nRETURN visitorId, userId, from, until, receipt\nORDER BY visitorId, from, userId",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (person:User {id: wanted})\nCALL (person) {\n  MATCH (person)-[identity:IDENTIFIED_AS]->(user:User)\n  RETURN person.id AS visitorId, user.id AS userId, identity.from AS from, identity.until AS until, identity.receipt AS receipt\n  UNION ALL\n  MATCH (person)<-[identity:IDENTIFIED_AS]-(visitor:User)\n  RETURN visitor.id AS visitorId, person.id AS userId, identity.from AS from, identity.until AS until, identity.receipt AS receipt\n}\nRETURN visitorId, userId, from, until, receipt\nORDER BY visitorId, from, userId",
  params: {"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"}},
  row: {"visitorId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"from":{"type":"Int","list":false,"nullable":false},"until":{"type":"Int","list":false,"nullable":true},"receipt":{"type":"Int","list":false,"nullable":true}},
}

export interface InteractionsAfterParams { readonly ids: readonly string[]; readonly afterId: string; readonly limit: number }

export interface InteractionsAfterRow { readonly userId: string; readonly itemId: string; readonly weight: number; readonly servedWeight: number; readonly lastAt: number; readonly count: number; readonly eventIds: readonly string[]; readonly eventAts: readonly number[]; readonly eventKinds: readonly string[]; readonly eventValues: readonly number[]; readonly eventFacts: readonly string[]; readonly archivedEvents: readonly string[]; readonly archivedImportIds: readonly string[]; readonly ledBy: readonly string[] }

/** The next interactions of these people together, by the id of the item, after an item. Reads all of their interactions. */
export const interactionsAfter: GraphQuery<InteractionsAfterParams, InteractionsAfterRow> = {
  name: "identities/interactions-after",
  mode: 'read',
  isBounded: false,
  text: "UNWIND $ids AS wanted\nMATCH (user:User {id: wanted})-[done:INTERACTED_WITH]->(item:Item)\nWHERE item.id > $afterId\nRETURN user.id AS userId, item.id AS itemId, toFloat(done.weight) AS weight,\n  toFloat(coalesce(done.servedWeight, 0.0)) AS servedWeight, done.lastAt AS lastAt,\n  done.count AS count, done.eventIds AS eventIds, done.eventAts AS eventAts, done.eventKinds AS eventKinds,\n  done.eventValues AS eventValues, coalesce(done.eventFacts, []) AS eventFacts,\n  coalesce(done.archivedEvents, []) AS archivedEvents,\n  coalesce(done.archivedImportIds, []) AS archivedImportIds, coalesce(done.ledBy, []) AS ledBy\nORDER BY itemId, userId\nLIMIT $limit",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (user:User {id: wanted})-[done:INTERACTED_WITH]->(item:Item)\nWHERE item.id > $afterId\nRETURN user.id AS userId, item.id AS itemId, toFloat(done.weight) AS weight,\n  toFloat(coalesce(done.servedWeight, 0.0)) AS servedWeight, done.lastAt AS lastAt,\n  done.count AS count, done.eventIds AS eventIds, done.eventAts AS eventAts, done.eventKinds AS eventKinds,\n  done.eventValues AS eventValues, coalesce(done.eventFacts, []) AS eventFacts,\n  coalesce(done.archivedEvents, []) AS archivedEvents,\n  coalesce(done.archivedImportIds, []) AS archivedImportIds, coalesce(done.ledBy, []) AS ledBy\nORDER BY itemId, userId\nLIMIT $limit",
  params: {"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"},"afterId":{"type":"String","list":false,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"itemId":{"type":"String","list":false,"nullable":false},"weight":{"type":"Float","list":false,"nullable":false},"servedWeight":{"type":"Float","list":false,"nullable":false},"lastAt":{"type":"Int","list":false,"nullable":false},"count":{"type":"Int","list":false,"nullable":false},"eventIds":{"type":"String","list":true,"nullable":false},"eventAts":{"type":"Int","list":true,"nullable":false},"eventKinds":{"type":"String","list":true,"nullable":false},"eventValues":{"type":"Float","list":true,"nullable":false},"eventFacts":{"type":"String","list":true,"nullable":false},"archivedEvents":{"type":"String","list":true,"nullable":false},"archivedImportIds":{"type":"String","list":true,"nullable":false},"ledBy":{"type":"String","list":true,"nullable":false}},
}

export interface StandsForPersonParams { readonly id: string }

export interface StandsForPersonRow { readonly isPerson: boolean }

/** Whether an id is that of a user of their own: one with a name, ties or interests. No row for an unknown id. */
export const standsForPerson: GraphQuery<StandsForPersonParams, StandsForPersonRow> = {
  name: "identities/stands-for-person",
  mode: 'read',
  isBounded: false,
  isSteady: true,
  text: "MATCH (person:User {id: $id})\nRETURN person.name IS NOT NULL OR COUNT { (person)-[:FOLLOWS|BLOCKS|MUTES|UNFOLLOWED|DISMISSED]->(:User) } > 0\n  OR COUNT { (person)<-[:FOLLOWS|BLOCKS|MUTES|UNFOLLOWED|DISMISSED]-(:User) } > 0\n  OR COUNT { (person)-[:INTERESTED_IN|APPLIED_TAG]->(:Tag) } > 0 AS isPerson",
  params: {"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"}},
  row: {"isPerson":{"type":"Boolean","list":false,"nullable":false}},
}

export interface UnmarkVisitorParams { readonly id: string }

export interface UnmarkVisitorRow {}

/** Says that an external id is no visitor's any more. */
export const unmarkVisitor: GraphQuery<UnmarkVisitorParams, UnmarkVisitorRow> = {
  name: "identities/unmark-visitor",
  mode: 'write',
  isBounded: false,
  touches: [{"ids":"users","param":"id"}],
  text: "MATCH (visitor:User {id: $id})\nREMOVE visitor:Visitor",
  params: {"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"}},
  row: {},
}

export interface AddAppliedTagsParams { readonly rows: readonly { readonly ownerId: string; readonly tagId: string; readonly weight: number; readonly importSets: readonly string[]; readonly importShares: readonly number[] }[] }

export interface AddAppliedTagsRow {}

/** Writes APPLIED_TAG edges that are not there yet, with what each data set contributes to the weight. */
export const addAppliedTags: GraphQuery<AddAppliedTagsParams, AddAppliedTagsRow> = {
  name: "importing/add-applied-tags",
  mode: 'write',
  isBounded: false,
  isGrowing: true,
  touches: [{"ids":"users","param":"rows","field":"ownerId"}],
  text: "UNWIND $rows AS row\nMATCH (user:User {id: row[0]})\nMATCH (tag:Tag {id: row[1]})\nCREATE (user)-[applied:APPLIED_TAG {weight: toFloat(row[2]), importSets: row[3],\n  importShares: [share IN row[4] | toFloat(share)]}]->(tag)",
  serverText: "UNWIND $lists.rows AS row\nMATCH (user:User {id: row[0]})\nMATCH (tag:Tag {id: row[1]})\nCREATE (user)-[applied:APPLIED_TAG {weight: toFloat(row[2]), importSets: row[3],\n  importShares: [share IN row[4] | toFloat(share)]}]->(tag)",
  params: {"rows":{"type":"Rows","fields":{"ownerId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"tagId":{"type":"String","list":false,"nullable":false},"weight":{"type":"Float","list":false,"nullable":false},"importSets":{"type":"String","list":true,"nullable":false},"importShares":{"type":"Float","list":true,"nullable":false}}}},
  row: {},
}

export interface AddBlocksParams { readonly rows: readonly { readonly userId: string; readonly otherId: string; readonly since: number | null }[] }

export interface AddBlocksRow {}

/** Writes BLOCKS ties that are not there yet. */
export const addBlocks: GraphQuery<AddBlocksParams, AddBlocksRow> = {
  name: "importing/add-blocks",
  mode: 'write',
  isBounded: false,
  touches: [{"ids":"users","param":"rows","field":"userId"},{"ids":"users","param":"rows","field":"otherId"}],
  text: "UNWIND $rows AS row\nMATCH (user:User {id: row[0]})\nMATCH (other:User {id: row[1]})\nCREATE (user)-[tie:BLOCKS]->(other)\nSET tie.since = row[2]",
  serverText: "UNWIND $lists.rows AS row\nMATCH (user:User {id: row[0]})\nMATCH (other:User {id: row[1]})\nCREATE (user)-[tie:BLOCKS]->(other)\nSET tie.since = row[2]",
  params: {"rows":{"type":"Rows","fields":{"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"otherId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"since":{"type":"Int","list":false,"nullable":true}}}},
  row: {},
}

export interface AddFollowsParams { readonly rows: readonly { readonly userId: string; readonly otherId: string; readonly strength: number; readonly since: number | null }[] }

export interface AddFollowsRow {}

/** Writes FOLLOWS ties that are not there yet. */
export const addFollows: GraphQuery<AddFollowsParams, AddFollowsRow> = {
  name: "importing/add-follows",
  mode: 'write',
  isBounded: false,
  isGrowing: true,
  touches: [{"ids":"users","param":"rows","field":"userId"},{"ids":"users","param":"rows","field":"otherId"}],
  text: "UNWIND $rows AS row\nMATCH (user:User {id: row[0]})\nMATCH (other:User {id: row[1]})\nCREATE (user)-[tie:FOLLOWS {strength: toFloat(row[2])}]->(other)\nSET tie.since = row[3]",
  serverText: "UNWIND $lists.rows AS row\nMATCH (user:User {id: row[0]})\nMATCH (other:User {id: row[1]})\nCREATE (user)-[tie:FOLLOWS {strength: toFloat(row[2])}]->(other)\nSET tie.since = row[3]",
  params: {"rows":{"type":"Rows","fields":{"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"otherId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"strength":{"type":"Float","list":false,"nullable":false},"since":{"type":"Int","list":false,"nullable":true}}}},
  row: {},
}

export interface AddMutesParams { readonly rows: readonly { readonly userId: string; readonly otherId: string; readonly since: number | null }[] }

export interface AddMutesRow {}

/** Writes MUTES ties that are not there yet. */
export const addMutes: GraphQuery<AddMutesParams, AddMutesRow> = {
  name: "importing/add-mutes",
  mode: 'write',
  isBounded: false,
  touches: [{"ids":"users","param":"rows","field":"userId"},{"ids":"users","param":"rows","field":"otherId"}],
  text: "UNWIND $rows AS row\nMATCH (user:User {id: row[0]})\nMATCH (other:User {id: row[1]})\nCREATE (user)-[tie:MUTES]->(other)\nSET tie.since = row[2]",
  serverText: "UNWIND $lists.rows AS row\nMATCH (user:User {id: row[0]})\nMATCH (other:User {id: row[1]})\nCREATE (user)-[tie:MUTES]->(other)\nSET tie.since = row[2]",
  params: {"rows":{"type":"Rows","fields":{"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"otherId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"since":{"type":"Int","list":false,"nullable":true}}}},
  row: {},
}

export interface AddTaggedParams { readonly rows: readonly { readonly ownerId: string; readonly tagId: string; readonly weight: number; readonly importSets: readonly string[]; readonly importShares: readonly number[] }[] }

export interface AddTaggedRow {}

/** Writes TAGGED edges that are not there yet, with what each data set contributes to the weight. */
export const addTagged: GraphQuery<AddTaggedParams, AddTaggedRow> = {
  name: "importing/add-tagged",
  mode: 'write',
  isBounded: false,
  isGrowing: true,
  touches: ["catalog"],
  text: "UNWIND $rows AS row\nMATCH (item:Item {id: row[0]})\nMATCH (tag:Tag {id: row[1]})\nCREATE (item)-[applied:TAGGED {weight: toFloat(row[2]), importSets: row[3],\n  importShares: [share IN row[4] | toFloat(share)]}]->(tag)",
  serverText: "UNWIND $lists.rows AS row\nMATCH (item:Item {id: row[0]})\nMATCH (tag:Tag {id: row[1]})\nCREATE (item)-[applied:TAGGED {weight: toFloat(row[2]), importSets: row[3],\n  importShares: [share IN row[4] | toFloat(share)]}]->(tag)",
  params: {"rows":{"type":"Rows","fields":{"ownerId":{"type":"String","list":false,"nullable":false},"tagId":{"type":"String","list":false,"nullable":false},"weight":{"type":"Float","list":false,"nullable":false},"importSets":{"type":"String","list":true,"nullable":false},"importShares":{"type":"Float","list":true,"nullable":false}}}},
  row: {},
}

export interface AddTagsParams { readonly ids: readonly string[] }

export interface AddTagsRow {}

/** Creates tags of which only the id is known; existing tags stay unchanged. */
export const addTags: GraphQuery<AddTagsParams, AddTagsRow> = {
  name: "importing/add-tags",
  mode: 'write',
  isBounded: false,
  isGrowing: true,
  touches: ["catalog"],
  text: "UNWIND $ids AS wanted\nMERGE (tag:Tag {id: wanted})\nON CREATE SET tag.name = wanted",
  serverText: "UNWIND $lists.ids AS wanted\nMERGE (tag:Tag {id: wanted})\nON CREATE SET tag.name = wanted",
  params: {"ids":{"type":"String","list":true,"nullable":false}},
  row: {},
}

export interface ClearCatalogChangesParams { readonly limit: number }

export interface ClearCatalogChangesRow { readonly count: number }

/** Deletes some changes of the catalog; returns how many. */
export const clearCatalogChanges: GraphQuery<ClearCatalogChangesParams, ClearCatalogChangesRow> = {
  name: "importing/clear-catalog-changes",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "MATCH (doomed:CatalogChange)\nWITH doomed LIMIT $limit\nDETACH DELETE doomed\nRETURN count(*) AS count",
  params: {"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"count":{"type":"Int","list":false,"nullable":false}},
}

export interface ClearChartsParams { readonly limit: number }

export interface ClearChartsRow { readonly count: number }

/** Deletes some charts with all of their relationships; returns how many. */
export const clearCharts: GraphQuery<ClearChartsParams, ClearChartsRow> = {
  name: "importing/clear-charts",
  mode: 'write',
  isBounded: false,
  touches: ["charts"],
  text: "MATCH (doomed:Chart)\nWITH doomed LIMIT $limit\nDETACH DELETE doomed\nRETURN count(*) AS count",
  params: {"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"count":{"type":"Int","list":false,"nullable":false}},
}

export interface ClearConsentReceiptsParams { readonly limit: number }

export interface ClearConsentReceiptsRow { readonly count: number }

/** Deletes some receipts of consent; returns how many. */
export const clearConsentReceipts: GraphQuery<ClearConsentReceiptsParams, ClearConsentReceiptsRow> = {
  name: "importing/clear-consent-receipts",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "MATCH (doomed:ConsentReceipt)\nWITH doomed LIMIT $limit\nDETACH DELETE doomed\nRETURN count(*) AS count",
  params: {"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"count":{"type":"Int","list":false,"nullable":false}},
}

export interface ClearItemsParams { readonly limit: number }

export interface ClearItemsRow { readonly count: number }

/** Deletes some items with all of their relationships; returns how many. */
export const clearItems: GraphQuery<ClearItemsParams, ClearItemsRow> = {
  name: "importing/clear-items",
  mode: 'write',
  isBounded: false,
  touches: ["all-users","catalog","charts"],
  text: "MATCH (doomed:Item)\nWITH doomed LIMIT $limit\nDETACH DELETE doomed\nRETURN count(*) AS count",
  params: {"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"count":{"type":"Int","list":false,"nullable":false}},
}

export interface ClearMetricPeriodsParams { readonly limit: number }

export interface ClearMetricPeriodsRow { readonly count: number }

/** Deletes some hours and days of metrics; returns how many. */
export const clearMetricPeriods: GraphQuery<ClearMetricPeriodsParams, ClearMetricPeriodsRow> = {
  name: "importing/clear-metric-periods",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "MATCH (doomed:MetricPeriod)\nWITH doomed LIMIT $limit\nDETACH DELETE doomed\nRETURN count(*) AS count",
  params: {"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"count":{"type":"Int","list":false,"nullable":false}},
}

export interface ClearMetricRowsParams { readonly limit: number }

export interface ClearMetricRowsRow { readonly count: number }

/** Deletes some sums of metrics; returns how many. */
export const clearMetricRows: GraphQuery<ClearMetricRowsParams, ClearMetricRowsRow> = {
  name: "importing/clear-metric-rows",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "MATCH (doomed:MetricRow)\nWITH doomed LIMIT $limit\nDETACH DELETE doomed\nRETURN count(*) AS count",
  params: {"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"count":{"type":"Int","list":false,"nullable":false}},
}

export interface ClearModelPartsParams { readonly limit: number }

export interface ClearModelPartsRow { readonly count: number }

/** Deletes some parts of models; returns how many. */
export const clearModelParts: GraphQuery<ClearModelPartsParams, ClearModelPartsRow> = {
  name: "importing/clear-model-parts",
  mode: 'write',
  isBounded: false,
  touches: ["model"],
  text: "MATCH (doomed:ModelPart)\nWITH doomed LIMIT $limit\nDETACH DELETE doomed\nRETURN count(*) AS count",
  params: {"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"count":{"type":"Int","list":false,"nullable":false}},
}

export interface ClearModelsParams { readonly limit: number }

export interface ClearModelsRow { readonly count: number }

/** Deletes some models with all of their relationships; returns how many. */
export const clearModels: GraphQuery<ClearModelsParams, ClearModelsRow> = {
  name: "importing/clear-models",
  mode: 'write',
  isBounded: false,
  touches: ["model"],
  text: "MATCH (doomed:Model)\nWITH doomed LIMIT $limit\nDETACH DELETE doomed\nRETURN count(*) AS count",
  params: {"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"count":{"type":"Int","list":false,"nullable":false}},
}

export interface ClearServedAsParams { readonly limit: number }

export interface ClearServedAsRow { readonly count: number }

/** Deletes some ways in which lists were served; returns how many. */
export const clearServedAs: GraphQuery<ClearServedAsParams, ClearServedAsRow> = {
  name: "importing/clear-served-as",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "MATCH (doomed:ServedAs)\nWITH doomed LIMIT $limit\nDETACH DELETE doomed\nRETURN count(*) AS count",
  params: {"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"count":{"type":"Int","list":false,"nullable":false}},
}

export interface ClearSingletonsParams { readonly limit: number }

export interface ClearSingletonsRow { readonly count: number }

/** Deletes some singletons with all of their relationships; returns how many. The secret of privacy
 * requests, the key of personal data and the number of the format stay. */
export const clearSingletons: GraphQuery<ClearSingletonsParams, ClearSingletonsRow> = {
  name: "importing/clear-singletons",
  mode: 'write',
  isBounded: false,
  touches: ["catalog","model"],
  text: "MATCH (doomed:Singleton) WHERE NOT doomed.id IN ['privacy', 'data-key', 'format']\nWITH doomed LIMIT $limit\nDETACH DELETE doomed\nRETURN count(*) AS count",
  params: {"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"count":{"type":"Int","list":false,"nullable":false}},
}

export interface ClearTagsParams { readonly limit: number }

export interface ClearTagsRow { readonly count: number }

/** Deletes some tags with all of their relationships; returns how many. */
export const clearTags: GraphQuery<ClearTagsParams, ClearTagsRow> = {
  name: "importing/clear-tags",
  mode: 'write',
  isBounded: false,
  touches: ["all-users","catalog"],
  text: "MATCH (doomed:Tag)\nWITH doomed LIMIT $limit\nDETACH DELETE doomed\nRETURN count(*) AS count",
  params: {"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"count":{"type":"Int","list":false,"nullable":false}},
}

export interface ClearUsersParams { readonly limit: number }

export interface ClearUsersRow { readonly count: number }

/** Deletes some users with all of their relationships; returns how many. */
export const clearUsers: GraphQuery<ClearUsersParams, ClearUsersRow> = {
  name: "importing/clear-users",
  mode: 'write',
  isBounded: false,
  touches: ["all-users","charts"],
  text: "MATCH (doomed:User)\nWITH doomed LIMIT $limit\nDETACH DELETE doomed\nRETURN count(*) AS count",
  params: {"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"count":{"type":"Int","list":false,"nullable":false}},
}

export interface DropAppliedTagsParams { readonly rows: readonly { readonly ownerId: string; readonly wanted: Iterable<string> }[] }

export interface DropAppliedTagsRow {}

/** Removes the APPLIED_TAG edges of these users to the given tags, before they are written again. */
export const dropAppliedTags: GraphQuery<DropAppliedTagsParams, DropAppliedTagsRow> = {
  name: "importing/drop-applied-tags",
  mode: 'write',
  isBounded: false,
  touches: [{"ids":"users","param":"rows","field":"ownerId"}],
  text: "UNWIND $rows AS row\nMATCH (user:User {id: row[0]})-[applied:APPLIED_TAG]->(tag:Tag)\nWHERE row[1][tag.id] IS NOT NULL\nDELETE applied",
  serverText: "UNWIND $lists.rows AS row\nMATCH (user:User {id: row[0]})-[applied:APPLIED_TAG]->(tag:Tag)\nWHERE row[1][tag.id] IS NOT NULL\nDELETE applied",
  params: {"rows":{"type":"Rows","fields":{"ownerId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"wanted":{"type":"IdSet"}}}},
  row: {},
}

export interface DropTaggedParams { readonly rows: readonly { readonly ownerId: string; readonly wanted: Iterable<string> }[] }

export interface DropTaggedRow {}

/** Removes the TAGGED edges of these items to the given tags, before they are written again. */
export const dropTagged: GraphQuery<DropTaggedParams, DropTaggedRow> = {
  name: "importing/drop-tagged",
  mode: 'write',
  isBounded: false,
  touches: ["catalog"],
  text: "UNWIND $rows AS row\nMATCH (item:Item {id: row[0]})-[applied:TAGGED]->(tag:Tag)\nWHERE row[1][tag.id] IS NOT NULL\nDELETE applied",
  serverText: "UNWIND $lists.rows AS row\nMATCH (item:Item {id: row[0]})-[applied:TAGGED]->(tag:Tag)\nWHERE row[1][tag.id] IS NOT NULL\nDELETE applied",
  params: {"rows":{"type":"Rows","fields":{"ownerId":{"type":"String","list":false,"nullable":false},"wanted":{"type":"IdSet"}}}},
  row: {},
}

export interface DropTiesParams { readonly rows: readonly { readonly userId: string; readonly wanted: Iterable<string> }[] }

export interface DropTiesRow {}

/** Removes the given ties of these users, before they are written again. A tie is named by its type, a space and the other id. */
export const dropTies: GraphQuery<DropTiesParams, DropTiesRow> = {
  name: "importing/drop-ties",
  mode: 'write',
  isBounded: false,
  touches: [{"ids":"users","param":"rows","field":"userId"},{"ids":"users","param":"rows","field":"wanted"}],
  text: "UNWIND $rows AS row\nMATCH (user:User {id: row[0]})-[tie:FOLLOWS|BLOCKS|MUTES]->(other:User)\nWHERE row[1][type(tie) + ' ' + other.id] IS NOT NULL\nDELETE tie",
  serverText: "UNWIND $lists.rows AS row\nMATCH (user:User {id: row[0]})-[tie:FOLLOWS|BLOCKS|MUTES]->(other:User)\nWHERE row[1][type(tie) + ' ' + other.id] IS NOT NULL\nDELETE tie",
  params: {"rows":{"type":"Rows","fields":{"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"wanted":{"type":"IdSet","holds":"ties"}}}},
  row: {},
}

export interface GraphOriginParams {}

export interface GraphOriginRow { readonly kind: string; readonly state: string; readonly seed: number | null; readonly endsAt: number | null; readonly name: string | null }

/** Where the graph's content comes from; no row if it was never set. */
export const graphOrigin: GraphQuery<GraphOriginParams, GraphOriginRow> = {
  name: "importing/graph-origin",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (origin:Singleton {id: 'origin'})\nWHERE origin.kind IS NOT NULL\nRETURN origin.kind AS kind, origin.state AS state, origin.seed AS seed, origin.endsAt AS endsAt, origin.name AS name",
  params: {},
  row: {"kind":{"type":"String","list":false,"nullable":false},"state":{"type":"String","list":false,"nullable":false},"seed":{"type":"Int","list":false,"nullable":true},"endsAt":{"type":"Int","list":false,"nullable":true},"name":{"type":"String","list":false,"nullable":true}},
}

export interface ItemRecordsParams { readonly ids: readonly string[] }

export interface ItemRecordsRow { readonly id: string; readonly properties: Properties }

/** Items as an import compares them: their properties without tags; unknown ids are left out. */
export const itemRecords: GraphQuery<ItemRecordsParams, ItemRecordsRow> = {
  name: "importing/item-records",
  mode: 'read',
  isBounded: false,
  text: "UNWIND $ids AS wanted\nMATCH (item:Item {id: wanted})\nRETURN item.id AS id, item {.*, tagIds: null, tagWeights: null} AS properties",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (item:Item {id: wanted})\nRETURN item.id AS id, item {.*, tagIds: null, tagWeights: null} AS properties",
  params: {"ids":{"type":"String","list":true,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"properties":{"type":"Properties"}},
}

export interface KnownTagIdsParams { readonly ids: readonly string[] }

export interface KnownTagIdsRow { readonly id: string }

/** Which of these tags exist. */
export const knownTagIds: GraphQuery<KnownTagIdsParams, KnownTagIdsRow> = {
  name: "importing/known-tag-ids",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "UNWIND $ids AS wanted\nMATCH (tag:Tag {id: wanted})\nRETURN tag.id AS id",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (tag:Tag {id: wanted})\nRETURN tag.id AS id",
  params: {"ids":{"type":"String","list":true,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false}},
}

export interface MarkDescribedParams { readonly ids: readonly string[] }

export interface MarkDescribedRow { readonly id: string }

/** Makes items visible that were known only from events, and returns them. */
export const markDescribed: GraphQuery<MarkDescribedParams, MarkDescribedRow> = {
  name: "importing/mark-described",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: ["catalog"],
  text: "UNWIND $ids AS wanted\nMATCH (item:Item {id: wanted})\nWHERE item.isUndescribed = true\nREMOVE item.isUndescribed\nRETURN item.id AS id",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (item:Item {id: wanted})\nWHERE item.isUndescribed = true\nREMOVE item.isUndescribed\nRETURN item.id AS id",
  params: {"ids":{"type":"String","list":true,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false}},
}

export interface SetItemTagsParams { readonly rows: readonly { readonly itemId: string; readonly tagIds: readonly string[]; readonly tagWeights: readonly number[] }[] }

export interface SetItemTagsRow {}

/** The strongest tags of items as lists side by side, for filters and features that must not walk. */
export const setItemTags: GraphQuery<SetItemTagsParams, SetItemTagsRow> = {
  name: "importing/set-item-tags",
  mode: 'write',
  isBounded: false,
  touches: ["catalog"],
  text: "UNWIND $rows AS row\nMATCH (item:Item {id: row[0]})\nSET item.tagIds = row[1], item.tagWeights = [weight IN row[2] | toFloat(weight)]",
  serverText: "UNWIND $lists.rows AS row\nMATCH (item:Item {id: row[0]})\nSET item.tagIds = row[1], item.tagWeights = [weight IN row[2] | toFloat(weight)]",
  params: {"rows":{"type":"Rows","fields":{"itemId":{"type":"String","list":false,"nullable":false},"tagIds":{"type":"String","list":true,"nullable":false},"tagWeights":{"type":"Float","list":true,"nullable":false}}}},
  row: {},
}

export interface SetOriginParams { readonly kind: string; readonly state: string; readonly seed: number | null; readonly endsAt: number | null; readonly name: string | null }

export interface SetOriginRow {}

/** Sets where the graph's content comes from. */
export const setOrigin: GraphQuery<SetOriginParams, SetOriginRow> = {
  name: "importing/set-origin",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "MERGE (origin:Singleton {id: 'origin'})\nSET origin.kind = $kind, origin.state = $state, origin.seed = $seed, origin.endsAt = $endsAt,\n  origin.name = $name",
  params: {"kind":{"type":"String","list":false,"nullable":false},"state":{"type":"String","list":false,"nullable":false},"seed":{"type":"Int","list":false,"nullable":true},"endsAt":{"type":"Int","list":false,"nullable":true},"name":{"type":"String","list":false,"nullable":true}},
  row: {},
}

export interface TagRecordsParams { readonly ids: readonly string[] }

export interface TagRecordsRow { readonly id: string; readonly properties: Properties }

/** Tags as an import compares them; unknown ids are left out. */
export const tagRecords: GraphQuery<TagRecordsParams, TagRecordsRow> = {
  name: "importing/tag-records",
  mode: 'read',
  isBounded: false,
  text: "UNWIND $ids AS wanted\nMATCH (tag:Tag {id: wanted})\nRETURN tag.id AS id, properties(tag) AS properties",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (tag:Tag {id: wanted})\nRETURN tag.id AS id, properties(tag) AS properties",
  params: {"ids":{"type":"String","list":true,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"properties":{"type":"Properties"}},
}

export interface TagsOfItemsParams { readonly ids: readonly string[] }

export interface TagsOfItemsRow { readonly ownerId: string; readonly tagId: string; readonly weight: number; readonly importSets: readonly string[]; readonly importShares: readonly number[] }

/** Every TAGGED edge of these items, with what each data set has contributed to its weight. */
export const tagsOfItems: GraphQuery<TagsOfItemsParams, TagsOfItemsRow> = {
  name: "importing/tags-of-items",
  mode: 'read',
  isBounded: false,
  text: "UNWIND $ids AS wanted\nMATCH (item:Item {id: wanted})-[applied:TAGGED]->(tag:Tag)\nRETURN item.id AS ownerId, tag.id AS tagId, toFloat(applied.weight) AS weight,\n  coalesce(applied.importSets, []) AS importSets, coalesce(applied.importShares, []) AS importShares",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (item:Item {id: wanted})-[applied:TAGGED]->(tag:Tag)\nRETURN item.id AS ownerId, tag.id AS tagId, toFloat(applied.weight) AS weight,\n  coalesce(applied.importSets, []) AS importSets, coalesce(applied.importShares, []) AS importShares",
  params: {"ids":{"type":"String","list":true,"nullable":false}},
  row: {"ownerId":{"type":"String","list":false,"nullable":false},"tagId":{"type":"String","list":false,"nullable":false},"weight":{"type":"Float","list":false,"nullable":false},"importSets":{"type":"String","list":true,"nullable":false},"importShares":{"type":"Float","list":true,"nullable":false}},
}

export interface TagsOfUsersParams { readonly ids: readonly string[] }

export interface TagsOfUsersRow { readonly ownerId: string; readonly tagId: string; readonly weight: number; readonly importSets: readonly string[]; readonly importShares: readonly number[] }

/** Every APPLIED_TAG edge of these users, with what each data set has contributed to its weight. */
export const tagsOfUsers: GraphQuery<TagsOfUsersParams, TagsOfUsersRow> = {
  name: "importing/tags-of-users",
  mode: 'read',
  isBounded: false,
  text: "UNWIND $ids AS wanted\nMATCH (user:User {id: wanted})-[applied:APPLIED_TAG]->(tag:Tag)\nRETURN user.id AS ownerId, tag.id AS tagId, toFloat(applied.weight) AS weight,\n  coalesce(applied.importSets, []) AS importSets, coalesce(applied.importShares, []) AS importShares",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (user:User {id: wanted})-[applied:APPLIED_TAG]->(tag:Tag)\nRETURN user.id AS ownerId, tag.id AS tagId, toFloat(applied.weight) AS weight,\n  coalesce(applied.importSets, []) AS importSets, coalesce(applied.importShares, []) AS importShares",
  params: {"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"}},
  row: {"ownerId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"tagId":{"type":"String","list":false,"nullable":false},"weight":{"type":"Float","list":false,"nullable":false},"importSets":{"type":"String","list":true,"nullable":false},"importShares":{"type":"Float","list":true,"nullable":false}},
}

export interface TieCountsParams { readonly ids: readonly string[] }

export interface TieCountsRow { readonly userId: string; readonly follows: number; readonly refusals: number }

/** How many users each of these users follows, and how many they block or mute, for the caps on ties. */
export const tieCounts: GraphQuery<TieCountsParams, TieCountsRow> = {
  name: "importing/tie-counts",
  mode: 'read',
  isBounded: false,
  text: "MATCH (user:User) WHERE user.id IN $ids\nRETURN user.id AS userId, COUNT { (user)-[:FOLLOWS]->(:User) } AS follows,\n  COUNT { (user)-[:BLOCKS|MUTES]->(:User) } AS refusals\nORDER BY userId",
  serverText: "MATCH (user:User) WHERE user.id IN $lists.ids\nRETURN user.id AS userId, COUNT { (user)-[:FOLLOWS]->(:User) } AS follows,\n  COUNT { (user)-[:BLOCKS|MUTES]->(:User) } AS refusals\nORDER BY userId",
  params: {"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"}},
  row: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"follows":{"type":"Int","list":false,"nullable":false},"refusals":{"type":"Int","list":false,"nullable":false}},
}

export interface TiesAmongParams { readonly rows: readonly { readonly userId: string; readonly wanted: Iterable<string> }[] }

export interface TiesAmongRow { readonly userId: string; readonly otherId: string; readonly type: string; readonly strength: number | null; readonly since: number | null }

/** Which of the given ties these users have. A tie is named by its type, a space and the other id. */
export const tiesAmong: GraphQuery<TiesAmongParams, TiesAmongRow> = {
  name: "importing/ties-among",
  mode: 'read',
  isBounded: false,
  text: "UNWIND $rows AS row\nMATCH (user:User {id: row[0]})-[tie:FOLLOWS|BLOCKS|MUTES]->(other:User)\nWHERE row[1][type(tie) + ' ' + other.id] IS NOT NULL\nRETURN user.id AS userId, other.id AS otherId, type(tie) AS type, toFloat(tie.strength) AS strength,\n  tie.since AS since",
  serverText: "UNWIND $lists.rows AS row\nMATCH (user:User {id: row[0]})-[tie:FOLLOWS|BLOCKS|MUTES]->(other:User)\nWHERE row[1][type(tie) + ' ' + other.id] IS NOT NULL\nRETURN user.id AS userId, other.id AS otherId, type(tie) AS type, toFloat(tie.strength) AS strength,\n  tie.since AS since",
  params: {"rows":{"type":"Rows","fields":{"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"wanted":{"type":"IdSet","holds":"ties"}}}},
  row: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"otherId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"type":{"type":"String","list":false,"nullable":false},"strength":{"type":"Float","list":false,"nullable":true},"since":{"type":"Int","list":false,"nullable":true}},
}

export interface UserRecordsParams { readonly ids: readonly string[] }

export interface UserRecordsRow { readonly id: string; readonly properties: Properties }

/** Users as an import compares them: their properties without the long lists; unknown ids are left out. */
export const userRecords: GraphQuery<UserRecordsParams, UserRecordsRow> = {
  name: "importing/user-records",
  mode: 'read',
  isBounded: false,
  text: "UNWIND $ids AS wanted\nMATCH (user:User {id: wanted})\nRETURN user.id AS id, user {.*, olderSeenItemIds: null, olderSeenAts: null, olderSeenKinds: null,\n  dismissedItemIds: null, olderEventIds: null,\n  shownItemIds: null, shownLastSlots: null, shownBits: null, shownPlaces: null} AS properties",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (user:User {id: wanted})\nRETURN user.id AS id, user {.*, olderSeenItemIds: null, olderSeenAts: null, olderSeenKinds: null,\n  dismissedItemIds: null, olderEventIds: null,\n  shownItemIds: null, shownLastSlots: null, shownBits: null, shownPlaces: null} AS properties",
  params: {"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"}},
  row: {"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"properties":{"type":"Properties","holds":"user-properties"}},
}

export interface WriteItemsParams { readonly rows: readonly { readonly id: string; readonly createdAt: number | null; readonly availableFrom: number | null; readonly availableUntil: number | null; readonly properties: PropertyChanges }[] }

export interface WriteItemsRow {}

/** Creates or updates items. Properties that a row does not name stay; instants are separate columns, as integers. */
export const writeItems: GraphQuery<WriteItemsParams, WriteItemsRow> = {
  name: "importing/write-items",
  mode: 'write',
  isBounded: false,
  isGrowing: true,
  touches: ["catalog"],
  text: "UNWIND $rows AS row\nMERGE (item:Item {id: row[0]})\nSET item += row[4]\nSET item.createdAt = row[1], item.availableFrom = row[2],\n  item.availableUntil = row[3]",
  serverText: "UNWIND $lists.rows AS row\nMERGE (item:Item {id: row[0]})\nSET item += row[4]\nSET item.createdAt = row[1], item.availableFrom = row[2],\n  item.availableUntil = row[3]",
  params: {"rows":{"type":"Rows","fields":{"id":{"type":"String","list":false,"nullable":false},"createdAt":{"type":"Int","list":false,"nullable":true},"availableFrom":{"type":"Int","list":false,"nullable":true},"availableUntil":{"type":"Int","list":false,"nullable":true},"properties":{"type":"Properties"}}}},
  row: {},
}

export interface WriteTagsParams { readonly rows: readonly { readonly id: string; readonly properties: PropertyChanges }[] }

export interface WriteTagsRow {}

/** Creates or updates tags. */
export const writeTags: GraphQuery<WriteTagsParams, WriteTagsRow> = {
  name: "importing/write-tags",
  mode: 'write',
  isBounded: false,
  isGrowing: true,
  touches: ["catalog"],
  text: "UNWIND $rows AS row\nMERGE (tag:Tag {id: row[0]})\nSET tag += row[1]",
  serverText: "UNWIND $lists.rows AS row\nMERGE (tag:Tag {id: row[0]})\nSET tag += row[1]",
  params: {"rows":{"type":"Rows","fields":{"id":{"type":"String","list":false,"nullable":false},"properties":{"type":"Properties"}}}},
  row: {},
}

export interface WriteUsersParams { readonly rows: readonly { readonly id: string; readonly createdAt: number | null; readonly properties: PropertyChanges }[] }

export interface WriteUsersRow {}

/** Creates or updates users. Properties that a row does not name stay; instants are separate columns, as integers. */
export const writeUsers: GraphQuery<WriteUsersParams, WriteUsersRow> = {
  name: "importing/write-users",
  mode: 'write',
  isBounded: false,
  touches: [{"ids":"users","param":"rows","field":"id"}],
  text: "UNWIND $rows AS row\nMERGE (user:User {id: row[0]})\nSET user += row[2]\nSET user.createdAt = row[1]",
  serverText: "UNWIND $lists.rows AS row\nMERGE (user:User {id: row[0]})\nSET user += row[2]\nSET user.createdAt = row[1]",
  params: {"rows":{"type":"Rows","fields":{"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"createdAt":{"type":"Int","list":false,"nullable":true},"properties":{"type":"Properties","holds":"user-properties"}}}},
  row: {},
}

export interface AddMetricPeriodsParams { readonly rows: readonly { readonly id: string; readonly startAt: number; readonly hours: number; readonly table: string | null }[] }

export interface AddMetricPeriodsRow {}

/** Makes hours and days of metrics that do not exist, of the table of all metrics, or of one with a name. */
export const addMetricPeriods: GraphQuery<AddMetricPeriodsParams, AddMetricPeriodsRow> = {
  name: "metrics/add-metric-periods",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [],
  text: "UNWIND $rows AS row\nMERGE (period:MetricPeriod {id: row[0]})\nON CREATE SET period.startAt = row[1], period.hours = row[2], period.table = row[3]",
  serverText: "UNWIND $lists.rows AS row\nMERGE (period:MetricPeriod {id: row[0]})\nON CREATE SET period.startAt = row[1], period.hours = row[2], period.table = row[3]",
  params: {"rows":{"type":"Rows","fields":{"id":{"type":"String","list":false,"nullable":false},"startAt":{"type":"Int","list":false,"nullable":false},"hours":{"type":"Int","list":false,"nullable":false},"table":{"type":"String","list":false,"nullable":true}}}},
  row: {},
}

export interface AddMetricRowsParams { readonly rows: readonly { readonly id: string; readonly periodId: string; readonly journal: string; readonly servedAs: string; readonly currency: string; readonly packed: string }[] }

export interface AddMetricRowsRow {}

/** Adds rows to hours and days of metrics. A row that is there is replaced: its write may have taken effect before. */
export const addMetricRows: GraphQuery<AddMetricRowsParams, AddMetricRowsRow> = {
  name: "metrics/add-metric-rows",
  mode: 'write',
  isBounded: false,
  isGrowing: true,
  isSteady: true,
  touches: [],
  text: "UNWIND $rows AS row\nMATCH (period:MetricPeriod {id: row[1]})\nMERGE (sums:MetricRow {id: row[0]})\nSET sums.journal = row[2], sums.servedAs = row[3], sums.currency = row[4], sums.packed = row[5]\nMERGE (period)-[:HOLDS]->(sums)",
  serverText: "UNWIND $lists.rows AS row\nMATCH (period:MetricPeriod {id: row[1]})\nMERGE (sums:MetricRow {id: row[0]})\nSET sums.journal = row[2], sums.servedAs = row[3], sums.currency = row[4], sums.packed = row[5]\nMERGE (period)-[:HOLDS]->(sums)",
  params: {"rows":{"type":"Rows","fields":{"id":{"type":"String","list":false,"nullable":false},"periodId":{"type":"String","list":false,"nullable":false},"journal":{"type":"String","list":false,"nullable":false},"servedAs":{"type":"String","list":false,"nullable":false},"currency":{"type":"String","list":false,"nullable":false},"packed":{"type":"String","list":false,"nullable":false}}}},
  row: {},
}

export interface AddServedAsParams { readonly rows: readonly { readonly code: string; readonly placement: string; readonly version: number; readonly model: string; readonly ranker: string; readonly pageRow: string | null }[] }

export interface AddServedAsRow {}

/** Keeps ways in which lists are served. */
export const addServedAs: GraphQuery<AddServedAsParams, AddServedAsRow> = {
  name: "metrics/add-served-as",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [],
  text: "UNWIND $rows AS row\nMERGE (served:ServedAs {code: row[0]})\nON CREATE SET served.placement = row[1], served.version = row[2], served.model = row[3], served.ranker = row[4],\n  served.pageRow = row[5]",
  serverText: "UNWIND $lists.rows AS row\nMERGE (served:ServedAs {code: row[0]})\nON CREATE SET served.placement = row[1], served.version = row[2], served.model = row[3], served.ranker = row[4],\n  served.pageRow = row[5]",
  params: {"rows":{"type":"Rows","fields":{"code":{"type":"String","list":false,"nullable":false},"placement":{"type":"String","list":false,"nullable":false},"version":{"type":"Int","list":false,"nullable":false},"model":{"type":"String","list":false,"nullable":false},"ranker":{"type":"String","list":false,"nullable":false},"pageRow":{"type":"String","list":false,"nullable":true}}}},
  row: {},
}

export interface AllServedAsParams {}

export interface AllServedAsRow { readonly code: string; readonly placement: string; readonly version: number; readonly model: string; readonly ranker: string; readonly row: string | null }

/** All ways in which lists were served. */
export const allServedAs: GraphQuery<AllServedAsParams, AllServedAsRow> = {
  name: "metrics/all-served-as",
  mode: 'read',
  isBounded: false,
  text: "MATCH (served:ServedAs)\nRETURN served.code AS code, served.placement AS placement, served.version AS version, served.model AS model, served.ranker AS ranker,\n  served.pageRow AS row",
  params: {},
  row: {"code":{"type":"String","list":false,"nullable":false},"placement":{"type":"String","list":false,"nullable":false},"version":{"type":"Int","list":false,"nullable":false},"model":{"type":"String","list":false,"nullable":false},"ranker":{"type":"String","list":false,"nullable":false},"row":{"type":"String","list":false,"nullable":true}},
}

export interface CountMetricRowsParams { readonly journal: string; readonly periodIds: readonly string[] }

export interface CountMetricRowsRow { readonly periodId: string; readonly total: number }

/** How many rows of a journal these hours of metrics have. */
export const countMetricRows: GraphQuery<CountMetricRowsParams, CountMetricRowsRow> = {
  name: "metrics/count-metric-rows",
  mode: 'read',
  isBounded: false,
  text: "UNWIND $periodIds AS wanted\nMATCH (period:MetricPeriod {id: wanted})-[:HOLDS]->(sums:MetricRow)\nWHERE sums.journal = $journal\nRETURN period.id AS periodId, count(sums) AS total",
  serverText: "UNWIND $lists.periodIds AS wanted\nMATCH (period:MetricPeriod {id: wanted})-[:HOLDS]->(sums:MetricRow)\nWHERE sums.journal = $journal\nRETURN period.id AS periodId, count(sums) AS total",
  params: {"journal":{"type":"String","list":false,"nullable":false},"periodIds":{"type":"String","list":true,"nullable":false}},
  row: {"periodId":{"type":"String","list":false,"nullable":false},"total":{"type":"Int","list":false,"nullable":false}},
}

export interface DropMetricPeriodsParams { readonly periodIds: readonly string[] }

export interface DropMetricPeriodsRow {}

/** Deletes these hours and days of metrics, which have no rows. */
export const dropMetricPeriods: GraphQuery<DropMetricPeriodsParams, DropMetricPeriodsRow> = {
  name: "metrics/drop-metric-periods",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [],
  text: "UNWIND $periodIds AS wanted\nMATCH (period:MetricPeriod {id: wanted})\nDETACH DELETE period",
  serverText: "UNWIND $lists.periodIds AS wanted\nMATCH (period:MetricPeriod {id: wanted})\nDETACH DELETE period",
  params: {"periodIds":{"type":"String","list":true,"nullable":false}},
  row: {},
}

export interface DropMetricRowsOfParams { readonly periodIds: readonly string[] }

export interface DropMetricRowsOfRow {}

/** Deletes the rows of these hours and days of metrics. */
export const dropMetricRowsOf: GraphQuery<DropMetricRowsOfParams, DropMetricRowsOfRow> = {
  name: "metrics/drop-metric-rows-of",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [],
  text: "UNWIND $periodIds AS wanted\nMATCH (period:MetricPeriod {id: wanted})-[:HOLDS]->(sums:MetricRow)\nDETACH DELETE sums",
  serverText: "UNWIND $lists.periodIds AS wanted\nMATCH (period:MetricPeriod {id: wanted})-[:HOLDS]->(sums:MetricRow)\nDETACH DELETE sums",
  params: {"periodIds":{"type":"String","list":true,"nullable":false}},
  row: {},
}

export interface LockCursorsParams {}

export interface LockCursorsRow {}

/** Keeps the journals of this graph from being applied until the transaction ends. Sorted, so that two processes never deadlock. */
export const lockCursors: GraphQuery<LockCursorsParams, LockCursorsRow> = {
  name: "metrics/lock-cursors",
  mode: 'write',
  isBounded: false,
  isLock: true,
  isSteady: true,
  touches: [],
  text: "MATCH (cursor:Cursor)\nWITH cursor, cursor.journal AS journalId ORDER BY journalId\nSET cursor.journal = journalId",
  params: {},
  row: {},
}

export interface LockMetricPeriodsParams { readonly periodIds: readonly string[] }

export interface LockMetricPeriodsRow {}

/** Keeps other transactions from locking these periods of metrics until this one ends. */
export const lockMetricPeriods: GraphQuery<LockMetricPeriodsParams, LockMetricPeriodsRow> = {
  name: "metrics/lock-metric-periods",
  mode: 'write',
  isBounded: false,
  isLock: true,
  isSteady: true,
  touches: [],
  text: "UNWIND $periodIds AS wanted\nMATCH (period:MetricPeriod {id: wanted})\nSET period.id = wanted",
  serverText: "UNWIND $lists.periodIds AS wanted\nMATCH (period:MetricPeriod {id: wanted})\nSET period.id = wanted",
  params: {"periodIds":{"type":"String","list":true,"nullable":false}},
  row: {},
}

export interface MetricRowsParams { readonly ids: readonly string[] }

export interface MetricRowsRow { readonly id: string; readonly packed: string }

/** The sums of these rows of metrics. */
export const metricRows: GraphQuery<MetricRowsParams, MetricRowsRow> = {
  name: "metrics/metric-rows",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "UNWIND $ids AS wanted\nMATCH (sums:MetricRow {id: wanted})\nRETURN sums.id AS id, sums.packed AS packed",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (sums:MetricRow {id: wanted})\nRETURN sums.id AS id, sums.packed AS packed",
  params: {"ids":{"type":"String","list":true,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"packed":{"type":"String","list":false,"nullable":false}},
}

export interface MetricRowsBetweenParams { readonly from: number; readonly to: number; readonly codes: Iterable<string> }

export interface MetricRowsBetweenRow { readonly id: string; readonly startAt: number; readonly hours: number; readonly journal: string; readonly servedAs: string; readonly currency: string; readonly packed: string }

/** The rows of the hours and days of metrics that begin between two instants, of lists that were served in one of these ways. */
export const metricRowsBetween: GraphQuery<MetricRowsBetweenParams, MetricRowsBetweenRow> = {
  name: "metrics/metric-rows-between",
  mode: 'read',
  isBounded: false,
  text: "MATCH (period:MetricPeriod)\nWHERE period.startAt >= $from AND period.startAt < $to AND period.table IS NULL\nMATCH (period)-[:HOLDS]->(sums:MetricRow)\nWHERE $codes[sums.servedAs] IS NOT NULL\nRETURN sums.id AS id, period.startAt AS startAt, period.hours AS hours, sums.journal AS journal, sums.servedAs AS servedAs,\n  sums.currency AS currency, sums.packed AS packed",
  params: {"from":{"type":"Int","list":false,"nullable":false},"to":{"type":"Int","list":false,"nullable":false},"codes":{"type":"IdSet"}},
  row: {"id":{"type":"String","list":false,"nullable":false},"startAt":{"type":"Int","list":false,"nullable":false},"hours":{"type":"Int","list":false,"nullable":false},"journal":{"type":"String","list":false,"nullable":false},"servedAs":{"type":"String","list":false,"nullable":false},"currency":{"type":"String","list":false,"nullable":false},"packed":{"type":"String","list":false,"nullable":false}},
}

export interface MetricRowsOfParams { readonly periodIds: readonly string[] }

export interface MetricRowsOfRow { readonly id: string; readonly periodId: string; readonly journal: string; readonly servedAs: string; readonly currency: string; readonly packed: string }

/** The rows of these hours and days of metrics. */
export const metricRowsOf: GraphQuery<MetricRowsOfParams, MetricRowsOfRow> = {
  name: "metrics/metric-rows-of",
  mode: 'read',
  isBounded: false,
  text: "UNWIND $periodIds AS wanted\nMATCH (period:MetricPeriod {id: wanted})-[:HOLDS]->(sums:MetricRow)\nRETURN sums.id AS id, period.id AS periodId, sums.journal AS journal, sums.servedAs AS servedAs, sums.currency AS currency,\n  sums.packed AS packed",
  serverText: "UNWIND $lists.periodIds AS wanted\nMATCH (period:MetricPeriod {id: wanted})-[:HOLDS]->(sums:MetricRow)\nRETURN sums.id AS id, period.id AS periodId, sums.journal AS journal, sums.servedAs AS servedAs, sums.currency AS currency,\n  sums.packed AS packed",
  params: {"periodIds":{"type":"String","list":true,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"periodId":{"type":"String","list":false,"nullable":false},"journal":{"type":"String","list":false,"nullable":false},"servedAs":{"type":"String","list":false,"nullable":false},"currency":{"type":"String","list":false,"nullable":false},"packed":{"type":"String","list":false,"nullable":false}},
}

export interface OldMetricHoursParams { readonly before: number; readonly limit: number }

export interface OldMetricHoursRow { readonly id: string; readonly startAt: number }

/** The hours of metrics that begin before an instant, oldest first. */
export const oldMetricHours: GraphQuery<OldMetricHoursParams, OldMetricHoursRow> = {
  name: "metrics/old-metric-hours",
  mode: 'read',
  isBounded: false,
  text: "MATCH (period:MetricPeriod)\nWHERE period.hours = 1 AND period.startAt < $before\nRETURN period.id AS id, period.startAt AS startAt\nORDER BY startAt, id LIMIT $limit",
  params: {"before":{"type":"Int","list":false,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"startAt":{"type":"Int","list":false,"nullable":false}},
}

export interface OldMetricPeriodsParams { readonly before: number; readonly table: string | null; readonly limit: number }

export interface OldMetricPeriodsRow { readonly id: string }

/** The periods of metrics whose last day begins before an instant. With `table` those of this table only. */
export const oldMetricPeriods: GraphQuery<OldMetricPeriodsParams, OldMetricPeriodsRow> = {
  name: "metrics/old-metric-periods",
  mode: 'read',
  isBounded: false,
  text: "MATCH (period:MetricPeriod)\nWHERE period.startAt + (period.hours - 24) * 3600000 < $before AND ($table IS NULL OR period.table = $table)\nRETURN period.id AS id\nORDER BY id LIMIT $limit",
  params: {"before":{"type":"Int","list":false,"nullable":false},"table":{"type":"String","list":false,"nullable":true},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false}},
}

export interface OldTableDaysParams { readonly table: string; readonly before: number; readonly limit: number }

export interface OldTableDaysRow { readonly id: string; readonly startAt: number }

/** The days of a table of metrics that begin before an instant, oldest first. */
export const oldTableDays: GraphQuery<OldTableDaysParams, OldTableDaysRow> = {
  name: "metrics/old-table-days",
  mode: 'read',
  isBounded: false,
  text: "MATCH (period:MetricPeriod)\nWHERE period.table = $table AND period.startAt < $before\nRETURN period.id AS id, period.startAt AS startAt\nORDER BY startAt, id LIMIT $limit",
  params: {"table":{"type":"String","list":false,"nullable":false},"before":{"type":"Int","list":false,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"startAt":{"type":"Int","list":false,"nullable":false}},
}

export interface ServedAsByCodesParams { readonly codes: readonly string[] }

export interface ServedAsByCodesRow { readonly code: string; readonly placement: string; readonly version: number; readonly model: string; readonly ranker: string; readonly row: string | null }

/** The ways of serving lists that have these codes. */
export const servedAsByCodes: GraphQuery<ServedAsByCodesParams, ServedAsByCodesRow> = {
  name: "metrics/served-as-by-codes",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "UNWIND $codes AS wanted\nMATCH (served:ServedAs {code: wanted})\nRETURN served.code AS code, served.placement AS placement, served.version AS version, served.model AS model, served.ranker AS ranker,\n  served.pageRow AS row",
  serverText: "UNWIND $lists.codes AS wanted\nMATCH (served:ServedAs {code: wanted})\nRETURN served.code AS code, served.placement AS placement, served.version AS version, served.model AS model, served.ranker AS ranker,\n  served.pageRow AS row",
  params: {"codes":{"type":"String","list":true,"nullable":false}},
  row: {"code":{"type":"String","list":false,"nullable":false},"placement":{"type":"String","list":false,"nullable":false},"version":{"type":"Int","list":false,"nullable":false},"model":{"type":"String","list":false,"nullable":false},"ranker":{"type":"String","list":false,"nullable":false},"row":{"type":"String","list":false,"nullable":true}},
}

export interface SetMetricRowsParams { readonly rows: readonly { readonly id: string; readonly packed: string }[] }

export interface SetMetricRowsRow {}

/** Replaces the sums of rows of metrics. */
export const setMetricRows: GraphQuery<SetMetricRowsParams, SetMetricRowsRow> = {
  name: "metrics/set-metric-rows",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [],
  text: "UNWIND $rows AS row\nMATCH (sums:MetricRow {id: row[0]})\nSET sums.packed = row[1]",
  serverText: "UNWIND $lists.rows AS row\nMATCH (sums:MetricRow {id: row[0]})\nSET sums.packed = row[1]",
  params: {"rows":{"type":"Rows","fields":{"id":{"type":"String","list":false,"nullable":false},"packed":{"type":"String","list":false,"nullable":false}}}},
  row: {},
}

export interface ShownItemRowsParams { readonly tables: readonly string[]; readonly periodIds: readonly string[]; readonly from: number; readonly to: number; readonly keys: readonly string[] | null }

export interface ShownItemRowsRow { readonly startAt: number; readonly hours: number; readonly tableName: string; readonly servedAs: string; readonly packed: string }

/** The rows of some tables of metrics in the periods that begin between two instants, and those of other periods in the same time, by
 * their ids. Without `keys` all of them. */
export const shownItemRows: GraphQuery<ShownItemRowsParams, ShownItemRowsRow> = {
  name: "metrics/shown-item-rows",
  mode: 'read',
  isBounded: false,
  text: "MATCH (period:MetricPeriod)\nWHERE period.startAt >= $from AND period.startAt < $to AND (period.table IN $tables OR period.id IN $periodIds)\nMATCH (period)-[:HOLDS]->(sums:MetricRow)\nWHERE $keys IS NULL OR sums.servedAs IN $keys\nRETURN period.startAt AS startAt, period.hours AS hours, period.table AS tableName, sums.servedAs AS servedAs, sums.packed AS packed",
  serverText: "MATCH (period:MetricPeriod)\nWHERE period.startAt >= $from AND period.startAt < $to AND (period.table IN $lists.tables OR period.id IN $lists.periodIds)\nMATCH (period)-[:HOLDS]->(sums:MetricRow)\nWHERE $lists.keys IS NULL OR sums.servedAs IN $lists.keys\nRETURN period.startAt AS startAt, period.hours AS hours, period.table AS tableName, sums.servedAs AS servedAs, sums.packed AS packed",
  params: {"tables":{"type":"String","list":true,"nullable":false},"periodIds":{"type":"String","list":true,"nullable":false},"from":{"type":"Int","list":false,"nullable":false},"to":{"type":"Int","list":false,"nullable":false},"keys":{"type":"String","list":true,"nullable":true}},
  row: {"startAt":{"type":"Int","list":false,"nullable":false},"hours":{"type":"Int","list":false,"nullable":false},"tableName":{"type":"String","list":false,"nullable":false},"servedAs":{"type":"String","list":false,"nullable":false},"packed":{"type":"String","list":false,"nullable":false}},
}

export interface TableRowsBetweenParams { readonly table: string; readonly from: number; readonly to: number; readonly keys: readonly string[] | null }

export interface TableRowsBetweenRow { readonly startAt: number; readonly servedAs: string; readonly currency: string; readonly packed: string }

/** The rows of a table of metrics in the days that begin between two instants. Without `keys` all of them. */
export const tableRowsBetween: GraphQuery<TableRowsBetweenParams, TableRowsBetweenRow> = {
  name: "metrics/table-rows-between",
  mode: 'read',
  isBounded: false,
  text: "MATCH (period:MetricPeriod)\nWHERE period.startAt >= $from AND period.startAt < $to AND period.table = $table\nMATCH (period)-[:HOLDS]->(sums:MetricRow)\nWHERE $keys IS NULL OR sums.servedAs IN $keys\nRETURN period.startAt AS startAt, sums.servedAs AS servedAs, sums.currency AS currency, sums.packed AS packed",
  serverText: "MATCH (period:MetricPeriod)\nWHERE period.startAt >= $from AND period.startAt < $to AND period.table = $table\nMATCH (period)-[:HOLDS]->(sums:MetricRow)\nWHERE $lists.keys IS NULL OR sums.servedAs IN $lists.keys\nRETURN period.startAt AS startAt, sums.servedAs AS servedAs, sums.currency AS currency, sums.packed AS packed",
  params: {"table":{"type":"String","list":false,"nullable":false},"from":{"type":"Int","list":false,"nullable":false},"to":{"type":"Int","list":false,"nullable":false},"keys":{"type":"String","list":true,"nullable":true}},
  row: {"startAt":{"type":"Int","list":false,"nullable":false},"servedAs":{"type":"String","list":false,"nullable":false},"currency":{"type":"String","list":false,"nullable":false},"packed":{"type":"String","list":false,"nullable":false}},
}

export interface AudienceFactsParams { readonly ids: readonly string[]; readonly itemId: string }

export interface AudienceFactsRow { readonly id: string; readonly hasSeen: boolean; readonly lastAt: number | null; readonly stamp: string | null }

/** Those of some users who exist, without visitors: whether they have seen or dismissed an item, when they were last active,
 * and the etags of their recent engagements. */
export const audienceFacts: GraphQuery<AudienceFactsParams, AudienceFactsRow> = {
  name: "people/audience-facts",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (item:Item {id: $itemId})\nUNWIND $ids AS wanted\nMATCH (user:User {id: wanted})\nWHERE NOT user:Visitor\nWITH user, COUNT { (user)-[:RECENTLY_ENGAGED]->(item) } AS recentCount\nRETURN user.id AS id,\n  recentCount > 0 OR $itemId IN coalesce(user.olderSeenItemIds, []) OR $itemId IN coalesce(user.dismissedItemIds, []) AS hasSeen,\n  user.lastAt AS lastAt, user.recentStamp AS stamp\nORDER BY id",
  serverText: "MATCH (item:Item {id: $itemId})\nUNWIND $lists.ids AS wanted\nMATCH (user:User {id: wanted})\nWHERE NOT user:Visitor\nWITH user, COUNT { (user)-[:RECENTLY_ENGAGED]->(item) } AS recentCount\nRETURN user.id AS id,\n  recentCount > 0 OR $itemId IN coalesce(user.olderSeenItemIds, []) OR $itemId IN coalesce(user.dismissedItemIds, []) AS hasSeen,\n  user.lastAt AS lastAt, user.recentStamp AS stamp\nORDER BY id",
  params: {"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"},"itemId":{"type":"String","list":false,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"hasSeen":{"type":"Boolean","list":false,"nullable":false},"lastAt":{"type":"Int","list":false,"nullable":true},"stamp":{"type":"String","list":false,"nullable":true}},
}

export interface FollowedChartParams { readonly version: string }

export interface FollowedChartRow { readonly personId: string; readonly score: number }

/** The users with most followers, at most 100. */
export const followedChart: GraphQuery<FollowedChartParams, FollowedChartRow> = {
  name: "people/followed-chart",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (chart:Chart {id: 'followed'})-[top:TOP_USER]->(person:User)\nWHERE top.version = $version\nRETURN person.id AS personId, toFloat(top.score) AS score\nORDER BY personId",
  params: {"version":{"type":"String","list":false,"nullable":false}},
  row: {"personId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"score":{"type":"Float","list":false,"nullable":false}},
}

export interface FollowersOfViewerParams { readonly viewerId: string }

export interface FollowersOfViewerRow { readonly personId: string; readonly strength: number }

/** Up to 100 users who follow the viewer, strongest ties first; none for a viewer of whom no number of followers is known, or
 * with more than 1,000. */
export const followersOfViewer: GraphQuery<FollowersOfViewerParams, FollowersOfViewerRow> = {
  name: "people/followers-of-viewer",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (viewer:User {id: $viewerId})\nWITH viewer, viewer.followerCount AS followerCount\nWHERE followerCount <= 1000\nMATCH (viewer)<-[tie:FOLLOWS]-(person:User)\nRETURN person.id AS personId, toFloat(coalesce(tie.strength, 1.0)) AS strength\nORDER BY toInteger(strength * 1000000.0 + 0.5) DESC, personId LIMIT 100",
  params: {"viewerId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"}},
  row: {"personId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"strength":{"type":"Float","list":false,"nullable":false}},
}

export interface OwnTiesParams { readonly viewerId: string; readonly unfollowedAfter: number }

export interface OwnTiesRow { readonly otherId: string; readonly type: string; readonly strength: number; readonly since: number | null }

/** Whom the viewer follows, blocked, muted, or dismissed among suggestions, and whom they unfollowed after an instant. Reads all
 * of these ties, whose number is capped by writes. */
export const ownTies: GraphQuery<OwnTiesParams, OwnTiesRow> = {
  name: "people/own-ties",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (viewer:User {id: $viewerId})-[tie:FOLLOWS|BLOCKS|MUTES|DISMISSED|UNFOLLOWED]->(other:User)\nWHERE type(tie) <> 'UNFOLLOWED' OR tie.at > $unfollowedAfter\nRETURN other.id AS otherId, type(tie) AS type, toFloat(coalesce(tie.strength, 1.0)) AS strength, tie.since AS since\nORDER BY otherId",
  params: {"viewerId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"unfollowedAfter":{"type":"Int","list":false,"nullable":false}},
  row: {"otherId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"type":{"type":"String","list":false,"nullable":false},"strength":{"type":"Float","list":false,"nullable":false},"since":{"type":"Int","list":false,"nullable":true}},
}

export interface SuggestibleParams { readonly viewerId: string; readonly ids: readonly string[] }

export interface SuggestibleRow { readonly id: string; readonly followerCount: number; readonly stamp: string | null }

/** Those of some users who did not block the viewer, with their number of followers and the etags of their recent engagements. */
export const suggestible: GraphQuery<SuggestibleParams, SuggestibleRow> = {
  name: "people/suggestible",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (viewer:User {id: $viewerId})\nUNWIND $ids AS wanted\nMATCH (person:User {id: wanted})\nWHERE NOT person:Visitor AND COUNT { (person)-[:BLOCKS]->(viewer) } = 0\nRETURN person.id AS id, coalesce(person.followerCount, 0) AS followerCount, person.recentStamp AS stamp\nORDER BY id",
  serverText: "MATCH (viewer:User {id: $viewerId})\nUNWIND $lists.ids AS wanted\nMATCH (person:User {id: wanted})\nWHERE NOT person:Visitor AND COUNT { (person)-[:BLOCKS]->(viewer) } = 0\nRETURN person.id AS id, coalesce(person.followerCount, 0) AS followerCount, person.recentStamp AS stamp\nORDER BY id",
  params: {"viewerId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"}},
  row: {"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"followerCount":{"type":"Int","list":false,"nullable":false},"stamp":{"type":"String","list":false,"nullable":true}},
}

export interface TiesWithViewerParams { readonly viewerId: string; readonly ids: readonly string[] }

export interface TiesWithViewerRow { readonly id: string; readonly isFollowed: boolean; readonly followsViewer: boolean }

/** Whether the viewer follows people, and they the viewer. Unknown ids are left out; none is found for an unknown viewer. */
export const tiesWithViewer: GraphQuery<TiesWithViewerParams, TiesWithViewerRow> = {
  name: "people/ties-with-viewer",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (viewer:User {id: $viewerId})\nMATCH (person:User) WHERE person.id IN $ids\nRETURN person.id AS id, COUNT { (viewer)-[:FOLLOWS]->(person) } > 0 AS isFollowed,\n       COUNT { (person)-[:FOLLOWS]->(viewer) } > 0 AS followsViewer\nORDER BY id",
  serverText: "MATCH (viewer:User {id: $viewerId})\nMATCH (person:User) WHERE person.id IN $lists.ids\nRETURN person.id AS id, COUNT { (viewer)-[:FOLLOWS]->(person) } > 0 AS isFollowed,\n       COUNT { (person)-[:FOLLOWS]->(viewer) } > 0 AS followsViewer\nORDER BY id",
  params: {"viewerId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"}},
  row: {"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"isFollowed":{"type":"Boolean","list":false,"nullable":false},"followsViewer":{"type":"Boolean","list":false,"nullable":false}},
}

export interface TopFollowedParams { readonly fromIds: readonly string[]; readonly version: string }

export interface TopFollowedRow { readonly fromId: string; readonly personId: string; readonly strength: number }

/** Whom each of these users follows most closely, at most 20. */
export const topFollowed: GraphQuery<TopFollowedParams, TopFollowedRow> = {
  name: "people/top-followed",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "UNWIND $fromIds AS fromId\nMATCH (followed:User {id: fromId})-[top:TOP_FOLLOWED]->(person:User)\nWHERE top.version = $version AND top.rank <= 20\nRETURN fromId, person.id AS personId, toFloat(top.strength) AS strength\nORDER BY fromId, personId",
  serverText: "UNWIND $lists.fromIds AS fromId\nMATCH (followed:User {id: fromId})-[top:TOP_FOLLOWED]->(person:User)\nWHERE top.version = $version AND top.rank <= 20\nRETURN fromId, person.id AS personId, toFloat(top.strength) AS strength\nORDER BY fromId, personId",
  params: {"fromIds":{"type":"String","list":true,"nullable":false,"holds":"user-ids"},"version":{"type":"String","list":false,"nullable":false}},
  row: {"fromId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"personId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"strength":{"type":"Float","list":false,"nullable":false}},
}

export interface TwoHopPeopleParams { readonly viewerId: string; readonly version: string }

export interface TwoHopPeopleRow { readonly personId: string; readonly strength: number; readonly viaIds: readonly string[] }

/** The two-hop ties of the viewer, with the strongest people in between. */
export const twoHopPeople: GraphQuery<TwoHopPeopleParams, TwoHopPeopleRow> = {
  name: "people/two-hop-people",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (viewer:User {id: $viewerId})-[tie:TWO_HOP_TIE]->(person:User)\nWHERE tie.version = $version\nRETURN person.id AS personId, toFloat(tie.strength) AS strength, tie.viaIds AS viaIds\nORDER BY personId",
  params: {"viewerId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"version":{"type":"String","list":false,"nullable":false}},
  row: {"personId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"strength":{"type":"Float","list":false,"nullable":false},"viaIds":{"type":"String","list":true,"nullable":false,"holds":"user-ids"}},
}

export interface AddErasedSubjectParams { readonly id: string; readonly subject: string; readonly erasedAt: number; readonly fromMs: number; readonly untilMs: number | null }

export interface AddErasedSubjectRow {}

/** Adds an erasure that the graph has not seen: it was restored from a backup that is older. */
export const addErasedSubject: GraphQuery<AddErasedSubjectParams, AddErasedSubjectRow> = {
  name: "privacy/add-erased-subject",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "MERGE (request:PrivacyRequest {id: $id})\nON CREATE SET request.kind = 'erasure', request.state = 'running', request.progress = 0.5,\n  request.subject = $subject, request.requestedAt = $erasedAt, request.erasedAt = $erasedAt,\n  request.fromMs = $fromMs, request.untilMs = $untilMs",
  params: {"id":{"type":"String","list":false,"nullable":false},"subject":{"type":"String","list":false,"nullable":false},"erasedAt":{"type":"Int","list":false,"nullable":false},"fromMs":{"type":"Int","list":false,"nullable":false},"untilMs":{"type":"Int","list":false,"nullable":true}},
  row: {},
}

export interface AddErasureParams { readonly id: string; readonly subject: string; readonly sealedUserId: string; readonly now: number; readonly cleanedFrom: number; readonly fromMs: number; readonly untilMs: number | null; readonly users: number; readonly relationships: number; readonly events: number; readonly modelVectors: number; readonly visitors: number }

export interface AddErasureRow {}

/** Adds the request to erase a user, or of a visitor the events from one instant to before another. They are named by a keyed
 * hash, and until their data is deleted by an encrypted id. */
export const addErasure: GraphQuery<AddErasureParams, AddErasureRow> = {
  name: "privacy/add-erasure",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "CREATE (request:PrivacyRequest {\n  id: $id, kind: 'erasure', state: 'pending', progress: 0.0, subject: $subject, sealedUserId: $sealedUserId,\n  requestedAt: $now, cleanedFrom: $cleanedFrom, fromMs: $fromMs, untilMs: $untilMs, users: $users, relationships: $relationships, events: $events,\n  modelVectors: $modelVectors, visitors: $visitors\n})",
  params: {"id":{"type":"String","list":false,"nullable":false},"subject":{"type":"String","list":false,"nullable":false},"sealedUserId":{"type":"String","list":false,"nullable":false},"now":{"type":"Int","list":false,"nullable":false},"cleanedFrom":{"type":"Int","list":false,"nullable":false},"fromMs":{"type":"Int","list":false,"nullable":false},"untilMs":{"type":"Int","list":false,"nullable":true},"users":{"type":"Int","list":false,"nullable":false},"relationships":{"type":"Int","list":false,"nullable":false},"events":{"type":"Int","list":false,"nullable":false},"modelVectors":{"type":"Int","list":false,"nullable":false},"visitors":{"type":"Int","list":false,"nullable":false}},
  row: {},
}

export interface AddExportParams { readonly id: string; readonly subject: string; readonly sealedUserId: string; readonly process: string; readonly now: number }

export interface AddExportRow {}

/** Adds the request to export the data of a user, who is named by a keyed hash, and until its end by an encrypted id. */
export const addExport: GraphQuery<AddExportParams, AddExportRow> = {
  name: "privacy/add-export",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "CREATE (request:PrivacyRequest {\n  id: $id, kind: 'export', state: 'pending', progress: 0.0, subject: $subject, sealedUserId: $sealedUserId,\n  process: $process, requestedAt: $now\n})",
  params: {"id":{"type":"String","list":false,"nullable":false},"subject":{"type":"String","list":false,"nullable":false},"sealedUserId":{"type":"String","list":false,"nullable":false},"process":{"type":"String","list":false,"nullable":false},"now":{"type":"Int","list":false,"nullable":false}},
  row: {},
}

export interface DataKeyParams {}

export interface DataKeyRow { readonly keyId: string; readonly sealed: string }

/** The key that encrypts personal data, encrypted with the master key; no row if the graph has none. */
export const dataKey: GraphQuery<DataKeyParams, DataKeyRow> = {
  name: "privacy/data-key",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (dataKey:Singleton {id: 'data-key'})\nRETURN dataKey.keyId AS keyId, dataKey.sealed AS sealed",
  params: {},
  row: {"keyId":{"type":"String","list":false,"nullable":false},"sealed":{"type":"String","list":false,"nullable":false}},
}

export interface DropDismissalParams { readonly userId: string; readonly itemId: string }

export interface DropDismissalRow {}

/** Removes an item from those that are never shown to a user again. */
export const dropDismissal: GraphQuery<DropDismissalParams, DropDismissalRow> = {
  name: "privacy/drop-dismissal",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [{"ids":"users","param":"userId"}],
  text: "MATCH (user:User {id: $userId})\nWITH user, [itemId IN coalesce(user.dismissedItemIds, []) WHERE itemId <> $itemId] AS others\nSET user.dismissedItemIds = CASE WHEN size(others) = 0 THEN null ELSE others END",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"itemId":{"type":"String","list":false,"nullable":false}},
  row: {},
}

export interface DropInteractionParams { readonly userId: string; readonly itemId: string }

export interface DropInteractionRow {}

/** Deletes a user's interaction with an item. */
export const dropInteraction: GraphQuery<DropInteractionParams, DropInteractionRow> = {
  name: "privacy/drop-interaction",
  mode: 'write',
  isBounded: false,
  touches: [{"ids":"users","param":"userId"}],
  text: "MATCH (user:User {id: $userId})-[done:INTERACTED_WITH]->(item:Item)\nWHERE item.id = $itemId\nDELETE done",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"itemId":{"type":"String","list":false,"nullable":false}},
  row: {},
}

export interface EndErasureParams { readonly id: string; readonly now: number; readonly filesRewritten: number; readonly filesDeleted: number }

export interface EndErasureRow {}

/** Marks an erasure as done, with the counts of its files. */
export const endErasure: GraphQuery<EndErasureParams, EndErasureRow> = {
  name: "privacy/end-erasure",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "MATCH (request:PrivacyRequest {id: $id})\nSET request.state = 'done', request.progress = 1.0, request.finishedAt = $now,\n  request.filesRewritten = $filesRewritten, request.filesDeleted = $filesDeleted",
  params: {"id":{"type":"String","list":false,"nullable":false},"now":{"type":"Int","list":false,"nullable":false},"filesRewritten":{"type":"Int","list":false,"nullable":false},"filesDeleted":{"type":"Int","list":false,"nullable":false}},
  row: {},
}

export interface ErasedSubjectsParams { readonly afterId: string; readonly limit: number }

export interface ErasedSubjectsRow { readonly id: string; readonly subject: string; readonly erasedAt: number; readonly fromMs: number; readonly untilMs: number | null }

/** Keyed hashes of erased users, and when their data was deleted: one page by id of the request. Unless it is all of time, only the events
 * of a visitor from `fromMs` to before `untilMs` were deleted. */
export const erasedSubjects: GraphQuery<ErasedSubjectsParams, ErasedSubjectsRow> = {
  name: "privacy/erased-subjects",
  mode: 'read',
  isBounded: false,
  text: "MATCH (request:PrivacyRequest)\nWHERE request.id > $afterId AND request.kind = 'erasure' AND request.erasedAt IS NOT NULL\nRETURN request.id AS id, request.subject AS subject, request.erasedAt AS erasedAt,\n  request.fromMs AS fromMs, request.untilMs AS untilMs\nORDER BY id LIMIT $limit",
  params: {"afterId":{"type":"String","list":false,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"subject":{"type":"String","list":false,"nullable":false},"erasedAt":{"type":"Int","list":false,"nullable":false},"fromMs":{"type":"Int","list":false,"nullable":false},"untilMs":{"type":"Int","list":false,"nullable":true}},
}

export interface ExportedEngagementsParams { readonly userId: string; readonly afterId: string; readonly limit: number }

export interface ExportedEngagementsRow { readonly id: string; readonly properties: Properties }

/** One page of a user's recent engagements as stored, by the items' ids. */
export const exportedEngagements: GraphQuery<ExportedEngagementsParams, ExportedEngagementsRow> = {
  name: "privacy/exported-engagements",
  mode: 'read',
  isBounded: false,
  text: "MATCH (user:User {id: $userId})-[edge:RECENTLY_ENGAGED]->(other:Item)\nWHERE other.id > $afterId\nWITH other.id AS id, edge\nORDER BY id\nLIMIT $limit\nRETURN id, properties(edge) AS properties",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"afterId":{"type":"String","list":false,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"properties":{"type":"Properties"}},
}

export interface ExportedFollowersParams { readonly userId: string; readonly afterId: string; readonly limit: number }

export interface ExportedFollowersRow { readonly id: string; readonly properties: Properties }

/** One page of the ties of those who follow a user as stored, by the followers' ids. Reads all of them. */
export const exportedFollowers: GraphQuery<ExportedFollowersParams, ExportedFollowersRow> = {
  name: "privacy/exported-followers",
  mode: 'read',
  isBounded: false,
  text: "MATCH (user:User {id: $userId})<-[edge:FOLLOWS]-(other:User)\nWHERE other.id > $afterId\nWITH other.id AS id, edge\nORDER BY id\nLIMIT $limit\nRETURN id, properties(edge) AS properties",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"afterId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"properties":{"type":"Properties"}},
}

export interface ExportedTagsParams { readonly userId: string; readonly type: string; readonly afterId: string; readonly limit: number }

export interface ExportedTagsRow { readonly id: string; readonly properties: Properties }

/** One page of a user's relationships of a type to tags as stored, by the tags' ids. Reads all of them. */
export const exportedTags: GraphQuery<ExportedTagsParams, ExportedTagsRow> = {
  name: "privacy/exported-tags",
  mode: 'read',
  isBounded: false,
  text: "MATCH (user:User {id: $userId})-[edge:INTERESTED_IN|APPLIED_TAG]->(other:Tag)\nWHERE type(edge) = $type AND other.id > $afterId\nWITH other.id AS id, edge\nORDER BY id\nLIMIT $limit\nRETURN id, properties(edge) AS properties",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"type":{"type":"String","list":false,"nullable":false},"afterId":{"type":"String","list":false,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"properties":{"type":"Properties"}},
}

export interface ExportedTiesParams { readonly userId: string; readonly type: string; readonly afterVersion: string; readonly afterId: string; readonly limit: number }

export interface ExportedTiesRow { readonly id: string; readonly properties: Properties }

/** One page of a user's ties of a type to other users as stored, by version and by the other users' ids: while several versions of
 * a model are kept, a user has several derived ties to another one. Reads all of their ties. */
export const exportedTies: GraphQuery<ExportedTiesParams, ExportedTiesRow> = {
  name: "privacy/exported-ties",
  mode: 'read',
  isBounded: false,
  text: "MATCH (user:User {id: $userId})-[edge:FOLLOWS|UNFOLLOWED|BLOCKS|MUTES|DISMISSED|NEIGHBOR_OF|TWO_HOP_TIE|TOP_FOLLOWED]->(other:User)\nWHERE type(edge) = $type\nWITH other.id AS id, coalesce(edge.version, '') AS version, edge\nWHERE version > $afterVersion OR (version = $afterVersion AND id > $afterId)\nWITH id, version, edge\nORDER BY version, id\nLIMIT $limit\nRETURN id, properties(edge) AS properties",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"type":{"type":"String","list":false,"nullable":false},"afterVersion":{"type":"String","list":false,"nullable":false},"afterId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"properties":{"type":"Properties"}},
}

export interface ExportedUserParams { readonly userId: string }

export interface ExportedUserRow { readonly id: string; readonly properties: Properties }

/** All properties of a user as stored; no row if the user does not exist. */
export const exportedUser: GraphQuery<ExportedUserParams, ExportedUserRow> = {
  name: "privacy/exported-user",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (user:User {id: $userId})\nRETURN user.id AS id, properties(user) AS properties",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"}},
  row: {"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"properties":{"type":"Properties","holds":"user-properties"}},
}

export interface FailExportsParams { readonly subject: string; readonly now: number }

export interface FailExportsRow {}

/** Ends the exports of an erased user, which have nothing to hand out any more. */
export const failExports: GraphQuery<FailExportsParams, FailExportsRow> = {
  name: "privacy/fail-exports",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "MATCH (request:PrivacyRequest)\nWHERE request.kind = 'export' AND request.subject = $subject\nSET request.state = 'failed', request.finishedAt = $now, request.sealedUserId = null",
  params: {"subject":{"type":"String","list":false,"nullable":false},"now":{"type":"Int","list":false,"nullable":false}},
  row: {},
}

export interface FinishedExportParams { readonly id: string }

export interface FinishedExportRow { readonly subject: string; readonly finishedAt: number }

/** Whose an export is, by keyed hash, and when it ended; no row if it has not. */
export const finishedExport: GraphQuery<FinishedExportParams, FinishedExportRow> = {
  name: "privacy/finished-export",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (request:PrivacyRequest {id: $id})\nWHERE request.kind = 'export' AND request.state = 'done'\nRETURN request.subject AS subject, request.finishedAt AS finishedAt",
  params: {"id":{"type":"String","list":false,"nullable":false}},
  row: {"subject":{"type":"String","list":false,"nullable":false},"finishedAt":{"type":"Int","list":false,"nullable":false}},
}

export interface ForgetActivityParams { readonly userId: string; readonly profileResetAt: number }

export interface ForgetActivityRow {}

/** Removes what the graph keeps beside the relationships of the activity of a user who resets their profile, and notes when. */
export const forgetActivity: GraphQuery<ForgetActivityParams, ForgetActivityRow> = {
  name: "privacy/forget-activity",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [{"ids":"users","param":"userId"}],
  text: "MATCH (user:User {id: $userId})\nSET user.profileResetAt = $profileResetAt\nREMOVE user.lastAt, user.ownLastAt, user.recentCount, user.recentStamp, user.olderSeenItemIds, user.olderSeenAts, user.olderSeenKinds, user.neighborsAt,\n  user.neighborsVersion, user.shownPlacements, user.shownAts, user.olderEventIds, user.shownItemIds, user.shownLastSlots, user.shownBits, user.shownPlaces",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"profileResetAt":{"type":"Int","list":false,"nullable":false}},
  row: {},
}

export interface ForgetAppliedTagsParams { readonly userId: string }

export interface ForgetAppliedTagsRow {}

/** Forgets which tags a user put on items. */
export const forgetAppliedTags: GraphQuery<ForgetAppliedTagsParams, ForgetAppliedTagsRow> = {
  name: "privacy/forget-applied-tags",
  mode: 'write',
  isBounded: false,
  touches: [{"ids":"users","param":"userId"}],
  text: "MATCH (user:User {id: $userId})-[applied:APPLIED_TAG]->(tag:Tag)\nDELETE applied",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"}},
  row: {},
}

export interface ForgetUserViaParams { readonly userId: string }

export interface ForgetUserViaRow {}

/** Removes a user from the people in between of the two-hop ties of their followers, present and recent. */
export const forgetUserVia: GraphQuery<ForgetUserViaParams, ForgetUserViaRow> = {
  name: "privacy/forget-user-via",
  mode: 'write',
  isBounded: false,
  touches: ["all-users"],
  text: "MATCH (user:User {id: $userId})<-[:FOLLOWS|UNFOLLOWED]-(head:User)\nMATCH (head)-[tie:TWO_HOP_TIE]->(person:User)\nWHERE $userId IN tie.viaIds\nSET tie.viaIds = [viaId IN tie.viaIds WHERE viaId <> $userId]",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"}},
  row: {},
}

export interface ItemsOfEventParams { readonly userId: string; readonly eventId: string }

export interface ItemsOfEventRow { readonly itemId: string }

/** The item whose interaction with the user lists an event. Reads all interactions of the user. */
export const itemsOfEvent: GraphQuery<ItemsOfEventParams, ItemsOfEventRow> = {
  name: "privacy/items-of-event",
  mode: 'read',
  isBounded: false,
  text: "MATCH (user:User {id: $userId})-[done:INTERACTED_WITH]->(item:Item)\nWHERE $eventId IN done.eventIds\nRETURN item.id AS itemId\nORDER BY itemId\nLIMIT 10",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"eventId":{"type":"String","list":false,"nullable":false}},
  row: {"itemId":{"type":"String","list":false,"nullable":false}},
}

export interface KeepDataKeyParams { readonly keyId: string; readonly sealed: string }

export interface KeepDataKeyRow { readonly keyId: string; readonly sealed: string }

/** Stores the encrypted key of personal data, in the place of the same key under another master key. Returns the stored one.
 * Another data key is never replaced. */
export const keepDataKey: GraphQuery<KeepDataKeyParams, KeepDataKeyRow> = {
  name: "privacy/keep-data-key",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "MERGE (dataKey:Singleton {id: 'data-key'})\nON CREATE SET dataKey.keyId = $keyId\nWITH dataKey, CASE WHEN dataKey.keyId = $keyId THEN $sealed ELSE dataKey.sealed END AS sealed\nSET dataKey.sealed = sealed\nRETURN dataKey.keyId AS keyId, sealed",
  params: {"keyId":{"type":"String","list":false,"nullable":false},"sealed":{"type":"String","list":false,"nullable":false}},
  row: {"keyId":{"type":"String","list":false,"nullable":false},"sealed":{"type":"String","list":false,"nullable":false}},
}

export interface KeepPrivacySecretParams { readonly secret: string }

export interface KeepPrivacySecretRow { readonly secret: string }

/** Stores the secret that privacy requests name users with, unless there is one. Returns the stored one. */
export const keepPrivacySecret: GraphQuery<KeepPrivacySecretParams, KeepPrivacySecretRow> = {
  name: "privacy/keep-privacy-secret",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "MERGE (privacy:Singleton {id: 'privacy'})\nON CREATE SET privacy.secret = $secret\nRETURN privacy.secret AS secret",
  params: {"secret":{"type":"String","list":false,"nullable":false,"holds":"secret"}},
  row: {"secret":{"type":"String","list":false,"nullable":false,"holds":"secret"}},
}

export interface KeepUserKeysParams { readonly rows: readonly { readonly id: string; readonly sealedKey: string }[] }

export interface KeepUserKeysRow { readonly id: string; readonly sealedKey: string }

/** Stores a sealed key for each of these users, unless they have one, and creates unknown users. Returns the stored keys. */
export const keepUserKeys: GraphQuery<KeepUserKeysParams, KeepUserKeysRow> = {
  name: "privacy/keep-user-keys",
  mode: 'write',
  isBounded: false,
  touches: [{"ids":"users","param":"rows","field":"id"}],
  text: "UNWIND $rows AS row\nMERGE (user:User {id: row[0]})\nWITH user, coalesce(user.sealedKey, row[1]) AS sealedKey\nSET user.sealedKey = sealedKey\nRETURN user.id AS id, sealedKey",
  serverText: "UNWIND $lists.rows AS row\nMERGE (user:User {id: row[0]})\nWITH user, coalesce(user.sealedKey, row[1]) AS sealedKey\nSET user.sealedKey = sealedKey\nRETURN user.id AS id, sealedKey",
  params: {"rows":{"type":"Rows","fields":{"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"sealedKey":{"type":"String","list":false,"nullable":false}}}},
  row: {"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"sealedKey":{"type":"String","list":false,"nullable":false}},
}

export interface LatestErasureParams { readonly subject: string }

export interface LatestErasureRow { readonly id: string; readonly open: number; readonly requestedAt: number }

/** The latest request to erase a whole user: one that has not deleted them yet (`open` is 1, else 0), or the newest. Reads all requests. */
export const latestErasure: GraphQuery<LatestErasureParams, LatestErasureRow> = {
  name: "privacy/latest-erasure",
  mode: 'read',
  isBounded: false,
  text: "MATCH (request:PrivacyRequest)\nWHERE request.kind = 'erasure' AND request.subject = $subject AND request.fromMs = 0 AND request.untilMs IS NULL\nWITH request.id AS id, CASE WHEN request.sealedUserId IS NULL THEN 0 ELSE 1 END AS open, request.requestedAt AS requestedAt\nRETURN id, open, requestedAt\nORDER BY open DESC, requestedAt DESC, id LIMIT 1",
  params: {"subject":{"type":"String","list":false,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"open":{"type":"Int","list":false,"nullable":false},"requestedAt":{"type":"Int","list":false,"nullable":false}},
}

export interface LeaveNeighborhoodsParams { readonly userId: string }

export interface LeaveNeighborhoodsRow {}

/** Ends the similarity of a user to others, in both directions. */
export const leaveNeighborhoods: GraphQuery<LeaveNeighborhoodsParams, LeaveNeighborhoodsRow> = {
  name: "privacy/leave-neighborhoods",
  mode: 'write',
  isBounded: false,
  touches: ["all-users"],
  text: "MATCH (user:User {id: $userId})-[similar:NEIGHBOR_OF]-(other:User)\nDELETE similar",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"}},
  row: {},
}

export interface LiveJournalsParams { readonly after: number; readonly limit: number }

export interface LiveJournalsRow { readonly journalId: string }

/** Journals of servers with a heartbeat since `after` that have not ended. */
export const liveJournals: GraphQuery<LiveJournalsParams, LiveJournalsRow> = {
  name: "privacy/live-journals",
  mode: 'read',
  isBounded: false,
  text: "MATCH (cursor:Cursor)\nWHERE cursor.beatAt > $after AND coalesce(cursor.isClosed, false) = false\nRETURN cursor.journal AS journalId\nORDER BY journalId LIMIT $limit",
  params: {"after":{"type":"Int","list":false,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"journalId":{"type":"String","list":false,"nullable":false}},
}

export interface LockModelPartsParams {}

export interface LockModelPartsRow {}

/** Keeps other transactions that rewrite parts of models out until the transaction ends: a part has many users, and is
 * written as a whole. */
export const lockModelParts: GraphQuery<LockModelPartsParams, LockModelPartsRow> = {
  name: "privacy/lock-model-parts",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [],
  text: "MERGE (parts:Singleton {id: 'model-parts'})\nSET parts.id = parts.id",
  params: {},
  row: {},
}

export interface LockRetentionParams {}

export interface LockRetentionRow { readonly afterId: string; readonly startedAt: number; readonly hasEnded: boolean }

/** Locks the position of the pass that takes back events after their retention period, and returns it: the pass goes on
 * after `afterId`, or has ended. */
export const lockRetention: GraphQuery<LockRetentionParams, LockRetentionRow> = {
  name: "privacy/lock-retention",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "MERGE (state:Singleton {id: 'retention'})\nON CREATE SET state.afterId = '', state.startedAt = 0, state.hasEnded = true\nSET state.id = 'retention'\nRETURN state.afterId AS afterId, state.startedAt AS startedAt, state.hasEnded AS hasEnded",
  params: {},
  row: {"afterId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"startedAt":{"type":"Int","list":false,"nullable":false},"hasEnded":{"type":"Boolean","list":false,"nullable":false}},
}

export interface ModelPartsOfUserParams { readonly userId: string }

export interface ModelPartsOfUserRow { readonly id: string; readonly memberIds: readonly string[]; readonly vectors: string }

/** The parts of models, of all versions, that hold a vector of a user. */
export const modelPartsOfUser: GraphQuery<ModelPartsOfUserParams, ModelPartsOfUserRow> = {
  name: "privacy/model-parts-of-user",
  mode: 'read',
  isBounded: false,
  text: "MATCH (part:ModelPart)\nWHERE (part.id CONTAINS '/people/' OR part.id CONTAINS '/users/') AND $userId IN part.memberIds\nRETURN part.id AS id, part.memberIds AS memberIds, part.vectors AS vectors\nORDER BY id",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"}},
  row: {"id":{"type":"String","list":false,"nullable":false},"memberIds":{"type":"String","list":true,"nullable":false,"holds":"member-ids"},"vectors":{"type":"String","list":false,"nullable":false}},
}

export interface NoteErasedParams { readonly id: string; readonly now: number; readonly users: number; readonly relationships: number; readonly events: number; readonly modelVectors: number; readonly visitors: number }

export interface NoteErasedRow {}

/** Notes that the data of a user is deleted in the graph: the request now names them by the keyed hash alone. */
export const noteErased: GraphQuery<NoteErasedParams, NoteErasedRow> = {
  name: "privacy/note-erased",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "MATCH (request:PrivacyRequest {id: $id})\nWITH request, coalesce(request.users, 0) AS users, coalesce(request.relationships, 0) AS relationships,\n  coalesce(request.events, 0) AS events, coalesce(request.modelVectors, 0) AS modelVectors,\n  coalesce(request.visitors, 0) AS visitors\nSET request.erasedAt = $now, request.state = 'running', request.progress = 0.5, request.users = users + $users,\n  request.relationships = relationships + $relationships, request.events = events + $events,\n  request.modelVectors = modelVectors + $modelVectors, request.visitors = visitors + $visitors\nREMOVE request.sealedUserId",
  params: {"id":{"type":"String","list":false,"nullable":false},"now":{"type":"Int","list":false,"nullable":false},"users":{"type":"Int","list":false,"nullable":false},"relationships":{"type":"Int","list":false,"nullable":false},"events":{"type":"Int","list":false,"nullable":false},"modelVectors":{"type":"Int","list":false,"nullable":false},"visitors":{"type":"Int","list":false,"nullable":false}},
  row: {},
}

export interface NoteExportParams { readonly id: string; readonly state: string; readonly progress: number; readonly finishedAt: number | null }

export interface NoteExportRow {}

/** Notes how far an export is. With an end, the encrypted id of the user is deleted. */
export const noteExport: GraphQuery<NoteExportParams, NoteExportRow> = {
  name: "privacy/note-export",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "MATCH (request:PrivacyRequest {id: $id})\nWHERE request.state IN ['pending', 'running']\nSET request.state = $state, request.progress = toFloat($progress), request.finishedAt = $finishedAt,\n  request.sealedUserId = CASE WHEN $finishedAt IS NULL THEN request.sealedUserId ELSE null END",
  params: {"id":{"type":"String","list":false,"nullable":false},"state":{"type":"String","list":false,"nullable":false},"progress":{"type":"Float","list":false,"nullable":false},"finishedAt":{"type":"Int","list":false,"nullable":true}},
  row: {},
}

export interface NoteForgottenParams { readonly id: string; readonly process: string; readonly servedLists: number }

export interface NoteForgottenRow {}

/** Notes that a process has forgotten the user of an erasure: its journal cannot be read for them, and neither can their lists. */
export const noteForgotten: GraphQuery<NoteForgottenParams, NoteForgottenRow> = {
  name: "privacy/note-forgotten",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "MATCH (request:PrivacyRequest {id: $id})\nWHERE NOT $process IN coalesce(request.forgottenBy, [])\nWITH request, coalesce(request.forgottenBy, []) AS before, coalesce(request.servedLists, 0) AS lists\nSET request.forgottenBy = before + [$process], request.servedLists = lists + $servedLists,\n  request.state = 'running', request.progress = 0.3",
  params: {"id":{"type":"String","list":false,"nullable":false},"process":{"type":"String","list":false,"nullable":false},"servedLists":{"type":"Int","list":false,"nullable":false}},
  row: {},
}

export interface OldInteractionsParams { readonly ids: readonly string[]; readonly before: number }

export interface OldInteractionsRow { readonly userId: string; readonly itemId: string }

/** Interactions of these users with an event before an instant, or with events that they no longer list. Reads all of their
 * interactions. */
export const oldInteractions: GraphQuery<OldInteractionsParams, OldInteractionsRow> = {
  name: "privacy/old-interactions",
  mode: 'read',
  isBounded: false,
  text: "UNWIND $ids AS wanted\nMATCH (user:User {id: wanted})-[done:INTERACTED_WITH]->(item:Item)\nWHERE done.archivedEvents IS NOT NULL OR done.eventAts[size(done.eventAts) - 1] < $before\nRETURN user.id AS userId, item.id AS itemId\nORDER BY userId, itemId",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (user:User {id: wanted})-[done:INTERACTED_WITH]->(item:Item)\nWHERE done.archivedEvents IS NOT NULL OR done.eventAts[size(done.eventAts) - 1] < $before\nRETURN user.id AS userId, item.id AS itemId\nORDER BY userId, itemId",
  params: {"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"},"before":{"type":"Int","list":false,"nullable":false}},
  row: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"itemId":{"type":"String","list":false,"nullable":false}},
}

export interface OpenErasuresParams { readonly limit: number }

export interface OpenErasuresRow { readonly id: string; readonly subject: string; readonly sealedUserId: string | null; readonly forgottenBy: readonly string[]; readonly requestedAt: number; readonly cleanedFrom: number; readonly fromMs: number; readonly untilMs: number | null }

/** Erasures that have not ended, oldest first. */
export const openErasures: GraphQuery<OpenErasuresParams, OpenErasuresRow> = {
  name: "privacy/open-erasures",
  mode: 'read',
  isBounded: false,
  text: "MATCH (request:PrivacyRequest)\nWHERE request.kind = 'erasure' AND request.state IN ['pending', 'running']\nWITH request.id AS id, request.subject AS subject, request.sealedUserId AS sealedUserId,\n  coalesce(request.forgottenBy, []) AS forgottenBy, request.requestedAt AS requestedAt,\n  coalesce(request.cleanedFrom, 0) AS cleanedFrom, request.fromMs AS fromMs, request.untilMs AS untilMs\nRETURN id, subject, sealedUserId, forgottenBy, requestedAt, cleanedFrom, fromMs, untilMs\nORDER BY requestedAt, id LIMIT $limit",
  params: {"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"subject":{"type":"String","list":false,"nullable":false},"sealedUserId":{"type":"String","list":false,"nullable":true},"forgottenBy":{"type":"String","list":true,"nullable":false},"requestedAt":{"type":"Int","list":false,"nullable":false},"cleanedFrom":{"type":"Int","list":false,"nullable":false},"fromMs":{"type":"Int","list":false,"nullable":false},"untilMs":{"type":"Int","list":false,"nullable":true}},
}

export interface OpenExportsParams { readonly process: string; readonly limit: number }

export interface OpenExportsRow { readonly id: string; readonly subject: string; readonly sealedUserId: string | null; readonly requestedAt: number }

/** Exports of a process that have not ended, oldest first. */
export const openExports: GraphQuery<OpenExportsParams, OpenExportsRow> = {
  name: "privacy/open-exports",
  mode: 'read',
  isBounded: false,
  text: "MATCH (request:PrivacyRequest)\nWHERE request.kind = 'export' AND request.process = $process AND request.state IN ['pending', 'running']\nWITH request.id AS id, request.subject AS subject, request.sealedUserId AS sealedUserId,\n  request.requestedAt AS requestedAt\nRETURN id, subject, sealedUserId, requestedAt\nORDER BY requestedAt, id LIMIT $limit",
  params: {"process":{"type":"String","list":false,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"subject":{"type":"String","list":false,"nullable":false},"sealedUserId":{"type":"String","list":false,"nullable":true},"requestedAt":{"type":"Int","list":false,"nullable":false}},
}

export interface PrivacyRequestsByIdsParams { readonly ids: readonly string[] }

export interface PrivacyRequestsByIdsRow { readonly id: string; readonly subject: string; readonly kind: string; readonly state: string; readonly progress: number; readonly requestedAt: number; readonly finishedAt: number | null; readonly users: number; readonly relationships: number; readonly events: number; readonly modelVectors: number; readonly visitors: number; readonly servedLists: number; readonly processes: number; readonly filesRewritten: number; readonly filesDeleted: number }

/** Privacy requests by id; unknown ids are left out. */
export const privacyRequestsByIds: GraphQuery<PrivacyRequestsByIdsParams, PrivacyRequestsByIdsRow> = {
  name: "privacy/privacy-requests-by-ids",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (request:PrivacyRequest)\nWHERE request.id IN $ids\nRETURN request.id AS id, coalesce(request.subject, '') AS subject, request.kind AS kind, request.state AS state, request.progress AS progress,\n  request.requestedAt AS requestedAt, request.finishedAt AS finishedAt,\n  coalesce(request.users, 0) AS users, coalesce(request.relationships, 0) AS relationships,\n  coalesce(request.events, 0) AS events, coalesce(request.modelVectors, 0) AS modelVectors,\n  coalesce(request.visitors, 0) AS visitors,\n  coalesce(request.servedLists, 0) AS servedLists, size(coalesce(request.forgottenBy, [])) AS processes,\n  coalesce(request.filesRewritten, 0) AS filesRewritten, coalesce(request.filesDeleted, 0) AS filesDeleted\nORDER BY id",
  serverText: "MATCH (request:PrivacyRequest)\nWHERE request.id IN $lists.ids\nRETURN request.id AS id, coalesce(request.subject, '') AS subject, request.kind AS kind, request.state AS state, request.progress AS progress,\n  request.requestedAt AS requestedAt, request.finishedAt AS finishedAt,\n  coalesce(request.users, 0) AS users, coalesce(request.relationships, 0) AS relationships,\n  coalesce(request.events, 0) AS events, coalesce(request.modelVectors, 0) AS modelVectors,\n  coalesce(request.visitors, 0) AS visitors,\n  coalesce(request.servedLists, 0) AS servedLists, size(coalesce(request.forgottenBy, [])) AS processes,\n  coalesce(request.filesRewritten, 0) AS filesRewritten, coalesce(request.filesDeleted, 0) AS filesDeleted\nORDER BY id",
  params: {"ids":{"type":"String","list":true,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"subject":{"type":"String","list":false,"nullable":false},"kind":{"type":"String","list":false,"nullable":false},"state":{"type":"String","list":false,"nullable":false},"progress":{"type":"Float","list":false,"nullable":false},"requestedAt":{"type":"Int","list":false,"nullable":false},"finishedAt":{"type":"Int","list":false,"nullable":true},"users":{"type":"Int","list":false,"nullable":false},"relationships":{"type":"Int","list":false,"nullable":false},"events":{"type":"Int","list":false,"nullable":false},"modelVectors":{"type":"Int","list":false,"nullable":false},"visitors":{"type":"Int","list":false,"nullable":false},"servedLists":{"type":"Int","list":false,"nullable":false},"processes":{"type":"Int","list":false,"nullable":false},"filesRewritten":{"type":"Int","list":false,"nullable":false},"filesDeleted":{"type":"Int","list":false,"nullable":false}},
}

export interface PrivacySecretParams {}

export interface PrivacySecretRow { readonly secret: string | null }

/** The secret that privacy requests name users with; no row if there is none yet. */
export const privacySecret: GraphQuery<PrivacySecretParams, PrivacySecretRow> = {
  name: "privacy/privacy-secret",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (privacy:Singleton {id: 'privacy'})\nRETURN privacy.secret AS secret",
  params: {},
  row: {"secret":{"type":"String","list":false,"nullable":true,"holds":"secret"}},
}

export interface RecentExportParams { readonly subject: string; readonly process: string; readonly since: number }

export interface RecentExportRow { readonly id: string }

/** The export of a user's data that a process was asked for since an instant, unless it failed; no row if there is none. Reads
 * all requests. */
export const recentExport: GraphQuery<RecentExportParams, RecentExportRow> = {
  name: "privacy/recent-export",
  mode: 'read',
  isBounded: false,
  text: "MATCH (request:PrivacyRequest)\nWHERE request.kind = 'export' AND request.subject = $subject AND request.process = $process\n  AND request.state <> 'failed' AND request.requestedAt > $since\nWITH request.id AS id\nRETURN id\nORDER BY id LIMIT 1",
  params: {"subject":{"type":"String","list":false,"nullable":false},"process":{"type":"String","list":false,"nullable":false},"since":{"type":"Int","list":false,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false}},
}

export interface ReduceInteractionParams { readonly userId: string; readonly itemId: string; readonly weight: number; readonly servedWeight: number | null; readonly lastAt: number; readonly count: number; readonly eventIds: readonly string[]; readonly eventAts: readonly number[]; readonly eventKinds: readonly string[]; readonly eventValues: readonly number[]; readonly eventFacts: readonly string[] | null; readonly archivedEvents: readonly string[] | null; readonly ledBy: readonly string[] | null }

export interface ReduceInteractionRow {}

/** Replaces the events of a user's interaction with an item, and what follows from them. */
export const reduceInteraction: GraphQuery<ReduceInteractionParams, ReduceInteractionRow> = {
  name: "privacy/reduce-interaction",
  mode: 'write',
  isBounded: false,
  touches: [{"ids":"users","param":"userId"}],
  text: "MATCH (user:User {id: $userId})-[done:INTERACTED_WITH]->(item:Item)\nWHERE item.id = $itemId\nSET done += {weight: toFloat($weight), lastAt: $lastAt, count: $count, eventIds: $eventIds, eventAts: $eventAts,\n  eventKinds: $eventKinds, eventValues: [value IN $eventValues | toFloat(value)],\n  eventFacts: $eventFacts, archivedEvents: $archivedEvents, servedWeight: toFloat($servedWeight),\n  ledBy: $ledBy}",
  serverText: "MATCH (user:User {id: $userId})-[done:INTERACTED_WITH]->(item:Item)\nWHERE item.id = $itemId\nSET done += {weight: toFloat($weight), lastAt: $lastAt, count: $count, eventIds: $lists.eventIds, eventAts: $lists.eventAts,\n  eventKinds: $lists.eventKinds, eventValues: [value IN $lists.eventValues | toFloat(value)],\n  eventFacts: $lists.eventFacts, archivedEvents: $lists.archivedEvents, servedWeight: toFloat($servedWeight),\n  ledBy: $lists.ledBy}",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"itemId":{"type":"String","list":false,"nullable":false},"weight":{"type":"Float","list":false,"nullable":false},"servedWeight":{"type":"Float","list":false,"nullable":true},"lastAt":{"type":"Int","list":false,"nullable":false},"count":{"type":"Int","list":false,"nullable":false},"eventIds":{"type":"String","list":true,"nullable":false},"eventAts":{"type":"Int","list":true,"nullable":false},"eventKinds":{"type":"String","list":true,"nullable":false},"eventValues":{"type":"Float","list":true,"nullable":false},"eventFacts":{"type":"String","list":true,"nullable":true},"archivedEvents":{"type":"String","list":true,"nullable":true},"ledBy":{"type":"String","list":true,"nullable":true}},
  row: {},
}

export interface ResetProfileParams { readonly userId: string }

export interface ResetProfileRow {}

/** Deletes the interactions of a user, and what is derived from them. */
export const resetProfile: GraphQuery<ResetProfileParams, ResetProfileRow> = {
  name: "privacy/reset-profile",
  mode: 'write',
  isBounded: false,
  touches: [{"ids":"users","param":"userId"}],
  text: "MATCH (user:User {id: $userId})-[observed:INTERACTED_WITH|RECENTLY_ENGAGED]->(item:Item)\nDELETE observed",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"}},
  row: {},
}

export interface RewriteModelPartParams { readonly id: string; readonly memberIds: readonly string[]; readonly vectors: string }

export interface RewriteModelPartRow {}

/** Replaces the members and the vectors of a part of a model. */
export const rewriteModelPart: GraphQuery<RewriteModelPartParams, RewriteModelPartRow> = {
  name: "privacy/rewrite-model-part",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "MATCH (part:ModelPart {id: $id})\nSET part.memberIds = $memberIds, part.vectors = $vectors",
  serverText: "MATCH (part:ModelPart {id: $id})\nSET part.memberIds = $lists.memberIds, part.vectors = $vectors",
  params: {"id":{"type":"String","list":false,"nullable":false},"memberIds":{"type":"String","list":true,"nullable":false,"holds":"member-ids"},"vectors":{"type":"String","list":false,"nullable":false}},
  row: {},
}

export interface SetRetentionParams { readonly afterId: string; readonly startedAt: number; readonly hasEnded: boolean }

export interface SetRetentionRow {}

/** Moves the position of the pass that takes back events after their retention period. */
export const setRetention: GraphQuery<SetRetentionParams, SetRetentionRow> = {
  name: "privacy/set-retention",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "MATCH (state:Singleton {id: 'retention'})\nSET state.afterId = $afterId, state.startedAt = $startedAt, state.hasEnded = $hasEnded",
  params: {"afterId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"startedAt":{"type":"Int","list":false,"nullable":false},"hasEnded":{"type":"Boolean","list":false,"nullable":false}},
  row: {},
}

export interface UserSizeParams { readonly userId: string }

export interface UserSizeRow { readonly relationships: number; readonly events: number }

/** How much the graph holds of a user: relationships, and events in their interactions. No row for an unknown user. */
export const userSize: GraphQuery<UserSizeParams, UserSizeRow> = {
  name: "privacy/user-size",
  mode: 'read',
  isBounded: false,
  text: "MATCH (user:User {id: $userId})\nCALL (user) {\n  MATCH (user)-[interaction:INTERACTED_WITH]->(item:Item)\n  RETURN coalesce(sum(interaction.count), 0) AS events\n}\nRETURN COUNT { (user)--(:Item) } + COUNT { (user)--(:User) } + COUNT { (user)--(:Tag) } AS relationships, events",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"}},
  row: {"relationships":{"type":"Int","list":false,"nullable":false},"events":{"type":"Int","list":false,"nullable":false}},
}

export interface AddSuggestionDismissalParams { readonly userId: string; readonly otherId: string; readonly at: number }

export interface AddSuggestionDismissalRow {}

/** Notes that a user does not want another suggested. The other is not suggested to them again. */
export const addSuggestionDismissal: GraphQuery<AddSuggestionDismissalParams, AddSuggestionDismissalRow> = {
  name: "social/add-suggestion-dismissal",
  mode: 'write',
  isBounded: false,
  touches: [{"ids":"users","param":"userId"}],
  text: "MATCH (user:User {id: $userId})\nMATCH (other:User {id: $otherId})\nCREATE (user)-[:DISMISSED {at: $at}]->(other)",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"otherId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"at":{"type":"Int","list":false,"nullable":false}},
  row: {},
}

export interface DeleteUsersParams { readonly ids: readonly string[] }

export interface DeleteUsersRow {}

/** Deletes users with all of their relationships. */
export const deleteUsers: GraphQuery<DeleteUsersParams, DeleteUsersRow> = {
  name: "social/delete-users",
  mode: 'write',
  isBounded: false,
  touches: ["all-users","charts"],
  text: "UNWIND $ids AS wanted\nMATCH (doomed:User {id: wanted})\nDETACH DELETE doomed",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (doomed:User {id: wanted})\nDETACH DELETE doomed",
  params: {"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"}},
  row: {},
}

export interface DropInterestParams { readonly userId: string; readonly tagId: string }

export interface DropInterestRow { readonly factor: number }

/** Deletes a stated interest in a tag, and returns its factor; no row if there was none. */
export const dropInterest: GraphQuery<DropInterestParams, DropInterestRow> = {
  name: "social/drop-interest",
  mode: 'write',
  isBounded: false,
  touches: [{"ids":"users","param":"userId"}],
  text: "MATCH (user:User {id: $userId})-[stated:INTERESTED_IN]->(tag:Tag {id: $tagId})\nWITH stated, toFloat(coalesce(stated.factor, 1.0)) AS factor\nDELETE stated\nRETURN factor",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"tagId":{"type":"String","list":false,"nullable":false}},
  row: {"factor":{"type":"Float","list":false,"nullable":false}},
}

export interface DropSuggestionDismissalParams { readonly userId: string; readonly otherId: string }

export interface DropSuggestionDismissalRow {}

/** Removes the note that a user does not want another suggested. */
export const dropSuggestionDismissal: GraphQuery<DropSuggestionDismissalParams, DropSuggestionDismissalRow> = {
  name: "social/drop-suggestion-dismissal",
  mode: 'write',
  isBounded: false,
  touches: [{"ids":"users","param":"userId"}],
  text: "MATCH (user:User {id: $userId})-[note:DISMISSED]->(other:User {id: $otherId})\nDELETE note",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"otherId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"}},
  row: {},
}

export interface DropTopFollowedPairParams { readonly userId: string; readonly otherId: string }

export interface DropTopFollowedPairRow {}

/** Removes a user from the people whom another follows most closely. */
export const dropTopFollowedPair: GraphQuery<DropTopFollowedPairParams, DropTopFollowedPairRow> = {
  name: "social/drop-top-followed-pair",
  mode: 'write',
  isBounded: false,
  touches: [{"ids":"users","param":"userId"}],
  text: "MATCH (user:User {id: $userId})-[top:TOP_FOLLOWED]->(other:User {id: $otherId})\nDELETE top",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"otherId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"}},
  row: {},
}

export interface DropUnfollowedParams { readonly userId: string; readonly otherIds: Iterable<string>; readonly before: number }

export interface DropUnfollowedRow {}

/** Removes the notes that a user unfollowed others: of the given others, and those before an instant. */
export const dropUnfollowed: GraphQuery<DropUnfollowedParams, DropUnfollowedRow> = {
  name: "social/drop-unfollowed",
  mode: 'write',
  isBounded: false,
  touches: [{"ids":"users","param":"userId"}],
  text: "MATCH (user:User {id: $userId})-[note:UNFOLLOWED]->(other:User)\nWHERE $otherIds[other.id] IS NOT NULL OR note.at < $before\nDELETE note",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"otherIds":{"type":"IdSet","holds":"user-ids"},"before":{"type":"Int","list":false,"nullable":false}},
  row: {},
}

export interface EndTiesParams { readonly userId: string; readonly otherId: string }

export interface EndTiesRow {}

/** Removes the ties between two users in both directions: follows and derived ties. Blocks and mutes stay. */
export const endTies: GraphQuery<EndTiesParams, EndTiesRow> = {
  name: "social/end-ties",
  mode: 'write',
  isBounded: false,
  touches: [{"ids":"users","param":"userId"},{"ids":"users","param":"otherId"}],
  text: "UNWIND [[$userId, $otherId], [$otherId, $userId]] AS pair\nWITH pair[0] AS fromId, pair[1] AS toId\nMATCH (user:User {id: fromId})-[tie:FOLLOWS|NEIGHBOR_OF|TWO_HOP_TIE|TOP_FOLLOWED]->(other:User {id: toId})\nDELETE tie",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"otherId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"}},
  row: {},
}

export interface FollowerCountsParams { readonly ids: readonly string[] }

export interface FollowerCountsRow { readonly id: string; readonly followers: number; readonly stored: number | null }

/** How many users follow each of these users, and the number that is stored. Reads all of these ties, like a page of followers. */
export const followerCounts: GraphQuery<FollowerCountsParams, FollowerCountsRow> = {
  name: "social/follower-counts",
  mode: 'read',
  isBounded: false,
  text: "MATCH (user:User) WHERE user.id IN $ids\nRETURN user.id AS id, COUNT { (user)<-[:FOLLOWS]-(:User) } AS followers, user.followerCount AS stored\nORDER BY id",
  serverText: "MATCH (user:User) WHERE user.id IN $lists.ids\nRETURN user.id AS id, COUNT { (user)<-[:FOLLOWS]-(:User) } AS followers, user.followerCount AS stored\nORDER BY id",
  params: {"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"}},
  row: {"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"followers":{"type":"Int","list":false,"nullable":false},"stored":{"type":"Int","list":false,"nullable":true}},
}

export interface FollowersParams { readonly ownerIds: readonly string[]; readonly afterRank: number; readonly afterId: string; readonly limit: number }

export interface FollowersRow { readonly ownerId: string; readonly id: string; readonly rank: number; readonly strength: number; readonly since: number | null }

/** For each user the next users who follow them, strongest tie first, after the given position. Neither engine has an index
 * that orders the ties of one user, so each page reads all of them (10,000 take about 10 ms): for lists of the API, not for
 * recommendations. */
export const followers: GraphQuery<FollowersParams, FollowersRow> = {
  name: "social/followers",
  mode: 'read',
  isBounded: false,
  text: "UNWIND $ownerIds AS ownerId\nMATCH (user:User {id: ownerId})\nCALL (user) {\n  MATCH (user)<-[tie:FOLLOWS]-(other:User)\n  WITH other.id AS id, tie.since AS since, toFloat(coalesce(tie.strength, 1.0)) AS strength,\n       toInteger(coalesce(tie.strength, 1.0) * 1000000.0 + 0.5) AS rank\n  WHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)\n  RETURN id, rank, strength, since\n  ORDER BY rank DESC, id\n  LIMIT $limit\n}\nRETURN ownerId, id, rank, strength, since\nORDER BY ownerId, rank DESC, id",
  serverText: "UNWIND $lists.ownerIds AS ownerId\nMATCH (user:User {id: ownerId})\nCALL (user) {\n  MATCH (user)<-[tie:FOLLOWS]-(other:User)\n  WITH other.id AS id, tie.since AS since, toFloat(coalesce(tie.strength, 1.0)) AS strength,\n       toInteger(coalesce(tie.strength, 1.0) * 1000000.0 + 0.5) AS rank\n  WHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)\n  RETURN id, rank, strength, since\n  ORDER BY rank DESC, id\n  LIMIT $limit\n}\nRETURN ownerId, id, rank, strength, since\nORDER BY ownerId, rank DESC, id",
  params: {"ownerIds":{"type":"String","list":true,"nullable":false,"holds":"user-ids"},"afterRank":{"type":"Int","list":false,"nullable":false},"afterId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"ownerId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"rank":{"type":"Int","list":false,"nullable":false},"strength":{"type":"Float","list":false,"nullable":false},"since":{"type":"Int","list":false,"nullable":true}},
}

export interface FollowingParams { readonly ownerIds: readonly string[]; readonly afterRank: number; readonly afterId: string; readonly limit: number }

export interface FollowingRow { readonly ownerId: string; readonly id: string; readonly rank: number; readonly strength: number; readonly since: number | null }

/** For each user the next users they follow, strongest tie first, after the given position. Reads all of these ties: at most
 * 5,000, by the cap on writes. */
export const following: GraphQuery<FollowingParams, FollowingRow> = {
  name: "social/following",
  mode: 'read',
  isBounded: false,
  text: "UNWIND $ownerIds AS ownerId\nMATCH (user:User {id: ownerId})\nCALL (user) {\n  MATCH (user)-[tie:FOLLOWS]->(other:User)\n  WITH other.id AS id, tie.since AS since, toFloat(coalesce(tie.strength, 1.0)) AS strength,\n       toInteger(coalesce(tie.strength, 1.0) * 1000000.0 + 0.5) AS rank\n  WHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)\n  RETURN id, rank, strength, since\n  ORDER BY rank DESC, id\n  LIMIT $limit\n}\nRETURN ownerId, id, rank, strength, since\nORDER BY ownerId, rank DESC, id",
  serverText: "UNWIND $lists.ownerIds AS ownerId\nMATCH (user:User {id: ownerId})\nCALL (user) {\n  MATCH (user)-[tie:FOLLOWS]->(other:User)\n  WITH other.id AS id, tie.since AS since, toFloat(coalesce(tie.strength, 1.0)) AS strength,\n       toInteger(coalesce(tie.strength, 1.0) * 1000000.0 + 0.5) AS rank\n  WHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)\n  RETURN id, rank, strength, since\n  ORDER BY rank DESC, id\n  LIMIT $limit\n}\nRETURN ownerId, id, rank, strength, since\nORDER BY ownerId, rank DESC, id",
  params: {"ownerIds":{"type":"String","list":true,"nullable":false,"holds":"user-ids"},"afterRank":{"type":"Int","list":false,"nullable":false},"afterId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"ownerId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"rank":{"type":"Int","list":false,"nullable":false},"strength":{"type":"Float","list":false,"nullable":false},"since":{"type":"Int","list":false,"nullable":true}},
}

export interface ForgetViaParams { readonly userId: string; readonly otherId: string }

export interface ForgetViaRow {}

/** Removes a user from the people in between of another's two-hop ties. */
export const forgetVia: GraphQuery<ForgetViaParams, ForgetViaRow> = {
  name: "social/forget-via",
  mode: 'write',
  isBounded: false,
  touches: [{"ids":"users","param":"userId"}],
  text: "MATCH (user:User {id: $userId})-[tie:TWO_HOP_TIE]->(person:User)\nWHERE $otherId IN tie.viaIds\nSET tie.viaIds = [viaId IN tie.viaIds WHERE viaId <> $otherId]",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"otherId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"}},
  row: {},
}

export interface HistoryParams { readonly ownerIds: readonly string[]; readonly afterRank: number; readonly afterId: string; readonly limit: number }

export interface HistoryRow { readonly ownerId: string; readonly id: string; readonly rank: number; readonly weight: number }

/** For each user the next items of their recent engagements, newest first, after the given position. */
export const history: GraphQuery<HistoryParams, HistoryRow> = {
  name: "social/history",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "UNWIND $ownerIds AS ownerId\nMATCH (user:User {id: ownerId})\nCALL (user) {\n  MATCH (user)-[engaged:RECENTLY_ENGAGED]->(item:Item)\n  WITH item.id AS id, toInteger(engaged.lastAt) AS rank, toFloat(engaged.weight) AS weight\n  WHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)\n  RETURN id, rank, weight\n  ORDER BY rank DESC, id\n  LIMIT $limit\n}\nRETURN ownerId, id, rank, weight\nORDER BY ownerId, rank DESC, id",
  serverText: "UNWIND $lists.ownerIds AS ownerId\nMATCH (user:User {id: ownerId})\nCALL (user) {\n  MATCH (user)-[engaged:RECENTLY_ENGAGED]->(item:Item)\n  WITH item.id AS id, toInteger(engaged.lastAt) AS rank, toFloat(engaged.weight) AS weight\n  WHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)\n  RETURN id, rank, weight\n  ORDER BY rank DESC, id\n  LIMIT $limit\n}\nRETURN ownerId, id, rank, weight\nORDER BY ownerId, rank DESC, id",
  params: {"ownerIds":{"type":"String","list":true,"nullable":false,"holds":"user-ids"},"afterRank":{"type":"Int","list":false,"nullable":false},"afterId":{"type":"String","list":false,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"ownerId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"id":{"type":"String","list":false,"nullable":false},"rank":{"type":"Int","list":false,"nullable":false},"weight":{"type":"Float","list":false,"nullable":false}},
}

export interface KeptOutParams { readonly ownerIds: readonly string[]; readonly type: string; readonly afterRank: number; readonly afterId: string; readonly limit: number }

export interface KeptOutRow { readonly ownerId: string; readonly id: string; readonly rank: number }

/** For each user the next users whom they blocked (`BLOCKS`), muted (`MUTES`) or do not want suggested (`DISMISSED`), by id, after
 * the given position. Reads all of these ties: at most 5,000 of a type, by the cap on writes. */
export const keptOut: GraphQuery<KeptOutParams, KeptOutRow> = {
  name: "social/kept-out",
  mode: 'read',
  isBounded: false,
  text: "UNWIND $ownerIds AS ownerId\nMATCH (user:User {id: ownerId})\nCALL (user) {\n  MATCH (user)-[tie:BLOCKS|MUTES|DISMISSED]->(other:User)\n  WHERE type(tie) = $type\n  WITH other.id AS id, 0 AS rank\n  WHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)\n  RETURN id, rank\n  ORDER BY rank DESC, id\n  LIMIT $limit\n}\nRETURN ownerId, id, rank\nORDER BY ownerId, rank DESC, id",
  serverText: "UNWIND $lists.ownerIds AS ownerId\nMATCH (user:User {id: ownerId})\nCALL (user) {\n  MATCH (user)-[tie:BLOCKS|MUTES|DISMISSED]->(other:User)\n  WHERE type(tie) = $type\n  WITH other.id AS id, 0 AS rank\n  WHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)\n  RETURN id, rank\n  ORDER BY rank DESC, id\n  LIMIT $limit\n}\nRETURN ownerId, id, rank\nORDER BY ownerId, rank DESC, id",
  params: {"ownerIds":{"type":"String","list":true,"nullable":false,"holds":"user-ids"},"type":{"type":"String","list":false,"nullable":false},"afterRank":{"type":"Int","list":false,"nullable":false},"afterId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"ownerId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"rank":{"type":"Int","list":false,"nullable":false}},
}

export interface NeighborsOfParams { readonly ownerIds: readonly string[]; readonly version: string; readonly afterRank: number; readonly afterId: string; readonly limit: number }

export interface NeighborsOfRow { readonly ownerId: string; readonly id: string; readonly rank: number; readonly similarity: number }

/** For each user the next of their serving neighbors without a block between them, most similar first, after the given
 * position. */
export const neighborsOf: GraphQuery<NeighborsOfParams, NeighborsOfRow> = {
  name: "social/neighbors-of",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "UNWIND $ownerIds AS ownerId\nMATCH (user:User {id: ownerId})\nCALL (user) {\n  MATCH (user)-[tie:NEIGHBOR_OF]->(neighbor:User)\n  WHERE tie.version = $version\n    AND COUNT { (user)-[:BLOCKS]->(neighbor) } = 0 AND COUNT { (neighbor)-[:BLOCKS]->(user) } = 0\n  WITH neighbor.id AS id, toFloat(tie.similarity) AS similarity,\n       toInteger(tie.similarity * 1000000.0 + 0.5) AS rank\n  WHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)\n  RETURN id, rank, similarity\n  ORDER BY rank DESC, id\n  LIMIT $limit\n}\nRETURN ownerId, id, rank, similarity\nORDER BY ownerId, rank DESC, id",
  serverText: "UNWIND $lists.ownerIds AS ownerId\nMATCH (user:User {id: ownerId})\nCALL (user) {\n  MATCH (user)-[tie:NEIGHBOR_OF]->(neighbor:User)\n  WHERE tie.version = $version\n    AND COUNT { (user)-[:BLOCKS]->(neighbor) } = 0 AND COUNT { (neighbor)-[:BLOCKS]->(user) } = 0\n  WITH neighbor.id AS id, toFloat(tie.similarity) AS similarity,\n       toInteger(tie.similarity * 1000000.0 + 0.5) AS rank\n  WHERE rank < $afterRank OR (rank = $afterRank AND id > $afterId)\n  RETURN id, rank, similarity\n  ORDER BY rank DESC, id\n  LIMIT $limit\n}\nRETURN ownerId, id, rank, similarity\nORDER BY ownerId, rank DESC, id",
  params: {"ownerIds":{"type":"String","list":true,"nullable":false,"holds":"user-ids"},"version":{"type":"String","list":false,"nullable":false},"afterRank":{"type":"Int","list":false,"nullable":false},"afterId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"ownerId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"rank":{"type":"Int","list":false,"nullable":false},"similarity":{"type":"Float","list":false,"nullable":false}},
}

export interface NoteUnfollowedParams { readonly rows: readonly { readonly userId: string; readonly otherId: string; readonly at: number }[] }

export interface NoteUnfollowedRow {}

/** Notes that users unfollowed others at an instant. The newest note of a pair counts. */
export const noteUnfollowed: GraphQuery<NoteUnfollowedParams, NoteUnfollowedRow> = {
  name: "social/note-unfollowed",
  mode: 'write',
  isBounded: false,
  touches: [{"ids":"users","param":"rows","field":"userId"},{"ids":"users","param":"rows","field":"otherId"}],
  text: "UNWIND $rows AS row\nMATCH (user:User {id: row[0]})\nMATCH (other:User {id: row[1]})\nCREATE (user)-[:UNFOLLOWED {at: row[2]}]->(other)",
  serverText: "UNWIND $lists.rows AS row\nMATCH (user:User {id: row[0]})\nMATCH (other:User {id: row[1]})\nCREATE (user)-[:UNFOLLOWED {at: row[2]}]->(other)",
  params: {"rows":{"type":"Rows","fields":{"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"otherId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"at":{"type":"Int","list":false,"nullable":false}}}},
  row: {},
}

export interface SetInterestParams { readonly userId: string; readonly tagId: string; readonly factor: number; readonly weight: number }

export interface SetInterestRow {}

/** States a user's interest in a tag and replaces an earlier one. A factor below 1 damps, above 1 the weight adds. */
export const setInterest: GraphQuery<SetInterestParams, SetInterestRow> = {
  name: "social/set-interest",
  mode: 'write',
  isBounded: false,
  isGrowing: true,
  touches: [{"ids":"users","param":"userId"}],
  text: "MATCH (user:User {id: $userId})\nMATCH (tag:Tag {id: $tagId})\nCREATE (user)-[stated:INTERESTED_IN {factor: toFloat($factor), weight: toFloat($weight)}]->(tag)",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"tagId":{"type":"String","list":false,"nullable":false},"factor":{"type":"Float","list":false,"nullable":false},"weight":{"type":"Float","list":false,"nullable":false}},
  row: {},
}

export interface StoredFollowerCountsParams { readonly ids: readonly string[] }

export interface StoredFollowerCountsRow { readonly id: string; readonly followers: number | null }

/** The stored numbers of followers of users; null where none is stored. */
export const storedFollowerCounts: GraphQuery<StoredFollowerCountsParams, StoredFollowerCountsRow> = {
  name: "social/stored-follower-counts",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "UNWIND $ids AS wanted\nMATCH (user:User {id: wanted})\nRETURN user.id AS id, user.followerCount AS followers\nORDER BY id",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (user:User {id: wanted})\nRETURN user.id AS id, user.followerCount AS followers\nORDER BY id",
  params: {"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"}},
  row: {"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"followers":{"type":"Int","list":false,"nullable":true}},
}

export interface SuggestionDismissalsParams { readonly userId: string; readonly otherId: string }

export interface SuggestionDismissalsRow { readonly total: number; readonly isDismissed: boolean }

/** How many users a user dismissed among suggestions, and whether the given one is among them. */
export const suggestionDismissals: GraphQuery<SuggestionDismissalsParams, SuggestionDismissalsRow> = {
  name: "social/suggestion-dismissals",
  mode: 'read',
  isBounded: false,
  text: "MATCH (user:User {id: $userId})\nCALL (user) {\n  MATCH (user)-[:DISMISSED]->(other:User)\n  RETURN collect(other.id) AS otherIds\n}\nRETURN size(otherIds) AS total, $otherId IN otherIds AS isDismissed",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"otherId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"}},
  row: {"total":{"type":"Int","list":false,"nullable":false},"isDismissed":{"type":"Boolean","list":false,"nullable":false}},
}

export interface UserPropertiesParams { readonly ids: readonly string[] }

export interface UserPropertiesRow { readonly id: string; readonly properties: Properties }

/** The properties of users, without the long lists of items; visitors and unknown ids are left out. */
export const userProperties: GraphQuery<UserPropertiesParams, UserPropertiesRow> = {
  name: "social/user-properties",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (user:User)\nWHERE user.id IN $ids AND NOT user:Visitor\nRETURN user.id AS id, user {.*, olderSeenItemIds: null, olderSeenAts: null, olderSeenKinds: null, dismissedItemIds: null,\n  consentGranted: null, consentGrantedAts: null, consentDenied: null, consentDeniedAts: null} AS properties\nORDER BY id",
  serverText: "MATCH (user:User)\nWHERE user.id IN $lists.ids AND NOT user:Visitor\nRETURN user.id AS id, user {.*, olderSeenItemIds: null, olderSeenAts: null, olderSeenKinds: null, dismissedItemIds: null,\n  consentGranted: null, consentGrantedAts: null, consentDenied: null, consentDeniedAts: null} AS properties\nORDER BY id",
  params: {"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"}},
  row: {"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"properties":{"type":"Properties","holds":"user-properties"}},
}

export interface UsersByIdsParams { readonly ids: readonly string[] }

export interface UsersByIdsRow { readonly id: string; readonly name: string | null; readonly createdAt: number | null; readonly showMeToOthers: boolean }

/** Users by their ids, without free properties; visitors and unknown ids are left out. */
export const usersByIds: GraphQuery<UsersByIdsParams, UsersByIdsRow> = {
  name: "social/users-by-ids",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (user:User)\nWHERE user.id IN $ids AND NOT user:Visitor\nRETURN user.id AS id, user.name AS name, user.sealedKey AS sealedKey, user.createdAt AS createdAt,\n       coalesce(user.showMeToOthers, false) AS showMeToOthers\nORDER BY id",
  serverText: "MATCH (user:User)\nWHERE user.id IN $lists.ids AND NOT user:Visitor\nRETURN user.id AS id, user.name AS name, user.sealedKey AS sealedKey, user.createdAt AS createdAt,\n       coalesce(user.showMeToOthers, false) AS showMeToOthers\nORDER BY id",
  params: {"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"}},
  row: {"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"name":{"type":"String","list":false,"nullable":true,"holds":"personal-text"},"sealedKey":{"type":"String","list":false,"nullable":true,"holds":"user-key"},"createdAt":{"type":"Int","list":false,"nullable":true},"showMeToOthers":{"type":"Boolean","list":false,"nullable":false}},
}

export interface UsersPageParams { readonly search: string; readonly afterId: string; readonly limit: number }

export interface UsersPageRow { readonly id: string }

/** One page of the users by id: those after the given one whose name or id holds the text (any case; empty: all). No visitors. */
export const usersPage: GraphQuery<UsersPageParams, UsersPageRow> = {
  name: "social/users-page",
  mode: 'read',
  isBounded: false,
  text: "MATCH (user:User)\nWHERE user.id > $afterId AND NOT user:Visitor\n  AND ($search = '' OR toLower(coalesce(user.name, '')) CONTAINS toLower($search)\n    OR toLower(user.id) CONTAINS toLower($search))\nRETURN user.id AS id\nORDER BY id\nLIMIT $limit",
  params: {"search":{"type":"String","list":false,"nullable":false},"afterId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"}},
}

export interface DeleteSegmentParams { readonly key: string }

export interface DeleteSegmentRow { readonly key: string }

/** Deletes a segment, whose versions were deleted before; returns its key, and nothing if there is none. */
export const deleteSegment: GraphQuery<DeleteSegmentParams, DeleteSegmentRow> = {
  name: "steering/delete-segment",
  mode: 'write',
  isBounded: false,
  touches: ["steering"],
  text: "MATCH (segment:Placement {key: $key})\nDETACH DELETE segment\nRETURN $key AS key",
  params: {"key":{"type":"String","list":false,"nullable":false}},
  row: {"key":{"type":"String","list":false,"nullable":false}},
}

export interface DeleteSegmentVersionsParams { readonly key: string }

export interface DeleteSegmentVersionsRow {}

/** Deletes the versions of a segment. */
export const deleteSegmentVersions: GraphQuery<DeleteSegmentVersionsParams, DeleteSegmentVersionsRow> = {
  name: "steering/delete-segment-versions",
  mode: 'write',
  isBounded: false,
  touches: ["steering"],
  text: "MATCH (segment:Placement {key: $key})-[:PUBLISHED]->(version:PlacementVersion)\nDETACH DELETE version",
  params: {"key":{"type":"String","list":false,"nullable":false}},
  row: {},
}

export interface EngagedPeopleParams { readonly ids: readonly string[]; readonly sinceMs: number }

export interface EngagedPeopleRow { readonly id: string; readonly itemIds: readonly string[]; readonly ats: readonly number[]; readonly kinds: readonly string[] }

/** What users engaged with since an instant, of the recent engagements that are kept of each: side by side. */
export const engagedPeople: GraphQuery<EngagedPeopleParams, EngagedPeopleRow> = {
  name: "steering/engaged-people",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "UNWIND $ids AS wanted\nMATCH (user:User {id: wanted})\nCALL (user) {\n  MATCH (user)-[recent:RECENTLY_ENGAGED]->(item:Item) WHERE recent.lastAt >= $sinceMs\n  WITH item.id AS itemId, recent.lastAt AS lastAt, recent.kinds AS kinds ORDER BY itemId\n  RETURN collect(itemId) AS itemIds, collect(lastAt) AS ats, collect(kinds) AS kinds\n}\nRETURN user.id AS id, itemIds + coalesce(user.olderSeenItemIds, []) AS itemIds,\n  ats + coalesce(user.olderSeenAts, []) AS ats, kinds + coalesce(user.olderSeenKinds, []) AS kinds\nORDER BY id",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (user:User {id: wanted})\nCALL (user) {\n  MATCH (user)-[recent:RECENTLY_ENGAGED]->(item:Item) WHERE recent.lastAt >= $sinceMs\n  WITH item.id AS itemId, recent.lastAt AS lastAt, recent.kinds AS kinds ORDER BY itemId\n  RETURN collect(itemId) AS itemIds, collect(lastAt) AS ats, collect(kinds) AS kinds\n}\nRETURN user.id AS id, itemIds + coalesce(user.olderSeenItemIds, []) AS itemIds,\n  ats + coalesce(user.olderSeenAts, []) AS ats, kinds + coalesce(user.olderSeenKinds, []) AS kinds\nORDER BY id",
  params: {"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"},"sinceMs":{"type":"Int","list":false,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"itemIds":{"type":"String","list":true,"nullable":false},"ats":{"type":"Int","list":true,"nullable":false},"kinds":{"type":"String","list":true,"nullable":false}},
}

export interface InterestedPeopleParams { readonly ids: readonly string[]; readonly tagIds: readonly string[] }

export interface InterestedPeopleRow { readonly id: string; readonly tagId: string }

/** Which users stated an interest in one of some tags. */
export const interestedPeople: GraphQuery<InterestedPeopleParams, InterestedPeopleRow> = {
  name: "steering/interested-people",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "UNWIND $ids AS wanted\nMATCH (user:User {id: wanted})-[stated:INTERESTED_IN]->(tag:Tag)\nWHERE tag.id IN $tagIds AND toFloat(coalesce(stated.weight, 1.0)) > 0.0 AND toFloat(coalesce(stated.factor, 1.0)) >= 1.0\nRETURN user.id AS id, tag.id AS tagId\nORDER BY id, tagId",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (user:User {id: wanted})-[stated:INTERESTED_IN]->(tag:Tag)\nWHERE tag.id IN $lists.tagIds AND toFloat(coalesce(stated.weight, 1.0)) > 0.0 AND toFloat(coalesce(stated.factor, 1.0)) >= 1.0\nRETURN user.id AS id, tag.id AS tagId\nORDER BY id, tagId",
  params: {"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"},"tagIds":{"type":"String","list":true,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"tagId":{"type":"String","list":false,"nullable":false}},
}

export interface LivePlacementsParams { readonly fromMs: number }

export interface LivePlacementsRow { readonly id: string; readonly key: string; readonly surface: string; readonly number: number; readonly spec: string; readonly activeFrom: number | null; readonly activeUntil: number | null }

/** The versions of all placements that can apply from an instant on, newest first: none that has ended then, and none older than one
 * without end that has begun then. */
export const livePlacements: GraphQuery<LivePlacementsParams, LivePlacementsRow> = {
  name: "steering/live-placements",
  mode: 'read',
  isBounded: false,
  text: "MATCH (placement:Placement)\nCALL (placement) {\n  MATCH (placement)-[:PUBLISHED]->(lasting:PlacementVersion)\n  WHERE lasting.activeUntil IS NULL AND coalesce(lasting.activeFrom, $fromMs) <= $fromMs\n  RETURN max(lasting.number) AS newest\n}\nMATCH (placement)-[:PUBLISHED]->(version:PlacementVersion)\nWHERE version.number >= coalesce(newest, 0) AND (version.activeUntil IS NULL OR version.activeUntil > $fromMs)\nRETURN version.id AS id, placement.key AS key, placement.surface AS surface, version.number AS number, version.spec AS spec,\n  version.activeFrom AS activeFrom, version.activeUntil AS activeUntil\nORDER BY key, number DESC, id",
  params: {"fromMs":{"type":"Int","list":false,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"key":{"type":"String","list":false,"nullable":false},"surface":{"type":"String","list":false,"nullable":false},"number":{"type":"Int","list":false,"nullable":false},"spec":{"type":"String","list":false,"nullable":false},"activeFrom":{"type":"Int","list":false,"nullable":true},"activeUntil":{"type":"Int","list":false,"nullable":true}},
}

export interface LockPlacementParams { readonly key: string; readonly surface: string }

export interface LockPlacementRow {}

/** Makes a placement unless it exists, and locks it until the transaction ends. */
export const lockPlacement: GraphQuery<LockPlacementParams, LockPlacementRow> = {
  name: "steering/lock-placement",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [],
  text: "MERGE (placement:Placement {key: $key})\nON CREATE SET placement.surface = $surface, placement.newest = 0\nON MATCH SET placement.key = $key",
  params: {"key":{"type":"String","list":false,"nullable":false},"surface":{"type":"String","list":false,"nullable":false}},
  row: {},
}

export interface PlacementCountParams { readonly ofSegments: boolean }

export interface PlacementCountRow { readonly total: number }

/** Number of placements, or of segments. */
export const placementCount: GraphQuery<PlacementCountParams, PlacementCountRow> = {
  name: "steering/placement-count",
  mode: 'read',
  isBounded: false,
  text: "MATCH (placement:Placement) WHERE (placement.surface = 'SEGMENT') = $ofSegments\nRETURN count(placement) AS total",
  params: {"ofSegments":{"type":"Boolean","list":false,"nullable":false}},
  row: {"total":{"type":"Int","list":false,"nullable":false}},
}

export interface PlacementKeysPageParams { readonly afterKey: string; readonly limit: number; readonly ofSegments: boolean }

export interface PlacementKeysPageRow { readonly id: string }

/** One page of the keys of placements, or of segments. */
export const placementKeysPage: GraphQuery<PlacementKeysPageParams, PlacementKeysPageRow> = {
  name: "steering/placement-keys-page",
  mode: 'read',
  isBounded: false,
  text: "MATCH (placement:Placement) WHERE placement.key > $afterKey AND (placement.surface = 'SEGMENT') = $ofSegments\nRETURN placement.key AS id\nORDER BY id LIMIT $limit",
  params: {"afterKey":{"type":"String","list":false,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false},"ofSegments":{"type":"Boolean","list":false,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false}},
}

export interface PlacementVersionsParams { readonly key: string; readonly before: number; readonly limit: number }

export interface PlacementVersionsRow { readonly id: string; readonly number: number; readonly source: string; readonly spec: string; readonly digest: string; readonly activeFrom: number | null; readonly activeUntil: number | null; readonly createdAt: number; readonly createdBy: string; readonly note: string | null }

/** One page of the published versions of a placement, newest first. */
export const placementVersions: GraphQuery<PlacementVersionsParams, PlacementVersionsRow> = {
  name: "steering/placement-versions",
  mode: 'read',
  isBounded: false,
  text: "MATCH (placement:Placement {key: $key})-[:PUBLISHED]->(version:PlacementVersion)\nWHERE version.number < $before\nRETURN version.id AS id, version.number AS number, version.source AS source, version.spec AS spec, version.digest AS digest,\n  version.activeFrom AS activeFrom, version.activeUntil AS activeUntil, version.createdAt AS createdAt,\n  version.createdBy AS createdBy, version.note AS note\nORDER BY number DESC, id LIMIT $limit",
  params: {"key":{"type":"String","list":false,"nullable":false},"before":{"type":"Int","list":false,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"number":{"type":"Int","list":false,"nullable":false},"source":{"type":"String","list":false,"nullable":false},"spec":{"type":"String","list":false,"nullable":false},"digest":{"type":"String","list":false,"nullable":false},"activeFrom":{"type":"Int","list":false,"nullable":true},"activeUntil":{"type":"Int","list":false,"nullable":true},"createdAt":{"type":"Int","list":false,"nullable":false},"createdBy":{"type":"String","list":false,"nullable":false},"note":{"type":"String","list":false,"nullable":true}},
}

export interface PlacementVersionsByIdsParams { readonly ids: readonly string[] }

export interface PlacementVersionsByIdsRow { readonly id: string; readonly number: number; readonly source: string; readonly digest: string; readonly activeFrom: number | null; readonly activeUntil: number | null; readonly createdAt: number; readonly createdBy: string; readonly note: string | null }

/** Published versions of placements. */
export const placementVersionsByIds: GraphQuery<PlacementVersionsByIdsParams, PlacementVersionsByIdsRow> = {
  name: "steering/placement-versions-by-ids",
  mode: 'read',
  isBounded: false,
  text: "MATCH (version:PlacementVersion) WHERE version.id IN $ids\nRETURN version.id AS id, version.number AS number, version.source AS source, version.digest AS digest,\n  version.activeFrom AS activeFrom, version.activeUntil AS activeUntil, version.createdAt AS createdAt,\n  version.createdBy AS createdBy, version.note AS note\nORDER BY id",
  serverText: "MATCH (version:PlacementVersion) WHERE version.id IN $lists.ids\nRETURN version.id AS id, version.number AS number, version.source AS source, version.digest AS digest,\n  version.activeFrom AS activeFrom, version.activeUntil AS activeUntil, version.createdAt AS createdAt,\n  version.createdBy AS createdBy, version.note AS note\nORDER BY id",
  params: {"ids":{"type":"String","list":true,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"number":{"type":"Int","list":false,"nullable":false},"source":{"type":"String","list":false,"nullable":false},"digest":{"type":"String","list":false,"nullable":false},"activeFrom":{"type":"Int","list":false,"nullable":true},"activeUntil":{"type":"Int","list":false,"nullable":true},"createdAt":{"type":"Int","list":false,"nullable":false},"createdBy":{"type":"String","list":false,"nullable":false},"note":{"type":"String","list":false,"nullable":true}},
}

export interface PlacementsByKeysParams { readonly keys: readonly string[] }

export interface PlacementsByKeysRow { readonly id: string; readonly surface: string; readonly newest: number; readonly draft: string | null; readonly draftSpec: string | null; readonly draftDigest: string | null; readonly draftAt: number | null; readonly draftBy: string | null }

/** Placements with their drafts, and the number of their newest version. */
export const placementsByKeys: GraphQuery<PlacementsByKeysParams, PlacementsByKeysRow> = {
  name: "steering/placements-by-keys",
  mode: 'read',
  isBounded: false,
  text: "MATCH (placement:Placement) WHERE placement.key IN $keys\nRETURN placement.key AS id, placement.surface AS surface, placement.newest AS newest, placement.draft AS draft,\n  placement.draftSpec AS draftSpec, placement.draftDigest AS draftDigest, placement.draftAt AS draftAt,\n  placement.draftBy AS draftBy\nORDER BY id",
  serverText: "MATCH (placement:Placement) WHERE placement.key IN $lists.keys\nRETURN placement.key AS id, placement.surface AS surface, placement.newest AS newest, placement.draft AS draft,\n  placement.draftSpec AS draftSpec, placement.draftDigest AS draftDigest, placement.draftAt AS draftAt,\n  placement.draftBy AS draftBy\nORDER BY id",
  params: {"keys":{"type":"String","list":true,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"surface":{"type":"String","list":false,"nullable":false},"newest":{"type":"Int","list":false,"nullable":false},"draft":{"type":"String","list":false,"nullable":true},"draftSpec":{"type":"String","list":false,"nullable":true},"draftDigest":{"type":"String","list":false,"nullable":true},"draftAt":{"type":"Int","list":false,"nullable":true},"draftBy":{"type":"String","list":false,"nullable":true}},
}

export interface PublishPlacementParams { readonly key: string; readonly id: string; readonly number: number; readonly source: string; readonly spec: string; readonly digest: string; readonly activeFrom: number | null; readonly activeUntil: number | null; readonly createdAt: number; readonly createdBy: string; readonly note: string | null }

export interface PublishPlacementRow {}

/** Adds a version to a placement. */
export const publishPlacement: GraphQuery<PublishPlacementParams, PublishPlacementRow> = {
  name: "steering/publish-placement",
  mode: 'write',
  isBounded: false,
  isGrowing: true,
  isSteady: true,
  touches: ["steering"],
  text: "MATCH (placement:Placement {key: $key})\nSET placement.newest = $number\nCREATE (placement)-[:PUBLISHED]->(version:PlacementVersion {id: $id, number: $number, source: $source, spec: $spec,\n  digest: $digest, activeFrom: $activeFrom, activeUntil: $activeUntil, createdAt: $createdAt, createdBy: $createdBy,\n  note: $note})",
  params: {"key":{"type":"String","list":false,"nullable":false},"id":{"type":"String","list":false,"nullable":false},"number":{"type":"Int","list":false,"nullable":false},"source":{"type":"String","list":false,"nullable":false},"spec":{"type":"String","list":false,"nullable":false},"digest":{"type":"String","list":false,"nullable":false},"activeFrom":{"type":"Int","list":false,"nullable":true},"activeUntil":{"type":"Int","list":false,"nullable":true},"createdAt":{"type":"Int","list":false,"nullable":false},"createdBy":{"type":"String","list":false,"nullable":false},"note":{"type":"String","list":false,"nullable":true}},
  row: {},
}

export interface RewriteVersionParams { readonly id: string; readonly source: string; readonly spec: string; readonly digest: string }

export interface RewriteVersionRow {}

/** Replaces what a version of a segment says: only to erase a user whom it names. */
export const rewriteVersion: GraphQuery<RewriteVersionParams, RewriteVersionRow> = {
  name: "steering/rewrite-version",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: ["steering"],
  text: "MATCH (version:PlacementVersion {id: $id})\nSET version.source = $source, version.spec = $spec, version.digest = $digest",
  params: {"id":{"type":"String","list":false,"nullable":false},"source":{"type":"String","list":false,"nullable":false},"spec":{"type":"String","list":false,"nullable":false},"digest":{"type":"String","list":false,"nullable":false}},
  row: {},
}

export interface SegmentsNamingParams { readonly text: string }

export interface SegmentsNamingRow { readonly id: string; readonly source: string; readonly spec: string }

/** The versions of segments whose spec holds a text: those that may name a user by id. */
export const segmentsNaming: GraphQuery<SegmentsNamingParams, SegmentsNamingRow> = {
  name: "steering/segments-naming",
  mode: 'read',
  isBounded: false,
  text: "MATCH (segment:Placement {surface: 'SEGMENT'})-[:PUBLISHED]->(version:PlacementVersion)\nWHERE version.spec CONTAINS $text\nRETURN version.id AS id, version.source AS source, version.spec AS spec\nORDER BY id",
  params: {"text":{"type":"String","list":false,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"source":{"type":"String","list":false,"nullable":false},"spec":{"type":"String","list":false,"nullable":false}},
}

export interface SetPlacementDraftParams { readonly key: string; readonly draft: string | null; readonly spec: string | null; readonly digest: string | null; readonly atMs: number | null; readonly by: string | null }

export interface SetPlacementDraftRow {}

/** Replaces the draft of a placement; null: it has none. */
export const setPlacementDraft: GraphQuery<SetPlacementDraftParams, SetPlacementDraftRow> = {
  name: "steering/set-placement-draft",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [],
  text: "MATCH (placement:Placement {key: $key})\nSET placement.draft = $draft, placement.draftSpec = $spec, placement.draftDigest = $digest, placement.draftAt = $atMs,\n  placement.draftBy = $by",
  params: {"key":{"type":"String","list":false,"nullable":false},"draft":{"type":"String","list":false,"nullable":true},"spec":{"type":"String","list":false,"nullable":true},"digest":{"type":"String","list":false,"nullable":true},"atMs":{"type":"Int","list":false,"nullable":true},"by":{"type":"String","list":false,"nullable":true}},
  row: {},
}

export interface SetShownPlacementsParams { readonly viewerId: string; readonly names: readonly string[]; readonly ats: readonly string[] }

export interface SetShownPlacementsRow {}

/** Replaces when a viewer was shown placements and promotions. Every list reads it again. */
export const setShownPlacements: GraphQuery<SetShownPlacementsParams, SetShownPlacementsRow> = {
  name: "steering/set-shown-placements",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [],
  text: "MATCH (viewer:User {id: $viewerId})\nSET viewer.shownPlacements = $names, viewer.shownAts = $ats",
  serverText: "MATCH (viewer:User {id: $viewerId})\nSET viewer.shownPlacements = $lists.names, viewer.shownAts = $lists.ats",
  params: {"viewerId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"names":{"type":"String","list":true,"nullable":false},"ats":{"type":"String","list":true,"nullable":false}},
  row: {},
}

export interface SetSteersParams { readonly userId: string; readonly steers: readonly string[] }

export interface SetSteersRow {}

/** Replaces what a user asked to see more and less of. */
export const setSteers: GraphQuery<SetSteersParams, SetSteersRow> = {
  name: "steering/set-steers",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [{"ids":"users","param":"userId"}],
  text: "MATCH (user:User {id: $userId})\nSET user.steers = $steers",
  serverText: "MATCH (user:User {id: $userId})\nSET user.steers = $lists.steers",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"steers":{"type":"String","list":true,"nullable":false}},
  row: {},
}

export interface ShownPlacementsParams { readonly viewerId: string }

export interface ShownPlacementsRow { readonly names: readonly string[]; readonly ats: readonly string[] }

/** When a viewer was shown placements and promotions that have a frequency cap: names, and of each its newest instants as a text. */
export const shownPlacements: GraphQuery<ShownPlacementsParams, ShownPlacementsRow> = {
  name: "steering/shown-placements",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (viewer:User {id: $viewerId})\nRETURN coalesce(viewer.shownPlacements, []) AS names, coalesce(viewer.shownAts, []) AS ats",
  params: {"viewerId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"}},
  row: {"names":{"type":"String","list":true,"nullable":false},"ats":{"type":"String","list":true,"nullable":false}},
}

export interface SteersParams { readonly userId: string }

export interface SteersRow { readonly steers: readonly string[] }

/** What a user asked to see more and less of for a while, each as a text, newest first. */
export const steers: GraphQuery<SteersParams, SteersRow> = {
  name: "steering/steers",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (user:User {id: $userId})\nRETURN coalesce(user.steers, []) AS steers",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"}},
  row: {"steers":{"type":"String","list":true,"nullable":false}},
}

export interface AddChartsParams { readonly ids: readonly string[] }

export interface AddChartsRow {}

/** Creates the charts that are missing. Separate from their positions, because after a MERGE the embedded engine no longer
 * finds a node by its key, and scans. */
export const addCharts: GraphQuery<AddChartsParams, AddChartsRow> = {
  name: "training/add-charts",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "UNWIND $ids AS wanted\nMERGE (chart:Chart {id: wanted})",
  serverText: "UNWIND $lists.ids AS wanted\nMERGE (chart:Chart {id: wanted})",
  params: {"ids":{"type":"String","list":true,"nullable":false}},
  row: {},
}

export interface BeginModelParams { readonly version: string; readonly trainedAt: number; readonly settings: string; readonly terms: string }

export interface BeginModelRow {}

/** Records that a version is in training: if the run dies, the next one finds what it left. Its terms are what it may learn from. */
export const beginModel: GraphQuery<BeginModelParams, BeginModelRow> = {
  name: "training/begin-model",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "CREATE (model:Model {version: $version, trainedAt: $trainedAt, settings: $settings, terms: $terms})",
  params: {"version":{"type":"String","list":false,"nullable":false},"trainedAt":{"type":"Int","list":false,"nullable":false},"settings":{"type":"String","list":false,"nullable":false},"terms":{"type":"String","list":false,"nullable":false}},
  row: {},
}

export interface ChartIdsParams {}

export interface ChartIdsRow { readonly id: string }

/** The ids of all charts. */
export const chartIds: GraphQuery<ChartIdsParams, ChartIdsRow> = {
  name: "training/chart-ids",
  mode: 'read',
  isBounded: false,
  text: "MATCH (chart:Chart) RETURN chart.id AS id ORDER BY id",
  params: {},
  row: {"id":{"type":"String","list":false,"nullable":false}},
}

export interface DescribeModelParams { readonly version: string; readonly factors: string | null; readonly interest: string | null }

export interface DescribeModelRow {}

/** Stores what a version has learned, before it serves. */
export const describeModel: GraphQuery<DescribeModelParams, DescribeModelRow> = {
  name: "training/describe-model",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "MATCH (model:Model {version: $version})\nSET model.factors = $factors, model.interest = $interest",
  params: {"version":{"type":"String","list":false,"nullable":false},"factors":{"type":"String","list":false,"nullable":true},"interest":{"type":"String","list":false,"nullable":true}},
  row: {},
}

export interface DropBoughtTogetherParams { readonly headIds: readonly string[]; readonly keptVersions: readonly string[]; readonly limit: number }

export interface DropBoughtTogetherRow { readonly deleted: number }

/** Deletes at most one batch of bought together of versions other than the kept ones. */
export const dropBoughtTogether: GraphQuery<DropBoughtTogetherParams, DropBoughtTogetherRow> = {
  name: "training/drop-bought-together",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "UNWIND $headIds AS headId\nMATCH (item:Item {id: headId})-[edge:BOUGHT_WITH]->(other:Item)\nWHERE NOT edge.version IN $keptVersions\nWITH edge, headId AS id ORDER BY id LIMIT $limit\nDELETE edge\nRETURN count(*) AS deleted",
  serverText: "UNWIND $lists.headIds AS headId\nMATCH (item:Item {id: headId})-[edge:BOUGHT_WITH]->(other:Item)\nWHERE NOT edge.version IN $lists.keptVersions\nWITH edge, headId AS id ORDER BY id LIMIT $limit\nDELETE edge\nRETURN count(*) AS deleted",
  params: {"headIds":{"type":"String","list":true,"nullable":false},"keptVersions":{"type":"String","list":true,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"deleted":{"type":"Int","list":false,"nullable":false}},
}

export interface DropChartsParams { readonly headIds: readonly string[]; readonly keptVersions: readonly string[]; readonly limit: number }

export interface DropChartsRow { readonly deleted: number }

/** Deletes at most one batch of chart positions of versions other than the kept ones. */
export const dropCharts: GraphQuery<DropChartsParams, DropChartsRow> = {
  name: "training/drop-charts",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "UNWIND $headIds AS headId\nMATCH (chart:Chart {id: headId})-[edge:TOP_ITEM]->(item:Item)\nWHERE NOT edge.version IN $keptVersions\nWITH edge, headId AS id ORDER BY id LIMIT $limit\nDELETE edge\nRETURN count(*) AS deleted",
  serverText: "UNWIND $lists.headIds AS headId\nMATCH (chart:Chart {id: headId})-[edge:TOP_ITEM]->(item:Item)\nWHERE NOT edge.version IN $lists.keptVersions\nWITH edge, headId AS id ORDER BY id LIMIT $limit\nDELETE edge\nRETURN count(*) AS deleted",
  params: {"headIds":{"type":"String","list":true,"nullable":false},"keptVersions":{"type":"String","list":true,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"deleted":{"type":"Int","list":false,"nullable":false}},
}

export interface DropModelPartsParams { readonly keptVersions: readonly string[]; readonly limit: number }

export interface DropModelPartsRow { readonly deleted: number }

/** Deletes at most one batch of factors of versions other than the kept ones. */
export const dropModelParts: GraphQuery<DropModelPartsParams, DropModelPartsRow> = {
  name: "training/drop-model-parts",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "MATCH (part:ModelPart) WHERE NOT part.version IN $keptVersions\nWITH part, part.id AS id ORDER BY id LIMIT $limit\nDETACH DELETE part\nRETURN count(*) AS deleted",
  serverText: "MATCH (part:ModelPart) WHERE NOT part.version IN $lists.keptVersions\nWITH part, part.id AS id ORDER BY id LIMIT $limit\nDETACH DELETE part\nRETURN count(*) AS deleted",
  params: {"keptVersions":{"type":"String","list":true,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"deleted":{"type":"Int","list":false,"nullable":false}},
}

export interface DropMostFollowedParams { readonly headIds: readonly string[]; readonly keptVersions: readonly string[]; readonly limit: number }

export interface DropMostFollowedRow { readonly deleted: number }

/** Deletes at most one batch of users in charts of versions other than the kept ones. */
export const dropMostFollowed: GraphQuery<DropMostFollowedParams, DropMostFollowedRow> = {
  name: "training/drop-most-followed",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "UNWIND $headIds AS headId\nMATCH (chart:Chart {id: headId})-[edge:TOP_USER]->(person:User)\nWHERE NOT edge.version IN $keptVersions\nWITH edge, headId AS id ORDER BY id LIMIT $limit\nDELETE edge\nRETURN count(*) AS deleted",
  serverText: "UNWIND $lists.headIds AS headId\nMATCH (chart:Chart {id: headId})-[edge:TOP_USER]->(person:User)\nWHERE NOT edge.version IN $lists.keptVersions\nWITH edge, headId AS id ORDER BY id LIMIT $limit\nDELETE edge\nRETURN count(*) AS deleted",
  params: {"headIds":{"type":"String","list":true,"nullable":false},"keptVersions":{"type":"String","list":true,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"deleted":{"type":"Int","list":false,"nullable":false}},
}

export interface DropNeighborsParams { readonly headIds: readonly string[]; readonly keptVersions: readonly string[]; readonly limit: number }

export interface DropNeighborsRow { readonly deleted: number }

/** Deletes at most one batch of neighbors of versions other than the kept ones. */
export const dropNeighbors: GraphQuery<DropNeighborsParams, DropNeighborsRow> = {
  name: "training/drop-neighbors",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "UNWIND $headIds AS headId\nMATCH (user:User {id: headId})-[edge:NEIGHBOR_OF]->(neighbor:User)\nWHERE NOT edge.version IN $keptVersions\nWITH edge, headId AS id ORDER BY id LIMIT $limit\nDELETE edge\nRETURN count(*) AS deleted",
  serverText: "UNWIND $lists.headIds AS headId\nMATCH (user:User {id: headId})-[edge:NEIGHBOR_OF]->(neighbor:User)\nWHERE NOT edge.version IN $lists.keptVersions\nWITH edge, headId AS id ORDER BY id LIMIT $limit\nDELETE edge\nRETURN count(*) AS deleted",
  params: {"headIds":{"type":"String","list":true,"nullable":false,"holds":"user-ids"},"keptVersions":{"type":"String","list":true,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"deleted":{"type":"Int","list":false,"nullable":false}},
}

export interface DropNeighborsOfParams { readonly userId: string; readonly version: string }

export interface DropNeighborsOfRow {}

/** Deletes the neighbors of one user and version, before the same transaction writes them again. */
export const dropNeighborsOf: GraphQuery<DropNeighborsOfParams, DropNeighborsOfRow> = {
  name: "training/drop-neighbors-of",
  mode: 'write',
  isBounded: false,
  touches: [{"ids":"users","param":"userId"}],
  text: "MATCH (user:User {id: $userId})-[edge:NEIGHBOR_OF]->(neighbor:User)\nWHERE edge.version = $version\nDELETE edge",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"version":{"type":"String","list":false,"nullable":false}},
  row: {},
}

export interface DropSimilarItemsParams { readonly headIds: readonly string[]; readonly keptVersions: readonly string[]; readonly limit: number }

export interface DropSimilarItemsRow { readonly deleted: number }

/** Deletes at most one batch of similar items of versions other than the kept ones. */
export const dropSimilarItems: GraphQuery<DropSimilarItemsParams, DropSimilarItemsRow> = {
  name: "training/drop-similar-items",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "UNWIND $headIds AS headId\nMATCH (item:Item {id: headId})-[edge:SIMILAR_TO]->(similar:Item)\nWHERE NOT edge.version IN $keptVersions\nWITH edge, headId AS id ORDER BY id LIMIT $limit\nDELETE edge\nRETURN count(*) AS deleted",
  serverText: "UNWIND $lists.headIds AS headId\nMATCH (item:Item {id: headId})-[edge:SIMILAR_TO]->(similar:Item)\nWHERE NOT edge.version IN $lists.keptVersions\nWITH edge, headId AS id ORDER BY id LIMIT $limit\nDELETE edge\nRETURN count(*) AS deleted",
  params: {"headIds":{"type":"String","list":true,"nullable":false},"keptVersions":{"type":"String","list":true,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"deleted":{"type":"Int","list":false,"nullable":false}},
}

export interface DropTagTopsParams { readonly headIds: readonly string[]; readonly keptVersions: readonly string[]; readonly limit: number }

export interface DropTagTopsRow { readonly deleted: number }

/** Deletes at most one batch of top items of tags of versions other than the kept ones. */
export const dropTagTops: GraphQuery<DropTagTopsParams, DropTagTopsRow> = {
  name: "training/drop-tag-tops",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "UNWIND $headIds AS headId\nMATCH (tag:Tag {id: headId})-[edge:TOP_ITEM]->(item:Item)\nWHERE NOT edge.version IN $keptVersions\nWITH edge, headId AS id ORDER BY id LIMIT $limit\nDELETE edge\nRETURN count(*) AS deleted",
  serverText: "UNWIND $lists.headIds AS headId\nMATCH (tag:Tag {id: headId})-[edge:TOP_ITEM]->(item:Item)\nWHERE NOT edge.version IN $lists.keptVersions\nWITH edge, headId AS id ORDER BY id LIMIT $limit\nDELETE edge\nRETURN count(*) AS deleted",
  params: {"headIds":{"type":"String","list":true,"nullable":false},"keptVersions":{"type":"String","list":true,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"deleted":{"type":"Int","list":false,"nullable":false}},
}

export interface DropTopFollowedParams { readonly headIds: readonly string[]; readonly keptVersions: readonly string[]; readonly limit: number }

export interface DropTopFollowedRow { readonly deleted: number }

/** Deletes at most one batch of `TOP_FOLLOWED` of versions other than the kept ones. */
export const dropTopFollowed: GraphQuery<DropTopFollowedParams, DropTopFollowedRow> = {
  name: "training/drop-top-followed",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "UNWIND $headIds AS headId\nMATCH (user:User {id: headId})-[edge:TOP_FOLLOWED]->(person:User)\nWHERE NOT edge.version IN $keptVersions\nWITH edge, headId AS id ORDER BY id LIMIT $limit\nDELETE edge\nRETURN count(*) AS deleted",
  serverText: "UNWIND $lists.headIds AS headId\nMATCH (user:User {id: headId})-[edge:TOP_FOLLOWED]->(person:User)\nWHERE NOT edge.version IN $lists.keptVersions\nWITH edge, headId AS id ORDER BY id LIMIT $limit\nDELETE edge\nRETURN count(*) AS deleted",
  params: {"headIds":{"type":"String","list":true,"nullable":false,"holds":"user-ids"},"keptVersions":{"type":"String","list":true,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"deleted":{"type":"Int","list":false,"nullable":false}},
}

export interface DropTwoHopTiesParams { readonly headIds: readonly string[]; readonly keptVersions: readonly string[]; readonly limit: number }

export interface DropTwoHopTiesRow { readonly deleted: number }

/** Deletes at most one batch of two-hop ties of versions other than the kept ones. */
export const dropTwoHopTies: GraphQuery<DropTwoHopTiesParams, DropTwoHopTiesRow> = {
  name: "training/drop-two-hop-ties",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "UNWIND $headIds AS headId\nMATCH (user:User {id: headId})-[edge:TWO_HOP_TIE]->(person:User)\nWHERE NOT edge.version IN $keptVersions\nWITH edge, headId AS id ORDER BY id LIMIT $limit\nDELETE edge\nRETURN count(*) AS deleted",
  serverText: "UNWIND $lists.headIds AS headId\nMATCH (user:User {id: headId})-[edge:TWO_HOP_TIE]->(person:User)\nWHERE NOT edge.version IN $lists.keptVersions\nWITH edge, headId AS id ORDER BY id LIMIT $limit\nDELETE edge\nRETURN count(*) AS deleted",
  params: {"headIds":{"type":"String","list":true,"nullable":false,"holds":"user-ids"},"keptVersions":{"type":"String","list":true,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"deleted":{"type":"Int","list":false,"nullable":false}},
}

export interface ForgetModelsParams { readonly versions: readonly string[] }

export interface ForgetModelsRow {}

/** Deletes the records of versions that have no edges left. */
export const forgetModels: GraphQuery<ForgetModelsParams, ForgetModelsRow> = {
  name: "training/forget-models",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "UNWIND $versions AS version\nMATCH (model:Model {version: version})\nDETACH DELETE model",
  serverText: "UNWIND $lists.versions AS version\nMATCH (model:Model {version: version})\nDETACH DELETE model",
  params: {"versions":{"type":"String","list":true,"nullable":false}},
  row: {},
}

export interface HoldLeaseParams { readonly holder: string; readonly since: number; readonly expiresAt: number }

export interface HoldLeaseRow {}

/** Takes or renews the lease; the caller has locked it and found it free or its own. */
export const holdLease: GraphQuery<HoldLeaseParams, HoldLeaseRow> = {
  name: "training/hold-lease",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "MATCH (lease:Singleton {id: 'training-lease'})\nSET lease.holder = $holder, lease.since = $since, lease.expiresAt = $expiresAt",
  params: {"holder":{"type":"String","list":false,"nullable":false},"since":{"type":"Int","list":false,"nullable":false},"expiresAt":{"type":"Int","list":false,"nullable":false}},
  row: {},
}

export interface InteractionsOfUserParams { readonly userId: string; readonly afterItemId: string; readonly limit: number }

export interface InteractionsOfUserRow { readonly itemId: string; readonly weight: number; readonly servedWeight: number; readonly lastAt: number; readonly firstAt: number; readonly purchasedAts: readonly number[]; readonly cartedAts: readonly number[]; readonly isTakenOut: boolean }

/** One page of the interactions of a user or a visitor who has more than a page of them, with when they put the item into a cart or
 * bought it, and whether they ever took it out of one. */
export const interactionsOfUser: GraphQuery<InteractionsOfUserParams, InteractionsOfUserRow> = {
  name: "training/interactions-of-user",
  mode: 'read',
  isBounded: false,
  text: "MATCH (user:User {id: $userId})-[seen:INTERACTED_WITH]->(item:Item)\nWHERE item.id > $afterItemId\nWITH seen, item, 'cart-removed' IN seen.eventKinds AS isTakenOut,\n  CASE WHEN 'purchase' IN seen.eventKinds OR 'cart' IN seen.eventKinds THEN range(0, size(seen.eventKinds) - 1) ELSE [] END AS places\nWITH seen, item, isTakenOut,\n  [place IN places WHERE seen.eventKinds[place] = 'purchase' | seen.eventAts[place]] AS purchasedAts,\n  [place IN places WHERE seen.eventKinds[place] = 'cart' | seen.eventAts[place]] AS cartedAts\nRETURN item.id AS itemId, toFloat(seen.weight) AS weight, toFloat(coalesce(seen.servedWeight, 0.0)) AS servedWeight,\n  seen.lastAt AS lastAt, coalesce(last(seen.eventAts), seen.lastAt) AS firstAt, purchasedAts, cartedAts, isTakenOut\nORDER BY itemId LIMIT $limit",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"afterItemId":{"type":"String","list":false,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"itemId":{"type":"String","list":false,"nullable":false},"weight":{"type":"Float","list":false,"nullable":false},"servedWeight":{"type":"Float","list":false,"nullable":false},"lastAt":{"type":"Int","list":false,"nullable":false},"firstAt":{"type":"Int","list":false,"nullable":false},"purchasedAts":{"type":"Int","list":true,"nullable":false},"cartedAts":{"type":"Int","list":true,"nullable":false},"isTakenOut":{"type":"Boolean","list":false,"nullable":false}},
}

export interface InteractionsOfUsersParams { readonly userIds: readonly string[] }

export interface InteractionsOfUsersRow { readonly userId: string; readonly itemId: string; readonly weight: number; readonly servedWeight: number; readonly lastAt: number; readonly firstAt: number; readonly purchasedAts: readonly number[]; readonly cartedAts: readonly number[]; readonly isTakenOut: boolean }

/** Every interaction of these users and visitors, with when they put the item into a cart or bought it, and whether they ever took
 * it out of one: the caller picks few enough of them for one page. */
export const interactionsOfUsers: GraphQuery<InteractionsOfUsersParams, InteractionsOfUsersRow> = {
  name: "training/interactions-of-users",
  mode: 'read',
  isBounded: false,
  text: "UNWIND $userIds AS userId\nMATCH (user:User {id: userId})-[seen:INTERACTED_WITH]->(item:Item)\nWITH userId, seen, item, 'cart-removed' IN seen.eventKinds AS isTakenOut,\n  CASE WHEN 'purchase' IN seen.eventKinds OR 'cart' IN seen.eventKinds THEN range(0, size(seen.eventKinds) - 1) ELSE [] END AS places\nWITH userId, seen, item, isTakenOut,\n  [place IN places WHERE seen.eventKinds[place] = 'purchase' | seen.eventAts[place]] AS purchasedAts,\n  [place IN places WHERE seen.eventKinds[place] = 'cart' | seen.eventAts[place]] AS cartedAts\nRETURN userId, item.id AS itemId, toFloat(seen.weight) AS weight, toFloat(coalesce(seen.servedWeight, 0.0)) AS servedWeight,\n  seen.lastAt AS lastAt, coalesce(last(seen.eventAts), seen.lastAt) AS firstAt, purchasedAts, cartedAts, isTakenOut\nORDER BY userId, itemId",
  serverText: "UNWIND $lists.userIds AS userId\nMATCH (user:User {id: userId})-[seen:INTERACTED_WITH]->(item:Item)\nWITH userId, seen, item, 'cart-removed' IN seen.eventKinds AS isTakenOut,\n  CASE WHEN 'purchase' IN seen.eventKinds OR 'cart' IN seen.eventKinds THEN range(0, size(seen.eventKinds) - 1) ELSE [] END AS places\nWITH userId, seen, item, isTakenOut,\n  [place IN places WHERE seen.eventKinds[place] = 'purchase' | seen.eventAts[place]] AS purchasedAts,\n  [place IN places WHERE seen.eventKinds[place] = 'cart' | seen.eventAts[place]] AS cartedAts\nRETURN userId, item.id AS itemId, toFloat(seen.weight) AS weight, toFloat(coalesce(seen.servedWeight, 0.0)) AS servedWeight,\n  seen.lastAt AS lastAt, coalesce(last(seen.eventAts), seen.lastAt) AS firstAt, purchasedAts, cartedAts, isTakenOut\nORDER BY userId, itemId",
  params: {"userIds":{"type":"String","list":true,"nullable":false,"holds":"user-ids"}},
  row: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"itemId":{"type":"String","list":false,"nullable":false},"weight":{"type":"Float","list":false,"nullable":false},"servedWeight":{"type":"Float","list":false,"nullable":false},"lastAt":{"type":"Int","list":false,"nullable":false},"firstAt":{"type":"Int","list":false,"nullable":false},"purchasedAts":{"type":"Int","list":true,"nullable":false},"cartedAts":{"type":"Int","list":true,"nullable":false},"isTakenOut":{"type":"Boolean","list":false,"nullable":false}},
}

export interface ItemFeaturesParams { readonly itemIds: readonly string[] }

export interface ItemFeaturesRow { readonly id: string; readonly createdAt: number | null; readonly degree: number | null; readonly popularity: number | null }

/** The properties of items that training uses besides their engagements. */
export const itemFeatures: GraphQuery<ItemFeaturesParams, ItemFeaturesRow> = {
  name: "training/item-features",
  mode: 'read',
  isBounded: false,
  text: "UNWIND $itemIds AS itemId\nMATCH (item:Item {id: itemId})\nRETURN item.id AS id, item.createdAt AS createdAt, item.degree AS degree, toFloat(item.popularity) AS popularity\nORDER BY id",
  serverText: "UNWIND $lists.itemIds AS itemId\nMATCH (item:Item {id: itemId})\nRETURN item.id AS id, item.createdAt AS createdAt, item.degree AS degree, toFloat(item.popularity) AS popularity\nORDER BY id",
  params: {"itemIds":{"type":"String","list":true,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"createdAt":{"type":"Int","list":false,"nullable":true},"degree":{"type":"Int","list":false,"nullable":true},"popularity":{"type":"Float","list":false,"nullable":true}},
}

export interface LastTrainingParams {}

export interface LastTrainingRow { readonly id: string; readonly since: number | null; readonly endedAt: number | null }

/** When the newest training ended: a successful one has switched the serving version, any other has left a note on the lease. */
export const lastTraining: GraphQuery<LastTrainingParams, LastTrainingRow> = {
  name: "training/last-training",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (state:Singleton) WHERE state.id IN ['serving', 'training-lease']\nRETURN state.id AS id, state.since AS since, state.endedAt AS endedAt\nORDER BY id",
  params: {},
  row: {"id":{"type":"String","list":false,"nullable":false},"since":{"type":"Int","list":false,"nullable":true},"endedAt":{"type":"Int","list":false,"nullable":true}},
}

export interface LockLeaseParams { readonly now: number }

export interface LockLeaseRow { readonly holder: string | null; readonly since: number | null; readonly expiresAt: number | null }

/** Locks the lease for writing by touching it, so that it cannot change during this transaction, and returns its holder. */
export const lockLease: GraphQuery<LockLeaseParams, LockLeaseRow> = {
  name: "training/lock-lease",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "MERGE (lease:Singleton {id: 'training-lease'})\nSET lease.touchedAt = $now\nRETURN lease.holder AS holder, lease.since AS since, lease.expiresAt AS expiresAt",
  params: {"now":{"type":"Int","list":false,"nullable":false}},
  row: {"holder":{"type":"String","list":false,"nullable":true},"since":{"type":"Int","list":false,"nullable":true},"expiresAt":{"type":"Int","list":false,"nullable":true}},
}

export interface MarkCountedParams { readonly version: string }

export interface MarkCountedRow {}

/** Records that the training of a version has read all interactions: it does not include later ones. */
export const markCounted: GraphQuery<MarkCountedParams, MarkCountedRow> = {
  name: "training/mark-counted",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "MERGE (clock:Singleton {id: 'clock'})\nSET clock.countedVersion = $version",
  params: {"version":{"type":"String","list":false,"nullable":false}},
  row: {},
}

export interface MarkNeighborsParams { readonly userId: string; readonly version: string; readonly at: number }

export interface MarkNeighborsRow {}

/** Records when a user's neighbors of a version were recomputed. */
export const markNeighbors: GraphQuery<MarkNeighborsParams, MarkNeighborsRow> = {
  name: "training/mark-neighbors",
  mode: 'write',
  isBounded: false,
  touches: [{"ids":"users","param":"userId"}],
  text: "MATCH (user:User {id: $userId})\nSET user.neighborsAt = $at, user.neighborsVersion = $version",
  params: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"version":{"type":"String","list":false,"nullable":false},"at":{"type":"Int","list":false,"nullable":false}},
  row: {},
}

export interface ModelMembersParams { readonly ids: readonly string[] }

export interface ModelMembersRow { readonly id: string; readonly granted: readonly string[]; readonly denied: readonly string[]; readonly profileResetAt: number | null }

/** What decides whether a model keeps vectors of users: their decisions about purposes, and when they last reset their profile.
 * Unknown users are left out. */
export const modelMembers: GraphQuery<ModelMembersParams, ModelMembersRow> = {
  name: "training/model-members",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (user:User)\nWHERE user.id IN $ids\nRETURN user.id AS id, coalesce(user.consentGranted, []) AS granted, coalesce(user.consentDenied, []) AS denied,\n  user.profileResetAt AS profileResetAt\nORDER BY id",
  serverText: "MATCH (user:User)\nWHERE user.id IN $lists.ids\nRETURN user.id AS id, coalesce(user.consentGranted, []) AS granted, coalesce(user.consentDenied, []) AS denied,\n  user.profileResetAt AS profileResetAt\nORDER BY id",
  params: {"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"}},
  row: {"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"granted":{"type":"String","list":true,"nullable":false},"denied":{"type":"String","list":true,"nullable":false},"profileResetAt":{"type":"Int","list":false,"nullable":true}},
}

export interface ModelRecipeParams { readonly version: string }

export interface ModelRecipeRow { readonly settings: string | null; readonly interest: string | null; readonly terms: string | null; readonly edges: number | null }

/** The settings and the learned weights of a version, and what was allowed when it was trained, as JSON; and how many derived
 * relationships it has. */
export const modelRecipe: GraphQuery<ModelRecipeParams, ModelRecipeRow> = {
  name: "training/model-recipe",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (model:Model {version: $version})\nRETURN model.settings AS settings, model.interest AS interest, model.terms AS terms, model.edges AS edges",
  params: {"version":{"type":"String","list":false,"nullable":false}},
  row: {"settings":{"type":"String","list":false,"nullable":true},"interest":{"type":"String","list":false,"nullable":true},"terms":{"type":"String","list":false,"nullable":true},"edges":{"type":"Int","list":false,"nullable":true}},
}

export interface ModelStatisticsParams { readonly version: string }

export interface ModelStatisticsRow { readonly trainedAt: number; readonly settings: string; readonly users: number; readonly people: number; readonly interactions: number; readonly usualMost: number; readonly recentShare: number; readonly trendMost: number; readonly clockAt: number; readonly freshMost: number }

/** Statistics of a version that serves: its training instant, settings and input sizes (people: users, and visitors without a user),
 * the degree of the most popular item, the share of recent activity, the score of the first trending item, the instant from which
 * ages count, and the newest item's instant. */
export const modelStatistics: GraphQuery<ModelStatisticsParams, ModelStatisticsRow> = {
  name: "training/model-statistics",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (model:Model {version: $version})\nRETURN model.trainedAt AS trainedAt, model.settings AS settings, model.users AS users, model.people AS people, model.interactions AS interactions,\n  model.usualMost AS usualMost, model.recentShare AS recentShare, model.trendMost AS trendMost,\n  model.clockAt AS clockAt, model.freshMost AS freshMost",
  params: {"version":{"type":"String","list":false,"nullable":false}},
  row: {"trainedAt":{"type":"Int","list":false,"nullable":false},"settings":{"type":"String","list":false,"nullable":false},"users":{"type":"Int","list":false,"nullable":false},"people":{"type":"Int","list":false,"nullable":false},"interactions":{"type":"Int","list":false,"nullable":false},"usualMost":{"type":"Float","list":false,"nullable":false},"recentShare":{"type":"Float","list":false,"nullable":false},"trendMost":{"type":"Float","list":false,"nullable":false},"clockAt":{"type":"Int","list":false,"nullable":false},"freshMost":{"type":"Float","list":false,"nullable":false}},
}

export interface ModelsParams {}

export interface ModelsRow { readonly id: string }

/** Every version that was begun and not yet deleted. One that does not serve was superseded or left by a dead run. */
export const models: GraphQuery<ModelsParams, ModelsRow> = {
  name: "training/models",
  mode: 'read',
  isBounded: false,
  text: "MATCH (model:Model) RETURN model.version AS id ORDER BY id",
  params: {},
  row: {"id":{"type":"String","list":false,"nullable":false}},
}

export interface NoteTrainingParams { readonly endedAt: number }

export interface NoteTrainingRow {}

/** Notes that a training has ended by itself, whatever its result. The caller holds the lease. */
export const noteTraining: GraphQuery<NoteTrainingParams, NoteTrainingRow> = {
  name: "training/note-training",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "MATCH (lease:Singleton {id: 'training-lease'})\nSET lease.endedAt = $endedAt",
  params: {"endedAt":{"type":"Int","list":false,"nullable":false}},
  row: {},
}

export interface PeopleSharingItemsParams { readonly viewerId: string; readonly itemIds: readonly string[]; readonly limit: number }

export interface PeopleSharingItemsRow { readonly userId: string; readonly shared: number }

/** Users, not visitors, who recently engaged with some of these items, most shared items first. Reads every engagement with the items: the
 * caller picks items with few engaged users. */
export const peopleSharingItems: GraphQuery<PeopleSharingItemsParams, PeopleSharingItemsRow> = {
  name: "training/people-sharing-items",
  mode: 'read',
  isBounded: false,
  text: "UNWIND $itemIds AS wanted\nMATCH (item:Item {id: wanted})<-[:RECENTLY_ENGAGED]-(other:User)\nWHERE NOT other:Visitor\nWITH other.id AS userId, count(*) AS shared\nWHERE userId <> $viewerId\nRETURN userId, shared\nORDER BY shared DESC, userId LIMIT $limit",
  serverText: "UNWIND $lists.itemIds AS wanted\nMATCH (item:Item {id: wanted})<-[:RECENTLY_ENGAGED]-(other:User)\nWHERE NOT other:Visitor\nWITH other.id AS userId, count(*) AS shared\nWHERE userId <> $viewerId\nRETURN userId, shared\nORDER BY shared DESC, userId LIMIT $limit",
  params: {"viewerId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"itemIds":{"type":"String","list":true,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"shared":{"type":"Int","list":false,"nullable":false}},
}

export interface PreviousModelParams {}

export interface PreviousModelRow { readonly version: string; readonly trainedAt: number; readonly terms: string | null; readonly edges: number }

/** The version that served before the one that serves, and what was allowed when it was trained, as JSON, and how many
 * derived relationships it has; no row if none is kept. */
export const previousModel: GraphQuery<PreviousModelParams, PreviousModelRow> = {
  name: "training/previous-model",
  mode: 'read',
  isBounded: false,
  text: "MATCH (serving:Singleton {id: 'serving'})\nMATCH (model:Model) WHERE model.version = serving.previous\nRETURN model.version AS version, model.trainedAt AS trainedAt, model.terms AS terms, coalesce(model.edges, 0) AS edges",
  params: {},
  row: {"version":{"type":"String","list":false,"nullable":false},"trainedAt":{"type":"Int","list":false,"nullable":false},"terms":{"type":"String","list":false,"nullable":true},"edges":{"type":"Int","list":false,"nullable":false}},
}

export interface ReleaseLeaseParams { readonly holder: string }

export interface ReleaseLeaseRow {}

/** Releases the lease if this holder still has it. */
export const releaseLease: GraphQuery<ReleaseLeaseParams, ReleaseLeaseRow> = {
  name: "training/release-lease",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "MATCH (lease:Singleton {id: 'training-lease'}) WHERE lease.holder = $holder\nREMOVE lease.holder, lease.since, lease.expiresAt",
  params: {"holder":{"type":"String","list":false,"nullable":false}},
  row: {},
}

export interface ServeAgainParams { readonly version: string; readonly since: number }

export interface ServeAgainRow {}

/** Switches requests to the version that served before: the one that serves is kept in its place. */
export const serveAgain: GraphQuery<ServeAgainParams, ServeAgainRow> = {
  name: "training/serve-again",
  mode: 'write',
  isBounded: false,
  touches: ["model"],
  text: "MATCH (serving:Singleton {id: 'serving'})\nWITH serving, serving.version AS previous\nSET serving.version = $version, serving.since = $since, serving.previous = previous",
  params: {"version":{"type":"String","list":false,"nullable":false},"since":{"type":"Int","list":false,"nullable":false}},
  row: {},
}

export interface ServeModelParams { readonly version: string; readonly since: number; readonly users: number; readonly people: number; readonly items: number; readonly tags: number; readonly interactions: number; readonly edges: number; readonly usualMost: number; readonly recentShare: number; readonly trendMost: number; readonly clockMs: number; readonly freshMost: number }

export interface ServeModelRow {}

/** Switches versions: after the commit, requests read the new one. The one before is kept. */
export const serveModel: GraphQuery<ServeModelParams, ServeModelRow> = {
  name: "training/serve-model",
  mode: 'write',
  isBounded: false,
  touches: ["model"],
  text: "MATCH (model:Model {version: $version})\nSET model.users = $users, model.people = $people, model.items = $items, model.tags = $tags,\n  model.interactions = $interactions, model.edges = $edges, model.usualMost = toFloat($usualMost),\n  model.recentShare = toFloat($recentShare), model.trendMost = toFloat($trendMost),\n  model.clockAt = $clockMs, model.freshMost = toFloat($freshMost)\nMERGE (serving:Singleton {id: 'serving'})\nWITH serving, serving.version AS previous\nSET serving.version = $version, serving.since = $since, serving.previous = previous",
  params: {"version":{"type":"String","list":false,"nullable":false},"since":{"type":"Int","list":false,"nullable":false},"users":{"type":"Int","list":false,"nullable":false},"people":{"type":"Int","list":false,"nullable":false},"items":{"type":"Int","list":false,"nullable":false},"tags":{"type":"Int","list":false,"nullable":false},"interactions":{"type":"Int","list":false,"nullable":false},"edges":{"type":"Int","list":false,"nullable":false},"usualMost":{"type":"Float","list":false,"nullable":false},"recentShare":{"type":"Float","list":false,"nullable":false},"trendMost":{"type":"Float","list":false,"nullable":false},"clockMs":{"type":"Int","list":false,"nullable":false},"freshMost":{"type":"Float","list":false,"nullable":false}},
  row: {},
}

export interface SetFollowerCountsParams { readonly rows: readonly { readonly id: string; readonly followers: number }[] }

export interface SetFollowerCountsRow {}

/** How many users follow each of these users. */
export const setFollowerCounts: GraphQuery<SetFollowerCountsParams, SetFollowerCountsRow> = {
  name: "training/set-follower-counts",
  mode: 'write',
  isBounded: false,
  touches: [{"ids":"users","param":"rows","field":"id"}],
  text: "UNWIND $rows AS row\nMATCH (user:User {id: row[0]})\nSET user.followerCount = row[1]",
  serverText: "UNWIND $lists.rows AS row\nMATCH (user:User {id: row[0]})\nSET user.followerCount = row[1]",
  params: {"rows":{"type":"Rows","fields":{"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"followers":{"type":"Int","list":false,"nullable":false}}}},
  row: {},
}

export interface SetTrainingHistoryParams { readonly entries: readonly string[] }

export interface SetTrainingHistoryRow {}

/** Replaces the ends of the newest trainings. The caller holds the lease, so no other training writes them. */
export const setTrainingHistory: GraphQuery<SetTrainingHistoryParams, SetTrainingHistoryRow> = {
  name: "training/set-training-history",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "MERGE (history:Singleton {id: 'trainings'})\nSET history.entries = $entries",
  serverText: "MERGE (history:Singleton {id: 'trainings'})\nSET history.entries = $lists.entries",
  params: {"entries":{"type":"String","list":true,"nullable":false}},
  row: {},
}

export interface TaggingsOfItemsParams { readonly itemIds: readonly string[]; readonly tagLimit: number }

export interface TaggingsOfItemsRow { readonly itemId: string; readonly tagId: string; readonly weight: number }

/** The strongest tags of these items, with how strongly each is applied. */
export const taggingsOfItems: GraphQuery<TaggingsOfItemsParams, TaggingsOfItemsRow> = {
  name: "training/taggings-of-items",
  mode: 'read',
  isBounded: false,
  text: "UNWIND $itemIds AS itemId\nMATCH (item:Item {id: itemId})\nCALL (item) {\n  MATCH (item)-[tagged:TAGGED]->(tag:Tag)\n  WHERE tagged.weight > 0\n  RETURN tag.id AS tagId, tagged.weight AS weight\n  ORDER BY toInteger(weight * 1000000.0 + 0.5) DESC, tagId LIMIT $tagLimit\n}\nRETURN itemId, tagId, toFloat(weight) AS weight\nORDER BY itemId, tagId",
  serverText: "UNWIND $lists.itemIds AS itemId\nMATCH (item:Item {id: itemId})\nCALL (item) {\n  MATCH (item)-[tagged:TAGGED]->(tag:Tag)\n  WHERE tagged.weight > 0\n  RETURN tag.id AS tagId, tagged.weight AS weight\n  ORDER BY toInteger(weight * 1000000.0 + 0.5) DESC, tagId LIMIT $tagLimit\n}\nRETURN itemId, tagId, toFloat(weight) AS weight\nORDER BY itemId, tagId",
  params: {"itemIds":{"type":"String","list":true,"nullable":false},"tagLimit":{"type":"Int","list":false,"nullable":false}},
  row: {"itemId":{"type":"String","list":false,"nullable":false},"tagId":{"type":"String","list":false,"nullable":false},"weight":{"type":"Float","list":false,"nullable":false}},
}

export interface TagsOfViewersParams { readonly userIds: readonly string[]; readonly tagLimit: number }

export interface TagsOfViewersRow { readonly userId: string; readonly tagId: string; readonly weight: number }

/** The tags that these users applied most, with counts, and their stated interests. */
export const tagsOfViewers: GraphQuery<TagsOfViewersParams, TagsOfViewersRow> = {
  name: "training/tags-of-viewers",
  mode: 'read',
  isBounded: false,
  text: "UNWIND $userIds AS userId\nMATCH (user:User {id: userId})\nCALL (user) {\n  MATCH (user)-[applied:APPLIED_TAG|INTERESTED_IN]->(tag:Tag)\n  WITH tag.id AS tagId, sum(coalesce(applied.weight, 1.0)) AS weight\n  WHERE weight > 0\n  RETURN tagId, weight\n  ORDER BY toInteger(weight * 1000000.0 + 0.5) DESC, tagId LIMIT $tagLimit\n}\nRETURN userId, tagId, toFloat(weight) AS weight\nORDER BY userId, tagId",
  serverText: "UNWIND $lists.userIds AS userId\nMATCH (user:User {id: userId})\nCALL (user) {\n  MATCH (user)-[applied:APPLIED_TAG|INTERESTED_IN]->(tag:Tag)\n  WITH tag.id AS tagId, sum(coalesce(applied.weight, 1.0)) AS weight\n  WHERE weight > 0\n  RETURN tagId, weight\n  ORDER BY toInteger(weight * 1000000.0 + 0.5) DESC, tagId LIMIT $tagLimit\n}\nRETURN userId, tagId, toFloat(weight) AS weight\nORDER BY userId, tagId",
  params: {"userIds":{"type":"String","list":true,"nullable":false,"holds":"user-ids"},"tagLimit":{"type":"Int","list":false,"nullable":false}},
  row: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"tagId":{"type":"String","list":false,"nullable":false},"weight":{"type":"Float","list":false,"nullable":false}},
}

export interface TiesOfUsersParams { readonly userIds: readonly string[]; readonly fanOut: number }

export interface TiesOfUsersRow { readonly userId: string; readonly otherId: string; readonly strength: number }

/** The strongest ties of each of these users. */
export const tiesOfUsers: GraphQuery<TiesOfUsersParams, TiesOfUsersRow> = {
  name: "training/ties-of-users",
  mode: 'read',
  isBounded: false,
  text: "UNWIND $userIds AS userId\nMATCH (user:User {id: userId})\nCALL (user) {\n  MATCH (user)-[tie:FOLLOWS]->(other:User)\n  RETURN other.id AS otherId, tie.strength AS strength\n  ORDER BY toInteger(strength * 1000000.0 + 0.5) DESC, otherId LIMIT $fanOut\n}\nRETURN userId, otherId, toFloat(strength) AS strength\nORDER BY userId, otherId",
  serverText: "UNWIND $lists.userIds AS userId\nMATCH (user:User {id: userId})\nCALL (user) {\n  MATCH (user)-[tie:FOLLOWS]->(other:User)\n  RETURN other.id AS otherId, tie.strength AS strength\n  ORDER BY toInteger(strength * 1000000.0 + 0.5) DESC, otherId LIMIT $fanOut\n}\nRETURN userId, otherId, toFloat(strength) AS strength\nORDER BY userId, otherId",
  params: {"userIds":{"type":"String","list":true,"nullable":false,"holds":"user-ids"},"fanOut":{"type":"Int","list":false,"nullable":false}},
  row: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"otherId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"strength":{"type":"Float","list":false,"nullable":false}},
}

export interface TrainableItemsParams { readonly afterId: string; readonly limit: number }

export interface TrainableItemsRow { readonly id: string }

/** One page of the ids of described items. */
export const trainableItems: GraphQuery<TrainableItemsParams, TrainableItemsRow> = {
  name: "training/trainable-items",
  mode: 'read',
  isBounded: false,
  text: "MATCH (item:Item) WHERE item.id > $afterId AND item.isUndescribed IS NULL\nRETURN item.id AS id\nORDER BY id LIMIT $limit",
  params: {"afterId":{"type":"String","list":false,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false}},
}

export interface TrainableTagsParams { readonly afterId: string; readonly limit: number }

export interface TrainableTagsRow { readonly id: string; readonly degree: number | null }

/** One page of tags, with the degree that the last training wrote. */
export const trainableTags: GraphQuery<TrainableTagsParams, TrainableTagsRow> = {
  name: "training/trainable-tags",
  mode: 'read',
  isBounded: false,
  text: "MATCH (tag:Tag) WHERE tag.id > $afterId\nRETURN tag.id AS id, tag.degree AS degree\nORDER BY id LIMIT $limit",
  params: {"afterId":{"type":"String","list":false,"nullable":false},"limit":{"type":"Int","list":false,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"degree":{"type":"Int","list":false,"nullable":true}},
}

export interface TrainableUsersParams { readonly afterId: string; readonly limit: number; readonly needsConsent: boolean }

export interface TrainableUsersRow { readonly id: string; readonly isVisitor: boolean; readonly interactionCount: number; readonly isTrainable: boolean; readonly allowsSensitive: boolean; readonly profileResetAt: number | null; readonly links: readonly { readonly userId: string; readonly fromMs: number; readonly untilMs: number | null }[] }

/** One page of users and visitors by id, with how many interactions each has: training packs them into pages of edges. Also says
 * who consents to model training and to interests in sensitive topics, and whose visitors are. With `needsConsent` only those
 * who decided so are trainable, otherwise also those who have not decided. */
export const trainableUsers: GraphQuery<TrainableUsersParams, TrainableUsersRow> = {
  name: "training/trainable-users",
  mode: 'read',
  isBounded: false,
  text: "MATCH (user:User) WHERE user.id > $afterId\nWITH user, user.id AS id ORDER BY id LIMIT $limit\nCALL (user) {\n  MATCH (user)-[link:IDENTIFIED_AS]->(owner:User)\n  RETURN collect({userId: owner.id, fromMs: link.from, untilMs: link.until}) AS links\n}\nRETURN id, user:Visitor AS isVisitor, COUNT { (user)-[:INTERACTED_WITH]->(:Item) } AS interactionCount,\n  CASE WHEN $needsConsent THEN 'model-training' IN coalesce(user.consentGranted, [])\n    ELSE NOT 'model-training' IN coalesce(user.consentDenied, []) END AS isTrainable,\n  'sensitive-interests' IN coalesce(user.consentGranted, []) AS allowsSensitive,\n  user.profileResetAt AS profileResetAt, links\nORDER BY id",
  params: {"afterId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"limit":{"type":"Int","list":false,"nullable":false},"needsConsent":{"type":"Boolean","list":false,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"isVisitor":{"type":"Boolean","list":false,"nullable":false},"interactionCount":{"type":"Int","list":false,"nullable":false},"isTrainable":{"type":"Boolean","list":false,"nullable":false},"allowsSensitive":{"type":"Boolean","list":false,"nullable":false},"profileResetAt":{"type":"Int","list":false,"nullable":true},"links":{"type":"Rows","fields":{"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"fromMs":{"type":"Int","list":false,"nullable":false},"untilMs":{"type":"Int","list":false,"nullable":true}}}},
}

export interface TrainingHistoryParams {}

export interface TrainingHistoryRow { readonly entries: readonly string[] | null }

/** The ends of the newest trainings, newest first, as JSON. */
export const trainingHistory: GraphQuery<TrainingHistoryParams, TrainingHistoryRow> = {
  name: "training/training-history",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (history:Singleton {id: 'trainings'})\nRETURN history.entries AS entries",
  params: {},
  row: {"entries":{"type":"String","list":true,"nullable":true}},
}

export interface WeighedEngagementsParams { readonly ids: readonly string[] }

export interface WeighedEngagementsRow { readonly userId: string; readonly itemId: string; readonly weight: number; readonly servedWeight: number; readonly degree: number }

/** The recent engagements of these users, not visitors, at most 100 each, with how many people engaged with each item. */
export const weighedEngagements: GraphQuery<WeighedEngagementsParams, WeighedEngagementsRow> = {
  name: "training/weighed-engagements",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "UNWIND $ids AS wanted\nMATCH (user:User {id: wanted})-[recent:RECENTLY_ENGAGED]->(item:Item)\nWHERE NOT user:Visitor\nRETURN user.id AS userId, item.id AS itemId, toFloat(recent.weight) AS weight, toFloat(coalesce(recent.servedWeight, 0.0)) AS servedWeight, coalesce(item.degree, 0) AS degree\nORDER BY userId, itemId",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (user:User {id: wanted})-[recent:RECENTLY_ENGAGED]->(item:Item)\nWHERE NOT user:Visitor\nRETURN user.id AS userId, item.id AS itemId, toFloat(recent.weight) AS weight, toFloat(coalesce(recent.servedWeight, 0.0)) AS servedWeight, coalesce(item.degree, 0) AS degree\nORDER BY userId, itemId",
  params: {"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"}},
  row: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"itemId":{"type":"String","list":false,"nullable":false},"weight":{"type":"Float","list":false,"nullable":false},"servedWeight":{"type":"Float","list":false,"nullable":false},"degree":{"type":"Int","list":false,"nullable":false}},
}

export interface WriteBoughtTogetherParams { readonly version: string; readonly rows: readonly { readonly headId: string; readonly rankOffset: number; readonly targetIds: readonly string[]; readonly scores: readonly number[]; readonly support: readonly number[] }[] }

export interface WriteBoughtTogetherRow {}

/** Writes items that are bought with others of one version, best first, each with how many orders are behind it. Other versions stay. */
export const writeBoughtTogether: GraphQuery<WriteBoughtTogetherParams, WriteBoughtTogetherRow> = {
  name: "training/write-bought-together",
  mode: 'write',
  isBounded: false,
  isGrowing: true,
  touches: [],
  text: "UNWIND $rows AS row\nMATCH (item:Item {id: row[0]})\nUNWIND range(0, size(row[2]) - 1) AS place\nMATCH (other:Item {id: row[2][place]})\nCREATE (item)-[:BOUGHT_WITH {lift: toFloat(row[3][place]), orders: row[4][place],\n  rank: row[1] + place + 1, version: $version}]->(other)",
  serverText: "UNWIND $lists.rows AS row\nMATCH (item:Item {id: row[0]})\nUNWIND range(0, size(row[2]) - 1) AS place\nMATCH (other:Item {id: row[2][place]})\nCREATE (item)-[:BOUGHT_WITH {lift: toFloat(row[3][place]), orders: row[4][place],\n  rank: row[1] + place + 1, version: $version}]->(other)",
  params: {"version":{"type":"String","list":false,"nullable":false},"rows":{"type":"Rows","fields":{"headId":{"type":"String","list":false,"nullable":false},"rankOffset":{"type":"Int","list":false,"nullable":false},"targetIds":{"type":"String","list":true,"nullable":false},"scores":{"type":"Float","list":true,"nullable":false},"support":{"type":"Int","list":true,"nullable":false}}}},
  row: {},
}

export interface WriteChartsParams { readonly version: string; readonly rows: readonly { readonly headId: string; readonly rankOffset: number; readonly targetIds: readonly string[]; readonly scores: readonly number[] }[] }

export interface WriteChartsRow {}

/** Writes chart positions of one version, best first. Other versions stay. */
export const writeCharts: GraphQuery<WriteChartsParams, WriteChartsRow> = {
  name: "training/write-charts",
  mode: 'write',
  isBounded: false,
  isGrowing: true,
  touches: ["charts"],
  text: "UNWIND $rows AS row\nMATCH (head:Chart {id: row[0]})\nUNWIND range(0, size(row[2]) - 1) AS place\nMATCH (target:Item {id: row[2][place]})\nCREATE (head)-[:TOP_ITEM {score: toFloat(row[3][place]), rank: row[1] + place + 1, version: $version}]->(target)",
  serverText: "UNWIND $lists.rows AS row\nMATCH (head:Chart {id: row[0]})\nUNWIND range(0, size(row[2]) - 1) AS place\nMATCH (target:Item {id: row[2][place]})\nCREATE (head)-[:TOP_ITEM {score: toFloat(row[3][place]), rank: row[1] + place + 1, version: $version}]->(target)",
  params: {"version":{"type":"String","list":false,"nullable":false},"rows":{"type":"Rows","fields":{"headId":{"type":"String","list":false,"nullable":false},"rankOffset":{"type":"Int","list":false,"nullable":false},"targetIds":{"type":"String","list":true,"nullable":false},"scores":{"type":"Float","list":true,"nullable":false}}}},
  row: {},
}

export interface WriteItemDegreesParams { readonly rows: readonly { readonly id: string; readonly degree: number; readonly popularity: number }[]; readonly version: string; readonly share: number }

export interface WriteItemDegreesRow {}

/** Number and decayed weight of the users engaged with each item. Users who came after the version's training had read all
 * interactions are added; each of them counts `share`. */
export const writeItemDegrees: GraphQuery<WriteItemDegreesParams, WriteItemDegreesRow> = {
  name: "training/write-item-degrees",
  mode: 'write',
  isBounded: false,
  touches: ["charts"],
  text: "UNWIND $rows AS row\nMATCH (item:Item {id: row[0]})\nWITH item, row[1] AS degree, toFloat(row[2]) AS popularity,\n  CASE WHEN item.uncountedVersion = $version THEN coalesce(item.uncountedPeople, 0) ELSE 0 END AS uncounted\nSET item.degree = degree + uncounted, item.popularity = popularity + toFloat($share) * uncounted",
  serverText: "UNWIND $lists.rows AS row\nMATCH (item:Item {id: row[0]})\nWITH item, row[1] AS degree, toFloat(row[2]) AS popularity,\n  CASE WHEN item.uncountedVersion = $version THEN coalesce(item.uncountedPeople, 0) ELSE 0 END AS uncounted\nSET item.degree = degree + uncounted, item.popularity = popularity + toFloat($share) * uncounted",
  params: {"rows":{"type":"Rows","fields":{"id":{"type":"String","list":false,"nullable":false},"degree":{"type":"Int","list":false,"nullable":false},"popularity":{"type":"Float","list":false,"nullable":false}}},"version":{"type":"String","list":false,"nullable":false},"share":{"type":"Float","list":false,"nullable":false}},
  row: {},
}

export interface WriteModelPartsParams { readonly version: string; readonly rows: readonly { readonly id: string; readonly memberIds: readonly string[]; readonly vectors: string; readonly degrees: string | null }[] }

export interface WriteModelPartsRow {}

/** Writes parts of a version's factors. They are never changed. */
export const writeModelParts: GraphQuery<WriteModelPartsParams, WriteModelPartsRow> = {
  name: "training/write-model-parts",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "UNWIND $rows AS row\nCREATE (part:ModelPart {id: row[0], version: $version, memberIds: row[1], vectors: row[2]})\nSET part.degrees = row[3]",
  serverText: "UNWIND $lists.rows AS row\nCREATE (part:ModelPart {id: row[0], version: $version, memberIds: row[1], vectors: row[2]})\nSET part.degrees = row[3]",
  params: {"version":{"type":"String","list":false,"nullable":false},"rows":{"type":"Rows","fields":{"id":{"type":"String","list":false,"nullable":false},"memberIds":{"type":"String","list":true,"nullable":false,"holds":"member-ids"},"vectors":{"type":"String","list":false,"nullable":false},"degrees":{"type":"String","list":false,"nullable":true}}}},
  row: {},
}

export interface WriteMostFollowedParams { readonly version: string; readonly rows: readonly { readonly headId: string; readonly rankOffset: number; readonly targetIds: readonly string[]; readonly scores: readonly number[] }[] }

export interface WriteMostFollowedRow {}

/** Writes the users with most followers of one version, best first. Other versions stay. */
export const writeMostFollowed: GraphQuery<WriteMostFollowedParams, WriteMostFollowedRow> = {
  name: "training/write-most-followed",
  mode: 'write',
  isBounded: false,
  isGrowing: true,
  touches: [],
  text: "UNWIND $rows AS row\nMATCH (head:Chart {id: row[0]})\nUNWIND range(0, size(row[2]) - 1) AS place\nMATCH (target:User {id: row[2][place]})\nCREATE (head)-[:TOP_USER {score: toFloat(row[3][place]), rank: row[1] + place + 1, version: $version}]->(target)",
  serverText: "UNWIND $lists.rows AS row\nMATCH (head:Chart {id: row[0]})\nUNWIND range(0, size(row[2]) - 1) AS place\nMATCH (target:User {id: row[2][place]})\nCREATE (head)-[:TOP_USER {score: toFloat(row[3][place]), rank: row[1] + place + 1, version: $version}]->(target)",
  params: {"version":{"type":"String","list":false,"nullable":false},"rows":{"type":"Rows","fields":{"headId":{"type":"String","list":false,"nullable":false},"rankOffset":{"type":"Int","list":false,"nullable":false},"targetIds":{"type":"String","list":true,"nullable":false,"holds":"user-ids"},"scores":{"type":"Float","list":true,"nullable":false}}}},
  row: {},
}

export interface WriteNeighborsParams { readonly version: string; readonly rows: readonly { readonly headId: string; readonly rankOffset: number; readonly targetIds: readonly string[]; readonly scores: readonly number[] }[] }

export interface WriteNeighborsRow {}

/** Writes neighbors of one version, strongest first. Other versions stay. Users who have denied model training meanwhile get none
 * and are none. */
export const writeNeighbors: GraphQuery<WriteNeighborsParams, WriteNeighborsRow> = {
  name: "training/write-neighbors",
  mode: 'write',
  isBounded: false,
  isGrowing: true,
  touches: [{"ids":"users","param":"rows","field":"headId"}],
  text: "UNWIND $rows AS row\nMATCH (user:User {id: row[0]})\nWHERE NOT 'model-training' IN coalesce(user.consentDenied, [])\nUNWIND range(0, size(row[2]) - 1) AS place\nMATCH (neighbor:User {id: row[2][place]})\nWHERE NOT 'model-training' IN coalesce(neighbor.consentDenied, [])\nCREATE (user)-[:NEIGHBOR_OF {similarity: toFloat(row[3][place]), rank: row[1] + place + 1, version: $version}]->(neighbor)",
  serverText: "UNWIND $lists.rows AS row\nMATCH (user:User {id: row[0]})\nWHERE NOT 'model-training' IN coalesce(user.consentDenied, [])\nUNWIND range(0, size(row[2]) - 1) AS place\nMATCH (neighbor:User {id: row[2][place]})\nWHERE NOT 'model-training' IN coalesce(neighbor.consentDenied, [])\nCREATE (user)-[:NEIGHBOR_OF {similarity: toFloat(row[3][place]), rank: row[1] + place + 1, version: $version}]->(neighbor)",
  params: {"version":{"type":"String","list":false,"nullable":false},"rows":{"type":"Rows","fields":{"headId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"rankOffset":{"type":"Int","list":false,"nullable":false},"targetIds":{"type":"String","list":true,"nullable":false,"holds":"user-ids"},"scores":{"type":"Float","list":true,"nullable":false}}}},
  row: {},
}

export interface WriteSimilarItemsParams { readonly version: string; readonly rows: readonly { readonly headId: string; readonly rankOffset: number; readonly targetIds: readonly string[]; readonly scores: readonly number[]; readonly support: readonly number[] }[] }

export interface WriteSimilarItemsRow {}

/** Writes similar items of one version, best first, each with how many people are behind it. Other versions stay. */
export const writeSimilarItems: GraphQuery<WriteSimilarItemsParams, WriteSimilarItemsRow> = {
  name: "training/write-similar-items",
  mode: 'write',
  isBounded: false,
  isGrowing: true,
  touches: [],
  text: "UNWIND $rows AS row\nMATCH (item:Item {id: row[0]})\nUNWIND range(0, size(row[2]) - 1) AS place\nMATCH (other:Item {id: row[2][place]})\nCREATE (item)-[:SIMILAR_TO {score: toFloat(row[3][place]), people: row[4][place],\n  rank: row[1] + place + 1, version: $version}]->(other)",
  serverText: "UNWIND $lists.rows AS row\nMATCH (item:Item {id: row[0]})\nUNWIND range(0, size(row[2]) - 1) AS place\nMATCH (other:Item {id: row[2][place]})\nCREATE (item)-[:SIMILAR_TO {score: toFloat(row[3][place]), people: row[4][place],\n  rank: row[1] + place + 1, version: $version}]->(other)",
  params: {"version":{"type":"String","list":false,"nullable":false},"rows":{"type":"Rows","fields":{"headId":{"type":"String","list":false,"nullable":false},"rankOffset":{"type":"Int","list":false,"nullable":false},"targetIds":{"type":"String","list":true,"nullable":false},"scores":{"type":"Float","list":true,"nullable":false},"support":{"type":"Int","list":true,"nullable":false}}}},
  row: {},
}

export interface WriteTagDegreesParams { readonly rows: readonly { readonly id: string; readonly degree: number }[] }

export interface WriteTagDegreesRow {}

/** How many items carry each tag. */
export const writeTagDegrees: GraphQuery<WriteTagDegreesParams, WriteTagDegreesRow> = {
  name: "training/write-tag-degrees",
  mode: 'write',
  isBounded: false,
  touches: ["catalog"],
  text: "UNWIND $rows AS row\nMATCH (tag:Tag {id: row[0]})\nSET tag.degree = row[1]",
  serverText: "UNWIND $lists.rows AS row\nMATCH (tag:Tag {id: row[0]})\nSET tag.degree = row[1]",
  params: {"rows":{"type":"Rows","fields":{"id":{"type":"String","list":false,"nullable":false},"degree":{"type":"Int","list":false,"nullable":false}}}},
  row: {},
}

export interface WriteTagTopsParams { readonly version: string; readonly rows: readonly { readonly headId: string; readonly rankOffset: number; readonly targetIds: readonly string[]; readonly scores: readonly number[] }[] }

export interface WriteTagTopsRow {}

/** Writes the top items of tags of one version, best first. Other versions stay. */
export const writeTagTops: GraphQuery<WriteTagTopsParams, WriteTagTopsRow> = {
  name: "training/write-tag-tops",
  mode: 'write',
  isBounded: false,
  isGrowing: true,
  touches: ["catalog"],
  text: "UNWIND $rows AS row\nMATCH (head:Tag {id: row[0]})\nUNWIND range(0, size(row[2]) - 1) AS place\nMATCH (target:Item {id: row[2][place]})\nCREATE (head)-[:TOP_ITEM {score: toFloat(row[3][place]), rank: row[1] + place + 1, version: $version}]->(target)",
  serverText: "UNWIND $lists.rows AS row\nMATCH (head:Tag {id: row[0]})\nUNWIND range(0, size(row[2]) - 1) AS place\nMATCH (target:Item {id: row[2][place]})\nCREATE (head)-[:TOP_ITEM {score: toFloat(row[3][place]), rank: row[1] + place + 1, version: $version}]->(target)",
  params: {"version":{"type":"String","list":false,"nullable":false},"rows":{"type":"Rows","fields":{"headId":{"type":"String","list":false,"nullable":false},"rankOffset":{"type":"Int","list":false,"nullable":false},"targetIds":{"type":"String","list":true,"nullable":false},"scores":{"type":"Float","list":true,"nullable":false}}}},
  row: {},
}

export interface WriteTopFollowedParams { readonly version: string; readonly rows: readonly { readonly headId: string; readonly rankOffset: number; readonly targetIds: readonly string[]; readonly scores: readonly number[] }[] }

export interface WriteTopFollowedRow {}

/** Writes whom users follow most closely of one version, best first. Other versions stay. */
export const writeTopFollowed: GraphQuery<WriteTopFollowedParams, WriteTopFollowedRow> = {
  name: "training/write-top-followed",
  mode: 'write',
  isBounded: false,
  isGrowing: true,
  touches: [],
  text: "UNWIND $rows AS row\nMATCH (head:User {id: row[0]})\nUNWIND range(0, size(row[2]) - 1) AS place\nMATCH (target:User {id: row[2][place]})\nCREATE (head)-[:TOP_FOLLOWED {strength: toFloat(row[3][place]), rank: row[1] + place + 1, version: $version}]->(target)",
  serverText: "UNWIND $lists.rows AS row\nMATCH (head:User {id: row[0]})\nUNWIND range(0, size(row[2]) - 1) AS place\nMATCH (target:User {id: row[2][place]})\nCREATE (head)-[:TOP_FOLLOWED {strength: toFloat(row[3][place]), rank: row[1] + place + 1, version: $version}]->(target)",
  params: {"version":{"type":"String","list":false,"nullable":false},"rows":{"type":"Rows","fields":{"headId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"rankOffset":{"type":"Int","list":false,"nullable":false},"targetIds":{"type":"String","list":true,"nullable":false,"holds":"user-ids"},"scores":{"type":"Float","list":true,"nullable":false}}}},
  row: {},
}

export interface WriteTwoHopTiesParams { readonly version: string; readonly rows: readonly { readonly headId: string; readonly rankOffset: number; readonly targetIds: readonly string[]; readonly scores: readonly number[]; readonly paths: readonly number[]; readonly viaIds: readonly string[]; readonly viaStarts: readonly number[] }[] }

export interface WriteTwoHopTiesRow {}

/** Writes two-hop ties of one version, strongest first, each with the sum of its paths, 0 for those that are no friends of friends,
 * and with the people in between: each tie has those from its own start until the next one's. Other versions stay. */
export const writeTwoHopTies: GraphQuery<WriteTwoHopTiesParams, WriteTwoHopTiesRow> = {
  name: "training/write-two-hop-ties",
  mode: 'write',
  isBounded: false,
  isGrowing: true,
  touches: [],
  text: "UNWIND $rows AS row\nMATCH (user:User {id: row[0]})\nUNWIND range(0, size(row[2]) - 1) AS place\nMATCH (person:User {id: row[2][place]})\nCREATE (user)-[:TWO_HOP_TIE {strength: toFloat(row[3][place]), paths: toFloat(row[4][place]),\n  rank: row[1] + place + 1, version: $version,\n  viaIds: row[5][row[6][place]..row[6][place + 1]]}]->(person)",
  serverText: "UNWIND $lists.rows AS row\nMATCH (user:User {id: row[0]})\nUNWIND range(0, size(row[2]) - 1) AS place\nMATCH (person:User {id: row[2][place]})\nCREATE (user)-[:TWO_HOP_TIE {strength: toFloat(row[3][place]), paths: toFloat(row[4][place]),\n  rank: row[1] + place + 1, version: $version,\n  viaIds: row[5][row[6][place]..row[6][place + 1]]}]->(person)",
  params: {"version":{"type":"String","list":false,"nullable":false},"rows":{"type":"Rows","fields":{"headId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"rankOffset":{"type":"Int","list":false,"nullable":false},"targetIds":{"type":"String","list":true,"nullable":false,"holds":"user-ids"},"scores":{"type":"Float","list":true,"nullable":false},"paths":{"type":"Float","list":true,"nullable":false},"viaIds":{"type":"String","list":true,"nullable":false,"holds":"user-ids"},"viaStarts":{"type":"Int","list":true,"nullable":false}}}},
  row: {},
}

export interface AddNoiseKeyParams { readonly key: string }

export interface AddNoiseKeyRow { readonly key: string }

/** Stores a secret key of the noise in counts of people, unless there is one; returns the stored key. */
export const addNoiseKey: GraphQuery<AddNoiseKeyParams, AddNoiseKeyRow> = {
  name: "viewer/add-noise-key",
  mode: 'write',
  isBounded: false,
  isSteady: true,
  touches: [],
  text: "MERGE (noise:Singleton {id: 'noise'})\nON CREATE SET noise.key = $key\nRETURN noise.key AS key",
  params: {"key":{"type":"String","list":false,"nullable":false}},
  row: {"key":{"type":"String","list":false,"nullable":false}},
}

export interface AllTagIdsParams { readonly ids: readonly string[] }

export interface AllTagIdsRow { readonly itemId: string; readonly tagIds: readonly string[] }

/** All tags of items, which list only their strongest. */
export const allTagIds: GraphQuery<AllTagIdsParams, AllTagIdsRow> = {
  name: "viewer/all-tag-ids",
  mode: 'read',
  isBounded: false,
  text: "UNWIND $ids AS wanted\nMATCH (item:Item {id: wanted})-[:TAGGED]->(tag:Tag)\nWITH item, tag ORDER BY tag.id\nRETURN item.id AS itemId, collect(tag.id) AS tagIds\nORDER BY itemId",
  serverText: "UNWIND $lists.ids AS wanted\nMATCH (item:Item {id: wanted})-[:TAGGED]->(tag:Tag)\nWITH item, tag ORDER BY tag.id\nRETURN item.id AS itemId, collect(tag.id) AS tagIds\nORDER BY itemId",
  params: {"ids":{"type":"String","list":true,"nullable":false}},
  row: {"itemId":{"type":"String","list":false,"nullable":false},"tagIds":{"type":"String","list":true,"nullable":false}},
}

export interface AppliedTagsParams { readonly viewerId: string; readonly tagLimit: number }

export interface AppliedTagsRow { readonly tagId: string; readonly weight: number }

/** The tags that the viewer applied most. */
export const appliedTags: GraphQuery<AppliedTagsParams, AppliedTagsRow> = {
  name: "viewer/applied-tags",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  group: 'viewer',
  text: "MATCH (viewer:User {id: $viewerId})-[applied:APPLIED_TAG]->(tag:Tag)\nRETURN tag.id AS tagId, toFloat(applied.weight) AS weight\nORDER BY toInteger(weight * 1000000.0 + 0.5) DESC, tagId LIMIT $tagLimit",
  params: {"viewerId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"tagLimit":{"type":"Int","list":false,"nullable":false}},
  row: {"tagId":{"type":"String","list":false,"nullable":false},"weight":{"type":"Float","list":false,"nullable":false}},
}

export interface DismissedAmongParams { readonly viewerId: string; readonly ids: readonly string[] }

export interface DismissedAmongRow { readonly itemId: string }

/** Those of some items that the viewer or a visitor of theirs alone dismissed. */
export const dismissedAmong: GraphQuery<DismissedAmongParams, DismissedAmongRow> = {
  name: "viewer/dismissed-among",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  group: 'page',
  text: "MATCH (viewer:User {id: $viewerId})\nCALL (viewer) {\n  MATCH (viewer)<-[:IDENTIFIED_AS]-(visitor:Visitor)\n  WHERE COUNT { (visitor)-[:IDENTIFIED_AS]->() } = 1\n  UNWIND coalesce(visitor.dismissedItemIds, []) AS itemId\n  RETURN collect(DISTINCT itemId) AS visitorsItemIds\n}\nWITH coalesce(viewer.dismissedItemIds, []) + visitorsItemIds[0..20000] AS dismissed\nUNWIND $ids AS itemId\nWITH itemId, dismissed WHERE itemId IN dismissed\nRETURN itemId ORDER BY itemId",
  serverText: "MATCH (viewer:User {id: $viewerId})\nCALL (viewer) {\n  MATCH (viewer)<-[:IDENTIFIED_AS]-(visitor:Visitor)\n  WHERE COUNT { (visitor)-[:IDENTIFIED_AS]->() } = 1\n  UNWIND coalesce(visitor.dismissedItemIds, []) AS itemId\n  RETURN collect(DISTINCT itemId) AS visitorsItemIds\n}\nWITH coalesce(viewer.dismissedItemIds, []) + visitorsItemIds[0..20000] AS dismissed\nUNWIND $lists.ids AS itemId\nWITH itemId, dismissed WHERE itemId IN dismissed\nRETURN itemId ORDER BY itemId",
  params: {"viewerId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"ids":{"type":"String","list":true,"nullable":false}},
  row: {"itemId":{"type":"String","list":false,"nullable":false}},
}

export interface GraphStateParams {}

export interface GraphStateRow { readonly id: string; readonly version: string | null; readonly newestEventAt: number | null; readonly revision: number | null }

/** The serving version, the instant of the newest event and the revision of the catalog: read once per request, before the
 * sources start. */
export const graphState: GraphQuery<GraphStateParams, GraphStateRow> = {
  name: "viewer/graph-state",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  group: 'viewer',
  text: "MATCH (state:Singleton) WHERE state.id IN ['clock', 'serving', 'catalog']\nRETURN state.id AS id, state.version AS version, state.newestEventAt AS newestEventAt, state.revision AS revision\nORDER BY id",
  params: {},
  row: {"id":{"type":"String","list":false,"nullable":false},"version":{"type":"String","list":false,"nullable":true},"newestEventAt":{"type":"Int","list":false,"nullable":true},"revision":{"type":"Int","list":false,"nullable":true}},
}

export interface HiddenPeopleParams { readonly viewerId: string }

export interface HiddenPeopleRow { readonly id: string }

/** Users who must not affect the viewer's list: those that the viewer blocked or muted, and those who blocked the viewer. The
 * latter are looked for only among followed users, neighbors and two-hop ties: a star is blocked by many. Few
 * viewers are blocked at all, which the degree tells: Neo4j keeps it where the other end has no label. */
export const hiddenPeople: GraphQuery<HiddenPeopleParams, HiddenPeopleRow> = {
  name: "viewer/hidden-people",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  group: 'viewer',
  text: "MATCH (viewer:User {id: $viewerId})\nCALL (viewer) {\n  MATCH (viewer)-[:BLOCKS|MUTES]->(other:User) RETURN other.id AS id\n  UNION\n  WITH viewer WHERE COUNT { (viewer)<-[:BLOCKS]-() } > 0\n  MATCH (viewer)-[:FOLLOWS|NEIGHBOR_OF|TWO_HOP_TIE]->(other:User)\n  WHERE COUNT { (other)-[:BLOCKS]->(viewer) } > 0\n  RETURN other.id AS id\n}\nRETURN id ORDER BY id",
  params: {"viewerId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"}},
  row: {"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"}},
}

export interface ListedTagsParams { readonly ids: readonly string[] }

export interface ListedTagsRow { readonly id: string; readonly name: string; readonly kind: string | null }

/** Names and kinds of tags, for reasons and facets. */
export const listedTags: GraphQuery<ListedTagsParams, ListedTagsRow> = {
  name: "viewer/listed-tags",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  group: 'page',
  text: "MATCH (tag:Tag) WHERE tag.id IN $ids\nRETURN tag.id AS id, coalesce(tag.name, tag.id) AS name, tag.kind AS kind\nORDER BY id",
  serverText: "MATCH (tag:Tag) WHERE tag.id IN $lists.ids\nRETURN tag.id AS id, coalesce(tag.name, tag.id) AS name, tag.kind AS kind\nORDER BY id",
  params: {"ids":{"type":"String","list":true,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"name":{"type":"String","list":false,"nullable":false},"kind":{"type":"String","list":false,"nullable":true}},
}

export interface ModelPartsParams { readonly partIds: readonly string[] }

export interface ModelPartsRow { readonly id: string; readonly memberIds: readonly string[]; readonly vectors: string; readonly degrees: string | null }

/** Parts of a version's factors: ids, and as many vectors (for items also degrees) of 32-bit floats in base64. */
export const modelParts: GraphQuery<ModelPartsParams, ModelPartsRow> = {
  name: "viewer/model-parts",
  mode: 'read',
  isBounded: false,
  text: "UNWIND $partIds AS partId\nMATCH (part:ModelPart {id: partId})\nRETURN part.id AS id, part.memberIds AS memberIds, part.vectors AS vectors,\n  part.degrees AS degrees\nORDER BY id",
  serverText: "UNWIND $lists.partIds AS partId\nMATCH (part:ModelPart {id: partId})\nRETURN part.id AS id, part.memberIds AS memberIds, part.vectors AS vectors,\n  part.degrees AS degrees\nORDER BY id",
  params: {"partIds":{"type":"String","list":true,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"memberIds":{"type":"String","list":true,"nullable":false,"holds":"member-ids"},"vectors":{"type":"String","list":false,"nullable":false},"degrees":{"type":"String","list":false,"nullable":true}},
}

export interface ModelSettingsParams { readonly version: string }

export interface ModelSettingsRow { readonly trainedAt: number | null; readonly settings: string | null; readonly factors: string | null; readonly interest: string | null }

/** Training instant, settings and learned weights of a version, as JSON. */
export const modelSettings: GraphQuery<ModelSettingsParams, ModelSettingsRow> = {
  name: "viewer/model-settings",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (model:Model {version: $version})\nRETURN model.trainedAt AS trainedAt, model.settings AS settings, model.factors AS factors, model.interest AS interest",
  params: {"version":{"type":"String","list":false,"nullable":false}},
  row: {"trainedAt":{"type":"Int","list":false,"nullable":true},"settings":{"type":"String","list":false,"nullable":true},"factors":{"type":"String","list":false,"nullable":true},"interest":{"type":"String","list":false,"nullable":true}},
}

export interface NamedItemsParams { readonly ids: readonly string[] }

export interface NamedItemsRow { readonly id: string; readonly kind: string; readonly title: string }

/** Items as reasons name them. A deleted item, or one that nothing describes, has no row. */
export const namedItems: GraphQuery<NamedItemsParams, NamedItemsRow> = {
  name: "viewer/named-items",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  group: 'page',
  text: "MATCH (item:Item) WHERE item.id IN $ids AND item.isUndescribed IS NULL\nRETURN item.id AS id, coalesce(item.kind, 'item') AS kind, coalesce(item.title, item.id) AS title\nORDER BY id",
  serverText: "MATCH (item:Item) WHERE item.id IN $lists.ids AND item.isUndescribed IS NULL\nRETURN item.id AS id, coalesce(item.kind, 'item') AS kind, coalesce(item.title, item.id) AS title\nORDER BY id",
  params: {"ids":{"type":"String","list":true,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"kind":{"type":"String","list":false,"nullable":false},"title":{"type":"String","list":false,"nullable":false}},
}

export interface NoiseKeyParams {}

export interface NoiseKeyRow { readonly key: string }

/** The secret key of the noise in counts of people. */
export const noiseKey: GraphQuery<NoiseKeyParams, NoiseKeyRow> = {
  name: "viewer/noise-key",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (noise:Singleton {id: 'noise'})\nRETURN noise.key AS key",
  params: {},
  row: {"key":{"type":"String","list":false,"nullable":false}},
}

export interface OlderSeenKindsParams { readonly viewerId: string }

export interface OlderSeenKindsRow { readonly itemIds: readonly string[]; readonly ats: readonly number[]; readonly kinds: readonly string[] }

/** What the viewer has seen beyond their recent engagements: ids, instants and kinds of events side by side. */
export const olderSeenKinds: GraphQuery<OlderSeenKindsParams, OlderSeenKindsRow> = {
  name: "viewer/older-seen-kinds",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  group: 'viewer',
  text: "MATCH (viewer:User {id: $viewerId})\nRETURN coalesce(viewer.olderSeenItemIds, []) AS itemIds, coalesce(viewer.olderSeenAts, []) AS ats,\n  coalesce(viewer.olderSeenKinds, []) AS kinds",
  params: {"viewerId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"}},
  row: {"itemIds":{"type":"String","list":true,"nullable":false},"ats":{"type":"Int","list":true,"nullable":false},"kinds":{"type":"String","list":true,"nullable":false}},
}

export interface PoolTagsParams { readonly ids: readonly string[] }

export interface PoolTagsRow { readonly itemId: string; readonly tagIds: readonly string[] }

/** The strongest tags of a pool's items, strongest first. A deleted item has no row. */
export const poolTags: GraphQuery<PoolTagsParams, PoolTagsRow> = {
  name: "viewer/pool-tags",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (item:Item) WHERE item.id IN $ids\nRETURN item.id AS itemId, coalesce(item.tagIds, []) AS tagIds\nORDER BY itemId",
  serverText: "MATCH (item:Item) WHERE item.id IN $lists.ids\nRETURN item.id AS itemId, coalesce(item.tagIds, []) AS tagIds\nORDER BY itemId",
  params: {"ids":{"type":"String","list":true,"nullable":false}},
  row: {"itemId":{"type":"String","list":false,"nullable":false},"tagIds":{"type":"String","list":true,"nullable":false}},
}

export interface RecentEngagementsParams { readonly viewerId: string }

export interface RecentEngagementsRow { readonly itemId: string; readonly weight: number; readonly lastAt: number; readonly tagIds: readonly string[]; readonly tagWeights: readonly number[] }

/** The viewer's recent engagements, newest first (at most 100), with the tags of each item. */
export const recentEngagements: GraphQuery<RecentEngagementsParams, RecentEngagementsRow> = {
  name: "viewer/recent-engagements",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  group: 'viewer',
  text: "MATCH (viewer:User {id: $viewerId})-[recent:RECENTLY_ENGAGED]->(item:Item)\nRETURN item.id AS itemId, toFloat(recent.weight) AS weight, recent.lastAt AS lastAt,\n  coalesce(item.tagIds, []) AS tagIds, coalesce(item.tagWeights, []) AS tagWeights\nORDER BY lastAt DESC, itemId",
  params: {"viewerId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"}},
  row: {"itemId":{"type":"String","list":false,"nullable":false},"weight":{"type":"Float","list":false,"nullable":false},"lastAt":{"type":"Int","list":false,"nullable":false},"tagIds":{"type":"String","list":true,"nullable":false},"tagWeights":{"type":"Float","list":true,"nullable":false}},
}

export interface RecentKindsParams { readonly viewerId: string }

export interface RecentKindsRow { readonly itemId: string; readonly lastAt: number; readonly kinds: string }

/** The kinds of events of the viewer's recent engagements, at most 100. */
export const recentKinds: GraphQuery<RecentKindsParams, RecentKindsRow> = {
  name: "viewer/recent-kinds",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  group: 'viewer',
  text: "MATCH (viewer:User {id: $viewerId})-[recent:RECENTLY_ENGAGED]->(item:Item)\nRETURN item.id AS itemId, recent.lastAt AS lastAt, recent.kinds AS kinds\nORDER BY itemId",
  params: {"viewerId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"}},
  row: {"itemId":{"type":"String","list":false,"nullable":false},"lastAt":{"type":"Int","list":false,"nullable":false},"kinds":{"type":"String","list":false,"nullable":false}},
}

export interface ShownPeopleParams { readonly viewerId: string; readonly ids: readonly string[] }

export interface ShownPeopleRow { readonly id: string; readonly name: string | null }

/** Names of users who agree to be named in reasons, without those separated from the viewer by a block or mute. */
export const shownPeople: GraphQuery<ShownPeopleParams, ShownPeopleRow> = {
  name: "viewer/shown-people",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  text: "MATCH (viewer:User {id: $viewerId})\nMATCH (person:User) WHERE person.id IN $ids AND person.showMeToOthers AND NOT person:Visitor\n  AND COUNT { (viewer)-[:BLOCKS|MUTES]->(person) } = 0 AND COUNT { (person)-[:BLOCKS]->(viewer) } = 0\nRETURN person.id AS id, person.name AS name, person.sealedKey AS sealedKey\nORDER BY id",
  serverText: "MATCH (viewer:User {id: $viewerId})\nMATCH (person:User) WHERE person.id IN $lists.ids AND person.showMeToOthers AND NOT person:Visitor\n  AND COUNT { (viewer)-[:BLOCKS|MUTES]->(person) } = 0 AND COUNT { (person)-[:BLOCKS]->(viewer) } = 0\nRETURN person.id AS id, person.name AS name, person.sealedKey AS sealedKey\nORDER BY id",
  params: {"viewerId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"ids":{"type":"String","list":true,"nullable":false,"holds":"user-ids"}},
  row: {"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"name":{"type":"String","list":false,"nullable":true,"holds":"personal-text"},"sealedKey":{"type":"String","list":false,"nullable":true,"holds":"user-key"}},
}

export interface StatedInterestsParams { readonly viewerId: string; readonly tagLimit: number }

export interface StatedInterestsRow { readonly tagId: string; readonly weight: number; readonly factor: number }

/** The viewer's stated interests in tags: a weight that adds, or a factor below 1 that damps. */
export const statedInterests: GraphQuery<StatedInterestsParams, StatedInterestsRow> = {
  name: "viewer/stated-interests",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  group: 'viewer',
  text: "MATCH (viewer:User {id: $viewerId})-[stated:INTERESTED_IN]->(tag:Tag)\nRETURN tag.id AS tagId, toFloat(coalesce(stated.weight, 1.0)) AS weight,\n  toFloat(coalesce(stated.factor, 1.0)) AS factor\nORDER BY toInteger(factor * 1000000.0 + 0.5), toInteger(weight * 1000000.0 + 0.5) DESC, tagId LIMIT $tagLimit",
  params: {"viewerId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"tagLimit":{"type":"Int","list":false,"nullable":false}},
  row: {"tagId":{"type":"String","list":false,"nullable":false},"weight":{"type":"Float","list":false,"nullable":false},"factor":{"type":"Float","list":false,"nullable":false}},
}

export interface StrongestTiesParams { readonly viewerId: string; readonly tieLimit: number }

export interface StrongestTiesRow { readonly userId: string; readonly strength: number }

/** The users that the viewer follows, strongest ties first. */
export const strongestTies: GraphQuery<StrongestTiesParams, StrongestTiesRow> = {
  name: "viewer/strongest-ties",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  group: 'viewer',
  text: "MATCH (viewer:User {id: $viewerId})-[tie:FOLLOWS]->(person:User)\nRETURN person.id AS userId, toFloat(coalesce(tie.strength, 1.0)) AS strength\nORDER BY toInteger(strength * 1000000.0 + 0.5) DESC, userId LIMIT $tieLimit",
  params: {"viewerId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"tieLimit":{"type":"Int","list":false,"nullable":false}},
  row: {"userId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"strength":{"type":"Float","list":false,"nullable":false}},
}

export interface ViewerProfileParams { readonly viewerId: string }

export interface ViewerProfileRow { readonly id: string; readonly followingCount: number; readonly olderSeenItemIds: readonly string[]; readonly dismissedItemIds: readonly string[]; readonly neighborsAt: number | null; readonly neighborsVersion: string | null; readonly steers: readonly string[] }

/** The viewer, how many users they follow, the items seen beyond their recent engagements, what they and their visitors
 * dismissed, and what they asked to see more and less of. What a visitor of several users dismissed counts for none of them: it has no instant to cut it by. */
export const viewerProfile: GraphQuery<ViewerProfileParams, ViewerProfileRow> = {
  name: "viewer/viewer-profile",
  mode: 'read',
  isBounded: true,
  isSteady: true,
  group: 'viewer',
  text: "MATCH (viewer:User {id: $viewerId})\nCALL (viewer) {\n  MATCH (viewer)<-[:IDENTIFIED_AS]-(visitor:Visitor)\n  WHERE COUNT { (visitor)-[:IDENTIFIED_AS]->() } = 1\n  UNWIND coalesce(visitor.dismissedItemIds, []) AS itemId\n  RETURN collect(DISTINCT itemId) AS visitorsItemIds\n}\nRETURN viewer.id AS id, COUNT { (viewer)-[:FOLLOWS]->(:User) } AS followingCount,\n  coalesce(viewer.olderSeenItemIds, []) AS olderSeenItemIds,\n  coalesce(viewer.dismissedItemIds, []) + visitorsItemIds[0..20000] AS dismissedItemIds,\n  viewer.neighborsAt AS neighborsAt, viewer.neighborsVersion AS neighborsVersion,\n  coalesce(viewer.steers, []) AS steers",
  params: {"viewerId":{"type":"String","list":false,"nullable":false,"holds":"user-ids"}},
  row: {"id":{"type":"String","list":false,"nullable":false,"holds":"user-ids"},"followingCount":{"type":"Int","list":false,"nullable":false},"olderSeenItemIds":{"type":"String","list":true,"nullable":false},"dismissedItemIds":{"type":"String","list":true,"nullable":false},"neighborsAt":{"type":"Int","list":false,"nullable":true},"neighborsVersion":{"type":"String","list":false,"nullable":true},"steers":{"type":"String","list":true,"nullable":false}},
}

export interface DropWritersParams { readonly before: number }

export interface DropWritersRow {}

/** Deletes writers that have not written for a while. One that goes on writes itself again, with its next number. */
export const dropWriters: GraphQuery<DropWritersParams, DropWritersRow> = {
  name: "writers/drop-writers",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "MATCH (writer:Writer) WHERE writer.wroteAt < $before\nDELETE writer",
  params: {"before":{"type":"Int","list":false,"nullable":false}},
  row: {},
}

export interface NumberWriteParams { readonly writer: string; readonly number: number; readonly recent: readonly string[]; readonly now: number }

export interface NumberWriteRow {}

/** Numbers a write of a process, in its transaction, with what its newest writes changed: see `WriteFeed`. */
export const numberWrite: GraphQuery<NumberWriteParams, NumberWriteRow> = {
  name: "writers/number-write",
  mode: 'write',
  isBounded: false,
  touches: [],
  text: "MERGE (writer:Writer {id: $writer})\nSET writer.number = $number, writer.recent = $recent, writer.wroteAt = $now",
  serverText: "MERGE (writer:Writer {id: $writer})\nSET writer.number = $number, writer.recent = $lists.recent, writer.wroteAt = $now",
  params: {"writer":{"type":"String","list":false,"nullable":false},"number":{"type":"Int","list":false,"nullable":false},"recent":{"type":"String","list":true,"nullable":false},"now":{"type":"Int","list":false,"nullable":false}},
  row: {},
}

export interface OtherWritersParams { readonly writer: string }

export interface OtherWritersRow { readonly id: string; readonly number: number; readonly recent: readonly string[] }

/** The newest writes of all processes but one. There are as many as processes have written lately. */
export const otherWriters: GraphQuery<OtherWritersParams, OtherWritersRow> = {
  name: "writers/other-writers",
  mode: 'read',
  isBounded: false,
  text: "MATCH (writer:Writer) WHERE writer.id <> $writer\nRETURN writer.id AS id, writer.number AS number, writer.recent AS recent\nORDER BY id",
  params: {"writer":{"type":"String","list":false,"nullable":false}},
  row: {"id":{"type":"String","list":false,"nullable":false},"number":{"type":"Int","list":false,"nullable":false},"recent":{"type":"String","list":true,"nullable":false}},
}

/** Every query, for suites that go through them all. */
export const ALL_QUERIES = [apiKeys, auditCount, auditPage, deleteApiKey, keyUses, makeTokenSecret, replaceTokenSecret, tokenSecret, writeApiKey, writeAuditEntries, writeKeyUses, allPeopleIdsPage, allUserIdsPage, graphFacts, graphFormat, itemDegrees, keepGraphFormat, nodeCounts, relationshipCounts, someUserIds, userIdsPage, availableItems, chart, engagementsOfPeople, neighbors, sharedTags, similarItems, social, socialTwoHop, catalogChanges, catalogRows, chartRanks, deleteItems, deleteTag, dropCatalogChanges, dropTagPlaces, itemCount, itemIdsPage, itemsBoughtWith, itemsByIds, itemsLike, itemsOfTag, lateItems, lockCatalog, lockTags, markIntroduced, placeableItems, propertyTypes, recordCatalogChange, setItemProperties, setPropertyTypes, tagCount, tagsByIds, tagsLedBy, tagsPage, untagItems, consentRevision, consentsOf, decidedSince, decidedUsersPage, dropReceipts, dropReplacedReceipts, forgetNeighbors, leaveNeighborsOfOthers, numberReceipts, receiptsOf, writeConsents, addDismissals, addEngagements, addFirstEvents, addInteractions, addItems, addUsers, addVisitors, advanceClock, beatCursor, chartStandings, countPeople, cursorsOf, dismissedBy, dropChartPositions, dropEngagements, dropStampsOf, engagementsOf, exposuresOf, interactionsAmong, interactionsWithItem, knownItemIds, knownUserIds, lockCursor, lockUsers, markActive, moveCursor, newestEvent, newestInteractions, newestPositiveInteractions, noteAhead, seenBy, setExposures, setOlderEventIds, setOlderSeen, staleCursors, updateEngagements, updateInteractions, addIdentity, deleteEmptyVisitors, dropIdentities, endIdentity, identifiedInteractions, identitiesOf, interactionsAfter, standsForPerson, unmarkVisitor, addAppliedTags, addBlocks, addFollows, addMutes, addTagged, addTags, clearCatalogChanges, clearCharts, clearConsentReceipts, clearItems, clearMetricPeriods, clearMetricRows, clearModelParts, clearModels, clearServedAs, clearSingletons, clearTags, clearUsers, dropAppliedTags, dropTagged, dropTies, graphOrigin, itemRecords, knownTagIds, markDescribed, setItemTags, setOrigin, tagRecords, tagsOfItems, tagsOfUsers, tieCounts, tiesAmong, userRecords, writeItems, writeTags, writeUsers, addMetricPeriods, addMetricRows, addServedAs, allServedAs, countMetricRows, dropMetricPeriods, dropMetricRowsOf, lockCursors, lockMetricPeriods, metricRows, metricRowsBetween, metricRowsOf, oldMetricHours, oldMetricPeriods, oldTableDays, servedAsByCodes, setMetricRows, shownItemRows, tableRowsBetween, audienceFacts, followedChart, followersOfViewer, ownTies, suggestible, tiesWithViewer, topFollowed, twoHopPeople, addErasedSubject, addErasure, addExport, dataKey, dropDismissal, dropInteraction, endErasure, erasedSubjects, exportedEngagements, exportedFollowers, exportedTags, exportedTies, exportedUser, failExports, finishedExport, forgetActivity, forgetAppliedTags, forgetUserVia, itemsOfEvent, keepDataKey, keepPrivacySecret, keepUserKeys, latestErasure, leaveNeighborhoods, liveJournals, lockModelParts, lockRetention, modelPartsOfUser, noteErased, noteExport, noteForgotten, oldInteractions, openErasures, openExports, privacyRequestsByIds, privacySecret, recentExport, reduceInteraction, resetProfile, rewriteModelPart, setRetention, userSize, addSuggestionDismissal, deleteUsers, dropInterest, dropSuggestionDismissal, dropTopFollowedPair, dropUnfollowed, endTies, followerCounts, followers, following, forgetVia, history, keptOut, neighborsOf, noteUnfollowed, setInterest, storedFollowerCounts, suggestionDismissals, userProperties, usersByIds, usersPage, deleteSegment, deleteSegmentVersions, engagedPeople, interestedPeople, livePlacements, lockPlacement, placementCount, placementKeysPage, placementVersions, placementVersionsByIds, placementsByKeys, publishPlacement, rewriteVersion, segmentsNaming, setPlacementDraft, setShownPlacements, setSteers, shownPlacements, steers, addCharts, beginModel, chartIds, describeModel, dropBoughtTogether, dropCharts, dropModelParts, dropMostFollowed, dropNeighbors, dropNeighborsOf, dropSimilarItems, dropTagTops, dropTopFollowed, dropTwoHopTies, forgetModels, holdLease, interactionsOfUser, interactionsOfUsers, itemFeatures, lastTraining, lockLease, markCounted, markNeighbors, modelMembers, modelRecipe, modelStatistics, models, noteTraining, peopleSharingItems, previousModel, releaseLease, serveAgain, serveModel, setFollowerCounts, setTrainingHistory, taggingsOfItems, tagsOfViewers, tiesOfUsers, trainableItems, trainableTags, trainableUsers, trainingHistory, weighedEngagements, writeBoughtTogether, writeCharts, writeItemDegrees, writeModelParts, writeMostFollowed, writeNeighbors, writeSimilarItems, writeTagDegrees, writeTagTops, writeTopFollowed, writeTwoHopTies, addNoiseKey, allTagIds, appliedTags, dismissedAmong, graphState, hiddenPeople, listedTags, modelParts, modelSettings, namedItems, noiseKey, olderSeenKinds, poolTags, recentEngagements, recentKinds, shownPeople, statedInterests, strongestTies, viewerProfile, dropWriters, numberWrite, otherWriters] as const
