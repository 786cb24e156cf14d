import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InteractionEvent } from '../../src/domain/event.ts'
import type { ServedAs } from '../../src/domain/served-as.ts'
import { applyEntries } from '../../src/events/apply/apply-entries.ts'
import { DEFAULT_RATING_SCALE } from '../../src/events/event-weight.ts'
import { addNoiseKey } from '../../src/graph/__generated__/queries.ts'
import { delegating, type GraphStore } from '../../src/graph/graph-store.ts'
import { BUCKETS } from '../../src/metrics/counters.ts'
import { foldHours } from '../../src/metrics/fold-hours.ts'
import { ListTotals } from '../../src/metrics/list-totals.ts'
import { userHash } from '../../src/metrics/metric-rows.ts'
import { readTerms, readTopSearches } from '../../src/metrics/read-search-terms.ts'
import { searchCode, searchedWords } from '../../src/recommend/serving/search-code.ts'
import { newRecommendationId } from '../../src/recommend/serving/served-lists.ts'
import { cypherQuery } from '../support/cypher-query.ts'
import { ENGINES, titleOf } from '../support/engines.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const NOW = Date.UTC(2025, 5, 21, 18)
const SPAN = { fromMs: NOW - 6 * DAY_MS, toMs: NOW + 1, first: 100 }
const SEARCHED: ServedAs = { placement: '', version: 0, model: 'm1', ranker: 'search' }

/** With it, the first nine users are in nine groups: one more would make their words readable. */
const KEY = keyThatParts(9)

function keyThatParts(users: number): string {
  const groupsWith = (key: string) =>
    new Set(Array.from({ length: users }, (_, n) => userHash(key, `u${n}`) % BUCKETS)).size
  for (let n = 0; ; n++) if (groupsWith(`key ${n}`) === users) return `key ${n}`
}

/** A search as it happened. */
interface Search {
  readonly id: string
  readonly userId: string
  readonly atMs: number
  readonly text: string
  readonly isEmpty: boolean
  /** Times that something was clicked, and after how long. */
  readonly clicks: readonly number[]
}

let graph: GraphStore
let state = 11

/** A whole number below another one, the same in each run. */
function below(limit: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 2 ** 32) * limit)
}

async function searchBy(userId: string, text: string, atMs: number): Promise<Search> {
  const code = await searchCode(graph, { kind: 'search', text, impact: 'medium' }, {})
  const isEmpty = text.startsWith('Nothing')
  const clicks = isEmpty ? [] : Array.from({ length: below(3) }, () => below(30 * HOUR_MS))
  return { id: newRecommendationId(atMs, code), userId, atMs, text, isEmpty, clicks }
}

/** Searches of the last days: many users, one user often, nine users, and forty users of which never ten search on one day. */
async function history(): Promise<readonly Search[]> {
  const searches: Search[] = []
  const atDay = (daysAgo: number) => NOW - daysAgo * DAY_MS - below(12 * HOUR_MS)
  const spellings = ['Blaue Schuhe', 'blaue  schühe!', 'BLAUE SCHUHE']
  for (let n = 0; n < 160; n++) {
    searches.push(await searchBy(`u${n % 50}`, spellings[n % 3] ?? '', atDay(below(6))))
    if (n % 2 === 0) searches.push(await searchBy(`u${n % 50}`, 'Nothing at all', atDay(below(6))))
    if (n < 90) searches.push(await searchBy(`u${n % 9}`, 'Jane Roe, 5 Elm Street', atDay(below(6))))
    if (n < 60) searches.push(await searchBy('u1', 'my secret', atDay(below(6))))
    if (n < 40) searches.push(await searchBy(`u${n}`, 'slowly', atDay(n % 5)))
    searches.push(await searchBy(`u${n % 50}`, `rare ${n}`, atDay(below(6))))
    if (n % 8 === 0) searches.push(await searchBy(`u${n % 50}`, '...', atDay(below(6))))
  }
  return searches
}

/** What must be shown, from the raw input. */
function reference(searches: readonly Search[]): readonly object[] {
  const rows = ['blaue schuhe', 'nothing at all', 'slowly'].map((words) => {
    const own = searches.filter(({ text }) => searchedWords(text) === words)
    const isClicked = ({ clicks }: Search) => clicks.some((afterMs) => afterMs <= DAY_MS)
    return {
      words,
      searches: own.length,
      withoutResult: own.filter(({ isEmpty }) => isEmpty).length,
      withoutClick: own.filter((one) => !isClicked(one)).length,
    }
  })
  return rows.sort((a, b) => b.searches - a.searches)
}

/** Counts searches as two processes that write now and then, and twice. */
async function count(searches: readonly Search[]): Promise<void> {
  const processes = [new ListTotals(graph, 'lists a'), new ListTotals(graph, 'lists b')]
  const inOrder = searches.toSorted((a, b) => a.atMs - b.atMs)
  for (const [n, { userId, atMs, text, isEmpty }] of inOrder.entries()) {
    const served = { isEmpty, isFallback: false, isDegraded: false, isSearch: true, tookMs: 3 }
    const process = processes[n % 2]
    process?.count({ ...served, userId, atMs, servedAs: SEARCHED, words: searchedWords(text) })
    if (n % 97 === 0) await process?.write(atMs)
  }
  // The second round finds what both of them wrote.
  for (const nowMs of [NOW, NOW, NOW + HOUR_MS]) for (const process of processes) await process.write(nowMs)
}

/** Clicks as the journal has them, in batches; some batches are rolled back first, and some are sent again. */
async function click(searches: readonly Search[]): Promise<void> {
  const events = searches.flatMap(({ id, userId, atMs, clicks }) =>
    clicks.map((afterMs, n): InteractionEvent => {
      const attribution = { servedAs: SEARCHED, servedAtMs: atMs }
      const about = { eventId: `${id} ${n}`, userId, itemId: `i${n}`, recommendationId: id }
      return {
        ...about,
        kind: 'click',
        atMs: atMs + afterMs,
        value: null,
        count: 1,
        details: { attribution },
      }
    }),
  )
  events.sort((a, b) => a.atMs - b.atMs)
  const killed: GraphStore = {
    ...delegating(graph),
    transaction: (work, options) =>
      graph.transaction(async (runner) => {
        await work(runner)
        throw new Error('killed')
      }, options),
  }
  const options = { ratingScale: DEFAULT_RATING_SCALE, nowMs: NOW }
  for (let at = 0; at < events.length; at += 97) {
    const entries = events.slice(at, at + 97).map((event, n) => ({ position: at + n + 1, event }))
    const batch = { journalId: 'one', entries, end: at + entries.length, recorded: events.length }
    if (below(3) === 0) await expect(applyEntries(killed, batch, options)).rejects.toThrow('killed')
    await applyEntries(graph, batch, options)
    if (below(3) === 0) await applyEntries(graph, batch, options)
  }
}

const TEXTS = cypherQuery<Record<never, never>, { readonly packed: string }>(
  'test/packed-searches',
  `// @mode read
// @budget 1000
// @returns packed String!
MATCH (period:MetricPeriod)
WHERE period.table = 'searches'
MATCH (period)-[:HOLDS]->(sums:MetricRow)
RETURN sums.packed AS packed`,
)

/** The numbers of clicks by code, which is all that a journal knows. */
async function clicked(): Promise<ReadonlyMap<string, number>> {
  const { all } = await readTerms(graph, SPAN)
  return new Map([...all].flatMap(([code, term]) => (term.clicked > 0 ? [[code, term.clicked]] : [])))
}

for (const engine of ENGINES) {
  describe.skipIf(engine.skipReason !== null)(`the searches of users, ${titleOf(engine)}`, () => {
    const open = async () => {
      graph = await engine.open()
      await graph.run(addNoiseKey, { key: KEY })
    }
    beforeEach(async () => {
      state = 11
      await open()
    })
    afterEach(() => graph.close())

    it('shows what ten users searched for, counted as it happened by processes that are killed and repeat, and after a replay', async () => {
      const searches = await history()
      await count(searches)
      await click(searches)
      const expected = reference(searches)
      expect(expected).toHaveLength(3)
      expect(await readTopSearches(graph, SPAN)).toEqual(expected)
      expect(await readTopSearches(graph, { ...SPAN, first: 1 })).toEqual(expected.slice(0, 1))
      // Another day, on which fewer than ten users searched for some of it.
      const first = await readTopSearches(graph, { ...SPAN, toMs: SPAN.fromMs + DAY_MS })
      expect(first.map(({ words }) => words)).not.toContain('slowly')

      await foldHours(graph, NOW + 28 * DAY_MS)
      expect(await readTopSearches(graph, SPAN)).toEqual(expected)
      const clicks = await clicked()
      await foldHours(graph, NOW + 42 * DAY_MS)
      expect(await graph.run(TEXTS, {})).toEqual([])

      // Only the embedded graph can be rebuilt.
      if (engine.name !== 'embedded') return
      await graph.close()
      await open()
      await click(searches)
      expect(await clicked()).toEqual(clicks)
    })

    it('stores nothing readable of what fewer than ten users searched for, and no hash of a user', async () => {
      await count(await history())
      const stored = (await graph.run(TEXTS, {})).map(({ packed }) => packed)
      expect(stored.length).toBeGreaterThan(5)
      expect(stored.join()).toContain('blaue schuhe')
      for (const word of ['jane', 'elm', 'secret', 'rare'])
        expect(stored.join().toLowerCase()).not.toContain(word)
      const terms = stored.flatMap((packed) => JSON.parse(packed) as readonly (readonly unknown[])[])
      // A code of 48 bits, three numbers, and the groups of users as bits; then words.
      for (const [code, , , , , words] of terms) {
        expect(code).toMatch(/^[\da-f]{12}$/)
        expect(['', 'blaue schuhe', 'nothing at all', 'slowly']).toContain(words)
      }
    })

    it('keeps what is searched for most when there are more words than a row has', async () => {
      const process = new ListTotals(graph, 'lists a')
      const served = { isEmpty: false, isFallback: false, isDegraded: false, isSearch: true, tookMs: 3 }
      for (let n = 0; n < 9_000; n++) {
        const words = n % 3 === 0 ? 'often' : `flood ${n}`
        process.count({ ...served, userId: `u${n % 60}`, atMs: NOW, servedAs: SEARCHED, words })
      }
      await process.write(NOW)
      const [often, ...others] = await readTopSearches(graph, SPAN)
      expect(often).toMatchObject({ words: 'often', searches: 3_000 })
      expect(others).toEqual([])
      const [stored] = await graph.run(TEXTS, {})
      expect(stored?.packed.length).toBeLessThan(40_000)
    })
  })
}
