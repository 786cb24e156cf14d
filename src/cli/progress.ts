import { type Options, SingleBar } from 'cli-progress'
import { say, type Terminal } from './terminal.ts'

/** Shows how far long work is: a bar for a person, a line every few seconds for a log. */
export interface Progress {
  /** `done` of `total`, in whatever unit the work counts; a new `label` starts a new bar. */
  update(label: string, done: number, total: number): void
  /** Leaves the last state on screen and stops drawing. */
  stop(): void
}

/** Time between two lines where nobody watches. */
const LINE_INTERVAL_MS = 3_000

/** @param nowMs a monotonic clock, for the pace of lines */
export function progress(terminal: Terminal, nowMs: () => number): Progress {
  return terminal.isInteractive ? new Bars(terminal) : new Lines(terminal, nowMs)
}

class Bars implements Progress {
  readonly #terminal: Terminal
  #bar: SingleBar | undefined
  #label = ''

  constructor(terminal: Terminal) {
    this.#terminal = terminal
  }

  update(label: string, done: number, total: number): void {
    if (label !== this.#label) {
      this.stop()
      this.#label = label
      this.#bar = new SingleBar(this.#options())
      this.#bar.start(total, done, { label: label.padEnd(24) })
    }
    this.#bar?.setTotal(total)
    this.#bar?.update(done)
  }

  stop(): void {
    this.#bar?.stop()
    this.#bar = undefined
    this.#label = ''
  }

  #options(): Options {
    return {
      stream: this.#terminal.err as NodeJS.WritableStream,
      format: '{label} {bar} {percentage}% | {duration_formatted}',
      barCompleteChar: '█',
      barIncompleteChar: '░',
      barsize: 30,
      hideCursor: true,
      fps: 8,
    }
  }
}

class Lines implements Progress {
  readonly #terminal: Terminal
  readonly #nowMs: () => number
  #label = ''
  #lastAt = 0

  constructor(terminal: Terminal, nowMs: () => number) {
    this.#terminal = terminal
    this.#nowMs = nowMs
  }

  update(label: string, done: number, total: number): void {
    const now = this.#nowMs()
    if (label === this.#label && now - this.#lastAt < LINE_INTERVAL_MS) return
    this.#label = label
    this.#lastAt = now
    say(this.#terminal, `${label}: ${percent(done, total)}`)
  }

  stop(): void {
    this.#label = ''
  }
}

function percent(done: number, total: number): string {
  return total > 0 ? `${Math.floor((100 * Math.min(done, total)) / total)}%` : '0%'
}
