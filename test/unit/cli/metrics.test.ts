import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { GRAPH_FILE } from '../../../src/app/data-folder.ts'
import { sparkline } from '../../../src/cli/metrics.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { ListTotals } from '../../../src/metrics/list-totals.ts'
import { addCounts } from '../../../src/metrics/metric-rows.ts'
import { type CliFolder, cliFolder } from '../../support/cli.ts'
import { writeSmallFolder } from '../../support/small-folder.ts'

let folder: CliFolder
beforeAll(async () => {
  folder = cliFolder()
  writeSmallFolder(join(folder.path, 'songs'))
  expect((await folder.run(['import', 'songs'])).code).toBe(0)
}, 120_000)
afterAll(() => folder.remove())

it('prints what was counted of a placement as a table and as JSON, and says if it is nothing', async () => {
  const empty = await folder.run(['metrics'])
  expect(empty).toMatchObject({ code: 0, out: 'nothing was counted in this time\n' })

  const graph = await openEmbedded({
    maxRelationships: 1_000_000,
    path: join(folder.path, 'graph', GRAPH_FILE),
  })
  const totals = new ListTotals(graph, 'lists of a test')
  const servedAs = { placement: 'home', version: 1, model: '', ranker: 'blend' }
  const list = {
    userId: 'ana',
    isEmpty: false,
    isFallback: false,
    isDegraded: false,
    isSearch: false,
    tookMs: 3,
  }
  for (let n = 0; n < 3; n++) totals.count({ ...list, atMs: Date.now(), servedAs })
  await totals.write(Date.now())
  const way = { ...servedAs, placement: 'shop' }
  const use = { userId: 'ana', atMs: Date.now(), servedAs: way, currency: '', amount: 1 }
  const places = [{ itemId: 'i1', position: 2, source: 'latent' }] as const
  const uses = (['impressions', 'clicks'] as const).map((counter) => ({ ...use, counter, places }))
  const paid = { ...use, counter: 'revenue', amount: 621_400, currency: 'EUR', places } as const
  await graph.transaction((runner) => addCounts(runner, 'test', [...uses, paid], 'key'))
  await graph.close()

  const shown = await folder.run(['metrics', '--placement', 'home', '--since', '24h'])
  expect(shown.code).toBe(0)
  expect(shown.out).toMatch(/home +│ lists +│ +3 │/)
  expect(shown.out).toContain('█')
  const { out } = await folder.run(['metrics', '--placement', 'shop'])
  expect(out).toMatch(/revenue EUR +│ +6,214\.00 │/)
  expect(out).toContain('where no lists stand')
  expect(out).not.toMatch(/ lists +│/)
  expect((await folder.run(['metrics', '--by', 'source'])).out).toMatch(/latent +│ ctr +│ +1 │/)
  expect((await folder.run(['metrics', '--by', 'row'])).out).toMatch(/\(none\) +│ revenue EUR/)
  expect((await folder.run(['metrics', '--by', 'position', '--placement', 'shop'])).out).toMatch(
    /2 +│ clicks +│ +1 │/,
  )
  expect((await folder.run(['metrics', '--by', 'tag'])).err).toContain('item-kind')
  const json = JSON.parse((await folder.run(['metrics', '--placement', 'home', '--json'])).out)
  expect(json.series.find(({ metric }: { metric: string }) => metric === 'LISTS').total).toMatchObject({
    value: 3,
    users: 1,
    isEstimate: true,
  })
  expect((await folder.run(['metrics', '--placement', 'absent'])).out).toBe(
    'nothing was counted in this time\n',
  )
}, 120_000)

it('refuses a duration that is none, with an example', async () => {
  const { code, err } = await folder.run(['metrics', '--since', 'long'])
  expect(code).not.toBe(0)
  expect(err).toContain('such as 7d')
})

it('draws a bar for each value, the highest for the largest, and a gap for none', () => {
  expect(sparkline([0, 7, null, 3.5])).toBe('▁█ ▅')
  expect(sparkline([null, 0])).toBe(' ▁')
})
