import { MultiBar, type Options, type SingleBar } from 'cli-progress'
import type { CommandContext } from './command-context.ts'
import { say, type Terminal } from './terminal.ts'

/** Progress of one task. */
export interface Step {
  /** The task, such as `import`. */
  readonly label: string
  readonly done: number
  /** In the unit of `done`; 0 while unknown. */
  readonly total: number
  /** The current part, such as `users`. */
  readonly detail?: string
}

/** Shows the progress of long tasks. */
interface Progress {
  update(step: Step): void
  /** Stops drawing and leaves the last state on screen. */
  stop(): void
}

/** Time between two lines of the same label, ms. */
const LINE_INTERVAL_MS = 3_000

/**
 * Runs `work` and shows its progress: bars on a terminal, and in a log a line every few seconds while something changes. Tasks may
 * overlap; each label has its own bar.
 */
export async function withProgress<T>(
  { terminal, nowMs }: Pick<CommandContext, 'terminal' | 'nowMs'>,
  work: (update: (step: Step) => void) => Promise<T>,
): Promise<T> {
  const shown: Progress = terminal.isInteractive ? new Bars(terminal) : new Lines(terminal, nowMs)
  try {
    return await work((step) => shown.update(step))
  } finally {
    shown.stop()
  }
}

class Bars implements Progress {
  readonly #bars: MultiBar
  readonly #byLabel = new Map<string, SingleBar>()

  constructor(terminal: Terminal) {
    const options: Options = {
      stream: terminal.err as NodeJS.WritableStream,
      format: '{label} {bar} {percentage}% {detail}',
      barCompleteChar: '█',
      barIncompleteChar: '░',
      barsize: 30,
      hideCursor: true,
      fps: 8,
      emptyOnZero: true,
    }
    this.#bars = new MultiBar(options)
  }

  update({ label, done, total, detail = '' }: Step): void {
    const payload = { label: label.padEnd(18), detail }
    const bar = this.#byLabel.get(label)
    if (bar) {
      bar.setTotal(total)
      bar.update(Math.min(done, total), payload)
    } else {
      this.#byLabel.set(label, this.#bars.create(total, done, payload))
    }
  }

  stop(): void {
    this.#bars.stop()
  }
}

class Lines implements Progress {
  readonly #terminal: Terminal
  readonly #nowMs: () => number
  /** By label. */
  readonly #shown = new Map<string, { readonly atMs: number; readonly line: string }>()

  constructor(terminal: Terminal, nowMs: () => number) {
    this.#terminal = terminal
    this.#nowMs = nowMs
  }

  update({ label, done, total, detail }: Step): void {
    const last = this.#shown.get(label)
    const atMs = this.#nowMs()
    if (last && atMs - last.atMs < LINE_INTERVAL_MS) return
    const line = `${label}: ${percent(done, total)}${detail ? ` (${detail})` : ''}`
    if (line === last?.line) return
    this.#shown.set(label, { atMs, line })
    say(this.#terminal, line)
  }

  stop(): void {
    this.#shown.clear()
  }
}

function percent(done: number, total: number): string {
  return total > 0 ? `${Math.floor((100 * Math.min(done, total)) / total)}%` : '0%'
}
