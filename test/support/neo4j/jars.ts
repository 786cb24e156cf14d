import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { runCommand } from './run-command.ts'
import { SetupError } from './setup-error.ts'

/** Same as in `pom.xml`, where Maven reads it. */
const DEFAULT_VERSION = '5.26.12'

/**
 * The folder with the server's jars, copied there by Maven if they are not there yet (about 116 MB, once).
 * `ATTUNE_NEO4J_LIB` names another folder, `ATTUNE_NEO4J_VERSION` another release.
 *
 * @throws SetupError without Maven, or if the download fails
 */
export async function findJars(onDownload: (folder: string) => void): Promise<string> {
  const version = process.env.ATTUNE_NEO4J_VERSION ?? DEFAULT_VERSION
  const folder = resolve(process.env.ATTUNE_NEO4J_LIB ?? join('.neo4j', 'lib', version))
  // Removed last, so that an interrupted download is started again.
  const unfinished = join(folder, '.unfinished')
  if (existsSync(join(folder, `neo4j-${version}.jar`)) && !existsSync(unfinished)) return folder
  onDownload(folder)
  // Truncated jars would be reused. A folder from `ATTUNE_NEO4J_LIB` is not ours to empty.
  if (!process.env.ATTUNE_NEO4J_LIB) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(unfinished, '')
  await download(folder, version)
  rmSync(unfinished)
  return folder
}

async function download(folder: string, version: string): Promise<void> {
  const args = [
    '-q',
    '-B',
    '-f',
    join(import.meta.dirname, 'pom.xml'),
    `-Dneo4j.version=${version}`,
    'dependency:copy-dependencies',
    '-DincludeScope=runtime',
    `-DoutputDirectory=${folder}`,
  ]
  const outcome = await runCommand('mvn', args).catch(() => undefined)
  if (!outcome) throw new SetupError('Maven is needed to download the jars of Neo4j, but mvn was not found')
  if (outcome.code !== 0) {
    throw new SetupError(`Maven could not fetch Neo4j ${version}:\n${outcome.output.slice(-2_000)}`)
  }
}
