import { type Profiler, Session } from 'node:inspector'
import { relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type DemoServer, demoServer } from '../test/support/demo-server.ts'
import { fillGeneratedWorld } from '../test/support/generated-world.ts'

/** The files of `src/` that one kind of request walks through, relative to `src/`, sorted. */
export interface Walks {
  readonly recommendations: readonly string[]
  readonly recordEvents: readonly string[]
}

interface Ids {
  readonly users: { readonly nodes: readonly { readonly id: string }[] }
  readonly items: { readonly nodes: readonly { readonly id: string }[] }
}

const SRC = fileURLToPath(new URL('../src/', import.meta.url))
/** Enough for all that a training learns: what runs for a request does not depend on the size. */
const WORLD = {
  users: 100,
  items: 120,
  interactions: 2_000,
  ties: 300,
  taggings: 240,
  seed: 1,
  hasProperties: true,
}
const WARM_UP_REQUESTS = 30
const TRIES = 10
/** Between two tries, so that work which the previous request left behind ends before the next one is measured. */
const QUIET_MS = 100

const RECOMMENDATIONS = `query ($userId: ID!, $input: RecommendationInput) {
  recommendations(userId: $userId, first: 10, input: $input) {
    edges { rank probability reasons { text } node { title } }
  }
}`
const RECORD_EVENTS = `mutation ($event: EventInput!) {
  recordEvents(events: [$event]) { accepted watermark }
}`
const IDS = '{ users(first: 1) { nodes { id } } items(first: 100) { nodes { id } } }'

/**
 * Measures which files run for a `recommendations` request and for `recordEvents` with one event, up to its
 * acknowledgment, on a warm, trained demo server in this process.
 *
 * A file counts if a function of it ran between request and answer, by V8's precise coverage of the main thread. The
 * body of a module does not count, nor do types, generated code and other threads. Background work of the main thread
 * (timers, the application of earlier events) must not count either: each request is measured ten times, 100 ms after
 * the previous one, and a file counts only if it ran every time.
 */
export async function measureWalks(): Promise<Walks> {
  const server = await demoServer({ fill: (graph) => fillGeneratedWorld(graph, WORLD) })
  try {
    const { users, items } = await send<Ids>(server, IDS, {})
    const userId = users.nodes[0]?.id
    let asked = 0
    // The pool of a request like an earlier one is kept, and a list from it skips most of the walk.
    const recommendations = () => {
      asked += 1
      return send(server, RECOMMENDATIONS, { userId, input: { temperature: 1 + asked / 1_000 } })
    }
    let sent = 0
    const recordEvents = () => {
      const itemId = items.nodes[sent % items.nodes.length]?.id
      sent += 1
      const event = {
        eventId: `walk-${sent}`,
        userId,
        itemId,
        kind: 'VIEW',
        occurredAt: new Date().toISOString(),
      }
      return send(server, RECORD_EVENTS, { event })
    }
    return {
      recommendations: await filesOf(recommendations),
      recordEvents: await filesOf(recordEvents),
    }
  } finally {
    await server.close()
  }
}

/** The files that ran in every try of `request`. */
async function filesOf(request: () => Promise<unknown>): Promise<readonly string[]> {
  const coverage = new Coverage()
  try {
    // V8 counts a function only after it has run some times: warm up while it counts.
    for (let count = 0; count < WARM_UP_REQUESTS; count += 1) await request()
    const tries = new Map<string, number>()
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS))
      coverage.takeFiles()
      await request()
      for (const file of coverage.takeFiles()) tries.set(file, (tries.get(file) ?? 0) + 1)
    }
    return [...tries.keys()].filter((file) => tries.get(file) === TRIES).sort()
  } finally {
    coverage.close()
  }
}

/** V8's precise coverage of this thread. Calls to the inspector of the own thread are answered before they return. */
class Coverage {
  readonly #session = new Session()

  constructor() {
    this.#session.connect()
    this.#session.post('Profiler.enable')
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
  }

  /** The hand-written files of `src/` of which a function ran since the last call. */
  takeFiles(): ReadonlySet<string> {
    const files = new Set<string>()
    this.#session.post('Profiler.takePreciseCoverage', (error, taken) => {
      if (error) throw error
      for (const { url, functions } of taken.result) {
        const file = sourceFile(url)
        if (file && functions.some((ran) => !isModuleBody(ran) && (ran.ranges[0]?.count ?? 0) > 0))
          files.add(file)
      }
    })
    return files
  }

  close(): void {
    this.#session.disconnect()
  }
}

/** The body of a module is a function to V8, without a name and from the first character. */
function isModuleBody({ functionName, ranges }: Profiler.FunctionCoverage): boolean {
  return functionName === '' && ranges[0]?.startOffset === 0
}

/** The path relative to `src/`, or null for generated code and everything outside. */
function sourceFile(url: string): string | null {
  if (!url.startsWith('file:')) return null
  const file = relative(SRC, fileURLToPath(url)).split(sep).join('/')
  return file.startsWith('..') || file.includes('__generated__/') ? null : file
}

async function send<Data>(server: DemoServer, query: string, variables: object): Promise<Data> {
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown }
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}

function print(walks: Walks): void {
  for (const name of ['recommendations', 'recordEvents'] as const) {
    const files = walks[name]
    process.stdout.write(`${name}: ${files.length} files\n${files.map((file) => `  ${file}\n`).join('')}`)
  }
}

if (import.meta.filename === process.argv[1]) {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })
  const walks = await measureWalks()
  if (values.json) process.stdout.write(`${JSON.stringify(walks, null, 2)}\n`)
  else print(walks)
}
