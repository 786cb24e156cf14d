import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll } from 'vitest'
import { compose } from '../../src/app/compose.ts'
import { readConfig } from '../../src/app/config.ts'
import { apiKey } from '../support/api-keys.ts'
import { SHORT_DRAIN_MS } from '../support/cli.ts'
import { type Attempt, attack } from './attack.ts'

const IS_WHOLE = process.env.ATTUNE_ATTACKS === 'all'

/** Erasures of one user, and users who erase themselves at once. */
const TIMES = IS_WHOLE ? 100 : 15

const dataDir = mkdtempSync(join(tmpdir(), 'attune-erasures-'))
let rewrites = 0
let web = ''
let backend = ''
let server: Awaited<ReturnType<typeof start>>
beforeAll(async () => {
  server = await start()
})
afterAll(async () => {
  await server.close()
  rmSync(dataDir, { recursive: true })
})

/** A real server over a folder, which counts how often its files are rewritten. */
async function start() {
  const variables = {
    ATTUNE_DATA_DIR: dataDir,
    ATTUNE_LOG_LEVEL: 'error',
    ATTUNE_DRAIN_MS: SHORT_DRAIN_MS,
    ATTUNE_RATE_LIMIT: '1000000000',
    PORT: '0',
  }
  const composition = compose(readConfig(variables, dataDir), { write: () => undefined }, '1.2.3')
  const graph = await composition.openGraph({ command: 'attune serve', mayCreate: true })
  web = await apiKey(graph.store, ['read', 'track'], 'web')
  backend = await apiKey(graph.store, ['server'])
  const { url, close } = await composition.startServer(graph.store, () => {
    rewrites++
    return graph.cleanFiles()
  })
  return {
    graph: graph.store,
    url,
    close: async () => {
      await close()
      await graph.close()
    },
  }
}

async function post(headers: Record<string, string>, query: string): Promise<string> {
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  })
  if (!response.ok) throw new Error(await response.text())
  return response.text()
}

/** What a signed-in user sends. */
async function asUser(userId: string): Promise<(query: string) => Promise<string>> {
  const issued = await post(
    { 'x-api-key': backend },
    `mutation { createUserToken(userId: "${userId}") { token } }`,
  )
  const token = /"token":"([^"]+)"/.exec(issued)?.[1]
  return (query) => post({ 'x-api-key': web, authorization: `Bearer ${token}` }, query)
}

const eventOf = (userId: string) =>
  `mutation { recordEvents(events: [{ eventId: "${userId}-${rewrites}", userId: "${userId}", itemId: "tea", kind: CLICK,
    occurredAt: ${Date.now()} }]) { accepted } }`
const ERASE = 'mutation { requestErasure { request { id state } problems { code } } }'

const idIn = (text: string) => /"id":"([^"]+)"/.exec(text)?.[1] ?? text

/** Waits until a request of this user has ended. */
async function ended(say: (query: string) => Promise<string>, id: string): Promise<void> {
  while (!(await say(`{ privacyRequest(id: "${id}") { state } }`)).includes('DONE')) await wait(20)
}

/** A loop of one user: what they have gained is more than one rewrite, or more than two requests. */
const alone = (
  name: string,
  userId: string,
  between: (say: (query: string) => Promise<string>) => Promise<unknown>,
): Attempt => ({
  name,
  async run() {
    const say = await asUser(userId)
    const before = rewrites
    const ids = new Set<string>()
    for (let turn = 0; turn < TIMES; turn++) {
      await between(say)
      const id = idIn(await say(ERASE))
      ids.add(id)
      // The first erasure ends as soon as ever.
      if (turn === 0) await ended(say, id)
    }
    const caused = rewrites - before
    return caused <= 1 && ids.size <= 2 ? null : `${caused} rewrites, ${ids.size} requests`
  },
})

attack(
  'A51',
  'erasing oneself in a loop rewrites the graph once, and keeps no replaced file open',
  () => [
    alone('one who is gone', 'gone', async () => undefined),
    alone('one who comes back by an event', 'event', (say) => say(eventOf('event'))),
    alone('one who comes back by a decision', 'decision', (say) =>
      say(
        'mutation { setConsent(choices: [{ purpose: ANALYTICS, isGranted: false }]) { problems { code } } }',
      ),
    ),
    {
      name: 'many users at once share rewrites',
      async run() {
        const before = rewrites
        const says = await Promise.all(Array.from({ length: TIMES }, (_, index) => asUser(`user-${index}`)))
        const ids = await Promise.all(says.map(async (say) => idIn(await say(ERASE))))
        await Promise.all(says.map((say, index) => ended(say, ids[index] ?? '')))
        return rewrites - before <= 3 ? null : `${rewrites - before} rewrites`
      },
    },
    {
      name: 'files of replaced graphs',
      run() {
        const left =
          process.platform === 'linux' ? openFiles().filter((path) => path.endsWith('(deleted)')) : []
        return left.length === 0 ? null : left.join(' ')
      },
    },
  ],
  300_000,
)

function openFiles(): readonly string[] {
  return readdirSync('/proc/self/fd').flatMap((name) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${name}`)
      return path.startsWith(join(dataDir, 'graph.grafeo')) ? [path] : []
    } catch {
      return []
    }
  })
}
