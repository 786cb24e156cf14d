import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { InteractionEvent } from '../../../../src/domain/event.ts'
import { type AppliedEntries, applyEntries } from '../../../../src/events/apply/apply-entries.ts'
import { applyEvents } from '../../../../src/events/apply/apply-events.ts'
import { EarlyLane } from '../../../../src/events/apply/early-lane.ts'
import { DEFAULT_RATING_SCALE } from '../../../../src/events/event-weight.ts'
import type { Journal } from '../../../../src/events/journal/journal.ts'
import { lmdbJournal } from '../../../../src/events/journal/lmdb-journal.ts'
import { cursorsOf } from '../../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../../src/graph/embedded/open-embedded.ts'
import { GraphError } from '../../../../src/graph/graph-error.ts'
import type { GraphStore } from '../../../../src/graph/graph-store.ts'
import { graphDump } from '../../../support/graph-dump.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const OPTIONS = { ratingScale: DEFAULT_RATING_SCALE, nowMs: 1_000 }
const EVENTS = 60
const RUNS = 30

/** How the next transaction ends: with success, before any write, or with its reply lost. */
type Fate = 'well' | 'refused' | 'lost'
type Step =
  | { readonly kind: 'bring'; readonly positions: readonly number[]; readonly fate: Fate }
  | { readonly kind: 'stretch'; readonly length: number; readonly fate: Fate }
  | { readonly kind: 'restart' }

const fate = fc.constantFrom<Fate>('well', 'well', 'refused', 'lost')
const positions = fc.array(fc.integer({ min: 1, max: EVENTS }), { minLength: 1, maxLength: 12 })
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('bring' as const), positions, fate }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('stretch' as const),
        length: fc.integer({ min: 1, max: 15 }),
        fate,
      }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
  ),
  { minLength: 5, maxLength: 30 },
)
/** Few pairs, so that edges drop events, also late ones. */
const instants = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: EVENTS, maxLength: EVENTS })

function eventsAt(times: readonly number[]): readonly InteractionEvent[] {
  return times.map((atMs, n) => ({
    eventId: `event-${n}`,
    userId: `user-${n % 5 === 0 ? 1 : 0}`,
    itemId: 'tea',
    kind: n % 7 === 0 ? 'like' : 'play',
    atMs,
    value: null,
    count: 1,
  }))
}

async function withFate<T>(fate: Fate, work: () => Promise<T>): Promise<T> {
  if (fate === 'refused') throw new GraphError('unavailable', 'refused')
  const done = await work()
  if (fate === 'lost') throw new GraphError('unavailable', 'the reply was lost')
  return done
}

/** One server process over a journal: an applier driven by hand, and a lane. */
class Life {
  readonly #graph: GraphStore
  readonly #journal: Journal
  readonly #fates: Fate[] = []
  #lane: EarlyLane
  #applied = 0
  #starts = 0

  constructor(graph: GraphStore, journal: Journal) {
    this.#graph = graph
    this.#journal = journal
    this.#lane = this.#begin()
  }

  async restart(): Promise<void> {
    const [cursor] = await this.#graph.run(cursorsOf, { journals: [this.#journal.id] })
    this.#applied = cursor?.applied ?? 0
    this.#lane = this.#begin()
    this.#lane.setAhead(this.#applied, cursor?.ahead ?? [])
  }

  async bring(positions: readonly number[], fate: Fate): Promise<void> {
    this.#fates.push(fate)
    await this.#lane.bring(positions.filter((position) => position > this.#applied))
  }

  async stretch(length: number, fate: Fate): Promise<void> {
    const { entries, end } = await this.#journal.read(this.#applied, length)
    const stretch = { journalId: this.#journal.id, end, recorded: this.#journal.last }
    const left = entries.filter(({ position }) => !this.#lane.isAhead(position))
    try {
      this.#lane.take(end)
      this.#applied = this.#told(
        await withFate(fate, () => applyEntries(this.#graph, { ...stretch, entries: left }, OPTIONS)),
      )
    } catch (error) {
      if (!(error instanceof GraphError)) throw error
    }
  }

  get isDone(): boolean {
    return this.#applied === this.#journal.last
  }

  #told({ position, ahead }: AppliedEntries): number {
    this.#lane.setAhead(position, ahead)
    return position
  }

  #begin(): EarlyLane {
    const journalId = this.#journal.id
    const start = ++this.#starts
    return new EarlyLane({
      journal: this.#journal,
      apply: async (entries) => {
        const applied = await withFate(this.#fates.shift() ?? 'well', () =>
          applyEntries(this.#graph, { journalId, entries }, OPTIONS),
        )
        // A killed process continues for a while beside its successor.
        if (start === this.#starts) this.#told(applied)
      },
      onFailed: () => {},
    })
  }
}

/** A lane over a number of entries; `apply` replaces the graph. */
async function laneOver(
  count: number,
  apply: (positions: readonly number[]) => Promise<void>,
): Promise<EarlyLane> {
  const journal = lmdbJournal({ folder: temporaryFolder(), nowMs: () => 1_000 })
  onTestFinished(() => journal.close())
  await journal.append(eventsAt(Array.from({ length: count }, () => 1)))
  const ahead: number[] = []
  const lane = new EarlyLane({
    journal,
    apply: async (entries) => {
      const positions = entries.map(({ position }) => position)
      await apply(positions)
      ahead.push(...positions)
      lane.setAhead(0, ahead)
    },
    onFailed: () => {},
  })
  return lane
}

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, n) => first + n)

describe('early entries', () => {
  it('are left to the applier once it has claimed them', async () => {
    const applied: number[] = []
    const lane = await laneOver(5, async (positions) => void applied.push(...positions))
    lane.take(3)
    expect(await lane.bring([2, 3, 4])).toBe(true)
    expect(applied).toEqual([4])
  })

  it('are not retried if they cause the error', async () => {
    const tried: (readonly number[])[] = []
    const lane = await laneOver(5, async (positions) => {
      tried.push(positions)
      if (positions.includes(2)) throw new GraphError('contract', 'it does not fit')
    })
    // The entries belong to two users.
    expect(await Promise.all([lane.bring([1]), lane.bring([2])])).toEqual([true, false])
    expect(tried).toEqual([[1, 2], [1], [2]])
    expect(await lane.bring([2, 3])).toBe(false)
    expect(tried).toHaveLength(3)
  })

  it.each([
    { what: 'timed out', kind: 'timeout' },
    { what: 'failed without a clear reason', kind: 'failed' },
  ] as const)('wait for their turn if the graph $what, and others are applied', async ({ kind }) => {
    let tried = 0
    const lane = await laneOver(5, async (positions) => {
      tried++
      if (positions.includes(2)) throw new GraphError(kind, 'it did not work')
    })
    expect(await Promise.all([lane.bring([1]), lane.bring([2])])).toEqual([false, false])
    expect(await Promise.all([lane.bring([1]), lane.bring([2])])).toEqual([false, false])
    expect(tried).toBe(1)
    expect(await lane.bring([3])).toBe(true)
    lane.setAhead(2, [3])
    expect(await lane.bring([4])).toBe(true)
  })

  it('are at most a thousand; further callers wait for their turn', async () => {
    const lane = await laneOver(1_002, async () => {})
    for (let first = 1; first < 1_000; first += 50)
      expect(await lane.bring(range(first, first + 49))).toBe(true)
    expect(await lane.bring([1_002])).toBe(false)
    lane.setAhead(500, range(501, 1_000))
    expect(await lane.bring([1_002])).toBe(true)
  })

  it('are applied in transactions of at most two hundred, up to the limit', async () => {
    const sizes: number[] = []
    const lane = await laneOver(1_500, async (positions) => void sizes.push(positions.length))
    const asked = Array.from({ length: 30 }, (_, n) => lane.bring(range(50 * n + 1, 50 * n + 50)))
    expect((await Promise.all(asked)).map(Number)).toEqual([...Array(20).fill(1), ...Array(10).fill(0)])
    expect(sizes).toEqual([200, 200, 200, 200, 200])
  })

  it('are not applied after the end, which waits for the current transaction', async () => {
    let end = () => {}
    const ended = new Promise<void>((resolve) => {
      end = resolve
    })
    const order: string[] = []
    const lane = await laneOver(5, async () => {
      order.push('began')
      await ended
      order.push('applied')
    })
    const bringing = lane.bring([1])
    await expect.poll(() => order).toEqual(['began'])
    const ending = lane.end().then(() => order.push('ended'))
    expect(await lane.bring([2])).toBe(false)
    end()
    await ending
    expect(await bringing).toBe(true)
    expect(order).toEqual(['began', 'applied', 'ended'])
  })

  it('give the same graph as entries in order, despite failures and kills', async () => {
    await fc.assert(
      fc.asyncProperty(instants, steps, async (times, steps) => {
        const [graph, expected] = [
          await openEmbedded({ maxRelationships: 1e6 }),
          await openEmbedded({ maxRelationships: 1e6 }),
        ]
        const journal = lmdbJournal({ folder: temporaryFolder(), nowMs: () => 1_000 })
        try {
          const events = eventsAt(times)
          await applyEvents(expected, events, OPTIONS)
          await journal.append(events)
          const life = new Life(graph, journal)
          const brought: Promise<void>[] = []
          for (const step of steps) {
            // Concurrent with the next steps, as in a server.
            if (step.kind === 'bring') brought.push(life.bring(step.positions, step.fate))
            else if (step.kind === 'stretch') await life.stretch(step.length, step.fate)
            else await life.restart()
          }
          await Promise.all(brought)
          await life.restart()
          while (!life.isDone) await life.stretch(20, 'well')
          expect(await graphDump(graph)).toEqual(await graphDump(expected))
        } finally {
          await Promise.all([graph.close(), expected.close(), journal.close()])
        }
      }),
      { numRuns: RUNS },
    )
  }, 60_000)
})
