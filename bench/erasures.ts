import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Inspector } from '../test/soak/inspector.ts'
import { serve } from './child.ts'
import { Client } from './client.ts'
import { makeWorld } from './worlds.ts'

// Erases users one after the other while others ask for lists, and prints the memory of the server, without
// garbage, and the times of the lists in milliseconds.
// Usage: npm run bench:erasures -- [users, 2000] [erasures, 30]

const [users = 2_000, erasures = 30] = process.argv.slice(2).map(Number)
const PORT = 4_988
const LISTS_EVERY_MS = 50
const QUIET_MS = 60_000
const AFTER_MS = 60_000

const LIST = 'query ($userId: ID!) { recommendations(userId: $userId, first: 20) { nodes { id } } }'
const USERS = '{ users(first: 100) { nodes { id } } }'
const ERASE =
  'mutation ($userId: ID!) { requestErasure(userId: $userId) { request { id } problems { code } } }'
const STATE = 'query ($id: ID!) { privacyRequest(id: $id) { state } }'

interface Answer {
  readonly data?: Record<string, unknown>
  readonly errors?: unknown
}

const folder = mkdtempSync(join(tmpdir(), 'attune-erasures-'))
const { dataDir } = await makeWorld(folder, users, { ATTUNE_MAX_RELATIONSHIPS: '100000000' })
const server = await serve(PORT, {
  ATTUNE_DATA_DIR: dataDir,
  ATTUNE_RATE_LIMIT: '1000000000',
  ATTUNE_LOG_LEVEL: 'error',
})
const client = new Client(server.url)
const inspector = await Inspector.open(server.inspector)
const ask = async <T>(query: string, variables: object = {}): Promise<T> => {
  const { body } = await client.post({ query, variables })
  const { data, errors } = JSON.parse(body.toString()) as Answer
  if (!data || errors) throw new Error(JSON.stringify(errors))
  return data as T
}
const found = await ask<{ users: { nodes: readonly { id: string }[] } }>(USERS)
const ids = found.users.nodes.map(({ id }) => id)
const [doomed, others] = [ids.slice(0, erasures), ids.slice(erasures)]

let times: number[] = []
let failed = 0
let turn = 0
const asking = setInterval(() => {
  const startedMs = performance.now()
  ask(LIST, { userId: others[turn++ % others.length] ?? '' }).then(
    () => times.push(performance.now() - startedMs),
    () => failed++,
  )
}, LISTS_EVERY_MS)

await sleep(QUIET_MS)
await say('before')
const startedMs = performance.now()
for (const [index, userId] of doomed.entries()) {
  const id = await erased(userId)
  for (let state = ''; state !== 'DONE'; await sleep(250)) {
    state = await ask<{ privacyRequest: { state: string } }>(STATE, { id }).then(
      ({ privacyRequest }) => privacyRequest.state,
      () => '',
    )
  }
  if ((index + 1) % 10 === 0)
    await say(`${index + 1} erasures, ${Math.round((performance.now() - startedMs) / 1_000)} s`)
}
await sleep(AFTER_MS)
await say('a minute later')
clearInterval(asking)
client.close()
inspector.close()
await server.stop()
rmSync(folder, { recursive: true })

/** Id of the request. A server that is overloaded is asked again. */
async function erased(userId: string): Promise<string> {
  for (;;) {
    try {
      return (await ask<{ requestErasure: { request: { id: string } } }>(ERASE, { userId })).requestErasure
        .request.id
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
      await sleep(1_000)
    }
  }
}

/** Since the last line. */
async function say(when: string): Promise<void> {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0)
  const lists = { lists: sorted.length, failed, p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) }
  const { residentMb, heapMb } = await inspector.held()
  process.stdout.write(
    `${when}: ${JSON.stringify({ residentMb: Math.round(residentMb), heapMb: Math.round(heapMb), ...lists })}\n`,
  )
  times = []
  failed = 0
}
