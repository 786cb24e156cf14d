import type { Writable } from 'node:stream'

/** Where a command writes: results to `out`, so that they can be piped, and everything else to `err`. */
export interface Terminal {
  readonly out: Writable
  readonly err: Writable
  /** True if `err` is a terminal: progress bars may overwrite lines. */
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

/** Prints a line of the result. */
export function print(terminal: Terminal, text: string): void {
  terminal.out.write(`${text}\n`)
}

/** Prints the result as JSON. */
export function printJson(terminal: Terminal, value: unknown): void {
  print(terminal, JSON.stringify(value, null, 2))
}

/** Prints a message to `err`. */
export function say(terminal: Terminal, text: string): void {
  terminal.err.write(`${text}\n`)
}

/** Removes control and bidirectional characters from text of the graph. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
}

/** Pino's numbers for levels. */
const LEVELS: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
}

/** Writes log lines to `err`: as JSON, or shortened on a terminal. */
export function logStream(terminal: Terminal): { write(line: string): void } {
  if (!terminal.isInteractive) return { write: (line) => terminal.err.write(line) }
  return { write: (line) => terminal.err.write(`${readable(line)}\n`) }
}

/** `12:00:01 warn  message {"rest":1}` from a JSON line; other lines unchanged. */
export function readable(line: string): string {
  const entry = parse(line)
  if (entry === null) return line.trimEnd()
  const { level, time, msg, service: _service, pid: _pid, hostname: _hostname, ...rest } = entry
  const clock = typeof time === 'string' ? time.slice(11, 19) : ''
  const word = (typeof level === 'number' ? (LEVELS[level] ?? '') : '').padEnd(5)
  const more = Object.keys(rest).length === 0 ? '' : ` ${JSON.stringify(rest)}`
  return `${clock} ${word} ${typeof msg === 'string' ? msg : ''}${more}`
}

function parse(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? { ...value } : null
  } catch {
    return null
  }
}
