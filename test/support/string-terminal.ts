import { Writable } from 'node:stream'
import type { Terminal } from '../../src/cli/terminal.ts'

export interface StringTerminal extends Terminal {
  /** Text written to `out` so far. */
  outText(): string
  /** Text written to `err` so far. */
  errText(): string
}

/** A terminal that keeps its output in strings; it is not interactive unless `isInteractive` is set. */
export function stringTerminal(
  options: Partial<Pick<Terminal, 'columns' | 'isInteractive'>> = {},
): StringTerminal {
  const out = new Sink()
  const err = new Sink()
  return {
    out,
    err,
    columns: options.columns ?? 120,
    isInteractive: options.isInteractive ?? false,
    outText: () => out.text,
    errText: () => err.text,
  }
}

class Sink extends Writable {
  text = ''

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString()
    done()
  }
}
