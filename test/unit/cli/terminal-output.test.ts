import { describe, expect, it } from 'vitest'
import { withProgress } from '../../../src/cli/progress.ts'
import { table } from '../../../src/cli/table.ts'
import { logStream, readable } from '../../../src/cli/terminal.ts'
import { stringTerminal } from '../../support/string-terminal.ts'

describe('progress in a log', () => {
  it('is a line at the start of each task and every few seconds', async () => {
    const terminal = stringTerminal()
    let now = 0
    await withProgress({ terminal, nowMs: () => now }, async (update) => {
      for (now = 0; now <= 7_000; now += 500) update({ label: 'users', done: now, total: 10_000 })
      update({ label: 'items', done: 1, total: 2, detail: 'songs' })
    })
    expect(terminal.errText()).toBe('users: 0%\nusers: 30%\nusers: 60%\nitems: 50% (songs)\n')
    expect(terminal.outText()).toBe('')
  })

  it('accepts a total of zero and more done than the total', async () => {
    const terminal = stringTerminal()
    await withProgress({ terminal, nowMs: () => 0 }, async (update) => {
      update({ label: 'empty', done: 0, total: 0 })
      update({ label: 'over', done: 3, total: 2 })
    })
    expect(terminal.errText()).toBe('empty: 0%\nover: 100%\n')
  })
})

describe('progress on a terminal', () => {
  it('is a bar on stderr, and stops with the work', async () => {
    const terminal = stringTerminal({ isInteractive: true })
    const work = withProgress({ terminal, nowMs: () => 0 }, async (update) => {
      update({ label: 'users', done: 1, total: 2 })
      update({ label: 'users', done: 2, total: 2 })
      throw new Error('interrupted')
    })
    await expect(work).rejects.toThrow('interrupted')
    expect(terminal.outText()).toBe('')
  })
})

describe('a table', () => {
  const columns = [
    { head: '#', isNumber: true },
    { head: 'title', grow: 1 },
  ]

  it('fits the terminal by wrapping at words', () => {
    const terminal = stringTerminal({ columns: 40 })
    const text = table(terminal, columns, [[1, 'a title that is far too long to fit into one line']])
    const lines = text.split('\n')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40)
    expect(text).toContain('far too')
  })

  it('removes control characters', () => {
    const text = table(stringTerminal(), columns, [[1, 'red \u001b[31m alert\u0007']])
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
    expect(text).toContain('red [31m alert')
  })

  it('without rows prints its header', () => {
    expect(table(stringTerminal(), columns, [])).toContain('title')
  })
})

describe('log lines', () => {
  const line = `${JSON.stringify({ level: 40, time: '2026-01-01T12:34:56.000Z', service: 'attune', msg: 'slow', tookMs: 9 })}\n`

  it('stay JSON in a log', () => {
    const terminal = stringTerminal()
    logStream(terminal).write(line)
    expect(terminal.errText()).toBe(line)
  })

  it('are shortened on a terminal', () => {
    expect(readable(line)).toBe('12:34:56 warn  slow {"tookMs":9}')
    expect(readable('not JSON\n')).toBe('not JSON')
  })
})
