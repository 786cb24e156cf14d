import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FollowRule } from '../../src/domain/policy.ts'
import { type Answer, answerOf, type Serving, serving } from '../api/serving.ts'
import { apiKey, userHeaders } from '../support/api-keys.ts'
import { asking, PATIENT_POLICY } from '../support/asking.ts'
import { type World, world } from '../support/world.ts'
import { attack } from './attack.ts'

/*
 * An attacker wants to know what single users did. They follow them, ask for lists of one source, make accounts that copy a
 * part of a history, ask as a session that holds it, and compare lists before and after an event. Each user has items that no
 * other user has: these cannot be guessed.
 */

const VICTIMS = 200

/** Every how many of them an attacker tries their ways on. */
const SAMPLE = process.env.ATTUNE_ATTACKS === 'all' ? 1 : 10
const SONGS = 120
const KNOWN = 7
const SECRETS = 3

const victimIds = (victims: number) => Array.from({ length: victims }, (_, n) => `victim-${n}`)
const secretsOf = (victim: string) => Array.from({ length: SECRETS }, (_, n) => `${victim}-secret-${n}`)
const later = (victim: string) => `${victim}-later`
const mallory = (victim: string) => `mallory-of-${victim}`
const fakesOf = (victim: string) => ['x', 'y', 'z'].map((name) => `fake-${name}-of-${victim}`)

/** Twelve songs: ten of the user's crowd, which differ from user to user, and two others. */
function songsOf(victim: string): readonly string[] {
  const n = Number(victim.slice('victim-'.length))
  const crowd = Array.from({ length: 10 }, (_, k) => (n % 6) * 20 + ((n + k * 3 + ((n * k) % 5)) % 20))
  return [...new Set([...crowd, (n * 7) % SONGS, (n * 11 + 5) % SONGS])].map((song) => `song-${song}`)
}

/** Users with friends, and an attacker whose accounts are older than a day. */
function market(victims: number): World {
  const town = world().daysAgo(3)
  for (let n = 0; n < SONGS; n++) town.item(`song-${n}`, { kind: 'song' })
  const ids = victimIds(victims)
  for (const [n, victim] of ids.entries()) {
    for (const id of [...secretsOf(victim), later(victim)]) town.item(id, { kind: 'song' })
    town.user(victim).listens(...songsOf(victim), ...secretsOf(victim))
    town.befriends(...[1, 2, 3].map((next) => ids[(n + next) % victims] ?? ''))
  }
  for (const [n, victim] of ids.entries()) {
    if (n % SAMPLE !== 0) continue
    const known = songsOf(victim).slice(0, KNOWN)
    for (const fake of fakesOf(victim))
      town.user(fake).listens(...known, `song-${n % SONGS}`, 'song-1', 'song-2')
    town
      .user(mallory(victim))
      .listens(...Array.from({ length: 12 }, (_, k) => `song-${(n * 5 + k * 9) % SONGS}`))
  }
  return town
}

const SOURCES = [
  'POPULAR',
  'TRENDING',
  'FRESH',
  'SIMILAR_ITEMS',
  'LATENT',
  'NEIGHBORS',
  'SOCIAL',
  'SHARED_TAGS',
  'SOCIAL_TWO_HOP',
]

const LIST = `query ($session: SessionInput, $input: RecommendationInput!) {
  recommendations(first: 50, session: $session, input: $input) { edges { probability node { id } } } }`

interface Listed {
  readonly id: string
  readonly probability: number
}

/** How the attacker reaches the server, and with which rights. */
interface Target {
  readonly server: Serving
  readonly key: string
}

/** Of each account, the headers of its requests. */
const headers = new Map<string, Record<string, string>>()

async function ask(
  { server, key }: Target,
  as: string | null,
  query: string,
  variables = {},
): Promise<Answer> {
  const name = `${key} ${as}`
  const sent =
    headers.get(name) ?? (as === null ? { 'x-api-key': key } : await userHeaders(server.graph, key, as))
  headers.set(name, sent)
  return answerOf(await server.post(JSON.stringify({ query, variables }), sent))
}

/** A list of one source, as far as the server allows that. */
async function isolated(target: Target, as: string | null, source: string, seeds: readonly string[] = []) {
  const input = {
    maxPerTag: 1_000,
    sources: SOURCES.map((name) => ({ source: name, multiplier: name === source ? 10 : 0 })),
  }
  const session =
    as === null
      ? { events: seeds.map((itemId) => ({ itemId, kind: 'LIKE', occurredAt: '2025-05-31T23:00:00Z' })) }
      : null
  const { data, text } = await ask(target, as, LIST, { session, input })
  const list = data?.recommendations as { edges: { probability: number; node: { id: string } }[] } | null
  if (!list) throw new Error(text)
  return list.edges.map(({ probability, node }): Listed => ({ id: node.id, probability }))
}

/** The items that are new in a list, or whose probability has risen. */
function risen(before: readonly Listed[], after: readonly Listed[]): ReadonlySet<string> {
  const known = new Map(before.map(({ id, probability }) => [id, probability]))
  const ids = after
    .filter(({ id, probability }) => probability > 1.01 * (known.get(id) ?? 0))
    .map(({ id }) => id)
  return new Set(ids)
}

const tie = (target: Target, as: string, field: string, otherId: string) =>
  ask(target, as, `mutation ($otherId: ID!) { ${field}(otherId: $otherId) { problems { code } } }`, {
    otherId,
  })

/** Follows the user, and takes what this changed for what they did. */
async function byFollowing(target: Target, victim: string): Promise<ReadonlySet<string>> {
  const before = await isolated(target, mallory(victim), 'SOCIAL')
  await tie(target, mallory(victim), 'followUser', victim)
  return risen(before, await isolated(target, mallory(victim), 'SOCIAL'))
}

/** What two of three copies of a part of the history are shown first. */
async function byFakes(target: Target, victim: string): Promise<ReadonlySet<string>> {
  const shown = new Map<string, number>()
  for (const fake of fakesOf(victim)) {
    for (const { id } of (await isolated(target, fake, 'NEIGHBORS')).slice(0, 10)) {
      shown.set(id, (shown.get(id) ?? 0) + 1)
    }
  }
  return new Set([...shown].flatMap(([id, times]) => (times > 1 ? [id] : [])))
}

/** What a session without an account is shown first that holds what the attacker knows. */
const bySession =
  (source: string, seedsOf: (victim: string) => readonly string[]) =>
  async (target: Target, victim: string) =>
    new Set((await isolated(target, null, source, seedsOf(victim))).slice(0, 10).map(({ id }) => id))

/** Watches the lists of the follower and of the copies, while the user does something. */
async function byWatching(target: Target, victim: string): Promise<ReadonlySet<string>> {
  await tie(target, mallory(victim), 'followUser', victim)
  const views = [
    () => isolated(target, mallory(victim), 'SOCIAL'),
    ...fakesOf(victim).map((fake) => () => isolated(target, fake, 'NEIGHBORS')),
  ]
  const before = await Promise.all(views.map((view) => view()))
  const event = {
    eventId: later(victim),
    itemId: later(victim),
    kind: 'LIKE',
    occurredAt: '2025-05-31T23:00:00Z',
  }
  await ask(
    target,
    victim,
    'mutation ($events: [EventInput!]!) { recordEvents(events: $events) { watermark } }',
    {
      events: [{ ...event, userId: victim }],
    },
  )
  const after = await Promise.all(views.map((view) => view()))
  return new Set(before.flatMap((list, at) => [...risen(list, after[at] ?? [])]))
}

const known = (victim: string) => songsOf(victim).slice(0, KNOWN)
const oneSecret = (victim: string) => secretsOf(victim).slice(0, 1)

/** Ways to learn what a user did. */
const WAYS = {
  'following them': byFollowing,
  'three accounts that copy them': byFakes,
  'a session of similar items': bySession('SIMILAR_ITEMS', known),
  'a session of the factor model': bySession('LATENT', known),
  'a session that holds one secret, by similar items': bySession('SIMILAR_ITEMS', oneSecret),
  'a session that holds one secret, by the factor model': bySession('LATENT', oneSecret),
  'watching while they act': byWatching,
}

/** The share of the items that only the users have that was recovered, and the share of the claims that are true. */
async function success(target: Target, way: typeof byFollowing, victims: readonly string[]) {
  let [recovered, secret, right, claims] = [0, 0, 0, 0]
  for (const victim of victims) {
    const own = new Set([...secretsOf(victim), later(victim)])
    const history = new Set([...songsOf(victim), ...own])
    const claimed = await way(target, victim)
    secret += own.size
    claims += claimed.size
    recovered += [...claimed].filter((id) => own.has(id)).length
    right += [...claimed].filter((id) => history.has(id)).length
  }
  return { recovered: recovered / secret, precision: claims === 0 ? 0 : right / claims, claims }
}

async function open(victims: number, follows: FollowRule, scopes: 'browser' | 'server'): Promise<Target> {
  let key = ''
  const server = await serving({
    async fill(graph) {
      await market(victims).fill(graph)
      key = await apiKey(graph, scopes === 'browser' ? ['read', 'track'] : ['server'])
    },
    // The attacker would wait until their list includes what others just did.
    recommend: (graph, events) =>
      asking(graph, { events, policy: { ...PATIENT_POLICY, follows }, cache: { maxAgeMs: 0 } }),
    settings: { rateLimit: 10_000_000, addressRateLimit: 100_000_000 },
  })
  return { server, key }
}

describe('what one person did', () => {
  let target: Target
  beforeAll(async () => {
    target = await open(VICTIMS, 'approved', 'browser')
  }, 120_000)
  afterAll(() => target.server.close())

  for (const [name, way] of Object.entries(WAYS)) {
    attack(
      'A53',
      `stays theirs against ${name}`,
      () => {
        const victims = victimIds(VICTIMS).filter((_, n) => n % SAMPLE === 0)
        return [
          {
            name: `${victims.length} users`,
            async run() {
              const { recovered, precision, claims } = await success(target, way, victims)
              if (recovered <= 0.05 && precision <= 0.6) return null
              return `recovered ${recovered.toFixed(3)}, precision ${precision.toFixed(3)} of ${claims}`
            },
          },
        ]
      },
      120_000,
    )
  }
})

/** Without the rules the same attacker succeeds: the attack is a real one. */
describe('the same attacker, with open follows and a server key', () => {
  const victims = victimIds(12)
  let target: Target
  beforeAll(async () => {
    target = await open(victims.length, 'open', 'server')
  }, 60_000)
  afterAll(() => target.server.close())

  for (const [name, least] of [
    ['following them', 0.7],
    ['a session that holds one secret, by similar items', 0.4],
    ['watching while they act', 0.2],
  ] as const) {
    it(`learns what users did by ${name}`, async () => {
      expect((await success(target, WAYS[name], victims)).recovered).toBeGreaterThan(least)
    })
  }
})
