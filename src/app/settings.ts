import { z } from 'zod'
import { RANKER_CHOICES } from '../domain/policy.ts'
import { LONGEST_REQUEST_MS } from '../domain/request-deadline.ts'
import {
  customEvents,
  demoWord,
  flag,
  hostNames,
  neo4jUri,
  oneOf,
  origins,
  ratingScale,
  secret,
  share,
  text,
  whole,
} from './setting-values.ts'

/** One thing that can be set: by environment variable, or by `key` in the configuration file. */
export interface Setting<T> {
  readonly env: string
  /** What it does, as the README's table says it. */
  readonly description: string
  /** The default as a person reads it; empty where there is none. */
  readonly fallback: string
  /** What is allowed, for error messages and the README. */
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

const SWITCH = 'true or false'
const DEVELOPMENT = 'on, off where NODE_ENV=production'

/** Every setting, in the order of the README's table. The keys are those of the configuration file. */
export const SETTINGS = {
  dataDir: setting(
    'ATTUNE_DATA_DIR',
    'Folder of the embedded graph, the journal and served lists',
    '.attune',
    'a folder',
    text,
  ),
  graph: setting(
    'ATTUNE_GRAPH',
    'Which engine holds the graph',
    'embedded',
    'embedded or neo4j',
    oneOf(['embedded', 'neo4j']),
  ),
  neo4jUri: setting(
    'NEO4J_URI',
    'Where Neo4j is; `neo4j://` routes over a cluster',
    'bolt://127.0.0.1:7687',
    'bolt://, bolt+s://, neo4j:// or neo4j+s:// with a host, and no password in it',
    neo4jUri,
  ),
  neo4jUsername: setting('NEO4J_USERNAME', 'User at Neo4j', 'neo4j', 'a name', text),
  neo4jPassword: setting(
    'NEO4J_PASSWORD',
    'Password at Neo4j; empty: no authentication',
    '',
    'any text',
    secret,
  ),
  neo4jDatabase: setting('NEO4J_DATABASE', 'Database at Neo4j', 'neo4j', 'a name', text),
  host: setting('HOST', 'Address to listen on', '127.0.0.1', 'an address or host name', text),
  port: setting('PORT', 'Port to listen on', '4000', '0-65535 (0: any free one)', whole(0, 65_535)),
  corsOrigins: setting(
    'ATTUNE_CORS_ORIGINS',
    'Origins whose pages may call the API',
    '',
    'origins such as https://shop.example, separated by commas',
    origins,
  ),
  allowedHosts: setting(
    'ATTUNE_ALLOWED_HOSTS',
    'Hosts that requests may name besides loopback names and `HOST`; others get 421',
    '',
    'host names or addresses without port, separated by commas',
    hostNames,
  ),
  imageOrigins: setting(
    'ATTUNE_IMAGE_ORIGINS',
    'Origins from which the explorer loads the pictures of items (`imageUrl`)',
    '',
    'origins such as https://images.shop.example, separated by commas',
    origins,
  ),
  logLevel: setting(
    'ATTUNE_LOG_LEVEL',
    'Least severe line that is logged',
    'info',
    'trace, debug, info, warn, error, fatal or silent',
    oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
  ),
  maxBodyBytes: setting(
    'ATTUNE_MAX_BODY_BYTES',
    'Largest request body, in bytes: 500 events fit',
    '262144',
    '1000-10000000',
    whole(1_000, 10_000_000),
  ),
  maxTokens: setting(
    'ATTUNE_MAX_TOKENS',
    'Most tokens in a document',
    '1000',
    '100-100000',
    whole(100, 100_000),
  ),
  maxDepth: setting('ATTUNE_MAX_DEPTH', 'Deepest nesting of a document', '12', '3-50', whole(3, 50)),
  maxAliases: setting('ATTUNE_MAX_ALIASES', 'Most aliases in a document', '15', '0-1000', whole(0, 1_000)),
  maxCost: setting(
    'ATTUNE_MAX_COST',
    'Highest cost of a document: about the objects its answer may hold',
    '10000',
    '100-1000000',
    whole(100, 1_000_000),
  ),
  maxFirst: setting('ATTUNE_MAX_FIRST', 'Largest page', '100', '1-100', whole(1, 100)),
  maxRelationships: setting(
    'ATTUNE_MAX_RELATIONSHIPS',
    'Relationships past which the embedded graph refuses and points to Neo4j',
    '10000000',
    '1000-100000000',
    whole(1_000, 100_000_000),
  ),
  requestDeadlineMs: setting(
    'ATTUNE_REQUEST_DEADLINE_MS',
    'Longest time for one request',
    '2000',
    `100-${LONGEST_REQUEST_MS}`,
    whole(100, LONGEST_REQUEST_MS),
  ),
  drainMs: setting(
    'ATTUNE_DRAIN_MS',
    'Longest time that stopping waits for requests in flight',
    '8000',
    '0-600000',
    whole(0, 600_000),
  ),
  drainQuietMs: setting(
    'ATTUNE_DRAIN_QUIET_MS',
    'Stopping goes on answering until no request has come for this long, at most for half of the time for it',
    '1000',
    '0-600000',
    whole(0, 600_000),
  ),
  listDeadlineMs: setting(
    'ATTUNE_LIST_DEADLINE_MS',
    'Longest time for one list, three quarters of a request at most; a later one comes from memory and says so',
    '1500',
    '50-60000',
    whole(50, 60_000),
  ),
  sourceDeadlineMs: setting(
    'ATTUNE_SOURCE_DEADLINE_MS',
    'Longest time for one candidate source; later ones are left out and named',
    '',
    '10-60000, or empty for what the policy says of each source',
    z.union([z.literal('').transform(() => null), whole(10, 60_000)]),
  ),
  introspection: setting('ATTUNE_INTROSPECTION', 'Clients may ask for the schema', DEVELOPMENT, SWITCH, flag),
  sandbox: setting(
    'ATTUNE_SANDBOX',
    'Apollo Sandbox at `/graphql` (needs the internet)',
    DEVELOPMENT,
    SWITCH,
    flag,
  ),
  explorer: setting(
    'ATTUNE_EXPLORER',
    'Explorer at `/`: a page to look at people and their lists',
    DEVELOPMENT,
    SWITCH,
    flag,
  ),
  ide: setting('ATTUNE_IDE', 'IDE at `/ide` that works offline', DEVELOPMENT, SWITCH, flag),
  operatorAccess: setting(
    'ATTUNE_OPERATOR_ACCESS',
    'Whoever reaches the port is the local operator, who sees personal fields',
    'on where HOST is a loopback address, otherwise off',
    SWITCH,
    flag,
  ),
  acknowledge: setting(
    'ATTUNE_ACKNOWLEDGE',
    'When an event counts as accepted: on disk in the journal (`ATTUNE_DATA_DIR/journal`), or in the graph, for processes without a disk',
    'journal',
    'journal or graph',
    oneOf(['journal', 'graph']),
  ),
  maxWaitingEvents: setting(
    'ATTUNE_MAX_WAITING_EVENTS',
    'Events that may wait to be applied; more are refused with RATE_LIMITED',
    '1000000',
    '1000-100000000',
    whole(1_000, 100_000_000),
  ),
  journalHours: setting(
    'ATTUNE_JOURNAL_HOURS',
    'How long the journal keeps applied events: to know a repeated one again, and for `attune rebuild`',
    '168',
    '1-8760',
    whole(1, 8_760),
  ),
  snapshotHours: setting(
    'ATTUNE_SNAPSHOT_HOURS',
    'How old the newest copy of the embedded graph gets before a server takes another, for `attune rebuild`; 0: it takes none',
    '24',
    '0-8760',
    whole(0, 8_760),
  ),
  exploration: setting(
    'ATTUNE_EXPLORATION',
    'Share of the places of a list that are drawn at random, with the probability kept and told; 0: none',
    '0',
    '0-1',
    share,
  ),
  ranker: setting(
    'ATTUNE_RANKER',
    'What ranks: a form of the interest model, `best` for the one that ranked held-out interactions best, or `hand-set`',
    'best',
    RANKER_CHOICES.join(', '),
    oneOf(RANKER_CHOICES),
  ),
  ratingScale: setting(
    'ATTUNE_RATING_SCALE',
    'Lowest and highest rating of recorded events',
    '0-5',
    'two numbers such as 1-5, the lower one first',
    ratingScale,
  ),
  customEvents: setting(
    'ATTUNE_CUSTOM_EVENTS',
    'Custom kinds of events, and the kind that each counts as',
    '',
    'pairs such as wishlist=save,trailer=view',
    customEvents,
  ),
  demo: setting(
    'ATTUNE_DEMO',
    'Fill an empty graph with the demo world (auto: a new embedded graph, never Neo4j)',
    'auto',
    'auto, true or false',
    z.union([z.boolean().transform((isOn) => (isOn ? 'on' : 'off')), demoWord()]),
  ),
  demoSeed: setting(
    'ATTUNE_DEMO_SEED',
    'Seed of the demo world',
    '1',
    '0-4294967295',
    whole(0, 4_294_967_295),
  ),
} as const

export type SettingKey = keyof typeof SETTINGS

export type SettingValue<K extends SettingKey> = (typeof SETTINGS)[K] extends Setting<infer T> ? T : never
