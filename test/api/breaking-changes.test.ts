import { readFileSync } from 'node:fs'
import { CriticalityLevel, diff } from '@graphql-inspector/core'
import { buildSchema } from 'graphql'
import { describe, expect, it } from 'vitest'
import { readSchemaText } from '../../src/server/api/schema.ts'

/** The schema of the last release. A release replaces it by `/schema.graphql`. */
const RELEASED = readFileSync(new URL('./released-schema.graphql', import.meta.url), 'utf8')

const CHANGELOG = readFileSync(new URL('../../CHANGELOG.md', import.meta.url), 'utf8')

const TITLE = '### Breaking changes of the schema'

/** The paths in the list items of the section, such as `Query.items`. */
function announcedIn(changelog: string): readonly string[] {
  const [, section = ''] = changelog.split(`${TITLE}\n`)
  const [text = ''] = section.split(/^#/m)
  const items = text.match(/^- (`[\w.@]+`(,\s+)?)+/gm) ?? []
  return items.flatMap((item) => [...item.matchAll(/`([\w.@]+)`/g)].map(([, path = '']) => path))
}

/** True if the path, or something that it is part of, is announced. */
function covers(announced: string, path: string): boolean {
  return path === announced || path.startsWith(`${announced}.`)
}

/** The breaking changes from one schema to another, by path. */
async function breakingChanges(before: string, after: string): Promise<ReadonlyMap<string, string>> {
  const changes = await diff(buildSchema(before), buildSchema(after))
  const breaking = changes.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
  return new Map(breaking.map(({ path, message }) => [path ?? '', message]))
}

/** What to add to or remove from the section, so that it names exactly the breaking changes. */
function faultsOf(announced: readonly string[], breaking: ReadonlyMap<string, string>): readonly string[] {
  const missing = [...breaking].filter(([path]) => !announced.some((one) => covers(one, path)))
  const stale = announced.filter((one) => ![...breaking.keys()].some((path) => covers(one, path)))
  return [
    ...missing.map(([path, message]) => `add the line "- \`${path}\`: …" for: ${message}`),
    ...stale.map((path) => `remove \`${path}\`: it did not break`),
  ]
}

describe('the changelog', () => {
  it(`announces every breaking change since the last release under "${TITLE}"`, async () => {
    const breaking = await breakingChanges(RELEASED, readSchemaText().join('\n'))
    expect(faultsOf(announcedIn(CHANGELOG), breaking)).toEqual([])
  })

  it('is incomplete without the path of a removed field, or of its type', async () => {
    const breaking = await breakingChanges('type Query { a: Int b: Int }', 'type Query { a: Int }')
    expect(faultsOf(['Query'], breaking)).toEqual([])
    expect(faultsOf(['Query.b'], breaking)).toEqual([])
    expect(faultsOf([], breaking)).toEqual([expect.stringContaining('add the line "- `Query.b`: …"')])
    expect(faultsOf(['Query.b', 'Query.a'], breaking)).toEqual(['remove `Query.a`: it did not break'])
  })

  it('is read by the paths at the start of each list item', () => {
    const text = `# Changelog\n\n${TITLE}\n\n- \`A.b\`, \`C\`: see \`D\`.\n- \`E.f\`,\n  \`G\`: gone.\n\n### Fixed\n\n- \`H\`: fixed.\n`
    expect(announcedIn(text)).toEqual(['A.b', 'C', 'E.f', 'G'])
  })
})
