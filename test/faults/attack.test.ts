import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OUTSIDE_ATTACKS } from '../attacks/outside/all.ts'
import { type CrashServer, crashServer } from './crash-server.ts'

interface Result {
  readonly classes: readonly {
    readonly id: string
    readonly gains: readonly string[]
    readonly broken: unknown[]
  }[]
  readonly left: readonly string[]
}

describe('npm run attack on the shipped build in production', () => {
  const folder = mkdtempSync(join(tmpdir(), 'attune-attack-'))
  let server: CrashServer
  const keys: string[] = []
  beforeAll(async () => {
    server = await crashServer(join(folder, 'graph'), { NODE_ENV: 'production' })
    keys.push(await newKey('admin', 'ADMIN'))
    keys.unshift(await newKey('backend', 'SERVER'))
    keys.unshift(await newKey('web', 'READ, TRACK'))
  })
  afterAll(async () => {
    await server.kill()
    rmSync(folder, { recursive: true, force: true })
  })

  /** The first key needs none; the others need that of the operator, which is the last of `keys`. */
  async function newKey(name: string, scopes: string): Promise<string> {
    const query = `mutation { createApiKey(name: "${name}", scopes: [${scopes}]) { key } }`
    const admin = keys.at(-1)
    const response = await fetch(server.url, {
      method: 'POST',
      body: JSON.stringify({ query }),
      headers: { 'content-type': 'application/json', ...(admin !== undefined && { 'x-api-key': admin }) },
    })
    const { data } = (await response.json()) as { data: { createApiKey: { key: string } } }
    return data.createApiKey.key
  }

  it('tries every class that can be tried from outside, without a success, and leaves no record', async () => {
    const [web = '', backend = '', admin = ''] = keys
    const words = ['--url', server.url, '--web-key', web, '--server-key', backend, '--admin-key', admin]
    const child = spawn(process.execPath, ['--import', 'tsx', 'tools/attack.ts', ...words, '--json'])
    let [out, err] = ['', '']
    child.stdout.on('data', (chunk) => {
      out += chunk
    })
    child.stderr.on('data', (chunk) => {
      err += chunk
    })
    const code = await new Promise((resolve) => child.once('close', resolve))
    expect([code, out === '' ? err : '']).toEqual([0, ''])
    const { classes, left } = JSON.parse(out) as Result
    expect(classes.flatMap(({ gains, broken }) => [...gains, ...broken])).toEqual([])
    expect(classes.map(({ id }) => id).sort()).toEqual(
      [...new Set(OUTSIDE_ATTACKS.map(({ id }) => id))].sort(),
    )
    expect(left).toEqual([])
    const records = '{ users { totalCount } items { totalCount } tags { totalCount } }'
    const response = await fetch(server.url, {
      method: 'POST',
      body: JSON.stringify({ query: records }),
      headers: { 'content-type': 'application/json', 'x-api-key': admin },
    })
    expect(await response.json()).toMatchObject({
      data: { users: { totalCount: 0 }, items: { totalCount: 0 }, tags: { totalCount: 0 } },
    })
  }, 600_000)
})
