import type { FieldType } from '../../src/graph/graph-query.ts'
import { lowerQuery } from './lower-query.ts'
import { type CypherFile, readCypherFolder } from './parse-cypher-file.ts'

/** GraphQL Code Generator plugin that ignores the schema and turns `cypher/` into typed queries. */
export const plugin = (): string => generateQueries(readCypherFolder('cypher'))

/**
 * The text of `__generated__/queries.ts`: one typed `GraphQuery` a file, sorted by name. Same input, same text.
 *
 * @throws Error for a write that does not say what it touches
 */
export function generateQueries(files: readonly CypherFile[]): string {
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1))
  const names = new Map<string, string>()
  for (const file of sorted) {
    const name = exportName(file.name)
    const taken = names.get(name)
    if (taken) throw new Error(`${file.name} and ${taken} would both be exported as ${name}`)
    names.set(name, file.name)
    if (file.mode === 'write' && file.touches === null) throw new Error(`${file.name}: @touches is missing`)
  }
  return [
    '// Generated from cypher/**/*.cypher by `npm run codegen`. Do not edit.',
    ...importsOf(sorted),
    "import type { GraphQuery } from '../graph-query.ts'",
    '',
    ...sorted.map(generateQuery),
    `/** Every query, for suites that go through them all. */`,
    `export const ALL_QUERIES = [${sorted.map((file) => exportName(file.name)).join(', ')}] as const`,
    '',
  ].join('\n')
}

/** `candidates/social-two-hop` is exported as `socialTwoHop`: the file's name alone, so it must be unique. */
export function exportName(name: string): string {
  const stem = name.slice(name.lastIndexOf('/') + 1)
  return stem.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

function generateQuery(file: CypherFile): string {
  const name = exportName(file.name)
  const { text, serverText } = lowerQuery(file)
  const stem = name[0]?.toUpperCase() + name.slice(1)
  return [
    `export interface ${stem}Params ${fieldsOf(file.params, 'param')}`,
    '',
    `export interface ${stem}Row ${fieldsOf(file.row, 'row')}`,
    '',
    `/** ${file.description.replace(/\n/g, '\n * ')} */`,
    `export const ${name}: GraphQuery<${stem}Params, ${stem}Row> = {`,
    `  name: ${JSON.stringify(file.name)},`,
    `  mode: '${file.mode}',`,
    `  isBounded: ${file.isBounded},`,
    ...(file.isLock ? ['  isLock: true,'] : []),
    ...(file.isGrowing ? ['  isGrowing: true,'] : []),
    ...(file.isSteady ? ['  isSteady: true,'] : []),
    ...(file.touches === null ? [] : [`  touches: ${JSON.stringify(file.touches)},`]),
    ...(file.group === null ? [] : [`  group: '${file.group}',`]),
    `  text: ${JSON.stringify(text)},`,
    ...(serverText === undefined ? [] : [`  serverText: ${JSON.stringify(serverText)},`]),
    `  params: ${JSON.stringify(file.params)},`,
    `  row: ${JSON.stringify(file.row)},`,
    '}',
    '',
  ].join('\n')
}

function fieldsOf(fields: Readonly<Record<string, FieldType>>, side: 'param' | 'row'): string {
  const entries = Object.entries(fields)
    // Only the decryption needs the key of a user.
    .filter(([, { holds }]) => holds !== 'user-key')
    .map(([name, type]) => `readonly ${name}: ${typeText(type, side)}`)
  return entries.length === 0 ? '{}' : `{ ${entries.join('; ')} }`
}

function typeText(type: FieldType, side: 'param' | 'row'): string {
  if (type.type === 'IdSet') return side === 'param' ? 'Iterable<string>' : 'never'
  if (type.type === 'Places') return side === 'param' ? 'ReadonlyMap<string, number>' : 'never'
  if (type.type === 'Properties') return side === 'param' ? 'PropertyChanges' : 'Properties'
  if (type.type === 'Rows') return `readonly ${fieldsOf(type.fields, side)}[]`
  const scalar = { String: 'string', Int: 'number', Float: 'number', Boolean: 'boolean' }[type.type]
  const full = type.list ? `readonly ${scalar}[]` : scalar
  return type.nullable ? `${full} | null` : full
}

function importsOf(files: readonly CypherFile[]): readonly string[] {
  const mentions = (side: 'params' | 'row') =>
    files.some((file) => Object.values(file[side]).some(mentionsProperties))
  const names = [
    ...(mentions('row') ? ['Properties'] : []),
    ...(mentions('params') ? ['PropertyChanges'] : []),
  ]
  return names.length > 0 ? [`import type { ${names.join(', ')} } from '../../domain/records.ts'`] : []
}

function mentionsProperties(type: FieldType): boolean {
  return (
    type.type === 'Properties' ||
    (type.type === 'Rows' && Object.values(type.fields).some(mentionsProperties))
  )
}
