import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { compose } from '../../../src/app/compose.ts'
import { readConfig } from '../../../src/app/config.ts'
import { openAlerts } from '../../../src/app/open-alerts.ts'
import { openTraining } from '../../../src/app/open-training.ts'
import { importDataSet } from '../../../src/datasets/importing/import-data-set.ts'
import { RecentEvents } from '../../../src/events/recent-events.ts'
import { TouchedItems } from '../../../src/events/touched-items.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import type { Alert } from '../../../src/server/observability/alerts.ts'
import { openLogger } from '../../../src/server/observability/logger.ts'
import { openMetrics } from '../../../src/server/observability/metrics.ts'
import {
  DEFAULT_TRAINING_SETTINGS as DEFAULTS,
  type TrainingSettings,
} from '../../../src/training/training-settings.ts'
import { DEFAULT_RECIPE } from '../../../src/training/training-tasks.ts'
import { apiKey } from '../../support/api-keys.ts'
import { SHORT_DRAIN_MS } from '../../support/cli.ts'
import { crowds } from '../../support/crowds.ts'
import { memoryDataSet } from '../../support/memory-data-set.ts'
import { QUICK_TRAINING } from '../../support/quick-training.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { TINY_NOW_MS } from '../../support/tiny-world.ts'
import { WEBHOOK_SECRET, type WebhookReceiver, webhookReceiver } from '../../support/webhook-receiver.ts'

async function receiving(): Promise<WebhookReceiver> {
  const receiver = await webhookReceiver()
  onTestFinished(() => receiver.close())
  return receiver
}

const settings = (url: string, more: Record<string, string> = {}) => ({
  ATTUNE_WEBHOOK_URL: url,
  ATTUNE_WEBHOOK_SECRET: WEBHOOK_SECRET,
  ...more,
})

afterEach(() => void vi.useRealTimers())

describe('the settings of webhooks', () => {
  const config = (variables: Record<string, string>) => () => readConfig(variables, temporaryFolder())

  it('take HTTPS, or HTTP on this machine, and a secret of the specification', () => {
    expect(config(settings('https://ops.example/hook'))().webhookUrl).toBe('https://ops.example/hook')
    expect(config(settings('http://127.0.0.1:9/hook'))().webhookUrl).toBe('http://127.0.0.1:9/hook')
    expect(config(settings('http://ops.example/token-in-url'))).toThrow(
      'ATTUNE_WEBHOOK_URL must be an https:// address, or http:// on this machine; empty: none, was something else',
    )
    for (const secret of ['plain', 'whsec_c2hvcnQ=', `whsec_${Buffer.alloc(65).toString('base64')}`])
      expect(config({ ATTUNE_WEBHOOK_SECRET: secret })).toThrow('ATTUNE_WEBHOOK_SECRET must be whsec_')
  })

  it('are invalid with a receiver and no secret', () => {
    const { logger, metrics } = { logger: openLogger({ level: 'silent' }), metrics: openMetrics() }
    const unsigned = readConfig({ ATTUNE_WEBHOOK_URL: 'https://ops.example/' }, temporaryFolder())
    expect(() => openAlerts({ config: unsigned, metrics, logger, isServer: true })).toThrow(
      'ATTUNE_WEBHOOK_URL needs ATTUNE_WEBHOOK_SECRET',
    )
  })
})

it('a server tells its receiver of a published placement, and of a day that differs', {
  timeout: 60_000,
}, async () => {
  const receiver = await receiving()
  const dataDir = temporaryFolder()
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
  const counted = (click: number, view: number) => ({ events: { click, view }, sources: {}, scores: {} })
  const before = Array.from({ length: 28 }, (_, at) => [day(at + 2), counted(500, 500)])
  const days = Object.fromEntries([
    ...before,
    [day(1), { ...counted(400, 100), events: { click: 400, view: 100, save: 500 } }],
  ])
  writeFileSync(join(dataDir, 'daily-mixes.json'), JSON.stringify({ judged: null, days }))
  const variables = settings(receiver.url, {
    ATTUNE_DATA_DIR: dataDir,
    ATTUNE_LOG_LEVEL: 'silent',
    ATTUNE_DEMO: 'false',
    PORT: '0',
    ATTUNE_DRAIN_MS: SHORT_DRAIN_MS,
  })
  const composition = compose(readConfig(variables, dataDir), { write: () => undefined }, '1.2.3')
  const graph = await composition.openGraph({ command: 'attune serve', mayCreate: true })
  const key = await apiKey(graph.store, ['admin'])
  const server = await composition.startServer(graph.store, graph.cleanFiles)
  const ask = async (query: string) => {
    const headers = { 'content-type': 'application/json', 'x-api-key': key }
    const response = await fetch(server.url, { method: 'POST', headers, body: JSON.stringify({ query }) })
    return response.text()
  }
  const [drift] = await receiver.until(1)
  expect(drift).toMatchObject({
    type: 'drift.detected',
    data: {
      of: 'events',
      day: day(1),
      changes: [{ name: 'save', share: 0.5, before: 0 }, { name: 'view' }, { name: 'click' }],
    },
  })
  const draft = await ask(
    'mutation { savePlacementDraft(input: { key: "home", spec: {} }) { placement { draft { digest } } } }',
  )
  const digest = /"digest":"([^"]+)"/.exec(draft)?.[1]
  await ask(
    'mutation { publishPlacement(input: { key: "home", expectedDigest: "wrong" }) { problems { code } } }',
  )
  await ask(
    `mutation { publishPlacement(input: { key: "home", expectedDigest: "${digest}" }) { problems { code } } }`,
  )
  const [, placement] = await receiver.until(2)
  expect(placement).toMatchObject({ type: 'placement.published', data: { key: 'home', version: 1 } })
  expect(await ask('{ stats { serving { events { accepted } } } }')).toContain('accepted')
  await server.close()
  await graph.close()
  expect(receiver.received).toHaveLength(2)
})

it('a refused training is an alert, and one that is published is none', { timeout: 60_000 }, async () => {
  const graph = await openEmbedded({ maxRelationships: 1_000_000 })
  onTestFinished(() => graph.close())
  await importDataSet(graph, memoryDataSet({ interactions: crowds({ people: 60 }) }), {
    atMs: TINY_NOW_MS,
    nowMs: TINY_NOW_MS,
  })
  const alerts: Alert[] = []
  const { tasks, stop } = openTraining({
    config: readConfig({ ATTUNE_REQUEST_DEADLINE_MS: '100' }, temporaryFolder()),
    graph,
    logger: openLogger({ level: 'silent' }),
    isServer: false,
    isJournaled: false,
    dataKey: null,
    touched: new TouchedItems(),
    recentEvents: new RecentEvents(),
    notify: (alert) => void alerts.push(alert),
  })
  const poor: TrainingSettings = {
    ...DEFAULTS,
    ...QUICK_TRAINING,
    neighborhoods: { ...DEFAULTS.neighborhoods, maxItemUsers: 1 },
    similarItems: { ...DEFAULTS.similarItems, k: 1 },
    factors: { ...DEFAULTS.factors, dimension: 1, epochs: 1 },
  }
  const run = async (training: TrainingSettings) => {
    const task = tasks.start({ ...DEFAULT_RECIPE, settings: { training, policy: {} } })
    await vi.waitFor(() => expect(tasks.find(task.id)?.state).not.toBe('running'), 30_000)
    return tasks.find(task.id)?.state
  }
  expect(await run({ ...DEFAULTS, ...QUICK_TRAINING })).toBe('done')
  expect(alerts).toEqual([])
  expect(await run(poor)).toBe('failed')
  await stop()
  expect(alerts).toEqual([
    { type: 'model.refused', data: { reason: expect.stringMatching(/NDCG@10 0\.\d{4} against 0\.\d{4}/) } },
  ])
})

it('a server tells its receiver once of events that wait for more than a minute', async () => {
  const receiver = await receiving()
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
  const config = readConfig(settings(receiver.url, { ATTUNE_DATA_DIR: temporaryFolder() }), temporaryFolder())
  const metrics = openMetrics()
  const alerts = openAlerts({ config, metrics, logger: openLogger({ level: 'silent' }), isServer: true })
  alerts.start({ recorded: () => 12, applied: () => 5 })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(receiver.received).toEqual([])
  await vi.advanceTimersByTimeAsync(120_000)
  vi.useRealTimers()
  const [lag] = await receiver.until(1)
  expect(lag).toMatchObject({ type: 'journal.lagging', data: { waiting: 7 } })
  await expect
    .poll(async () => (await metrics.scrape()).text)
    .toContain('attune_webhooks_total{outcome="delivered"} 1')
  await alerts.close()
  expect(receiver.received).toHaveLength(1)
})
