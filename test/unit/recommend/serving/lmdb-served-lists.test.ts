import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import type { ServedItem } from '../../../../src/recommend/candidate.ts'
import { lmdbServedLists } from '../../../../src/recommend/serving/lmdb-served-lists.ts'
import { plainReason } from '../../../../src/recommend/serving/reasons.ts'
import type { ServedList } from '../../../../src/recommend/serving/served-lists.ts'
import { BUILT_IN_TEXTS } from '../../../../src/recommend/serving/texts.ts'
import { servedList, TTL_MS } from '../../../support/served-list.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const folder = mkdtempSync(join(tmpdir(), 'attune-served-'))
const failures: unknown[] = []
const lists = lmdbServedLists(folder, { ttlMs: TTL_MS }, (error) => failures.push(error))
afterAll(async () => {
  await lists.close()
  rmSync(folder, { recursive: true, force: true })
})

it('finds a list, and the newest of its viewer, immediately after saving', async () => {
  const [first, second] = [servedList('ana', 10_000), servedList('ana', 10_001)]
  lists.save(first)
  lists.save(second)
  expect(await lists.newestOf('ana')).toEqual(second)
  expect(await lists.find(first.recommendationId)).toEqual(first)
  expect(await lists.newestOf('bo')).toBeNull()
  expect(await lists.newestIdsOf('bo')).toEqual([])
  const later = Array.from({ length: 9 }, (_, n) => servedList('ana', 10_002 + n))
  for (const one of later) lists.save(one)
  const newest = [second, ...later].map(({ recommendationId }) => recommendationId).reverse()
  expect(await lists.newestIdsOf('ana')).toEqual(newest)
})

it('reads all lists of a viewer, oldest first, and no others', async () => {
  const saved = Array.from({ length: 60 }, (_, n) => servedList(n % 2 ? 'eve' : 'finn', 20_000 + n))
  for (const one of saved) lists.save(one)
  const found: ServedList[] = []
  for await (const list of lists.listsOf('eve')) found.push(list)
  expect(found).toEqual(saved.filter(({ viewerId }) => viewerId === 'eve'))
})

it('finds a list that was saved as a reference, with the reasons that its own page has shown', async () => {
  const reasons = [plainReason('POPULAR', BUILT_IN_TEXTS.in('en').popular)]
  const scores = { logit: 1, probability: 0.5, contributions: [], supportingSources: [] }
  const items: ServedItem[] = ['i1', 'i2'].map((itemId) => ({ itemId, ...scores, shownReasons: reasons }))
  const first = { ...servedList('gil', 10_000), items }
  const again = { ...servedList('gil', 10_500), items }
  lists.save(first)
  const { items: _, ...head } = again
  expect(lists.saveAgain(head, { recommendationId: 'unknown' }, 1)).toBe(false)
  expect(lists.saveAgain(head, first, 1)).toBe(true)
  const { shownReasons: __, ...notShown } = items[1] as ServedItem
  const expected = { ...again, items: [items[0], notShown] }
  expect(await lists.find(again.recommendationId)).toEqual(expected)
  expect(await lists.newestOf('gil')).toEqual(expected)
  const found: ServedList[] = []
  for await (const list of lists.listsOf('gil')) found.push(list)
  expect(found).toEqual([first, expected])
  lists.amend({ ...again, asOfMs: 7 })
  expect(await lists.find(again.recommendationId)).toEqual({ ...again, asOfMs: 7 })
  expect(await lists.find(first.recommendationId)).toEqual(first)
})

it('keeps the newest lists of those that take more room than the limit', async () => {
  const other = mkdtempSync(join(tmpdir(), 'attune-served-'))
  const mostBytes = 500_000
  const bounded = lmdbServedLists(other, { ttlMs: TTL_MS, mostBytes }, (error) => failures.push(error))
  const saved = Array.from({ length: 2_000 }, (_, n) => servedList('ida', 10_000 + n))
  for (const one of saved) bounded.save(one)
  await bounded.sweep(10_000)
  const kept: string[] = []
  for await (const { recommendationId } of bounded.listsOf('ida')) kept.push(recommendationId)
  expect(kept.length).toBeGreaterThanOrEqual(500)
  expect(kept.length).toBeLessThan(1_600)
  expect(kept).toEqual(saved.slice(-kept.length).map(({ recommendationId }) => recommendationId))
  await bounded.close()
  rmSync(other, { recursive: true, force: true })
})

it('writes all saved lists before it closes', async () => {
  const other = mkdtempSync(join(tmpdir(), 'attune-served-'))
  const before = lmdbServedLists(other, { ttlMs: TTL_MS }, (error) => failures.push(error))
  const saved = Array.from({ length: 50 }, (_, n) => servedList(`viewer-${n}`, 10_000))
  for (const one of saved) before.save(one)
  await before.close()
  const after = lmdbServedLists(other, { ttlMs: TTL_MS }, (error) => failures.push(error))
  for (const one of saved) expect(await after.newestOf(String(one.viewerId))).toEqual(one)
  await after.close()
  rmSync(other, { recursive: true, force: true })
})

it('writes neither the id of a viewer nor a list of a viewer that it has forgotten', async () => {
  const other = temporaryFolder()
  const ofViewer = lmdbServedLists(other, { ttlMs: TTL_MS }, (error) => failures.push(error))
  const [first, second] = [servedList('viewer-zq', 10_000), servedList('viewer-zq', 10_001)]
  const kept = servedList('viewer-other', 10_002)
  for (const one of [first, second, kept]) ofViewer.save(one)
  expect(await ofViewer.newestOf('viewer-zq')).toEqual(second)
  expect(await ofViewer.forgetViewer('viewer-zq')).toBe(2)
  expect(await ofViewer.forgetViewer('viewer-zq')).toBe(0)
  for (const one of [first, second]) expect(await ofViewer.find(one.recommendationId)).toBeNull()
  expect(await ofViewer.find(kept.recommendationId)).toEqual(kept)
  await ofViewer.close()
  const files = readdirSync(other, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.mdb'),
  )
  expect(files).toContain(join('sealed', 'data.mdb'))
  const bytes = Buffer.concat(files.map((name) => readFileSync(join(other, name))))
  expect(bytes.includes('viewer-zq') || bytes.includes('viewer-other')).toBe(false)
})

it('finds a stand-in, which is never the newest of its viewer', async () => {
  const [own, standIn] = [servedList('cy', 10_000), servedList('cy', 10_002)]
  lists.save(own)
  lists.saveStandIn(standIn)
  expect(await lists.find(standIn.recommendationId)).toEqual(standIn)
  expect(await lists.newestOf('cy')).toEqual(own)
})

it('finds the list of a session by its id alone, also after a restart', async () => {
  const other = temporaryFolder({})
  const before = lmdbServedLists(other, { ttlMs: TTL_MS }, (error) => failures.push(error))
  const [saved, standIn] = [servedList(null, 10_000), servedList(null, 10_001)]
  before.save(saved)
  before.saveStandIn(standIn)
  await before.close()
  const after = lmdbServedLists(other, { ttlMs: TTL_MS }, (error) => failures.push(error))
  for (const one of [saved, standIn]) expect(await after.find(one.recommendationId)).toEqual(one)
  await after.sweep(10_000 + 2 * TTL_MS)
  expect(await after.find(saved.recommendationId)).toBeNull()
  await after.close()
})

it('sweeps thousands of expired lists, but no newer list and none saved during the sweep', async () => {
  const old = Array.from({ length: 1_800 }, (_, n) => servedList(`viewer-${n}`, 20_000))
  for (const one of old) lists.save(one)
  const kept = servedList('viewer-7', 40_000)
  lists.save(kept)
  const sweeping = lists.sweep(40_000)
  const late = servedList('viewer-8', 40_001)
  lists.save(late)
  await sweeping
  expect(await Promise.all(old.map((one) => lists.find(one.recommendationId)))).toEqual(old.map(() => null))
  expect(await lists.newestOf('viewer-7')).toEqual(kept)
  expect(await lists.newestOf('viewer-8')).toEqual(late)
  expect(await lists.newestOf('viewer-9')).toBeNull()
  expect(failures).toEqual([])
})
