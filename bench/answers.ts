/**
 * Measures import, training and requests on a real data set: `npm run bench -- <folder of the HetRec Last.fm files>`; or only
 * requests on a graph that is filled and trained: `npm run bench -- --data <data folder>`. Uses the engine of the environment
 * (`ATTUNE_GRAPH`, `NEO4J_URI`), and a new data folder for a data set. Compares requests with a point lookup and with the
 * smallest document in the same run, because machines are shared and noisy.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand, serve } from './child.ts'
import { type LoadReport, load } from './load.ts'

const RECOMMENDATIONS = `query ($userId: ID!) {
  recommendations(userId: $userId, first: 10) {
    recommendationId tookMs degradedSources
    candidateCounts { source generated afterFilter returned }
    edges {
      rank logit probability
      contributions { source logit share raw }
      reasons { kind text count }
      node { id title }
    }
    pageInfo { hasNextPage endCursor }
  }
}`
const POINT_LOOKUP = 'query ($userId: ID!) { user(id: $userId) { id } }'
const SMALLEST = '{ __typename }'
const USERS = `query ($after: String) {
  users(first: 100, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
}`

/** More viewers than the bench asks for again while anything of them is kept. */
const MOST_VIEWERS = 2_000

/** Viewers who are asked for again all the time. */
const HOT_VIEWERS = 20

const PORT = 4719

const [folder, filled] = process.argv.slice(2)
if (!folder || (folder === '--data' && !filled)) {
  throw new Error('usage: npm run bench -- <folder of the Last.fm files>, or -- --data <data folder>')
}
if (filled) {
  await benchAnswers({ ATTUNE_DATA_DIR: filled })
} else {
  const dataDir = mkdtempSync(join(tmpdir(), 'attune-bench-'))
  try {
    await bench(folder, { ATTUNE_DATA_DIR: dataDir })
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function bench(lastfmFolder: string, env: Record<string, string>): Promise<void> {
  const first = await runCommand(['import', 'lastfm', lastfmFolder, '--json'], env)
  say('import', `${first.seconds.toFixed(1)} s`, `peak RSS ${first.peakRssMb.toFixed(0)} MB`)
  const again = await runCommand(['import', 'lastfm', lastfmFolder, '--json'], env)
  say('import again', `${again.seconds.toFixed(1)} s`)
  const trained = await runCommand(['train', '--json'], env)
  say('train', `${trained.seconds.toFixed(1)} s`, `peak RSS ${trained.peakRssMb.toFixed(0)} MB`)
  await benchAnswers(env)
}

async function benchAnswers(env: Record<string, string>): Promise<void> {
  const server = await serve(PORT, env)
  try {
    say('reopen to ready', `${server.secondsToReady.toFixed(1)} s`)
    await measureAnswers(server.url)
    say('serving', `peak RSS ${server.peakRssMb().toFixed(0)} MB`)
  } finally {
    await server.stop()
  }
}

async function measureAnswers(url: string): Promise<void> {
  const all = await readUserIds(url)
  const body =
    (query: string, userIds = all) =>
    (n: number) => ({ query, variables: { userId: userIds[(n * 37) % userIds.length] } })
  await load({ url, clients: 2, requests: 400, body: body(POINT_LOOKUP) })
  // Warm up V8 and the JVM of the server: the measurement is of a warm service.
  const first = await load({ url, clients: 4, requests: 500, body: body(RECOMMENDATIONS) })
  sayLoad('the first recommendations', first)
  await load({ url, clients: 4, requests: 2_500, body: body(RECOMMENDATIONS) })
  for (const clients of [1, 4, 8]) {
    const smallest = await load({ url, clients, requests: 3_000, body: () => ({ query: SMALLEST }) })
    const lookup = await load({ url, clients, requests: 1_000, body: body(POINT_LOOKUP) })
    sayLoad(`{ __typename }, ${clients} client(s)`, smallest)
    sayLoad(`point lookup, ${clients} client(s)`, lookup)
    for (const [who, userIds] of [
      ['all viewers', all],
      ['hot viewers', all.slice(0, HOT_VIEWERS)],
    ] as const) {
      const answers = await load({ url, clients, requests: 1_000, body: body(RECOMMENDATIONS, userIds) })
      sayLoad(`${who}, ${clients} client(s)`, answers)
      const times = (other: LoadReport) => `${(other.perSecond / answers.perSecond).toFixed(1)} x`
      say('', `${times(lookup)} the point lookup, ${times(smallest)} { __typename }`)
    }
  }
}

async function readUserIds(url: string): Promise<readonly string[]> {
  const ids: string[] = []
  let after: string | null = null
  do {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: USERS, variables: { after } }),
    })
    const { data } = (await response.json()) as { data: { users: UserPage } }
    ids.push(...data.users.nodes.map((node) => node.id))
    after = data.users.pageInfo.hasNextPage ? data.users.pageInfo.endCursor : null
  } while (after !== null && ids.length < MOST_VIEWERS)
  return ids
}

interface UserPage {
  readonly nodes: readonly { readonly id: string }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

function sayLoad(what: string, report: LoadReport): void {
  say(
    what,
    `p50 ${report.p50Ms.toFixed(1)} ms`,
    `p99 ${report.p99Ms.toFixed(1)} ms`,
    `${report.perSecond.toFixed(0)}/s`,
    `${report.failures} of ${report.answers} failed`,
  )
}

function say(what: string, ...figures: string[]): void {
  process.stdout.write(`${what.padEnd(30)} ${figures.join(', ')}\n`)
}
