import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openMetrics } from '../../src/server/observability/metrics.ts'
import { fillLittleGraph } from '../api/little-graph.ts'
import { answerOf, type Serving, serving } from '../api/serving.ts'
import { apiKey, userHeaders } from '../support/api-keys.ts'
import { type Attempt, attack } from './attack.ts'

let server: Serving
let keyed: Serving
let scrapes = 0
const keys = { web: '', server: '', privacy: '', admin: '' }
beforeAll(async () => {
  const metrics = openMetrics()
  const scrape = () => {
    scrapes++
    return metrics.scrape()
  }
  server = await serving({ fill: fillLittleGraph, parts: { metrics: { ...metrics, scrape } } })
  keyed = await serving({
    async fill(graph) {
      await fillLittleGraph(graph)
      keys.web = await apiKey(graph, ['read', 'track'], 'web')
      keys.server = await apiKey(graph, ['server'])
      keys.privacy = await apiKey(graph, ['privacy'])
      keys.admin = await apiKey(graph, ['admin'])
    },
  })
})
afterAll(() => Promise.all([server.close(), keyed.close()]))

const FLOOD_BYTES = 96_000

/** Time of the processor until another client has its answer. It is some tens of milliseconds, also on a busy machine. */
const MOST_CPU_MS = 250

/** Answers that one connection may get for requests that were sent at once. */
const MOST_ANSWERS = 8

const head = (line: string, more = '') => `${line} HTTP/1.1\r\nHost: 127.0.0.1\r\n${more}\r\n`

/** How often each flood is tried: this process also compiles and collects garbage, so the least time is that of the flood. */
const TRIES = 3

/** Sends the same request as often as fits into 96 kB, reads nothing for a while, and asks as another client. */
const flood = (name: string, request: string): Attempt => ({
  name,
  async run() {
    const times: number[] = []
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const { answers, usedMs, status } = await floodOnce(request)
      if (answers > MOST_ANSWERS) return `${answers} answers`
      if (status !== 200) return `status ${status} for another client`
      times.push(usedMs)
    }
    const leastMs = Math.min(...times)
    return leastMs > MOST_CPU_MS ? `${Math.round(leastMs)} ms of the processor before the next answer` : null
  },
})

async function floodOnce(request: string) {
  const { hostname, port } = new URL(server.origin)
  let received = ''
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined)
  socket.on('data', (chunk) => {
    received += chunk
  })
  await new Promise((resolve) => socket.once('connect', resolve))
  const before = process.cpuUsage()
  socket.write(request.repeat(Math.floor(FLOOD_BYTES / request.length)))
  await wait(20)
  const { status } = await server.get('/livez')
  const { user, system } = process.cpuUsage(before)
  socket.destroy()
  return { answers: received.split('HTTP/1.1 ').length - 1, usedMs: (user + system) / 1e3, status }
}

const BODY = '{"query":"{ version }"}'

attack('A49', 'floods of pipelined requests stop no other client', () => [
  ...['/metrics', '/livez', '/readyz', '/pages.json', '/schema.graphql', '/nothing', '/%zz', '/'].map(
    (path) => flood(path, head(`GET ${path}`)),
  ),
  flood('a query', head('GET /graphql?query={version}', 'apollo-require-preflight: 1\r\n')),
  flood(
    'a posted query',
    head('POST /graphql', `Content-Type: application/json\r\nContent-Length: ${BODY.length}\r\n`) + BODY,
  ),
  flood(
    'a document that is refused',
    head('POST /graphql', 'Content-Type: application/json\r\nContent-Length: 20\r\n') +
      '{"query":"{ nope }"}',
  ),
  flood('another host', head('GET /livez').replace('127.0.0.1', 'evil.example')),
  flood('an upgrade', head('GET /livez', 'Connection: Upgrade\r\nUpgrade: h2c\r\n')),
  flood(
    'a request, then an upgrade',
    head('GET /livez') + head('GET /livez', 'Connection: Upgrade\r\nUpgrade: h2c\r\n'),
  ),
])

it('eight requests that are sent at once are answered, over and over', async () => {
  const { hostname, port } = new URL(server.origin)
  let received = ''
  const socket = connect(Number(port), hostname)
  socket.on('data', (chunk) => {
    received += chunk
  })
  for (let round = 1; round <= 3; round++) {
    socket.write(head('GET /livez').repeat(8))
    await expect.poll(() => received.split('HTTP/1.1 200 ').length - 1).toBe(8 * round)
    await wait(20)
  }
  socket.destroy()
})

attack('A49', 'scrapes of the metrics make the text once a second', () =>
  [false, true].map((isParallel) => ({
    name: isParallel ? 'at once' : 'one after the other',
    async run() {
      const before = scrapes
      const started = performance.now()
      if (isParallel) await Promise.all(Array.from({ length: 100 }, () => server.get('/metrics')))
      else for (let index = 0; index < 100; index++) await server.get('/metrics')
      const most = 1 + Math.ceil((performance.now() - started) / 1_000)
      return scrapes - before > most ? `${scrapes - before} texts` : null
    },
  })),
)

/** Asks for the metrics of a server with keys. */
const scrapeAs = (
  name: string,
  headers: () => Record<string, string> | Promise<Record<string, string>>,
  code: string,
  status: number,
): Attempt => ({
  name,
  async run() {
    const response = await keyed.get('/metrics', await headers())
    const text = await response.clone().text()
    if (text.includes('attune_')) return text.slice(0, 100)
    const { errors } = await answerOf(response)
    const isRefused = response.status === status && errors[0]?.extensions.code === code
    return isRefused ? null : `${response.status} ${text}`
  },
})

attack('A49', 'the metrics of a server with keys need a key with the scope admin', () => [
  scrapeAs('no key', () => ({}), 'UNAUTHENTICATED', 401),
  scrapeAs(
    'a forwarded loopback address',
    () => ({ 'x-forwarded-for': '127.0.0.1' }),
    'UNAUTHENTICATED',
    401,
  ),
  scrapeAs('an unknown key', () => ({ 'x-api-key': 'att_0' }), 'UNAUTHENTICATED', 401),
  scrapeAs('an unknown bearer', () => ({ authorization: 'Bearer att_0' }), 'UNAUTHENTICATED', 401),
  scrapeAs('another scheme', () => ({ authorization: `Basic ${keys.admin}` }), 'UNAUTHENTICATED', 401),
  scrapeAs('a browser key', () => ({ 'x-api-key': keys.web }), 'FORBIDDEN', 403),
  scrapeAs('a browser key as bearer', () => ({ authorization: `Bearer ${keys.web}` }), 'FORBIDDEN', 403),
  scrapeAs('a server key', () => ({ 'x-api-key': keys.server }), 'FORBIDDEN', 403),
  scrapeAs('a privacy key', () => ({ 'x-api-key': keys.privacy }), 'FORBIDDEN', 403),
  scrapeAs('a user', () => userHeaders(keyed.graph, keys.web, 'ana'), 'FORBIDDEN', 403),
  {
    name: 'guesses',
    async run() {
      const statuses = []
      for (let guess = 0; guess < 30; guess++) {
        statuses.push((await keyed.get('/metrics', { 'x-api-key': `att_${guess}` })).status)
      }
      return statuses.slice(-8).every((status) => status === 429) ? null : statuses.join()
    },
  },
])
