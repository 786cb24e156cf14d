import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand, serve } from './child.ts'
import { Client } from './client.ts'

/**
 * Measures how many events are recorded and applied a second with a key, once each without and with the token of the list that led to
 * them: `npm run build && npm run bench:attributed`. Each click is of another user and item: its counts, its list and its token are
 * new.
 */
const PORT = Number(process.env.BENCH_PORT ?? 4_730)
const USERS = 1_000
const ITEMS = 20
const BATCH = 500
const CLIENTS = 3
/** Not measured: code is compiled meanwhile. */
const WARM_UP = 4_000

interface Click {
  readonly userId: string
  readonly itemId: string
  readonly token?: string
}

interface Answer<T> {
  readonly data: T
  readonly errors?: readonly { readonly message: string }[]
}

interface List {
  readonly edges: readonly { readonly token: string; readonly node: { readonly id: string } }[]
}

async function ask<T>(query: string, variables: object): Promise<T> {
  const { body } = await client.post({ query, variables })
  const { data, errors } = JSON.parse(String(body)) as Answer<T>
  if (errors) throw new Error(errors[0]?.message)
  return data
}

/** A click on each place of a list of each user. */
async function clicksOn(prefix: string): Promise<readonly Click[]> {
  const clicks: Click[] = []
  for (let user = 0; user < USERS; user++) {
    const userId = `${prefix}-${user}`
    const { recommendations } = await ask<{ recommendations: List }>(
      'query ($userId: ID!, $first: Int!) { recommendations(userId: $userId, first: $first) { edges { token node { id } } } }',
      { userId, first: ITEMS },
    )
    clicks.push(...recommendations.edges.map(({ token, node }) => ({ userId, itemId: node.id, token })))
  }
  // The places of all lists in turn: no batch has two clicks of one user.
  return clicks.map((_, at) => clicks[(at % USERS) * ITEMS + Math.floor(at / USERS)] as Click)
}

let nextEvent = 0

async function record(clicks: readonly Click[]): Promise<void> {
  const events = clicks.map((click) => ({
    ...click,
    eventId: `bench-${nextEvent++}`,
    kind: 'CLICK',
    occurredAt: Date.now(),
  }))
  const { recordEvents } = await ask<{ recordEvents: { accepted: number } }>(
    'mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted } }',
    { events },
  )
  if (recordEvents.accepted !== events.length) throw new Error('events were refused')
}

async function waiting(): Promise<number> {
  const text = await (await fetch(new URL('/metrics', server.url), { headers: { 'x-api-key': key } })).text()
  const depth = /attune_queue_depth\{queue="events"\} (\d+)/.exec(text)?.[1]
  if (depth === undefined) throw new Error('the server does not say how many events wait')
  return Number(depth)
}

/** Records from several clients at once, and waits until all is applied. */
async function recordAll(clicks: readonly Click[]): Promise<void> {
  let next = 0
  const one = async () => {
    while (next < clicks.length) {
      const from = next
      next += BATCH
      await record(clicks.slice(from, from + BATCH))
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, one))
  while ((await waiting()) > 0) await new Promise((resolve) => setTimeout(resolve, 20))
}

async function measure(name: string, clicks: readonly Click[]): Promise<void> {
  await recordAll(clicks.slice(0, WARM_UP))
  const [started, before] = [performance.now(), server.cpu().all]
  const measured = clicks.slice(WARM_UP)
  await recordAll(measured)
  const seconds = (performance.now() - started) / 1_000
  const rate = Math.round(measured.length / seconds)
  process.stdout.write(
    `${name}: ${rate} events/s applied, ${(server.cpu().all - before).toFixed(1)} s of CPU time\n`,
  )
}

const folder = mkdtempSync(join(tmpdir(), 'attune-bench-'))
const env = { ATTUNE_DATA_DIR: folder, ATTUNE_DEMO: 'true', ATTUNE_LOG_LEVEL: 'error' }
const server = await serve(PORT, env)
const { stdout } = await runCommand(['keys', 'create', '--name', 'bench', '--scopes', 'admin', '--json'], env)
const { key } = JSON.parse(stdout) as { readonly key: string }
const client = new Client(server.url, key)
try {
  const plain = await clicksOn('plain')
  const led = await clicksOn('led')
  await measure(
    'without tokens',
    plain.map(({ userId, itemId }) => ({ userId, itemId })),
  )
  await measure('with tokens', led)
  process.stdout.write(`load of the machine: ${loadavg()[0]?.toFixed(1)}\n`)
} finally {
  client.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
