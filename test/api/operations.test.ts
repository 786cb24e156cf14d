import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AuditLog } from '../../src/access/audit-log.ts'
import { LiveConsents } from '../../src/consent/live-consents.ts'
import { RecentEvents } from '../../src/events/recent-events.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { servedModels } from '../../src/model/served-models.ts'
import { ConcurrencyLimiter } from '../../src/recommend/concurrency-limiter.ts'
import { CatalogMemory } from '../../src/recommend/fallback/catalog-memory.ts'
import { openLists } from '../../src/recommend/open-lists.ts'
import { UserChanges } from '../../src/server/api/live/user-changes.ts'
import { startServer } from '../../src/server/api/server.ts'
import { HealthHistory } from '../../src/server/observability/health-history.ts'
import { openLogger } from '../../src/server/observability/logger.ts'
import { openMetrics } from '../../src/server/observability/metrics.ts'
import { LiveUsers } from '../../src/snapshot/live-users.ts'
import { apiKey } from '../support/api-keys.ts'
import { NO_TASKS } from '../support/no-tasks.ts'
import { counted } from './counted.ts'
import { fillLittleGraph } from './little-graph.ts'
import { accessOf, answerOf, SETTINGS, type Serving, serving } from './serving.ts'

let server: Serving
beforeAll(async () => {
  server = await serving({ fill: fillLittleGraph })
})
afterAll(() => server.close())

describe('probes', () => {
  it('report liveness, readiness and the serving version', async () => {
    expect(await (await server.get('/livez')).json()).toEqual({ status: 'alive' })
    const ready = await server.get('/readyz')
    expect(ready.status).toBe(200)
    expect(await ready.json()).toEqual({ status: 'ready', graph: 'embedded', modelVersion: '2' })
  })

  it('report alive but not ready while the graph does not respond', async () => {
    let isDown = false
    const fragile = await serving({
      wrap: (graph) =>
        counted(graph, () => {
          if (isDown) throw new Error('down')
        }),
    })
    isDown = true
    const ready = await fragile.get('/readyz')
    expect(ready.status).toBe(503)
    expect(await ready.json()).toEqual({ status: 'not ready', reason: 'the graph does not answer' })
    expect((await fragile.get('/livez')).status).toBe(200)
    await fragile.close()
  })
})

describe('metrics', () => {
  it('count operations by root field, errors by code, sources, queues and coverage', async () => {
    const metrics = openMetrics()
    const measured = await serving({ fill: fillLittleGraph, parts: { metrics } })
    await measured.data('query NameOfAClient { items { nodes { id } } }')
    await measured.data('{ version items { nodes { id } } }')
    await measured.ask('{ items(first: 0) { nodes { id } } }')
    await measured.ask('{ nothing }')
    metrics.sourceEnded('similar-items', 'late', 400)
    metrics.listServed(['tea', 'mug', 'tea'].map((id) => ({ id, logit: 1.5 })))
    metrics.watchQueue('reads', () => 3)
    const response = await measured.get('/metrics')
    const text = await response.text()
    await measured.close()
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
    expect(text).toContain('attune_operation_seconds_count{operation="items"} 2')
    expect(text).toContain('attune_operation_seconds_count{operation="mixed"} 1')
    expect(text).toContain('attune_operation_seconds_count{operation="invalid"} 1')
    expect(text).toContain('attune_http_responses_total{status="200"} 4')
    expect(text).not.toContain('NameOfAClient')
    expect(text).toContain('attune_errors_total{code="BAD_USER_INPUT"} 1')
    expect(text).toContain('attune_errors_total{code="GRAPHQL_VALIDATION_FAILED"} 1')
    expect(text).toContain('attune_source_seconds_count{source="similar-items",outcome="late"} 1')
    expect(text).toContain('attune_queue_depth{queue="reads"} 3')
    expect(text).toContain('attune_served_items_total 3')
    expect(text).toContain('attune_served_logit_bucket{le="2"} 3')
    expect(text).toContain('attune_served_items_distinct 2')
    expect(text).toContain('attune_served_items_coverage 0.5')
    expect(text).toContain('process_resident_memory_bytes')
  })

  it('count events by kind and verdict, and never the text of a client', async () => {
    const metrics = openMetrics()
    const measured = await serving({ fill: fillLittleGraph, parts: { metrics } })
    const event = (eventId: string, kind: string, more = '') =>
      `{ eventId: "${eventId}", userId: "ann", itemId: "tea", kind: ${kind}, occurredAt: "2020-01-01T00:00:00Z"${more} }`
    const events = [
      event('one', 'CLICK'),
      event('one', 'CLICK'),
      event('two', 'VIEW', ', portion: 4'),
      event('three', 'CUSTOM', ', customKind: "unheard-of"'),
    ]
    for (const one of events)
      await measured.data(`mutation { recordEvents(events: [${one}]) { results { status } } }`)
    const { text } = await metrics.scrape()
    await measured.close()
    expect(text).toContain('attune_events_total{outcome="accepted",kind="click"} 1')
    expect(text).toContain('attune_events_total{outcome="duplicates",kind="click"} 1')
    expect(text).toContain('attune_events_total{outcome="rejected",kind="view"} 1')
    expect(text).toContain('attune_events_total{outcome="rejected",kind="custom"} 1')
    expect(text).not.toContain('unheard-of')
  })

  it('count the lists of at most 100 placements by name, and the others together', async () => {
    const metrics = openMetrics()
    const list = { totalCount: 10, degradedSources: [], fallbackSteps: [] }
    for (let number = 1; number <= 103; number++)
      metrics.listBegan({ ...list, placement: { key: `row-${number}`, number: 1 } })
    metrics.listBegan({ ...list, placement: { key: 'row-1', number: 2 }, fallbackSteps: ['POPULAR'] })
    metrics.listBegan({
      ...list,
      placement: { key: 'row-1', number: 2 },
      totalCount: 0,
      fallbackSteps: ['EMPTY'],
    })
    metrics.listBegan({ ...list, placement: null, degradedSources: ['latent'] })
    const { text } = await metrics.scrape()
    expect(text).toContain('attune_lists_total{placement="row-1",result="complete"} 1')
    expect(text).toContain('attune_lists_total{placement="row-1",result="filled"} 1')
    expect(text).toContain('attune_lists_total{placement="row-1",result="empty"} 1')
    expect(text).toContain('attune_lists_total{placement="row-100",result="complete"} 1')
    expect(text).toContain('attune_lists_total{placement="other",result="complete"} 3')
    expect(text).toContain('attune_lists_total{placement="none",result="degraded"} 1')
    expect(text).toContain('attune_list_fallbacks_total{placement="row-1",step="POPULAR"} 1')
    expect(text).not.toContain('row-101')
  })
})

describe('starting', () => {
  it('on a port in use fails with a hint', async () => {
    const port = Number(new URL(server.url).port)
    await expect(serving({ settings: { port } })).rejects.toMatchObject({
      code: 'PORT_IN_USE',
      message: `port ${port} of 127.0.0.1 is in use by another process`,
      hint: expect.stringContaining('PORT'),
    })
  })

  it('fails before listening if the graph does not respond', async () => {
    const closed = { ...server.graph } as GraphStore
    const broken = counted(closed, () => {
      throw new Error('down')
    })
    const started = startServer({
      settings: SETTINGS,
      access: accessOf(broken),
      audit: new AuditLog(
        broken,
        () => 0,
        () => undefined,
      ),
      version: '1.2.3',
      graph: broken,
      catalog: new CatalogMemory(broken),
      limiter: new ConcurrencyLimiter({ size: 1, longestWaitMs: 1_000 }),
      liveCatalog: { current: () => Promise.reject(new Error('unused')), latest: null, at: () => null },
      textSearch: {
        current: () => Promise.reject(new Error('unused')),
        searchText: () => Promise.reject(new Error('unused')),
      },
      liveUsers: new LiveUsers(broken),
      models: servedModels(broken),
      consents: new LiveConsents(broken, { defaults: 'standard' }),
      recommend: () => Promise.reject(new Error('unused')),
      placements: {
        versionAt: () => Promise.reject(new Error('unused')),
        segments: () => Promise.reject(new Error('unused')),
      },
      previewPlacement: () => Promise.reject(new Error('unused')),
      findSeeds: () => Promise.reject(new Error('unused')),
      findMatches: () => () => Promise.reject(new Error('unused')),
      replay: () => Promise.reject(new Error('unused')),
      findRecentLists: () => Promise.reject(new Error('unused')),
      suggestPeople: () => Promise.reject(new Error('unused')),
      findAudience: () => Promise.reject(new Error('unused')),
      notify: () => undefined,
      listTotals: { count: () => undefined, countEvent: () => undefined },
      tokens: { issue: async () => 'token', read: async () => null },
      people: openLists({ graph: broken }).people,
      recordEvents: () => Promise.reject(new Error('unused')),
      recordImpressions: () => Promise.reject(new Error('unused')),
      recentEvents: new RecentEvents(),
      dismiss: () => Promise.reject(new Error('unused')),
      newVisitors: { refused: () => Promise.reject(new Error('unused')) },
      hasSeenEventsOf: () => Promise.reject(new Error('unused')),
      undoDismissal: () => Promise.reject(new Error('unused')),
      forgetEvent: () => Promise.reject(new Error('unused')),
      identities: {
        identify: () => Promise.reject(new Error('unused')),
        forgetIdentity: () => Promise.reject(new Error('unused')),
      },
      forgetUsers: () => Promise.reject(new Error('unused')),
      exports: {
        subjectOf: () => Promise.reject(new Error('unused')),
        request: () => Promise.reject(new Error('unused')),
        urlOf: async () => null,
        find: async () => null,
        read: () => Promise.reject(new Error('no exports')),
      },
      requestErasure: () => Promise.reject(new Error('unused')),
      trainings: NO_TASKS,
      rollBackModel: () => Promise.reject(new Error('unused')),
      previousModel: () => Promise.reject(new Error('unused')),
      imports: NO_TASKS,
      changes: new UserChanges(),
      watermark: () => '',
      logger: openLogger({ level: 'silent' }),
      metrics: openMetrics(),
      health: new HealthHistory(openMetrics()),
      nowMs: () => 0,
    })
    await expect(started).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  })
})

describe('metrics of a server with keys', () => {
  it('are shown to a key with the scope admin, in the header of keys or as a bearer', async () => {
    let admin = ''
    const keyed = await serving({
      fill: async (graph) => {
        admin = await apiKey(graph, ['admin'])
      },
    })
    for (const headers of [{ 'x-api-key': admin }, { authorization: `Bearer ${admin}` }]) {
      const response = await keyed.get('/metrics', headers)
      expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('attune_')])
    }
    const refused = await answerOf(await keyed.get('/metrics'))
    expect([refused.status, refused.errors[0]?.extensions]).toEqual([
      401,
      { code: 'UNAUTHENTICATED', hint: expect.stringContaining('x-api-key'), requestId: expect.any(String) },
    ])
    await keyed.close()
  })
})

describe('stopping', () => {
  it('does not wait for a client that disconnected before its response', async () => {
    const server = await serving({ fill: fillLittleGraph, settings: { drainMs: 20_000 } })
    const socket = connect(Number(new URL(server.origin).port), '127.0.0.1')
    // On a busy machine the server would stop before it has accepted the connection, which then fails.
    await new Promise((resolve) => socket.once('connect', resolve))
    socket.write('GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n', () => socket.destroy())
    await sleep(200)
    const startedMs = performance.now()
    await server.close()
    expect(performance.now() - startedMs).toBeLessThan(5_000)
  })

  const SLOW = '{ version recommendations(userId: "ana") { nodes { id } } }'

  /** A server whose recommendations take this long, with one of them asked for. */
  async function withSlowRequest(takesMs: number, drainMs = 5_000) {
    const slow = await serving({
      fill: fillLittleGraph,
      settings: { drainMs },
      parts: {
        recommend: () => new Promise((_, reject) => setTimeout(() => reject(new Error('done')), takesMs)),
      },
    })
    const asked = slow.ask(SLOW).catch(() => 'cut off' as const)
    await sleep(100)
    return { slow, asked }
  }

  it('reports not ready, completes open requests, then rejects new ones', async () => {
    const { slow, asked } = await withSlowRequest(500)
    expect((await slow.get('/readyz')).status).toBe(200)
    const closing = slow.close()
    const readiness = await slow.get('/readyz')
    expect([readiness.status, await readiness.json()]).toEqual([
      503,
      { status: 'not ready', reason: 'the server is stopping' },
    ])
    expect(readiness.headers.get('connection')).toBe('close')
    // A client that has not yet seen the state is not rejected.
    expect(await slow.data('{ version }')).toEqual({ version: '1.2.3' })
    expect(await asked).toMatchObject({ data: { version: '1.2.3', recommendations: null } })
    await closing
    await expect(slow.get('/livez')).rejects.toThrow()
  })

  it('keeps answering until no request but probes has arrived for a while', async () => {
    const quietMs = 1_000
    const server = await serving({ settings: { drainQuietMs: quietMs, drainMs: 20_000 } })
    await server.data('{ version }')
    const closing = server.close().then(() => performance.now())
    const startedMs = performance.now()
    let lastMs = startedMs
    // Longer than the quiet time, each request with its own connection.
    while (lastMs - startedMs < 1.2 * quietMs) {
      lastMs = performance.now()
      expect(await server.data('{ version }')).toEqual({ version: '1.2.3' })
      await sleep(50)
    }
    const probing = setInterval(() => void server.get('/readyz').catch(() => undefined), 50)
    const tookMs = (await closing) - lastMs
    clearInterval(probing)
    expect(tookMs).toBeGreaterThanOrEqual(quietMs - 5)
    expect(tookMs).toBeLessThan(8_000)
  })

  it('answers requests that arrive at once after a long silence', async () => {
    const server = await serving({ settings: { drainQuietMs: 600 } })
    await sleep(700)
    const closing = server.close()
    expect(await server.data('{ version }')).toEqual({ version: '1.2.3' })
    await closing
  })

  it('waits no longer than the last response takes', async () => {
    const { slow } = await withSlowRequest(400)
    const started = performance.now()
    await slow.close()
    expect(performance.now() - started).toBeLessThan(2_000)
  })

  it('accepts no request in the second half of the drain time and aborts the rest at its end', async () => {
    const { slow, asked } = await withSlowRequest(3_000, 600)
    const started = performance.now()
    const closing = slow.close().then(
      () => null,
      (error: unknown) => error,
    )
    await sleep(450)
    await expect(slow.get('/readyz')).rejects.toThrow()
    expect(await closing).toMatchObject({ code: 'TIMEOUT', hint: expect.stringContaining('ATTUNE_DRAIN_MS') })
    expect(performance.now() - started).toBeLessThan(2_000)
    expect(await asked).toBe('cut off')
  })

  it('twice does no harm', async () => {
    const twice = await serving()
    await Promise.all([twice.close(), twice.close()])
    await twice.close()
  })
})

describe('logs', () => {
  it('have one line per operation and no personal value', async () => {
    const quiet = await serving({
      fill: fillLittleGraph,
      parts: { recommend: () => Promise.reject(new Error('failed for c4n4ry')) },
    })
    await quiet.data('{ user(id: "ana") { name properties { value } following { nodes { name } } } }')
    await quiet.ask('query C4n4ry($id: ID!) { user(id: $id) { name } }', { id: 'c4n4ry' })
    await quiet.ask('query ($id: ID!) { recommendations(userId: $id) { nodes { id } } }', { id: 'c4n4ry' })
    await quiet.ask('{ user(id: " c4n4ry") { name } }')
    await quiet.ask('{ user(id: "c4n4ry") { c4n4ry } }')
    await quiet.get('/c4n4ry?user=c4n4ry')
    await quiet.close()
    const lines = quiet
      .log()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines.filter(({ msg }) => msg === 'operation')).toHaveLength(5)
    expect(lines[0]).toMatchObject({ service: 'attune', operation: 'user', requestId: expect.any(String) })
    expect(quiet.log()).not.toMatch(/c4n4ry/i)
    expect(quiet.log()).not.toMatch(/\bana\b|\bAna\b|Rome/)
  })
})
