import type { LogStream } from '../app/composition.ts'
import type { Terminal } from './terminal.ts'

/** Pino's numbers for levels. */
const LEVELS: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
}

/** Where log lines go: to `err`, as JSON for machines, shortened where a person watches. */
export function logStream(terminal: Terminal): LogStream {
  if (!terminal.isInteractive) return { write: (line) => terminal.err.write(line) }
  return { write: (line) => terminal.err.write(`${readable(line)}\n`) }
}

/** `12:00:01 warn  message {"rest":1}` from one JSON line; the line itself if it is none. */
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
