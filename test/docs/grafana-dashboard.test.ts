import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { openMetrics } from '../../src/server/observability/metrics.ts'

const DASHBOARD = z.object({
  panels: z
    .array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })).min(1) }))
    .min(1),
})

const { panels } = DASHBOARD.parse(
  JSON.parse(readFileSync('examples/operations/grafana-dashboard.json', 'utf8')),
)

/** Metrics with a value of each kind: a metric without one has no labels in the text. */
async function scraped(): Promise<string> {
  const metrics = openMetrics()
  metrics.eventsRecorded([{ kind: 'click', status: 'ACCEPTED' }])
  metrics.listBegan({
    placement: { key: 'home', number: 1 },
    totalCount: 3,
    degradedSources: [],
    fallbackSteps: ['POPULAR'],
  })
  metrics.fellBack('GLOBAL_POPULAR')
  metrics.operationEnded('items', 3)
  metrics.errorAnswered('TIMEOUT')
  metrics.responseSent(200)
  metrics.sourceEnded('popular', 'ok', 3)
  metrics.contributed('popular', 1)
  metrics.watchQueue('events', () => 0)
  for (const gauge of ['attune_graph_away', 'attune_stale_journals'] as const) metrics.watch(gauge, () => 0)
  return (await metrics.scrape()).text
}

/** The labels of a metric in a text, with those that Prometheus adds. */
function labelsOf(text: string, metric: string): ReadonlySet<string> {
  const lines = text
    .split('\n')
    .filter((line) => line.startsWith(`${metric}{`) || line.startsWith(`${metric} `))
  const labels = lines.flatMap((line) => [...line.matchAll(/[{,](\w+)="/g)].map(([, label]) => label ?? ''))
  return new Set(lines.length === 0 ? [] : ['instance', ...labels])
}

it.each(panels)('the panel "$title" asks for metrics and labels that exist', async ({ targets }) => {
  const text = await scraped()
  for (const { expr } of targets) {
    const asked = [...expr.matchAll(/(attune_\w+)\{([^}]*)\}/g)]
    expect(asked.length, expr).toBe(expr.match(/attune_/g)?.length)
    for (const [, metric = '', selector = ''] of asked) {
      const grouped = expr.match(/by \(([\w, ]+)\)/)?.[1]?.split(', ') ?? []
      const selected = [...selector.matchAll(/(\w+)(?:=|!=|=~)"/g)].map(([, label]) => label ?? '')
      const known = labelsOf(text, metric)
      expect(
        [...selected, ...grouped].filter((label) => !known.has(label)),
        `${metric} of ${expr}`,
      ).toEqual([])
    }
  }
})
