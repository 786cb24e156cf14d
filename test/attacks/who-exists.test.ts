import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addUsers } from '../../src/graph/__generated__/queries.ts'
import { fillLittleGraph } from '../api/little-graph.ts'
import { answerOf, type Serving, serving } from '../api/serving.ts'
import { apiKey, userHeaders } from '../support/api-keys.ts'
import { type Attempt, attack } from './attack.ts'
import { atOnce } from './attempt.ts'
import { timeDifference } from './response-times.ts'

const IS_WHOLE = process.env.ATTUNE_ATTACKS === 'all'

/** Ids that one user tries, as a penetration test did in ten seconds. */
const PROBES = IS_WHOLE ? 11_535 : 150
const AN_HOUR = 100
const PAIRS = IS_WHOLE ? 400 : 40

const FIELDS = [
  'followUser',
  'unfollowUser',
  'blockUser',
  'unblockUser',
  'muteUser',
  'unmuteUser',
  'dismissSuggestion',
  'undoSuggestionDismissal',
] as const

/** By default those that differ most. */
const TRIED = IS_WHOLE ? FIELDS : (['followUser', 'unblockUser', 'dismissSuggestion'] as const)

/** By default the one whose work differs most between known and unknown people. */
const TIMED = IS_WHOLE
  ? (['followUser', 'blockUser', 'unfollowUser', 'dismissSuggestion'] as const)
  : (['followUser'] as const)

let server: Serving
let web = ''
let otherWeb = ''
let backend = ''
beforeAll(async () => {
  server = await serving({
    settings: { rateLimit: 1e9, addressRateLimit: 1e9 },
    async fill(graph) {
      await fillLittleGraph(graph)
      web = await apiKey(graph, ['read', 'track'], 'web')
      otherWeb = await apiKey(graph, ['read', 'track'], 'other-web')
      backend = await apiKey(graph, ['server'], 'backend')
      await apiKey(graph, ['admin'])
    },
  })
})
afterAll(() => server.close())

const ask = async (headers: Record<string, string>, query: string) =>
  answerOf(await server.post(JSON.stringify({ query }), headers))

let people = 0
const browser = () => userHeaders(server.graph, web, `stranger-${people++}`)

const KNOWN = 'cy'

attack('A46', 'writes about known and unknown people have the same answer', () => {
  const selections = [
    'otherUser { __typename } problems { code }',
    'otherUser { id nodeId } user { id } watermark problems { code message path isRetryable }',
    'otherUser { id name profile { id name followerCount isFollowedByViewer followsViewer } } problems { code }',
    'otherUser { showsToOthers } problems { code }',
    'otherUser { history { nodes { id } } } problems { code }',
  ]
  const told = (text: string, id: string) =>
    text
      .replaceAll(Buffer.from(`User:${id}`).toString('base64url'), 'NODE')
      .replaceAll(`"${id}"`, '"ID"')
      .replaceAll(/"(requestId|watermark)":"[^"]*"/g, '"$1":"-"')
      .replaceAll(/"(remaining|resetMs|column)":\d+/g, '"$1":0')
  const attempts = FIELDS.flatMap((field, at) =>
    selections.map(
      (selection, selected): Attempt => ({
        name: `${field} { ${selection} }`,
        async run() {
          // Another id for each attempt: none of them may make the user whom the next one asks for.
          const absent = `z${at}${selected}`
          const own = await browser()
          // Creates the user, as it would for the first of the calls that are compared.
          await ask(own, `mutation { followUser(otherId: "ana") { watermark } }`)
          // Twice: the second call meets what the first one wrote.
          for (const turn of ['first', 'second']) {
            const text = (id: string) => `mutation { ${field}(otherId: "${id}") { ${selection} } }`
            const [known, unknown] = [await ask(own, text(KNOWN)), await ask(own, text(absent))]
            if (told(known.text, KNOWN) !== told(unknown.text, absent) || known.status !== unknown.status)
              return `${turn}: ${known.text} and ${unknown.text}`
          }
          return null
        },
      }),
    ),
  )
  // Every write about people takes a while.
  return atOnce(attempts)
})

attack(
  'A46',
  'ids of people cannot be tried one after the other',
  () => {
    const attempts = TRIED.map((field) => ({
      name: `${PROBES} ids by ${field}`,
      async run() {
        const own = await browser()
        let answered = 0
        for (let from = 0; from < PROBES; from += 15) {
          const parts = Array.from(
            { length: 15 },
            (_, at) =>
              `a${at}: ${field}(otherId: "probe-${from + at}") { watermark problems { code ... on BusyProblem { retryAfterMs } } }`,
          )
          const { data } = await ask(own, `mutation { ${parts.join(' ')} }`)
          const payloads = Object.values(data ?? {}) as {
            problems: { code: string; retryAfterMs?: number }[]
          }[]
          const refused = payloads.filter(({ problems }) => problems.some(({ code }) => code === 'BUSY'))
          answered += payloads.length - refused.length
          const waits = refused.map(({ problems }) => problems[0]?.retryAfterMs ?? 0)
          if (waits.some((ms) => ms <= 0 || ms > 3_600_000)) return `to be tried again after ${waits} ms`
        }
        return answered > AN_HOUR ? `${answered} answers` : null
      },
    }))
    return atOnce(attempts)
  },
  120_000,
)

attack('A46', 'all writes about people count together, with every key of a user', () => {
  return [
    {
      name: 'two keys, seven fields',
      async run() {
        let answered = 0
        const tryAllFields = async (key: string) => {
          const headers = await userHeaders(server.graph, key, 'greedy')
          for (let turn = 0; turn < 20; turn++) {
            const parts = FIELDS.map(
              (field, at) => `a${at}: ${field}(otherId: "x-${turn}") { problems { code } }`,
            )
            const { text } = await ask(headers, `mutation { ${parts.join(' ')} }`)
            answered += FIELDS.length - (text.match(/"BUSY"/g) ?? []).length
          }
        }
        await Promise.all([web, otherWeb].map(tryAllFields))
        return answered > AN_HOUR ? `${answered} answers` : null
      },
    },
  ]
})

attack(
  'A46',
  'the time of a write tells nothing about who exists',
  async () => {
    const known = (at: number) => `known-${String(at).padStart(5, '0')}`
    await server.graph.run(addUsers, { ids: Array.from({ length: 2_000 }, (_, at) => known(at)) })
    /** A user makes few such writes in an hour, so several of them share the work. */
    let writes = 0
    let headers = browser()
    const write = async (field: string, otherId: string) => {
      if (writes++ % 90 === 0) {
        headers = browser()
        await ask(await headers, 'mutation { followUser(otherId: "ana") { watermark } }')
      }
      const { text } = await ask(
        await headers,
        `mutation { ${field}(otherId: "${otherId}") { otherUser { id } problems { code } } }`,
      )
      if (text.includes('"code"')) throw new Error(text)
    }
    return TIMED.map((field, at): Attempt => {
      let [present, absent] = [0, 0]
      return {
        name: field,
        run: () =>
          timeDifference(
            {
              present: () => write(field, known(present++)),
              absent: () => write(field, known(absent++).replace('known', `nosc${at}`)),
            },
            PAIRS,
          ),
      }
    })
  },
  300_000,
)

describe('a key of a server', () => {
  it('has no limit of writes about people, and makes those who are unknown', async () => {
    const headers = { 'x-api-key': backend }
    for (let from = 0; from < 150; from += 15) {
      const parts = Array.from(
        { length: 15 },
        (_, at) =>
          `a${at}: followUser(userId: "importer", otherId: "friend-${from + at}") { problems { code } }`,
      )
      const { text } = await ask(headers, `mutation { ${parts.join(' ')} }`)
      expect(text).not.toContain('"code"')
    }
    const { data } = await ask(headers, '{ user(id: "friend-149") { id } }')
    expect(data).toEqual({ user: { id: 'friend-149' } })
  })
})
