import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { AttuneError } from '../../../src/domain/errors.ts'
import { uniform } from '../../../src/domain/random.ts'
import type { Asker } from '../../../src/domain/recommendation.ts'
import { ConcurrencyLimiter } from '../../../src/recommend/concurrency-limiter.ts'

const SIZE = 4
const OVERLOAD_SIZE = 2
const LONGEST_WAIT_MS = 500
/** At twice the capacity, the oldest list has waited for half of the time since the overload began. */
const ONSET_MS = 3 * LONGEST_WAIT_MS

interface Asked {
  readonly atMs: number
  readonly tookMs: number
  readonly outcome: 'answered' | 'refused'
  readonly caller: string
}

/** A computer that works on one thing at a time, in turns of a fraction of a millisecond, by a clock of its own. */
class Machine {
  nowMs = 0
  readonly limiter: ConcurrencyLimiter
  readonly asked: Asked[] = []
  readonly #working = new Set<{ leftMs: number; readonly end: () => void }>()

  constructor(size = SIZE) {
    this.limiter = new ConcurrencyLimiter({
      size,
      longestWaitMs: LONGEST_WAIT_MS,
      nowMs: () => this.nowMs,
    })
  }

  /** Asks for a list that takes so much work. Resolves when it is answered or refused. */
  async ask(workMs: number, caller = '', document?: string): Promise<void> {
    const atMs = this.nowMs
    const isRefused = this.limiter.refuses('single', caller)
    const asker = { caller, ...(document !== undefined && { document }) }
    const outcome = isRefused ? 'refused' : await this.#make(workMs, asker)
    this.asked.push({ atMs, tookMs: this.nowMs - atMs, outcome, caller })
  }

  async #make(workMs: number, asker: Asker): Promise<Asked['outcome']> {
    try {
      const made = () => new Promise<void>((end) => this.#working.add({ leftMs: workMs, end }))
      await this.limiter.run(made, 'single', undefined, asker)
      return 'answered'
    } catch (error) {
      if (error instanceof AttuneError && error.code === 'BUSY') return 'refused'
      throw error
    }
  }

  /** Asks for lists at a fixed rate for a while. */
  async load(perSecond: number, seconds: number, workMs: () => number): Promise<void> {
    const startedMs = this.nowMs
    for (let n = 0; this.nowMs < startedMs + 1_000 * seconds; ) {
      for (; n < ((this.nowMs - startedMs) * perSecond) / 1_000; n++) void this.ask(workMs())
      await this.work()
    }
  }

  /** Clients who ask for the next list as soon as they have an answer, until an instant. Those who are refused retry soon. */
  async serve(clients: number, untilMs: number, workMs: () => number): Promise<void> {
    const client = async () => {
      while (this.nowMs < untilMs) {
        await this.ask(workMs())
        await setImmediate()
      }
    }
    const served = Promise.all(Array.from({ length: clients }, client))
    while (this.nowMs < untilMs) await this.work()
    await this.idle()
    await served
  }

  /** Works for a millisecond. */
  async work(): Promise<void> {
    await setImmediate()
    this.nowMs++
    let leftMs = 1
    while (leftMs > 1e-9 && this.#working.size > 0) {
      const shareMs = Math.min(leftMs, ...[...this.#working].map((task) => task.leftMs * this.#working.size))
      leftMs -= shareMs
      for (const task of this.#working) {
        task.leftMs -= shareMs / this.#working.size
        if (task.leftMs > 1e-9) continue
        this.#working.delete(task)
        task.end()
      }
      await setImmediate()
    }
  }

  async idle(): Promise<void> {
    while (this.#working.size + this.limiter.waiting > 0) await this.work()
  }

  of(outcome: Asked['outcome'], fromMs = 0, toMs = Number.POSITIVE_INFINITY): readonly Asked[] {
    return this.asked.filter(
      (asked) => asked.outcome === outcome && asked.atMs >= fromMs && asked.atMs < toMs,
    )
  }
}

describe('the limit of lists in flight', () => {
  it('keeps the throughput and the latency at several times the capacity, whatever a list costs', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(2, 8, 16, 40),
        fc.integer({ min: 2, max: 6 }),
        fc.integer(),
        async (workMs, times, seed) => {
          const machine = new Machine()
          const next = uniform(seed)
          const capacity = 1_000 / workMs
          await machine.load(times * capacity, 4, () => workMs * (0.5 + next()))
          // Before that, the queue grows until it is known not to pass.
          const answered = machine.of('answered', ONSET_MS)
          expect(answered.length).toBeGreaterThanOrEqual((0.9 * capacity * (4_000 - ONSET_MS)) / 1_000)
          expect(Math.max(...answered.map(({ tookMs }) => tookMs))).toBeLessThanOrEqual(
            1.5 * workMs * OVERLOAD_SIZE + 2,
          )
          expect(machine.of('refused', ONSET_MS).every(({ tookMs }) => tookMs === 0)).toBe(true)
        },
      ),
      { numRuns: 12, seed: 5 },
    )
  })

  it('has many cheap lists in flight or a few dear ones', async () => {
    const waitingAtMost = async (workMs: number) => {
      const machine = new Machine()
      let most = 0
      await machine.load((3 * 1_000) / workMs, 2, () => {
        most = Math.max(most, machine.limiter.waiting)
        return workMs
      })
      return most
    }
    const [cheap, dear] = [await waitingAtMost(2), await waitingAtMost(40)]
    // As many as can start while the last of them may wait, and some before it is known how many these are.
    expect(cheap).toBeGreaterThan((0.9 * LONGEST_WAIT_MS) / 2)
    expect(dear).toBeLessThan((2 * LONGEST_WAIT_MS) / 40)
  })

  it('refuses none of a burst, and none of more clients than it has slots', async () => {
    const machine = new Machine()
    for (let n = 0; n < 30; n++) void machine.ask(16)
    await machine.idle()
    expect(machine.of('answered')).toHaveLength(30)
    await machine.serve(3 * SIZE, 5_000, () => 16)
    expect(machine.of('refused')).toEqual([])
  })

  it('refuses none of twice as many clients as slots, however slow their lists are', async () => {
    const machine = new Machine()
    await machine.serve(2 * SIZE, 20_000, () => LONGEST_WAIT_MS)
    expect(machine.of('answered').length).toBeGreaterThan(SIZE)
    expect(machine.of('refused')).toEqual([])
  })

  it('accepts all clients again some time after lists were slow, though the refused ones retry at once', async () => {
    const machine = new Machine()
    await machine.serve(4 * SIZE, 25_000, () => (machine.nowMs < 2_000 ? LONGEST_WAIT_MS : 10))
    expect(machine.of('refused', 2_000, 10_000).length).toBeGreaterThan(1_000)
    expect(machine.of('refused', 23_000)).toEqual([])
  })

  it('knows an overload by the pace of the lists before one has waited too long', async () => {
    const machine = new Machine()
    await machine.load(500, 2, () => 8)
    const [first] = machine.of('refused').map(({ atMs, tookMs }) => atMs + tookMs)
    expect(first).toBeLessThan(LONGEST_WAIT_MS / 2)
  })

  it('forgets the pace of slow lists once none is waiting', async () => {
    const machine = new Machine()
    for (let n = 0; n < 3 * SIZE; n++) void machine.ask(35)
    await machine.idle()
    for (let n = 0; n < 10 * SIZE; n++) void machine.ask(2)
    await machine.idle()
    expect(machine.of('refused')).toEqual([])
  })

  it.each([2, 16, 40])(
    'accepts all lists of %d ms soon after the overload, at a load that it can carry',
    async (meanMs) => {
      const machine = new Machine()
      const next = uniform(11)
      const workMs = () => -meanMs * Math.log(1 - next())
      await machine.load((3 * 1_000) / meanMs, 3, workMs)
      await machine.load((0.7 * 1_000) / meanMs, 6, workMs)
      expect(machine.of('refused', 2_000, 3_000).length).toBeGreaterThan(20)
      expect(machine.of('refused', 4_500)).toEqual([])
    },
  )

  it('makes single lists before those of a batch, which it refuses during an overload even if a slot is free', async () => {
    let nowMs = 0
    const limiter = new ConcurrencyLimiter({ size: 1, longestWaitMs: 100, nowMs: () => nowMs })
    const order: string[] = []
    const held = withResolvers()
    const note = (name: string, lane: 'single' | 'batch') =>
      limiter.run(async () => void order.push(name), lane).catch(() => void order.push(`${name} refused`))
    const first = limiter.run(() => held.promise, 'single')
    const others = [note('batch', 'batch'), note('single', 'single')]
    nowMs = 90
    held.resolve()
    await Promise.all([first, ...others])
    expect(order).toEqual(['single', 'batch'])

    const again = withResolvers()
    const second = limiter.run(() => again.promise, 'single')
    const waiting = [note('late', 'single'), note('later', 'single'), note('late batch', 'batch')]
    nowMs = 200
    await Promise.all([note('new', 'single'), ...waiting])
    again.resolve()
    await second
    await note('new batch', 'batch')
    await note('free', 'single')
    nowMs = 1_000
    await note('last batch', 'batch')
    expect(order.slice(2)).toEqual([
      'new refused',
      'late refused',
      'later refused',
      'late batch refused',
      'new batch refused',
      'free',
      'last batch',
    ])
  })

  it('refuses the last queries of turns that stay long, until one is short', async () => {
    let nowMs = 0
    const limiter = new ConcurrencyLimiter({ size: 1, longestWaitMs: 500, nowMs: () => nowMs })
    /** Queries that are read in one turn of the event loop and take 10 ms each. Returns how many are refused. */
    const turn = async (queries: number) => {
      let refused = 0
      for (let n = 0; n < queries; n++) {
        if (limiter.refuses('single')) refused++
        else nowMs += 10
      }
      await setImmediate()
      return refused
    }
    expect(await turn(100)).toBe(0)
    nowMs += 1_000
    // Turns of 60 ms until one begins after 200 ms, then as many as are read within 25 ms.
    const refused: number[] = []
    for (let n = 0; n < 7; n++) refused.push(await turn(6))
    expect(refused).toEqual([0, 0, 0, 0, 0, 3, 3])
    expect(await turn(2)).toBe(0)
    expect(await turn(6)).toBe(0)
  })

  describe.each([0, 1, 3, 10])('beside %d callers who ask again at once, ten times in parallel', (greedy) => {
    const WORK_MS = 8
    const untilMs = process.env.ATTUNE_TEST_LONG ? 10_000 : 2_200

    /** Loads a computer with one processor, which has two slots. One caller wants a list every 200 ms. */
    async function beside(): Promise<Machine> {
      const machine = new Machine(2)
      const clients = Array.from({ length: 10 * greedy }, async (_, n) => {
        while (machine.nowMs < untilMs) {
          await machine.ask(WORK_MS, `greedy ${n % greedy}`)
          await setImmediate()
        }
      })
      for (let dueMs = 1_000; machine.nowMs < untilMs; ) {
        if (machine.nowMs >= dueMs) {
          void machine.ask(WORK_MS, 'modest')
          dueMs += 200
        }
        await machine.work()
      }
      await machine.idle()
      await Promise.all(clients)
      return machine
    }

    let machine: Machine
    beforeAll(async () => {
      machine = await beside()
    })

    it('answers all of the one who asks five times a second, in at most twice the time', () => {
      const modest = machine.asked.filter(({ caller }) => caller === 'modest')
      expect(modest).toHaveLength((untilMs - 1_000) / 200)
      expect(modest.filter(({ outcome }) => outcome === 'refused')).toEqual([])
      expect(Math.max(...modest.map(({ tookMs }) => tookMs))).toBeLessThanOrEqual(2 * WORK_MS + 1)
    })

    it('gives the others equal parts of the rest', () => {
      const counts = Array.from(
        { length: greedy },
        (_, n) => machine.of('answered').filter(({ caller }) => caller === `greedy ${n}`).length,
      )
      for (const count of counts) expect(count).toBeGreaterThan((0.8 * untilMs) / WORK_MS / greedy / 1.2)
    })
  })

  it('lets callers who wait for their answers share the slots, whatever each has in flight', async () => {
    const machine = new Machine()
    for (let n = 0; n < 40; n++) void machine.ask(8, 'many')
    for (let n = 0; n < 4; n++) void machine.ask(8, 'few')
    await machine.idle()
    const few = machine.asked.filter(({ caller }) => caller === 'few')
    expect(machine.of('refused')).toEqual([])
    expect(Math.max(...few.map(({ tookMs }) => tookMs))).toBeLessThan((40 * 8) / 3)
  })

  it('counts the lists of a document once, and makes those of others between them', async () => {
    const machine = new Machine()
    for (let n = 0; n < 100; n++) void machine.ask(16, 'server', 'lists of 100 users')
    await machine.work()
    for (let n = 0; n < 3; n++) void machine.ask(16, 'server', `other ${n}`)
    await machine.idle()
    expect(machine.of('refused')).toEqual([])
    const others = machine.asked.filter(({ atMs }) => atMs > 0)
    expect(Math.max(...others.map(({ tookMs }) => tookMs))).toBeLessThan((100 * 16) / 4)
  })

  it('ends an overload of bursts when the slots are idle between them', async () => {
    const machine = new Machine()
    const untilMs = 10_000
    for (let burst = 0; machine.nowMs < untilMs; burst++) {
      // Far more than can wait, then a few a second that the server can carry.
      if (burst === 0) for (let n = 0; n < 200; n++) void machine.ask(8)
      for (let n = 0; n < 6; n++) void machine.ask(8)
      for (let ms = 0; ms < 200; ms++) await machine.work()
    }
    await machine.idle()
    expect(machine.of('refused').length).toBeGreaterThan(100)
    expect(machine.of('refused', 2_000)).toEqual([])
  })

  it('makes all slots available to a sole caller', async () => {
    const machine = new Machine()
    let most = 0
    let running = 0
    const task = async () => {
      most = Math.max(most, ++running)
      await setImmediate()
      running--
    }
    await Promise.all(
      Array.from({ length: 20 }, () =>
        machine.limiter.run(task, 'single', undefined, { caller: 'server', document: 'one' }),
      ),
    )
    expect(most).toBe(SIZE)
  })

  it('gives the place of a caller who has left to the next', async () => {
    const limiter = new ConcurrencyLimiter({ size: 1, longestWaitMs: 100 })
    const held = withResolvers()
    const leaving = new AbortController()
    const first = limiter.run(() => held.promise, 'single')
    const left = limiter.run(async () => 'made', 'single', leaving.signal)
    const next = limiter.run(async () => 'made', 'single', new AbortController().signal)
    leaving.abort()
    await expect(left).rejects.toMatchObject({ kind: 'cancelled' })
    expect(limiter.waiting).toBe(1)
    held.resolve()
    expect(await next).toBe('made')
    await first
    expect(limiter.waiting).toBe(0)
  })
})

/** `Promise.withResolvers`, which Node 20 lacks. */
function withResolvers(): { readonly promise: Promise<void>; resolve(): void } {
  let resolve: () => void = () => undefined
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve: () => resolve() }
}
