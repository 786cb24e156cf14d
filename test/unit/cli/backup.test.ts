import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { lockFolder } from '../../../src/app/folder-lock.ts'
import { type CliFolder, cliFolder } from '../../support/cli.ts'
import { writeSmallFolder } from '../../support/small-folder.ts'

let folder: CliFolder
let dataDir = ''

beforeEach(async () => {
  folder = cliFolder()
  onTestFinished(() => folder.remove())
  dataDir = join(folder.path, 'graph')
  writeSmallFolder(join(folder.path, 'songs'))
  expect((await folder.run(['import', join(folder.path, 'songs')])).code).toBe(0)
})

async function userCount(): Promise<number> {
  return JSON.parse((await folder.run(['stats', '--json'])).out).nodes[0].total
}

describe('attune backup and restore', () => {
  it('bring a graph back as it was', async () => {
    const users = await userCount()
    const { code, out } = await folder.run(['backup', '--output', folder.path, '--json'])
    expect(code).toBe(0)
    const { file } = JSON.parse(out)
    writeFileSync(join(dataDir, 'graph.grafeo'), 'damaged')
    expect((await folder.run(['restore', file, '--json'])).code).toBe(0)
    expect(await userCount()).toBe(users)
  })

  it('never replace a file, and leave no part of one', async () => {
    const file = join(folder.path, 'taken.grafeo')
    writeFileSync(file, 'something else')
    const before = readdirSync(folder.path)
    expect(await folder.run(['backup', '--output', file])).toMatchObject({
      err: expect.stringContaining('a file that exists'),
    })
    expect(readFileSync(file, 'utf8')).toBe('something else')
    expect(readdirSync(folder.path)).toEqual(before)
    expect((await folder.run(['restore', join(folder.path, 'absent')])).err).toContain('no such file')
  })

  it('name who holds the graph if there is no snapshot', async () => {
    const lock = await lockFolder(dataDir, 'attune serve')
    onTestFinished(() => lock.release())
    const { code, err } = await folder.run(['backup', '--output', join(folder.path, 'new.grafeo')])
    expect([code, err]).toEqual([3, expect.stringContaining('`attune serve`')])
  })

  it('say when a server that has taken no snapshot will take one', async () => {
    const lock = await lockFolder(dataDir, 'attune serve')
    onTestFinished(() => lock.release())
    lock.announce({ url: 'http://127.0.0.1:1/graphql', operatorKey: 'secret' })
    const { code, err } = await folder.run(['backup', '--output', join(folder.path, 'new.grafeo')])
    expect([code, err]).toEqual([3, expect.stringContaining('a minute after its start')])
    expect(err).not.toContain('kill')
  })

  it('say that Neo4j has tools of its own', async () => {
    const variables = { ATTUNE_GRAPH: 'neo4j', NEO4J_URI: 'bolt://127.0.0.1:1', NEO4J_PASSWORD: 'none' }
    for (const words of [
      ['backup', '--output', folder.path],
      ['restore', 'any'],
    ]) {
      expect((await folder.run(words, { variables })).err).toContain('Neo4j with its own tools')
    }
  })
})
