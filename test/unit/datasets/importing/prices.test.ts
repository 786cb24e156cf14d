import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { dataFolder } from '../../../../src/datasets/importing/folder.ts'
import { importDataSet } from '../../../../src/datasets/importing/import-data-set.ts'
import { interactionsAmong } from '../../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../../../src/graph/graph-store.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const NOW_MS = Date.UTC(2026, 5, 1)

let graph: GraphStore
afterEach(() => graph.close())

async function importing(name: string, lines: readonly string[]) {
  graph = await openEmbedded({ maxRelationships: 1e5 })
  const folder = temporaryFolder({ [name]: lines.join('\n') })
  return importDataSet(graph, await dataFolder(folder), { atMs: NOW_MS, nowMs: NOW_MS })
}

async function factsOf(userId: string, itemId: string): Promise<readonly string[]> {
  const [row] = await graph.run(interactionsAmong, { rows: [{ userId, wanted: [itemId] }] })
  return (row?.eventFacts ?? []).map((text) => text.replace(/ \S+$/, ''))
}

it('decimal prices of an imported file become whole minor units of their currency, with quantity and order', async () => {
  await importing('interactions.csv', [
    'userId,itemId,kind,at,price,currency,quantity,orderId,commentLength',
    'ana,tea,purchase,2026-01-05T10:00:00Z,4.50,EUR,2,o 1,',
    'ben,pot,purchase,2026-01-06T10:00:00Z,29,jpy,1,,',
    'cy,tea,comment,2026-01-06T10:00:00Z,,,,,140',
    'cy,pot,purchase,2026-01-06T10:00:00Z,,EUR,,,',
  ])
  expect(await factsOf('ana', 'tea')).toEqual([
    '8 1 0{"price":{"amount":450,"currency":"EUR"},"quantity":2,"orderId":"o\\u00201"}',
  ])
  expect(await factsOf('ben', 'pot')).toEqual(['8 1 0{"price":{"amount":29,"currency":"JPY"},"quantity":1}'])
  expect(await factsOf('cy', 'tea')).toEqual(['2 1 0{"commentLength":140}'])
  expect(await factsOf('cy', 'pot')).toEqual([])
})

it('a price that its currency cannot state exactly is rejected, as is one without a currency', async () => {
  const good = Array.from({ length: 8 }, (_, n) => `{"userId":"u${n}","itemId":"tea","kind":"view"}`)
  const row = (more: string) => `{"userId":"ana","itemId":"tea","kind":"purchase",${more}}`
  const report = await importing('interactions.jsonl', [
    ...good,
    row('"price":4.5,"currency":"EUR"'),
    row('"price":"4.505","currency":"EUR"'),
    row('"price":29.5,"currency":"JPY"'),
    row('"price":"4.50"'),
    row('"price":"4.50","currency":"EURO"'),
    row('"currency":"EURO"'),
    row('"price":-1,"currency":"EUR"'),
  ])
  const byLine = report.reasons.toSorted((a, b) => a.firstLine - b.firstLine)
  expect(byLine.map(({ reason, rows }) => [reason, rows])).toEqual([
    ['price must have at most 2 decimals in EUR', 1],
    ['price must have at most 0 decimals in JPY', 1],
    ['currency is missing: a price needs it', 1],
    ['currency must be an ISO 4217 code', 2],
    ['price must be a decimal number of at least 0, such as 4.50', 1],
  ])
})

it('two orders of one item at one instant are two purchases, and an imported order counts once', async () => {
  const lines = [
    'userId,itemId,kind,at,orderId',
    'ana,tea,purchase,2026-01-05,first',
    'ana,tea,purchase,2026-01-05,second',
    'ana,tea,purchase,2026-01-05,second',
  ]
  await importing('interactions.csv', lines)
  const [row] = await graph.run(interactionsAmong, { rows: [{ userId: 'ana', wanted: ['tea'] }] })
  expect(row?.count).toBe(2)
})

it('two lines of an order with one item and two prices both count, once each in all imports', async () => {
  const row = (price: string, more = '') =>
    `{"userId":"ana","itemId":"tea","kind":"purchase","at":"2026-01-05","price":"${price}","currency":"EUR"${more}}`
  const order = ',"orderId":"o1"'
  await importing('interactions.jsonl', [row('4.50', order), row('3.00', order), row('4.50', order)])
  expect(await factsOf('ana', 'tea')).toHaveLength(2)
  await graph.close()
  // Without an order, a corrected price is no other event.
  await importing('interactions.jsonl', [row('4.50'), row('3.00')])
  expect(await factsOf('ana', 'tea')).toHaveLength(1)
})

it('the id of a row without an order does not depend on orders', async () => {
  graph = await openEmbedded({ maxRelationships: 1e5 })
  const folder = temporaryFolder({
    'interactions.jsonl': '{"userId":"ana","itemId":"tea","kind":"view","at":1767607200000}',
  })
  await importDataSet(graph, await dataFolder(folder), { atMs: NOW_MS, nowMs: NOW_MS })
  const key = JSON.stringify([basename(folder), 'ana', 'tea', 'view', 1_767_607_200_000, null, null])
  const hash = createHash('sha256').update(key).digest().subarray(0, 9).toString('base64url')
  const [row] = await graph.run(interactionsAmong, { rows: [{ userId: 'ana', wanted: ['tea'] }] })
  expect(row?.eventIds).toEqual([`import:${hash}`])
})
