import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { compose } from '../../../src/app/compose.ts'
import { readConfig } from '../../../src/app/config.ts'
import { openTracing } from '../../../src/app/open-tracing.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { SHORT_DRAIN_MS } from '../../support/cli.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { world } from '../../support/world.ts'

const LIST = '{ recommendations(userId: "canary-ana", first: 3) { nodes { id } } }'
const LIKE = `mutation { recordEvents(events: [{ eventId: "canary-event", userId: "canary-ana", itemId: "canary-item",
  kind: LIKE, occurredAt: "2025-06-01T00:00:00Z" }]) { results { status } } }`
const TRACE = '0af7651916cd43dd8448eb211c80319c'

interface Span {
  readonly name: string
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
}

/** A collector of OpenTelemetry on this machine, and what it got. */
async function collector() {
  const bodies: string[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    bodies.push(body)
    response.setHeader('content-type', 'application/json').end('{}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const spans = (): readonly Span[] =>
    bodies
      .map((body) => JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] })
      .flatMap(({ resourceSpans }) => resourceSpans)
      .flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
  return { endpoint: `http://127.0.0.1:${port}/`, bodies, spans }
}

async function startServer() {
  const graph = await openEmbedded({ maxRelationships: 10_000 })
  const small = world().item('canary-item')
  for (let n = 1; n <= 9; n++) small.item(`i${n}`)
  await small.user('bo').listens('i1', 'i2').user('canary-ana').listens('i1').fill(graph)
  const folder = temporaryFolder()
  const variables = { ATTUNE_DATA_DIR: folder, ATTUNE_DRAIN_MS: SHORT_DRAIN_MS, PORT: '0' }
  const composition = compose(readConfig(variables, folder), { write: () => undefined }, '1.2.3')
  const { url, close } = await composition.startServer(graph)
  onTestFinished(() => graph.close())
  return { url, close }
}

async function ask(url: string, query: string): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', traceparent: `00-${TRACE}-b7ad6b7169203331-01` },
    body: JSON.stringify({ query }),
  })
  expect(await response.json()).not.toHaveProperty('errors')
}

describe('tracing', () => {
  it('exports the steps of lists, events and trainings, in the trace of the client, and names no user', async () => {
    const { endpoint, bodies, spans } = await collector()
    const tracing = await openTracing({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint })
    // It trains as well.
    const { url, close } = await startServer()
    await ask(url, LIST)
    await ask(url, LIKE)
    await close()
    await tracing.close()
    const names = new Set(spans().map(({ name }) => name))
    expect([...names].toSorted()).toEqual([
      'apply events',
      'arrange',
      'choose',
      'graph read',
      'graph write',
      'list',
      'page',
      'pick candidates',
      'read viewer',
      'record events',
      'request',
      'resolve placement',
      'scope',
      'score',
      'source',
      'training',
      'training job',
    ])
    const byId = new Map(spans().map((span) => [span.spanId, span]))
    const ofClient = spans().filter(({ traceId }) => traceId === TRACE)
    const source = ofClient.find(({ name }) => name === 'source')
    const path = []
    for (let span = source; span; span = byId.get(span.parentSpanId ?? '')) path.push(span.name)
    expect(path).toEqual(['source', 'list', 'request'])
    expect(bodies.join()).not.toContain('canary')
  })

  it('makes no spans without an endpoint, and needs no packages then', async () => {
    const missing = () => Promise.reject(new Error('not found'))
    const tracing = await openTracing({}, missing)
    await expect(tracing.close()).resolves.toBeUndefined()
  })

  it('says which packages to install if there is an endpoint', async () => {
    const missing = () => Promise.reject(new Error('not found'))
    const opening = openTracing({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' }, missing)
    await expect(opening).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      hint: expect.stringContaining('npm install @opentelemetry/sdk-trace-node'),
    })
  })
})
