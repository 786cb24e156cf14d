import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { compose } from '../../../src/app/compose.ts'
import { readConfig } from '../../../src/app/config.ts'
import { makeDataFolder } from '../../../src/app/data-folder.ts'
import { lmdbJournal } from '../../../src/events/journal/lmdb-journal.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { FORMAT } from '../../../src/graph/format.ts'
import type { GraphError } from '../../../src/graph/graph-error.ts'
import { isAvailable } from '../../../src/graph/graph-store.ts'
import { listening, storeOver } from '../../support/bolt/store-over.ts'
import { type CliFolder, cliFolder } from '../../support/cli.ts'
import { cypherQuery } from '../../support/cypher-query.ts'
import { writeSmallFolder } from '../../support/small-folder.ts'

const ANOTHER = cypherQuery<Record<never, never>, never>(
  'test/another-format',
  `// @mode write
   MATCH (format:Singleton {id: 'format'}) SET format.number = 7`,
)

let folder: CliFolder
let dataDir = ''

beforeEach(() => {
  folder = cliFolder()
  onTestFinished(folder.remove)
  dataDir = join(folder.path, 'graph')
})

describe('a data folder', () => {
  it('gets the number of the format when it is new, and opens again with it', () => {
    makeDataFolder(dataDir)
    expect(readFileSync(join(dataDir, 'format'), 'utf8')).toBe(String(FORMAT))
    makeDataFolder(dataDir)
  })

  it('of another number is refused by every command, with what to do', async () => {
    makeDataFolder(dataDir)
    writeFileSync(join(dataDir, 'format'), '7')
    const { code, err } = await folder.run(['serve'])
    expect(code).toBe(2)
    expect(err).toContain(`${dataDir} has data of format 7; this version of Attune needs format ${FORMAT}`)
    for (const command of ['attune export', 'attune import', 'attune backup']) expect(err).toContain(command)
    expect(existsSync(join(dataDir, 'graph.grafeo'))).toBe(false)
  })

  it('with a journal and no number is refused', async () => {
    await lmdbJournal({ folder: join(dataDir, 'journal'), nowMs: Date.now }).close()
    expect(() => makeDataFolder(dataDir)).toThrow('data without a format number')
  })
})

it('a backup of another format is not restored, and the graph stays', async () => {
  writeSmallFolder(join(folder.path, 'songs'))
  expect((await folder.run(['import', join(folder.path, 'songs')])).code).toBe(0)
  const backup = join(folder.path, 'backup.grafeo')
  expect((await folder.run(['backup', '--output', backup])).code).toBe(0)
  const graph = await openEmbedded({ path: backup, maxRelationships: 1e6 })
  await graph.run(ANOTHER, {})
  await graph.close()
  const { code, err } = await folder.run(['restore', backup])
  expect([code, err]).toEqual([2, expect.stringContaining('data of format 7')])
  expect((await folder.run(['stats'])).code).toBe(0)
})

it('a Neo4j of another format that did not answer at the start stays unavailable', async () => {
  const neo4j = await listening()
  await (await storeOver(neo4j.uri)).run(ANOTHER, {})
  await neo4j.stop()
  const variables = { ATTUNE_GRAPH: 'neo4j', NEO4J_URI: neo4j.uri, NEO4J_PASSWORD: 'secret' }
  const config = readConfig({ ...variables, ATTUNE_DATA_DIR: dataDir }, folder.path)
  const refusals: GraphError[] = []
  const { store, close } = await compose(config, { write: () => undefined }, '1.2.3').openGraph({
    command: 'attune serve',
    mayCreate: true,
    onUnavailable: () => undefined,
    onRefused: (error) => refusals.push(error),
  })
  onTestFinished(close)
  await neo4j.start()
  await expect.poll(() => refusals[0]?.message).toContain('data of format 7')
  expect(isAvailable(store)).toBe(false)
})
