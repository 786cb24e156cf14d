import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readOwner, removeOwner, writeOwner } from '../../../src/app/graph-owner.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attune-owner-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

const owner = {
  pid: process.pid,
  url: 'http://127.0.0.1:4000/graphql',
  startedAt: '2026-01-01T00:00:00.000Z',
  command: 'attune serve',
}

/** The id of a process that has ended. */
function goneProcess(): number {
  return spawnSync(process.execPath, ['--version']).pid
}

describe('the owner file', () => {
  it('says who holds the graph', () => {
    writeOwner(folder, owner)
    expect(readOwner(folder)).toEqual(owner)
  })

  it('is not believed if its process is gone', () => {
    writeOwner(folder, { ...owner, pid: goneProcess() })
    expect(readOwner(folder)).toBeNull()
  })

  it('is taken away by its own process only', () => {
    writeOwner(folder, owner)
    removeOwner(folder, owner.pid + 1)
    expect(readOwner(folder)).toEqual(owner)
    removeOwner(folder, owner.pid)
    expect(existsSync(join(folder, 'owner.json'))).toBe(false)
  })

  it('that is broken counts as none', () => {
    writeFileSync(join(folder, 'owner.json'), '{"pid":')
    expect(readOwner(folder)).toBeNull()
    removeOwner(folder, owner.pid)
  })
})
