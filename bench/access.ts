import type { IncomingMessage } from 'node:http'
import { AccessControl, requireUse } from '../src/access/access-control.ts'
import { createKey } from '../src/access/manage-keys.ts'
import { LiveConsents } from '../src/consent/live-consents.ts'
import { openEmbedded } from '../src/graph/embedded/open-embedded.ts'
import { Admission, charge } from '../src/server/api/admission.ts'
import { SETTINGS as SERVER } from '../test/api/serving.ts'

/**
 * Measures what key, user token, scope, consent and rate limit cost a request together: `npm run bench:access`. Prints the CPU
 * time of all threads per request, over 1,000 users, and the queries that were sent meanwhile, which must be none.
 */
const REQUESTS = 100_000
const ROUNDS = 5
const USERS = 1_000
const SETTINGS = {
  operatorAccess: false,
  tokenSecret: 'a secret of at least 32 characters',
  tokenIssuer: 'attune',
  tokenAudience: 'attune',
  jwksUrl: null,
}
const LIMITS = {
  rateLimit: Number.MAX_SAFE_INTEGER,
  serverRateLimit: Number.MAX_SAFE_INTEGER,
  addressRateLimit: Number.MAX_SAFE_INTEGER,
  trustedProxies: [],
}

const graph = await openEmbedded({ maxRelationships: 1_000 })
const nowMs = Date.now()
const made = await createKey(
  graph,
  { name: 'web', scopes: ['read', 'track'], origins: ['https://shop.example'], expiresAtMs: null },
  nowMs,
  {},
)
if (!('key' in made)) throw new Error(made.problem.message)
const { key } = made
let queries = 0
const counted: typeof graph = Object.assign(Object.create(graph) as typeof graph, {
  run: (...args: Parameters<typeof graph.run>) => {
    queries++
    return graph.run(...args)
  },
})
const access = new AccessControl({ graph: counted, settings: SETTINGS })
const consents = new LiveConsents(counted, { defaults: 'standard' })
await Promise.all([access.keys.refresh(), consents.read()])
const users = await Promise.all(
  Array.from({ length: USERS }, async (_, index) => {
    const userId = `user-${index}`
    const { token } = await access.tokens.issue(userId, 3_600, nowMs)
    return { userId, authorization: `Bearer ${token}` }
  }),
)
const admission = new Admission({ access, nowMs: Date.now, settings: { ...SERVER, ...LIMITS } })
const request = { socket: { remoteAddress: '203.0.113.7' }, headers: {} } as unknown as IncomingMessage

async function one({ userId, authorization }: (typeof users)[number]): Promise<void> {
  const credentials = { apiKey: key, authorization, origin: 'https://shop.example' }
  const { principal, quota } = await admission.admit(credentials, request)
  await charge(quota, 20)
  requireUse(principal, { ownerId: userId, scope: 'server', ownScope: 'read' }, 'recommendations')
  consents.allows(userId, 'personalization')
  consents.allows(userId, 'social-signals')
}

for (const user of users) await one(user)
queries = 0
for (let round = 1; round <= ROUNDS; round++) {
  const before = process.cpuUsage()
  for (let n = 0; n < REQUESTS; n++) await one(users[n % USERS] ?? { userId: '', authorization: '' })
  const { user, system } = process.cpuUsage(before)
  process.stdout.write(
    `round ${round}: ${((user + system) / REQUESTS).toFixed(1)} us of CPU, ${queries} queries\n`,
  )
}
await graph.close()
