import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { MAX_FOLLOWS, MAX_REFUSALS } from '../../../../src/catalog/upsert-ties.ts'
import { dataFolder } from '../../../../src/datasets/importing/folder.ts'
import { importDataSet } from '../../../../src/datasets/importing/import-data-set.ts'
import type { Fields } from '../../../../src/domain/field.ts'
import { OWN_ITEM_PROPERTIES, OWN_USER_PROPERTIES } from '../../../../src/domain/own-properties.ts'
import { RECORD_FIELDS, RECORD_KINDS } from '../../../../src/domain/records.ts'
import { openEmbedded } from '../../../../src/graph/embedded/open-embedded.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const PAGE = readFileSync('docs/import-format.md', 'utf8')
const NOW_MS = Date.UTC(2026, 2, 1)

/** The files of the page's example, by name. */
function exampleFiles(): Record<string, string> {
  const blocks = PAGE.matchAll(/^`(\w+\.(?:csv|jsonl))`\n\n```\w+\n(.*?)^```$/gms)
  return Object.fromEntries([...blocks].map(([, name = '', content = '']) => [name, content]))
}

describe('docs/import-format.md', () => {
  it('has an example of every file with only valid rows', async () => {
    const files = exampleFiles()
    expect(
      Object.keys(files)
        .map((name) => name.replace(/\..*/, ''))
        .sort(),
    ).toEqual([...RECORD_KINDS].sort())
    const graph = await openEmbedded({ maxRelationships: 1e6 })
    const report = await importDataSet(graph, await dataFolder(temporaryFolder(files)), {
      atMs: NOW_MS,
      nowMs: NOW_MS,
    })
    expect(report.reasons).toEqual([])
    expect(report).toMatchObject({
      users: { read: 2, created: 3 },
      items: { read: 2, created: 2 },
      interactions: { read: 4, created: 3, merged: 1 },
      ties: { created: 2 },
      taggings: { created: 3, merged: 1 },
    })
    await graph.close()
  })

  it('lists every column, every reserved name and the caps on ties', () => {
    for (const kind of RECORD_KINDS) {
      const start = new RegExp(`^\\| \`${kind}\` *\\| \\*\\*`)
      const row = PAGE.split('\n').find((line) => start.test(line)) ?? ''
      for (const [column, { isRequired }] of Object.entries<Fields[string]>(RECORD_FIELDS[kind]))
        expect(row).toMatch(isRequired ? `**${column}**` : new RegExp(`(?<!\\*)\\b${column}\\b`))
    }
    for (const cap of [MAX_FOLLOWS, MAX_REFUSALS]) {
      expect(PAGE).toContain(`at most ${cap.toLocaleString('en-US')} \``)
    }
    for (const name of [...OWN_USER_PROPERTIES, ...OWN_ITEM_PROPERTIES]) expect(PAGE).toContain(name)
  })
})
