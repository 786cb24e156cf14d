/** Age at which a request counts a third, in milliseconds. A caller without newer ones is forgotten. */
const MEMORY_MS = 1_000

/** Who asks for less than this part of the mean of all callers is modest. */
const MODEST_SHARE = 0.5

/** What one caller asks for. */
export interface Load {
  running: number
  waiting: number
  /** When their last list was started; minus infinity: never. */
  startedMs: number
  /** Recent lists and refused requests. */
  asked: number
  askedMs: number
  /** True if they ask for much less than others. A sole caller is never modest, and neither is one of many who are alike. */
  isModest: boolean
}

/** Compares what callers ask for. */
export class CallerLoads {
  /** The caller who asked last at the end. */
  readonly #loads = new Map<string, Load>()
  #asked = 0
  #askedMs = 0

  /** Recent callers. */
  get size(): number {
    return this.#loads.size
  }

  /** Counts what a caller asks for. */
  note(caller: string, nowMs: number, count = 1): Load {
    const old = { running: 0, waiting: 0, startedMs: Number.NEGATIVE_INFINITY, asked: 0, askedMs: nowMs }
    const load = this.#loads.get(caller) ?? { ...old, isModest: false }
    load.asked = count + load.asked * weightAt(nowMs - load.askedMs)
    this.#asked = count + this.#asked * weightAt(nowMs - this.#askedMs)
    this.#askedMs = load.askedMs = nowMs
    this.#loads.delete(caller)
    for (const [name, { running, waiting, askedMs }] of this.#loads) {
      if (running + waiting > 0 || nowMs - askedMs < MEMORY_MS) break
      this.#loads.delete(name)
    }
    this.#loads.set(caller, load)
    load.isModest = load.asked * this.#loads.size < MODEST_SHARE * this.#asked
    return load
  }
}

/** Orders callers: modest ones first, then those whose last list was started before those of others. */
export function turnOf({ isModest, startedMs }: Load): number {
  return isModest ? Number.NEGATIVE_INFINITY : startedMs
}

function weightAt(ageMs: number): number {
  return Math.exp(-ageMs / MEMORY_MS)
}
