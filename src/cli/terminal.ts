import type { Writable } from 'node:stream'

/** Where a command writes. Results go to `out` alone, so that they can be piped; everything else to `err`. */
export interface Terminal {
  readonly out: Writable
  readonly err: Writable
  /** A person watches `err`: bars may be drawn over each other. */
  readonly isInteractive: boolean
  /** Width of `out` in characters. */
  readonly columns: number
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  return {
    out: process.stdout,
    err: process.stderr,
    isInteractive: process.stderr.isTTY === true,
    columns: process.stdout.columns ?? 120,
  }
}

/** One line of the result. */
export function print(terminal: Terminal, text: string): void {
  terminal.out.write(`${text}\n`)
}

/** One line of the result, as JSON for scripts. */
export function printJson(terminal: Terminal, value: unknown): void {
  print(terminal, JSON.stringify(value, null, 2))
}

/** One line for the person who waits. */
export function say(terminal: Terminal, text: string): void {
  terminal.err.write(`${text}\n`)
}

/** Text from the graph, safe to show: what could drive the terminal or turn the line around is gone. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
}
