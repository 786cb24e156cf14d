import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { InteractionEvent } from '../../../../src/domain/event.ts'
import { type AppliedEntries, applyEntries } from '../../../../src/events/apply/apply-entries.ts'
import { applyEvents } from '../../../../src/events/apply/apply-events.ts'
import { EarlyLane } from '../../../../src/events/apply/early-lane.ts'
import { PositionWaiters } from '../../../../src/events/apply/position-waiters.ts'
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
  | { readonly kind: 'come'; readonly calls: number }
  | { readonly kind: 'bring'; readonly call: number; readonly fate: Fate }
  | { readonly kind: 'batch'; readonly length: number; readonly fate: Fate }
  | { readonly kind: 'restart' }

const fate = fc.constantFrom<Fate>('well', 'well', 'refused', 'lost')
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('come' as const), calls: fc.nat(12) }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('bring' as const), call: fc.nat(), fate }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('batch' as const),
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
  readonly #left: InteractionEvent[]
  readonly #came: InteractionEvent[] = []
  readonly #fates: Fate[] = []
  #lane: EarlyLane
  #positions = new PositionWaiters()
  #starts = 0

  constructor(graph: GraphStore, journal: Journal, events: readonly InteractionEvent[]) {
    this.#graph = graph
    this.#journal = journal
    this.#left = [...events]
    this.#lane = this.#begin()
  }

  async restart(): Promise<void> {
    const [cursor] = await this.#graph.run(cursorsOf, { journals: [this.#journal.id] })
    this.#positions = new PositionWaiters()
    this.#positions.reach(cursor?.applied ?? 0)
    this.#lane = this.#begin()
    this.#lane.setAhead(cursor?.ahead ?? [])
  }

  async come(calls: number): Promise<void> {
    for (const event of this.#left.splice(0, calls)) {
      this.#came.push(event)
      this.#lane.came([event], await this.#journal.append([event]))
    }
  }

  async bring(call: number, fate: Fate): Promise<void> {
    const event = this.#came[call % this.#came.length]
    if (!event) return
    this.#fates.push(fate)
    await this.#lane.bring(this.#came.indexOf(event) + 1, event.userId, AbortSignal.timeout(50))
  }

  async batch(length: number, fate: Fate): Promise<void> {
    const { entries, end } = await this.#journal.read(this.#positions.reached, length)
    const batch = { journalId: this.#journal.id, end, recorded: this.#journal.last }
    const left = entries.filter(({ position }) => !this.#lane.isAhead(position))
    try {
      this.#lane.take(end)
      this.#onApplied(
        await withFate(fate, () => applyEntries(this.#graph, { ...batch, entries: left }, OPTIONS)),
      )
      this.#lane.passed(
        entries.map(({ event }) => event),
        this.#positions.reached,
      )
    } catch (error) {
      if (!(error instanceof GraphError)) throw error
    }
  }

  async finish(): Promise<void> {
    await this.restart()
    await this.come(this.#left.length)
    while (this.#positions.reached < this.#journal.last) await this.batch(20, 'well')
  }

  #onApplied({ position, ahead }: AppliedEntries): void {
    this.#lane.setAhead(ahead)
    this.#positions.reach(position)
  }

  #begin(): EarlyLane {
    const journalId = this.#journal.id
    const start = ++this.#starts
    return new EarlyLane({
      journal: this.#journal,
      positions: this.#positions,
      apply: async (entries) => {
        const applied = await withFate(this.#fates.shift() ?? 'well', () =>
          applyEntries(this.#graph, { journalId, entries }, OPTIONS),
        )
        // A killed process continues for a while beside its successor.
        if (start === this.#starts) this.#onApplied(applied)
      },
      onFailed: () => {},
    })
  }
}

/** A lane over calls of one event each, of different users; `apply` replaces the graph. */
async function laneOver(calls: number, apply: (positions: readonly number[]) => Promise<void>) {
  const journal = lmdbJournal({ folder: temporaryFolder(), nowMs: () => 1_000 })
  onTestFinished(() => journal.close())
  const positions = new PositionWaiters()
  const ahead: number[] = []
  const lane = new EarlyLane({
    journal,
    positions,
    apply: async (entries) => {
      const applied = entries.map(({ position }) => position)
      await apply(applied)
      ahead.push(...applied)
      lane.setAhead(ahead.filter((position) => position > positions.reached))
    },
    onFailed: () => {},
  })
  const events = eventsAt(Array.from({ length: calls }, () => 1)).map((event, n) => ({
    ...event,
    userId: `user-${n + 1}`,
  }))
  await journal.append(events)
  events.forEach((event, n) => void lane.came([event], { verdicts: ['accepted'], position: n + 1 }))
  const bring = (position: number) => lane.bring(position, `user-${position}`, AbortSignal.timeout(10_000))
  return { lane, positions, bring, bringAll: (wanted: readonly number[]) => Promise.all(wanted.map(bring)) }
}

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, n) => first + n)

describe('early entries', () => {
  it('are left to the applier once it has claimed them', async () => {
    const applied: number[] = []
    const { lane, positions, bring } = await laneOver(5, async (entries) => void applied.push(...entries))
    lane.take(3)
    const claimed = bring(3)
    expect(await bring(4)).toBe(true)
    expect(applied).toEqual([4])
    positions.reach(3)
    expect(await claimed).toBe(true)
    expect(applied).toEqual([4])
  })

  it.each(['contract', 'timeout', 'failed'] as const)(
    'wait for their turn until the graph has passed one that failed (%s)',
    async (kind) => {
      let tried = 0
      const { positions, bring, bringAll } = await laneOver(5, async (entries) => {
        tried++
        if (entries.includes(2)) throw new GraphError(kind, 'it did not work')
      })
      expect(await bringAll([1, 2])).toEqual([false, false])
      expect(await bringAll([1, 2, 3])).toEqual([false, false, false])
      expect(tried).toBe(1)
      positions.reach(2)
      expect(await bring(3)).toBe(true)
    },
  )

  it('are applied in transactions of at most two hundred, and at most a thousand ahead', async () => {
    const sizes: number[] = []
    const { lane, positions, bring, bringAll } = await laneOver(1_002, async (entries) => {
      sizes.push(entries.length)
    })
    expect(new Set(await bringAll(range(1, 1_000)))).toEqual(new Set([true]))
    expect(sizes).toEqual([200, 200, 200, 200, 200])
    expect(await bring(1_002)).toBe(false)
    lane.setAhead(range(501, 1_000))
    positions.reach(500)
    expect(await bring(1_002)).toBe(true)
  })

  it('are not applied after the end, which waits for the current transaction', async () => {
    let end = () => {}
    const ended = new Promise<void>((resolve) => {
      end = resolve
    })
    const order: string[] = []
    const { lane, bring } = await laneOver(5, async () => {
      order.push('began')
      await ended
      order.push('applied')
    })
    const bringing = bring(1)
    await expect.poll(() => order).toEqual(['began'])
    const ending = lane.end().then(() => order.push('ended'))
    const late = bring(2)
    end()
    await ending
    expect([await bringing, await late]).toEqual([true, false])
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
          const life = new Life(graph, journal, events)
          const brought: Promise<void>[] = []
          for (const step of steps) {
            // Concurrent with the next steps, as in a server.
            if (step.kind === 'bring') brought.push(life.bring(step.call, step.fate))
            else if (step.kind === 'come') await life.come(step.calls)
            else if (step.kind === 'batch') await life.batch(step.length, step.fate)
            else await life.restart()
          }
          await Promise.all(brought)
          await life.finish()
          expect(await graphDump(graph)).toEqual(await graphDump(expected))
        } finally {
          await Promise.all([graph.close(), expected.close(), journal.close()])
        }
      }),
      { numRuns: RUNS },
    )
  })
})
