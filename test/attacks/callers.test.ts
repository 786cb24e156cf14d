import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccessControl } from '../../src/access/access-control.ts'
import { newKey } from '../../src/access/api-key.ts'
import { createKey } from '../../src/access/manage-keys.ts'
import { UserChanges } from '../../src/server/api/live/user-changes.ts'
import { fillLittleGraph } from '../api/little-graph.ts'
import { accessOf, NOW_MS, type Serving, serving } from '../api/serving.ts'
import { apiKey } from '../support/api-keys.ts'
import { attack, attackFromOutside } from './attack.ts'
import { CONSENT } from './outside/consent.ts'
import { addressHeaders, CREDENTIALS, unauthenticated } from './outside/credentials.ts'
import { EXISTENCE, timedKeys } from './outside/existence.ts'
import { EXPORTS } from './outside/exports.ts'
import { OTHER_USERS } from './outside/other-users.ts'
import { ownTarget } from './own-target.ts'
import { timeDifference } from './response-times.ts'
import { ask, type Target } from './target.ts'

let server: Serving
let target: Target
const changes = new UserChanges()
beforeAll(async () => {
  let webKey = ''
  let adminKey = ''
  server = await serving({
    settings: { trustedProxies: ['127.0.0.1'] },
    parts: { changes },
    async fill(graph) {
      await fillLittleGraph(graph)
      webKey = await apiKey(graph, ['read', 'track'], 'web')
      adminKey = await apiKey(graph, ['admin'])
    },
  })
  target = ownTarget(server, { webKey, adminKey, isBehindProxy: true })
})
afterAll(() => server.close())

const isOfAddress = ({ id }: { readonly id: string }) => id === 'A38'

attackFromOutside(
  () => target,
  [...OTHER_USERS, ...EXPORTS, ...EXISTENCE, ...CONSENT, ...CREDENTIALS].filter((one) => !isOfAddress(one)),
)

attack('A36', 'tokens of the right secret with wrong claims are refused', async () => {
  const { authorization } = await target.user('ana')
  const bearer = (token: string) => ({ ...target.browser, authorization: `Bearer ${token}` })
  const { tokens } = accessOf(server.graph)
  const { token } = await tokens.issue('ana', 600, NOW_MS - 3_600_000)
  const settings = {
    operatorAccess: false,
    tokenSecret: null,
    tokenIssuer: 'attune',
    tokenAudience: 'attune',
    jwksUrl: null,
  }
  const others = { tokenIssuer: ['other', '', 'Attune', 'attune '], tokenAudience: ['other', '', 'ATTUNE'] }
  const issued = Object.entries(others).flatMap(([claim, values]) =>
    values.map(async (value) => {
      const { tokens: foreign } = new AccessControl({
        graph: server.graph,
        settings: { ...settings, [claim]: value },
      })
      return {
        name: `${claim} ${JSON.stringify(value)}`,
        token: (await foreign.issue('ana', 600, NOW_MS)).token,
      }
    }),
  )
  return [
    unauthenticated(target, 'an expired token', bearer(token)),
    unauthenticated(target, 'an expired token with a valid one', {
      ...target.browser,
      authorization: `${authorization} ${token}`,
    }),
    ...(await Promise.all(issued)).map((one) => unauthenticated(target, one.name, bearer(one.token))),
  ]
})

describe('the limit of an address', () => {
  const limit = 3
  let limited: Serving
  beforeAll(async () => {
    limited = await serving({
      fill: fillLittleGraph,
      operatorAccess: false,
      settings: { rateLimit: limit, addressRateLimit: limit },
    })
  })
  afterAll(() => limited.close())

  // All from one address, whose limit is used up by the first three requests.
  attack('A38', 'cannot be avoided', () =>
    addressHeaders(async (header) => {
      const statuses: number[] = []
      for (let client = 0; client < 5; client++) {
        const response = await limited.post(JSON.stringify({ query: '{ version }' }), header(client))
        statuses.push(response.status)
      }
      const served = statuses.filter((status) => status === 200).length
      return served > limit ? `${served} of 5 are served` : null
    }),
  )
  attackFromOutside(() => ownTarget(limited), CREDENTIALS.filter(isOfAddress))
})

attack('A30', 'a user does not cause live lists of another', () => [
  {
    name: 'by a rejected event beside an accepted one',
    async run() {
      const event = (userId: string) =>
        `{ eventId: "${userId}", userId: "${userId}", itemId: "tea", kind: CLICK, occurredAt: ${NOW_MS} }`
      const following = changes.follow('bo')
      const events = `[${event('ana')}, ${event('bo')}]`
      const query = `mutation { recordEvents(events: ${events}) { accepted rejected } }`
      const { text } = await ask(target, query, {}, await target.user('ana'))
      following.end()
      return text.includes('{"accepted":1,"rejected":1}') ? following.watermark : text
    },
  },
])

attack(
  'A33',
  'the time of an expired key is that of a wrong one',
  async () => {
    const expired = await createKey(
      server.graph,
      { name: 'expired', scopes: ['read'], origins: [], expiresAtMs: NOW_MS },
      NOW_MS,
      {},
    )
    if ('problem' in expired) throw new Error(expired.problem.message)
    return [timedKeys(target, 'an expired key', expired.key, newKey())]
  },
  300_000,
)

describe('the comparison of times', () => {
  it('notices a difference of half a millisecond', async () => {
    const work = (ms: number) => async () => {
      const startedAt = performance.now()
      while (performance.now() - startedAt < ms);
    }
    expect(await timeDifference({ present: work(1), absent: work(0.5) }, 150)).toContain('medians of')
    expect(await timeDifference({ present: work(0.5), absent: work(0.5) }, 150)).toBeNull()
  })
})
