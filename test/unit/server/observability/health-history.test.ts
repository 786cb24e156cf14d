import { describe, expect, it } from 'vitest'
import { HealthHistory } from '../../../../src/server/observability/health-history.ts'
import { type Metrics, openMetrics } from '../../../../src/server/observability/metrics.ts'

const figure = async (history: HealthHistory, name: string) =>
  (await history.read(true)).figures.find((one) => one.name === name)

async function sampled(count: number, act: (metrics: Metrics, second: number) => void) {
  const metrics = openMetrics()
  metrics.watch('attune_disk_free_bytes', () => 5e9)
  const history = new HealthHistory(metrics)
  await history.sample(0)
  for (let sample = 1; sample <= count; sample++) {
    act(metrics, sample * 10)
    await history.sample(sample * 10_000)
  }
  return { metrics, history }
}

function answer(metrics: Metrics, times: number, tookMs: number): void {
  for (let time = 0; time < times; time++) metrics.operationEnded('items', tookMs)
}

describe('the health of a process', () => {
  it('has rates and latencies between two samples, of the counts of the metrics', async () => {
    const { history, metrics } = await sampled(2, (of, second) => {
      answer(of, second === 10 ? 20 : 100, second === 10 ? 3 : 300)
      of.errorAnswered('NOT_FOUND')
    })
    expect((await figure(history, 'answers'))?.points).toEqual([null, 2, 10])
    expect((await figure(history, 'errors'))?.points).toEqual([null, 0.1, 0.1])
    const [, fast, slow] = (await figure(history, 'latency-p95'))?.points ?? []
    expect(fast).toBeGreaterThan(2.5)
    expect(fast).toBeLessThanOrEqual(5)
    expect(slow).toBeGreaterThan(160)
    expect(slow).toBeLessThanOrEqual(320)
    const { text } = await metrics.scrape()
    expect(text).toMatch(/attune_operation_seconds_count\{operation="items"\} 120/)
    expect(await history.read(true)).toMatchObject({ state: 'well', reasons: [], asOf: new Date(20_000) })
  })

  it('has no latency without answers, and keeps an hour', async () => {
    const { history } = await sampled(400, () => undefined)
    const points = (await figure(history, 'latency-p50'))?.points
    expect(points).toEqual(Array(360).fill(null))
    expect((await figure(history, 'answers'))?.now).toBe(0)
  })

  it('is degraded while some answers fail by its own fault, and down while most do', async () => {
    const some = await sampled(6, (of) => {
      answer(of, 10, 1)
      of.errorAnswered('TIMEOUT')
      of.errorAnswered('BAD_USER_INPUT')
    })
    expect(await some.history.read(true)).toMatchObject({
      state: 'degraded',
      reasons: ['10 % of the answers of the last minute failed'],
    })
    const most = await sampled(6, (of) => {
      answer(of, 10, 1)
      for (let time = 0; time < 8; time++) of.errorAnswered('UNAVAILABLE')
    })
    expect((await most.history.read(true)).state).toBe('down')
  })

  it('says what waits, what is late and what is full', async () => {
    const { history } = await sampled(6, (of) => {
      of.watchQueue('recommendations', () => 3)
      of.watchQueue('events', () => 2_000)
      of.watch('attune_disk_free_bytes', () => 1e6)
      answer(of, 10, 1)
      of.sourceEnded('latent', 'late', 400)
    })
    const { state, reasons } = await history.read(true)
    expect([state, reasons.length]).toEqual(['degraded', 4])
    expect((await figure(history, 'waiting-events'))?.now).toBe(2_000)
  })

  it('is down without the graph, unless it answers from memory', async () => {
    const { history, metrics } = await sampled(1, () => undefined)
    metrics.watch('attune_graph_away', () => 1)
    expect(await history.read(false)).toMatchObject({ state: 'down', reasons: ['the graph is unavailable'] })
    expect((await history.read(true)).state).toBe('degraded')
  })
})
