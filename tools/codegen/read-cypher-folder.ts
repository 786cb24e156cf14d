import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CypherFile, parseCypherFile } from './parse-cypher-file.ts'

/** Every `*.cypher` below `folder`, parsed, sorted by name. */
export function readCypherFolder(folder: string): CypherFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.cypher'))
    .sort()
    .map((path) => parseCypherFile(path.replace(/\.cypher$/, ''), readFileSync(join(folder, path), 'utf8')))
}
