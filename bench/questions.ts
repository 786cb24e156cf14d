/**
 * Measures each question of the API over HTTP, at one client and random users: `npm run bench:questions -- <data folder>`.
 * `--users 20000` generates, imports and trains a world in a temporary folder instead. The questions take turns, and each is
 * compared with `recommendations` in the same run, because machines are shared and noisy. `--json` prints the figures as JSON.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { uniform } from '../src/domain/random.ts'
import { serve } from './child.ts'
import { quantile } from './open-loop.ts'
import { makeWorld } from './worlds.ts'

const PORT = 4723
const SEED = 7
const WARM_UP = 100

const LIST = 'edges { rank probability node { id title } reasons { text } } pageInfo { endCursor }'

interface Question {
  readonly query: string
  readonly variables?: (viewer: string, itemIds: readonly string[]) => Record<string, unknown>
}

const QUESTIONS: Readonly<Record<string, Question>> = {
  __typename: { query: '{ __typename }' },
  'user by id': { query: 'query ($viewer: ID!) { user(id: $viewer) { id } }' },
  recommendations: {
    query: `query ($viewer: ID!) { recommendations(userId: $viewer, first: 10) { ${LIST} } }`,
  },
  'anonymous session': {
    query: `query ($session: SessionInput!) { recommendations(session: $session, first: 10) { ${LIST} } }`,
    variables: (_, itemIds) => ({
      session: {
        events: itemIds.slice(0, 3).map((itemId) => ({ itemId, kind: 'VIEW', occurredAt: Date.now() })),
      },
    }),
  },
  'item page': {
    query: `query ($viewer: ID!, $itemIds: [ID!]!) { recommendationsForItems(itemIds: $itemIds, userId: $viewer, first: 10) { ${LIST} } }`,
    variables: (_, itemIds) => ({ itemIds: itemIds.slice(0, 1) }),
  },
  'cart of 5': {
    query: `query ($viewer: ID!, $itemIds: [ID!]!) { recommendationsForItems(itemIds: $itemIds, userId: $viewer, first: 10) { ${LIST} } }`,
    variables: (_, itemIds) => ({ itemIds }),
  },
  search: {
    query: `query ($viewer: ID!, $text: String!) { search(query: $text, userId: $viewer, first: 10) { edges { rank interest matchedWords node { id title } } pageInfo { endCursor } } }`,
  },
  suggestions: { query: 'query ($text: String!) { suggestions(query: $text) { text } }' },
  'suggested users': {
    query:
      'query ($viewer: ID!) { user(id: $viewer) { suggestedUsers(first: 10) { edges { node { id } reasons { text } } } } }',
  },
  'recommended tags': {
    query:
      'query ($viewer: ID!) { user(id: $viewer) { recommendedTags(first: 10) { edges { node { id } } } } }',
  },
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    users: { type: 'string' },
    rounds: { type: 'string', default: '300' },
    json: { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds)
if (positionals[0] !== undefined) await measure(positionals[0])
else if (values.users === undefined) {
  throw new Error(
    'usage: npm run bench:questions -- <data folder> | --users <count> [--rounds <count>] [--json]',
  )
} else await generated(Number(values.users))

async function generated(users: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'attune-bench-'))
  try {
    await measure(await makeWorld(folder, users))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(dataDir: string): Promise<void> {
  // A late list would be one from memory, which is another question.
  const server = await serve(PORT, { ATTUNE_DATA_DIR: dataDir, ATTUNE_REQUEST_DEADLINE_MS: '20000' })
  try {
    const { users, items } = await ask<{ users: Counted; items: Listed }>(
      server.url,
      '{ users(first: 1) { totalCount } items(first: 100) { nodes { id title } } }',
      {},
    )
    const next = uniform(SEED)
    const times = new Map(Object.keys(QUESTIONS).map((name) => [name, [] as number[]]))
    for (let round = -WARM_UP; round < rounds; round++) {
      // Each question has a viewer of its own, whose data an earlier one has not brought into a cache.
      for (const [name, taken] of times) {
        const viewer = `u${Math.floor(next() * users.totalCount)}`
        const chosen = Array.from({ length: 5 }, () => items.nodes[Math.floor(next() * items.nodes.length)])
        const itemIds = chosen.flatMap((item) => (item ? [item.id] : []))
        const text = chosen[0]?.title.split(' ').at(-1) ?? ''
        const { query, variables } = QUESTIONS[name] as Question
        const startedMs = performance.now()
        await ask(server.url, query, { viewer, text, ...variables?.(viewer, itemIds) })
        if (round >= 0) taken.push(performance.now() - startedMs)
      }
    }
    report(times)
  } finally {
    await server.stop()
  }
}

interface Counted {
  readonly totalCount: number
}
interface Listed {
  readonly nodes: readonly { readonly id: string; readonly title: string }[]
}

/** @throws if the response has errors: a failed question has no time */
async function ask<Data>(url: string, query: string, variables: Record<string, unknown>): Promise<Data> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await response.json()) as { data: Data; errors?: readonly { message: string }[] }
  if (errors) throw new Error(`${query}: ${errors[0]?.message}`)
  return data
}

function report(times: ReadonlyMap<string, readonly number[]>): void {
  const listMs = quantile(times.get('recommendations') ?? [], 0.5)
  const rows = [...times].map(([question, taken]) => ({
    question,
    p50Ms: quantile(taken, 0.5),
    p90Ms: quantile(taken, 0.9),
    p99Ms: quantile(taken, 0.99),
    toList: quantile(taken, 0.5) / listMs,
  }))
  if (values.json) return void process.stdout.write(`${JSON.stringify({ rounds, rows })}\n`)
  for (const { question, p50Ms, p90Ms, p99Ms, toList } of rows) {
    const figures = [
      `p50 ${ms(p50Ms)}`,
      `p90 ${ms(p90Ms)}`,
      `p99 ${ms(p99Ms)}`,
      `${toList.toFixed(2)} x a list`,
    ]
    process.stdout.write(`${question.padEnd(20)} ${figures.join('  ')}\n`)
  }
}

function ms(value: number): string {
  return `${value.toFixed(1).padStart(6)} ms`
}
