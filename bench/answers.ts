/**
 * Measures import, training and requests on a real data set: `npm run bench -- <folder of the HetRec Last.fm files>`.
 * Uses the engine of the environment (`ATTUNE_GRAPH`, `NEO4J_URI`) and a new data folder. Compares requests with a point
 * lookup in the same run, because machines are shared and noisy.
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
const USERS = '{ users(first: 100) { nodes { id } } }'
const PORT = 4719

const folder = process.argv[2]
if (!folder) throw new Error('usage: npm run bench -- <folder of the Last.fm files>')
const dataDir = mkdtempSync(join(tmpdir(), 'attune-bench-'))
try {
  await bench(folder, { ATTUNE_DATA_DIR: dataDir })
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}

async function bench(lastfmFolder: string, env: Record<string, string>): Promise<void> {
  const first = await runCommand(['import', 'lastfm', lastfmFolder, '--json'], env)
  say('import', `${first.seconds.toFixed(1)} s`, `peak RSS ${first.peakRssMb.toFixed(0)} MB`)
  const again = await runCommand(['import', 'lastfm', lastfmFolder, '--json'], env)
  say('import again', `${again.seconds.toFixed(1)} s`)
  const trained = await runCommand(['train', '--json'], env)
  say('train', `${trained.seconds.toFixed(1)} s`, `peak RSS ${trained.peakRssMb.toFixed(0)} MB`)
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
  const userIds = await readUserIds(url)
  const body = (query: string) => (n: number) => ({
    query,
    variables: { userId: userIds[(n * 37) % userIds.length] },
  })
  await load({ url, clients: 2, requests: 400, body: body(POINT_LOOKUP) })
  // Warm up V8 and the JVM of the server: the measurement is of a warm service.
  const first = await load({ url, clients: 4, requests: 500, body: body(RECOMMENDATIONS) })
  sayLoad('the first recommendations', first)
  await load({ url, clients: 4, requests: 2_500, body: body(RECOMMENDATIONS) })
  for (const clients of [1, 4]) {
    const lookup = await load({ url, clients, requests: 1_000, body: body(POINT_LOOKUP) })
    const answers = await load({ url, clients, requests: 500, body: body(RECOMMENDATIONS) })
    sayLoad(`point lookup, ${clients} client(s)`, lookup)
    sayLoad(`recommendations, ${clients} client(s)`, answers)
    say('', `${(answers.p50Ms / lookup.p50Ms).toFixed(1)} x the point lookup at p50`)
  }
}

async function readUserIds(url: string): Promise<readonly string[]> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: USERS }),
  })
  const { data } = (await response.json()) as { data: { users: { nodes: { id: string }[] } } }
  return data.users.nodes.map((node) => node.id)
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
