import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DataRow } from '../../../../src/datasets/importing/data-set.ts'
import { importDataSet } from '../../../../src/datasets/importing/import-data-set.ts'
import { logDataSet } from '../../../../src/datasets/importing/log-data-set.ts'
import { type LogMapping, parseLogMapping } from '../../../../src/datasets/importing/log-mapping.ts'
import { interactionsAmong } from '../../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../../src/graph/embedded/open-embedded.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const SHOP = parseLogMapping(
  JSON.stringify({
    format: 'combined',
    userId: 'query:uid',
    rules: [
      { path: '^/items/(?<itemId>[^/]+)$', kind: 'view' },
      { method: 'POST', path: '^/buy/(?<itemId>[^/]+)$', kind: 'purchase' },
    ],
  }),
)

const CLICKS = parseLogMapping(
  JSON.stringify({
    format: 'jsonl',
    fields: { userId: 'uid', itemId: 'item', at: 'ts', kind: 'action' },
    kinds: { pageview: 'view', order: 'purchase' },
  }),
)

const ACCESS = [
  '1.2.3.4 - - [10/Oct/2020:13:55:36 -0700] "GET /items/tea%20pot?uid=ana HTTP/1.1" 200 2326 "https://x/" "Agent"',
  '1.2.3.4 - - [10/Oct/2020:13:55:37 -0700] "POST /buy/tea?uid=ana HTTP/1.1" 302 0 "-" "Agent"',
  '1.2.3.4 - - [10/Oct/2020:13:55:38 -0700] "POST /buy/cake?uid=ana HTTP/1.1" 500 0 "-" "Agent"',
  '1.2.3.4 - - [10/Oct/2020:13:55:39 -0700] "GET /items/tea HTTP/1.1" 200 0 "-" "Agent"',
  '1.2.3.4 - - [10/Oct/2020:13:55:39 -0700] "GET /style.css?uid=ana HTTP/1.1" 200 0 "-" "Agent"',
  'rubbish',
  '',
].join('\n')

async function rowsOf(text: string, mapping: LogMapping): Promise<DataRow<'interactions'>[]> {
  const rows: DataRow<'interactions'>[] = []
  const path = join(temporaryFolder({ 'a.log': text }), 'a.log')
  for await (const row of logDataSet(path, mapping).rows('interactions')) rows.push(row)
  return rows
}

describe('importing a log', () => {
  it('reads requests of an access log that match a rule, and skips the others', async () => {
    const rows = await rowsOf(ACCESS, SHOP)
    const at = Date.UTC(2020, 9, 10, 20, 55, 36)
    expect(
      rows.map((row) => row.isValid && [row.line, row.record.itemId, row.record.kind, row.record.atMs]),
    ).toEqual([
      [1, 'tea pot', 'view', at],
      [2, 'tea', 'purchase', at + 1_000],
    ])
  })

  it('reads a click log of JSON lines, and rejects matching lines that are invalid', async () => {
    const rows = await rowsOf(
      [
        '{"uid":"ana","item":"tea","ts":1600000000000,"action":"pageview"}',
        '{"uid":7,"item":"tea","ts":"2020-09-13T12:26:40Z","action":"order"}',
        '{"uid":"ana","item":"tea","ts":1600000000000,"action":"heartbeat"}',
        '{"uid":"ana","item":"","ts":1600000000000,"action":"order"}',
        '{"uid":"ana","item":"tea","ts":"yesterday","action":"order"}',
        '{',
      ].join('\n'),
      CLICKS,
    )
    expect(rows.map((row) => (row.isValid ? row.record.userId : row.reason.split(' ')[0]))).toEqual([
      'ana',
      '7',
      'itemId',
      'at',
    ])
  })

  it('counts only new lines when the log has grown', async () => {
    const graph = await openEmbedded({ maxRelationships: 1e6 })
    const folder = temporaryFolder({ 'a.log': ACCESS })
    const context = { atMs: 0, nowMs: Date.UTC(2021, 0) }
    for (const created of [2, 0]) {
      const report = await importDataSet(graph, logDataSet(join(folder, 'a.log'), SHOP), context)
      expect(report.interactions).toMatchObject({ read: 2, created, rejected: 0 })
    }
    const [edge] = await graph.run(interactionsAmong, { rows: [{ userId: 'ana', wanted: ['tea'] }] })
    expect(edge).toMatchObject({ weight: 8, count: 1 })
    await graph.close()
  })

  it('reports errors in a mapping', () => {
    const wrong = { format: 'combined', userId: 'user', rules: [{ path: '^/items/', kind: 'view' }] }
    expect(() => parseLogMapping(JSON.stringify(wrong))).toThrow('rules.0.path')
    expect(() => parseLogMapping('{')).toThrow('the mapping is wrong')
  })
})
