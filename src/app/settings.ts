import { z } from 'zod'
import { CONSENT_DEFAULTS } from '../domain/consent.ts'
import { FOLLOW_RULES } from '../domain/policy.ts'
import { LONGEST_REQUEST_MS } from '../domain/recommendation.ts'
import { seenPolicy } from './read-seen-policy.ts'
import { texts } from './read-texts.ts'
import { trustedDocuments } from './read-trusted-documents.ts'
import {
  customEvents,
  demoWord,
  duration,
  eventWeights,
  flag,
  hostNames,
  neo4jUri,
  oneOf,
  origins,
  proxies,
  ratingScale,
  retention,
  secret,
  secureUrl,
  share,
  sharedStore,
  TOOLS,
  tagIds,
  text,
  tokenSecret,
  tools,
  webhookSecret,
  whole,
} from './setting-values.ts'

/** A setting: an environment variable, or a key in the configuration file. */
export interface Setting<T> {
  readonly env: string
  /** One sentence for docs/settings.md. */
  readonly description: string
  /** The default as documented; empty if there is none. */
  readonly fallback: string
  /** Allowed values, for error messages and docs/settings.md. */
  readonly allowed: string
  readonly schema: z.ZodType<T>
}

function setting<T>(
  env: string,
  description: string,
  fallback: string,
  allowed: string,
  schema: z.ZodType<T>,
): Setting<T> {
  return { env, description, fallback, allowed, schema }
}

/** A whole number in a range. */
function wholeSetting(
  env: string,
  description: string,
  fallback: number,
  min: number,
  max: number,
): Setting<number> {
  return setting(env, description, String(fallback), `${min}-${max}`, whole(min, max))
}

function switchSetting(env: string, description: string, fallback: string): Setting<boolean> {
  return setting(env, description, fallback, 'true or false', flag)
}

const DEVELOPMENT_TOOLS = 'explorer, ide, introspection; none if `NODE_ENV=production`'

/** Fits the dearest document that is allowed. */
const LEAST_RATE_LIMIT = 10_000

/** Every setting, in the order of docs/settings.md. The keys are those of the configuration file. */
export const SETTINGS = {
  dataDir: setting(
    'ATTUNE_DATA_DIR',
    'Folder of the embedded graph, the journal and served lists',
    '.attune',
    'a folder',
    text,
  ),
  masterKeyFile: setting(
    'ATTUNE_MASTER_KEY_FILE',
    'File of the master key: ids of users are stored as pseudonyms, their names and properties encrypted; empty: as they are',
    '',
    'a file outside the data folder, made by `attune keys create-master-key`; or empty',
    z.union([z.literal('').transform(() => null), text]),
  ),
  graph: setting(
    'ATTUNE_GRAPH',
    'Engine of the graph',
    'embedded',
    'embedded or neo4j',
    oneOf(['embedded', 'neo4j']),
  ),
  neo4jUri: setting(
    'NEO4J_URI',
    'Address of Neo4j; `neo4j://` routes over a cluster',
    'bolt://127.0.0.1:7687',
    'bolt://, bolt+s://, neo4j:// or neo4j+s:// with a host, and no password in it',
    neo4jUri,
  ),
  neo4jUsername: setting('NEO4J_USERNAME', 'Neo4j user', 'neo4j', 'a name', text),
  neo4jPassword: setting(
    'NEO4J_PASSWORD',
    'Neo4j password; empty: no authentication',
    '',
    'any text',
    secret,
  ),
  neo4jDatabase: setting('NEO4J_DATABASE', 'Neo4j database', 'neo4j', 'a name', text),
  sharedStore: setting(
    'ATTUNE_SHARED_STORE',
    'Valkey or Redis that several processes over one Neo4j share: served lists, rate limits and live updates ([scale.md](scale.md)); empty: each keeps its own',
    '',
    'redis:// or rediss:// with a host; or empty',
    sharedStore,
  ),
  host: setting('HOST', 'Address to listen on', '127.0.0.1', 'an address or host name', text),
  port: setting('PORT', 'Port to listen on', '4000', '0-65535 (0: any free one)', whole(0, 65_535)),
  corsOrigins: setting(
    'ATTUNE_CORS_ORIGINS',
    'Origins of other web pages that may call the API',
    '',
    'origins such as https://shop.example, separated by commas',
    origins,
  ),
  allowedHosts: setting(
    'ATTUNE_ALLOWED_HOSTS',
    'Host names that requests may use besides loopback names and `HOST`; others get status 421',
    '',
    'host names or addresses without port, separated by commas',
    hostNames,
  ),
  trustedProxies: setting(
    'ATTUNE_TRUSTED_PROXIES',
    'Proxies whose `X-Forwarded-For` names the address of the client; of other peers the header is ignored',
    '',
    'addresses or ranges such as 10.0.0.0/8, separated by commas',
    proxies,
  ),
  rateLimit: wholeSetting(
    'ATTUNE_RATE_LIMIT',
    'Points a minute of one user, or of one address without a user; all users of one address have five times as many. A document costs about the objects of its response',
    60_000,
    LEAST_RATE_LIMIT,
    1_000_000_000,
  ),
  newVisitors: wholeSetting(
    'ATTUNE_NEW_VISITORS',
    'New visitors of one address in 24 hours. Above it, events and choices of visitors who are not known yet are refused (`BUSY`)',
    1_000,
    0,
    1_000_000_000,
  ),
  imageOrigins: setting(
    'ATTUNE_IMAGE_ORIGINS',
    'Origins from which the explorer loads item images (`imageUrl`)',
    '',
    'origins such as https://images.shop.example, separated by commas',
    origins,
  ),
  logLevel: setting(
    'ATTUNE_LOG_LEVEL',
    'Lowest level that is logged',
    'info',
    'trace, debug, info, warn, error, fatal or silent',
    oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
  ),
  maxRelationships: wholeSetting(
    'ATTUNE_MAX_RELATIONSHIPS',
    'Largest number of relationships in an embedded graph; use Neo4j beyond it',
    10_000_000,
    1_000,
    100_000_000,
  ),
  requestDeadlineMs: wholeSetting(
    'ATTUNE_REQUEST_DEADLINE_MS',
    'Deadline of a request; a list has three quarters of it, and is then replaced by a fallback',
    2000,
    100,
    LONGEST_REQUEST_MS,
  ),
  drainMs: wholeSetting('ATTUNE_DRAIN_MS', 'Longest wait for running requests on shutdown', 8000, 0, 600_000),
  trustedDocuments: setting(
    'ATTUNE_TRUSTED_DOCUMENTS',
    'Manifest of the only documents that are answered, by hash or by text; empty: any document',
    '',
    "a JSON file of documents by SHA-256 hash, such as codegen's `persisted-documents.json`",
    trustedDocuments,
  ),
  tools: setting(
    'ATTUNE_TOOLS',
    'What the server offers to people: `explorer` at `/`, which shows users and their lists; a GraphQL IDE at `/ide`, which works offline; reading the schema by introspection; Apollo Sandbox at `/sandbox`, whose site may then call the API',
    DEVELOPMENT_TOOLS,
    `${TOOLS.join(', ')}, separated by commas; or none`,
    tools,
  ),
  operatorAccess: switchSetting(
    'ATTUNE_OPERATOR_ACCESS',
    'While there are no API keys, every caller is the operator; a server on other addresses than loopback needs keys or this',
    'on if `HOST` is a loopback address, otherwise off',
  ),
  tokenSecret: setting(
    'ATTUNE_TOKEN_SECRET',
    'Secret that user tokens are signed with (HS256); empty: a random one, kept in the data folder and, on Neo4j, in the graph',
    '',
    'at least 32 characters, or empty',
    tokenSecret,
  ),
  tokenIssuer: setting('ATTUNE_TOKEN_ISSUER', 'Issuer (`iss`) of user tokens', 'attune', 'a text', text),
  tokenAudience: setting(
    'ATTUNE_TOKEN_AUDIENCE',
    'Audience (`aud`) of user tokens',
    'attune',
    'a text',
    text,
  ),
  jwksUrl: setting(
    'ATTUNE_JWKS_URL',
    'Public keys of the service that issues user tokens (RS256, PS256, ES256 or EdDSA)',
    '',
    'an https:// address, or http:// on this machine; empty: none',
    secureUrl,
  ),

  webhookUrl: setting(
    'ATTUNE_WEBHOOK_URL',
    'Receiver of [webhooks](operations.md#webhooks): a refused model, a published placement, events that wait, a day that differs',
    '',
    'an https:// address, or http:// on this machine; empty: none',
    secureUrl,
  ),
  webhookSecret: setting(
    'ATTUNE_WEBHOOK_SECRET',
    'Secret that webhooks are signed with, as the Standard Webhooks specification has it',
    '',
    'whsec_ and 24-64 bytes in base64, or empty',
    webhookSecret,
  ),
  acknowledge: setting(
    'ATTUNE_ACKNOWLEDGE',
    'Where an event must be stored before it is accepted: in the journal on disk, or in the graph (for processes without a disk)',
    'journal',
    'journal or graph',
    oneOf(['journal', 'graph']),
  ),
  journalHours: wholeSetting(
    'ATTUNE_JOURNAL_HOURS',
    'How long the journal keeps applied events, to detect duplicates and for `attune rebuild`',
    168,
    1,
    8_760,
  ),
  cacheMb: wholeSetting(
    'ATTUNE_CACHE_MB',
    'Memory for caches, in MB: a third for lists, so that viewers who ask again get them from memory, and the rest for the recent engagements of users, some 3 MB for 1,000 users with 50 each',
    384,
    3,
    100_000,
  ),
  exploration: setting(
    'ATTUNE_EXPLORATION',
    'Share of list positions that are drawn at random, with their probabilities reported; 0: none',
    '0',
    '0-1',
    share,
  ),
  newItems: switchSetting(
    'ATTUNE_NEW_ITEMS',
    'Whether one of every ten places of a list goes to an item of the last 14 days that matches the interests of the viewer',
    'true',
  ),
  follows: setting(
    'ATTUNE_FOLLOWS',
    'When what a followed user did counts by itself in the lists of a follower: `approved` if they show themselves to others or follow back, `mutual` if they follow back, `open` always, for products where activity is public. Otherwise it counts only in a crowd of five',
    'approved',
    FOLLOW_RULES.join(', '),
    oneOf(FOLLOW_RULES),
  ),
  minContributors: wholeSetting(
    'ATTUNE_MIN_CONTRIBUTORS',
    'Lists for `server` keys take an item from similar users, friends of friends, similar items or the factor model only if this many distinct accounts are behind it; other keys: at least 3; 0: any number',
    0,
    0,
    50,
  ),
  minAccountAgeHours: wholeSetting(
    'ATTUNE_MIN_ACCOUNT_AGE_HOURS',
    'Younger accounts do not influence the lists of others through follows or similar taste; 0: no minimum',
    0,
    0,
    8_760,
  ),
  ratingScale: setting(
    'ATTUNE_RATING_SCALE',
    'Lowest and highest rating in recorded events',
    '0-5',
    'two numbers such as 1-5, the lower one first',
    ratingScale,
  ),
  eventWeights: setting(
    'ATTUNE_EVENT_WEIGHTS',
    'What an event of a kind adds to the engagement with its item, where it is not the usual weight. It counts for events that are applied from then on',
    '',
    'pairs such as view=0.5,purchase=12: multiples of 1/16, -64 to 64; not RATING, IMPRESSION, SEARCH, HIDE and REPORT',
    eventWeights,
  ),
  halfLifeDays: wholeSetting(
    'ATTUNE_HALF_LIFE_DAYS',
    'After how many days an engagement counts by half, unless a training has learned or set another half-life',
    90,
    1,
    10_000,
  ),
  seenPolicy: setting(
    'ATTUNE_SEEN_POLICY',
    'When items that a user has seen may be shown again, by kind of event: a preset, or ages such as `{"*": {"VIEW": "1d"}}`',
    'never',
    'never, shop, music, news, a JSON file, or JSON',
    seenPolicy,
  ),
  texts: setting(
    'ATTUNE_TEXTS',
    'More languages of reasons, or other texts: a folder with a file of ICU messages for each language ([frontend.md](frontend.md#texts-of-reasons)); empty: English and German',
    '',
    'a folder of files such as `fr.json`, each with texts by key; or empty',
    texts,
  ),
  retention: setting(
    'ATTUNE_RETENTION',
    'How long events are kept, by kind; older ones are taken back as by `forgetEvent`. Kinds that are left out are kept without end',
    '',
    'pairs such as VIEW=90d,CLICK=30d, with s, m, h or d; not HIDE and REPORT',
    retention,
  ),
  visitorRetentionDays: wholeSetting(
    'ATTUNE_VISITOR_RETENTION_DAYS',
    'How long events of visitors are kept who are linked to no user, days',
    30,
    1,
    3_650,
  ),
  customEvents: setting(
    'ATTUNE_CUSTOM_EVENTS',
    'Custom event kinds, and the built-in kind that each counts as',
    '',
    'pairs such as wishlist=save,trailer=view',
    customEvents,
  ),
  consentDefaults: setting(
    'ATTUNE_CONSENT_DEFAULTS',
    'What applies to users who have not decided: `standard`, or `denied` where users have to opt in to every purpose',
    'standard',
    CONSENT_DEFAULTS.join(' or '),
    oneOf(CONSENT_DEFAULTS),
  ),
  sensitiveTags: setting(
    'ATTUNE_SENSITIVE_TAGS',
    'Ids of tags on sensitive topics: items with one of them say nothing about users who do not consent to `SENSITIVE_INTERESTS`',
    '',
    'ids of tags, separated by commas',
    tagIds,
  ),
  trainEvery: setting(
    'ATTUNE_TRAIN_EVERY',
    'The server trains again this long after the last training; empty: never',
    '',
    'a duration such as 6h, with s, m, h or d; or empty',
    z.union([z.literal('').transform(() => null), duration]),
  ),
  demo: setting(
    'ATTUNE_DEMO',
    'Fill an empty graph with the demo world (auto: a new embedded graph, never Neo4j)',
    'auto',
    'auto, true or false',
    z.union([z.boolean().transform((isOn) => (isOn ? 'on' : 'off')), demoWord()]),
  ),
} as const

export type SettingKey = keyof typeof SETTINGS

export type SettingValue<K extends SettingKey> = (typeof SETTINGS)[K] extends Setting<infer T> ? T : never
