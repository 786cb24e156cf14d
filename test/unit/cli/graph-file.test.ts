import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { readConfig } from '../../../src/app/config.ts'
import { openGraph } from '../../../src/app/open-graph.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { type CliFolder, cliFolder } from '../../support/cli.ts'

let folder: CliFolder

beforeEach(() => {
  folder = cliFolder()
  onTestFinished(folder.remove)
})

it.each([
  ['is empty', Buffer.alloc(0)],
  ['is all zeros', Buffer.alloc(100_000)],
  ['holds something else', Buffer.from('no graph')],
])('a graph file that %s is reported as damaged, with a hint', async (_, bytes) => {
  mkdirSync(join(folder.path, 'graph'))
  writeFileSync(join(folder.path, 'graph', 'graph.grafeo'), bytes)
  const { code, err } = await folder.run(['stats'])
  expect(code).toBe(1)
  expect(err).toContain('is damaged')
  expect(err).toContain('attune rebuild')
})

it('a graph with a damaged write-ahead log is reported as damaged', async () => {
  const served = join(folder.path, 'served')
  const serving = await openEmbedded({ path: join(served, 'graph.grafeo'), maxRelationships: 1e6 })
  onTestFinished(() => serving.close())
  const left = join(folder.path, 'graph')
  cpSync(served, left, { recursive: true })
  const log = readdirSync(join(left, 'graph.grafeo.wal')).find((name) => name.endsWith('.log')) ?? ''
  const path = join(left, 'graph.grafeo.wal', log)
  const bytes = readFileSync(path)
  bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0)
  writeFileSync(path, bytes)
  const { code, err } = await folder.run(['stats'])
  expect([code, err]).toEqual([1, expect.stringContaining('is damaged')])
})

it.each([
  { journal: '24', warnings: 1 },
  { journal: '48', warnings: 0 },
])('a journal of $journal h with daily snapshots gives $warnings warnings', async ({ journal, warnings }) => {
  const variables = { ATTUNE_DATA_DIR: folder.path, ATTUNE_JOURNAL_HOURS: journal }
  const graph = await openGraph(readConfig(variables, folder.path), { command: 'test', mayCreate: true })
  const lines: string[] = []
  graph.startSnapshots((line) => lines.push(line))
  await graph.close()
  expect(lines).toHaveLength(warnings)
})
